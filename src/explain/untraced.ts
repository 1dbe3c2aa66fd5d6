/** A component of a statement that was settled without its trace: its figures, without how they came about. */
import { parseCanonical } from '../number/read.js';
import type { Printed, StatementComponent } from '../statement/statement.js';
import type { Derivation } from './derivation.js';
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
        row(words.earlierParts, step.figure, 'money');
        row(words.earnedInPeriod, step.amount, 'money');
        break;
      case 'earned-before':
        row(words.earnedBefore, step.figure, 'money');
        row(words.earnedSoFar, step.amount, 'money');
        break;
      case 'paid-before':
        row(words.paidBefore, step.figure, 'money');
        row(words.leftToPay, step.amount, 'money');
        break;
      case 'set-off':
        row(words.openBefore(undefined), step.figure, 'money');
        row(words.afterSetOff, step.amount, 'money');
        break;
      case 'rounding':
      case 'total-rounding':
        break;
    }
  }
  derivation.row(undefined, words.amount, parseCanonical(amount.value), 'money', 0, [], 'total');
}
