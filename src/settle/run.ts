/** `settleAll`: a period of all payees at once; who fails fails alone, every line is accounted for, a budget holds over all. */
import type { Facts } from '../facts/facts.js';
import type { Plan } from '../plan/plan.js';
import type { Statement } from '../statement/statement.js';
import { deepFrozen } from '../trace/canonical.js';
import { DreiklangError, fail, guarded, shown } from '../trace/problems.js';
import { accountOf } from './run-account.js';
import { type BudgetOver, budgetOver, type RunBudget, shareBudget } from './run-budget.js';
import { type DueInRun, dueInRun, isSkipped } from './run-due.js';
import type { LeftOutLines, LineTotals, UnclaimedLine } from './run-lines.js';
import type { RunOptions } from './run-options.js';
import type { SkipReason } from './run-payees.js';
import { type FailedPayee, RunProblems } from './run-problems.js';
import { type RunTotals, runTotals } from './run-totals.js';
import { type DueTally, type SettleOptions, settleDue, tallyFor } from './settle.js';

/** A payee without a statement, though nothing is wrong. */
export interface SkippedPayee {
  readonly payee: string;
  readonly reason: SkipReason;
}

/** A period of all payees. Every payee of the facts stands once: in `statements`, in `failed` or in `skipped`. Frozen. */
export interface Run {
  readonly period: string;
  /** A preview is an estimate, as all its statements are: nothing goes on from it, nothing of it is payable. */
  readonly status: Statement['status'];
  /** Of a preview: the last day that it looks at. */
  readonly asOf?: string;
  /** In the order of the payees of the facts. */
  readonly statements: readonly Statement[];
  readonly failed: readonly FailedPayee[];
  readonly skipped: readonly SkippedPayee[];
  /** Lines of the period, or parts of them, that are credited to nobody. */
  readonly unclaimed: readonly UnclaimedLine[];
  /** Shares in lines of the period that count in no statement of the run. */
  readonly leftOut: readonly LeftOutLines[];
  /** By currency: given = counted + left out + unclaimed. */
  readonly lines: readonly LineTotals[];
  /** By currency: what the statements come to together. */
  readonly totals: readonly RunTotals[];
  /** Where there was one. */
  readonly budget?: RunBudget;
  /**
   * The statement of a payee with its trace: the same bytes as `settle` gives, with the same options and what the budget left.
   *
   * @throws DreiklangError `payee_not_in_run`; the problems of a payee who failed
   */
  statement(payee: string): Statement;
}

/**
 * Settles a period of all payees whose plan is among the plans. What is wrong about one payee stops nobody else; what is wrong
 * with a plan, a line or the tally stops the run. Exact and rounded as in `settle`.
 *
 * @param plans from `parsePlan`: one, or several, also versions; with plans of one id, payees who name none are of it
 * @param facts from `parseFacts`, for these plans
 * @returns frozen plain data beside the one function `statement`
 * @throws DreiklangError `period_not_of_plan`, `covers_too_short`, `cost_missing`, `versions_gap`, `not_a_statement`, `period_not_closed`,
 *   `budget_plans_differ`, `out_of_range` (the budget, the day of a preview), `not_a_date`, `unknown_payee` (in `final`), …: all that is wrong beyond single payees
 * @example
 * const run = settleAll(plan, facts, { period: '2026-Q1' })
 * run.totals[0].payable // "3254.16"
 * run.failed // []
 */
export function settleAll(plans: Plan | readonly Plan[], facts: Facts, options: RunOptions): Run {
  return guarded(() => {
    const all = 'digest' in plans ? [plans] : plans;
    const problems = new RunProblems();
    const { due, skipped } = dueInRun({ plans, all, facts }, options, problems);
    const budget = options.budget === undefined ? undefined : budgetOver(all, options.budget);
    const shared = tallyFor(
      due.map((one) => one.due),
      facts,
      options.tally,
    );
    const settled = settledIn(due, { shared, problems, skipped, trace: options.trace === true });
    problems.throwIfAny();
    return runOf(budget === undefined ? { settled } : withinBudget(settled, budget, shared), {
      facts,
      all,
      options,
      shared,
      problems,
      skipped,
    });
  });
}

