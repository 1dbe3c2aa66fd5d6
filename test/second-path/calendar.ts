/** Dates as texts, worked on with the platform's calendar: nothing of the library's own. */
import Fraction from 'fraction.js';
import { keptByText } from './kept.js';

/** Both ends included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const DAY = 86_400_000;

export function plusDays(date: string, days: number): string {
  const work = () => new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
  return dates(`${date} ${days} days`, work);
}

const dates = keptByText<string>();

/** A month added to the 31st ends on the last day of a shorter month. */
export function plusMonths(date: string, months: number): string {
  return dates(`${date} ${months} months`, () => {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number];
    const count = year * 12 + month - 1 + months;
    const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
    const last = lastDayOf(toYear, toMonth);
    return [String(toYear).padStart(4, '0'), two(toMonth), two(Math.min(day, last))].join('-');
  });
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `P12M` or `P91D`, so many times. */
export function plusSpan(date: string, span: string, times: 1 | -1): string {
  const count = Number(span.slice(1, -1)) * times;
  return span.endsWith('M') ? plusMonths(date, count) : plusDays(date, count);
}

export function daysIn({ from, to }: Days): number {
  return from > to ? 0 : (Date.parse(to) - Date.parse(from)) / DAY + 1;
}

/** Every day of a stretch; those of a period are asked for again and again. */
export function allDays({ from, to }: Days): readonly string[] {
  const work = () => Array.from({ length: daysIn({ from, to }) }, (_, place) => plusDays(from, place));
  return stretches(`${from} ${to}`, work);
}

const stretches = keptByText<readonly string[]>();

export function isIn(date: string, { from, to }: Days): boolean {
  return from <= date && date <= to;
}

export function common(a: Days, b: Days): Days | undefined {
  const [, from] = [a.from, b.from].sort() as [string, string];
  const [to] = [a.to, b.to].sort() as [string, string];
  return from > to ? undefined : { from, to };
}

/** Each month that a stretch of days touches, with how many of its days lie in it and how many it has. */
export function monthsOf(days: Days): { readonly days: number; readonly of: number }[] {
  const months = [];
  for (let first = `${days.from.slice(0, 8)}01`; first <= days.to; first = plusMonths(first, 1)) {
    const month = { from: first, to: plusDays(plusMonths(first, 1), -1) };
    months.push({ days: daysIn(common(month, days) as Days), of: daysIn(month) });
  }
  return months;
}

const MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;

/** How many months an amount is for. */
export function monthsFor(per: string | undefined, periodMonths: number): number {
  return per === undefined || per === 'period' ? periodMonths : MONTHS[per as keyof typeof MONTHS];
}

/** The days of `2024-03`, `2024-Q2`, `2024-H1`, `2024` in a fiscal year that begins with some month. */
export function periodDays(name: string, yearStart: string | undefined): Days & { readonly months: number } {
  const year = name.slice(0, 4);
  const start = `${year}-${(yearStart ?? '01-01').slice(0, 2)}-01`;
  const part = name.slice(5);
  const length = part === '' ? 'year' : part[0] === 'Q' ? 'quarter' : part[0] === 'H' ? 'half-year' : 'month';
  const months = MONTHS[length];
  const from = length === 'month' ? `${name}-01` : plusMonths(start, (Number(part.slice(1) || 1) - 1) * months);
  return { from, to: plusDays(plusMonths(from, months), -1), months };
}

/** The first day of the fiscal year that a day lies in. */
export function firstOfYear(day: string, yearStart = '01-01'): string {
  const start = `${day.slice(0, 4)}-${yearStart}`;
  return start <= day ? start : plusMonths(start, -12);
}

/** Which of the plan's periods in its fiscal year it is, from 0 on. */
export function numberInYear(name: string, yearStart = '01-01'): number {
  const part = name.slice(5);
  if (part === '') return 0;
  if (/^[QH]/.test(part)) return Number(part.slice(1)) - 1;
  return (Number(part) - Number(yearStart.slice(0, 2)) + 12) % 12;
}

/** How much of a month some of its days are. */
export function shareOfMonths(month: { readonly days: number; readonly of: number }): Fraction {
  return new Fraction(month.days, month.of);
}
