/** Periods of a plan and windows of days, both ends included. */
import { addMonths, addSpan, type Day, dateOf, dayNumber, dayText, type Span } from './day.js';

/** Days from `from` to `to`, both included. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** How long a plan's periods are. */
export type PeriodLength = 'month' | 'quarter' | 'half-year' | 'year';

/** Months of a period. */
export const MONTHS_IN: Readonly<Record<PeriodLength, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** A period of a plan: its name, its days and its whole months. */
export interface Period extends Window {
  readonly name: string;
  readonly length: PeriodLength;
  readonly months: number;
  /** The last day that is looked at, where it is not settled yet but looked at as of that day. */
  readonly asOf?: Day;
}

/** The days of a period that are looked at. */
export function seenDays({ from, to, asOf = to }: Period): Window {
  return { from, to: asOf };
}

/** What a period is known by: `"2026-02"`; as of a day within it, `"2026-02@2026-02-14"`. */
export function periodKey({ name, asOf }: Period): string {
  return asOf === undefined ? name : `${name}@${dayText(asOf)}`;
}

const PERIOD_NAME = /^([0-9]{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?$/;

/**
 * The period of a name: `"2026-03"` (a calendar month), `"2026-Q1"`, `"2026-H1"`, `"2026"`. Quarters, halves and years
 * count from the first of `yearStartMonth` and are named by the calendar year in which the fiscal year begins.
 *
 * @param yearStartMonth 1 to 12
 * @returns undefined where the text names no period
 */
export function parsePeriod(name: string, yearStartMonth: number): Period | undefined {
  const match = PERIOD_NAME.exec(name);
  if (match === null) return undefined;
  const year = Number(match[1]);
  if (year < 1) return undefined;
  const start = dayNumber(year, yearStartMonth, 1);
  if (match[2] !== undefined) return periodFrom(name, 'quarter', addMonths(start, (Number(match[2]) - 1) * 3));
  if (match[3] !== undefined) return periodFrom(name, 'half-year', addMonths(start, (Number(match[3]) - 1) * 6));
  if (match[4] !== undefined) return periodFrom(name, 'month', dayNumber(year, Number(match[4]), 1));
  return periodFrom(name, 'year', start);
}

function periodFrom(name: string, length: PeriodLength, from: Day): Period {
  return { name, length, months: MONTHS_IN[length], from, to: addMonths(from, MONTHS_IN[length]) - 1 };
}

/** The first day of the fiscal year that a day lies in; fiscal years begin with the first of `yearStartMonth`. */
export function yearStart(day: Day, yearStartMonth: number): Day {
  const { year, month } = dateOf(day);
  return dayNumber(month < yearStartMonth ? year - 1 : year, yearStartMonth, 1);
}

/** How many months of its fiscal year lie before the month of a day: from 0 to 11. */
export function monthsIntoYear(day: Day, yearStartMonth: number): number {
  return (dateOf(day).month - yearStartMonth + 12) % 12;
}

/** The first day of the period of a length that a day lies in. */
export function periodStart(day: Day, length: PeriodLength, yearStartMonth: number): Day {
  const monthsIn = monthsIntoYear(day, yearStartMonth);
  return addMonths(yearStart(day, yearStartMonth), monthsIn - (monthsIn % MONTHS_IN[length]));
}

/** The days of the period of a length that a day lies in. */
export function periodDays(day: Day, length: PeriodLength, yearStartMonth: number): Window {
  const from = periodStart(day, length, yearStartMonth);
  return { from, to: addMonths(from, MONTHS_IN[length]) - 1 };
}

/** The name of the period of a length that begins on a day, which is the first day of one. */
export function periodName(length: PeriodLength, from: Day, yearStartMonth: number): string {
  if (length === 'month') return dayText(from).slice(0, 7);
  const monthsIn = monthsIntoYear(from, yearStartMonth);
  const fiscalYear = dayText(yearStart(from, yearStartMonth)).slice(0, 4);
  if (length === 'year') return fiscalYear;
  return length === 'quarter' ? `${fiscalYear}-Q${monthsIn / 3 + 1}` : `${fiscalYear}-H${monthsIn / 6 + 1}`;
}

/** A period of whole months moved by whole months: it stays one of whole months. */
export function movedByMonths(window: Window, months: number): Window {
  return { from: addMonths(window.from, months), to: addMonths(window.to + 1, months) - 1 };
}

/** The stretch of a length that ends the day before `day`. */
export function stretchBefore(day: Day, span: Span): Window {
  return { from: addSpan(day, span, -1), to: day - 1 };
}

/** Days of a window; 0 where it holds none. */
export function dayCount(window: Window): number {
  return Math.max(0, window.to - window.from + 1);
}

/** A window as problems name it: `"2026-01-01 to 2026-03-31"`. */
export function windowText({ from, to }: Window): string {
  return `${dayText(from)} to ${dayText(to)}`;
}

/** The days that two windows share, or undefined where there are none. */
export function overlap(a: Window, b: Window): Window | undefined {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from <= to ? { from, to } : undefined;
}

/** Whether the inner window lies wholly in the outer one. */
export function contains(outer: Window, inner: Window): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** The calendar months that a window touches, each with its days inside the window and its days in all. */
export function monthsOf(
  window: Window,
): { readonly window: Window; readonly days: number; readonly daysInMonth: number }[] {
  const months = [];
  for (let from = window.from; from <= window.to; ) {
    const { year, month } = dateOf(from);
    const first = dayNumber(year, month, 1);
    const last = addMonths(first, 1) - 1;
    const to = Math.min(last, window.to);
    months.push({ window: { from, to }, days: to - from + 1, daysInMonth: last - first + 1 });
    from = last + 1;
  }
  return months;
}
