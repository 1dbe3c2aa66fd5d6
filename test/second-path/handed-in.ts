/** Figures handed in with a payee: KPIs, personal figures, quotas. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { allDays, common, monthsFor, monthsOf, numberInYear, plusDays, shareOfMonths } from './calendar.js';
import { sum } from './figures.js';
import { type Json, payeeOf, type Setting } from './setting.js';

export function kpi(measure: Json, at: Setting): Fraction {
  const value = kpiValue(measure.kpi, at);
  if (value === null || (typeof value === 'object' && fraction(value.den).equals(0))) return fraction(measure.ifNone);
  return typeof value === 'object' ? fraction(value.num).div(fraction(value.den)) : fraction(value);
}

/** That of the period; year to date, quotients of all of its periods added above and below. */
function kpiValue(id: string, at: Setting): Json {
  const valueIn = ({ period }: Setting): Json =>
    payeeOf(at).kpis.find((one: Json) => one.id === id && one.period === period.name).value;
  const values = (at.soFar ?? [at]).map(valueIn);
  if (values.length === 1) return values[0];
  const added = (part: 'num' | 'den'): string => sum(values.map((value) => fraction(value[part]))).toFraction();
  return { num: added('num'), den: added('den') };
}

/** Blended over the days on which the payee was there; over all days where there are none. */
function blended(dated: Json, amountOn: (entry: Json) => Fraction, { eligible, days: all }: Setting): Fraction {
  if (!Array.isArray(dated)) return amountOn(dated);
  const days = eligible.length > 0 ? eligible : allDays(all);
  const counts = new Map<Json, number>();
  for (const day of days) {
    const entry = validOn(dated, day);
    counts.set(entry, (counts.get(entry) ?? 0) + 1);
  }
  return sum([...counts].map(([entry, count]) => amountOn(entry).mul(count))).div(days.length);
}

/** The entry of a day; outside the list the nearest one. */
function validOn(dated: readonly Json[], day: string): Json {
  return dated.filter((entry) => (entry.from ?? '0001-01-01') <= day).at(-1) ?? dated[0];
}

export function personal(id: string, at: Setting): Fraction {
  const dated = payeeOf(at).personal[id];
  return blended(dated, (entry) => fraction(typeof entry === 'string' ? entry : entry.amount), at);
}

/** A payee's quota over the settled period, full time: month by month what was valid, part months by days. */
export function payeeQuota(name: string, at: Setting, seasonal?: readonly string[]): Fraction {
  const dated = payeeOf(at).quotas[name];
  const list = Array.isArray(dated) ? dated : [dated];
  const { period: settled, quotaPeriod: period = settled } = at;
  const parts = list.flatMap((entry: Json, place: number) => {
    const valid = {
      from: place === 0 ? '0001-01-01' : entry.from,
      to: list[place + 1] === undefined ? '9999-12-31' : plusDays(list[place + 1].from, -1),
    };
    const days = common(valid, period);
    if (days === undefined) return [];
    const months = sum(monthsOf(days).map(shareOfMonths));
    const amount = fraction(entry.amount).mul(months);
    return [
      seasonal === undefined
        ? amount.div(monthsFor(entry.per, period.months))
        : amount.mul(ofSeason(seasonal, at)).div(period.months),
    ];
  });
  return sum(parts);
}

/** The part of a year's amount that falls to the settled period. */
export function ofSeason(
  seasonal: readonly string[],
  { period: settled, quotaPeriod: period = settled, plan }: Setting,
): Fraction {
  return fraction(seasonal[numberInYear(period.name, plan.yearStart)] as string);
}

/** The same where it is a quota on a ratio or KPI. */
export function blendedQuota(name: string, at: Setting): Fraction {
  return blended(payeeOf(at).quotas[name], (entry) => fraction(entry.amount), at);
}
