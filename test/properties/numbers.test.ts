/** Laws of exact numbers, on figures by chance, against two libraries that know nothing of ours. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { rationalToDecimal } from '../../src/number/decimal.js';
import { Rational, sum } from '../../src/number/rational.js';
import { parseCanonical, readFigure } from '../../src/number/read.js';
import { ROUNDING_MODES, type RoundingMode, roundedUnits, roundTo } from '../../src/number/round.js';
import { shareOut, shareOutInProportion } from '../../src/number/share-out.js';

/** Decimals as people write them, and fractions as divisions leave them. */
const decimals = fc
  .record({ units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), scale: fc.integer({ min: 0, max: 12 }) })
  .map(({ units, scale }) => Rational.ofScaled(units, scale));
const fractions = fc
  .record({
    numerator: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
    denominator: fc.bigInt({ min: 1n, max: 10n ** 9n }),
  })
  .map(({ numerator, denominator }) => new Rational(numerator, denominator));
const figures = fc.oneof(decimals, fractions);
const notZero = figures.filter((figure) => figure.sign !== 0);
const modes = fc.constantFrom(...ROUNDING_MODES);
const scales = fc.integer({ min: 0, max: 6 });
/** Halves of units, where rounding modes part. */
const ties = fc
  .record({ odd: fc.bigInt({ min: -2_000n, max: 2_000n }), scale: scales })
  .map(({ odd, scale }) => ({ figure: new Rational(2n * odd + 1n, 2n * 10n ** BigInt(scale)), scale }));

const fractionOf = ({ numerator, denominator }: Rational): Fraction => new Fraction(numerator, denominator);
const isSame = (ours: Rational, theirs: Fraction): boolean =>
  ours.numerator === theirs.s * theirs.n && ours.denominator === theirs.d;

const HighDecimal = Decimal.clone({ precision: 400, rounding: Decimal.ROUND_HALF_UP, defaults: true });
const decimalOf = (figure: Rational): Decimal =>
  new HighDecimal(figure.numerator.toString()).dividedBy(figure.denominator.toString());

const DECIMAL_MODES: Readonly<Record<RoundingMode, Decimal.Rounding>> = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-even': Decimal.ROUND_HALF_EVEN,
  'half-down': Decimal.ROUND_HALF_DOWN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  ceiling: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
};

