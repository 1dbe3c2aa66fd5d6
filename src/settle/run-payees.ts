/** Who belongs to a payroll run: of which payees the period is settled by some of its plans, and why not of the others. */
import { type Period, parsePeriod, seenDays } from '../calendar/period.js';
import type { Payee } from '../facts/facts.js';
import { employedDays } from '../measure/part.js';
import type { Plan } from '../plan/plan.js';
import { grouped } from '../trace/grouped.js';
import { fail } from '../trace/problems.js';
import type { RunOptions } from './run-options.js';
import { lookedAt } from './settle.js';

/** Why a payee has no statement, though nothing is wrong. */
export type SkipReason =
  /** The plan that the payee names is not among those of the run. */
  | 'other_plan'
  /** The run has several plans, and the payee names none. */
  | 'without_plan'
  /** The payee's plan has periods of another length. */
  | 'other_period'
  /** Employed before the period alone, and nothing is open. */
  | 'left_before'
  /** Employed after the period alone. */
  | 'joins_later'
  /** The last statement was final, and there was no employment since. */
  | 'settled_for_good'
  /** Earlier statements are of this payee, and the facts name none such. */
  | 'not_in_facts';

/** Where a payee stands: the period of the own plan, looked at as of a day where the run is a preview, or why there is none. */
export type Standing = { readonly period: Period } | { readonly skipped: SkipReason };

/**
 * Tells where payees stand.
 *
 * @throws DreiklangError `period_not_of_plan` where none of the plans has such a period, `list_too_short` where there are none;
 *   `not_a_date`, `out_of_range` where `asOf` is no day of it
 */
export function standings(
  plans: readonly Plan[],
  { period: name, asOf }: Pick<RunOptions, 'period' | 'asOf'>,
): (payee: Payee) => Standing {
  const byId = grouped(plans, ({ id }) => id);
  const periods = new Map(
    [...byId].map(([id, own]) => {
      const period = periodOf(own, name);
      return [id, period && lookedAt(period, asOf)];
    }),
  );
  if (plans.length === 0) fail({ code: 'list_too_short', at: '/plans', expected: '>= 1' });
  if ([...periods.values()].every((period) => period === undefined)) {
    const expected = [...new Set(plans.map(({ period }) => period))].join(', ');
    fail({ code: 'period_not_of_plan', at: '/period', found: String(name), expected });
  }
  const [only] = byId.keys();
  return (payee) => {
    const id = payee.plan ?? (byId.size === 1 ? only : undefined);
    if (id === undefined) return { skipped: 'without_plan' };
    if (!byId.has(id)) return { skipped: 'other_plan' };
    const period = periods.get(id);
    return period === undefined ? { skipped: 'other_period' } : { period };
  };
}

/** The period of a name, as the first version reads it that has periods of its length. */
function periodOf(versions: readonly Plan[], name: string): Period | undefined {
  for (const plan of versions) {
    const period = typeof name === 'string' ? parsePeriod(name, plan.yearStartMonth) : undefined;
    if (period?.length === plan.period) return period;
  }
  return undefined;
}

/** Why a payee has nothing to do with a period by employment; undefined where there is a day of it. */
export function notEmployed(payee: Payee, period: Period): 'left_before' | 'joins_later' | undefined {
  if (employedDays(payee, period) > 0) return undefined;
  return payee.from > period.to ? 'joins_later' : 'left_before';
}

/** Whether the facts hold something of the period for a payee, employed or not. */
export function hasOwnAmounts({ adjustments, advances }: Payee, period: Period): boolean {
  const { from, to } = period;
  return (
    adjustments.some(({ period }) => period.from <= to && from <= period.to) ||
    advances.some(({ date }) => from <= date && date <= seenDays(period).to)
  );
}
