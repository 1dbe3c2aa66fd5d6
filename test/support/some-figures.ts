/** Figures by chance, and exact numbers as another library sees them. */
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { Rational } from '../../src/number/rational.js';
import { ROUNDING_MODES } from '../../src/number/round.js';

/** Decimals as people write them, and fractions as divisions leave them. */
export const decimals = fc
  .record({ units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), scale: fc.integer({ min: 0, max: 12 }) })
  .map(({ units, scale }) => Rational.ofScaled(units, scale));
export const fractions = fc
  .record({
    numerator: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
    denominator: fc.bigInt({ min: 1n, max: 10n ** 9n }),
  })
  .map(({ numerator, denominator }) => new Rational(numerator, denominator));
export const figures = fc.oneof(decimals, fractions);
export const notZero = figures.filter((figure) => figure.sign !== 0);
export const modes = fc.constantFrom(...ROUNDING_MODES);
export const scales = fc.integer({ min: 0, max: 6 });
/** Halves of units, where rounding modes part. */
export const ties = fc
  .record({ odd: fc.bigInt({ min: -2_000n, max: 2_000n }), scale: scales })
  .map(({ odd, scale }) => ({ figure: new Rational(2n * odd + 1n, 2n * 10n ** BigInt(scale)), scale }));

/** The same number to fraction.js. */
export function fractionOf({ numerator, denominator }: Rational): Fraction {
  return new Fraction(numerator, denominator);
}

/** How far two numbers are apart. */
export function distance(a: Rational, b: Rational): Rational {
  const apart = a.minus(b);
  return apart.sign < 0 ? apart.negated() : apart;
}
