/** Exact amounts of one line and what a reversal takes off them. */

import { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { LinkedAmounts } from './tally.js';

/** Exact amounts of one line; what it does not have is undefined. */
export interface ExactAmounts {
  readonly amount: Rational;
  readonly cost?: Rational;
  readonly namedCosts?: ReadonlyMap<string, Rational>;
  readonly list?: Rational;
  readonly units?: Rational;
}

/** The amounts of a linked row. */
export function exactAmounts(row: LinkedAmounts): ExactAmounts {
  const { amount, cost, namedCosts, list, units } = row;
  return {
    amount: parseCanonical(amount),
    ...(cost === undefined ? undefined : { cost: parseCanonical(cost) }),
    ...(namedCosts === undefined
      ? undefined
      : { namedCosts: new Map(Object.entries(namedCosts).map(([name, text]) => [name, parseCanonical(text)])) }),
    ...(list === undefined ? undefined : { list: parseCanonical(list) }),
    ...(units === undefined ? undefined : { units: parseCanonical(units) }),
  };
}

/** Each of them turned into another figure. */
export function mapped(amounts: ExactAmounts, into: (figure: Rational) => Rational): ExactAmounts {
  const { amount, cost, namedCosts, list, units } = amounts;
  return {
    amount: into(amount),
    ...(cost === undefined ? undefined : { cost: into(cost) }),
    ...(namedCosts === undefined
      ? undefined
      : { namedCosts: new Map([...namedCosts].map(([name, figure]) => [name, into(figure)])) }),
    ...(list === undefined ? undefined : { list: into(list) }),
    ...(units === undefined ? undefined : { units: into(units) }),
  };
}

/** All of them × a ratio. */
export function scaled(amounts: ExactAmounts, ratio: Rational): ExactAmounts {
  return mapped(amounts, (figure) => figure.times(ratio));
}

/** All amounts of money × a rate. */
export function exchanged(amounts: ExactAmounts, rate: Rational): ExactAmounts {
  const { units } = amounts;
  return { ...scaled(amounts, rate), ...(units === undefined ? undefined : { units }) };
}

/**
 * What a reversal takes: cost, list price and units that it leaves out are those of its line in proportion to the
 * amount; what the line does not know, the reversal does not know either.
 */
export function completed(given: ExactAmounts, original: ExactAmounts): ExactAmounts {
  const ratio = original.amount.sign === 0 ? Rational.ZERO : given.amount.dividedBy(original.amount);
  const inProportion = scaled(original, ratio);
  const named = given.namedCosts ?? (given.cost === undefined ? inProportion.namedCosts : undefined);
  const cost = given.cost ?? inProportion.cost;
  const list = given.list ?? inProportion.list;
  const units = given.units ?? inProportion.units;
  return {
    amount: given.amount,
    ...(cost === undefined || original.cost === undefined ? undefined : { cost }),
    ...(named === undefined || original.namedCosts === undefined ? undefined : { namedCosts: named }),
    ...(list === undefined || original.list === undefined ? undefined : { list }),
    ...(units === undefined || original.units === undefined ? undefined : { units }),
  };
}

/** Sums; what one of the two does not know, the sum does not know either. */
export function plus(a: ExactAmounts, b: ExactAmounts): ExactAmounts {
  return {
    amount: a.amount.plus(b.amount),
    ...(a.cost === undefined || b.cost === undefined ? undefined : { cost: a.cost.plus(b.cost) }),
    ...(a.namedCosts === undefined || b.namedCosts === undefined
      ? undefined
      : { namedCosts: plusNamed(a.namedCosts, b.namedCosts) }),
    ...(a.list === undefined || b.list === undefined ? undefined : { list: a.list.plus(b.list) }),
    ...(a.units === undefined || b.units === undefined ? undefined : { units: a.units.plus(b.units) }),
  };
}

function plusNamed(a: ReadonlyMap<string, Rational>, b: ReadonlyMap<string, Rational>): Map<string, Rational> {
  const total = new Map(a);
  for (const [name, value] of b) total.set(name, (total.get(name) ?? Rational.ZERO).plus(value));
  return total;
}

/** Whether more was taken back than there was, or the reversal has the sign of its line. */
export function overdrawn(left: Rational, original: Rational): boolean {
  if (original.sign === 0) return left.sign !== 0;
  return left.sign === -original.sign || (original.sign > 0 ? left.isAbove(original) : original.isAbove(left));
}
