/** `payables`: what is payable, as payroll takes it: row by row, each with its pay code, the period that earned it and the day it is due. */
import { Rational, sum } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import { roundedUnits } from '../number/round.js';
import { shareOutInProportion } from '../number/share-out.js';
import type { AmountStatus, PayableStep, Statement, StatementComponent } from '../statement/statement.js';
import { fail, guarded, shown } from '../trace/problems.js';
import { addedBySteps } from './added.js';

/** What a payable is. All of one statement add up to its `payable`. */
export type PayableKind =
  /** What a component came to, after a plan cap. */
  | 'earnings'
  /** What the plan's floor or the guarantee adds. */
  | 'top-up'
  /** What the budget of a run takes off the sum of the components: below 0. */
  | 'budget'
  /** Held back: below 0. */
  | 'holdback'
  /** Held back before, and released. */
  | 'release'
  | 'adjustment'
  /** What a closed period came to more or less than was settled of it. */
  | 'correction'
  /** What an earlier statement left open: below 0. */
  | 'balance'
  /** What a draw adds. */
  | 'draw'
  /** What was advanced: below 0. */
  | 'advance'
  /** What is below 0 and left open for the next statement: above 0, so that all adds up. */
  | 'carried'
  /** What is below 0 and forgiven by a final statement: above 0. */
  | 'forgiven'
  /** What is below 0 and not paid, where the plan carries nothing: above 0. */
  | 'not-paid';

/** A part of what is payable. */
export interface PayableRow {
  /** Of the component, where the plan gives it one. */
  readonly payCode?: string;
  readonly kind: PayableKind;
  /** The component that it is about; absent where it is about all of them together. */
  readonly component?: string;
  /** The holdback. */
  readonly holdback?: string;
  /** Name of the period that earned it. */
  readonly earnedIn: string;
  /** Date on which it is due: the last day of the statement's period, or of one after it where the plan pays out in parts. */
  readonly due: string;
  /** In the statement's currency, with its decimals; below 0 where it is taken off. */
  readonly amount: string;
  /** `conditional`: held back until something happens. */
  readonly status: Exclude<AmountStatus, 'lapsed'>;
}

type Amount = Omit<PayableRow, 'due' | 'amount' | 'status'> & { readonly value: Rational };

/**
 * What is payable, row by row, in the order of the statement; rows of 0 are left out. Exact: the amounts add up to `payable`. Where
 * the plan pays out in parts, each amount is shared out over the days on which they are due, so that its parts add up to the cent;
 * what is left over goes to the largest remainder, of equal ones to the earliest.
 *
 * @param statement as `settle` returned it, or its JSON read back
 * @throws DreiklangError `not_a_statement`; `statement_is_preview`: an estimate is not paid out
 * @example
 * payables(statement)[0] // { kind: "earnings", component: "care", earnedIn: "2026-01", due: "2026-01-31", amount: "500.00", … }
 */
export function payables(statement: Statement): readonly PayableRow[] {
  return guarded(() => {
    if ((statement as unknown as Partial<Statement> | null)?.format !== 'dreiklang-statement/1') {
      return fail({ code: 'not_a_statement', at: '/format', expected: 'dreiklang-statement/1' });
    }
    if (statement.status !== 'settled') {
      return fail({ code: 'statement_is_preview', at: '/status', found: shown(statement.id) });
    }
    const amounts = [...earnings(statement), ...topUps(statement), ...toPayable(statement), ...notPaid(statement)];
    return Object.freeze(amounts.flatMap((amount) => dated(amount, statement)));
  });
}

/** What components came to, after a plan cap. */
function earnings({ components, steps, period }: Statement): Amount[] {
  const cut = steps.flatMap((step) => step.components ?? []);
  return components.flatMap((component) => {
    if (component.pays === false) return [];
    const { id, version, amount } = component;
    const after = cut.find((one) => one.id === id && one.version === version)?.amount ?? amount;
    return [{ ...ofComponent(component), kind: 'earnings', earnedIn: period.name, value: parseCanonical(after.value) }];
  });
}

