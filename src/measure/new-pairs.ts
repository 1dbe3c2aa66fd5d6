/** Which pairs of customer and category are new and were not counted before, for whom, and what fell elsewhere meanwhile. */
import type { Day } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import { type Rational, sum } from '../number/rational.js';
import type { NewCategoriesMeasure } from '../plan/plan.js';
import { byCodePoint } from '../trace/canonical.js';
import { comparedWindow, type MeasureContext, noting } from './context.js';
import { creditedGroups, eachCreditedRow, type Sums } from './credited.js';
import { segmentOf } from './customer-class.js';
import type { ExactSum } from './exact-sum.js';
import { lookBackStretches } from './reads.js';
import { accumulatedSince, recordOf } from './record-of.js';
import { amountSlice, categoryTest, type Slice, wholeTest } from './slices.js';
import { type WholeAmounts, wholeAmountsOf } from './whole-sums.js';

/** A pair that counts, and the payee's part of its amount in the window. */
export interface NewPair extends CustomerPair {
  readonly customer: number;
  readonly credited: Sums;
}

/** A new category of one customer, whoever is credited. */
export interface CustomerPair {
  readonly category: number;
  readonly whole: ExactSum;
  /** Where the plan deducts it: what fell in the customer's other categories and was not used up yet. */
  readonly fall?: { readonly amount: Rational; readonly lines: number; readonly sums: readonly ExactSum[] };
}

/** Where sums of each window stand. */
const NOW = 0;
const BEFORE = 1;
const UNTIL = 2;
const BASELINE = 3;

/** New pairs of one measure in one window. */
export class NewPairs {
  readonly #measure: NewCategoriesMeasure;
  readonly #context: MeasureContext;
  /** Whole amounts of the lines that the filter takes. */
  readonly #wholeOf: (customer: number) => WholeAmounts;
  /** Of all lines: what fell elsewhere is told from these. */
  readonly #allOf: (customer: number) => WholeAmounts;
  readonly #ofCustomer = new Map<number, readonly CustomerPair[]>();
  /** Counted before and not counted again: customer × number of categories + category. */
  readonly #known: ReadonlySet<number>;
  readonly #passedOver = new Set<number>();
  /** First day of the look-back. */
  readonly lookBackFrom: Day;

  constructor(measure: NewCategoriesMeasure, context: MeasureContext) {
    this.#measure = measure;
    const { context: noted, notes } = noting(context);
    this.#context = { ...noted, compared: true };
    const { before, until } = lookBackStretches(measure, context.window);
    this.lookBackFrom = before.from;
    this.#known = knownPairs(measure, before.from, context);
    const windows = [context.window, before, until];
    if (measure.customerMustGrow || measure.net) windows.push(comparedWindow(measure, context));
    this.#allOf = wholeAmountsOf(measure, windows, context);
    this.#wholeOf = filteredWholesOf(measure, windows, this.#context, notes) ?? this.#allOf;
  }

