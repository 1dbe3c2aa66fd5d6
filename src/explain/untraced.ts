/** A component of a statement that was settled without its trace: its figures, without how they came about. */
import { parseCanonical } from '../number/read.js';
import type { Printed, StatementComponent } from '../statement/statement.js';
import type { Derivation } from './derivation.js';
import { GOING_ON } from './going-on.js';
import type { Unit } from './view.js';

/** The printed figures of a component, one row each. */
export function untracedRows(component: StatementComponent, unit: Unit, derivation: Derivation): void {
  const { telling } = derivation;
  const { words } = telling;
  const { figure, quota, attainment, incentive, pay, steps, amount } = component;
  const row = (label: string, printed: Printed | undefined, of: Unit): void => {
    if (printed !== undefined) derivation.row(undefined, label, parseCanonical(printed.value), of);
  };
  row(words.figure, figure, unit);
  row(words.quota, quota, unit);
  row(words.attainment, attainment, 'ratio');
  row(words.componentIncentive, incentive, 'money');
  row(words.pay, pay, 'money');
  for (const step of steps) {
    switch (step.step) {
      case 'modifier':
        row(words.payAfter(telling.name(step.id ?? '')), step.amount, 'money');
        break;
      case 'floor':
      case 'cap':
        row(words.bound(step.step, undefined), step.figure, 'money');
        row(words.afterBound(step.step), step.amount, 'money');
        break;
      case 'negative':
        row(words.belowZero, step.amount, 'money');
        break;
      case 'clawback':
        row(words.afterClawback, step.amount, 'money');
        break;
      case 'part':
      case 'earned-before':
      case 'paid-before':
      case 'set-off': {
        const [taken, after] = GOING_ON[step.step];
        row(taken(words), step.figure, 'money');
        row(after(words), step.amount, 'money');
        break;
      }
      case 'rounding':
      case 'total-rounding':
        break;
    }
  }
  derivation.row(undefined, words.amount, parseCanonical(amount.value), 'money', 0, [], 'total');
}
