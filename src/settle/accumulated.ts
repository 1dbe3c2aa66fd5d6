/**
 * A component that adds up over a year: its quota, its incentive, its floor and its cap are the sums of those of the periods, each
 * with that period's proration; its measure is taken over all days so far.
 */
import type { Day } from '../calendar/day.js';
import { overlap, type Period } from '../calendar/period.js';
import { accumulatedPeriods, accumulationStart } from '../measure/accumulation.js';
import { prorationLater } from '../measure/eligible-days.js';
import { partOf } from '../measure/part.js';
import type { Component, Plan } from '../plan/plan.js';
import { prorationOfPlan } from '../plan/proration.js';
import type { Figure } from '../trace/ledger.js';
import { planIncentive, summedOver } from './amounts.js';
import { once } from './once.js';
import type { Settlement } from './settlement.js';

/** What is settled, for a component that accumulates. */
export function accumulating(
  component: Component,
  accumulate: NonNullable<Component['accumulate']>,
  settlement: Settlement,
): Settlement {
  const known = settlement.accumulated.get(accumulate.quota);
  if (known !== undefined) return known;
  const own = accumulatedOf(component, settlement);
  settlement.accumulated.set(accumulate.quota, own);
  return own;
}

function accumulatedOf(component: Component, settlement: Settlement): Settlement {
  const { part, ...whole } = settlement;
  const { plan, period, payee, ledger, measures } = whole;
  const since = accumulationStart(plan, period);
  const periods = accumulatedPeriods(component, plan, period).flatMap((one) =>
    one.from === period.from ? settlement : (inPeriod(one, since, settlement) ?? []),
  );
  const days = { from: since, to: part?.window.to ?? period.to };
  const rules = { unpaidAbsences: plan.unpaidAbsences, basis: basisWithoutDays(plan) };
  const own: Settlement = {
    ...whole,
    measures: { ...measures, proration: prorationLater(payee, days, rules, ledger, measures.problems) },
    planIncentive: once(() => summedOver(own, (one) => one.planIncentive())),
    runs: { since, periods },
  };
  return own;
}

/** Days are handed in by period; for days of several ones, and for periods to come, those of the calendar stand. */
function basisWithoutDays(plan: Plan): 'calendar-days' | 'months' {
  const { basis } = prorationOfPlan(plan);
  return basis === 'days' ? 'calendar-days' : basis;
}

/**
 * The same payee and plan in another period of the year, for its quotas and amounts; undefined where this version of the plan began
 * in it when the payee had left.
 */
function inPeriod(period: Period, since: Day, settlement: Settlement): Settlement | undefined {
  const { part: _, ...rest } = settlement;
  const { plan, payee, ledger, measures } = rest;
  // What is counted of another period is not counted in this one.
  const { pairs: _pairs, ...inOtherPeriod } = measures;
  const isAhead = period.from > rest.period.from;
  const rules = {
    unpaidAbsences: plan.unpaidAbsences,
    basis: isAhead ? basisWithoutDays(plan) : prorationOfPlan(plan).basis,
  };
  const proration = prorationLater(payee, period, rules, ledger, measures.problems);
  const window = { from: Math.max(since, period.from), to: period.to };
  const days = overlap(payee, period) ?? period;
  const isPart = window.from > period.from;
  if (isPart && overlap(window, days) === undefined) return undefined;
  const own: Settlement = {
    ...rest,
    period,
    ...(isPart && { part: partOf(window, { payee, period, days, proration, rules, ledger }) }),
    measures: { ...inOtherPeriod, window: period, quotaPeriod: period, proration },
    planIncentive: once((): Figure => planIncentive(own)),
  };
  return own;
}
