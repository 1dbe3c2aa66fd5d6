import { Decimal } from 'decimal.js';
import { afterEach, describe, expect, it } from 'vitest';
import { decimalDigits, rationalToDecimal } from './decimal.js';
import { Rational } from './rational.js';
import { parseCanonical } from './read.js';

describe('a figure as a Decimal', () => {
  it.each(['0', '12.5', '-0.005', '123456789012345678.123456789012'])('%s is exact', (text) => {
    expect(rationalToDecimal(parseCanonical(text)).toFixed()).toBe(text);
  });

  it('is rounded half up to 60 significant digits where it does not end', () => {
    expect(rationalToDecimal(new Rational(1n, 3n)).toFixed()).toBe(`0.${'3'.repeat(60)}`);
    expect(rationalToDecimal(new Rational(2n, 3n)).toFixed()).toBe(`0.${'6'.repeat(59)}7`);
    expect(rationalToDecimal(new Rational(-2n, 3n)).toFixed()).toBe(`-0.${'6'.repeat(59)}7`);
  });

  it('is a Decimal to everyone else', () => {
    const third = rationalToDecimal(new Rational(1n, 3n));
    expect(third).toBeInstanceOf(Decimal);
    expect(Decimal.isDecimal(third)).toBe(true);
    expect(new Decimal(1).plus(third).toFixed(3)).toBe('1.333');
    expect(third.times(3).toFixed(20)).toBe('1.00000000000000000000');
  });

  it('whose settings are its own: changing them changes no other', () => {
    const first = rationalToDecimal(new Rational(1n, 3n));
    (first.constructor as typeof Decimal).set({ precision: 5, rounding: Decimal.ROUND_UP, maxE: 0 });
    expect(rationalToDecimal(new Rational(1n, 3n)).toFixed()).toBe(`0.${'3'.repeat(60)}`);
    expect(rationalToDecimal(Rational.of(1000)).toFixed()).toBe('1000');
  });

  describe('while the settings of decimal.js are poisoned', () => {
    afterEach(() => {
      Decimal.set({ defaults: true });
    });

    it('is the same', () => {
      Decimal.set({ precision: 5, rounding: Decimal.ROUND_DOWN, maxE: 2, minE: -2, toExpNeg: 0, toExpPos: 0 });
      expect(new Decimal(2).dividedBy(3).toString()).toBe('6.6666e-1');
      expect(rationalToDecimal(new Rational(2n, 3n)).toFixed()).toBe(`0.${'6'.repeat(59)}7`);
      expect(rationalToDecimal(Rational.of(123456)).toString()).toBe('123456');
    });
  });
});

describe('the digits of a Decimal', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['1', '1'],
    ['-1.5', '-1.5'],
    ['1e7', '10000000'],
    ['12345678', '12345678'],
    ['1234567890123.4567', '1234567890123.4567'],
    ['0.1', '0.1'],
    ['0.0000001', '0.0000001'],
    ['0.00000012345678', '0.00000012345678'],
    ['10000000000000000000', '10000000000000000000'],
    ['1e-20', '0.00000000000000000001'],
  ])('%s', (given, digits) => {
    expect(decimalDigits(new Decimal(given))).toBe(digits);
  });

  it('are none of what is no Decimal', () => {
    for (const other of [null, undefined, 1, '1', {}, [], new Date(0), new Map(), Rational.ONE]) {
      expect(decimalDigits(other)).toBeUndefined();
    }
  });
});
