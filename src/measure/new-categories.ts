/**
 * `newCategories`: pairs of customer and category that were not bought in the look-back and are bought now, so that a
 * steady small buyer is never new.
 */
import { dayText } from '../calendar/day.js';
import { Rational } from '../number/rational.js';
import type { NewCategoriesMeasure } from '../plan/plan.js';
import { byCodePoint } from '../trace/canonical.js';
import type { Figure } from '../trace/ledger.js';
import type { GroupFigures, MeasureContext, MeasureMeaning } from './context.js';
import { pairKey } from './group-key.js';
import { baselineWindow, lookBackStretches } from './reads.js';
import { roundedParts, roundedSum } from './rounded-parts.js';
import { creditedGroups, type Slice, type Sums } from './slices.js';
import { type WholeAmounts, wholeAmounts, wholeOfCustomer } from './whole-sums.js';

/** A pair that counts, and the payee's part of its amount in the window. */
interface NewPair {
  readonly customer: number;
  readonly category: number;
  readonly credited: Sums;
  readonly whole: Rational;
}

export const newCategoriesMeaning: MeasureMeaning<NewCategoriesMeasure> = {
  figure(measure, context) {
    return weighedCount(newPairs(measure, context), measure, context);
  },
  groups(measure, by, context): GroupFigures {
    const groups = new Map<string, NewPair[]>();
    for (const pair of newPairs(measure, context)) {
      const key = pairKey(pair.customer, pair.category, by, measure.at, context);
      groups.set(key, [...(groups.get(key) ?? []), pair]);
    }
    return new Map([...groups].map(([key, pairs]) => [key, weighedCount(pairs, measure, context)]));
  },
};

/** The pairs that are new, in code-point order of customer, then category. */
function newPairs(measure: NewCategoriesMeasure, context: MeasureContext): NewPair[] {
  const { view, window } = context;
  if (measure.filter.customers === 'new') return [];
  const filter = { ...measure.filter, customers: 'existing' as const };
  const slice: Slice = { at: measure.at, filter, window, figures: ['amount'] };
  const categories = view.tally.categories.size;
  const credited = creditedGroups(
    slice,
    context,
    (row) => (view.customer[row] as number) * categories + (view.category[row] as number),
  );
  const { before, until } = lookBackStretches(measure, window);
  const windows = [window, before, until];
  if (measure.customerMustGrow) windows.push(baselineWindow(measure.baseline, window, view.period.months));
  const wholeOf = new Map<number, WholeAmounts>();
  const pairs: NewPair[] = [];
  for (const [key, sums] of credited) {
    const customer = Math.floor(key / categories);
    const category = key % categories;
    const amounts = wholeOf.get(customer) ?? wholeAmounts(customer, windows, context);
    wholeOf.set(customer, amounts);
    if (isNew(measure, amounts, category)) {
      const whole = (amounts.get(category) as readonly Rational[])[0] as Rational;
      pairs.push({ customer, category, credited: sums, whole });
    }
  }
  return pairs.sort(
    (a, b) =>
      byCodePoint(view.customerId(a.customer), view.customerId(b.customer)) ||
      byCodePoint(view.categoryId(a.category), view.categoryId(b.category)),
  );
}

/** Not bought (to the minimum) in the look-back, bought now, and the customer as a whole not below its baseline. */
function isNew(measure: NewCategoriesMeasure, amounts: WholeAmounts, category: number): boolean {
  const [inWindow, before, until] = amounts.get(category) as readonly [Rational, Rational, Rational];
  if (inWindow.sign <= 0) return false;
  const minimum = measure.minimum?.value;
  const wasBelow = minimum === undefined ? before.sign <= 0 : minimum.isAbove(before);
  const isReached = minimum === undefined ? until.sign > 0 : until.isAtLeast(minimum);
  if (!wasBelow || !isReached) return false;
  return !measure.customerMustGrow || wholeOfCustomer(amounts, 0).isAtLeast(wholeOfCustomer(amounts, 3));
}

/** Each pair counts as the credited part of its amount in the window, between 0 and 1. */
function weighedCount(pairs: readonly NewPair[], measure: NewCategoriesMeasure, context: MeasureContext): Figure {
  const { ledger, view, window } = context;
  const named = (pair: NewPair): [string, string] => [view.customerId(pair.customer), view.categoryId(pair.category)];
  const whole = pairs.filter((pair) => pair.credited.values[0]?.isAtLeast(pair.whole));
  const split = pairs.filter((pair) => !pair.credited.values[0]?.isAtLeast(pair.whole) && (pair.credited.values[0] as Rational).sign > 0);
  const of = { figure: 'new-categories', from: dayText(window.from), to: dayText(window.to) };
  const counted = ledger.pairs(whole.map(named), of, measure.at);
  if (split.length === 0) return counted;
  const parts = split.map((pair) => {
    const [customer, category] = named(pair);
    const pairOf = { figure: 'amount', from: of.from, to: of.to, customer, category };
    const own = ledger.lines(pair.credited.values[0] as Rational, pair.credited.lines, { ...pairOf, credited: 'payee' }, measure.at);
    const all = ledger.lines(pair.whole, pair.credited.lines, { ...pairOf, credited: 'whole' }, measure.at);
    return roundedParts(ledger.divide(own, all, measure.at), true, context, measure.at);
  });
  return roundedSum([counted, ...parts], context, measure.at);
}
