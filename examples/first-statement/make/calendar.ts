/** Months and dates as text, without a clock. */

/** A month: year and 1 to 12. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

/** The dates for which the lines are complete. */
export const COVERS = { from: '2024-01-01', to: '2026-06-30' } as const;

/** Every month that the lines cover. */
export const MONTHS: readonly Month[] = Array.from({ length: 30 }, (_, place) => ({
  year: 2024 + Math.trunc(place / 12),
  month: (place % 12) + 1,
}));

/** `dateText({ year: 2026, month: 2 }, 5)` is `"2026-02-05"`. */
export function dateText({ year, month }: Month, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days of a month, 28 to 31. */
export function daysIn({ year, month }: Month): number {
  if (month === 2) return year % 4 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A date some days later. */
export function daysLater(date: string, days: number): string {
  let year = Number(date.slice(0, 4));
  let month = Number(date.slice(5, 7));
  let day = Number(date.slice(8, 10)) + days;
  while (day > daysIn({ year, month })) {
    day -= daysIn({ year, month });
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  return dateText({ year, month }, day);
}

const MONTH_SHIFT = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4] as const;

/** A day of a month moved off the weekend: to the Friday before, or the Monday after where that is another month. */
export function workday({ year, month }: Month, day: number): number {
  const shifted = month < 3 ? year - 1 : year;
  const leapDays = Math.trunc(shifted / 4) - Math.trunc(shifted / 100) + Math.trunc(shifted / 400);
  const weekday = (shifted + leapDays + (MONTH_SHIFT[month - 1] as number) + day) % 7;
  if (weekday === 6) return day > 1 ? day - 1 : day + 2;
  if (weekday === 0) return day > 2 ? day - 2 : day + 1;
  return day;
}
