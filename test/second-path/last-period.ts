/** In a period in which nobody was there: the last one before it in which the payee was. */

import { common, plusDays, plusMonths } from './calendar.js';
import { ONE } from './figures.js';
import { eligibleDays } from './presence.js';
import { periodOf, wayOf } from './recognised.js';
import { type Json, payeeOf, type Setting } from './setting.js';
import { nameOf } from './year-to-date.js';

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
  return waysOf(measure, at).some((way) => way !== undefined && way !== 'annual');
}

/** Whether payments count for a measure. */
export function countsPayments(measure: Json, at: Setting): boolean {
  return waysOf(measure, at).includes('paid');
}

/** How the lines of all measures over lines count that it is made of. */
function waysOf(measure: Json, at: Setting): Json[] {
  if (typeof measure === 'string') return waysOf({ [measure]: {} }, at);
  if (measure === undefined) return [];
  const inner: Json[] | undefined =
    measure.add ?? measure.subtract ?? measure.multiply ?? measure.divide ?? measure.min ?? measure.max;
  if (inner !== undefined) return inner.flatMap((one) => waysOf(one, at));
  if (measure.gain !== undefined) return waysOf(measure.gain, at);
  return OVER_LINES.some((word) => measure[word] !== undefined) ? [wayOf(measure, at)] : [];
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