  /** The pairs in which the payee is credited, in code-point order of customer, then category. */
  ofPayee(): NewPair[] {
    const { view } = this.#context;
    const fresh = this.#fresh();
    const size = view.tally.categories.size;
    const keyOf = (row: number): number => (view.customer[row] as number) * size + (view.category[row] as number);
    const credited = creditedGroups(this.#slice, this.#context, (row) => {
      const key = keyOf(row);
      return fresh.has(key) ? key : -1;
    });
    return [...fresh]
      .map(([key, whole]) => {
        const customer = Math.floor(key / size);
        const category = key % size;
        const { fall } = this.#measure.net ? this.#pairOf(customer, category) : { fall: undefined };
        const pair = { customer, category, credited: credited.get(key) as Sums, whole };
        return fall === undefined ? pair : { ...pair, fall };
      })
      .sort(
        (a, b) =>
          byCodePoint(view.customerId(a.customer), view.customerId(b.customer)) ||
          byCodePoint(view.categoryId(a.category), view.categoryId(b.category)),
      );
  }

  /** Pairs of the payee that are new and were counted before; known after {@link ofPayee}. */
  get passedOver(): readonly { readonly customer: number; readonly category: number }[] {
    const { size } = this.#context.view.tally.categories;
    return [...this.#passedOver].map((key) => ({ customer: Math.floor(key / size), category: key % size }));
  }

  /** All new categories of a customer, whoever is credited, in code-point order. */
  ofCustomer(customer: number): readonly CustomerPair[] {
    const known = this.#ofCustomer.get(customer) ?? this.#withFalls(customer);
    this.#ofCustomer.set(customer, known);
    return known;
  }

  #pairOf(customer: number, category: number): CustomerPair {
    return this.ofCustomer(customer).find((pair) => pair.category === category) as CustomerPair;
  }

  /** The lines of the window; the filter of a parsed measure takes existing customers only. */
  get #slice(): Slice {
    return amountSlice(this.#measure, this.#context.window);
  }

  /** The new pairs in which the payee is credited: customer × number of categories + category → whole amount. */
  #fresh(): Map<number, ExactSum> {
    const { view } = this.#context;
    const size = view.tally.categories.size;
    const looked = new Set<number>();
    const fresh = new Map<number, ExactSum>();
    eachCreditedRow(this.#slice, this.#context, (row) => {
      const customer = view.customer[row] as number;
      const category = view.category[row] as number;
      const key = customer * size + category;
      if (looked.has(key)) return;
      looked.add(key);
      const amounts = this.#wholeOf(customer);
      if (!this.#isNew(customer, amounts, category)) return;
      if (this.#known.has(key)) this.#passedOver.add(key);
      else fresh.set(key, amounts.sum(category, NOW));
    });
    return fresh;
  }

  /** Not bought (to the minimum) in the look-back, bought now, eligible, and the customer not below its baseline. */
  #isNew(customer: number, amounts: WholeAmounts, category: number): boolean {
    if (!amounts.isAboveZero(category, NOW)) return false;
    const { minimum, customerMustGrow } = this.#measure;
    if (minimum === undefined) {
      if (amounts.isAboveZero(category, BEFORE) || !amounts.isAboveZero(category, UNTIL)) return false;
    } else if (amounts.reaches(category, BEFORE, minimum.value) || !amounts.reaches(category, UNTIL, minimum.value)) {
      return false;
    }
    if (customerMustGrow && !amounts.isAtLeast(NOW, BASELINE)) return false;
    return this.#isEligible(customer, category);
  }

  /** Whether the category is one of those of the customer's segment; `"*"` stands for the segments that are not named. */
  #isEligible(customer: number, category: number): boolean {
    const { eligible, at } = this.#measure;
    if (eligible === undefined) return true;
    const namesSegments = eligible.some(({ segment }) => segment !== '*');
    const segment = namesSegments ? segmentOf(customer, at, this.#context) : '*';
    if (segment === undefined) return false;
    const row = eligible.find((one) => one.segment === segment) ?? eligible.find((one) => one.segment === '*');
    return row !== undefined && categoryTest(row.categories, this.#context.view)(category);
  }

  /** A fall is used up once: by the new pairs in their order, each by what fell in the other categories. */
  #withFalls(customer: number): CustomerPair[] {
    const { view } = this.#context;
    const takes = categoryTest(this.#measure.filter.categories, view);
    const amounts = this.#wholeOf(customer);
    const categories = [...amounts.categories].sort((a, b) => byCodePoint(view.categoryId(a), view.categoryId(b)));
    const pairs = categories
      .filter((category) => takes(category) && this.#isNew(customer, amounts, category))
      .filter((category) => !this.#known.has(customer * view.tally.categories.size + category))
      .map((category) => ({ category, whole: amounts.sum(category, NOW) }));
    if (!this.#measure.net) return pairs;
    const all = this.#allOf(customer);
    const falls = categories.flatMap((category) => {
      const [now, then] = [all.sum(category, NOW), all.sum(category, BASELINE)];
      return now.isAtLeast(then)
        ? []
        : [{ category, left: then.value.minus(now.value), lines: now.lines + then.lines, sums: [now, then] }];
    });
    return pairs.map((pair) => {
      const others = falls.filter((fall) => fall.category !== pair.category && fall.left.sign > 0);
      const amount = sum(others.map((fall) => fall.left));
      const lines = others.reduce((total, fall) => total + fall.lines, 0);
      let open = amount.isAbove(pair.whole.value) ? pair.whole.value : amount;
      for (const fall of others) {
        const used = fall.left.isAbove(open) ? open : fall.left;
        fall.left = fall.left.minus(used);
        open = open.minus(used);
      }
      const sums = others.flatMap((fall) => fall.sums);
      return amount.sign > 0 ? { ...pair, fall: { amount, lines, sums } } : pair;
    });
  }
}

/**
 * Whole amounts of the lines that the filter of a measure takes, by customer, category and window; undefined where it asks nothing of
 * single lines, so that all lines are taken.
 *
 * @param notes what was noted in this context
 */
export function filteredWholesOf(
  measure: NewCategoriesMeasure,
  windows: readonly Window[],
  context: MeasureContext,
  notes: readonly unknown[],
): ((customer: number) => WholeAmounts) | undefined {
  const { tags, customerAge, not, only } = measure.filter;
  if (tags === undefined && customerAge === undefined && not === undefined && only === undefined) return undefined;
  const takes = windows.map((window) => wholeTest(amountSlice(measure, window), context));
  return wholeAmountsOf(measure, windows, context, { takes, notes });
}

/** The pairs that earlier statements counted and that are still remembered, by their number; but for those of the same year so far. */
function knownPairs(measure: NewCategoriesMeasure, lookBackFrom: Day, context: MeasureContext): ReadonlySet<number> {
  const { view } = context;
  const since = accumulatedSince(context);
  const known = new Set<number>();
  for (const { pair, on } of recordOf(measure, context)?.before ?? []) {
    if (on < lookBackFrom || (since !== undefined && on >= since)) continue;
    const [customer, category] = [view.customerNamed(pair[0]), view.categoryNamed(pair[1])];
    if (customer !== undefined && category !== undefined) known.add(customer * view.tally.categories.size + category);
  }
  return known;
}
