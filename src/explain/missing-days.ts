/** Of two stretches of days as problems name them: which days of the one lie outside the other, before it and after it. */
import { type Day, dayText, parseDay } from '../calendar/day.js';
import { type Window, windowText } from '../calendar/period.js';

/** Days that are missing, as a problem names days; and the day that `covers` must begin or end with. */
export interface MissingDays {
  readonly days: string;
  readonly bound: string;
}

/**
 * What must be added to the days covered so that they hold all days asked for.
 *
 * @param covered as problems name days: `"2026-01-01 to 2026-03-31"`
 * @param asked the same
 * @returns nothing where one of them is no stretch of days
 * @example
 * missingDays('2026-01-01 to 2026-03-31', '2025-01-01 to 2025-03-31')
 * // { older: { days: '2025-01-01 to 2025-12-31', bound: '2025-01-01' } }
 */
export function missingDays(
  covered: string | undefined,
  asked: string | undefined,
): { readonly older?: MissingDays; readonly later?: MissingDays } {
  const has = windowOf(covered);
  const needs = windowOf(asked);
  if (has === undefined || needs === undefined) return {};
  return {
    ...(needs.from < has.from && { older: missing({ from: needs.from, to: has.from - 1 }, needs.from) }),
    ...(needs.to > has.to && { later: missing({ from: has.to + 1, to: needs.to }, needs.to) }),
  };
}

function missing(days: Window, bound: Day): MissingDays {
  return { days: windowText(days), bound: dayText(bound) };
}

function windowOf(text: string | undefined): Window | undefined {
  const [from, to] = (text ?? '').split(' to ').map(parseDay);
  return from === undefined || to === undefined ? undefined : { from, to };
}
