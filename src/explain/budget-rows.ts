/** What the budget of a run leaves of a sum: its factor, the cut to minor units, its part of the cents. */
import type { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { StatementStep } from '../statement/statement.js';
import type { Derivation } from './derivation.js';

/** @param before the sum that the budget acts on */
export function budgetRows(
  { figure, remainder, amount }: StatementStep,
  before: Rational,
  derivation: Derivation,
): void {
  const { words, statement } = derivation.telling;
  const after = parseCanonical(amount.value);
  if (after.equals(before)) {
    derivation.say(words.budgetIdle);
    return;
  }
  derivation.row('×', words.budgetFactor, parseCanonical(figure.value), 'ratio');
  const cent = remainder === undefined ? undefined : parseCanonical(remainder.value);
  const cut = cent === undefined ? after : after.minus(cent);
  derivation.row('≈', words.rounded('down', statement.scale), cut, 'money');
  if (cent === undefined) return;
  derivation.row('+', words.budgetRemainder, cent, 'money');
  derivation.row('=', words.afterBudget, after, 'money');
}
