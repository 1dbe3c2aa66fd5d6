/** How what is paid depends on the figure: the word first, then its own object. */
import { wordOf } from '../dispatch.js';
import type { How, HowWord } from '../plan.js';
import { fieldsOf } from '../shape.js';
import { isPlainObject, type PlainObject } from '../snapshot.js';
import { curveEntry } from './curve.js';
import type { HowEntry } from './entry.js';
import { matrixEntry } from './matrix.js';
import type { HowScope } from './scope.js';
import { stepsEntry } from './steps.js';
import { tableEntry } from './table.js';
import { linear, tiersEntry } from './tiers.js';

/** Every how that is an object. */
export const HOWS = {
  tiers: tiersEntry,
  steps: stepsEntry,
  curve: curveEntry,
  matrix: matrixEntry,
  table: tableEntry,
} as const satisfies Record<Exclude<HowWord, 'number'>, unknown>;

type HowObjectWord = keyof typeof HOWS;

/** Their words. */
export const HOW_WORDS = /* @__PURE__ */ Object.keys(HOWS) as readonly HowObjectWord[];

/** Reads how what is paid depends on the figure: a number, `"linear"`, or an object of one how. */
export function readHow(scope: HowScope, value: unknown, at: string): How | undefined {
  if (value === 'linear') return isAllowed(scope, 'linear', at) ? linear(scope, at) : undefined;
  if (!isPlainObject(value)) {
    const written = scope.values.value(scope.reading, value, at);
    return written && { how: 'number', at, value: written };
  }
  const word = howWordOf(scope, value, at);
  return word && readWord(scope, word, value, at);
}

/** A table is also known by its `by`. */
function howWordOf({ reading }: HowScope, value: PlainObject, at: string): HowObjectWord | undefined {
  const others = HOW_WORDS.filter((word) => Object.hasOwn(value, word));
  if (others.length === 0 && Object.hasOwn(value, 'by')) return 'table';
  return wordOf(reading, value, at, HOW_WORDS);
}

function readWord(scope: HowScope, word: HowObjectWord, value: PlainObject, at: string): How | undefined {
  if (!isAllowed(scope, word, `${at}/${word === 'table' && !Object.hasOwn(value, word) ? 'by' : word}`))
    return undefined;
  const entry: HowEntry = HOWS[word];
  return entry.read(scope, fieldsOf(scope.reading, entry.schema(), value, at, entry.options), at);
}

function isAllowed({ reading, allowed, word: payWord }: HowScope, word: HowWord | 'linear', at: string): boolean {
  if (allowed.includes(word)) return true;
  reading.refuse('how_not_here', at, `${payWord}: ${word}`, allowed.join(', '));
  return false;
}
