/** Rounding: the only way by which a figure ever loses anything, and always by name. */
import { powerOfTen, Rational } from './rational.js';

/**
 * How a figure between two neighbours is rounded. `half-up` and `up` go away from zero, `half-down` and `down` towards
 * it, `half-even` to the even neighbour, `ceiling` and `floor` to the larger and the smaller one.
 */
export type RoundingMode = 'half-up' | 'half-even' | 'half-down' | 'up' | 'down' | 'ceiling' | 'floor';

/** All modes, in the order in which the documentation names them. */
export const ROUNDING_MODES = ['half-up', 'half-even', 'half-down', 'up', 'down', 'ceiling', 'floor'] as const;

/**
 * The figure rounded once to `scale` decimals.
 *
 * @param scale decimals kept, 0 to 30
 * @example
 * roundTo(new Rational(5n, 1000n), 2, 'half-up').toString() // "0.01"
 */
export function roundTo(figure: Rational, scale: number, mode: RoundingMode): Rational {
  return Rational.ofScaled(roundedUnits(figure, scale, mode), scale);
}

/** The figure in units of `10^-scale`, rounded once: 12.345 in cents, half up, is 1235. */
export function roundedUnits(figure: Rational, scale: number, mode: RoundingMode): bigint {
  const scaled = figure.numerator * powerOfTen(scale);
  const towardsZero = scaled / figure.denominator;
  const remainder = scaled - towardsZero * figure.denominator;
  if (remainder === 0n) return towardsZero;
  const awayFromZero = towardsZero + (scaled < 0n ? -1n : 1n);
  return goesAway(mode, scaled < 0n, towardsZero, remainder, figure.denominator) ? awayFromZero : towardsZero;
}

function goesAway(
  mode: RoundingMode,
  negative: boolean,
  towardsZero: bigint,
  remainder: bigint,
  denominator: bigint,
): boolean {
  const doubled = (remainder < 0n ? -remainder : remainder) * 2n;
  switch (mode) {
    case 'half-up':
      return doubled >= denominator;
    case 'half-down':
      return doubled > denominator;
    case 'half-even':
      return doubled > denominator || (doubled === denominator && towardsZero % 2n !== 0n);
    case 'up':
      return true;
    case 'down':
      return false;
    case 'ceiling':
      return !negative;
    case 'floor':
      return negative;
  }
}
