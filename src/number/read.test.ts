import { describe, expect, it } from 'vitest';
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
