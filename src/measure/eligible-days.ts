/** Eligible days and proration: how much of a period a payee was there, weighed by the working share. Exact. */

import { dayText } from '../calendar/day.js';
import { contains, dayCount, monthsOf, overlap, type Window, windowText } from '../calendar/period.js';
import type { Dated, Payee } from '../facts/facts.js';
import { Rational } from '../number/rational.js';
import { type Figure, Ledger } from '../trace/ledger.js';
import { ProblemList } from '../trace/problems.js';

/** How much of a period counts for a payee. */
export interface Proration {
  readonly period: Window;
  /** Days inside the employment and in no unpaid absence, as stretches in rising order. */
  readonly eligible: readonly Window[];
  readonly eligibleDays: number;
  /** By default Σ over eligible days of the working share ÷ days in the period; a step of the trace, undefined where it is 1. */
  readonly factor: Figure | undefined;
  readonly value: Rational;
}

/** How many days there are in some stretches that do not overlap. */
export function daysIn(stretches: readonly Window[]): number {
  return stretches.reduce((days, stretch) => days + dayCount(stretch), 0);
}

/** The days of a window in which a payee was employed and in none of the absences that count as unpaid, in rising order. */
export function eligibleStretches(payee: Payee, window: Window, unpaidAbsences: readonly string[]): Window[] {
  const employed = overlap(payee, window);
  if (employed === undefined) return [];
  const absences = payee.absences.filter((absence) => unpaidAbsences.includes(absence.kind));
  return absences.reduce<Window[]>(
    (stretches, absence) => stretches.flatMap((stretch) => without(stretch, absence)),
    [employed],
  );
}

function without(stretch: Window, absence: Window): Window[] {
  if (overlap(stretch, absence) === undefined) return [stretch];
  const before = { from: stretch.from, to: absence.from - 1 };
  const after = { from: absence.to + 1, to: stretch.to };
  return [before, after].filter((part) => part.from <= part.to);
}

/** What a plan says of proration. */
export interface ProrationRules {
  readonly unpaidAbsences: readonly string[];
  readonly basis: 'calendar-days' | 'months' | 'days';
}

/**
 * The proration of a payee in a period. Days without a working share inside eligible days are a problem, and so are
 * days that the plan wants handed in and that are not there.
 */
export function prorationOf(
  payee: Payee,
  period: Window,
  { unpaidAbsences, basis }: ProrationRules,
  ledger: Ledger,
  problems: ProblemList,
): Proration {
  const eligible = eligibleStretches(payee, period, unpaidAbsences);
  const eligibleDays = daysIn(eligible);
  const parts = daysByValue(payee.workingShare, eligible);
  if (parts.reduce((days, part) => days + part.days, 0) !== eligibleDays) {
    problems.add({ code: 'dated_gap', at: `${payee.at}/workingShare`, found: windowText(period) });
  }
  const common = { period, eligible, eligibleDays };
  if (basis === 'days') return { ...common, ...byDaysHandedIn(payee, period, ledger, problems) };
  if (basis === 'months') return { ...common, ...byWholeMonths(payee, period, eligible, ledger) };
  const daysInPeriod = dayCount(period);
  const value = weighedDays(parts).dividedBy(Rational.of(daysInPeriod));
  if (value.equals(Rational.ONE)) return { ...common, value, factor: undefined };
  const days = enterDays(parts, period, ledger);
  const inAll = ledger.calendar(Rational.of(daysInPeriod), { counted: 'days', ...windowOf(period) });
  return { ...common, value, factor: ledger.divide(days, inAll) };
}

/** The same, its factor entered into the trace when it is first asked for. */
export function prorationLater(
  payee: Payee,
  period: Window,
  rules: ProrationRules,
  ledger: Ledger,
  problems: ProblemList,
): Proration {
  const silent = prorationOf(payee, period, rules, new Ledger(false), problems);
  let factor = silent.factor;
  let isEntered = factor === undefined;
  return {
    period,
    eligible: silent.eligible,
    eligibleDays: silent.eligibleDays,
    value: silent.value,
    get factor() {
      if (!isEntered) factor = prorationOf(payee, period, rules, ledger, new ProblemList()).factor;
      isEntered = true;
      return factor;
    },
  };
}

type Factor = Pick<Proration, 'factor' | 'value'>;
type DaysByShare = ReturnType<typeof daysByValue<Rational>>;

