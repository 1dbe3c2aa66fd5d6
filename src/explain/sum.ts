/** From the amounts of the components to what is payable: sums by kind, plan cap, floor, guarantee, adjustments, advances. */
import { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { PayableStep, Printed, StatementStep } from '../statement/statement.js';
import { budgetRows } from './budget-rows.js';
import type { Derivation } from './derivation.js';
import { cleanText } from './names.js';
import { writtenDate } from './notation.js';
import type { Section, Sign } from './view.js';

/** The section of the sums. */
export function sumSection(derivation: Derivation): Section {
  const { telling } = derivation;
  const { statement, words } = telling;
  derivation.begin();
  const row = (
    sign: Sign | undefined,
    label: string,
    figure: Rational,
    depth = 0,
    role: 'step' | 'total' = 'step',
  ): void => derivation.row(sign, label, figure, 'money', depth, [], role);
  for (const { kind, amount } of statement.kinds) {
    for (const component of statement.components.filter((one) => one.kind === kind && one.pays !== false)) {
      row('+', derivation.telling.componentName(component), figureOf(component.amount), 1);
    }
    row('+', words.kinds[kind], figureOf(amount));
  }
  let sum = statement.kinds.reduce((total, { amount }) => total.plus(figureOf(amount)), Rational.ZERO);
  if (statement.steps.length > 0) row('=', words.sumOfComponents, sum);
  for (const step of statement.steps) {
    stepRows(step, sum, derivation);
    sum = figureOf(step.amount);
  }
  row('=', words.earned, figureOf(statement.earned), 0, 'total');
  let left = figureOf(statement.earned);
  for (const step of statement.toPayable ?? []) {
    if (step.step === 'draw') boundRow('≥', step.figure, words.draw, derivation);
    else if (isTold(step)) row(SIGNS[step.step], payableStepLabel(step, derivation), figureOf(step.figure));
    else if (step.step === 'holdback') heldRow(step, derivation);
    left = figureOf(step.amount);
  }
  const payable = figureOf(statement.payable);
  if (!payable.equals(left)) row('≥', words.notPaidBelowZero, Rational.ZERO);
  row('=', words.payable, payable, 0, 'total');
  if (statement.carried !== undefined) row(undefined, words.carried, figureOf(statement.carried));
  for (const step of statement.toPayable ?? []) if (step.step === 'forfeit') forfeitRow(step, derivation);
  for (const { component, amount } of statement.forgiven ?? []) {
    row(undefined, words.forgiven(component === undefined ? undefined : telling.name(component)), figureOf(amount));
  }
  return { kind: 'sum', heading: words.sections.sum, rows: derivation.rows };
}

/** A step that is one row whatever its figure is, on the way to what is payable. */
type ToldStep = PayableStep & { readonly step: Exclude<PayableStep['step'], 'draw' | 'holdback' | 'forfeit'> };

function isTold(step: PayableStep): step is ToldStep {
  return step.step !== 'draw' && step.step !== 'holdback' && step.step !== 'forfeit';
}

/** How each step acts on what is left. */
const SIGNS: Readonly<Record<ToldStep['step'], Sign>> = {
  release: '+',
  adjustment: '+',
  correction: '+',
  balance: '+',
  advance: '−',
};

/** What is released; what was adjusted, why and by whom; what is corrected or open from before; when an advance was paid. */
function payableStepLabel(step: ToldStep, { telling }: Derivation): string {
  const { words } = telling;
  const about = step.component === undefined ? undefined : telling.name(step.component);
  switch (step.step) {
    case 'release':
      return words.released(telling.name(step.id ?? ''), cleanText(step.period ?? ''));
    case 'advance':
      return words.advance(writtenDate(cleanText(step.date ?? ''), telling.locale));
    case 'balance':
      return words.openBefore(about);
    case 'correction':
      return words.correction(
        cleanText(step.period ?? ''),
        about ?? words.correctedStep(step.of as StatementStep['step']),
      );
    case 'adjustment':
      return words.adjustment(about, cleanText(step.reason ?? ''), cleanText(step.author ?? ''));
  }
}

/** What is forfeited leaves what is payable as it is, so that it is told below it. */
function forfeitRow({ id = '', period = '', reason, figure }: PayableStep, derivation: Derivation): void {
  const { telling } = derivation;
  const why = reason === 'final' ? 'final' : 'latest';
  const label = telling.words.forfeited(telling.name(id), cleanText(period), why);
  derivation.row(undefined, label, figureOf(figure), 'money');
}

/** What is held back; of a correction, what is held back, or was forfeited, more or less than before. */
function heldRow(step: PayableStep, derivation: Derivation): void {
  const { telling } = derivation;
  const { words } = telling;
  const figure = figureOf(step.figure);
  if (step.period === undefined) {
    derivation.row('−', words.heldBack(telling.name(step.id ?? '')), figure, 'money');
    return;
  }
  const isLess = figure.sign < 0;
  const what = step.status === 'lapsed' ? 'lapsed' : 'held';
  const label = words.heldOfCorrection(telling.name(step.id ?? ''), cleanText(step.period), what, isLess);
  derivation.row(isLess ? '+' : '−', label, isLess ? figure.negated() : figure, 'money');
}

function stepRows(step: StatementStep, before: Rational, derivation: Derivation): void {
  if (step.step === 'budget') budgetRows(step, before, derivation);
  else if (step.step === 'cap') capRows(step, !figureOf(step.amount).equals(before), derivation);
  else raisedRows(step, step.step === 'floor' ? 'plan-floor' : 'guarantee', before, derivation);
}

function capRows(step: StatementStep, changed: boolean, derivation: Derivation): void {
  const { telling } = derivation;
  const { words, statement } = telling;
  boundRow('≤', step.figure, words.bound('plan-cap', changed ? 'applies' : 'idle'), derivation);
  if (!changed) return;
  const cuts = step.components ?? [];
  if (cuts.length > 0) derivation.say(words.cutParts, 1);
  for (const { id, version, amount } of cuts) {
    const component = statement.components.find((one) => one.id === id && one.version === version);
    const name = telling.componentName({ id, ...(version === undefined ? undefined : { version }) });
    const uncut = component === undefined ? undefined : figureOf(component.amount);
    const isCut = uncut !== undefined && !uncut.equals(figureOf(amount));
    const label = isCut ? words.cutFrom(name, telling.bare(uncut, 'money')) : name;
    derivation.row('+', label, figureOf(amount), 'money', 1);
  }
  derivation.row('=', words.afterBound('plan-cap'), figureOf(step.amount), 'money');
}

/** A floor or guarantee: what it is, and what it adds where the sum is below it. */
function raisedRows(
  { figure, amount }: StatementStep,
  which: 'plan-floor' | 'guarantee',
  before: Rational,
  derivation: Derivation,
): void {
  const { words } = derivation.telling;
  const after = figureOf(amount);
  if (after.equals(before)) {
    boundRow('≥', figure, words.bound(which, 'idle'), derivation);
    return;
  }
  boundRow(undefined, figure, words.bound(which, 'applies'), derivation, 1);
  derivation.row('−', words.sumSoFar, before, 'money', 1);
  derivation.row('+', words.topUp(which), after.minus(before), 'money');
  derivation.row('=', words.afterBound(which), after, 'money');
}

function boundRow(sign: Sign | undefined, bound: Printed, label: string, derivation: Derivation, depth = 0): void {
  if (bound.node < 0) derivation.row(sign, label, figureOf(bound), 'money', depth);
  else derivation.operand(sign, bound.node, 'money', depth, label);
}

function figureOf({ value }: Printed): Rational {
  return parseCanonical(value);
}