/** A statement, and what it was settled from. */
interface Settled {
  readonly of: DueInRun;
  readonly statement: Statement;
}

interface Settling {
  readonly shared: DueTally;
  readonly problems: RunProblems;
  readonly skipped: Map<string, SkipReason>;
  readonly trace: boolean;
}

function settledIn(due: readonly DueInRun[], { shared, problems, skipped, trace }: Settling): readonly Settled[] {
  return due.flatMap((of) => {
    const { payee } = of.due;
    const statement = problems.attempt(
      payee.id,
      () => settleDue(of.due, shared, { ...of.options, trace }),
      of.idle === undefined || of.isWanted,
    );
    if (statement !== undefined && !isSkipped(of, statement)) return [{ of, statement }];
    if (of.idle !== undefined && !problems.hasFailed(payee.id)) skipped.set(payee.id, of.idle);
    return [];
  });
}

/** All statements once more, each with what the budget leaves of it; the same where it is not exceeded. */
function withinBudget(
  settled: readonly Settled[],
  budget: BudgetOver,
  shared: DueTally,
): { readonly settled: readonly Settled[]; readonly budget: RunBudget } {
  const { ofRun, parts } = shareBudget(
    settled.map(({ statement }) => statement),
    budget,
  );
  if (parts === undefined) return { settled, budget: ofRun };
  const scaled = settled.map(({ of, statement }, place): Settled => {
    const trace = statement.trace.length > 0;
    const own = { ...of, options: { ...of.options, budget: parts[place] as NonNullable<SettleOptions['budget']> } };
    return { of: own, statement: settleDue(own.due, shared, { ...own.options, trace }) };
  });
  return { settled: scaled, budget: ofRun };
}

interface Around extends Omit<Settling, 'trace'> {
  readonly facts: Facts;
  readonly all: readonly Plan[];
  readonly options: RunOptions;
}

function runOf(
  { settled, budget }: { readonly settled: readonly Settled[]; readonly budget?: RunBudget },
  { facts, all, options, shared, problems, skipped }: Around,
): Run {
  const { period, asOf } = options;
  const statements = settled.map(({ statement }) => statement);
  const placeOf = ({ payee }: { readonly payee: string }): number =>
    facts.credits.payees.find(payee) ?? facts.payees.length;
  const inOrder = <One extends { readonly payee: string }>(ones: readonly One[]): One[] =>
    [...ones].sort((a, b) => placeOf(a) - placeOf(b));
  const failed = inOrder(problems.failed);
  const account = accountOf({ facts, plans: all, options, failed, due: settled.map(({ of }) => of.due) });
  const data = deepFrozen({
    period,
    ...(asOf === undefined ? { status: 'settled' as const } : { status: 'preview' as const, asOf }),
    statements,
    failed,
    skipped: inOrder([...skipped].map(([payee, reason]) => ({ payee, reason }))),
    ...account,
    totals: runTotals(statements),
    ...(budget && { budget }),
  });
  const byPayee = new Map(settled.map(({ of }) => [of.due.payee.id, of]));
  const traced = (payee: string): Statement => {
    const of = byPayee.get(payee);
    if (of !== undefined) return settleDue(of.due, shared, of.options);
    const own = failed.find((one) => one.payee === payee)?.problems;
    if (own !== undefined) throw new DreiklangError(own, own.length);
    const reason = skipped.get(payee);
    return fail({ code: 'payee_not_in_run', at: '/payee', found: shown(payee), ...(reason && { expected: reason }) });
  };
  return Object.freeze({ ...data, statement: (payee: string) => guarded(() => traced(payee)) });
}
