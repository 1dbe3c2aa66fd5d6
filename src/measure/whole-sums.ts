/** Whole amounts of a customer's lines, whoever is credited: by category and window, from the customer's rows. */
import type { Window } from '../calendar/period.js';
import { Rational } from '../number/rational.js';
import type { MeasureContext } from './context.js';
import { ExactSums } from './exact-sum.js';

/** Whole amounts of one customer in several windows, by category. */
export type WholeAmounts = ReadonlyMap<number, readonly Rational[]>;

/** Σ amount of a customer's rows by category (index) and window; 0 where there are none. */
export function wholeAmounts(customer: number, windows: readonly Window[], context: MeasureContext): WholeAmounts {
  const { view } = context;
  const amount = [view.figureIndex('amount')];
  const ranges = windows.map((window) => view.range(window));
  const sums = new Map<number, ExactSums[]>();
  view.eachOfCustomer(customer, (row) => {
    const category = view.category[row] as number;
    const stretch = view.stretch[row] as number;
    ranges.forEach((range, place) => {
      if (range === undefined || stretch < range.first || stretch > range.last) return;
      let ofCategory = sums.get(category);
      if (ofCategory === undefined) {
        ofCategory = windows.map(() => new ExactSums(view, amount));
        sums.set(category, ofCategory);
      }
      (ofCategory[place] as ExactSums).add(row);
    });
  });
  return new Map([...sums].map(([category, ofCategory]) => [category, ofCategory.map((sum) => sum.at(0))]));
}

/** The whole of a customer in one of the windows, over all categories. */
export function wholeOfCustomer(amounts: WholeAmounts, window: number): Rational {
  return [...amounts.values()].reduce((total, ofCategory) => total.plus(ofCategory[window] as Rational), Rational.ZERO);
}
