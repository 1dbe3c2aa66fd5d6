/** Whole amounts of a customer's lines, whoever is credited: by category and window, from the customer's rows. */
import type { Window } from '../calendar/period.js';
import type { MeasureContext } from './context.js';
import { ExactSum } from './exact-sum.js';
import type { RowTest } from './slices.js';
import type { TallyView } from './view.js';

/** Whole amounts of one customer: a sum a window, in all and by category. */
export interface WholeAmounts {
  /** The sums of a category, which the customer has rows of, by window: of the rows that the filter takes. */
  of(category: number): readonly ExactSum[];
  /** The same of every category that the customer has rows of. */
  readonly byCategory: ReadonlyMap<number, readonly ExactSum[]>;
  /** The sums over all categories by window, whatever the filter takes. */
  readonly all: readonly ExactSum[];
}

/**
 * Whole amounts by customer in some windows; worked out once for all payees, under the measure that asks for them.
 *
 * @param filtered the rows that count by category in each window, where a filter asks something of single lines or deals;
 *   and what was noted while they were looked at
 */
export function wholeAmountsOf(
  measure: object,
  windows: readonly Window[],
  { view }: MeasureContext,
  filtered?: { readonly takes: readonly RowTest[]; readonly notes: readonly unknown[] },
): (customer: number) => WholeAmounts {
  const place = `${windows.map(({ from, to }) => `${from} ${to}`).join()} ${filtered !== undefined}`;
  const known = view.rememberedAt(measure, place, () => new Map<number, WholeAmounts>());
  return (customer) => {
    const amounts = known.get(customer) ?? wholeAmounts(customer, windows, view, filtered?.takes);
    // What was left out is to be said to everyone who is credited with the customer.
    if (filtered === undefined || filtered.notes.length === 0) known.set(customer, amounts);
    return amounts;
  };
}

/** Σ amount of a customer's rows by category (index) and window. */
function wholeAmounts(
  customer: number,
  windows: readonly Window[],
  view: TallyView,
  takes?: readonly RowTest[],
): WholeAmounts {
  const amount = view.figureIndex('amount');
  const nothing = (): ExactSum[] => windows.map(() => new ExactSum(view, amount));
  const byCategory = new Map<number, ExactSum[]>();
  const all = nothing();
  windows.forEach((window, place) => {
    const range = view.range(window);
    if (range === undefined) return;
    const rows = view.rowsOfCustomer(customer, range);
    for (let next = 0; next < rows.length; next += 1) {
      const row = rows[next] as number;
      const category = view.category[row] as number;
      let sums = byCategory.get(category);
      if (sums === undefined) {
        sums = nothing();
        byCategory.set(category, sums);
      }
      if (takes === undefined || (takes[place] as RowTest)(row)) (sums[place] as ExactSum).add(row);
      (all[place] as ExactSum).add(row);
    }
  });
  return { of: (category) => byCategory.get(category) as readonly ExactSum[], byCategory, all };
}
