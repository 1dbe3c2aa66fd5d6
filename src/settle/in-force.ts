/** Of several plans, the versions of the payee's that are in force in a period: what they must have in common, and gaps. */
import { type Day, dayText } from '../calendar/day.js';
import { type Period, parsePeriod, type Window, windowText } from '../calendar/period.js';
import type { Payee } from '../facts/facts.js';
import { daysInForce } from '../measure/reads.js';
import { periodOfPlan } from '../measure/spec.js';
import type { Plan } from '../plan/plan.js';
import { fail, ProblemList, pointer } from '../trace/problems.js';

/** A version of a plan in a period. */
export interface Version {
  readonly plan: Plan;
  /** The days of the period on which it is in force. */
  readonly window: Window;
  /** Its place among the plans that were handed in. */
  readonly place: number;
}

/** A period and the versions that are in force in it, one after the other, without a day between or twice. */
export interface InForce {
  readonly period: Period;
  readonly versions: readonly [Version, ...Version[]];
}

/**
 * The versions for a payee and a period.
 *
 * @throws DreiklangError `payee_of_other_plan`, `missing_field` (the payee names none of several plans),
 *   `period_not_of_plan`, `plan_not_effective`, `versions_gap`, `versions_overlap`, `versions_differ`
 */
function versionsInForce(plans: readonly Plan[], payee: Payee, name: string): InForce {
  const own = plansOf(plans, payee);
  const problems = new ProblemList();
  refuseDifferences(own, ['yearStart'], problems);
  problems.throwIfAny();
  const period = periodOf(own, name);
  const versions = own
    .flatMap(({ plan, place }) => {
      const window = daysInForce(plan, period);
      return window === undefined ? [] : [{ plan, place, window }];
    })
    .sort((a, b) => a.window.from - b.window.from || a.place - b.place);
  const [first] = versions;
  if (first === undefined) {
    const expected = own.map(({ plan }) => effectiveText(plan)).join(', ');
    return fail({ code: 'plan_not_effective', at: '/period', found: name, expected });
  }
  refuseDifferences(versions, ['currency', 'period', 'rounding'], problems);
  refuseGaps(versions, period, problems);
  problems.throwIfAny();
  return { period, versions: versions as [Version, ...Version[]] };
}

/**
 * The plan for a payee and a period, or the versions of it: where one plan is handed in, that one, which must be effective in
 * the whole period.
 *
 * @throws DreiklangError as {@link versionsInForce}
 */
export function inForceIn(plans: Plan | readonly Plan[], payee: Payee, name: string): InForce {
  if (Array.isArray(plans) && plans.length !== 1) return versionsInForce(plans, payee, name);
  const plan = (Array.isArray(plans) ? plans[0] : plans) as Plan;
  const period = periodOfPlan(plan, name, '/period');
  if (payee.plan !== undefined && payee.plan !== plan.id) {
    fail({ code: 'payee_of_other_plan', at: '/payee', found: payee.plan, expected: plan.id });
  }
  const days = daysInForce(plan, period);
  if (days === undefined || days.from !== period.from || days.to !== period.to) {
    fail({ code: 'plan_not_effective', at: '/period', found: name, expected: effectiveText(plan) });
  }
  return { period, versions: [{ plan, window: period, place: 0 }] };
}

/** When a plan is in force. */
function effectiveText({ effective }: Plan): string {
  if (effective === undefined) return '…';
  return `${dayText(effective.from)} to ${effective.to === undefined ? '…' : dayText(effective.to)}`;
}

interface Placed {
  readonly plan: Plan;
  readonly place: number;
}

/** The plans that a payee's plan names; where it names none, all, if they are versions of one. */
function plansOf(plans: readonly Plan[], payee: Payee): readonly [Placed, ...Placed[]] {
  const ids = [...new Set(plans.map(({ id }) => id))];
  if (payee.plan === undefined && ids.length > 1) {
    fail({ code: 'missing_field', at: pointer(payee.at, 'plan'), expected: ids.join(', ') });
  }
  const placed = plans.map((plan, place) => ({ plan, place }));
  const own = placed.filter(({ plan }) => payee.plan === undefined || plan.id === payee.plan);
  if (own.length > 0) return own as [Placed, ...Placed[]];
  if (payee.plan === undefined) return fail({ code: 'list_too_short', at: '/plans', expected: '>= 1' });
  return fail({ code: 'payee_of_other_plan', at: '/payee', found: payee.plan, expected: ids.join(', ') });
}

/** The period of a name, as those of the plans read it that have periods of its length. */
function periodOf(own: readonly Placed[], name: string): Period {
  for (const { plan } of own) {
    const period = typeof name === 'string' ? parsePeriod(name, plan.yearStartMonth) : undefined;
    if (period !== undefined && period.length === plan.period) return period;
  }
  const expected = [...new Set(own.map(({ plan }) => plan.period))].join(', ');
  return fail({ code: 'period_not_of_plan', at: '/period', found: String(name), expected });
}

/** What versions share, as problems name it. */
const SHARED: Readonly<Record<'yearStart' | 'currency' | 'period' | 'rounding', (plan: Plan) => string>> = {
  yearStart: ({ yearStartMonth }) => `${String(yearStartMonth).padStart(2, '0')}-01`,
  currency: ({ currency }) => currency,
  period: ({ period }) => period,
  rounding: ({ rounding: { mode, scale, level } }) => `${mode}, ${scale}, ${level}`,
};

function refuseDifferences(
  versions: readonly Placed[],
  fields: readonly (keyof typeof SHARED)[],
  problems: ProblemList,
): void {
  const [first, ...others] = versions as readonly [Placed, ...Placed[]];
  for (const { plan, place } of others) {
    for (const field of fields) {
      const [found, expected] = [SHARED[field](plan), SHARED[field](first.plan)];
      if (found !== expected)
        problems.add({ code: 'versions_differ', at: `/plans/${place}/${field}`, found, expected });
    }
  }
}

/** Each day of the period has one version, no more and no less. */
function refuseGaps(versions: readonly Version[], period: Period, problems: ProblemList): void {
  let next: Day = period.from;
  const refuseGap = (to: Day): void => {
    if (to >= next) problems.add({ code: 'versions_gap', at: '/period', found: windowText({ from: next, to }) });
  };
  for (const { window, place } of versions) {
    refuseGap(window.from - 1);
    if (window.from < next) {
      const to = Math.min(next - 1, window.to);
      problems.add({
        code: 'versions_overlap',
        at: `/plans/${place}/effective`,
        found: windowText({ from: window.from, to }),
      });
    }
    next = Math.max(next, window.to + 1);
  }
  refuseGap(period.to);
}
