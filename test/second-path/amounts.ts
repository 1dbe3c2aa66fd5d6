/** Money that a plan writes: of the period, by months or by seasons; target incentives; floors and caps. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { monthsFor } from './calendar.js';
import { least, most, sum } from './figures.js';
import { ofSeason } from './handed-in.js';
import { figureOf } from './measures.js';
import type { Json, Setting } from './setting.js';

/** A whole amount of the period, whoever was there. */
export function amountOf(amount: Json, at: Setting): Fraction {
  const isObject = typeof amount === 'object' && amount.amount !== undefined;
  const written = isObject ? amount.amount : amount;
  const figure = typeof written === 'string' ? fraction(written) : figureOf(written, ofWholePeriod(at));
  if (isObject && amount.seasonal !== undefined) return figure.mul(ofSeason(amount.seasonal, at));
  const { months } = at.period;
  return figure.mul(months).div(monthsFor(isObject ? amount.per : undefined, months));
}

/** What an amount is worked out from: the whole period; of who was there, the days of the part. */
function ofWholePeriod(at: Setting): Setting {
  const { days, eligible } = at;
  return { ...at.whole(), days, eligible };
}

/** The target incentive of a plan. Prorated, or as what bounds pay: a bound that is prorated prorates it once. */
export function planIncentive(at: Setting, ...bounds: readonly ('cap' | 'floor')[]): Fraction {
  return summed(at, (own) => amountOf(own.plan.targetIncentive, own).mul(own.partOf('targetIncentive', ...bounds)));
}

/** An amount of the period; year to date, those of its periods together. */
export function summed(at: Setting, amount: (own: Setting) => Fraction): Fraction {
  return sum((at.runs ?? [at]).map(amount));
}

/** The part of it that falls to a component. */
export function weightOf({ kind, weight = '1' }: Json, { plan }: Setting): Fraction {
  return fraction((plan.weights as Json)?.[kind] ?? '1').mul(fraction(weight));
}

/**
 * A floor or a cap: amounts, or so many times an incentive; of several floors the highest holds, of caps the lowest.
 * @param weight the part of the plan's incentive that is meant
 */
export function bound(what: 'cap' | 'floor', bounds: Json, weight: Fraction, at: Setting): Fraction {
  const list: Json[] = Array.isArray(bounds) ? bounds : [bounds];
  const figures = list.map((one) =>
    one.times === undefined
      ? summed(at, (own) => amountOf(one, own).mul(own.partOf(what)))
      : fraction(one.times).mul(planIncentive(at, what)).mul(weight),
  );
  return what === 'cap' ? least(figures) : most(figures);
}
