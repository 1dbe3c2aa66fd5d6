/** `add`, `subtract`, `multiply`, `divide`, `min`, `max` of measures. */
import type { ArithmeticMeasure } from '../plan/plan.js';
import type { Figure } from '../trace/ledger.js';
import type { MeasureMeaning } from './context.js';
import { quotient } from './quotient.js';

export const arithmeticMeaning: MeasureMeaning<ArithmeticMeasure> = {
  figure(measure, context) {
    const { ledger, measures } = context;
    const operands = measure.operands.map((operand) => measures.figureOf(operand, context));
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
