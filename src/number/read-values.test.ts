import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { Rational } from './rational.js';
import { type FigureForms, readFigure } from './read.js';

const ALL_FORMS: FigureForms = { percent: true, fraction: true };

/** What reading comes to, in short: the figure as text, or `!` and why it was refused. */
function read(input: unknown, forms: FigureForms = {}): string {
  const reading = readFigure(input, forms);
  return 'refusal' in reading ? `!${reading.refusal}` : reading.value.toString();
}

describe('reading JavaScript numbers', () => {
  it.each<[number, string]>([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [-12.5, '-12.5'],
    [0.1, '0.1'],
    [1e-7, '0.0000001'],
    [-1.25e-7, '-0.000000125'],
    [1e-12, '0.000000000001'],
    [123456789012345, '123456789012345'],
    [12345678901.2345, '12345678901.2345'],
    [0.123456789012, '0.123456789012'],
    [1e15, '1000000000000000'],
    [-9.007e15, '-9007000000000000'],
  ])('takes %s', (number, figure) => {
    expect(read(number)).toBe(figure);
  });

  it.each<[number, string]>([
    [0.1 + 0.2, 'number_not_exact'],
    [1 / 3, 'number_not_exact'],
    [1234567890.1234567, 'number_not_exact'],
    [1234567890123456, 'number_not_exact'],
    [Number.MAX_SAFE_INTEGER, 'number_not_exact'],
    [Number.MAX_SAFE_INTEGER + 1, 'figure_too_many_digits'],
    [0.1234567890123, 'figure_too_many_digits'],
    [1e-13, 'figure_too_many_digits'],
    [1.5e-12, 'figure_too_many_digits'],
    [5e-324, 'figure_too_many_digits'],
    [1e16, 'figure_too_many_digits'],
    [-1e17, 'figure_too_many_digits'],
    [1e18, 'figure_too_many_digits'],
    [1e21, 'figure_too_many_digits'],
    [Number.MAX_VALUE, 'figure_too_many_digits'],
    [Number.NaN, 'not_a_figure'],
    [Number.POSITIVE_INFINITY, 'not_a_figure'],
    [Number.NEGATIVE_INFINITY, 'not_a_figure'],
  ])('refuses %s: %s', (number, refusal) => {
    expect(read(number)).toBe(`!${refusal}`);
  });

  it('takes 15 significant digits and no more', () => {
    expect([read(1.2345678901234), read(1.23456789012345), read(1.234567890123456)]).toEqual([
      '!figure_too_many_digits',
      '!figure_too_many_digits',
      '!number_not_exact',
    ]);
    expect([read(12345678.901234), read(12345678.9012345), read(12345678.90123456)]).toEqual([
      '12345678.901234',
      '12345678.9012345',
      '!number_not_exact',
    ]);
  });
});

describe('reading other types', () => {
  it('takes whole numbers of 18 digits as bigint', () => {
    expect([read(0n), read(-5n), read(10n ** 18n - 1n), read(-(10n ** 18n) + 1n)]).toEqual([
      '0',
      '-5',
      '9'.repeat(18),
      `-${'9'.repeat(18)}`,
    ]);
    expect([read(10n ** 18n), read(-(10n ** 18n)), read(10n ** 5_000n)]).toEqual(
      Array(3).fill('!figure_too_many_digits'),
    );
  });

  it('takes a Decimal, whatever settings its copy of decimal.js has', () => {
    const Coarse = Decimal.clone({ precision: 3, rounding: Decimal.ROUND_UP, toExpNeg: 0, toExpPos: 0, maxE: 9 });
    expect([new Decimal('12.50'), new Decimal('-0.005'), new Decimal(0), new Decimal(-0)].map((d) => read(d))).toEqual([
      '12.5',
      '-0.005',
      '0',
      '0',
    ]);
    expect(read(new Coarse('1234.5678'))).toBe('1234.5678');
    expect(read(new Decimal('123456789.000000001'))).toBe('123456789.000000001');
    expect(read(new Decimal('0.000000000001'))).toBe('0.000000000001');
    expect(read(new Decimal('999999999999999999.999999999999'))).toBe('999999999999999999.999999999999');
    expect(read(new Decimal('1000'))).toBe('1000');
  });

  it('refuses a Decimal that is no number, or has too many digits', () => {
    expect(read(new Decimal(Number.NaN))).toBe('!not_a_figure');
    expect(read(new Decimal(Number.POSITIVE_INFINITY))).toBe('!not_a_figure');
    expect(read(new Decimal('-Infinity'))).toBe('!not_a_figure');
    for (const text of ['1e18', '1e40', '1e41', '1e600', '1e600000', '-1e18', '1e-13', '1e-41', '1e-600']) {
      expect(read(new Decimal(text)), text).toBe('!figure_too_many_digits');
    }
    expect(read(new Decimal(`1${'0'.repeat(99)}1e-100`))).toBe('!figure_too_many_digits');
    expect(read(new Decimal('1').dividedBy(3))).toBe('!figure_too_many_digits');
  });

  it.each([
    [undefined],
    [null],
    [true],
    [{}],
    [[]],
    [['1']],
    [[1]],
    [Symbol('1')],
    [() => 1],
    [new Date(0)],
    [/1/],
    [new Map()],
    [Object(1)],
    [Object('1')],
    [Object(1n)],
    [Rational.ONE],
    [{ value: '1' }],
    [{ toString: () => '1', valueOf: () => 1 }],
  ])('refuses %o', (input) => {
    expect(read(input, ALL_FORMS)).toBe('!not_a_figure');
  });
});
