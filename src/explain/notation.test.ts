import { describe, expect, it } from 'vitest';
import { parseCanonical } from '../number/read.js';
import { FIRM_BLANK, inlineValue, writtenDate, writtenValue } from './notation.js';
import type { Locale, Unit } from './view.js';

function written(figure: string, unit: Unit, locale: Locale, scale = 2, currency = 'EUR'): string {
  const days = locale === 'en' ? 'days' : 'Tage';
  const value = writtenValue(parseCanonical(figure), unit, { locale, currency, scale, days, months: 'months' });
  expect(value.figure).toBe(parseCanonical(figure).toString());
  return inlineValue(value, locale, 'with').replaceAll(FIRM_BLANK, ' ');
}

describe('a figure as it is written', () => {
  it.each<[string, Unit, string, string]>([
    ['12345', 'money', '12,345.00 EUR', '12.345,00 EUR'],
    ['12345.6', 'money', '12,345.60 EUR', '12.345,60 EUR'],
    ['0.015', 'money', '0.015 EUR', '0,015 EUR'],
    ['-1200', 'money', '-1,200.00 EUR', '-1.200,00 EUR'],
    ['123456', 'money', '123,456.00 EUR', '123.456,00 EUR'],
    ['1349642/375', 'money', '3,599.0453… EUR', '3.599,0453… EUR'],
    ['-1/3', 'money', '-0.3333… EUR', '-0,3333… EUR'],
    ['1.1', 'ratio', '110%', '110 %'],
    ['149/150', 'ratio', '99.3333…%', '99,3333… %'],
    ['0.00000001', 'ratio', '0.000001%', '0,000001 %'],
    ['0.000000001', 'ratio', '0.0000…%', '0,0000… %'],
    ['2.5', 'count', '2.5', '2,5'],
    ['1000000', 'count', '1,000,000', '1.000.000'],
    ['0.1234567', 'number', '0.1234…', '0,1234…'],
    ['83.8', 'days', '83.8 days', '83,8 Tage'],
  ])('%s as %s', (figure, unit, english, german) => {
    expect(written(figure, unit, 'en')).toBe(english);
    expect(written(figure, unit, 'de')).toBe(german);
  });

  it('shows money with the decimals it is rounded to, also where those are many or none', () => {
    expect(written('12', 'money', 'en', 0, 'JPY')).toBe('12 JPY');
    expect(written('12.5', 'money', 'en', 3, 'KWD')).toBe('12.500 KWD');
    expect(written('1/3', 'money', 'en', 8)).toBe('0.33333333… EUR');
    expect(written('0.12345678', 'money', 'en', 8)).toBe('0.12345678 EUR');
  });

  it('shows months, and money without its currency inside a calculation', () => {
    expect(written('3', 'months', 'en')).toBe('3 months');
    const value = writtenValue(parseCanonical('5'), 'money', {
      locale: 'de',
      currency: 'EUR',
      scale: 2,
      days: '',
      months: '',
    });
    expect(inlineValue(value, 'de')).toBe('5,00');
  });
});

describe('a date as it is written', () => {
  it.each([
    ['2026-03-31', '31 Mar 2026', '31.03.2026'],
    ['2026-12-01', '1 Dec 2026', '01.12.2026'],
    ['2026-02-30', '2026-02-30', '2026-02-30'],
    ['soon', 'soon', 'soon'],
  ])('%s', (text, english, german) => {
    expect(writtenDate(text, 'en').replaceAll(FIRM_BLANK, ' ')).toBe(english);
    expect(writtenDate(text, 'de')).toBe(german);
  });
});
