/**
 * Things that are counted and may have several lines (deals, customers, pairs, …): the rows that make them up, their
 * whole amounts, and how much of them a payee is credited with.
 */
import { dayText } from '../calendar/day.js';
import { Rational } from '../number/rational.js';
import type { CountMeasure } from '../plan/plan.js';
import { type MeasureContext, noting } from './context.js';
import { sharedRows } from './credited.js';
import { ExactSum } from './exact-sum.js';
import type { StretchRange } from './row-index.js';
import { rowsBy } from './rows-by.js';
import { type RowTest, rowTest, type Slice, stretchesOf } from './slices.js';

/** What may be counted beside lines. */
export type ThingWord = Exclude<CountMeasure['what'], 'lines'>;

/** The things of one measure in one window. */
export class Things {
  /** What a row is counted as, by ids, so that the order of things is that of their names. */
  readonly of: (row: number) => string;
  readonly #context: MeasureContext;
  readonly #slice: Slice;
  readonly #takes: RowTest;
  readonly #notes: readonly unknown[];
  readonly #stretches: StretchRange;
  /** Worked out once for all payees: a thing has the same lines and the same whole amount for everyone. */
  readonly #rows: ReadonlyMap<string, readonly number[]>;
  /** Those of the group of a table that is looked at. */
  readonly #wholes: Map<string, ExactSum>;
  #largestShares: ReadonlyMap<string, Rational> | undefined;

  constructor(measure: CountMeasure, what: ThingWord, slice: Slice, context: MeasureContext) {
    this.of = thingKey(what, context);
    const noted = noting(context);
    this.#context = noted.context;
    this.#notes = noted.notes;
    this.#slice = slice;
    this.#takes = rowTest(slice, noted.context);
    const { from, to } = slice.window;
    this.#stretches = stretchesOf(slice, context);
    const { view, within } = context;
    const rows = (): Map<string, number[]> => rowsBy(view, this.of, this.#stretches);
    this.#rows = view.rememberedAt(measure, JSON.stringify(['rows', from, to]), rows);
    const place = JSON.stringify(['wholes', from, to, ...(within?.keys ?? [])]);
    this.#wholes = view.rememberedAt(measure, place, () => new Map<string, ExactSum>());
  }

  /** The whole amount of a thing that the payee is credited with: all its lines that the filters leave, whoever is credited. */
  wholeOf(thing: string): ExactSum {
    const known = this.#wholes.get(thing);
    if (known !== undefined) return known;
    const { view, problems } = this.#context;
    const whole = new ExactSum(view, view.figureIndex('amount'));
    for (const row of this.#rows.get(thing) as readonly number[]) if (this.#takes(row)) whole.add(row);
    // What could not be told of its lines, or was left out, is to be said to everyone who is credited with it.
    if (problems.count === 0 && this.#notes.length === 0) this.#wholes.set(thing, whole);
    return whole;
  }

  /** The largest share of one of its lines that the payee is credited with, above 0, at most 1. */
  largestShareOf(thing: string): Rational {
    this.#largestShares ??= this.#readLargestShares();
    return this.#largestShares.get(thing) as Rational;
  }

  #readLargestShares(): ReadonlyMap<string, Rational> {
    const ofRow = new Map<number, Rational>();
    for (const { share, rows } of sharedRows(this.#slice, this.#context)) {
      for (const list of rows) for (const row of list) ofRow.set(row, ofRow.get(row)?.plus(share) ?? share);
    }
    const largest = new Map<string, Rational>();
    for (const [row, sum] of ofRow) {
      const share = sum.isAbove(Rational.ONE) ? Rational.ONE : sum;
      if (this.#takes(row)) {
        const thing = this.of(row);
        if (share.isAbove(largest.get(thing) ?? Rational.ZERO)) largest.set(thing, share);
      }
    }
    return largest;
  }
}

function thingKey(what: ThingWord, { view }: MeasureContext): (row: number) => string {
  const customer = (row: number): string => view.customerId(view.customer[row] as number);
  const category = (row: number): string => view.categoryId(view.category[row] as number);
  switch (what) {
    case 'customers':
      return customer;
    case 'categories':
      return category;
    case 'pairs':
      return (row) => JSON.stringify([customer(row), category(row)]);
    case 'deals':
      return (row) => view.dealName(row);
    case 'months':
      return (row) => JSON.stringify([customer(row), monthOf(view, row)]);
  }
}

function monthOf({ tally, stretch }: MeasureContext['view'], row: number): string {
  const { from } = tally.spec.stretches[stretch[row] as number] as { readonly from: number };
  return dayText(from).slice(0, 7);
}
