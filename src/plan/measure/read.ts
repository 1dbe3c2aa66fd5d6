/** All measure words, and the one way into them: the word first, then its own object. */

import { includes, wordOf } from '../dispatch.js';
import { readRatio } from '../figures.js';
import type { Baseline, Measure, MeasureWord, Recognition } from '../plan.js';
import type { Reading } from '../reading.js';
import { fieldsOf } from '../shape.js';
import { isPlainObject, type PlainObject, snapshot } from '../snapshot.js';
import { addEntry, divideEntry, maxEntry, minEntry, multiplyEntry, subtractEntry } from './arithmetic.js';
import { breadthEntry, penetrationEntry } from './breadth.js';
import { countEntry } from './count.js';
import { efficiencyGainEntry } from './efficiency-gain.js';
import type { MeasureEntry, MeasureScope } from './entry.js';
import { flowEntry, retentionEntry } from './flow.js';
import { gainEntry } from './gain.js';
import { kpiEntry, personalEntry, quotaEntry, valueEntry } from './handed-in.js';
import { marginRateEntry } from './margin-rate.js';
import { newCategoriesEntry } from './new-categories.js';
import { attainmentEntry, earnedEntry } from './of-components.js';
import { sumEntry } from './sum.js';

/** Every measure word of the format that has a meaning. */
export const MEASURES = {
  sum: sumEntry,
  count: countEntry,
  gain: gainEntry,
  flow: flowEntry,
  retention: retentionEntry,
  marginRate: marginRateEntry,
  efficiencyGain: efficiencyGainEntry,
  newCategories: newCategoriesEntry,
  breadth: breadthEntry,
  penetration: penetrationEntry,
  kpi: kpiEntry,
  personal: personalEntry,
  quota: quotaEntry,
  value: valueEntry,
  attainment: attainmentEntry,
  earned: earnedEntry,
  add: addEntry,
  subtract: subtractEntry,
  multiply: multiplyEntry,
  divide: divideEntry,
  min: minEntry,
  max: maxEntry,
} as const satisfies Record<MeasureWord, unknown>;

/** The measure words, in the order of the documentation. */
export const MEASURE_WORDS = /* @__PURE__ */ Object.keys(MEASURES) as readonly MeasureWord[];

/** Where a measure of a component, or of the plan, stands. */
export function measureScope(
  reading: Reading,
  baseline: Baseline,
  plan: {
    readonly yearStartMonth: number;
    readonly roundsTotal: boolean;
    readonly recognise: Recognition | undefined;
  },
): MeasureScope {
  return { reading, baseline, compared: false, ...plan, above: [], measure: readMeasure, operand: readOperand };
}

/**
 * Reads a measure: an object of one measure word, or the name of one that needs no options.
 *
 * @param ignored keys beside the word that someone else reads: the comparison of a condition
 */
export function readMeasure(
  scope: MeasureScope,
  value: unknown,
  at: string,
  ignored: readonly string[] = [],
): Measure | undefined {
  if (typeof value === 'string') return readBareWord(scope, value, at);
  if (!isPlainObject(value)) return scope.reading.wrongType(value, at, '{ … }');
  const word = wordOf(scope.reading, value, at, MEASURE_WORDS);
  return word && readWord(scope, word, value, at, ignored);
}

/**
 * What is not compared with a baseline: what compares two stretches itself, what is handed in by period, what components of
 * the settled period come to (`docs/why/gain-of-what.md`).
 */
const NOT_COMPARED: readonly MeasureWord[] = [
  'gain',
  'efficiencyGain',
  'newCategories',
  'kpi',
  'personal',
  'quota',
  'attainment',
  'earned',
];

function readWord(
  scope: MeasureScope,
  word: MeasureWord,
  value: PlainObject,
  at: string,
  ignored: readonly string[],
): Measure | undefined {
  if (scope.compared && NOT_COMPARED.includes(word)) return scope.reading.refuse('word_not_here', at, word, 'subtract');
  const entry: MeasureEntry = MEASURES[word];
  const options = { ...entry.options, ignored };
  const given = fieldsOf(scope.reading, entry.schema(), value, at, options);
  return entry.read(scope, given, at);
}

/** A measure written as its name: only one that needs no options. */
function readBareWord(scope: MeasureScope, text: string, at: string): Measure | undefined {
  const { reading } = scope;
  if (!includes(MEASURE_WORDS, text)) return reading.refuse('no_word', at, text, BARE_WORDS.join(', '));
  const { bare } = MEASURES[text] as MeasureEntry;
  if (bare === undefined) return reading.refuse('word_needs_more', at, text, `{ "${text}": … }`);
  return readWord(scope, text, snapshot(bare, reading.problems) as PlainObject, at, []);
}

const BARE_WORDS = /* @__PURE__ */ MEASURE_WORDS.filter((word) => (MEASURES[word] as MeasureEntry).bare !== undefined);

/** A measure inside arithmetic: also a plain figure. */
function readOperand(scope: MeasureScope, value: unknown, at: string): Measure | undefined {
  if (isPlainObject(value) || includes(MEASURE_WORDS, value)) return readMeasure(scope, value, at);
  const written = readRatio(scope.reading, value, at);
  return written && { word: 'value', at, value: written };
}
