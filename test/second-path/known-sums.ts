/** What statements leave to those after them, component by component; and the amount of a component that goes on from there. */
import type Fraction from 'fraction.js';
import { least, most, ZERO } from './figures.js';
import type { Json } from './setting.js';

/** What is known of a component when a period ends. */
export interface Known {
  /** The day from which it adds up over a year; undefined where it goes on without end. */
  readonly since?: string | undefined;
  /** Σ of its parts before modifiers. */
  readonly parts?: Fraction | undefined;
  /** Σ of its exact pay, and what was paid of that before anything was set off. */
  readonly exact?: Fraction | undefined;
  readonly paid?: Fraction | undefined;
  /** Left open, below 0. */
  readonly balance?: Fraction | undefined;
}

/** By the id of the component. */
export type KnownComponents = ReadonlyMap<string, Known>;

/** What is known of the same year; of another one nothing. */
export function sameRun(before: Known | undefined, since: string | undefined): Known {
  return before !== undefined && before.since === since ? before : {};
}

interface Amounted {
  readonly amount: Fraction;
  readonly known: Known;
}

/** The part of it that is rounded and paid now, where its sum runs on: the rounded sum of all parts less what was paid. */
export function runningAmount(
  { negative = 'zero' }: Json,
  {
    exact,
    since,
    parts,
  }: { readonly exact: Fraction; readonly since?: string | undefined; readonly parts?: Fraction | undefined },
  before: Known | undefined,
  round: (figure: Fraction) => Fraction,
): Amounted {
  const run = sameRun(before, since);
  const soFar = exact.add(run.exact ?? ZERO);
  const paidBefore = run.paid ?? ZERO;
  const due = round(soFar).sub(paidBefore);
  const amount = negative === 'zero' ? most([due, ZERO]) : due;
  return { amount, known: { since, parts, exact: soFar, paid: paidBefore.add(amount) } };
}

/** What was left open is set off; what is then below 0 is left open in turn. */
export function setOff({ negative = 'zero' }: Json, { amount, known }: Amounted, before: Known | undefined): Amounted {
  const open = before?.balance;
  const left = amount.add(open ?? ZERO);
  const isCarried = negative === 'carry' || open !== undefined;
  if (left.compare(0) >= 0 || !isCarried) return { amount: left, known };
  return { amount: most([left, ZERO]), known: { ...known, balance: least([left, ZERO]) } };
}
