/** `settle`: a plan, facts, a payee and a period; out comes a statement. */

import type { Period } from '../calendar/period.js';
import type { Facts, Payee } from '../facts/facts.js';
import { addLines, emptyTally } from '../measure/add-lines.js';
import { amendedBy } from '../measure/links.js';
import { periodOfPlan, tallySpec } from '../measure/spec.js';
import type { Tally } from '../measure/tally.js';
import type { Plan } from '../plan/plan.js';
import type { Statement } from '../statement/statement.js';
import { fail, guarded } from '../trace/problems.js';
import { effectiveText, versionsInForce } from './in-force.js';
import { type PeriodInput, settlePeriod } from './period.js';
import { settleVersions } from './versions.js';

export interface SettleOptions {
  /** Id of the payee. */
  readonly payee: string;
  /** Name of a period of the plan: `"2026-03"`, `"2026-Q1"`, `"2026-H1"`, `"2026"`. */
  readonly period: string;
  /** A tally of the lines, made for this plan and period: shared by the payees of a run, or merged from shards. */
  readonly tally?: Tally;
  /** Whether the statement carries its trace (default), so that it can be explained and verified. Never changes a figure. */
  readonly trace?: boolean;
  /**
   * Whether the statement splits the margin gain behind each efficiency gain by group into volume, mix, rate and new groups; default
   * false. Never changes a figure.
   */
  readonly marginSplit?: boolean;
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
 *   `quota_missing`, `versions_gap`, `versions_overlap`, `versions_differ`, `cost_missing`, `zero_denominator`; with all problems of the settlement at once
 * @example
 * settle(plan, facts, { payee: 'anna', period: '2026-Q1' }).payable.value // "3254.16"
 */
export function settle(plans: Plan | readonly Plan[], facts: Facts, options: SettleOptions): Statement {
  return guarded(() => {
    if (Array.isArray(plans) && plans.length !== 1) return settleOneOf(plans, facts, options);
    const plan = (Array.isArray(plans) ? plans[0] : plans) as Plan;
    const period = periodOfPlan(plan, options.period, '/period');
    const payee = payeeOf(plan, facts, options.payee);
    refuseOutside(plan, period);
    return settlePeriod({ plan, facts, payee, period, ...sumsFor([plan], facts, period, options) });
  });
}

/** Settles a payee with the versions of the payee's plan that are in force in the period: with one, or in parts. */
function settleOneOf(plans: readonly Plan[], facts: Facts, options: SettleOptions): Statement {
  const payee = payeeNamed(facts, options.payee);
  const inForce = versionsInForce(plans, payee, options.period);
  const { versions, period } = inForce;
  const [{ plan }, ...others] = versions;
  if (others.length === 0) return settle(plan, facts, options);
  const own = versions.map((version) => version.plan);
  return settleVersions({ ...inForce, facts, payee, ...sumsFor(own, facts, period, options) });
}

/** The tally that was handed in, made for these plans, or one of all lines; and how it is settled from. */
function sumsFor(
  plans: readonly Plan[],
  facts: Facts,
  period: Period,
  { tally, trace = true, marginSplit = false }: SettleOptions,
): Pick<PeriodInput, 'tally' | 'lineIds' | 'trace' | 'marginSplit'> {
  if (tally !== undefined) {
    for (const plan of plans) refuseOtherTally(tally, plan, period);
    return { tally, lineIds: tally.spec.lineIds, trace, marginSplit };
  }
  const spec = tallySpec(plans, { periods: [period.name], amended: amendedBy(facts) });
  return { tally: addLines(emptyTally(spec), facts), lineIds: 'checked', trace, marginSplit };
}

function payeeNamed(facts: Facts, id: string): Payee {
  const index = typeof id === 'string' ? facts.credits.payees.find(id) : undefined;
  const payee = index === undefined ? undefined : facts.payees[index];
  return payee ?? fail({ code: 'unknown_payee', at: '/payee', found: String(id) });
}

function payeeOf(plan: Plan, facts: Facts, id: string): Payee {
  const payee = payeeNamed(facts, id);
  if (payee.plan !== undefined && payee.plan !== plan.id) {
    return fail({ code: 'payee_of_other_plan', at: '/payee', found: payee.plan, expected: plan.id });
  }
  return payee;
}

/** A plan settles the periods in which it is effective as a whole. */
function refuseOutside(plan: Plan, period: Period): void {
  const { effective } = plan;
  if (effective === undefined) return;
  if (effective.from > period.from || (effective.to !== undefined && effective.to < period.to)) {
    fail({ code: 'plan_not_effective', at: '/period', found: period.name, expected: effectiveText(plan) });
  }
}

function refuseOtherTally({ spec }: Tally, plan: Plan, period: Period): void {
  const made = spec.plans.some(({ digest, periods }) => digest === plan.digest && periods.includes(period.name));
  if (!made) fail({ code: 'tally_not_for_this', at: '/tally', found: period.name, expected: plan.id });
}
