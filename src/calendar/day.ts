/**
 * Calendar dates without time or zone, kept as day numbers (1970-01-01 is 0) of the proleptic Gregorian calendar.
 * No clock, no `Date`, no locale.
 */

/** A calendar date as a day number: days since 1970-01-01. */
export type Day = number;

/** Year (1 to 9999), month (1 to 12) and day of the month (1 to 31). */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const ZERO = 48;
const HYPHEN = 45;

/**
 * The day of a text `YYYY-MM-DD`, or undefined where it is none (other forms, a 30 February, the year 0).
 *
 * @example
 * parseDay('1970-01-02') // 1
 * parseDay('2026-02-29') // undefined
 */
export function parseDay(text: string): Day | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const dayOfMonth = twoDigits(text, 8);
  // Every comparison with NaN is false, so a character that is no digit ends here too.
  if (!(year >= 1 && month >= 1 && month <= 12 && dayOfMonth >= 1)) return undefined;
  if (dayOfMonth > 28 && dayOfMonth > daysInMonth(year, month)) return undefined;
  return dayNumber(year, month, dayOfMonth);
}

function twoDigits(text: string, place: number): number {
  const tens = text.charCodeAt(place) - ZERO;
  const ones = text.charCodeAt(place + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** The day number of a date that is one. */
export function dayNumber(year: number, month: number, dayOfMonth: number): Day {
  const before = year - 1;
  const days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const leap = month > 2 && isLeapYear(year) ? 1 : 0;
  return days + (DAYS_BEFORE_MONTH[month - 1] as number) + leap + dayOfMonth - 719_163;
}

/** The date of a day number. */
export function dateOf(day: Day): CalendarDate {
  // Counted from 1 March of the year 0, so that the leap day is the last of its year.
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** The text `YYYY-MM-DD` of a day. */
export function dayText(day: Day): string {
  const { year, month, dayOfMonth } = dateOf(day);
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${twoDigitText(month)}-${twoDigitText(dayOfMonth)}`;
}

function twoDigitText(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month, 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * A day moved by whole months, back where `months` is below 0. Where the month it comes to is too short, its last day:
 * 31 January and one month is the last day of February.
 */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = dateOf(day);
  const count = year * 12 + (month - 1) + months;
  const newYear = Math.floor(count / 12);
  const newMonth = count - newYear * 12 + 1;
  return dayNumber(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)));
}

/** A length of time: whole months, or days. */
export type Span = { readonly months: number } | { readonly days: number };

const SPAN = /^P(0|[1-9][0-9]{0,3})([MD])$/;

/** The length written `"P12M"` or `"P91D"`, or undefined where the text is none. */
export function parseSpan(text: string): Span | undefined {
  const match = SPAN.exec(text);
  if (match === null) return undefined;
  const length = Number(match[1]);
  return match[2] === 'M' ? { months: length } : { days: length };
}

/** `P12M` or `P91D`. */
export function spanText(span: Span): string {
  return 'months' in span ? `P${span.months}M` : `P${span.days}D`;
}

/** A day moved on by a span; back where `direction` is −1. */
export function addSpan(day: Day, span: Span, direction: 1 | -1): Day {
  return 'months' in span ? addMonths(day, direction * span.months) : day + direction * span.days;
}
