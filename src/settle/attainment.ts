/** Quota and attainment of a component. */

import type { MeasureContext } from '../measure/context.js';
import { payeeQuota } from '../measure/quota.js';
import { growsWithDays } from '../plan/growth.js';
import type { Component, Measure, Quota } from '../plan/plan.js';
import { unitOf } from '../plan/units.js';
import type { Figure } from '../trace/ledger.js';
import { amountOf, prorated, prorationOn } from './amounts.js';
import type { Notes, Settlement } from './settlement.js';

/** What a component's figure is measured against. */
export interface Attained {
  readonly quota: Figure;
  /** figure ÷ quota, rounded where the quota says so; absent where the quota went to 0 by proration. */
  readonly attainment?: Figure;
  /** figure ÷ quota before rounding: rate tiers cut the exact figure. Absent where the quota is 0. */
  readonly exact?: Figure;
  /** The quota is 0 and the plan's `ifZero` was taken as the attainment. */
  readonly quotaIsZero: boolean;
}

/** Quota and attainment of a component that has a quota. */
export function attained(
  component: Component,
  quota: Quota,
  figure: Figure,
  context: MeasureContext,
  notes: Notes,
  settlement: Settlement,
): Attained {
  const { ledger } = settlement;
  const { measure } = component;
  const before = context.problems.count;
  const { fullTime, target } = targetOf(quota, measure, context, settlement);
  if (context.problems.count > before) return { quota: fullTime, quotaIsZero: false };
  if (target.value.sign < 0) {
    const found = `${settlement.payee.id}: ${target.value}`;
    context.problems.add({ code: 'out_of_range', at: quota.at, found, expected: '>= 0' });
    return { quota: target, quotaIsZero: false };
  }
  if (target.value.sign > 0) {
    const exact = ledger.divide(figure, target, quota.at);
    const { round } = quota;
    const attainment = round === undefined ? exact : ledger.round(exact, round.scale, round.mode, round.at);
    return { quota: target, attainment, exact, quotaIsZero: false };
  }
  if (fullTime.value.sign !== 0) {
    notes.take({ code: 'quota_prorated_to_zero' });
    return { quota: target, quotaIsZero: false };
  }
  if (quota.ifZero === undefined) {
    context.problems.add({ code: 'quota_zero', at: quota.at, found: settlement.payee.id, expected: 'ifZero' });
    return { quota: target, quotaIsZero: true };
  }
  notes.take({ code: 'quota_zero' });
  return { quota: target, attainment: ledger.written(quota.ifZero), quotaIsZero: true };
}

/** The quota before and after proration; of a component that adds up over a year, the sums of those of its periods. */
function targetOf(
  quota: Quota,
  measure: Measure | undefined,
  context: MeasureContext,
  settlement: Settlement,
): { readonly fullTime: Figure; readonly target: Figure } {
  const { ledger, runs } = settlement;
  if (isRatio(measure)) {
    const blended = fullTimeQuota(quota, measure, context, settlement);
    return { fullTime: blended, target: blended };
  }
  const periods = runs?.periods ?? [settlement];
  const all = periods.map((own) => {
    const fullTime = fullTimeQuota(quota, measure, runs === undefined ? context : own.measures, own);
    return { fullTime, target: proratedQuota(fullTime, measure as Measure, own) };
  });
  const [only, ...others] = all as [(typeof all)[number], ...typeof all];
  if (others.length === 0) return only;
  return {
    fullTime: all.find(({ fullTime }) => fullTime.value.sign !== 0)?.fullTime ?? only.fullTime,
    target: ledger.add(all.map(({ target }) => target)),
  };
}

/** The quota after proration; in a part of a period, the part of it that the figure of those days is measured against. */
function proratedQuota(fullTime: Figure, measure: Measure, settlement: Settlement): Figure {
  if (settlement.part === undefined || growsWithDays(measure)) return prorated('quota', fullTime, settlement);
  return settlement.ledger.scaled(fullTime, prorationOn('quota', settlement));
}

/** The quota as a full-time figure of the period; one on a ratio or KPI is neither split nor summed. */
function fullTimeQuota(
  quota: Quota,
  measure: Measure | undefined,
  context: MeasureContext,
  settlement: Settlement,
): Figure {
  const { amount, name } = quota;
  const ratio = isRatio(measure);
  if (amount === undefined)
    return payeeQuota(name as string, ratio ? 'blended' : 'summed', quota.at, context, quota.seasonal);
  return amountOf(ratio ? { ...amount, per: 'period' } : amount, settlement);
}

/** Whether a quota on a measure is only blended: ratios and KPIs are neither split, summed nor prorated. */
export function isRatio(measure: Measure | undefined): boolean {
  return measure !== undefined && (measure.word === 'kpi' || unitOf(measure) === 'ratio');
}
