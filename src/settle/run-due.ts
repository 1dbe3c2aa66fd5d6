/** What is due in a run: for which payees the period is settled, from which statements before, with which options. */
import type { Period } from '../calendar/period.js';
import type { Facts, Payee } from '../facts/facts.js';
import { readsOfPlan } from '../measure/reads.js';
import { parseCanonical } from '../number/read.js';
import type { Plan } from '../plan/plan.js';
import { chainFrom, earlierByPayee, firstDayOf } from '../statement/earlier.js';
import type { Statement } from '../statement/statement.js';
import { fail, ProblemList, pointer, shown } from '../trace/problems.js';
import { once } from './once.js';
import type { RunOptions } from './run-options.js';
import { hasOwnAmounts, notEmployed, type SkipReason, standings } from './run-payees.js';
import type { RunProblems } from './run-problems.js';
import { type Due, dueFor, type SettleOptions } from './settle.js';

/** What is due for a payee. */
export interface DueInRun {
  readonly due: Due;
  readonly options: Pick<SettleOptions, 'reopen' | 'final' | 'marginSplit' | 'budget'>;
  /** Why there is no statement should nothing come of it; undefined where there is one whatever comes of it. */
  readonly idle?: SkipReason;
  /** Not employed in the period, and yet something is certain to stand on the statement. */
  readonly isWanted: boolean;
}

interface Of {
  readonly plans: Plan | readonly Plan[];
  readonly all: readonly Plan[];
  readonly facts: Facts;
}

/**
 * What is due; who has nothing to do with the period is skipped.
 *
 * @throws DreiklangError where a plan, or what is handed in for the whole run, does not fit
 */
export function dueInRun(
  of: Of,
  options: RunOptions,
  problems: RunProblems,
): { readonly due: readonly DueInRun[]; readonly skipped: Map<string, SkipReason> } {
  const { facts } = of;
  const { earlier, final = {} } = options;
  const standingOf = standings(of.all, options);
  const begun = once(() => ({ day: firstDayOf(earlier) }));
  const before = earlier === undefined ? undefined : earlierByPayee(earlier);
  refuseUnknown(final, facts);
  const skipped = new Map<string, SkipReason>();
  const due = facts.payees.flatMap((payee) => {
    const standing = standingOf(payee);
    if ('skipped' in standing) {
      skipped.set(payee.id, standing.skipped);
      return [];
    }
    const { period } = standing;
    const isFinal = Object.hasOwn(final, payee.id);
    const idle = notEmployed(payee, period);
    const placed = before?.get(payee.id) ?? [];
    const found = problems.attempt(payee.id, (): DueInRun | SkipReason => {
      const chain = chainFrom(placed);
      if (idle !== undefined && chain?.last.final !== undefined) return 'settled_for_good';
      const isWanted = isFinal || hasOwnAmounts(payee, period) || (chain !== undefined && hasOpen(chain.last));
      if (idle !== undefined && !isWanted && chain === undefined && !waitsForLines(of.all, payee, period)) return idle;
      return {
        due: dueFor(
          { plans: of.plans, facts, payee },
          options,
          () => chain,
          () => begun().day,
        ),
        options: {
          ...(isFinal && { final: final[payee.id] as NonNullable<SettleOptions['final']> }),
          ...(options.marginSplit === undefined ? undefined : { marginSplit: options.marginSplit }),
        },
        ...(idle && { idle }),
        isWanted,
      };
    });
    if (typeof found === 'string') skipped.set(payee.id, found);
    return found === undefined || typeof found === 'string' ? [] : [found];
  });
  for (const id of before?.keys() ?? []) {
    if (facts.credits.payees.find(id) === undefined) skipped.set(id, 'not_in_facts');
  }
  return { due: withReopened(due, options.reopen), skipped };
}

function refuseUnknown(final: NonNullable<RunOptions['final']>, facts: Facts): void {
  const problems = new ProblemList();
  for (const id of Object.keys(final)) {
    if (facts.credits.payees.find(id) === undefined) {
      problems.add({ code: 'unknown_payee', at: pointer('/final', id), found: shown(id) });
    }
  }
  problems.throwIfAny();
}

/** Lines that are paid for, or served, later may count for someone who has left. */
function waitsForLines(plans: readonly Plan[], { plan: id }: Payee, period: Period): boolean {
  return plans.some(
    (plan) => (id === undefined || plan.id === id) && readsOfPlan(plan, period).some(({ way }) => way !== undefined),
  );
}

/** Each is told what to reopen of its own closed periods: not every payee has all that the run names. */
function withReopened(due: readonly DueInRun[], reopen: RunOptions['reopen']): readonly DueInRun[] {
  if (reopen === undefined) return due;
  if (reopen === 'none') return due.map((one) => ({ ...one, options: { ...one.options, reopen } }));
  const names: readonly string[] = typeof reopen === 'string' ? [reopen] : reopen;
  const closedOf = ({ due: { closed } }: DueInRun): readonly string[] =>
    (closed?.periods ?? []).map(({ period }) => period.name);
  const known = new Set(due.flatMap(closedOf));
  for (const name of names) {
    if (!known.has(name)) {
      fail({ code: 'period_not_closed', at: '/reopen', found: shown(name), expected: [...known].join(', ') });
    }
  }
  return due.map((one) => {
    const closed = closedOf(one);
    const own = names.filter((name) => closed.includes(name));
    return own.length === 0 ? one : { ...one, options: { ...one.options, reopen: own } };
  });
}

/** Whether a statement left something to the one after it. */
function hasOpen({ carried, remembers }: Statement): boolean {
  if ((remembers.held ?? []).length > 0) return true;
  const balances = remembers.components.flatMap(({ balance }) => balance ?? []);
  return [...(carried === undefined ? [] : [carried]), ...balances].some(
    ({ value }) => parseCanonical(value).sign !== 0,
  );
}

/** Whether someone who is not employed in the period has nothing to do with it, as the statement turned out. */
export function isSkipped({ idle, isWanted }: DueInRun, statement: Statement): boolean {
  if (idle === undefined || isWanted) return false;
  const { components, toPayable = [], corrections = [], notices, earned, payable } = statement;
  const figures = [...components.map(({ amount }) => amount), earned, payable];
  const isNothing = figures.every(({ value }) => parseCanonical(value).sign === 0);
  // A closed period that changed and is left as it is must stand somewhere.
  const isLeft = notices.some(({ code }) => code === 'closed_periods_changed');
  return isNothing && !isLeft && toPayable.length + corrections.length === 0 && !hasOpen(statement);
}
