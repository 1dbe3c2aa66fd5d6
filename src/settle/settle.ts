/** `settle`: a plan, facts, a payee and a period; out comes a statement. */
import { type Day, parseDay } from '../calendar/day.js';
import { type Period, periodKey, seenDays, windowText } from '../calendar/period.js';
import type { Facts, Payee } from '../facts/facts.js';
import { addLines, emptyTally } from '../measure/add-lines.js';
import { amendedBy } from '../measure/links.js';
import { employedDays } from '../measure/part.js';
import { asOfDay, tallySpec } from '../measure/spec.js';
import type { Tally } from '../measure/tally.js';
import type { Plan } from '../plan/plan.js';
import { type Chain, chainOf, firstDayOf } from '../statement/earlier.js';
import type { Statement } from '../statement/statement.js';
import { Ledger } from '../trace/ledger.js';
import { fail, guarded, shown } from '../trace/problems.js';
import { type BudgetOption, budgetOf } from './budget.js';
import { type ClosedPeriods, closedPeriods, type Replaying, replayed } from './closed.js';
import { correcting } from './corrections.js';
import { earnedIn } from './earned-in.js';
import { type InForce, inForceIn } from './in-force.js';
import { Memory } from './memory.js';
import { knownAfter } from './posted.js';
import { stated } from './stated.js';

export interface SettleOptions {
  /** Id of the payee. */
  readonly payee: string;
  /** Name of a period of the plan: `"2026-03"`, `"2026-Q1"`, `"2026-H1"`, `"2026"`. */
  readonly period: string;
  /**
   * The statements before this one, as they were returned or as their JSON was read back; those of other payees are passed over.
   * The last one is enough to go on from; to notice a changed past, and to correct it, all since then are needed.
   */
  readonly earlier?: readonly Statement[];
  /**
   * Closed periods to correct, each with all after it: what they come to now, less what was settled and posted, is a part of this
   * statement. `"none"` leaves a changed past as it is, with a notice; it is found again next time. Absent: a changed past is
   * refused.
   */
  readonly reopen?: string | readonly string[];
  /**
   * A day of the period, `"2026-02-14"`: what it would come to as of then. Lines, payments, reversals and advances after it are not looked
   * at, also not in closed periods; baselines are cut alike, quotas and amounts are those of the whole period. The statement is a preview:
   * no other one goes on from it, and nothing of it is payable.
   */
  readonly asOf?: string;
  /** The last statement of the payee: what is still open below 0 is claimed, or forgiven. */
  readonly final?: { readonly balances: 'claim' | 'forgive' };
  /**
   * A tally of the lines, made for these plans, this period and the closed ones before it: shared by the payees of a run, or
   * merged from shards.
   */
  readonly tally?: Tally;
  /** Whether the statement carries its trace (default), so that it can be explained and verified. Never changes a figure. */
  readonly trace?: boolean;
  /**
   * Whether the statement splits the margin gain behind each efficiency gain by group into volume, mix, rate and new groups; default
   * false. Never changes a figure.
   */
  readonly marginSplit?: boolean;
  /**
   * What the budget of a run left of this statement, as its step `budget` prints it: so that one statement of a run can be
   * settled by itself.
   */
  readonly budget?: BudgetOption;
}

/**
 * Settles one payee in one period. Amounts are rounded as the plan says (default: each component once, half up, to the
 * currency's minor unit); every other figure is exact.
 *
 * @param plans from `parsePlan`: one, or several, of which the versions of the payee's are taken that are in force in the
 *   period. Where it changes within the period, each version settles its own days, with its part by days of all that is
 *   per period
 * @param facts from `parseFacts`, for these plans
 * @returns the statement: frozen plain data, the same bytes for the same input
 * @throws DreiklangError for instance `unknown_payee`, `period_not_of_plan`, `covers_too_short`, `kpi_missing`,
 *   `quota_missing`, `versions_gap`, `versions_overlap`, `versions_differ`, `cost_missing`, `zero_denominator`,
 *   `closed_period_changed`, `statement_changed`; with all problems of the settlement at once
 * @example
 * settle(plan, facts, { payee: 'anna', period: '2026-Q1' }).payable.value // "3254.16"
 */
export function settle(plans: Plan | readonly Plan[], facts: Facts, options: SettleOptions): Statement {
  return guarded(() => {
    const payee = payeeNamed(facts, options.payee);
    const { earlier } = options;
    const due = dueFor(
      { plans, facts, payee },
      options,
      () => earlier && chainOf(earlier, payee.id),
      () => firstDayOf(earlier),
    );
    return settleDue(due, tallyFor([due], facts, options.tally), options);
  });
}

/** A payee of whom a period is due to be settled. */
export interface Due {
  readonly plans: Plan | readonly Plan[];
  readonly facts: Facts;
  readonly payee: Payee;
  readonly inForce: InForce;
  /** First day of the first statement: the payee's, or where this is the payee's first, of anybody. */
  readonly firstDay: Day;
  readonly chain?: Chain;
  readonly closed?: ClosedPeriods;
}

/**
 * What is due: the plan or its versions in the period, the statements before, the periods that these closed.
 *
 * @param begun first day of the first statement of anybody; asked where the payee has none yet
 * @throws DreiklangError where the plans, or the statements before, do not fit the payee and the period
 */
