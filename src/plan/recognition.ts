/** Whether lines count for a measure after they were sold: as they are paid, or over their service. */
import type { Measure } from './plan.js';

/** Whether some lines of a measure, or of one that it is made of, count otherwise than on their own date. */
export function countsLater(measure: Measure): boolean {
  if (measure.word === 'gain') return countsLater(measure.measure);
  if ('operands' in measure) return measure.operands.some(countsLater);
  return 'filter' in measure && measure.recognise !== undefined;
}
