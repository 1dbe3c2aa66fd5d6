/**
 * A component whose lines count after they were sold, in a period without an eligible day: its quota and its incentive are
 * those of the last period that had some, unprorated, so that what is paid later is worth as much as before.
 */
import { type Period, periodDays, periodName } from '../calendar/period.js';
import { FIRST_DAY } from '../facts/facts.js';
import { daysIn, eligibleStretches, type Proration } from '../measure/eligible-days.js';
import type { Part } from '../measure/part.js';
import { Rational } from '../number/rational.js';
import type { Component } from '../plan/plan.js';
import { countsLater } from '../plan/recognition.js';
import type { Figure } from '../trace/ledger.js';
import { planIncentive } from './amounts.js';
import { once } from './once.js';
import type { Notes, Settlement } from './settlement.js';

/** What is settled, for one component: with the quotas and amounts of an earlier period where the settled one has no day. */
export function ofLastPeriod(component: Component, settlement: Settlement, notes: Notes): Settlement {
  const { measures, part } = settlement;
  const { measure, quota, pay } = component;
  if (measures.proration.eligibleDays > 0 || measure === undefined || !countsLater(measure)) return settlement;
  const last = lastPeriod(settlement);
  if (last === undefined) return settlement;
  const proration: Proration = { ...last, factor: undefined, value: Rational.ONE };
  const own: Settlement = {
    ...settlement,
    period: last.period,
    ...(part && { part: inFull(part, last) }),
    measures: { ...measures, proration, quotaPeriod: last.period },
    planIncentive: once((): Figure => planIncentive(own)),
  };
  if (quota !== undefined || pay.word === 'share')
    notes.take({ code: 'quota_of_last_period', about: last.period.name });
  return own;
}

/** A part of a period whose quotas and amounts are those of other days, unprorated: what falls to it is its part by days. */
function inFull(part: Part, last: Omit<Proration, 'factor' | 'value'>): Part {
  const { share } = part;
  const proration: Proration = {
    ...last,
    get factor() {
      return share();
    },
    value: Rational.ONE,
  };
  return { ...part, proration, prorated: share };
}

/** The last period before the settled one in which the payee had eligible days, and these. */
function lastPeriod({
  plan,
  payee,
  period: { from, length, months },
}: Settlement): (Pick<Proration, 'eligible' | 'eligibleDays'> & { readonly period: Period }) | undefined {
  const before = eligibleStretches(payee, { from: FIRST_DAY, to: from - 1 }, plan.unpaidAbsences);
  const last = before.at(-1);
  if (last === undefined) return undefined;
  const days = periodDays(last.to, length, plan.yearStartMonth);
  const eligible = eligibleStretches(payee, days, plan.unpaidAbsences);
  return {
    period: { ...days, length, months, name: periodName(length, days.from, plan.yearStartMonth) },
    eligible,
    eligibleDays: daysIn(eligible),
  };
}
