/**
 * `newCategories`: pairs of customer and category that were not bought in the look-back and are bought now, so that a
 * steady small buyer is never new.
 */
import type { Rational } from '../number/rational.js';
import type { NewCategoriesMeasure } from '../plan/plan.js';
import { byCodePoint } from '../trace/canonical.js';
import type { Figure } from '../trace/ledger.js';
import type { GroupFigures, MeasureContext, MeasureMeaning } from './context.js';
import { windowOf } from './eligible-days.js';
import type { ExactSum } from './exact-sum.js';
import { pairKey } from './group-key.js';
import { baselineWindow, lookBackStretches } from './reads.js';
import { roundedParts, roundedSum } from './rounded-parts.js';
import { scopeDescription } from './scope.js';
import { creditedGroups, eachCreditedRow, rowTest, type Slice, type Sums } from './slices.js';
import { type WholeAmounts, wholeAmountsOf } from './whole-sums.js';

/** A pair that counts, and the payee's part of its amount in the window. */
interface NewPair {
  readonly customer: number;
  readonly category: number;
  readonly credited: Sums;
  readonly whole: ExactSum;
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
function newPairs(measure: NewCategoriesMeasure, given: MeasureContext): NewPair[] {
  const context = { ...given, compared: true };
  const { view } = context;
  const fresh = freshPairs(measure, context);
  const size = view.tally.categories.size;
  const keyOf = (row: number): number => (view.customer[row] as number) * size + (view.category[row] as number);
  const credited = creditedGroups(sliceOf(measure, context), context, (row) => {
    const key = keyOf(row);
    return fresh.has(key) ? key : -1;
  });
  return [...fresh]
    .map(([key, whole]) => ({
      customer: Math.floor(key / size),
      category: key % size,
      credited: credited.get(key) as Sums,
      whole,
    }))
    .sort(
      (a, b) =>
        byCodePoint(view.customerId(a.customer), view.customerId(b.customer)) ||
        byCodePoint(view.categoryId(a.category), view.categoryId(b.category)),
    );
}

/** The lines of the window; the filter of a parsed measure takes existing customers only. */
function sliceOf({ at, filter }: NewCategoriesMeasure, { window }: MeasureContext): Slice {
  return { at, filter, window, figures: ['amount'] };
}

/** The pairs in which the payee is credited and that are new: customer × number of categories + category → whole amount. */
function freshPairs(measure: NewCategoriesMeasure, context: MeasureContext): Map<number, ExactSum> {
  const { view, window } = context;
  const size = view.tally.categories.size;
  const { before, until } = lookBackStretches(measure, window);
  const windows = [window, before, until];
  if (measure.customerMustGrow) windows.push(baselineWindow(measure.baseline, window, view.period.months));
  const { tags, customerAge, not } = measure.filter;
  const asksOfLines = tags !== undefined || customerAge !== undefined || not !== undefined;
  const takes = asksOfLines ? rowTest(sliceOf(measure, context), context) : undefined;
  const wholeOf = wholeAmountsOf(measure, windows, context, takes);
  const looked = new Set<number>();
  const fresh = new Map<number, ExactSum>();
  eachCreditedRow(sliceOf(measure, context), context, (row) => {
    const customer = view.customer[row] as number;
    const category = view.category[row] as number;
    const key = customer * size + category;
    if (looked.has(key)) return;
    looked.add(key);
    const amounts = wholeOf(customer);
    if (isNew(measure, amounts, category)) fresh.set(key, amounts.of(category)[0] as ExactSum);
  });
  return fresh;
}

/** Not bought (to the minimum) in the look-back, bought now, and the customer as a whole not below its baseline. */
function isNew(measure: NewCategoriesMeasure, amounts: WholeAmounts, category: number): boolean {
  const [inWindow, before, until] = amounts.of(category) as unknown as readonly [ExactSum, ExactSum, ExactSum];
  if (!inWindow.isAboveZero) return false;
  const minimum = measure.minimum?.value;
  if (minimum === undefined) {
    if (before.isAboveZero || !until.isAboveZero) return false;
  } else if (before.reaches(minimum) || !until.reaches(minimum)) {
    return false;
  }
  if (!measure.customerMustGrow) return true;
  const [now, , , then] = amounts.all as unknown as readonly [ExactSum, ExactSum, ExactSum, ExactSum];
  return now.isAtLeast(then);
}

/** Each pair counts as the credited part of its amount in the window, between 0 and 1. */
function weighedCount(pairs: readonly NewPair[], measure: NewCategoriesMeasure, context: MeasureContext): Figure {
  const { ledger, view, window } = context;
  const named = (pair: NewPair): [string, string] => [view.customerId(pair.customer), view.categoryId(pair.category)];
  const own = ({ credited }: NewPair): Rational => credited.values[0] as Rational;
  const whole = pairs.filter((pair) => own(pair).isAtLeast(pair.whole.value));
  const split = pairs.filter((pair) => own(pair).sign > 0 && !own(pair).isAtLeast(pair.whole.value));
  const of = { figure: 'new-categories', ...windowOf(window), ...scopeDescription(measure.filter) };
  const counted = ledger.pairs(whole.map(named), of, measure.at);
  if (split.length === 0) return counted;
  const parts = split.map((pair) => {
    const [customer, category] = named(pair);
    const pairOf = { figure: 'amount', from: of.from, to: of.to, customer, category };
    const part = ledger.lines(own(pair), pair.credited.lines, { ...pairOf, credited: 'payee' }, measure.at);
    const all = ledger.lines(pair.whole.value, pair.whole.lines, { ...pairOf, credited: 'whole' }, measure.at);
    return roundedParts(ledger.divide(part, all, measure.at), true, context, measure.at);
  });
  return roundedSum([counted, ...parts], context, measure.at);
}
