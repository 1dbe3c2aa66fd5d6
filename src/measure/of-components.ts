/** `attainment` and `earned`: figures of a component written above, as settling worked them out. */
import type { AttainmentMeasure, EarnedMeasure } from '../plan/plan.js';
import { type ComponentFigures, type MeasureMeaning, refused } from './context.js';

export const attainmentMeaning: MeasureMeaning<AttainmentMeasure> = {
  figure(measure, context) {
    const read = (context.components as ComponentFigures).attainment(measure.attainment, context.ledger);
    const { at, attainment: found } = measure;
    return read ?? refused(context, { code: 'attainment_missing', at, found });
  },
};

export const earnedMeaning: MeasureMeaning<EarnedMeasure> = {
  figure(measure, context) {
    return (context.components as ComponentFigures).earned(measure.earned, context.ledger);
  },
};
