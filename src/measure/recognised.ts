/**
 * Lines that count otherwise than on their own date: the parts of a line by the stretch of days in which they count, after
 * its reversals. Exact but for what stands at {@link partSoFar}.
 */
import { addMonths, type Day, dateOf, parseDay } from '../calendar/day.js';
import { dayCount, overlap, type Window } from '../calendar/period.js';
import type { Payment } from '../facts/facts.js';
import { isPayable, paidInAll } from '../facts/line-payments.js';
import { MAX_EXACT_DENOMINATOR, QUOTIENT_SCALE } from '../number/limits.js';
import { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import { roundTo } from '../number/round.js';
import type { ProblemList } from '../trace/problems.js';
import { mapped, scaled } from './line-amounts.js';
import type { NettedLine } from './netting.js';
import type { Stretch } from './spec.js';
import type { Way } from './way.js';

/**
 * The parts of netted lines that count in some stretches, each on the first day of its own.
 *
 * @param stretchOf the stretch of a day; below 0 where there is none
 */
export function recognised(
  lines: readonly NettedLine[],
  way: Way,
  stretches: readonly Stretch[],
  stretchOf: (day: Day) => number,
  problems: ProblemList,
): NettedLine[] {
  const found = lines.flatMap((line) => {
    // What is taken back on a day of its own is told by the payments, or by what is left; only of a service it counts there.
    if (line.isTakenBack === true) return way.by === 'service' ? [line] : [];
    return partsOf(line, way, stretches, stretchOf, problems);
  });
  return found.filter(({ day }) => stretchOf(day) >= 0);
}

function partsOf(
  line: NettedLine,
  way: Way,
  stretches: readonly Stretch[],
  stretchOf: (day: Day) => number,
  problems: ProblemList,
): NettedLine[] {
  switch (way.by) {
    case 'paid':
      return paidParts(line, paymentsOf(line, problems), stretchOf);
    case 'paid-at-least':
      return onceReached(line, paymentsOf(line, problems), parseCanonical(way.share));
    case 'service':
      return serviceParts(line, stretches);
    case 'annual':
      return runningOn(line, stretches);
  }
}

/** What was paid of a line; a problem where that is more than reversals leave of it. */
function paymentsOf({ line, left }: NettedLine, problems: ProblemList): readonly Payment[] {
  const payments = (line.payments ?? []).map(([date, amount]) => ({
    day: parseDay(date) as Day,
    amount: parseCanonical(amount),
  }));
  const paid = paidInAll(payments);
  if (isPayable(paid, left.amount)) return payments;
  const [found, expected] = [paid.toString(), left.amount.toString()];
  problems.addOnce({ code: 'payments_too_large', at: '/lines', line: { id: line.id }, found, expected });
  return [];
}

/** Each payment as its part of what reversals leave of the line; those of one stretch together. */
function paidParts(line: NettedLine, payments: readonly Payment[], stretchOf: (day: Day) => number): NettedLine[] {
  const { left, day: bookedOn } = line;
  if (left.amount.sign === 0) return freeOfCharge(line);
  const parts: NettedLine[] = [];
  let [before, paid] = [Rational.ZERO, Rational.ZERO];
  payments.forEach(({ day, amount }, place) => {
    paid = paid.plus(amount);
    const next = payments[place + 1];
    if (next !== undefined && stretchOf(next.day) === stretchOf(day)) return;
    const partOf = partPaid(before, paid, left.amount);
    // Of the amount it is what was paid.
    const amounts = { ...mapped(left, partOf), amount: paid.minus(before) };
    parts.push({ ...line, day, bookedOn, amounts, part: partOf(Rational.ONE) });
    before = paid;
  });
  return parts;
}

/** A line of 0 is paid as soon as it is there; of one that was taken back in full nothing is left. */
function freeOfCharge(line: NettedLine): NettedLine[] {
  const isFree = parseCanonical(line.line.amount).sign === 0;
  return isFree ? [{ ...line, amounts: line.left }] : [];
}

/**
 * What the payments between two sums paid so far are of any figure of a line that comes to an amount: what the later sum
 * pays for less what the earlier one did, so that all parts add up to the whole.
 */
function partPaid(before: Rational, paid: Rational, amount: Rational): (figure: Rational) => Rational {
  return (figure) => partSoFar(figure, paid, amount).minus(partSoFar(figure, before, amount));
}

/** What of a figure is paid for, of a line that comes to an amount: exact, or to 24 decimals where the share paid is a long fraction. */
function partSoFar(figure: Rational, paid: Rational, amount: Rational): Rational {
  const share = paid.dividedBy(amount);
  const part = figure.times(share);
  return share.denominator <= MAX_EXACT_DENOMINATOR ? part : roundTo(part, QUOTIENT_SCALE, 'half-up');
}

/** The whole of what reversals leave of the line, on the first day on which the share of it is paid. */
function onceReached(line: NettedLine, payments: readonly Payment[], share: Rational): NettedLine[] {
  const { left, day: bookedOn } = line;
  if (left.amount.sign === 0) return freeOfCharge(line);
  let paid = Rational.ZERO;
  for (const { day, amount } of payments) {
    paid = paid.plus(amount);
    if (paid.dividedBy(left.amount).isAtLeast(share)) return [{ ...line, day, bookedOn, amounts: left }];
  }
  return [];
}

/** A line by the days of its service; one without counts on its own date. */
function serviceParts(line: NettedLine, stretches: readonly Stretch[]): NettedLine[] {
  const service = serviceOf(line);
  if (service === undefined) return [line];
  const days = dayCount(service);
  return stretches.flatMap((stretch) => {
    const own = overlap(stretch, service);
    if (own === undefined) return [];
    const part = new Rational(BigInt(dayCount(own)), BigInt(days));
    return [{ ...line, day: own.from, bookedOn: line.day, amounts: scaled(line.amounts, part), part }];
  });
}

/** What a service comes to in a year, in each stretch on whose last day it runs. */
function runningOn(line: NettedLine, stretches: readonly Stretch[]): NettedLine[] {
  const service = serviceOf(line);
  if (service === undefined) return [];
  const amounts = scaled(line.left, partOfYear(service));
  return stretches.flatMap(({ to }) => (service.from <= to && to <= service.to ? [{ ...line, day: to, amounts }] : []));
}

function serviceOf({ line }: NettedLine): Window | undefined {
  if (line.service === undefined) return undefined;
  const [from, to] = line.service;
  return { from: parseDay(from) as Day, to: parseDay(to) as Day };
}

/** How often a service fits into a year: 12 ÷ its months where these are whole ones, else 365 ÷ its days. */
function partOfYear(service: Window): Rational {
  const months = wholeMonths(service);
  return months === undefined ? new Rational(365n, BigInt(dayCount(service))) : new Rational(12n, BigInt(months));
}

/** The months of a window of whole ones, such as from the 15th of one to the 14th of another. */
function wholeMonths({ from, to }: Window): number | undefined {
  const [first, next] = [dateOf(from), dateOf(to + 1)];
  const months = (next.year - first.year) * 12 + next.month - first.month;
  return months > 0 && addMonths(from, months) === to + 1 ? months : undefined;
}
