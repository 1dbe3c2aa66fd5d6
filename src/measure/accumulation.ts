/** Year to date: from which day a component adds up, over which days, and whose periods' quotas and amounts it takes. */
import { addMonths, type Day } from '../calendar/day.js';
import { type Period, periodName, periodStart, type Window, yearStart } from '../calendar/period.js';
import type { Component, Plan } from '../plan/plan.js';
import type { Stand } from './windows.js';

/** The first day from which components add up in a period: of its fiscal year, or of this version of the plan. */
export function accumulationStart({ effective, yearStartMonth }: Plan, period: Window): Day {
  const start = yearStart(period.from, yearStartMonth);
  return Math.max(start, effective?.from ?? start);
}

/**
 * The days that the figure of a component is taken over.
 *
 * @param running the days of the period in which it runs; themselves, where it does not accumulate
 */
export function accumulatedStand({ accumulate }: Component, plan: Plan, running: Stand, period: Window): Stand {
  if (accumulate === undefined) return running;
  const since = accumulationStart(plan, period);
  const { earliest, to } = running;
  return {
    from: Math.max(since, earliest ?? since),
    to,
    ...(earliest === undefined ? undefined : { earliest }),
    judgedOn: periodStart(since, plan.period, plan.yearStartMonth),
  };
}

/** The periods whose quotas and amounts a component takes: those of the year so far or in full, or the settled one alone. */
export function accumulatedPeriods({ accumulate }: Component, plan: Plan, period: Period): readonly Period[] {
  if (accumulate === undefined) return [period];
  const { length, months } = period;
  const first = periodStart(accumulationStart(plan, period), length, plan.yearStartMonth);
  const end = addMonths(yearStart(period.from, plan.yearStartMonth), 12);
  const last = accumulate.quota === 'full' ? end - 1 : period.to;
  const periods: Period[] = [];
  for (let from = first; from <= last; from = addMonths(from, months)) {
    const name = periodName(length, from, plan.yearStartMonth);
    periods.push({ name, length, months, from, to: addMonths(from, months) - 1 });
  }
  return periods;
}
