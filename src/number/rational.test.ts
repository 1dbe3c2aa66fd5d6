import { describe, expect, it } from 'vitest';
import { MAX_FIGURE_BITS } from './limits.js';
import { FigureError, powerOfTen, Rational, scaledText, sum } from './rational.js';
import { parseCanonical } from './read.js';

const figure = parseCanonical;

/** The code of the error that a calculation ends with. */
function codeOf(calculation: () => unknown): string | undefined {
  try {
    calculation();
  } catch (error) {
    return error instanceof FigureError ? error.code : 'not a FigureError';
  }
  return undefined;
}

describe('an exact number', () => {
  it.each([
    [6n, 4n, '1.5'],
    [-6n, 4n, '-1.5'],
    [6n, -4n, '-1.5'],
    [-6n, -4n, '1.5'],
    [0n, -7n, '0'],
    [1n, 3n, '1/3'],
    [-2n, 6n, '-1/3'],
    [1n, 8n, '0.125'],
    [3n, 40n, '0.075'],
    [1n, 10n ** 20n, '0.00000000000000000001'],
    [7n, 1n, '7'],
    [10n ** 25n, 10n ** 5n, '100000000000000000000'],
    [2n ** 70n, 2n ** 69n * 3n, '2/3'],
    [1n, 2n ** 60n * 3n, `1/${2n ** 60n * 3n}`],
  ])('%s over %s is written %s', (numerator, denominator, text) => {
    expect(new Rational(numerator, denominator).toString()).toBe(text);
  });

  it('is in lowest terms with a denominator above 0, so that equal numbers have equal fields', () => {
    const half = new Rational(-21n, -42n);
    expect([half.numerator, half.denominator]).toEqual([1n, 2n]);
    const none = new Rational(0n, -9n);
    expect([none.numerator, none.denominator]).toEqual([0n, 1n]);
    expect(half).toEqual(figure('0.5'));
  });

  it('takes no denominator of 0', () => {
    expect(codeOf(() => new Rational(1n, 0n))).toBe('division_by_zero');
    expect(codeOf(() => new Rational(0n, 0n))).toBe('division_by_zero');
    expect(codeOf(() => figure('1').dividedBy(Rational.ZERO))).toBe('division_by_zero');
    expect(codeOf(() => Rational.of(10n ** 40n).dividedBy(Rational.ZERO))).toBe('division_by_zero');
  });

  it.each([
    ['plus', figure('0.1').plus(figure('0.2')), '0.3'],
    ['plus of a third', figure('1/3').plus(figure('1/6')), '0.5'],
    ['minus', figure('1').minus(figure('1/3')), '2/3'],
    ['minus nothing', figure('1/3').minus(Rational.ZERO), '1/3'],
    ['times', figure('1/3').times(figure('-3')), '-1'],
    ['divided by', figure('1').dividedBy(figure('-8')), '-0.125'],
    ['negated', figure('1/3').negated(), '-1/3'],
    ['negated nothing', Rational.ZERO.negated(), '0'],
  ])('%s', (_, result, text) => {
    expect(result.toString()).toBe(text);
  });

  it('compares', () => {
    expect(figure('1/3').compare(figure('0.333'))).toBe(1);
    expect(figure('0.333').compare(figure('1/3'))).toBe(-1);
    expect(figure('-1/3').compare(figure('-1/3'))).toBe(0);
    expect(figure('0.5').isAtLeast(figure('0.5'))).toBe(true);
    expect(figure('0.5').isAbove(figure('0.5'))).toBe(false);
    expect(figure('0.6').isAbove(figure('0.5'))).toBe(true);
    expect(figure('0.4').isAtLeast(figure('0.5'))).toBe(false);
    expect(figure('0.5').equals(new Rational(2n, 4n))).toBe(true);
    expect(figure('0.5').equals(figure('-0.5'))).toBe(false);
    expect(figure('1/2').equals(figure('1/3'))).toBe(false);
    expect([figure('-2').sign, Rational.ZERO.sign, figure('1/9').sign]).toEqual([-1, 0, 1]);
  });

  it('is text in JSON', () => {
    expect(JSON.stringify({ share: figure('1/3'), pay: figure('12.50') })).toBe('{"share":"1/3","pay":"12.5"}');
  });

  it('shows at least the decimals asked for, where it ends', () => {
    expect(figure('12.5').toText(2)).toBe('12.50');
    expect(figure('12.345').toText(2)).toBe('12.345');
    expect(figure('12').toText(2)).toBe('12.00');
    expect(figure('-0.5').toText(3)).toBe('-0.500');
    expect(figure('1/3').toText(2)).toBe('1/3');
  });

  it('adds up any number of figures', () => {
    expect(sum([]).toString()).toBe('0');
    expect(sum(['1/3', '1/3', '1/3', '-0.25'].map(figure)).toString()).toBe('0.75');
  });

  it('comes from whole numbers and from units of a scale', () => {
    expect(Rational.of(-3).toString()).toBe('-3');
    expect(Rational.of(10n ** 30n).toString()).toBe(`1${'0'.repeat(30)}`);
    expect(Rational.ofScaled(1250n, 2).toString()).toBe('12.5');
    expect(Rational.ofScaled(-5n, 3).toString()).toBe('-0.005');
    expect(Rational.ofScaled(-3n, 24).toString()).toBe(`-0.${'0'.repeat(23)}3`);
    expect(Rational.ofScaled(25n * 10n ** 22n, 24).toString()).toBe('0.25');
  });

  it('ends after as many decimals as its denominator has twos or fives, however many', () => {
    for (let twos = 0; twos <= 45; twos += 1) {
      for (let fives = 0; fives <= 45; fives += 5) {
        const denominator = 2n ** BigInt(twos) * 5n ** BigInt(fives);
        const places = Math.max(twos, fives);
        const digits = (10n ** BigInt(places) / denominator).toString().padStart(places + 1, '0');
        const whole = digits.slice(0, digits.length - places);
        const text = places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
        expect(new Rational(1n, denominator).toString()).toBe(text);
        expect(new Rational(1n, denominator * 7n).toString()).toBe(`1/${denominator * 7n}`);
      }
    }
  });

  it('writes units with exactly so many decimals', () => {
    expect([scaledText(1250n, 2), scaledText(-5n, 2), scaledText(0n, 2), scaledText(-7n, 0)]).toEqual([
      '12.50',
      '-0.05',
      '0.00',
      '-7',
    ]);
  });

  it('knows powers of ten inside and beyond its table', () => {
    expect([powerOfTen(0), powerOfTen(39), powerOfTen(40), powerOfTen(61)]).toEqual([
      1n,
      10n ** 39n,
      10n ** 40n,
      10n ** 61n,
    ]);
  });
});

