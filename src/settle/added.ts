/** What each of some printed steps added to what stood before it. */
import type { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { Printed } from '../statement/statement.js';

/** A step, and what it added. */
export interface Added<Step> {
  readonly step: Step;
  readonly added: Rational;
}

/** One after the other, each with the sum after it as its amount. */
export function addedBySteps<Step extends { readonly amount: Printed }>(
  before: Rational,
  steps: readonly Step[],
): Added<Step>[] {
  let left = before;
  return steps.map((step) => {
    const after = parseCanonical(step.amount.value);
    const added = after.minus(left);
    left = after;
    return { step, added };
  });
}
