import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { Rational } from './rational.js';
import { type FigureForms, parseCanonical, readFigure } from './read.js';

const ALL_FORMS: FigureForms = { percent: true, fraction: true };

/** What reading comes to, in short: the figure as text, or `!` and why it was refused. */
function read(input: unknown, forms: FigureForms = {}): string {
  const reading = readFigure(input, forms);
  return 'refusal' in reading ? `!${reading.refusal}` : reading.value.toString();
}

describe('reading text', () => {
  it.each([
    ['0', '0'],
    ['7', '7'],
    ['-7', '-7'],
    ['12.50', '12.5'],
    ['0.005', '0.005'],
    ['-0.005', '-0.005'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['10', '10'],
    ['100.010', '100.01'],
  ])('takes %j as %s', (text, figure) => {
    expect(read(text)).toBe(figure);
  });

  it.each([
    '',
    ' ',
    ' 1',
    '1 ',
    '1\n',
    '\t1',
    '+1',
    '--1',
    '- 1',
    '-',
    '.',
    '.5',
    '5.',
    '1.2.3',
    '01',
    '00',
    '-01',
    '00.5',
    '1,5',
    '1.234,56',
    "1'000",
    '1_000',
    '1 000',
    '1e3',
    '1E3',
    '1e-3',
    '1e600000000',
    'NaN',
    '-NaN',
    'Infinity',
    '-Infinity',
    '0x1F',
    '0b11',
    '0o7',
    '1n',
    '１２',
    '١٢',
    '①',
    '1²',
    '−1',
    '‐1',
    '1​',
    '﻿1',
    '1．5',
    '50٪',
    '%',
    '4.%',
    '4%%',
    '% 4',
    '4 %',
    'abc',
    'null',
    '[object Object]',
    '1/3/4',
    '/3',
    '1/',
    '1/-3',
    '1/+3',
    '1/03',
    '1/0',
    '-1/0',
    '1.5/2',
    '1/2.5',
    '1/3%',
  ])('refuses %j', (text) => {
    expect(read(text, ALL_FORMS)).toBe('!not_a_figure');
  });

  it('takes 18 digits before the point and no more', () => {
    const [below, at, above] = [17, 18, 19].map((digits) => '9'.repeat(digits)) as [string, string, string];
    expect([read(below), read(at), read(above)]).toEqual([below, at, '!figure_too_many_digits']);
    expect([read(`-${at}`), read(`-${above}`)]).toEqual([`-${at}`, '!figure_too_many_digits']);
    expect(read(`${above}%`, ALL_FORMS)).toBe('!figure_too_many_digits');
  });

  it('takes 12 digits after the point and no more', () => {
    const [below, at, above] = [11, 12, 13].map((digits) => `0.${'3'.repeat(digits)}`) as [string, string, string];
    expect([read(below), read(at), read(above)]).toEqual([below, at, '!figure_too_many_digits']);
    expect(read(`${'9'.repeat(18)}.${'9'.repeat(12)}`)).toBe(`${'9'.repeat(18)}.${'9'.repeat(12)}`);
    expect(read('0.0000000000000')).toBe('!figure_too_many_digits');
  });

  it('looks at the length before anything else, and says of long digits that they are too many', () => {
    const [below, at, above] = [39, 40, 41].map((length) => '1'.repeat(length)) as [string, string, string];
    expect([read(below), read(at), read(above)]).toEqual(Array(3).fill('!figure_too_many_digits'));
    expect(read(`1${' '.repeat(40)}`)).toBe('!not_a_figure');
    expect(read(`${'1'.repeat(1_000_000)}x`)).toBe('!figure_too_many_digits');
    expect(read(`x${'1'.repeat(1_000_000)}`)).toBe('!not_a_figure');
  });

  it('refuses exponents at once, however large', () => {
    const before = performance.now();
    for (let round = 0; round < 1_000; round += 1) {
      expect(read('1e600000000')).toBe('!not_a_figure');
      expect(read(`1e${'9'.repeat(60)}`)).toBe('!not_a_figure');
    }
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('reading percent and fractions', () => {
  it('takes percent as hundredths, only where it may stand', () => {
    expect(
      ['80%', '4.5%', '-12.25%', '0%', '-0%', '100%', '1000%'].map((text) => read(text, { percent: true })),
    ).toEqual(['0.8', '0.045', '-0.1225', '0', '0', '1', '10']);
    expect(read('80%')).toBe('!percent_not_allowed');
    expect(read('80%', { fraction: true })).toBe('!percent_not_allowed');
    expect(readFigure('80%', ALL_FORMS)).toMatchObject({ percent: true, decimals: 0, trailingZero: false });
    expect(readFigure('0.8', ALL_FORMS)).toMatchObject({ percent: false, decimals: 1 });
  });

  it('takes fractions, only where they may stand', () => {
    expect(['1/3', '-2/6', '4/2', '0/5', '999999999999999998/7'].map((text) => read(text, { fraction: true }))).toEqual(
      ['1/3', '-1/3', '2', '0', '999999999999999998/7'],
    );
    expect(read('1/3')).toBe('!fraction_not_allowed');
    expect(read('1/3', { percent: true })).toBe('!fraction_not_allowed');
  });

  it('takes denominators up to a million', () => {
    expect(['1/999999', '1/1000000', '1/1000001'].map((text) => read(text, { fraction: true }))).toEqual([
      '1/999999',
      '0.000001',
      '!denominator_too_large',
    ]);
    expect(read('1000000000000000000/3', { fraction: true })).toBe('!figure_too_many_digits');
  });

  it('says how the figure was written', () => {
    expect(readFigure('24.000', {})).toMatchObject({ decimals: 3, trailingZero: true });
    expect(readFigure('24.001', {})).toMatchObject({ decimals: 3, trailingZero: false });
    expect(readFigure('240', {})).toMatchObject({ decimals: 0, trailingZero: false });
    expect(readFigure(240, {})).toMatchObject({ decimals: 0, trailingZero: false, percent: false });
  });
});

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

describe('canonical text', () => {
  it.each(['0', '12.5', '-0.005', '1/3', '-22/7', '100', `${'9'.repeat(60)}.${'1'.repeat(60)}`])(
    '%s is read back',
    (text) => {
      expect(parseCanonical(text).toString()).toBe(text);
    },
  );

  it('may show the decimals that it was rounded to', () => {
    expect(parseCanonical('12.50').toString()).toBe('12.5');
    expect(parseCanonical('-0.10').toText(2)).toBe('-0.10');
  });
});
