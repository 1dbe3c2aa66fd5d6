/** Whole amounts of a customer's lines, whoever is credited: by category and window, from the customer's rows. */
import type { Window } from '../calendar/period.js';
import type { Rational } from '../number/rational.js';
import type { MeasureContext } from './context.js';
import { ExactSum } from './exact-sum.js';
import type { StretchRange } from './row-index.js';
import { type RowTest, stretchesOf } from './slices.js';
import type { TallyView } from './view.js';

/**
 * Whole amounts by customer in some windows; worked out once for all payees, under the measure that asks for them.
 *
 * @param filtered the rows that count by category in each window, where a filter asks something of single lines or deals;
 *   and what was noted while they were looked at
 */
export function wholeAmountsOf(
  measure: { readonly at: string },
  windows: readonly Window[],
  context: MeasureContext,
  filtered?: { readonly takes: readonly RowTest[]; readonly notes: readonly unknown[] },
): (customer: number) => WholeAmounts {
  const { view } = context;
  const place = `${windows.map(({ from, to }) => `${from} ${to}`).join()} ${filtered !== undefined}`;
  const known = view.rememberedAt(measure, place, () => new Map<number, WholeAmounts>());
  const ranges = windows.map((window) => stretchesOf({ at: measure.at, window }, context));
  const rows = new WindowRows(view, ranges, filtered?.takes);
  return (customer) => {
    const amounts = known.get(customer) ?? new WholeAmounts(customer, rows);
    // What was left out is to be said to everyone who is credited with the customer.
    if (filtered === undefined || filtered.notes.length === 0) known.set(customer, amounts);
    return amounts;
  };
}

/** The rows of customers in some windows. */
class WindowRows {
  readonly view: TallyView;
  readonly amount: number;
  readonly windows: number;
  readonly #takes: readonly RowTest[] | undefined;
  /** By stretch: the windows that it lies in, as bits. */
  readonly #windowsOf: Int32Array;

  constructor(view: TallyView, windows: readonly StretchRange[], takes: readonly RowTest[] | undefined) {
    this.view = view;
    this.amount = view.figureIndex('amount');
    this.windows = windows.length;
    this.#takes = takes;
    this.#windowsOf = new Int32Array(view.tally.spec.stretches.length);
    windows.forEach(({ first, last }, place) => {
      for (let stretch = first; stretch <= last; stretch += 1) {
        this.#windowsOf[stretch] = (this.#windowsOf[stretch] as number) | (1 << place);
      }
    });
  }

  /** The windows that a row lies in, as bits. */
  windowsOf(row: number): number {
    return this.#windowsOf[this.view.stretch[row] as number] as number;
  }

  /** Whether a row counts by category in a window that it lies in. */
  takes(row: number, window: number): boolean {
    return this.#takes === undefined || (this.#takes[window] as RowTest)(row);
  }
}

/** Whole amounts of one customer: a sum a window, in all and by category. */
export class WholeAmounts {
  readonly #customer: number;
  readonly #rows: WindowRows;
  #categories: number[] = [];
  /** Whole units by category and window, in the order of the categories; behind a sum that is none stands NaN. */
  #units: number[] = [];
  /** The same over all categories by window, whatever the filter takes. */
  readonly #all: number[] = [];

  constructor(customer: number, rows: WindowRows) {
    this.#customer = customer;
    this.#rows = rows;
    const { view, windows } = rows;
    const units = view.units[rows.amount] as Float64Array;
    for (let window = 0; window < windows; window += 1) this.#all.push(0);
    const ofCustomer = view.rowsOfCustomer(customer);
    for (let next = 0; next < ofCustomer.length; next += 1) {
      const row = ofCustomer[next] as number;
      const own = rows.windowsOf(row);
      if (own === 0) continue;
      const from = this.#placeOf(view.category[row] as number) * windows;
      for (let window = 0; window < windows; window += 1) {
        if ((own & (1 << window)) === 0) continue;
        const amount = units[row] as number;
        this.#all[window] = safeSum(this.#all[window] as number, amount);
        if (rows.takes(row, window)) this.#units[from + window] = safeSum(this.#units[from + window] as number, amount);
      }
    }
    // Lists that grew have room to spare; their copies, which are kept for all payees, have none.
    this.#categories = this.#categories.slice();
    this.#units = this.#units.slice();
  }

  /** The place of a category that the customer has rows of; a new one where it was not seen before. */
  #placeOf(category: number): number {
    const known = this.#categories.indexOf(category);
    if (known >= 0) return known;
    for (let window = 0; window < this.#rows.windows; window += 1) this.#units.push(0);
    return this.#categories.push(category) - 1;
  }

  /** The categories that the customer has rows of in any window. */
  get categories(): readonly number[] {
    return this.#categories;
  }

  /** Whether the amount of a category in a window is above 0. */
  isAboveZero(category: number, window: number): boolean {
    const units = this.#unitsOf(category, window);
    return Number.isNaN(units) ? this.sum(category, window).isAboveZero : units > 0;
  }

  /** Whether the amount of a category in a window is at least `amount`. */
  reaches(category: number, window: number, amount: Rational): boolean {
    const { view, amount: figure } = this.#rows;
    const units = this.#unitsOf(category, window);
    const least = amount.denominator === 1n ? Number(amount.numerator) * 10 ** view.scaleOf(figure) : Number.NaN;
    if (Number.isNaN(units) || !Number.isSafeInteger(least)) return this.sum(category, window).value.isAtLeast(amount);
    return units >= least;
  }

  /** Whether all the customer's lines of one window come to at least those of another. */
  isAtLeast(window: number, other: number): boolean {
    const [own, others] = [this.#all[window] as number, this.#all[other] as number];
    if (!Number.isNaN(own) && !Number.isNaN(others)) return own >= others;
    return this.#exactAll(window).isAtLeast(this.#exactAll(other));
  }

  /** The sum of a category in a window. */
  sum(category: number, window: number): ExactSum {
    const { view } = this.#rows;
    return this.#exact(window, (row) => view.category[row] === category && this.#rows.takes(row, window));
  }

  #exactAll(window: number): ExactSum {
    return this.#exact(window, () => true);
  }

  #exact(window: number, takes: RowTest): ExactSum {
    const { view, amount } = this.#rows;
    const sum = new ExactSum(view, amount);
    for (const row of view.rowsOfCustomer(this.#customer)) {
      if ((this.#rows.windowsOf(row) & (1 << window)) !== 0 && takes(row)) sum.add(row);
    }
    return sum;
  }

  #unitsOf(category: number, window: number): number {
    return this.#units[this.#categories.indexOf(category) * this.#rows.windows + window] as number;
  }
}

/** The sum of two machine integers; NaN where it is none any more. */
function safeSum(a: number, b: number): number {
  const total = a + b;
  return Number.isSafeInteger(total) ? total : Number.NaN;
}
