/** What the statements of a run come to together: by kind, by step, by plan; each figure is the sum of those on the statements. */
import { type Rational, sum } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { Kind } from '../plan/plan.js';
import type { PayableStep, Statement, StatementStep } from '../statement/statement.js';
import { grouped } from '../trace/grouped.js';
import { type Added, addedBySteps } from './added.js';
import { KINDS } from './sums.js';

/** The sums of all statements in one currency. */
export interface RunTotals {
  readonly currency: string;
  readonly statements: number;
  readonly kinds: readonly { readonly kind: Kind; readonly amount: string }[];
  /** What each step added to the sums of the kinds; together they lead to `earned`. */
  readonly steps: readonly { readonly step: StatementStep['step']; readonly amount: string }[];
  readonly earned: string;
  /** What each step added to what was earned. */
  readonly toPayable: readonly { readonly step: PayableStep['step']; readonly amount: string }[];
  /** What is below 0 and not paid out, as an amount from 0 on: with it, earned and steps come to `payable`. */
  readonly belowZero: string;
  readonly payable: string;
  readonly plans: readonly PlanTotals[];
}

export interface PlanTotals {
  readonly plan: string;
  readonly statements: number;
  readonly earned: string;
  readonly payable: string;
}

/** By currency, in the order of the statements. */
export function runTotals(statements: readonly Statement[]): readonly RunTotals[] {
  return [...grouped(statements, ({ currency }) => currency)].map(([currency, own]) => totalsIn(currency, own));
}

function totalsIn(currency: string, statements: readonly Statement[]): RunTotals {
  const scale = Math.max(...statements.map((statement) => statement.scale));
  const text = (amounts: readonly Rational[]): string => sum(amounts).toText(scale);
  const of = (figure: (statement: Statement) => string, some = statements): string =>
    text(some.map((statement) => parseCanonical(figure(statement))));
  const byStep = <Name extends string>(stepsOf: (statement: Statement) => readonly Added<{ readonly step: Name }>[]) =>
    [...grouped(statements.flatMap(stepsOf), ({ step }) => step.step)].map(([step, own]) => ({
      step,
      amount: text(own.map(({ added }) => added)),
    }));
  return {
    currency,
    statements: statements.length,
    kinds: KINDS.flatMap((kind) => {
      const own = statements.flatMap(({ kinds }) => kinds.filter((one) => one.kind === kind));
      return own.length === 0 ? [] : [{ kind, amount: text(own.map(({ amount }) => parseCanonical(amount.value))) }];
    }),
    steps: byStep((statement) => addedBySteps(sumOfKinds(statement), statement.steps)),
    earned: of(({ earned }) => earned.value),
    toPayable: byStep(({ earned, toPayable = [] }) => addedBySteps(parseCanonical(earned.value), toPayable)),
    belowZero: text(
      statements.map(({ earned, toPayable = [], payable }) => {
        const left = toPayable.at(-1)?.amount ?? earned;
        return parseCanonical(payable.value).minus(parseCanonical(left.value));
      }),
    ),
    payable: of(({ payable }) => payable.value),
    plans: [...grouped(statements, ({ plan }) => plan.id)].map(([plan, own]) => ({
      plan,
      statements: own.length,
      earned: of(({ earned }) => earned.value, own),
      payable: of(({ payable }) => payable.value, own),
    })),
  };
}

/** What the components of a statement come to, before the plan says anything of their sum. */
export function sumOfKinds({ kinds }: Pick<Statement, 'kinds'>): Rational {
  return sum(kinds.map(({ amount }) => parseCanonical(amount.value)));
}
