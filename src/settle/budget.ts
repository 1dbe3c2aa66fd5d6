/** A budget over a run: the factor by which everyone is scaled down, its cents, and what it leaves of one statement. */
import { Rational, sum } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import { roundedUnits } from '../number/round.js';
import { shareOut } from '../number/share-out.js';
import type { StatementStep } from '../statement/statement.js';
import { isFigure } from '../statement/to-decimal.js';
import type { Figure } from '../trace/ledger.js';
import { fail, shown } from '../trace/problems.js';
import { printed, type Settlement } from './settlement.js';

/** What a budget leaves of one statement, as its step `budget` prints it. */
export interface BudgetOption {
  /** From 0 to 1, exact: `"0.8"`, `"2/3"`. */
  readonly factor: string;
  /** The minor unit of the currency that sharing out the cents added: `"0.01"`; absent: none. */
  readonly remainder?: string;
}

/** The same, read. */
export interface Budget {
  readonly factor: Rational;
  readonly remainder?: Rational;
  /** Where it is that of a closed period: the statement that says it. */
  readonly statement?: string;
}

/** @throws DreiklangError `not_a_figure`, `out_of_range` */
export function budgetOf({ factor, remainder }: BudgetOption): Budget {
  const of = { factor: within(factor, '/budget/factor') };
  return remainder === undefined ? of : { ...of, remainder: within(remainder, '/budget/remainder') };
}

function within(text: string, at: string): Rational {
  if (!isFigure(text)) return fail({ code: 'not_a_figure', at, found: shown(text) });
  const figure = parseCanonical(text);
  if (figure.sign < 0 || figure.isAbove(Rational.ONE))
    fail({ code: 'out_of_range', at, found: text, expected: '0 … 1' });
  return figure;
}

/** What the budget of its run left of a statement that was settled; undefined where that was all. */
export function budgetIn(steps: readonly StatementStep[], statement: string): Budget | undefined {
  const step = steps.find((one) => one.step === 'budget');
  if (step === undefined) return undefined;
  const { figure, remainder } = step;
  const factor = parseCanonical(figure.value);
  return { factor, statement, ...(remainder && { remainder: parseCanonical(remainder.value) }) };
}

/** The step from a sum to what the budget leaves of it: sum × factor, cut to minor units, with its remainder; never more than the sum. */
export function scaledDown(
  total: Figure,
  { factor, remainder, statement }: Budget,
  { plan, ledger }: Settlement,
): { readonly step: StatementStep; readonly amount: Figure } {
  const of = { fact: 'budget', ...(statement === undefined ? undefined : { statement }) };
  const figure = ledger.fact(factor, { ...of, what: 'factor' });
  const cut = ledger.round(ledger.multiply([total, figure]), plan.rounding.scale, 'down');
  const cent = remainder && ledger.fact(remainder, { ...of, what: 'remainder' });
  const amount = ledger.min([total, cent === undefined ? cut : ledger.add([cut, cent])]);
  return {
    step: {
      step: 'budget',
      figure: printed(figure),
      ...(cent && { remainder: printed(cent) }),
      amount: printed(amount),
    },
    amount,
  };
}

/** A budget as it is shared out over some amounts. */
export interface SharedBudget {
  /** 1 where the amounts do not come to more. */
  readonly factor: Rational;
  /** One for each amount, in their order: whether it is given a minor unit beyond its cut part. */
  readonly hasRemainder: readonly boolean[];
}

/**
 * Scales amounts down so that they come to a budget, to the minor unit. Those at or below 0 stay; the others are cut by
 * (budget − those below 0) ÷ those above 0, and what is then missing goes by largest remainder, ties to the earlier one.
 *
 * @param budget a whole number of units of `10^-scale`, from 0 on, as are the amounts
 */
export function sharedBudget(amounts: readonly Rational[], budget: Rational, scale: number): SharedBudget {
  const above = sum(amounts.filter(({ sign }) => sign > 0));
  const below = sum(amounts.filter(({ sign }) => sign < 0));
  if (!above.plus(below).isAbove(budget)) {
    return { factor: Rational.ONE, hasRemainder: amounts.map(() => false) };
  }
  const left = budget.minus(below);
  const factor = left.dividedBy(above);
  const parts = amounts.map((amount) => (amount.sign > 0 ? amount.times(factor) : Rational.ZERO));
  const units = shareOut(parts, roundedUnits(left, scale, 'down'), scale);
  return {
    factor,
    hasRemainder: parts.map((part, place) => (units[place] as bigint) > roundedUnits(part, scale, 'down')),
  };
}
