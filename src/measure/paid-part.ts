/** How much of what a component earned was paid by the customers so far. */
import type { Day } from '../calendar/day.js';
import type { Payee } from '../facts/facts.js';
import { Rational, sum } from '../number/rational.js';
import type { Component } from '../plan/plan.js';
import { type CountedLine, countedLines, creditedLines, lineContext } from './counted-lines.js';
import type { TallyView } from './view.js';

/** Amounts in the currency of the plan, each with the share that is credited. */
export interface PaidPart {
  /** What the lines come to after their reversals; above 0. */
  readonly amount: Rational;
  /** What was paid of that; from 0 to all of it. */
  readonly paid: Rational;
  readonly lines: number;
}

/**
 * What was paid until a day of the lines that count for a component in a period; of all lines of the payee in its days, where it
 * takes none itself. Exact. Undefined where there is nothing to wait for: no lines, or none that come to anything above 0.
 *
 * @param view the lines of the period one by one, see `lineView`
 */
export function paidPart(component: Component, payee: Payee, view: TallyView, until: Day): PaidPart | undefined {
  const context = lineContext(component, payee, view);
  if (context === undefined) return undefined;
  const { measure } = component;
  const own = measure === undefined ? [] : countedLines(measure, context);
  const lines = own.length > 0 ? own : creditedLines(component, context);
  context.problems.throwIfAny();
  const amount = sum(lines.map((line) => line.amount));
  if (amount.sign <= 0) return undefined;
  const paid = sum(lines.map((line) => paidOf(line, until)));
  return { amount, paid: within(paid, amount), lines: lines.length };
}

/** What was paid of what counts of a line; where it counts as it is paid, all of that. */
function paidOf({ view, row, amount, isPaid }: CountedLine, until: Day): Rational {
  if (isPaid === true) return amount;
  const payments = view.paidOf(row, until);
  if (payments === undefined || payments.of.sign === 0) return Rational.ZERO;
  return within(amount.times(payments.paid).dividedBy(payments.of), amount);
}

/** A part of an amount, no less than nothing and no more than all of it. */
function within(part: Rational, amount: Rational): Rational {
  const isBelow = amount.sign < 0;
  if (isBelow ? part.sign > 0 : part.sign < 0) return Rational.ZERO;
  return (isBelow ? amount.isAbove(part) : part.isAbove(amount)) ? amount : part;
}