/** Days × working share. */
export function weighedDays(parts: DaysByShare): Rational {
  return parts.reduce((total, { days, value }) => total.plus(value.times(Rational.of(days))), Rational.ZERO);
}

/** Days × working share, as steps. */
export function enterDays(parts: DaysByShare, window: Window, ledger: Ledger): Figure {
  const days = parts.map((part) => {
    const counted = ledger.calendar(Rational.of(part.days), { counted: 'eligible-days', ...windowOf(window) });
    if (part.value.equals(Rational.ONE)) return counted;
    return ledger.multiply([counted, ledger.fact(part.value, { fact: 'working-share' })]);
  });
  return days.length === 1 ? (days[0] as Figure) : ledger.add(days);
}

/** Months of which every day is eligible, each weighed by its mean working share, ÷ months of the period. */
function byWholeMonths(payee: Payee, period: Window, eligible: readonly Window[], ledger: Ledger): Factor {
  const months = monthsOf(period).map(({ window }) => window);
  const whole = months.filter((month) => eligible.some((stretch) => contains(stretch, month)));
  const shares = whole.map((month) => ({ month, parts: daysByValue(payee.workingShare, [month]) }));
  const isFull = (parts: DaysByShare): boolean => parts.every((part) => part.value.equals(Rational.ONE));
  const full = shares.filter(({ parts }) => isFull(parts)).length;
  const value = shares
    .reduce(
      (total, { month, parts }) => total.plus(weighedDays(parts).dividedBy(Rational.of(dayCount(month)))),
      Rational.ZERO,
    )
    .dividedBy(Rational.of(months.length));
  if (value.equals(Rational.ONE)) return { value, factor: undefined };
  const entered = [
    ledger.calendar(Rational.of(full), { counted: 'whole-months', ...windowOf(period) }),
    ...shares.flatMap(({ month, parts }) => {
      if (isFull(parts)) return [];
      const inMonth = ledger.calendar(Rational.of(dayCount(month)), { counted: 'days', ...windowOf(month) });
      return [ledger.divide(enterDays(parts, month, ledger), inMonth)];
    }),
  ];
  const counted = entered.length === 1 ? (entered[0] as Figure) : ledger.add(entered);
  const inAll = ledger.calendar(Rational.of(months.length), { counted: 'months', ...windowOf(period) });
  return { value, factor: ledger.divide(counted, inAll) };
}

/** Worked ÷ of, both handed in for exactly the period. */
function byDaysHandedIn(payee: Payee, period: Window, ledger: Ledger, problems: ProblemList): Factor {
  const days = payee.days.find((entry) => entry.period.from === period.from && entry.period.to === period.to);
  if (days === undefined) {
    problems.add({ code: 'days_missing', at: `${payee.at}/days`, expected: windowText(period) });
    return { value: Rational.ONE, factor: undefined };
  }
  const value = days.worked.dividedBy(days.of);
  if (value.equals(Rational.ONE)) return { value, factor: undefined };
  const of = { fact: 'days', period: days.periodName };
  const worked = ledger.fact(days.worked, { ...of, part: 'worked' });
  return { value, factor: ledger.divide(worked, ledger.fact(days.of, { ...of, part: 'of' })) };
}

/** How many of the days fall to each dated value, in the order of the values. */
export function daysByValue<Value>(
  dated: readonly Dated<Value>[],
  stretches: readonly Window[],
): { readonly value: Value; readonly days: number; readonly from: number; readonly to: number }[] {
  return dated.flatMap((entry) => {
    const parts = stretches.flatMap((stretch) => overlap(entry, stretch) ?? []);
    const days = parts.reduce((total, part) => total + dayCount(part), 0);
    if (days === 0) return [];
    return [{ value: entry.value, days, from: (parts[0] as Window).from, to: (parts.at(-1) as Window).to }];
  });
}

/** A window in months: whole ones as 1, a part of a month by its days. */
export function monthsIn(window: Window): Rational {
  return monthsOf(window).reduce(
    (total, month) => total.plus(new Rational(BigInt(month.days), BigInt(month.daysInMonth))),
    Rational.ZERO,
  );
}

/** The two dates of a window as a trace describes them. */
export function windowOf({ from, to }: Window): { readonly from: string; readonly to: string } {
  return { from: dayText(from), to: dayText(to) };
}
