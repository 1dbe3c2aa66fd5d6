/** The budget of a run: read, shared out over its statements, and what it came to. */
import { Rational, sum } from '../number/rational.js';
import { parseCanonical, readFigure } from '../number/read.js';
import { roundedUnits } from '../number/round.js';
import type { Plan } from '../plan/plan.js';
import type { Statement } from '../statement/statement.js';
import { byCodePoint } from '../trace/canonical.js';
import { fail, shown } from '../trace/problems.js';
import { type BudgetOption, sharedBudget } from './budget.js';
import { sumOfKinds } from './run-totals.js';

/** What a budget did. Amounts are those after plan caps and before guarantees; money. */
export interface RunBudget {
  readonly currency: string;
  readonly amount: string;
  /** What all statements come to without it. */
  readonly before: string;
  /** What those above 0 are multiplied by, exact; `"1"` where the budget is not exceeded. */
  readonly factor: string;
  /** What all statements come to with it. */
  readonly after: string;
}

/** A budget that was read. */
export interface BudgetOver {
  readonly amount: Rational;
  readonly currency: string;
  /** Decimals of what the statements round to. */
  readonly scale: number;
}

/** @throws DreiklangError `budget_plans_differ`, `out_of_range`, `not_a_figure` and others of figures */
export function budgetOver(plans: readonly Plan[], input: unknown): BudgetOver {
  const [first, ...others] = plans as readonly [Plan, ...Plan[]];
  const roundedTo = ({ currency, rounding: { scale } }: Plan): string => `${currency}, ${scale}`;
  for (const plan of others) {
    if (roundedTo(plan) === roundedTo(first)) continue;
    fail({ code: 'budget_plans_differ', at: '/budget', found: roundedTo(plan), expected: roundedTo(first) });
  }
  const { scale } = first.rounding;
  const read = readFigure(input, {});
  if ('refusal' in read) return fail({ code: read.refusal, at: '/budget', found: shown(input) });
  const { value } = read;
  if (value.sign < 0) fail({ code: 'out_of_range', at: '/budget', found: value.toString(), expected: '>= 0' });
  if (!Rational.ofScaled(roundedUnits(value, scale, 'down'), scale).equals(value)) {
    const expected = `n × ${Rational.ofScaled(1n, scale)} ${first.currency}`;
    fail({ code: 'out_of_range', at: '/budget', found: value.toString(), expected });
  }
  return { amount: value, currency: first.currency, scale };
}

/** What each statement is left with, in their order; `parts` undefined where the budget is not exceeded. */
export function shareBudget(
  statements: readonly Statement[],
  { amount, currency, scale }: BudgetOver,
): { readonly ofRun: RunBudget; readonly parts?: readonly BudgetOption[] } {
  const ordered = statements
    .map((statement, place) => ({ statement, place }))
    .sort((a, b) => byCodePoint(a.statement.payee.id, b.statement.payee.id));
  const amounts = ordered.map(({ statement }) => beforeBudget(statement));
  const { factor, hasRemainder } = sharedBudget(amounts, amount, scale);
  const before = sum(amounts);
  const isExceeded = before.isAbove(amount);
  const ofRun = {
    currency,
    amount: amount.toText(scale),
    before: before.toText(scale),
    factor: factor.toString(),
    after: (isExceeded ? amount : before).toText(scale),
  };
  if (!isExceeded) return { ofRun };
  const unit = Rational.ofScaled(1n, scale).toString();
  const parts: BudgetOption[] = [];
  ordered.forEach(({ place }, at) => {
    parts[place] = { factor: factor.toString(), ...(hasRemainder[at] === true && { remainder: unit }) };
  });
  return { ofRun, parts };
}

/** What a statement comes to after plan floor and cap. */
function beforeBudget(statement: Statement): Rational {
  const last = statement.steps.filter(({ step }) => step === 'floor' || step === 'cap').at(-1);
  return last === undefined ? sumOfKinds(statement) : parseCanonical(last.amount.value);
}
