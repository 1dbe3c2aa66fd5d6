/** A component of a statement that was settled without its trace: its figures, without how they came about. */
import { parseCanonical } from '../number/read.js';
import type { Printed, StatementComponent } from '../statement/statement.js';
import type { Derivation } from './derivation.js';
import type { Sign, Unit } from './view.js';

/** The printed figures of a component, one row each. */
export function untracedRows(component: StatementComponent, unit: Unit, derivation: Derivation): void {
  const { telling } = derivation;
  const { words } = telling;
  const { figure, quota, attainment, incentive, pay, steps, amount } = component;
  const row = (sign: Sign | undefined, label: string, printed: Printed | undefined, of: Unit): void => {
    if (printed !== undefined) derivation.row(sign, label, parseCanonical(printed.value), of);
  };
  row(undefined, words.figure, figure, unit);
  row(attainment === undefined ? undefined : '÷', words.quota, quota, unit);
  row(undefined, words.attainment, attainment, 'ratio');
  row(undefined, words.componentIncentive, incentive, 'money');
  row(undefined, words.pay, pay, 'money');
  for (const step of steps) {
    switch (step.step) {
      case 'modifier':
        row(undefined, words.payAfter(telling.name(step.id ?? '')), step.amount, 'money');
        break;
      case 'floor':
      case 'cap':
        row(undefined, words.boundOf(step.step), step.figure, 'money');
        row(undefined, words.afterBound(step.step), step.amount, 'money');
        break;
      case 'negative':
        row(undefined, words.belowZero, step.amount, 'money');
        break;
      case 'rounding':
      case 'total-rounding':
        break;
    }
  }
  derivation.row('≈', words.amount, parseCanonical(amount.value), 'money', 0, [], 'total');
}
