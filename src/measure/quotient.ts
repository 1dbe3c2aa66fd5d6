/** Every quotient takes `ifZero`; without it a denominator of 0 is an error. */
import type { Written } from '../plan/plan.js';
import type { Figure } from '../trace/ledger.js';
import { type MeasureContext, refused } from './context.js';

/** Above ÷ below, or what the plan says for a denominator of 0. */
export function quotient(
  above: Figure,
  below: Figure,
  measure: { readonly at: string; readonly ifZero?: Written },
  context: MeasureContext,
): Figure {
  const { ledger } = context;
  if (below.value.sign !== 0) return ledger.divide(above, below, measure.at);
  if (measure.ifZero === undefined) {
    // Where something was refused on the way here, the 0 is none of its own.
    if (context.problems.knows(measure.at)) return below;
    return refused(context, { code: 'zero_denominator', at: measure.at, expected: 'ifZero' });
  }
  context.note({ code: 'zero_denominator' });
  // The numerator and the 0 stay in the trace, so that the reader sees what was divided.
  const isZero = ledger.none([below], measure.at);
  return ledger.choose(isZero, ledger.written(measure.ifZero), above, measure.at);
}
