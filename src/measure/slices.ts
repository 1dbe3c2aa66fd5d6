/** Which rows a measure takes: those of its window that its filter leaves. */
import { type Window, windowText } from '../calendar/period.js';
import type { Filter, LineConditions, Only } from '../plan/plan.js';
import { bitsOf, conditionBits, lineConditions, onlyConditions, testsOf } from './conditions.js';
import type { MeasureContext } from './context.js';
import { ageTest, classOfRow, segmentOf, sinceMissing } from './customer-class.js';
import { dealSums } from './deals.js';
import type { ExactSum } from './exact-sum.js';
import { figuresOfOnly, figureTests } from './figure-tests.js';
import { UNKNOWN, unknownBits } from './place.js';
import type { FigureName } from './reads.js';
import type { StretchRange } from './row-index.js';
import type { TallyView } from './view.js';
import type { LineDays } from './windows.js';

/** What a measure asks of the lines. */
export interface Slice {
  /** The measure's place in the plan, for problems. */
  readonly at: string;
  readonly filter: Filter;
  readonly window: LineDays;
  readonly figures: readonly FigureName[];
}

/** The amounts of the lines that a measure takes in a window. */
export function amountSlice({ at, filter }: Pick<Slice, 'at' | 'filter'>, window: LineDays): Slice {
  return { at, filter, window, figures: ['amount'] };
}

/** A test for rows of the window: whether the filter takes them. */
export type RowTest = (row: number) => boolean;

/** The stretches of a slice's window; none, with a problem, where the tally was not made for it. */
export function stretchesOf(
  { at, window }: Pick<Slice, 'at' | 'window'>,
  { view, problems }: MeasureContext,
): StretchRange {
  const range = view.range(window);
  if (range !== undefined) return range;
  problems.addOnce({ code: 'tally_not_for_this', at, found: windowText(window) });
  return { first: 0, last: -1 };
}

/**
 * Which rows of its window a slice takes. Customers whose class or segment cannot be told are problems, each once; lines of
 * unknown cost are left out with a note where the plan says so, and are a problem otherwise.
 */
export function rowTest(slice: Slice, context: MeasureContext): RowTest {
  const test = wholeTest(slice, context);
  const { within, view } = context;
  return within === undefined ? test : (row) => within.takes(row, view) && test(row);
}

/** The same whatever group of a table, or of a component, is looked at: what a deal comes to is told by these rows. */
export function wholeTest(slice: Slice, context: MeasureContext): RowTest {
  const test = lineTest(slice, context);
  const { only } = slice.filter;
  if (only?.by !== 'deal') return test;
  const meets = dealTest(slice, only, context);
  return (row) => test(row) && meets(row);
}

/** All that a filter asks but of whole deals. */
function lineTest(slice: Slice, context: MeasureContext): RowTest {
  const { at, filter } = slice;
  const { only } = filter;
  const meets = conditionsTest(filter, at, context);
  const isLeftOut = filter.not === undefined ? undefined : conditionsTest(filter.not, at, context);
  const bits = unknownBits(slice.figures) | (only === undefined ? 0 : unknownBits(figuresOfOnly(only)));
  const knows = bits === 0 ? undefined : knowledgeTest(slice, bits, context);
  const hasFigures = only === undefined ? undefined : onlyTest(filter, context);
  return (row) =>
    meets(row) &&
    (isLeftOut === undefined || !isLeftOut(row)) &&
    (knows === undefined || knows(row)) &&
    (hasFigures === undefined || hasFigures(row));
}

/** Tells rows whose lines have the figures asked for; all of them where deals are asked. */
function onlyTest(filter: Filter, { view }: MeasureContext): RowTest {
  const bits = bitsOf(onlyConditions(filter), conditionBits(view.tally.spec.conditions));
  return (row) => ((view.unknown[row] as number) & bits) === bits;
}

/** Tells rows whose deals, all their lines in the window taken together, have the figures asked for. */
function dealTest(slice: Slice, only: Only, context: MeasureContext): RowTest {
  const { view } = context;
  const figures = figuresOfOnly(only);
  const range = stretchesOf(slice, context);
  const sumsOf = dealSums(only, slice, range, figures, (own) => lineTest(slice, own), context);
  const hold = figureTests(testsOf(only));
  const at = (sums: readonly ExactSum[], figure: 'cost' | 'list' | 'units') => sums[figures.indexOf(figure)]?.value;
  const verdicts = new Map<number, boolean>();
  return (row) => {
    const deal = view.dealOf(row);
    let verdict = verdicts.get(deal);
    if (verdict === undefined) {
      const sums = sumsOf(deal);
      const [amount] = sums as [ExactSum];
      verdict = hold({
        amount: amount.value,
        cost: at(sums, 'cost'),
        list: at(sums, 'list'),
        units: at(sums, 'units'),
      });
      verdicts.set(deal, verdict);
    }
    return verdict;
  };
}

