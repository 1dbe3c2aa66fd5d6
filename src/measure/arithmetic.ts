/** `add`, `subtract`, `multiply`, `divide`, `min`, `max` of measures. */
import { growsWithDays } from '../plan/growth.js';
import type { ArithmeticMeasure } from '../plan/plan.js';
import type { Figure } from '../trace/ledger.js';
import type { MeasureContext, MeasureMeaning } from './context.js';
import { quotient } from './quotient.js';

export const arithmeticMeaning: MeasureMeaning<ArithmeticMeasure> = {
  figure(measure, context) {
    const { ledger, measures } = context;
    const share = shareOfStanding(measure, context);
    const operands = measure.operands.map((operand) => {
      const figure = measures.figureOf(operand, context);
      return share === undefined || growsWithDays(operand) ? figure : ledger.multiply([figure, share], operand.at);
    });
    const [first, ...others] = operands as [Figure, ...Figure[]];
    switch (measure.word) {
      case 'add':
        return ledger.add(operands, measure.at);
      case 'multiply':
        return ledger.multiply(operands, measure.at);
      case 'min':
        return ledger.min(operands, measure.at);
      case 'max':
        return ledger.max(operands, measure.at);
      case 'subtract':
        return others.reduce((left, taken) => ledger.subtract(left, taken, measure.at), first);
      case 'divide':
        return others.reduce((above, below) => quotient(above, below, measure, context), first);
    }
  },
};

/**
 * In a part of a period, what does not grow with days and is added to, taken from or compared with what does, counts by
 * its part of them; undefined elsewhere.
 */
function shareOfStanding({ word, operands }: ArithmeticMeasure, { share }: MeasureContext): Figure | undefined {
  if (share === undefined || word === 'multiply' || word === 'divide') return undefined;
  return operands.some(growsWithDays) && !operands.every(growsWithDays) ? share() : undefined;
}
