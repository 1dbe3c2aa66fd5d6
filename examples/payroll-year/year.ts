/** The year, month by month, as a payroll program settles it: facts of the payday, statements so far, and what went wrong before. */
import {
  addLines,
  amendedBy,
  DreiklangError,
  emptyTally,
  type Facts,
  type FactsInput,
  type Plan,
  parseFacts,
  parsePlan,
  type Run,
  type RunOptions,
  type Statement,
  settle,
  settleAll,
  tallySpec,
} from 'dreiklang';
import { checkMonth } from './checks.js';
import { monthName } from './months.js';
import { FINAL } from './people.js';
import { PLANS } from './plans.js';
import { Store } from './store.js';
import { World } from './world.js';

const SEED = 2026;

/** In June all together may come to this. */
const BUDGET: Readonly<Record<string, string>> = { '2026-06': '20000' };

/** In June payroll looks ahead before the month is over: how far above the budget will it be? */
const LOOK_AHEAD: Readonly<Record<string, string>> = { '2026-06': '2026-06-22' };

/** What a month came to. */
export interface Month {
  readonly name: string;
  /** What was known on payday. */
  readonly input: FactsInput;
  readonly facts: Facts;
  readonly run: Run;
  /** Statements of earlier months that could not be settled then, and are now. */
  readonly late: readonly Statement[];
  /** What it looked like before it was over; kept nowhere, and nobody is paid from it. */
  readonly preview?: Run;
  /** The earliest month that was reopened. */
  readonly reopened?: string;
}

export interface Year {
  readonly plans: readonly Plan[];
  readonly months: readonly Month[];
  /** All statements, as they are read back from where they are kept. */
  readonly statements: readonly Statement[];
}

/** Settles all twelve months and checks each as it goes. */
export function settledYear(): Year {
  const world = new World(SEED);
  const plans = PLANS.map((plan) => parsePlan(plan));
  const store = new Store();
  const months: Month[] = [];
  for (let month = 1; month <= 12; month += 1) {
    const input = world.factsIn(month);
    const facts = parseFacts(input, plans);
    const late = settledLate(plans, facts, store, months.at(-1));
    for (const statement of late) store.put(statement);
    const name = monthName(month);
    const settled = settledMonth(plans, facts, {
      period: name,
      earlier: store.earlier(),
      ...(FINAL[name] && { final: FINAL[name] }),
      ...(BUDGET[name] && { budget: BUDGET[name] }),
    });
    const done = { name, input, facts, late, ...previewOf(plans, facts, name, store), ...settled };
    checkMonth(done);
    for (const statement of done.run.statements) store.put(statement);
    months.push(done);
  }
  return { plans, months, statements: store.earlier() };
}

/** What the month would come to without a budget; closed months are left as they are until payday. */
function previewOf(plans: readonly Plan[], facts: Facts, period: string, store: Store): Pick<Month, 'preview'> {
  const asOf = LOOK_AHEAD[period];
  if (asOf === undefined) return {};
  return { preview: settleAll(plans, facts, { period, asOf, earlier: store.earlier(), reopen: 'none' }) };
}

/** A run. Where closed months came to something else since, they are corrected: so a quick run without traces looks first. */
function settledMonth(plans: readonly Plan[], facts: Facts, options: RunOptions): Pick<Month, 'run' | 'reopened'> {
  const months = Array.from({ length: Number(options.period.slice(5)) }, (_, place) => monthName(place + 1));
  const spec = tallySpec(plans, { periods: months, amended: amendedBy(facts), lineIds: 'checked' });
  const shared = { ...options, tally: addLines(emptyTally(spec), facts) };
  const { failed } = settleAll(plans, facts, shared);
  const reopened = changedPeriod(failed.flatMap(({ problems }) => problems));
  const traced = { ...shared, trace: true };
  if (reopened === undefined) return { run: settleAll(plans, facts, traced) };
  return { run: settleAll(plans, facts, { ...traced, reopen: reopened }), reopened };
}

/** Who failed in the month before, with what is known now. */
function settledLate(plans: readonly Plan[], facts: Facts, store: Store, before: Month | undefined): Statement[] {
  return (before?.run.failed ?? []).map(({ payee }) => {
    const options = { payee, period: before?.name as string, earlier: store.earlier(payee) };
    try {
      return settle(plans, facts, options);
    } catch (error) {
      const reopen = error instanceof DreiklangError ? changedPeriod(error.problems) : undefined;
      if (reopen === undefined) throw error;
      return settle(plans, facts, { ...options, reopen });
    }
  });
}

/** The earliest of the closed periods that changed: a problem names it first in what was found. */
function changedPeriod(problems: readonly { readonly code: string; readonly found?: string }[]): string | undefined {
  const changed = problems.filter(({ code }) => code === 'closed_period_changed');
  return changed.map(({ found = '' }) => found.split(':')[0] as string).sort()[0];
}
