/** A plan that changes inside a period: on which days each version is in force, and what of the period falls to them. */
import type Fraction from 'fraction.js';
import type { PlanInput } from '../../src/index.js';
import { common, type Days, daysIn } from './calendar.js';
import { ONE } from './figures.js';
import { eligibleDays, isProrated, prorationOf, worked } from './presence.js';
import type { Json, Setting } from './setting.js';

/** A version on its days of the period. */
export interface Version {
  readonly plan: PlanInput;
  readonly days: Days;
}

const EVER: Days = { from: '0001-01-01', to: '9999-12-31' };

/** In order of time those on whose days the payee was employed; all, where there are none. */
export function versionsOf(plans: readonly PlanInput[], payee: Json, period: Days): Version[] {
  const all = plans
    .flatMap((plan) => {
      const days = common({ ...EVER, ...plan.effective }, period);
      return days === undefined ? [] : [{ plan, days }];
    })
    .sort((a, b) => (a.days.from < b.days.from ? -1 : 1));
  const own = all.filter(({ days }) => employedIn(days, payee) > 0);
  return own.length === 0 ? all : own;
}

function employedIn(days: Days, payee: Json): number {
  const there = common({ from: payee.from ?? EVER.from, to: payee.to ?? EVER.to }, days);
  return there === undefined ? 0 : daysIn(there);
}

/**
 * What falls to a version.
 * @param all the days that are shared out over the versions
 */
export function partOf(
  { plan, days }: Version,
  all: Days,
  payee: Json,
  period: Setting['period'],
  basis?: 'calendar-days' | 'months' | 'days',
): Pick<Setting, 'share' | 'partOf'> {
  const own = common(days, all) as Days;
  const share =
    quotientOf((some) => ONE.mul(employedIn(some, payee)), own, all) ?? ONE.mul(daysIn(own)).div(daysIn(all));
  const byEligible = quotientOf((some) => worked(payee, eligibleDays(plan, payee, some)), own, all);
  const prorated = prorationOf(plan, payee, period, basis).mul(byEligible ?? share);
  return { share, partOf: (...what) => (what.some((one) => isProrated(one, plan)) ? prorated : share) };
}

/** Undefined where there is nothing in all of the days. */
function quotientOf(figure: (days: Days) => Fraction, own: Days, all: Days): Fraction | undefined {
  const whole = figure(all);
  return whole.equals(0) ? undefined : figure(own).div(whole);
}