/** What floor, cap and guarantee of the plan, and a budget, changed beyond what components were cut by. */
function topUps(statement: Statement): Amount[] {
  const { steps, period } = statement;
  const whole = sum(earnings(statement).map(({ value }) => value));
  // Components that a cap cut add up to it, whatever a floor before it came to.
  const capPlace = steps.findIndex(({ components }) => components !== undefined);
  return addedBySteps(whole, steps.slice(Math.max(capPlace, 0))).map(({ step: { step }, added }) => ({
    kind: step === 'budget' ? step : 'top-up',
    earnedIn: period.name,
    value: added,
  }));
}

/** What each step added to what was left. */
function toPayable(statement: Statement): Amount[] {
  const { earned, toPayable: steps = [] } = statement;
  return addedBySteps(parseCanonical(earned.value), steps).flatMap(({ step, added: value }): Amount[] => {
    const earnedIn = step.period ?? statement.period.name;
    if (step.step === 'holdback' || step.step === 'release') return heldParts(step, earnedIn);
    if (step.step === 'forfeit') return [];
    return [{ ...namedComponent(step, statement), kind: step.step, earnedIn, value }];
  });
}

/** Component by component, so that each has its pay code. */
function heldParts({ step, id, components = [] }: PayableStep, earnedIn: string): Amount[] {
  return components.map(({ id: component, payCode, amount }) => {
    const value = parseCanonical(amount.value);
    return {
      ...(payCode === undefined ? undefined : { payCode }),
      kind: step === 'release' ? 'release' : 'holdback',
      component,
      holdback: id as string,
      earnedIn,
      value: step === 'release' ? value : value.negated(),
    };
  });
}

/** What is below 0 after all steps and is not paid. */
function notPaid({ toPayable: steps = [], earned, payable, carried, forgiven, period }: Statement): Amount[] {
  const left = parseCanonical((steps.at(-1)?.amount ?? earned).value);
  // What components left open is forgiven beside it: that stands in no row.
  const isForgiven = forgiven?.some(({ component }) => component === undefined) === true;
  const kind = carried !== undefined ? 'carried' : isForgiven ? 'forgiven' : 'not-paid';
  return [{ kind, earnedIn: period.name, value: parseCanonical(payable.value).minus(left) }];
}

/** The component of an adjustment, a correction or a balance; of a correction, as the closed period has it now, or had it before. */
function namedComponent(
  { step, component, version, period }: PayableStep,
  { components, corrections = [] }: Statement,
): Pick<Amount, 'payCode' | 'component'> {
  if (component === undefined) return {};
  const isIt = (one: { readonly id: string; readonly version?: number }): boolean =>
    one.id === component && (version === undefined || one.version === version);
  const corrected = corrections.filter((one) => one.period === period);
  const found =
    step === 'correction'
      ? corrected.flatMap((one) => [...one.components, ...one.settled.components]).find(isIt)
      : // What is of no version is about the component as it is when the period ends.
        components.filter(isIt).at(-1);
  return found === undefined ? { component } : ofComponent(found);
}

function ofComponent({
  id,
  payCode,
}: Pick<StatementComponent, 'id' | 'payCode'>): Pick<Amount, 'payCode' | 'component'> {
  return { ...(payCode === undefined ? undefined : { payCode }), component: id };
}

/** The rows of an amount: one for each day on which a part of it is due. */
function dated({ value, ...of }: Amount, { scale, payout, period }: Statement): PayableRow[] {
  const parts = payout ?? [{ due: period.to, share: '1' }];
  const shares = parts.map(({ share }) => parseCanonical(share));
  const units = shareOutInProportion(roundedUnits(value, scale, 'down'), shares, scale);
  const status = of.kind === 'holdback' ? 'conditional' : 'unconditional';
  return parts.flatMap(({ due }, place) => {
    const unit = units[place] as bigint;
    if (unit === 0n) return [];
    return [Object.freeze({ ...of, due, amount: Rational.ofScaled(unit, scale).toText(scale), status } as const)];
  });
}
