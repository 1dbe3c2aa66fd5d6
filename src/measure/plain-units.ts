/** Figures of rows as whole units in machine integers: what is added up wherever that is exact. */
import { powerOfTen, type Rational } from '../number/rational.js';

/** The units of `10^-scale` that a figure is; NaN where it is no whole number of them, or past 2^53. */
export function plainUnits({ numerator, denominator }: Rational, scale: number): number {
  const power = powerOfTen(scale);
  if (power % denominator !== 0n) return Number.NaN;
  const units = Number(numerator * (power / denominator));
  return Number.isSafeInteger(units) ? units : Number.NaN;
}