describe('arithmetic', () => {
  it('agrees with fraction.js', () => {
    fc.assert(
      fc.property(figures, notZero, (a, b) => {
        expect(isSame(a.plus(b), fractionOf(a).add(fractionOf(b)))).toBe(true);
        expect(isSame(a.minus(b), fractionOf(a).sub(fractionOf(b)))).toBe(true);
        expect(isSame(a.times(b), fractionOf(a).mul(fractionOf(b)))).toBe(true);
        expect(isSame(a.dividedBy(b), fractionOf(a).div(fractionOf(b)))).toBe(true);
        expect(isSame(a.negated(), fractionOf(a).neg())).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('agrees with fraction.js on figures of hundreds of digits, and reduces them wholly', () => {
    const large = fc
      .record({
        numerator: fc.bigInt({ min: -(2n ** 600n), max: 2n ** 600n }),
        denominator: fc.bigInt({ min: 1n, max: 2n ** 300n }),
        shared: fc.bigInt({ min: 1n, max: 2n ** 100n }),
      })
      .map(({ numerator, denominator, shared }) => new Rational(numerator * 6n, denominator * shared * 15n));
    const any = fc.oneof(large, figures);
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(isSame(a.plus(b), fractionOf(a).add(fractionOf(b)))).toBe(true);
        expect(isSame(a.minus(b), fractionOf(a).sub(fractionOf(b)))).toBe(true);
        expect(isSame(a.times(b), fractionOf(a).mul(fractionOf(b)))).toBe(true);
        if (b.sign !== 0) expect(isSame(a.dividedBy(b), fractionOf(a).div(fractionOf(b)))).toBe(true);
        else expect(() => a.dividedBy(b)).toThrow('division_by_zero');
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps its laws', () => {
    fc.assert(
      fc.property(figures, figures, notZero, (a, b, c) => {
        expect(a.plus(b)).toEqual(b.plus(a));
        expect(a.plus(b).plus(c)).toEqual(a.plus(b.plus(c)));
        expect(a.times(b.plus(c))).toEqual(a.times(b).plus(a.times(c)));
        expect(a.minus(b).plus(b)).toEqual(a);
        expect(a.dividedBy(c).times(c)).toEqual(a);
        expect(sum([a, b, c])).toEqual(c.plus(b).plus(a));
      }),
      { numRuns: 1_000 },
    );
  });

  it('compares as fraction.js does', () => {
    fc.assert(
      fc.property(figures, fc.oneof(figures, fc.constant(undefined)), (a, other) => {
        const b = other ?? a;
        const order = Math.sign(fractionOf(a).compare(fractionOf(b)));
        expect(a.compare(b)).toBe(order);
        expect(a.isAtLeast(b)).toBe(order >= 0);
        expect(a.isAbove(b)).toBe(order > 0);
        expect(a.equals(b)).toBe(order === 0);
        expect(a.sign).toBe(Math.sign(fractionOf(a).compare(0)));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the written form', () => {
  it('is read back as the same number, and is one text a number', () => {
    fc.assert(
      fc.property(figures, figures, (a, b) => {
        expect(parseCanonical(a.toString())).toEqual(a);
        expect(a.toString() === b.toString()).toBe(a.equals(b));
        expect(a.toString()).toMatch(/^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9]|\/[1-9][0-9]*)?$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('shows at least the decimals asked for and stays the same number', () => {
    fc.assert(
      fc.property(decimals, scales, (figure, least) => {
        const text = figure.toText(least);
        expect(parseCanonical(text)).toEqual(figure);
        expect((text.split('.')[1] ?? '').length).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  it('of figures that are handed in is read as the same number', () => {
    const handedIn = fc
      .record({
        units: fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }),
        scale: fc.integer({ min: 0, max: 12 }),
      })
      .map(({ units, scale }) => Rational.ofScaled(units, scale));
    fc.assert(
      fc.property(handedIn, (figure) => {
        expect(readFigure(figure.toString(), {})).toMatchObject({ value: figure });
        expect(readFigure(new Decimal(figure.toString()), {})).toMatchObject({ value: figure });
        expect(readFigure(`${figure}%`, { percent: true })).toMatchObject({
          value: figure.dividedBy(Rational.of(100)),
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('of JavaScript numbers with up to 15 digits is the decimal that they show', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 6 }), (units, scale) => {
        const number = Number(`${units}e-${scale}`);
        expect(readFigure(number, {})).toMatchObject({ value: Rational.ofScaled(BigInt(units), scale) });
      }),
    );
  });

  it('as a Decimal is within half a unit of the 60th digit', () => {
    fc.assert(
      fc.property(figures, (figure) => {
        expect(rationalToDecimal(figure).eq(decimalOf(figure).toSignificantDigits(60, Decimal.ROUND_HALF_UP))).toBe(
          true,
        );
      }),
    );
  });
});

describe('rounding', () => {
  it('agrees with decimal.js at high precision, in every mode and sign', () => {
    fc.assert(
      fc.property(figures, scales, modes, (figure, scale, mode) => {
        const theirs = decimalOf(figure).toDecimalPlaces(scale, DECIMAL_MODES[mode]);
        expect(roundTo(figure, scale, mode).toText(scale)).toBe(theirs.toFixed(scale).replace(/^-(0(\.0*)?)$/, '$1'));
      }),
      { numRuns: 5_000 },
    );
  });

  it('agrees with decimal.js on ties, in every mode and sign', () => {
    fc.assert(
      fc.property(ties, modes, ({ figure, scale }, mode) => {
        const theirs = decimalOf(figure).toDecimalPlaces(scale, DECIMAL_MODES[mode]);
        expect(decimalOf(roundTo(figure, scale, mode)).eq(theirs)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('ends within a unit of the figure, changes nothing twice, and mirrors with the sign', () => {
    const mirror: Readonly<Record<RoundingMode, RoundingMode>> = {
      'half-up': 'half-up',
      'half-even': 'half-even',
      'half-down': 'half-down',
      up: 'up',
      down: 'down',
      ceiling: 'floor',
      floor: 'ceiling',
    };
    fc.assert(
      fc.property(figures, scales, modes, (figure, scale, mode) => {
        const rounded = roundTo(figure, scale, mode);
        const unit = Rational.ofScaled(1n, scale);
        expect(unit.isAbove(distance(rounded, figure))).toBe(true);
        expect(roundTo(rounded, scale, mode)).toEqual(rounded);
        expect(roundTo(figure.negated(), scale, mirror[mode])).toEqual(rounded.negated());
        expect(Rational.ofScaled(roundedUnits(figure, scale, mode), scale)).toEqual(rounded);
      }),
      { numRuns: 2_000 },
    );
  });
});

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

function distance(a: Rational, b: Rational): Rational {
  const apart = a.minus(b);
  return apart.sign < 0 ? apart.negated() : apart;
}

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
