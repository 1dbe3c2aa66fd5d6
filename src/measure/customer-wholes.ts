/** Whole amounts of a customer's lines that the filters leave, whoever is credited, by category. */
import { type Rational, sum } from '../number/rational.js';
import { type MeasureContext, noting } from './context.js';
import { ExactSum } from './exact-sum.js';
import { rowTest, type Slice, stretchesOf } from './slices.js';

/** Sums of a customer by category (index); categories without a line that the filters leave are absent. */
export type CategorySums = ReadonlyMap<number, ExactSum>;

/** What a customer bought of all categories together. Exact. */
export function wholeAmount(sums: CategorySums): Rational {
  return sum([...sums.values()].map(({ value }) => value));
}

/** Whole amounts by customer; worked out once for all payees, under the measure that asks for them. */
export function filteredWholes(
  measure: object,
  slice: Slice,
  given: MeasureContext,
): (customer: number) => CategorySums {
  const { context, notes } = noting(given);
  const { view, problems } = context;
  const range = stretchesOf(slice, context);
  const takes = rowTest(slice, context);
  const amount = view.figureIndex('amount');
  const place = JSON.stringify(['filtered', slice.window.from, slice.window.to, ...(context.within?.keys ?? [])]);
  const known = view.rememberedAt(measure, place, () => new Map<number, CategorySums>());
  return (customer) => {
    const found = known.get(customer);
    if (found !== undefined) return found;
    const sums = new Map<number, ExactSum>();
    for (const row of view.rowsOfCustomer(customer, range)) {
      if (!takes(row)) continue;
      const category = view.category[row] as number;
      const known = sums.get(category) ?? new ExactSum(view, amount);
      sums.set(category, known);
      known.add(row);
    }
    // What could not be told of its lines, or was left out, is to be said to everyone who is credited with the customer.
    if (problems.count === 0 && notes.length === 0) known.set(customer, sums);
    return sums;
  };
}
