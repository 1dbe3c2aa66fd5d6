/** Lengths of time compared: months with months, days with days; a month has no length in days. */
import type { Span } from '../calendar/day.js';

/** How many months or days a length has. */
export function countOf(span: Span): number {
  return 'months' in span ? span.months : span.days;
}

/** Whether two lengths are both of months, or both of days. */
export function areAlike(one: Span, other: Span): boolean {
  return 'months' in one === 'months' in other;
}

/** Whether one length is certainly shorter than another: never where they are not alike. */
export function isShorter(one: Span, other: Span): boolean {
  return areAlike(one, other) && countOf(one) < countOf(other);
}
