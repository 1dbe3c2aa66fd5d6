/** `settle`: a plan, facts, a payee and a period; out comes a statement. */

import { dayText } from '../calendar/day.js';
import type { Period } from '../calendar/period.js';
import type { Facts, Payee } from '../facts/facts.js';
import { addLines, emptyTally } from '../measure/add-lines.js';
import { amendedBy } from '../measure/links.js';
import { periodOfPlan, tallySpec } from '../measure/spec.js';
import type { Tally } from '../measure/tally.js';
import type { Plan } from '../plan/plan.js';
import type { Statement } from '../statement/statement.js';
import { fail, guarded } from '../trace/problems.js';
import { settlePeriod } from './period.js';

export interface SettleOptions {
  /** Id of the payee. */
  readonly payee: string;
  /** Name of a period of the plan: `"2026-03"`, `"2026-Q1"`, `"2026-H1"`, `"2026"`. */
  readonly period: string;
  /** A tally of the lines, made for this plan and period: shared by the payees of a run, or merged from shards. */
  readonly tally?: Tally;
  /** Whether the statement carries its trace (default), so that it can be explained and verified. Never changes a figure. */
  readonly trace?: boolean;
}

/**
 * Settles one payee in one period. Amounts are rounded as the plan says (default: each component once, half up, to the
 * currency's minor unit); every other figure is exact.
 *
 * @param plan from `parsePlan`
 * @param facts from `parseFacts`, for this plan
 * @returns the statement: frozen plain data, the same bytes for the same input
 * @throws DreiklangError for instance `unknown_payee`, `period_not_of_plan`, `covers_too_short`, `kpi_missing`,
 *   `quota_missing`, `cost_missing`, `zero_denominator`; with all problems of the settlement at once
 * @example
 * settle(plan, facts, { payee: 'anna', period: '2026-Q1' }).payable.value // "3254.16"
 */
export function settle(plan: Plan, facts: Facts, options: SettleOptions): Statement {
  return guarded(() => {
    const period = periodOfPlan(plan, options.period, '/period');
    const payee = payeeOf(plan, facts, options.payee);
    refuseOutside(plan, period);
    const { tally } = options;
    if (tally !== undefined) refuseOtherTally(tally, plan, period);
    return settlePeriod({
      plan,
      facts,
      payee,
      period,
      tally: tally ?? tallyFor(plan, facts, period),
      lineIds: tally?.spec.lineIds ?? 'checked',
      trace: options.trace ?? true,
    });
  });
}

function tallyFor(plan: Plan, facts: Facts, period: Period): Tally {
  const spec = tallySpec(plan, { periods: [period.name], amended: amendedBy(facts) });
  return addLines(emptyTally(spec), facts);
}

function payeeOf(plan: Plan, facts: Facts, id: string): Payee {
  const index = typeof id === 'string' ? facts.credits.payees.find(id) : undefined;
  const payee = index === undefined ? undefined : facts.payees[index];
  if (payee === undefined) return fail({ code: 'unknown_payee', at: '/payee', found: String(id) });
  if (payee.plan !== undefined && payee.plan !== plan.id) {
    return fail({ code: 'payee_of_other_plan', at: '/payee', found: payee.plan, expected: plan.id });
  }
  return payee;
}

/** A plan settles the periods in which it is effective as a whole. */
function refuseOutside({ effective }: Plan, period: Period): void {
  if (effective === undefined) return;
  if (effective.from > period.from || (effective.to !== undefined && effective.to < period.to)) {
    fail({
      code: 'plan_not_effective',
      at: '/period',
      found: period.name,
      expected: `${dayText(effective.from)} to ${effective.to === undefined ? '…' : dayText(effective.to)}`,
    });
  }
}

function refuseOtherTally({ spec }: Tally, plan: Plan, period: Period): void {
  const made = spec.plans.some(({ digest, periods }) => digest === plan.digest && periods.includes(period.name));
  if (!made) fail({ code: 'tally_not_for_this', at: '/tally', found: period.name, expected: plan.id });
}
