/** The class, the age and the segment of a customer, as a measure asks for them; what cannot be told is a problem, once a customer. */
import { addSpan, type Day, spanText } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import type { CustomerAge } from '../plan/plan.js';
import { bitsOf, conditionBits, existingOnDay, isOfAge } from './conditions.js';
import type { MeasureContext } from './context.js';
import type { CustomerClass } from './view.js';
import { periodOfLine } from './windows.js';

/**
 * The class of a customer; a problem where it cannot be told.
 *
 * @param own of a line that counts in another period than its own: the days of that one which then tell the class
 */
export function classOf(
  customer: number,
  at: string,
  context: MeasureContext,
  own?: Window,
): CustomerClass | undefined {
  const { view, classDay } = context;
  const known = own === undefined ? view.classOf(customer, classDay) : view.classIn(customer, own);
  if (known === undefined) sinceMissing(customer, at, context);
  if (known === 'new') noteReturn(customer, own?.from ?? classDay ?? view.period.from, context);
  return known;
}

/** The date of a customer's first order is missing, and something asks for it. */
export function sinceMissing(customer: number, at: string, { view, problems }: MeasureContext): void {
  problems.addOnce({ code: 'since_missing', at, found: view.customerId(customer), expected: 'since' });
}

/**
 * The class of a row's customer. Where the plan tells it on each line's day, that of the row; where a line counts on another
 * day, that of its own date. Except in a measure that compares stretches: there a customer is of one class throughout.
 */
export function classOfRow(row: number, at: string, context: MeasureContext): CustomerClass | undefined {
  const { view } = context;
  const customer = view.customer[row] as number;
  if (view.plan.classOn !== 'line' || context.compared === true) {
    return classOf(customer, at, context, ownPeriod(row, context));
  }
  if (view.returns !== undefined) return classOnDay(customer, view.soldOn(row), at, context);
  if (!view.knowsSince(customer)) return classOf(customer, at, context);
  const bits = view.remembered(EXISTING, () =>
    bitsOf([existingOnDay(view.plan)], conditionBits(view.tally.spec.conditions)),
  );
  return ((view.unknown[row] as number) & bits) === 0 ? 'new' : 'existing';
}

/**
 * Where a row's line counts in another window than the one that it is dated in: the days of the period in which it is dated.
 * Of one that is dated after the settled period, up to that date: what is bought after both changes nothing.
 */
function ownPeriod(row: number, { view, window, compared }: MeasureContext): Window | undefined {
  const bookedOn = compared === true ? undefined : view.bookedOn(row);
  const own = bookedOn === undefined ? undefined : periodOfLine(bookedOn, window, view.plan);
  return own && { from: own.from, to: Math.min(own.to, Math.max(bookedOn as Day, view.period.to)) };
}

const EXISTING = {};

/** The class of a customer on the day of a line: by what was bought until then. */
function classOnDay(customer: number, day: Day, at: string, context: MeasureContext): CustomerClass | undefined {
  const { view } = context;
  const { existingAfter, unknownCustomers } = view.plan;
  const since = view.sinceOf(customer, { from: existingAfter }, day, day);
  if (since === undefined) {
    if (unknownCustomers === undefined) sinceMissing(customer, at, context);
    return unknownCustomers;
  }
  if (addSpan(since, existingAfter, 1) <= day) return 'existing';
  noteReturn(customer, day, context);
  return 'new';
}

/** Says that somebody counts as new who would be existing by the first order alone. */
function noteReturn(customer: number, day: Day, { view, note }: MeasureContext): void {
  const { dormantAfter, existingAfter } = view.plan;
  if (dormantAfter === undefined || view.returns === undefined) return;
  const since = view.firstOrderOf(customer);
  if (since !== undefined && addSpan(since, existingAfter, 1) <= view.judgingDay(day)) {
    note({ code: 'won_back_counts_as_new', about: spanText(dormantAfter) });
  }
}

/** Tells rows whose customers are of an age on the day of their lines, where customers who come back begin anew. */
export function ageTest(age: CustomerAge, at: string, context: MeasureContext): (row: number) => boolean {
  const { view } = context;
  return (row) => {
    const customer = view.customer[row] as number;
    const day = view.soldOn(row);
    const since = view.sinceOf(customer, age, day, day);
    if (since === undefined) sinceMissing(customer, at, context);
    return since !== undefined && isOfAge(age, since, day);
  };
}

/** The segment of a customer; a problem where it has none. */
export function segmentOf(customer: number, at: string, context: MeasureContext): string | undefined {
  const known = context.view.segmentOf(customer);
  if (known === undefined) {
    context.problems.addOnce({
      code: 'segment_missing',
      at,
      found: context.view.customerId(customer),
      expected: 'segment',
    });
  }
  return known;
}
