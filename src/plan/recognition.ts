/** Whether lines count for a measure after they were sold: as they are paid, or over their service. */
import type { Component, Measure, Recognition } from './plan.js';
import type { Reading } from './reading.js';

/** Whether some lines of a measure, or of one that it is made of, count otherwise than on their own date. */
export function countsLater(measure: Measure): boolean {
  return recognitionsIn(measure).length > 0;
}

/** The measures over lines, in one or itself, whose lines count otherwise than on their own date, each with how. */
function recognitionsIn(measure: Measure): readonly { readonly at: string; readonly recognise: Recognition }[] {
  if (measure.word === 'gain') return recognitionsIn(measure.measure);
  if ('operands' in measure) return measure.operands.flatMap(recognitionsIn);
  return 'filter' in measure && measure.recognise !== undefined
    ? [{ at: measure.at, recognise: measure.recognise }]
    : [];
}

/** A place that says when lines count, and what it says. */
interface Said {
  readonly at: string;
  readonly recognise: Recognition | undefined;
}

/**
 * Where it is written that payments count for a measure, each place once.
 *
 * @param around the component and the plan, whose word holds where the measure says nothing
 */
export function placesOfPaid(measure: Measure, around: readonly Said[]): readonly string[] {
  const paid = recognitionsIn(measure).filter(({ recognise }) => recognise.kind === 'paid');
  return paid.map(({ at, recognise }) => {
    const outer = around.find((said) => said.recognise === recognise);
    return `${outer === undefined ? at : outer.at}/recognise`;
  });
}

/** What goes on from statement to statement is rounded component by component: the sum alone has no part of its own. */
export function refuseTotalRounding(reading: Reading, at: string, word: 'accumulate' | 'recognise'): void {
  reading.refuse('total_rounding_not_here', at, word, '"rounding": { "at": "component" }');
}

/** Whether what a component pays is rounded as one sum over all its statements, so that any split of it adds up to the cent. */
export function runsOn({ accumulate, measure }: Component): boolean {
  return (
    accumulate !== undefined ||
    (measure !== undefined && recognitionsIn(measure).some(({ recognise }) => recognise.kind === 'paid'))
  );
}
