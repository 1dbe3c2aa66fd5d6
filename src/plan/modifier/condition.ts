/** Conditions: a measure with one comparison beside it, or all, any or none of several. */
import * as z from 'zod/mini';
import { pointer } from '../../trace/problems.js';
import { type Axis, type Mark, readMark, writtenOf, writtenText } from '../figures.js';
import type { AgainstInput, ConditionInput } from '../input-modifiers.js';
import { MEASURE_WORDS, readMeasure } from '../measure/read.js';
import type { Condition, Measure, Test } from '../plan.js';
import { lazily, slot } from '../schema.js';
import { fieldsOf } from '../shape.js';
import { isPlainObject, type PlainObject } from '../snapshot.js';
import { axisOfMeasure } from '../units.js';
import { nearestWord, placesOf } from '../words.js';
import type { ModifierScope } from './scope.js';

/** The comparisons, each as the field that takes it. */
export const COMPARISONS = {
  atLeast: /* @__PURE__ */ lazily(() => slot<AgainstInput>('against')),
  above: /* @__PURE__ */ lazily(() => slot<AgainstInput>('against')),
  atMost: /* @__PURE__ */ lazily(() => slot<AgainstInput>('against')),
  below: /* @__PURE__ */ lazily(() => slot<AgainstInput>('against')),
  between: /* @__PURE__ */ lazily(() => z.tuple([slot<AgainstInput>('against'), slot<AgainstInput>('against')])),
} as const satisfies Record<Test | 'between', unknown>;

/** Several conditions as one. */
export const JOINED = {
  all: /* @__PURE__ */ lazily(() => z.strictObject({ all: conditions() })),
  any: /* @__PURE__ */ lazily(() => z.strictObject({ any: conditions() })),
  none: /* @__PURE__ */ lazily(() => z.strictObject({ none: conditions() })),
} as const;

/** A quota as what something is compared with. */
export const againstSchema = /* @__PURE__ */ lazily(() => z.strictObject({ quota: slot<string>('name') }));

const COMPARISON_WORDS = /* @__PURE__ */ Object.keys(COMPARISONS) as readonly (Test | 'between')[];
const JOINING_WORDS = /* @__PURE__ */ Object.keys(JOINED) as readonly (keyof typeof JOINED)[];

function conditions() {
  return z.array(slot<ConditionInput>('requirement')).check(z.minLength(1));
}

/** Reads what stands under `require`. */
export function readCondition(scope: ModifierScope, value: unknown, at: string): Condition | undefined {
  if (!isPlainObject(value)) return scope.reading.wrongType(value, at, '{ … }');
  const joined = JOINING_WORDS.filter((word) => Object.hasOwn(value, word));
  const [word] = joined;
  if (joined.length > 1) return scope.reading.refuse('two_words', at, joined.join(', '));
  return word === undefined ? readComparison(scope, value, at) : readJoined(scope, word, value, at);
}

function readJoined(
  scope: ModifierScope,
  word: keyof typeof JOINED,
  value: PlainObject,
  at: string,
): Condition | undefined {
  const given: { readonly [Word in keyof typeof JOINED]?: readonly unknown[] } = fieldsOf(
    scope.reading,
    JOINED[word](),
    value,
    at,
  );
  const list = given[word];
  if (list === undefined) return undefined;
  const parts = list.map((part, place) => readCondition(scope, part, pointer(`${at}/${word}`, place)));
  if (!parts.every((part): part is Condition => part !== undefined)) return undefined;
  switch (word) {
    case 'all':
      return { at, all: parts };
    case 'any':
      return { at, any: parts };
    case 'none':
      return { at, none: parts };
  }
}

function readComparison(scope: ModifierScope, value: PlainObject, at: string): Condition | undefined {
  const { reading } = scope;
  const words = COMPARISON_WORDS.filter((word) => Object.hasOwn(value, word));
  const [word] = words;
  const slip = word === undefined ? slipOf(value) : undefined;
  const measure = readMeasure(scope, value, at, slip === undefined ? COMPARISON_WORDS : [slip.key]);
  if (word === undefined) {
    // Where there is no measure either, that is what is said.
    if (!MEASURE_WORDS.some((name) => Object.hasOwn(value, name))) return undefined;
    return reading.refuse('comparison_missing', at, slip?.key, slip?.meant ?? COMPARISON_WORDS.join(', '));
  }
  if (words.length > 1) return reading.refuse('two_comparisons', at, words.join(', '));
  const axis = measure && axisOfMeasure(measure);
  const place = `${at}/${word}`;
  const tests =
    word === 'between' ? readBetween(scope, value[word], place, axis) : readTest(scope, word, value[word], place, axis);
  return measure && tests && { at, measure, tests };
}

/** A key that was meant to be a comparison. */
function slipOf(value: PlainObject): { readonly key: string; readonly meant: string } | undefined {
  for (const key of Object.keys(value)) {
    const meant = placesOf(key) === undefined ? nearestWord(key, COMPARISON_WORDS) : undefined;
    if (meant !== undefined) return { key, meant: `"${meant}"` };
  }
  return undefined;
}

type Tests = readonly { readonly test: Test; readonly against: Measure }[];

function readTest(
  scope: ModifierScope,
  test: Test,
  value: unknown,
  at: string,
  axis: Axis | undefined,
): Tests | undefined {
  const against = readAgainst(scope, value, at, axis);
  return against && [{ test, against: against.measure }];
}

/** Both ends inside; the first not above the second. */
function readBetween(scope: ModifierScope, value: unknown, at: string, axis: Axis | undefined): Tests | undefined {
  const { reading } = scope;
  const expected = '[from, to]';
  if (!Array.isArray(value)) return reading.wrongType(value, at, expected);
  if (value.length < 2) return reading.refuse('list_too_short', at, undefined, expected);
  if (value.length > 2) return reading.refuse('list_too_long', at, undefined, expected);
  const from = readAgainst(scope, value[0], `${at}/0`, axis);
  const to = readAgainst(scope, value[1], `${at}/1`, axis);
  if (from === undefined || to === undefined) return undefined;
  if (from.mark !== undefined && to.mark !== undefined) {
    if (axis?.percent === 'alike' && from.mark.percent !== to.mark.percent) {
      return reading.refuse('marks_mixed', to.mark.at, value[1], writtenText(from.mark));
    }
    if (from.mark.value.isAbove(to.mark.value)) {
      return reading.refuse('marks_not_rising', to.mark.at, value[1], `>= ${writtenText(from.mark)}`);
    }
  }
  return [
    { test: 'atLeast', against: from.measure },
    { test: 'atMost', against: to.measure },
  ];
}

interface Against {
  readonly measure: Measure;
  /** Where it is a number. */
  readonly mark?: Mark;
}

/** A number, or a quota of the payee. */
function readAgainst(scope: ModifierScope, value: unknown, at: string, axis: Axis | undefined): Against | undefined {
  const { reading } = scope;
  if (!isPlainObject(value)) {
    const mark = readMark(reading, value, at, axis);
    return mark && { measure: { word: 'value', at, value: writtenOf(mark) }, mark };
  }
  const given = fieldsOf(reading, againstSchema(), value, at);
  const quota = given.quota === undefined ? undefined : reading.id(given.quota, `${at}/quota`, 'letter');
  return quota === undefined ? undefined : { measure: { word: 'quota', at, quota } };
}
