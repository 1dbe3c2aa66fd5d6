/** Laws of sharing out, on parts by chance. */
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { Rational, sum } from '../../src/number/rational.js';
import { roundedUnits } from '../../src/number/round.js';
import { shareOut, shareOutInProportion } from '../../src/number/share-out.js';
import { distance, figures, fractionOf, fractions, modes, scales, ties } from '../support/some-figures.js';

describe('sharing out', () => {
  const parts = fc.array(
    fc.oneof(
      figures,
      ties.map(({ figure }) => figure),
    ),
    { minLength: 1, maxLength: 8 },
  );
  const add = (units: readonly bigint[]): bigint => units.reduce((total, unit) => total + unit, 0n);

  it('adds up to the whole, whatever the whole', () => {
    fc.assert(
      fc.property(parts, fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), scales, (exact, whole, scale) => {
        expect(add(shareOut(exact, whole, scale))).toBe(whole);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of the rounded sum leaves each part within one unit of its exact value', () => {
    fc.assert(
      fc.property(parts, scales, modes, (exact, scale, mode) => {
        const shares = shareOut(exact, roundedUnits(sum(exact), scale, mode), scale);
        const unit = Rational.ofScaled(1n, scale);
        shares.forEach((share, place) => {
          const apart = distance(Rational.ofScaled(share, scale), exact[place] as Rational);
          expect(unit.isAtLeast(apart)).toBe(true);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('of negated parts of a negated whole is the negated result', () => {
    fc.assert(
      fc.property(parts, fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), scales, (exact, whole, scale) => {
        const mirrored = shareOut(
          exact.map((part) => part.negated()),
          -whole,
          scale,
        );
        expect(mirrored).toEqual(shareOut(exact, whole, scale).map((share) => -share));
      }),
      { numRuns: 1_000 },
    );
  });

  it('favours the earlier of equal parts', () => {
    fc.assert(
      fc.property(
        figures,
        fc.integer({ min: 2, max: 9 }),
        fc.bigInt({ min: -50n, max: 50n }),
        scales,
        (part, count, extra, scale) => {
          const equal = Array.from({ length: count }, () => part);
          const whole = BigInt(count) * roundedUnits(part, scale, 'down') + extra;
          const shares = shareOut(equal, whole, scale);
          const way = extra < 0n ? -1n : 1n;
          for (let place = 1; place < count; place += 1) {
            const more = ((shares[place - 1] as bigint) - (shares[place] as bigint)) * way;
            expect(more === 0n || more === 1n).toBe(true);
          }
          expect(add(shares)).toBe(whole);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('does as a plain telling of the rule does: unit by unit to the largest remainder', () => {
    fc.assert(
      fc.property(parts, fc.bigInt({ min: -30n, max: 30n }), scales, (exact, extra, scale) => {
        const cut = exact.map((part) => roundedUnits(part, scale, 'down'));
        const whole = add(cut) + extra;
        expect(shareOut(exact, whole, scale)).toEqual(unitByUnit(exact, cut, extra, scale));
      }),
      { numRuns: 2_000 },
    );
  });

  it('in proportion adds up and keeps within a unit of the exact proportion', () => {
    const weights = fc.array(
      fractions.map((weight) => (weight.sign < 0 ? weight.negated() : weight)),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(weights, fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), scales, (all, whole, scale) => {
        fc.pre(sum(all).sign !== 0);
        const shares = shareOutInProportion(whole, all, scale);
        expect(add(shares)).toBe(whole);
        shares.forEach((share, place) => {
          const exact = Rational.of(whole)
            .times(all[place] as Rational)
            .dividedBy(sum(all));
          expect(Rational.ONE.isAtLeast(distance(Rational.of(share), exact))).toBe(true);
        });
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The rule of the documentation, told with fraction.js and without a thought for speed. */
function unitByUnit(exact: readonly Rational[], cut: readonly bigint[], extra: bigint, scale: number): bigint[] {
  const way = extra < 0n ? -1n : 1n;
  const unit = new Fraction(1n, 10n ** BigInt(scale));
  const remainders = exact.map((part, place) =>
    fractionOf(part)
      .sub(unit.mul(cut[place] as bigint))
      .mul(way),
  );
  const shares = [...cut];
  let round: number[] = [];
  for (let left = extra * way; left > 0n; left -= 1n) {
    if (round.length === 0) round = shares.map((_, place) => place);
    const largest = round.reduce((best, place) =>
      (remainders[place] as Fraction).compare(remainders[best] as Fraction) > 0 ? place : best,
    );
    shares[largest] = (shares[largest] as bigint) + way;
    round = round.filter((place) => place !== largest);
  }
  return shares;
}
