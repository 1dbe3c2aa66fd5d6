/** When a payee was there, and what part of a period that is. */
import type Fraction from 'fraction.js';
import type { PlanInput } from '../../src/index.js';
import { fraction } from '../support/some-pay.js';
import { allDays, type Days, daysIn, isIn, plusDays, plusMonths } from './calendar.js';
import { ONE, sum, ZERO } from './figures.js';
import type { Json, Setting } from './setting.js';

/** Those of some days in the payee's employment and in no absence of a kind that the plan calls unpaid. */
export function eligibleDays(plan: PlanInput, payee: Json, some: Days): string[] {
  const unpaid: string[] = [...(plan.unpaidAbsences ?? [])];
  const away = (payee.absences ?? []).filter(({ kind }: Json) => unpaid.includes(kind));
  const employed = { from: payee.from ?? '0001-01-01', to: payee.to ?? '9999-12-31' };
  const open = ({ from = '0001-01-01', to = '9999-12-31' }: Json) => ({ from, to });
  return allDays(some).filter((day) => isIn(day, employed) && !away.some((one: Json) => isIn(day, open(one))));
}

/** Whether the plan prorates what has that name. */
export function isProrated(what: string, { proration }: PlanInput): boolean {
  return (proration?.of ?? ['quota', 'targetIncentive', 'guarantee', 'draw']).some((one) => one === what);
}

/** The part of the whole period for which a payee was there. */
export function prorationOf(
  plan: PlanInput,
  payee: Json,
  period: Setting['period'],
  basis = plan.proration?.basis ?? 'calendar-days',
): Fraction {
  return PARTS[basis](payee, period, eligibleDays(plan, payee, period));
}

type Basis = (payee: Json, period: Setting['period'], eligible: readonly string[]) => Fraction;

const PARTS: Readonly<Record<'calendar-days' | 'months' | 'days', Basis>> = {
  'calendar-days': (payee, period, eligible) => worked(payee, eligible).div(daysIn(period)),
  /** Months of which every day counts, each at its mean working share; of one that is cut short, the days that are left. */
  months: (payee, period, eligible) => {
    const parts: Fraction[] = [];
    for (let first = period.from; first <= period.to; ) {
      const next = plusMonths(`${first.slice(0, 8)}01`, 1);
      const month = allDays({ from: first, to: [plusDays(next, -1), period.to].sort()[0] as string });
      const there = eligible.filter((day) => day.startsWith(first.slice(0, 8)));
      if (there.length === month.length) parts.push(worked(payee, month).div(month.length));
      first = next;
    }
    return sum([ZERO, ...parts]).div(period.months);
  },
  days: (payee, { name }) => {
    const { worked: count, of } = payee.days.find((one: Json) => one.period === name);
    return fraction(count).div(fraction(of));
  },
};

/** Σ of the working share over some days. */
export function worked({ workingShare }: Json, days: readonly string[]): Fraction {
  if (workingShare === undefined) return ONE.mul(days.length);
  if (!Array.isArray(workingShare)) return fraction(workingShare).mul(days.length);
  const isValid = ({ from = '0001-01-01', to = '9999-12-31' }: Json, day: string): boolean => from <= day && day <= to;
  const parts = workingShare.map((entry) =>
    fraction(entry.share).mul(days.filter((day) => isValid(entry, day)).length),
  );
  const without = days.filter((day) => !workingShare.some((entry) => isValid(entry, day))).length;
  return sum([...parts, ONE.mul(without)]);
}
