/** Whether lines count for a measure after they were sold: as they are paid, or over their service. */
import type { Measure } from './plan.js';

/** Whether some lines of a measure, or of one that it is made of, count otherwise than on their own date. */
export function countsLater(measure: Measure): boolean {
  switch (measure.word) {
    case 'gain':
      return countsLater(measure.measure);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max':
      return measure.operands.some(countsLater);
    default:
      return 'filter' in measure && measure.recognise !== undefined;
  }
}
