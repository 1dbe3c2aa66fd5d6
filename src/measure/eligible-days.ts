/** Eligible days and proration: how much of a period a payee was there, weighed by the working share. Exact. */

import { dayText } from '../calendar/day.js';
import { dayCount, monthsOf, overlap, type Window, windowText } from '../calendar/period.js';
import type { Dated, Payee } from '../facts/facts.js';
import { Rational } from '../number/rational.js';
import type { Figure, Ledger } from '../trace/ledger.js';
import type { ProblemList } from '../trace/problems.js';

/** How much of a period counts for a payee. */
export interface Proration {
  readonly period: Window;
  /** Days inside the employment and in no unpaid absence, as stretches in rising order. */
  readonly eligible: readonly Window[];
  readonly eligibleDays: number;
  /** Σ over eligible days of the working share ÷ days in the period; a step of the trace, undefined where it is 1. */
  readonly factor: Figure | undefined;
  readonly value: Rational;
}

/** The days of a window in which a payee was employed and in none of the absences that count as unpaid. */
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

/** The proration of a payee in a period. Days without a working share inside eligible days are a problem. */
export function prorationOf(
  payee: Payee,
  period: Window,
  unpaidAbsences: readonly string[],
  ledger: Ledger,
  problems: ProblemList,
): Proration {
  const eligible = eligibleStretches(payee, period, unpaidAbsences);
  const eligibleDays = eligible.reduce((days, stretch) => days + dayCount(stretch), 0);
  const parts = daysByValue(payee.workingShare, eligible);
  if (parts.reduce((days, part) => days + part.days, 0) !== eligibleDays) {
    problems.add({ code: 'dated_gap', at: `${payee.at}/workingShare`, found: windowText(period) });
  }
  const daysInPeriod = dayCount(period);
  const weighed = parts.reduce((total, { days, value }) => total.plus(value.times(Rational.of(days))), Rational.ZERO);
  const value = weighed.dividedBy(Rational.of(daysInPeriod));
  const common = { period, eligible, eligibleDays, value };
  if (value.equals(Rational.ONE)) return { ...common, factor: undefined };
  const days = parts.map((part) => {
    const counted = ledger.calendar(Rational.of(part.days), { counted: 'eligible-days', ...windowOf(period) });
    if (part.value.equals(Rational.ONE)) return counted;
    return ledger.multiply([counted, ledger.fact(part.value, { fact: 'working-share' })]);
  });
  const inAll = ledger.calendar(Rational.of(daysInPeriod), { counted: 'days', ...windowOf(period) });
  return { ...common, factor: ledger.divide(days.length === 1 ? (days[0] as Figure) : ledger.add(days), inAll) };
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
