/** Whether lines count for a measure after they were sold: as they are paid, or over their service. */
import type { Component, Measure } from './plan.js';

/** Whether some lines of a measure, or of one that it is made of, count otherwise than on their own date. */
export function countsLater(measure: Measure): boolean {
  if (measure.word === 'gain') return countsLater(measure.measure);
  if ('operands' in measure) return measure.operands.some(countsLater);
  return 'filter' in measure && measure.recognise !== undefined;
}

/** Whether some lines of a measure, or of one that it is made of, count payment by payment. */
export function countsAsPaid(measure: Measure): boolean {
  if (measure.word === 'gain') return countsAsPaid(measure.measure);
  if ('operands' in measure) return measure.operands.some(countsAsPaid);
  return 'filter' in measure && measure.recognise?.kind === 'paid';
}

/** Whether what a component pays is rounded as one sum over all its statements, so that any split of it adds up to the cent. */
export function runsOn({ accumulate, measure }: Component): boolean {
  return accumulate !== undefined || (measure !== undefined && countsAsPaid(measure));
}
