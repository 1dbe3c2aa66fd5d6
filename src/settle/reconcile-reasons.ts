/** Why a statement differs from what was paid elsewhere: hypotheses, each tried against the steps that it prints. */
import { Rational, sum } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import { roundTo } from '../number/round.js';
import type {
  ComponentStep,
  PayableStep,
  Statement,
  StatementComponent,
  StatementStep,
} from '../statement/statement.js';
import { type Added, addedBySteps } from './added.js';
import type { LeftOutLines } from './run-lines.js';
import { sumOfKinds } from './run-totals.js';

/** Why two amounts differ. */
export interface DifferenceReason {
  readonly code:
    | 'equal'
    | 'only_ours'
    | 'only_theirs'
    /** At most one minor unit a component. */
    | 'rounding'
    /** They pay what we would without this step; of corrections and adjustments, without all of them. */
    | 'without_step'
    /** They pay what stands before this step: neither it nor anything after it. */
    | 'before_step'
    /** They do not pay this component. */
    | 'without_component'
    /** They pay as well on lines that count in no statement of this run. */
    | 'lines_left_out'
    | 'unexplained';
  /** The step, by its name on the statement. */
  readonly step?: ComponentStep['step'] | StatementStep['step'] | PayableStep['step'];
  /** The component whose step it is, or which it is about. */
  readonly component?: string;
  /** Of a modifier: its id. */
  readonly id?: string;
  /** Of corrections: the closed period. */
  readonly period?: string;
  /** Of what is only theirs: why there is no statement; absent where the run knows no such payee. Of lines left out: their reason. */
  readonly why?: string;
}

/** Two amounts of a statement, or of one component of it; undefined where one side says nothing. */
export interface Compared {
  readonly statement: Statement;
  readonly component: string | undefined;
  readonly ours: Rational | undefined;
  readonly theirs: Rational | undefined;
}

/** A hypothesis: what they pay where it holds. */
type Hypothesis = readonly [theirs: Rational, reason: DifferenceReason];

/** The first reason that explains the difference. */
export function reasonOf(compared: Compared, leftOut: readonly LeftOutLines[]): DifferenceReason {
  const { ours, theirs } = compared;
  if (theirs === undefined) return { code: 'only_ours' };
  if (ours === undefined) return { code: 'only_theirs' };
  if (ours.equals(theirs)) return { code: 'equal' };
  if (isRounding(compared, ours.minus(theirs))) return { code: 'rounding' };
  for (const [paid, reason] of hypotheses(compared, ours, leftOut)) if (paid.equals(theirs)) return reason;
  return { code: 'unexplained' };
}

/** Such as another way of rounding each component makes. */
function isRounding({ statement, component }: Compared, difference: Rational): boolean {
  const paying = statement.components.filter(({ pays }) => pays !== false).length;
  const most = Rational.ofScaled(BigInt(component === undefined ? paying : 1), statement.scale);
  return most.isAtLeast(difference.sign < 0 ? difference.negated() : difference);
}

function* hypotheses(
  { statement, component }: Compared,
  ours: Rational,
  leftOut: readonly LeftOutLines[],
): Generator<Hypothesis> {
  const components = statement.components.filter(
    ({ id, pays }) => pays !== false && (component === undefined || id === component),
  );
  if (component === undefined) yield* ofSteps(statement, ours);
  else yield* ofCut(statement, component);
  for (const one of components) yield* ofComponent(one, statement, ours, component !== undefined);
  yield* ofLines(components, leftOut, statement, ours, component !== undefined);
}

/** Steps of the whole: each left out alone, all corrections of a period, all of a kind; then each with all that follows it. */
function* ofSteps(statement: Statement, ours: Rational): Generator<Hypothesis> {
  const { steps, toPayable = [], payable } = statement;
  const before = sumOfKinds(statement);
  const path = [...steps, ...toPayable];
  const amounts = [before, ...path.map(({ amount }) => parseCanonical(amount.value))];
  const effects = addedBySteps(before, path);
  for (const { step, added } of effects) yield [ours.minus(added), { code: 'without_step', ...toldOf(step) }];
  for (const period of new Set(toPayable.flatMap((step) => step.period ?? []))) {
    const all = effects.filter(({ step }) => 'period' in step && step.period === period);
    yield [without(ours, all), { code: 'without_step', step: 'correction', period }];
  }
  for (const name of new Set(path.map(({ step }) => step))) {
    yield [
      without(
        ours,
        effects.filter(({ step }) => step.step === name),
      ),
      { code: 'without_step', step: name },
    ];
  }
  const left = amounts.at(-1) as Rational;
  const paid = parseCanonical(payable.value);
  if (!paid.equals(left)) yield [left, { code: 'without_step', step: 'negative' }];
  for (const [place, step] of path.entries())
    yield [amounts[place] as Rational, { code: 'before_step', ...toldOf(step) }];
}

