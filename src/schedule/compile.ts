/** How a figure is paid, as the plan writes it, compiled to the one piecewise-linear form. */
import { Rational } from '../number/rational.js';
import type { CurveHow, How, NumberHow, StepsHow, TableHow, Tier, TiersHow } from '../plan/plan.js';
import type { Form, Piece } from './form.js';

const { ZERO } = Rational;

/** The hows that read one figure. */
export type PlainHow = NumberHow | TiersHow | StepsHow | CurveHow;

/** The hows that pay one figure: all but tables. */
export type SingleHow = Exclude<How, TableHow>;

/** The same value at every figure. */
export function constantForm(value: Rational): Form {
  return [{ from: null, open: false, value, slope: ZERO }];
}

/** `slope × x` at every figure. */
export function linearForm(slope: Rational): Form {
  return [{ from: null, open: false, value: ZERO, slope }];
}

/** Whether tiers or rate steps begin at 0, so that they go on below it. */
function goesOnBelow(tiers: readonly Tier[]): boolean {
  return (tiers[0] as Tier).mark.value.sign === 0;
}

/** What tiers pay for each below 0: those from 0 on the value of the first one. */
export function valueBelow(tiers: readonly Tier[]): Rational {
  return goesOnBelow(tiers) ? (tiers[0] as Tier).value.value : ZERO;
}

/**
 * Tiers: each value pays for the part of the figure inside its tier. Before the first mark nothing is paid, except
 * that tiers from 0 go on below 0. Without the extras for tiers entered; those are {@link plusForm}.
 *
 * @param below what each one pays below 0
 */
export function marginalForm({ tiers }: Pick<TiersHow, 'tiers'>, below: Rational = valueBelow(tiers)): Form {
  const pieces: Piece[] = [{ from: null, open: false, value: ZERO, slope: below }];
  let reached = ZERO;
  let previous: Tier | undefined;
  for (const tier of tiers) {
    if (previous !== undefined) {
      reached = reached.plus(tier.mark.value.minus(previous.mark.value).times(previous.value.value));
    }
    pieces.push({ from: tier.mark.value, open: false, value: reached, slope: tier.value.value });
    previous = tier;
  }
  return pieces;
}

/**
 * The value of the last mark reached, before the first one 0: a lookup. `cumulative` adds up all that were reached.
 *
 * @param belowFirst what holds before the first mark: nothing, or the first value (`"first"`, as for factors)
 */
export function lookupForm({ steps, cumulative, edge }: StepsHow, belowFirst: 'nothing' | 'first'): Form {
  const pieces: Piece[] = [...constantForm(belowFirst === 'first' ? (steps[0] as Tier).value.value : ZERO)];
  let reached = ZERO;
  for (const step of steps) {
    reached = cumulative ? reached.plus(step.value.value) : step.value.value;
    pieces.push({ from: step.mark.value, open: edge === 'upper', value: reached, slope: ZERO });
  }
  return pieces;
}

/** The rate that steps come to: rate steps from 0 go on below 0, others pay nothing before their first mark. */
export function rateLookupForm(steps: StepsHow): Form {
  return lookupForm(steps, goesOnBelow(steps.steps) ? 'first' : 'nothing');
}

/**
 * The fixed extras: of tiers and cumulative steps all that were entered, of other steps that of the last mark reached.
 * One from 0 is entered above 0; one from below 0 is paid from 0 on, since none is paid below 0. Undefined where there
 * are none.
 *
 * @param edge `upper`: a tier is entered above its mark
 */
export function plusForm(tiers: readonly Tier[], addsUp: boolean, edge?: 'upper'): Form | undefined {
  if (tiers.every((tier) => tier.plus === undefined)) return undefined;
  const pieces: Piece[] = [...constantForm(ZERO)];
  let reached = ZERO;
  for (const tier of tiers) {
    const { sign } = tier.mark.value;
    if (addsUp && tier.plus === undefined) continue;
    const plus = tier.plus?.value ?? ZERO;
    reached = addsUp ? reached.plus(plus) : plus;
    // What waits at 0 is replaced by the next one from below 0, and by a step that is reached at 0 itself.
    if (sign < 0 || (sign === 0 && !addsUp && edge === undefined)) pieces.length = 1;
    const open = sign === 0 || (sign > 0 && edge === 'upper');
    pieces.push({ from: sign < 0 ? ZERO : tier.mark.value, open, value: reached, slope: ZERO });
  }
  return pieces;
}

/** Straight lines between the points. */
export function curveForm({ points, below, above }: CurveHow): Form {
  const slopes = points.slice(1).map((point, place) => {
    const before = points[place] as (typeof points)[number];
    return point.value.value.minus(before.value.value).dividedBy(point.mark.value.minus(before.mark.value));
  });
  const first = points[0] as (typeof points)[number];
  const firstSlope = slopes[0] ?? ZERO;
  const pieces: Piece[] = [];
  if (below === 'extend') {
    const atZero = first.value.value.minus(firstSlope.times(first.mark.value));
    pieces.push({ from: null, open: false, value: atZero, slope: firstSlope });
  } else {
    pieces.push(...constantForm(below === 'flat' ? first.value.value : ZERO));
  }
  points.forEach((point, place) => {
    const slope = slopes[place] ?? (above === 'extend' ? (slopes.at(-1) ?? ZERO) : ZERO);
    pieces.push({ from: point.mark.value, open: false, value: point.value.value, slope });
  });
  return pieces;
}