/** Tells rows that meet all of some conditions. */
function conditionsTest(conditions: LineConditions | Filter, at: string, context: MeasureContext): RowTest {
  const { category } = context.view;
  const takesCategory = categoryTest(conditions.categories, context.view);
  const meets = metTest(conditions, at, context);
  const takesCustomer = customerTest(conditions, at, context);
  return (row) => takesCategory(category[row] as number) && (meets === undefined || meets(row)) && takesCustomer(row);
}

/** Tells rows whose lines have the tags and whose customers the age asked for; undefined where neither is. */
function metTest(
  { tags, customerAge }: LineConditions | Filter,
  at: string,
  context: MeasureContext,
): RowTest | undefined {
  if (tags === undefined && customerAge === undefined) return undefined;
  const { view } = context;
  if (customerAge !== undefined && view.returns !== undefined) {
    const hasTags = metTest({ ...(tags && { tags }) }, at, context);
    const isOfAge = ageTest(customerAge, at, context);
    return hasTags === undefined ? isOfAge : (row) => hasTags(row) && isOfAge(row);
  }
  const { unknown, customer } = view;
  const known = conditionBits(view.tally.spec.conditions);
  const tagBits = bitsOf(lineConditions({ ...(tags && { tags }) }), known);
  const bits = tagBits | bitsOf(lineConditions({ ...(customerAge && { customerAge }) }), known);
  return (row) => {
    if (((unknown[row] as number) & tagBits) !== tagBits) return false;
    if (customerAge !== undefined && !view.knowsSince(customer[row] as number)) {
      sinceMissing(customer[row] as number, at, context);
    }
    return ((unknown[row] as number) & bits) === bits;
  };
}

/** Whether a category is one of a list, as it is coded now; of no list, every one. */
export function categoryTest(
  categories: readonly string[] | undefined,
  view: TallyView,
): (category: number) => boolean {
  if (categories === undefined) return () => true;
  const wanted = view.remembered(categories, () => new Set(categories.map((id) => view.categoryNamed(id))));
  return (category) => wanted.has(category);
}

function customerTest(
  { customers = 'all', segments }: LineConditions | Filter,
  at: string,
  context: MeasureContext,
): RowTest {
  const { view } = context;
  const ofClass =
    customers === 'all' ? undefined : (row: number): boolean => classOfRow(row, at, context) === customers;
  if (segments === undefined) return ofClass ?? (() => true);
  const wanted = view.remembered(segments, () => new Set(segments));
  return (row) => {
    const segment = segmentOf(view.customer[row] as number, at, context);
    return segment !== undefined && wanted.has(segment) && (ofClass === undefined || ofClass(row));
  };
}

/** Tells rows apart whose figures are all known; the others are left out with a note, or are a problem. */
function knowledgeTest(slice: Slice, bits: number, context: MeasureContext): RowTest {
  const { view } = context;
  return (row) => {
    const missing = (view.unknown[row] as number) & bits;
    if (missing === 0) return true;
    const isCost = (missing & (UNKNOWN.cost | UNKNOWN.namedCosts)) === missing;
    if (isCost && view.plan.unknownCost === 'leave-out') {
      context.note({ code: 'lines_without_cost_left_out' });
      return false;
    }
    context.problems.addOnce({
      code: isCost ? 'cost_missing' : (missing & UNKNOWN.list) === 0 ? 'units_missing' : 'list_price_missing',
      at: slice.at,
      found: rowText(view, row),
    });
    return false;
  };
}

/** Customer, category and days of a row: what an error can say of lines that are already summed. */
function rowText(view: TallyView, row: number): string {
  const stretch = view.tally.spec.stretches[view.stretch[row] as number] as Window;
  const pair = `${view.customerId(view.customer[row] as number)}, ${view.categoryId(view.category[row] as number)}`;
  return `${pair}, ${windowText(stretch)}`;
}
