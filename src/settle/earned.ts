/** What one payee earned in one period: everything up to the sum, before anything of other periods acts on it. */

import type { Day } from '../calendar/day.js';
import type { Period } from '../calendar/period.js';
import type { Facts, Payee } from '../facts/facts.js';
import type { Tally } from '../measure/tally.js';
import type { TallyView } from '../measure/view.js';
import type { Plan } from '../plan/plan.js';
import type { Statement } from '../statement/statement.js';
import type { Ledger } from '../trace/ledger.js';
import type { Budget } from './budget.js';
import type { Memory } from './memory.js';
import type { Settlement } from './settlement.js';
import type { PlanBounds, RoundedComponent, Totals } from './sums.js';

/** What a period is settled from. */
export interface PeriodInput {
  readonly facts: Facts;
  readonly payee: Payee;
  readonly period: Period;
  readonly tally: Tally;
  /** First day of the payee's first statement. */
  readonly firstDay: Day;
  /** The last day of reversals that are looked at, where the plan takes back a share only. */
  readonly horizon: Day;
  /** Where the statement is a preview: the last day of what is known. */
  readonly knownTo?: Day;
  /** Takes the steps, or keeps none; never changes a figure. */
  readonly ledger: Ledger;
  /** What earlier statements leave to this one. */
  readonly memory: Memory;
  /** Whether margin gains are split on the statement; never changes a figure. */
  readonly marginSplit: boolean;
  /** What the budget of a run leaves of it. */
  readonly budget?: Budget;
}

/** What was earned, and what a statement says of it. */
export interface Earned extends Pick<Statement, 'proration' | 'versions'> {
  /** Of the plan; of several versions the last. */
  readonly settlement: Settlement;
  /** Of the plan, or of each version. */
  readonly views: readonly [TallyView, ...TallyView[]];
  /** Of the cells that it rests on. */
  readonly tallyDigest: string;
  readonly labels: Plan['labels'];
  readonly components: readonly RoundedComponent[];
  readonly totals: Totals;
  /** For what the plan says of what is payable. */
  readonly bounds: PlanBounds;
  readonly hasEligibleDays: boolean;
}
