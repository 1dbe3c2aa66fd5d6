/** Where a how stands: under which pay word, read on what. */
import type { Axis } from '../figures.js';
import type { MeasureScope } from '../measure/entry.js';
import type { How, HowWord, Measure, PayWord } from '../plan.js';
import type { Reading } from '../reading.js';
import { PAY_VALUES, type ValueKind } from './values.js';

/** What is known about a component when its pay is read. */
export interface PayScope {
  readonly reading: Reading;
  /** For measures that marks are read on. */
  readonly measures: MeasureScope;
  /** Undefined where there is none, or where it was refused. */
  readonly measure: Measure | undefined;
  /** Marks are read on the attainment. */
  readonly hasQuota: boolean;
  /** How marks are written; undefined where the measure was refused. */
  readonly axis: Axis | undefined;
  /** How marks on the figure itself are written, also where there is a quota. */
  readonly figureAxis: Axis | undefined;
}

/** Where one how stands. */
export interface HowScope extends PayScope {
  readonly word: PayWord;
  readonly values: ValueKind;
  readonly allowed: readonly (HowWord | 'linear')[];
  readonly inTable: boolean;
  /** Reads a how that stands inside a table. */
  readonly how: (scope: HowScope, value: unknown, at: string) => How | undefined;
}

/** Which word takes which how. */
const ALLOWED: Readonly<Record<PayWord, readonly (HowWord | 'linear')[]>> = {
  rate: ['number', 'tiers', 'steps', 'curve', 'matrix', 'table'],
  each: ['number', 'tiers', 'steps', 'curve', 'matrix', 'table'],
  amount: ['number', 'steps', 'curve', 'matrix'],
  share: ['number', 'linear', 'tiers', 'steps', 'curve', 'matrix'],
};

/** The scope of the how right under a pay word. */
export function howScope(scope: PayScope, word: PayWord, how: HowScope['how']): HowScope {
  return { ...scope, word, values: PAY_VALUES[word], allowed: ALLOWED[word], inTable: false, how };
}
