/** The record of pairs that a measure goes by, told from what it is taken over. */
import type { Day } from '../calendar/day.js';
import type { NewCategoriesMeasure } from '../plan/plan.js';
import type { MeasureContext } from './context.js';
import type { PairRecord } from './pair-record.js';

/**
 * The record of a measure. Undefined where the days that it is taken over are others than those that are settled: what is
 * compared with them counts in full, whatever was counted before.
 */
export function recordOf(measure: NewCategoriesMeasure, { pairs, now }: MeasureContext): PairRecord | undefined {
  return now === undefined ? pairs?.(measure) : undefined;
}

/** Year to date: the first day of the days so far; undefined elsewhere. */
export function accumulatedSince({ window, stand = window }: MeasureContext): Day | undefined {
  return stand.judgedOn === undefined ? undefined : stand.from;
}
