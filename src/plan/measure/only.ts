/** `only`: conditions on figures of single lines, or of deals. */
import * as z from 'zod/mini';
import { ATTAINMENT, type Axis, axisOf, type Mark, MONEY, readMark, writtenOf, writtenText } from '../figures.js';
import type { MarkInput } from '../input-figures.js';
import type { OnlyComparisonInput } from '../input-filters.js';
import type { Only, OnlyCondition, OnlyFigure, Test } from '../plan.js';
import type { Reading } from '../reading.js';
import { lazily, slot } from '../schema.js';
import { shaped } from '../shape.js';
import type { PlainObject } from '../snapshot.js';

/** Every figure of a line or deal that may be asked for, and how it is written. */
const FIGURES = {
  amount: MONEY,
  margin: MONEY,
  marginRate: ATTAINMENT,
  units: /* @__PURE__ */ axisOf('count'),
  discountRate: ATTAINMENT,
} as const satisfies Record<OnlyFigure, Axis>;

/** Their words. */
export const ONLY_FIGURES = /* @__PURE__ */ Object.keys(FIGURES) as readonly OnlyFigure[];

const comparisonField = /* @__PURE__ */ lazily(() => z.exactOptional(slot<OnlyComparisonInput>('comparison')));

/** `{ "by": "deal", "amount": { "atLeast": "10000" } }` */
export const onlySchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    by: z.exactOptional(z.enum(['line', 'deal'])),
    amount: comparisonField(),
    margin: comparisonField(),
    marginRate: comparisonField(),
    units: comparisonField(),
    discountRate: comparisonField(),
  }),
);

const markField = /* @__PURE__ */ lazily(() => z.exactOptional(slot<MarkInput>('mark')));

/** `{ "atLeast": "60%" }` */
export const comparisonSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    atLeast: markField(),
    above: markField(),
    atMost: markField(),
    below: markField(),
    between: z.exactOptional(z.tuple([slot<MarkInput>('mark'), slot<MarkInput>('mark')])),
  }),
);

/** The comparisons, of which one stands. */
export const COMPARISON_WORDS = ['atLeast', 'above', 'atMost', 'below', 'between'] as const;

/** All conditions of an `only`, in the order of the format; undefined where something was refused. */
export function readOnly(reading: Reading, value: unknown, at: string): Only | undefined {
  const given = shaped(reading, onlySchema(), value, at);
  if (given === undefined) return undefined;
  const asked = ONLY_FIGURES.filter((figure) => Object.hasOwn(value as object, figure));
  if (asked.length === 0) return reading.refuse('missing_field', at, undefined, ONLY_FIGURES.join(', '));
  const conditions = asked.flatMap((figure): (OnlyCondition | undefined)[] => {
    if (given[figure] === undefined) return [undefined];
    return readComparison(reading, given[figure], `${at}/${figure}`, figure);
  });
  if (!conditions.every((condition): condition is OnlyCondition => condition !== undefined)) return undefined;
  return { at, by: given.by ?? 'line', conditions };
}

/** One comparison; `between` is read as two: at least the first, at most the second. */
function readComparison(
  reading: Reading,
  value: unknown,
  at: string,
  figure: OnlyFigure,
): (OnlyCondition | undefined)[] {
  const given = shaped(reading, comparisonSchema(), value, at);
  if (given === undefined) return [undefined];
  const words = COMPARISON_WORDS.filter((word) => Object.hasOwn(value as PlainObject, word));
  const [word] = words;
  if (word === undefined) {
    if (Object.keys(value as object).length === 0) {
      reading.refuse('comparison_missing', at, undefined, COMPARISON_WORDS.join(', '));
    }
    return [undefined];
  }
  if (words.length > 1) return [reading.refuse('two_comparisons', at, words.join(', '))];
  const axis = FIGURES[figure];
  const condition = (test: Test, mark: Mark | undefined): OnlyCondition | undefined =>
    mark && { figure, test, against: writtenOf(mark) };
  if (given[word] === undefined) return [undefined];
  if (word !== 'between') return [condition(word, readMark(reading, given[word], `${at}/${word}`, axis))];
  const [from, to] = (given.between as readonly unknown[]).map((end, place) =>
    readMark(reading, end, `${at}/between/${place}`, axis),
  );
  if (from !== undefined && to !== undefined && from.value.isAbove(to.value)) {
    return [reading.refuse('marks_not_rising', to.at, writtenText(to), `>= ${writtenText(from)}`)];
  }
  return [condition('atLeast', from), condition('atMost', to)];
}