describe('the bit cap', () => {
  const largest = (1n << BigInt(MAX_FIGURE_BITS)) - 1n;

  it('takes a numerator or denominator of 65,536 bits and refuses one more', () => {
    expect(codeOf(() => new Rational(largest, 1n))).toBeUndefined();
    expect(codeOf(() => new Rational(-largest, 1n))).toBeUndefined();
    expect(codeOf(() => new Rational(1n, largest))).toBeUndefined();
    expect(codeOf(() => new Rational(largest + 1n, 1n))).toBe('figure_too_long');
    expect(codeOf(() => new Rational(-largest - 1n, 1n))).toBe('figure_too_long');
    expect(codeOf(() => new Rational(1n, largest + 1n))).toBe('figure_too_long');
    expect(codeOf(() => new Rational(2n * largest, 2n))).toBeUndefined();
  });

  it('holds for every operation', () => {
    const large = new Rational(largest, 1n);
    expect(codeOf(() => large.plus(Rational.ONE))).toBe('figure_too_long');
    expect(codeOf(() => large.negated().minus(Rational.ONE))).toBe('figure_too_long');
    expect(codeOf(() => large.times(Rational.of(2)))).toBe('figure_too_long');
    expect(codeOf(() => Rational.ONE.dividedBy(large).dividedBy(Rational.of(2)))).toBe('figure_too_long');
    expect(large.minus(Rational.ONE).numerator).toBe(largest - 1n);
    expect(large.compare(large)).toBe(0);
  });

  it('survives writing and reading a figure at the cap', () => {
    const small = Rational.ONE.dividedBy(new Rational(largest, 1n));
    expect(parseCanonical(small.toString()).equals(small)).toBe(true);
  });
});
