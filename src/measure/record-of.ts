/** The record of pairs that a measure goes by, and since when it counts, told from what it is taken over. */
import type { Day } from '../calendar/day.js';
import type { NewCategoriesMeasure } from '../plan/plan.js';
import type { MeasureContext } from './context.js';
import type { PairRecord } from './pair-record.js';

/**
 * The record of a measure. Undefined where the days that it is taken over are of another period than the one that is settled:
 * there it counts in full, whatever was counted before.
 */
export function recordOf(measure: NewCategoriesMeasure, { pairs }: MeasureContext): PairRecord | undefined {
  return pairs?.(measure);
}

/** Year to date: the first day of the days so far; undefined elsewhere. */
export function accumulatedSince({ window, stand = window }: MeasureContext): Day | undefined {
  return stand.judgedOn === undefined ? undefined : stand.from;
}