function without(ours: Rational, effects: readonly Added<unknown>[]): Rational {
  return ours.minus(sum(effects.map(({ added }) => added)));
}

function toldOf(step: StatementStep | PayableStep): Omit<DifferenceReason, 'code'> {
  const { component, period } = step as Partial<PayableStep>;
  return {
    step: step.step,
    ...(component === undefined ? undefined : { component }),
    ...(period === undefined ? undefined : { period }),
  };
}

/** Where the plan's cap cut a component: what it was before. */
function* ofCut(statement: Statement, component: string): Generator<Hypothesis> {
  if (cutOf(statement) === undefined) return;
  yield [
    sum(own(statement, component).map(({ amount }) => parseCanonical(amount.value))),
    { code: 'without_step', step: 'cap' },
  ];
}

/** The steps of a component: what stands before each of them, rounded as money; the component as a whole. */
function* ofComponent(
  { id, pay, steps, amount }: StatementComponent,
  { scale }: Statement,
  ours: Rational,
  isAlone: boolean,
): Generator<Hypothesis> {
  const paid = parseCanonical(amount.value);
  const about = isAlone ? undefined : { component: id };
  let before = parseCanonical(pay.value);
  for (const { step, id: modifier, amount: after } of steps) {
    const named = { step, ...about, ...(modifier === undefined ? undefined : { id: modifier }) };
    const instead = roundTo(before, scale, 'half-up');
    yield [ours.minus(paid).plus(instead), { code: 'before_step', ...named }];
    before = parseCanonical(after.value);
  }
  yield* withoutModifiers({ pay, steps }, paid, ours, { ...about }, scale);
  if (!isAlone) yield [ours.minus(paid), { code: 'without_component', component: id }];
}

/** Without one modifier: where all steps after it multiply, what it multiplied by is divided out. */
function* withoutModifiers(
  { pay, steps }: Pick<StatementComponent, 'pay' | 'steps'>,
  paid: Rational,
  ours: Rational,
  about: Omit<DifferenceReason, 'code'>,
  scale: number,
): Generator<Hypothesis> {
  let before = parseCanonical(pay.value);
  for (const [place, { step, id, amount }] of steps.entries()) {
    const after = parseCanonical(amount.value);
    const last = steps.slice(place + 1).filter((one) => one.step !== 'rounding');
    if (step === 'modifier' && after.sign !== 0 && last.every((one) => one.step === 'modifier')) {
      const end = parseCanonical((last.at(-1) ?? { amount }).amount.value);
      const instead = roundTo(end.times(before).dividedBy(after), scale, 'half-up');
      yield [ours.minus(paid).plus(instead), { code: 'without_step', step, ...about, id: id as string }];
    }
    before = after;
  }
}

/** Lines that count in no statement, paid at the rate that the component pays on average on its figure in money. */
function* ofLines(
  components: readonly StatementComponent[],
  leftOut: readonly LeftOutLines[],
  { payee, currency, scale }: Statement,
  ours: Rational,
  isAlone: boolean,
): Generator<Hypothesis> {
  const lines = leftOut.filter((one) => one.payee === payee.id && one.currency === currency);
  for (const { id, unit, figure, pay } of components) {
    const sales = figure === undefined ? Rational.ZERO : parseCanonical(figure.value);
    if (unit !== 'money' || sales.sign === 0) continue;
    const rate = parseCanonical(pay.value).dividedBy(sales);
    for (const { reason, amount } of lines) {
      const more = roundTo(parseCanonical(amount).times(rate), scale, 'half-up');
      yield [ours.plus(more), { code: 'lines_left_out', why: reason, ...(isAlone ? undefined : { component: id }) }];
    }
  }
}

/** What a component comes to, after the plan's cap; over all versions of the plan. Undefined where the statement pays none such. */
export function amountOfComponent(statement: Statement, id: string): Rational | undefined {
  if (own(statement, id).length === 0) return undefined;
  const cut = cutOf(statement)?.filter((one) => one.id === id);
  return sum((cut ?? own(statement, id)).map(({ amount }) => parseCanonical(amount.value)));
}

function own({ components }: Statement, id: string): readonly StatementComponent[] {
  return components.filter((one) => one.id === id && one.pays !== false);
}

function cutOf({ steps }: Statement): StatementStep['components'] {
  return steps.find(({ step }) => step === 'cap')?.components;
}
