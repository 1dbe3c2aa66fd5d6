/** Laws of exact numbers, on figures by chance, against two libraries that know nothing of ours. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { rationalToDecimal } from '../../src/number/decimal.js';
import { Rational, sum } from '../../src/number/rational.js';
import { parseCanonical, readFigure } from '../../src/number/read.js';
import { type RoundingMode, roundedUnits, roundTo } from '../../src/number/round.js';
import { decimals, distance, figures, fractionOf, modes, notZero, scales, ties } from '../support/some-figures.js';

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
