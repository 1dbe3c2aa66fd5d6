/** `breadth` and `penetration`: over active customers with a line that is credited to the payee, unweighed. */
import { Rational } from '../number/rational.js';
import type { BreadthMeasure, PenetrationMeasure } from '../plan/plan.js';
import type { Figure } from '../trace/ledger.js';
import type { MeasureContext, MeasureMeaning } from './context.js';
import { eachCreditedRow } from './credited.js';
import { filteredWholes, wholeAmount } from './customer-wholes.js';
import { quotient } from './quotient.js';
import { sliceDescription } from './slice-description.js';
import { amountSlice } from './slices.js';

export const breadthMeaning: MeasureMeaning<BreadthMeasure> = {
  figure(measure, context) {
    const active = categoriesOfActive(measure, context);
    const pairs = active.reduce((total, categories) => total + categories, 0);
    const bought = counted('pairs', pairs, measure, context);
    return quotient(bought, counted('customers', active.length, measure, context), measure, context);
  },
};

export const penetrationMeaning: MeasureMeaning<PenetrationMeasure> = {
  figure(measure, context) {
    const active = categoriesOfActive(measure, context);
    const broad = active.filter((categories) => categories >= measure.atLeast).length;
    const atLeast = { atLeast: String(measure.atLeast) };
    const above = counted('customers', broad, measure, context, atLeast);
    return quotient(above, counted('customers', active.length, measure, context), measure, context);
  },
};

type Measured = BreadthMeasure | PenetrationMeasure;

/** How many categories (with an amount above 0) each active customer bought; active: with an amount above 0 in all. */
function categoriesOfActive(measure: Measured, context: MeasureContext): number[] {
  const slice = amountSlice(measure, context.window);
  const customers = new Set<number>();
  eachCreditedRow(slice, context, (row) => customers.add(context.view.customer[row] as number));
  const wholeOf = filteredWholes(measure, slice, context);
  return [...customers].flatMap((customer) => {
    const sums = wholeOf(customer);
    return wholeAmount(sums).sign > 0 ? [[...sums.values()].filter((sum) => sum.isAboveZero).length] : [];
  });
}

function counted(
  figure: string,
  count: number,
  measure: Measured,
  context: MeasureContext,
  more: { readonly atLeast?: string } = {},
): Figure {
  const of = { ...sliceDescription(amountSlice(measure, context.window), figure, context.view), ...more };
  return context.ledger.lines(Rational.of(count), count, of, measure.at);
}
