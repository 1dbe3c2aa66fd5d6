/** Reversals that come after the period of the line that they take back from, and how much a plan's clawback takes back of what it earned. */
import { addMonths, addSpan, type Day, dateOf, parseDay } from '../calendar/day.js';
import { contains, dayCount, periodDays, type Window } from '../calendar/period.js';
import { Rational } from '../number/rational.js';
import type { Clawback, Plan } from '../plan/plan.js';
import { byCodePoint } from '../trace/canonical.js';
import { grouped } from '../trace/grouped.js';
import type { AmendedLine, Amendment, Tally } from './tally.js';

/** Reversals of lines of some days that are not looked at. */
export interface Unseen {
  readonly window: Window;
  readonly ids: ReadonlySet<string>;
  /** The same for the same reversals. */
  readonly key: string;
}

/** A reversal dated after the period of its line. */
export interface LateReversal {
  readonly id: string;
  readonly day: Day;
  /** The oldest line that it takes back from. */
  readonly line: AmendedLine;
  /** How much is taken back of what it takes away: from 0 to 1. */
  readonly share: Rational;
}

/**
 * The late reversals of lines of some days, in order of date, then id.
 *
 * @param clawback of the plan; its ages run from the line's date to the reversal's
 */
export function lateReversals(tally: Tally, plan: Plan, clawback: Clawback, window: Window): readonly LateReversal[] {
  const linesOf = linesByReversal(tally);
  const late = tally.amendments.flatMap((amendment) => {
    const day = parseDay(amendment.date) as Day;
    const line = linesOf(amendment).find((one) => isLate(one, day, plan, window));
    if (line === undefined) return [];
    return [{ id: amendment.id, day, line, share: clawbackShare(clawback, parseDay(line.date) as Day, day) }];
  });
  return late.sort((a, b) => a.day - b.day || byCodePoint(a.id, b.id));
}

/** The lines that an amendment is about, oldest first; where lines are netted, one that is about none was refused. */
function linesByReversal({ amendedLines }: Tally): (amendment: Amendment) => readonly AmendedLine[] {
  const ordered = [...amendedLines].sort((a, b) => byCodePoint(a.date, b.date));
  const byId = new Map(ordered.map((line) => [line.id, [line]]));
  const byInvoice = grouped(ordered, ({ invoice }) => invoice);
  return ({ line, invoice }) =>
    (line === undefined ? byInvoice.get(invoice) : byId.get(line)) as readonly AmendedLine[];
}

function isLate({ date }: AmendedLine, reversed: Day, { period, yearStartMonth }: Plan, window: Window): boolean {
  const day = parseDay(date) as Day;
  return contains(window, { from: day, to: day }) && reversed > periodDays(day, period, yearStartMonth).to;
}

/** How much a clawback takes back of what a line earned. */
export function clawbackShare({ within, shares }: Clawback, line: Day, reversed: Day): Rational {
  if (reversed >= addSpan(line, within, 1)) return Rational.ZERO;
  if (shares === 'pro-rata') {
    const [age, whole] =
      'months' in within
        ? [monthsBetween(line, reversed), Rational.of(within.months)]
        : [Rational.of(reversed - line), Rational.of(within.days)];
    return Rational.ONE.minus(age.dividedBy(whole));
  }
  const isReached = ({ from }: (typeof shares)[number]): boolean => addSpan(line, from, 1) <= reversed;
  return shares.reduce((taken, one) => (isReached(one) ? one.share.value : taken), Rational.ZERO);
}

/** Whole months, and what is left of one by its days. */
function monthsBetween(from: Day, to: Day): Rational {
  const [a, b] = [dateOf(from), dateOf(to)];
  let whole = (b.year - a.year) * 12 + b.month - a.month;
  if (addMonths(from, whole) > to) whole -= 1;
  const begun = addMonths(from, whole);
  const month = dayCount({ from: begun, to: addMonths(from, whole + 1) - 1 });
  return Rational.of(whole).plus(Rational.of(to - begun).dividedBy(Rational.of(month)));
}

/** Reversals that are not looked at; undefined where all are. */
export function unseen(window: Window, reversals: readonly LateReversal[]): Unseen | undefined {
  if (reversals.length === 0) return undefined;
  const ids = reversals.map(({ id }) => id);
  return { window, ids: new Set(ids), key: JSON.stringify([window.from, window.to, ids]) };
}
