/** Quotas of a payee: what 100 % is, as a full-time figure of the period. Proration comes after. */
import { MONTHS_IN, monthsIntoYear, overlap, type Window } from '../calendar/period.js';
import type { PayeeQuota } from '../facts/facts.js';
import { Rational } from '../number/rational.js';
import type { Per, Written } from '../plan/plan.js';
import type { Figure } from '../trace/ledger.js';
import { pointer } from '../trace/problems.js';
import { blended, coversAll, extended } from './blend.js';
import { type MeasureContext, refused } from './context.js';
import { monthsIn, windowOf } from './eligible-days.js';

/**
 * The quota of a name over the settled period.
 *
 * @param way `summed`: adds up over time, month by month what was then valid; `blended`: quotas on a ratio or KPI are
 *   neither split nor summed, only blended by days
 * @param seasonal how yearly amounts fall to the periods of the fiscal year; quotas of another length are then a problem
 */
export function payeeQuota(
  name: string,
  way: 'summed' | 'blended',
  at: string,
  context: MeasureContext,
  seasonal?: readonly Written[],
): Figure {
  const { payee, view, ledger, proration, quotaPeriod = view.period } = context;
  const dated = payee.quotas.get(name);
  if (dated === undefined) {
    return refused(context, { code: 'quota_missing', at, found: `${payee.id}: ${name}`, expected: 'quotas' });
  }
  const listAt = pointer(`${payee.at}/quotas`, name);
  if (way === 'blended') {
    const values = dated.map((entry) => ({ ...entry, value: entry.value.amount }));
    return blended(values, { fact: 'quota', id: name }, listAt, context);
  }
  if (!coversAll(dated, proration.eligible)) {
    return refused(context, { code: 'dated_gap', at: listAt, found: name });
  }
  const parts = extended(dated).flatMap((entry) => {
    const days = overlap(entry, quotaPeriod);
    return days === undefined
      ? []
      : [quotaPart(name, entry.value, days, context, seasonal && { at, shares: seasonal })];
  });
  return parts.length === 1 ? (parts[0] as Figure) : ledger.add(parts);
}

/** amount × months ÷ months that the amount is for. */
function quotaPart(
  name: string,
  quota: PayeeQuota,
  days: Window,
  context: MeasureContext,
  seasonal?: { readonly at: string; readonly shares: readonly Written[] },
): Figure {
  const { ledger, view } = context;
  const amount = ledger.fact(quota.amount, { fact: 'quota', id: name, per: quota.per, ...windowOf(days) });
  if (seasonal === undefined)
    return splitOverMonths(amount, quota.per, monthsIn(days), days, context, view.period.months);
  if (quota.per !== 'year') {
    const found = `${context.payee.id}: ${name}, ${quota.per}`;
    return refused(context, { code: 'seasonal_not_of_a_year', at: `${seasonal.at}/seasonal`, found, expected: 'year' });
  }
  const ofPeriod = ledger.multiply([amount, ledger.written(seasonOf(seasonal.shares, context))]);
  return splitOverMonths(ofPeriod, 'period', monthsIn(days), days, context, view.period.months);
}

/** The share of the settled period in a year, from the first period of the fiscal year on. */
export function seasonOf(
  shares: readonly Written[],
  { view, quotaPeriod: period = view.period }: Pick<MeasureContext, 'view' | 'quotaPeriod'>,
): Written {
  const { plan } = view;
  return shares[Math.floor(monthsIntoYear(period.from, plan.yearStartMonth) / period.months)] as Written;
}

/** An amount for some length of time as the amount for so many months. */
export function splitOverMonths(
  amount: Figure,
  per: Per,
  months: Rational,
  days: Window,
  { ledger }: MeasureContext,
  periodMonths: number,
): Figure {
  const monthsFor = per === 'period' ? periodMonths : MONTHS_IN[per];
  if (months.equals(Rational.of(monthsFor))) return amount;
  const counted = ledger.calendar(months, { counted: 'months', ...windowOf(days) });
  const whole = ledger.calendar(Rational.of(monthsFor), { counted: 'months', per });
  return ledger.divide(ledger.multiply([amount, counted]), whole);
}
