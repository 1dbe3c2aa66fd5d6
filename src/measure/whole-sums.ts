/** Whole amounts of a customer's lines, whoever is credited: by category and window, from the customer's rows. */
import type { Window } from '../calendar/period.js';
import type { MeasureContext } from './context.js';
import { ExactSum } from './exact-sum.js';

/** Whole amounts of one customer: a sum a window, in all and by category. */
export interface WholeAmounts {
  /** The sums of a category, which the customer has rows of, by window. */
  of(category: number): readonly ExactSum[];
  /** The sums over all categories by window. */
  readonly all: readonly ExactSum[];
}

/** Σ amount of a customer's rows by category (index) and window. */
export function wholeAmounts(customer: number, windows: readonly Window[], context: MeasureContext): WholeAmounts {
  const { view } = context;
  const amount = view.figureIndex('amount');
  const nothing = (): ExactSum[] => windows.map(() => new ExactSum(view, amount));
  const ranges = windows.map((window) => view.range(window));
  const byCategory = new Map<number, ExactSum[]>();
  const all = nothing();
  view.eachOfCustomer(customer, (row) => {
    const category = view.category[row] as number;
    const stretch = view.stretch[row] as number;
    let sums = byCategory.get(category);
    if (sums === undefined) {
      sums = nothing();
      byCategory.set(category, sums);
    }
    for (let place = 0; place < ranges.length; place += 1) {
      const range = ranges[place];
      if (range === undefined || stretch < range.first || stretch > range.last) continue;
      (sums[place] as ExactSum).add(row);
      (all[place] as ExactSum).add(row);
    }
  });
  return { of: (category) => byCategory.get(category) as readonly ExactSum[], all };
}
