/** From the amounts of the components to what is earned and payable: sums by kind, plan cap, floor, guarantee. */
import type { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { Printed, StatementStep } from '../statement/statement.js';
import type { Derivation } from './derivation.js';
import type { Section, Sign } from './view.js';

/** The section of the sums. */
export function sumSection(derivation: Derivation): Section {
  const { statement, words } = derivation.telling;
  derivation.begin();
  const row = (sign: Sign | undefined, label: string, figure: Rational, depth = 0, role: 'step' | 'total' = 'step'): void =>
    derivation.row(sign, label, figure, 'money', depth, [], role);
  for (const { kind, amount } of statement.kinds) {
    for (const component of statement.components.filter((one) => one.kind === kind)) {
      row('+', derivation.telling.name(component.id), figureOf(component.amount), 1);
    }
    row('+', words.kinds[kind], figureOf(amount));
  }
  let sum = statement.kinds.reduce((total, { amount }) => total.plus(figureOf(amount)), parseCanonical('0'));
  if (statement.steps.length > 0) row('=', words.sumOfComponents, sum);
  for (const step of statement.steps) {
    stepRows(step, sum, derivation);
    sum = figureOf(step.amount);
  }
  row('=', words.earned, figureOf(statement.earned), 0, 'total');
  row('=', words.payable, figureOf(statement.payable), 0, 'total');
  return { kind: 'sum', heading: words.sections.sum, rows: derivation.rows };
}

function stepRows(step: StatementStep, before: Rational, derivation: Derivation): void {
  const after = figureOf(step.amount);
  const changed = !after.equals(before);
  switch (step.step) {
    case 'cap':
      return capRows(step, changed, derivation);
    case 'floor':
    case 'guarantee':
      return raisedRows(step, step.step === 'floor' ? 'plan-floor' : 'guarantee', before, derivation);
  }
}

function capRows(step: StatementStep, changed: boolean, derivation: Derivation): void {
  const { words, statement, name } = toldBy(derivation);
  boundRow('≤', step.figure, words.bound('plan-cap', changed ? 'applies' : 'idle'), derivation);
  if (!changed) return;
  const cuts = step.components ?? [];
  if (cuts.length > 0) derivation.say(words.cutParts, 1);
  for (const { id, amount } of cuts) {
    const component = statement.components.find((one) => one.id === id);
    const uncut = component === undefined ? undefined : figureOf(component.amount);
    const isCut = uncut !== undefined && !uncut.equals(figureOf(amount));
    const label = isCut ? words.cutFrom(name(id), derivation.telling.bare(uncut, 'money')) : name(id);
    derivation.row('+', label, figureOf(amount), 'money', 1);
  }
  derivation.row('=', words.afterBound('plan-cap'), figureOf(step.amount), 'money');
}

/** A floor or guarantee: what it is, and what it adds where the sum is below it. */
function raisedRows(step: StatementStep, which: 'plan-floor' | 'guarantee', before: Rational, derivation: Derivation): void {
  const { words } = toldBy(derivation);
  const after = figureOf(step.amount);
  if (after.equals(before)) {
    boundRow('≥', step.figure, words.bound(which, 'idle'), derivation);
    return;
  }
  boundRow('≥', step.figure, words.bound(which, 'applies'), derivation);
  const added = derivation.telling.full(after.minus(before), 'money');
  derivation.say(words.topUp(added), 0);
  derivation.row('=', words.afterBound(which), after, 'money');
}

function boundRow(sign: Sign, bound: Printed, label: string, derivation: Derivation): void {
  if (bound.node < 0) derivation.row(sign, label, figureOf(bound), 'money');
  else derivation.operand(sign, bound.node, 'money', 0, label);
}

function toldBy({ telling }: Derivation) {
  return { words: telling.words, statement: telling.statement, name: (id: string): string => telling.name(id) };
}

function figureOf({ value }: Printed): Rational {
  return parseCanonical(value);
}
