/** The account of a run's lines: what it must know of payees, plans and days. */
import type { Day } from '../calendar/day.js';
import { contains, type Window } from '../calendar/period.js';
import type { Facts, Payee } from '../facts/facts.js';
import { readsOfPlan } from '../measure/reads.js';
import type { Plan } from '../plan/plan.js';
import { type LeftOutReason, type LineAccount, lineAccount } from './run-lines.js';
import type { RunOptions } from './run-options.js';
import { standings } from './run-payees.js';
import type { FailedPayee } from './run-problems.js';
import type { Due } from './settle.js';

interface Accounting {
  readonly facts: Facts;
  readonly plans: readonly Plan[];
  readonly options: Pick<RunOptions, 'period' | 'asOf'>;
  readonly failed: readonly FailedPayee[];
  /** Of those who have a statement. */
  readonly due: readonly Due[];
}

/** Every share of every line of the period once. */
export function accountOf({ facts, plans, options, failed, due }: Accounting): LineAccount {
  const dueOf = new Map(due.map((one) => [one.payee.id, one]));
  const failing = new Set(failed.map(({ payee }) => payee));
  const standingOf = standings(plans, options);
  const periods = facts.payees.flatMap((payee) => {
    const standing = standingOf(payee);
    return 'period' in standing ? [standing.period] : [];
  });
  const days = [...new Map(periods.map((one) => [`${one.from} ${one.to}`, one])).values()];
  const looks = new Looks();
  const currencies = new Set(plans.map(({ currency }) => currency));
  const [currency] = currencies;
  const [seenTo] = days.flatMap(({ asOf }) => asOf ?? []);
  const leavesOut = (payee: Payee, day: Day): LeftOutReason | undefined => {
    if (day < payee.from || day > payee.to) return 'not_employed';
    if (failing.has(payee.id)) return 'failed';
    const own = dueOf.get(payee.id);
    if (own === undefined) return 'not_in_run';
    return looks.at(own, day) ? undefined : 'outside_windows';
  };
  return lineAccount(facts, {
    isInPeriod: (day) => days.some((window) => isIn(window, day)),
    looksAt: (day) => due.some((one) => looks.at(one, day)),
    leavesOut,
    leavesOutReversal: (payee, ofDay, day) => {
      const own = dueOf.get(payee.id);
      if (own === undefined || ofDay >= own.firstDay || day < own.firstDay) return 'of_other_period';
      const { plan } = own.inForce.versions.at(-1) as Due['inForce']['versions'][number];
      return plan.amendsBefore === 'own-date' ? leavesOut(payee, day) : 'amends_before_first_statement';
    },
    seenTo,
    currency: currencies.size === 1 ? currency : undefined,
  });
}

function isIn(window: Window, day: Day): boolean {
  return contains(window, { from: day, to: day });
}

/** Which days plans look at, told once a plan and day. */
class Looks {
  readonly #known = new Map<string, { readonly windows: readonly Window[]; readonly days: Map<Day, boolean> }>();

  at({ inForce: { versions, period } }: Due, day: Day): boolean {
    return versions.some(({ plan }) => {
      const { windows, days } = this.#of(plan, period);
      let looks = days.get(day);
      if (looks === undefined) {
        looks = windows.some((window) => isIn(window, day));
        days.set(day, looks);
      }
      return looks;
    });
  }

  #of(plan: Plan, period: Due['inForce']['period']) {
    const key = `${plan.digest} ${period.name}`;
    const known = this.#known.get(key) ?? {
      windows: readsOfPlan(plan, period).map(({ window }) => window),
      days: new Map<Day, boolean>(),
    };
    this.#known.set(key, known);
    return known;
  }
}
