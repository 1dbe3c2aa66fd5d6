/** The class and the segment of a customer, as a measure asks for them; what cannot be told is a problem, once a customer. */
import { bitsOf, conditionBits, existingOnDay } from './conditions.js';
import type { MeasureContext } from './context.js';

/** The class of a customer; a problem where it cannot be told. */
export function classOf(customer: number, at: string, context: MeasureContext): 'existing' | 'new' | undefined {
  const known = context.view.classOf(customer, context.classDay);
  if (known === undefined) sinceMissing(customer, at, context);
  return known;
}

/** The date of a customer's first order is missing, and something asks for it. */
export function sinceMissing(customer: number, at: string, { view, problems }: MeasureContext): void {
  problems.addOnce({ code: 'since_missing', at, found: view.customerId(customer), expected: 'since' });
}

/**
 * The class of a row's customer. Where the plan tells it on each line's day, that of the row, except in a measure that
 * compares stretches: there a customer is of one class throughout.
 */
export function classOfRow(row: number, at: string, context: MeasureContext): 'existing' | 'new' | undefined {
  const { view } = context;
  const customer = view.customer[row] as number;
  if (view.plan.classOn !== 'line' || context.compared === true || !view.knowsSince(customer)) {
    return classOf(customer, at, context);
  }
  const bits = view.remembered(EXISTING, () =>
    bitsOf([existingOnDay(view.plan)], conditionBits(view.tally.spec.conditions)),
  );
  return ((view.unknown[row] as number) & bits) === 0 ? 'new' : 'existing';
}

const EXISTING = {};

/** The segment of a customer; a problem where it has none. */
export function segmentOf(customer: number, at: string, context: MeasureContext): string | undefined {
  const known = context.view.segmentOf(customer);
  if (known === undefined) {
    context.problems.addOnce({
      code: 'segment_missing',
      at,
      found: context.view.customerId(customer),
      expected: 'segment',
    });
  }
  return known;
}
