/** In a period in which nobody was there: the last one before it in which the payee was. */

import { common, plusDays, plusMonths } from './calendar.js';
import { ONE } from './figures.js';
import { eligibleDays } from './presence.js';
import { periodOf, wayOf } from './recognised.js';
import { type Json, payeeOf, type Setting } from './setting.js';

/** A component whose lines count later takes quotas and amounts of the last period with a day that counts, all of them. */
export function ofLastPeriod(measure: Json, at: Setting): Setting {
  if (at.whole().eligible.length > 0 || !countsLater(measure, at)) return at;
  const { plan, period } = at;
  const payee = payeeOf(at);
  const open = { from: payee.from ?? '0001-01-01', to: payee.to ?? '9999-12-31' };
  const before = common(open, { from: '0001-01-01', to: plusDays(period.from, -1) });
  if (before === undefined) return at;
  for (let first = periodOf(before.to, at).from; plusMonths(first, period.months) > before.from; ) {
    const days = { from: first, to: plusDays(plusMonths(first, period.months), -1) };
    const last = { ...days, months: period.months, name: nameOf(first, at) };
    const eligible = eligibleDays(plan, payee, last);
    if (eligible.length > 0) {
      const own = { eligible, quotaPeriod: last };
      const whole = (): Setting => ({ ...at.whole(), ...own, partOf: () => ONE });
      return { ...at, ...own, partOf: () => at.share, whole };
    }
    first = plusMonths(first, -period.months);
    if (first < '1990') return at;
  }
  return at;
}

function countsLater(measure: Json, at: Setting): boolean {
  if (typeof measure === 'string') return countsLater({ [measure]: {} }, at);
  if (measure === undefined) return false;
  const inner: Json[] | undefined =
    measure.add ?? measure.subtract ?? measure.multiply ?? measure.divide ?? measure.min ?? measure.max;
  if (inner !== undefined) return inner.some((one) => countsLater(one, at));
  if (measure.gain !== undefined) return countsLater(measure.gain, at);
  const way = wayOf(measure, at);
  return way !== undefined && way !== 'annual' && OVER_LINES.some((word) => measure[word] !== undefined);
}

const OVER_LINES = [
  'sum',
  'count',
  'flow',
  'retention',
  'marginRate',
  'efficiencyGain',
  'newCategories',
  'breadth',
  'penetration',
];

/** As seasons are told by the number in the year. */
function nameOf(first: string, { plan, period }: Setting): string {
  if (period.months === 1) return first.slice(0, 7);
  const start = Number((plan.yearStart ?? '01-01').slice(0, 2));
  const [year, month] = first.split('-').map(Number) as [number, number];
  const fiscal = String(month < start ? year - 1 : year).padStart(4, '0');
  const number = Math.floor(((month - start + 12) % 12) / period.months) + 1;
  if (period.months === 12) return fiscal;
  return `${fiscal}-${period.months === 3 ? 'Q' : 'H'}${number}`;
}
