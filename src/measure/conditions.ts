/**
 * Conditions on single lines that cannot be told from a cell's customer, category and days: a tag, the age of the
 * customer on the day of the line, figures of the line itself. A tally keeps lines apart by which of those it was made for they meet.
 */
import { addSpan, type Day, type Span } from '../calendar/day.js';
import type { Filter, LineConditions, Only, OnlyFigure, Test } from '../plan/plan.js';
import { byCodeUnit, canonicalJson } from '../trace/canonical.js';

/** A condition, as plain data. Values in code-point order. */
export type LineCondition =
  | { readonly tag: string; readonly values: readonly string[] }
  | { readonly age: { readonly from?: Span; readonly before?: Span } }
  /** All of them hold for the line, net of its reversals. */
  | { readonly only: readonly FigureTest[] };

/** A figure of a line or deal, and what it is compared with as canonical text. */
export type FigureTest = readonly [figure: OnlyFigure, test: Test, against: string];

/** The lowest of the bits of a cell's `unknown` that say which conditions its lines meet; those below say what is not known. */
const FIRST_BIT = 16;

/** The bits of a cell that say which conditions its lines meet. */
export const MET_BITS = ~(FIRST_BIT - 1);

/** What a filter asks of single lines: of its own, not of its `not`. */
export function lineConditions({ tags = [], customerAge }: LineConditions): LineCondition[] {
  return [
    ...tags.map(({ key, values }) => ({ tag: key, values })),
    ...(customerAge === undefined ? [] : [{ age: customerAge }]),
  ];
}

/** The condition that `only` asks of single lines; none where it asks of deals. */
export function onlyConditions({ only }: Pick<Filter, 'only'>): LineCondition[] {
  if (only?.by !== 'line') return [];
  return [{ only: testsOf(only) }];
}

/** The conditions of an `only` as plain data. */
export function testsOf({ conditions }: Only): FigureTest[] {
  return conditions.map(({ figure, test, against }) => [figure, test, against.value.toString()]);
}

/** Whether a condition compares money, which is in the currency of one plan. */
export function asksForMoney(condition: LineCondition): boolean {
  return 'only' in condition && condition.only.some(([figure]) => figure === 'amount' || figure === 'margin');
}

/** The condition that a customer is existing on the day of the line. */
export function existingOnDay({ existingAfter }: { readonly existingAfter: Span }): LineCondition {
  return { age: { from: existingAfter } };
}

/** Distinct conditions in the one order in which a spec lists them. */
export function orderedConditions(conditions: readonly LineCondition[]): LineCondition[] {
  const byText = new Map(conditions.map((condition) => [canonicalJson(condition), condition]));
  return [...byText].sort(([a], [b]) => byCodeUnit(a, b)).map(([, condition]) => condition);
}

/** The bit of each condition of a spec, by the condition's canonical JSON. */
export function conditionBits(conditions: readonly LineCondition[] = []): ReadonlyMap<string, number> {
  return new Map(conditions.map((condition, place) => [canonicalJson(condition), FIRST_BIT << place]));
}

/** The bits of some conditions, all of which a spec lists. */
export function bitsOf(conditions: readonly LineCondition[], known: ReadonlyMap<string, number>): number {
  return conditions.reduce((bits, condition) => bits | (known.get(canonicalJson(condition)) as number), 0);
}

/** From the bits of one spec to those of another that lists no other conditions. */
export function translatedBits(
  from: readonly LineCondition[] = [],
  into: readonly LineCondition[] = [],
): ((bits: number) => number) | undefined {
  const known = conditionBits(from);
  const pairs: (readonly [number, number])[] = [];
  for (const [text, bit] of conditionBits(into)) {
    const own = known.get(text);
    if (own === undefined) return undefined;
    pairs.push([own, bit]);
  }
  return (bits) => pairs.reduce((all, [own, bit]) => ((bits & own) === 0 ? all : all | bit), 0);
}

/** Whether a customer is of an age on a day: `since` + from ≤ day < `since` + before. */
export function isOfAge(
  { from, before }: { readonly from?: Span; readonly before?: Span },
  since: Day,
  day: Day,
): boolean {
  return (
    (from === undefined || addSpan(since, from, 1) <= day) && (before === undefined || day < addSpan(since, before, 1))
  );
}