export function dueFor(
  of: Pick<Due, 'plans' | 'facts' | 'payee'>,
  { period, asOf }: Pick<SettleOptions, 'period' | 'asOf'>,
  chainBefore: () => Chain | undefined,
  begun: () => Day | undefined,
): Due {
  const { plans, facts, payee } = of;
  const whole = inForceIn(plans, payee, period);
  const inForce = { ...whole, period: lookedAt(whole.period, asOf) };
  const chain = chainBefore();
  const { from } = inForce.period;
  if (chain === undefined) return { ...of, inForce, firstDay: Math.min(from, begun() ?? from) };
  refuseOutOfOrder(chain, inForce.period, payee);
  const { firstDay } = chain;
  return { ...of, inForce, firstDay, chain, closed: closedPeriods(plans, facts, payee, chain) };
}

/**
 * A period, where it is not settled yet as of a day within it.
 *
 * @throws DreiklangError `not_a_date`, `out_of_range`
 */
export function lookedAt(period: Period, asOf: string | undefined): Period {
  return asOf === undefined ? period : asOfDay(period, asOf, '/asOf');
}

/** The one way to a statement: of `settle` as of a run. */
export function settleDue(
  { plans, facts, payee, inForce, firstDay, chain, closed }: Due,
  { tally, lineIds }: DueTally,
  options: Omit<SettleOptions, 'payee' | 'period' | 'earlier' | 'tally'>,
): Statement {
  const { trace = true, marginSplit = false, final } = options;
  const budget = options.budget === undefined ? undefined : budgetOf(options.budget);
  const horizon = seenDays(inForce.period).to;
  const { asOf } = inForce.period;
  const known = asOf === undefined ? undefined : { knownTo: asOf };
  const replaying: Replaying = { facts, payee, tally, firstDay, horizon, ...known };
  const past = chain && closed && replayed(replaying, chain, closed, options.reopen);
  const ledger = new Ledger(trace);
  const corrections = (past?.corrected ?? []).map((again) => correcting(again(ledger), ledger));
  const left = past?.after ?? (chain && knownAfter(chain.last));
  const memory = new Memory(chain && left && { statement: chain.last.id, ...left });
  const earned = earnedIn(inForce, {
    ...replaying,
    period: inForce.period,
    ledger,
    memory,
    marginSplit,
    ...(budget && { budget }),
  });
  return stated(earned, {
    lineIds,
    originOf: (name) => inForceIn(plans, payee, name),
    ...(chain && { chain }),
    corrections,
    closed: past?.closed ?? [],
    leftAsIs: past?.leftAsIs ?? [],
    ...(final && { final: balancesOf(final) }),
  });
}

function balancesOf(final: NonNullable<SettleOptions['final']>): 'claim' | 'forgive' {
  const { balances } = final;
  if (balances === 'claim' || balances === 'forgive') return balances;
  return fail({ code: 'not_one_of', at: '/final/balances', found: shown(balances), expected: '"claim", "forgive"' });
}

/** A tally, and whether its line ids were checked. */
export interface DueTally {
  readonly tally: Tally;
  readonly lineIds: 'checked' | 'promised';
}

/** The tally that was handed in, made for these plans and periods, or one of all lines for all that is due. */
export function tallyFor(dues: readonly Due[], facts: Facts, handedIn: Tally | undefined): DueTally {
  const needed = dues.flatMap(({ inForce, closed }) =>
    [inForce, ...(closed?.periods ?? [])].flatMap(({ versions, period }) =>
      versions.map(({ plan }) => ({ plan, period })),
    ),
  );
  if (handedIn !== undefined) {
    for (const one of needed) refuseOtherTally(handedIn, one.plan, one.period);
    return { tally: handedIn, lineIds: handedIn.spec.lineIds };
  }
  const plans = [...new Set(needed.map(({ plan }) => plan))];
  const periods = [...new Set(needed.map((one) => periodKey(one.period)))];
  const spec = tallySpec(plans, { periods, amended: amendedBy(facts) });
  return { tally: addLines(emptyTally(spec), facts), lineIds: 'checked' };
}

function payeeNamed(facts: Facts, id: string): Payee {
  const index = typeof id === 'string' ? facts.credits.payees.find(id) : undefined;
  const payee = index === undefined ? undefined : facts.payees[index];
  return payee ?? fail({ code: 'unknown_payee', at: '/payee', found: String(id) });
}

/** A statement follows the one before, without a day of employment between them. */
function refuseOutOfOrder({ last }: Chain, period: Period, payee: Payee): void {
  if (last.final !== undefined) fail({ code: 'statement_is_final', at: '/earlier', found: last.id });
  const lastDay = parseDay(last.period.to) as number;
  if (lastDay >= period.from) {
    fail({ code: 'period_already_settled', at: '/period', found: period.name, expected: last.period.name });
  }
  const between = { from: lastDay + 1, to: period.from - 1 };
  if (employedDays(payee, between) > 0) {
    fail({ code: 'statement_missing', at: '/earlier', found: last.period.name, expected: windowText(between) });
  }
}

function refuseOtherTally({ spec }: Tally, plan: Plan, period: Period): void {
  const made = spec.plans.some(({ digest, periods }) => digest === plan.digest && periods.includes(periodKey(period)));
  if (!made) fail({ code: 'tally_not_for_this', at: '/tally', found: period.name, expected: plan.id });
}
