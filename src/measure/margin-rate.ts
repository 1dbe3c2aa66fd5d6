/** `marginRate`: margin ÷ amount. */
import type { MarginRateMeasure } from '../plan/plan.js';
import type { MeasureMeaning } from './context.js';
import { marginOf } from './margin.js';
import { quotient } from './quotient.js';

export const marginRateMeaning: MeasureMeaning<MarginRateMeasure> = {
  figure(measure, context) {
    const { amount, margin } = marginOf(measure, context);
    return quotient(margin, amount, measure, context);
  },
};
