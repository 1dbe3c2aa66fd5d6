import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rational, sum } from '../number/rational.js';
import { readFigure } from '../number/read.js';
import { ScaledColumn } from './scaled-column.js';

/** Units of 10^-12, worked out from the text alone: the oracle. */
function trillionths(text: string): bigint {
  const [whole = '', part = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole + part.padEnd(12, '0'));
  return text.startsWith('-') ? -units : units;
}
const inTrillionths = (amount: Rational): bigint => (amount.numerator * 10n ** 12n) / amount.denominator;

/** Amounts with 1 to 18 digits before and 0 to 12 after the point, both signs, often close to 2^53 units. */
const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((list) => list.join(''));
const amountText = fc
  .tuple(
    fc.boolean(),
    fc.oneof(digits(1, 18), digits(1, 3), fc.constantFrom('9007199254740991', '9007199254740992', '90071992547409')),
    fc.oneof(digits(0, 12), digits(0, 2), fc.constantFrom('91', '92', '93', '9910')),
  )
  .map(
    ([negative, whole, part]) =>
      `${negative ? '-' : ''}${whole.replace(/^0+(?=.)/, '')}${part === '' ? '' : `.${part}`}`,
  );

function columnOf(texts: readonly unknown[]): ScaledColumn {
  const column = new ScaledColumn(texts.length);
  texts.forEach((text, row) => {
    expect(column.read(row, text)).toBeUndefined();
  });
  return column;
}

describe('a column of amounts', () => {
  it('gives back each amount exactly, whatever came before and after it', () => {
    fc.assert(
      fc.property(fc.array(amountText, { minLength: 1, maxLength: 12 }), (texts) => {
        const column = columnOf(texts);
        texts.forEach((text, row) => {
          expect(inTrillionths(column.at(row))).toBe(trillionths(text));
          expect(column.has(row)).toBe(true);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps every row in units of the same size: machine integers, or big ones where those end', () => {
    fc.assert(
      fc.property(fc.array(amountText, { minLength: 1, maxLength: 12 }), (texts) => {
        const column = columnOf(texts);
        texts.forEach((text, row) => {
          const units = column.unitsAt(row);
          const kept = Number.isNaN(units) ? column.large.get(row) : BigInt(units);
          expect(kept).toBe(trillionths(text) / 10n ** BigInt(12 - column.scale));
          expect(Number.isNaN(units)).toBe(column.large.has(row));
          if (!Number.isNaN(units)) expect(Number.isSafeInteger(units)).toBe(true);
        });
      }),
    );
  });

  it('tells units at the end of 32 bits from none', () => {
    const texts = ['-21474836.48', '21474836.47', '21474836.48', '-21474836.49', '-0.01'];
    for (let first = 0; first < texts.length; first += 1) {
      const column = new ScaledColumn(texts.length + 1);
      const turned = [...texts.slice(first), ...texts.slice(0, first)];
      turned.forEach((text, row) => {
        expect(column.read(row, text)).toBeUndefined();
      });
      expect(turned.map((_, row) => column.textAt(row))).toEqual(turned);
      expect([column.has(texts.length), column.unitsAt(texts.length)]).toEqual([false, Number.NaN]);
    }
  });

  it('sums columns into another one exactly', () => {
    const rows = fc.array(fc.tuple(amountText, amountText, amountText), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.array(amountText, { maxLength: 2 }), (table, before) => {
        const parts = [0, 1, 2].map((place) => columnOf(table.map((row) => row[place] as string)));
        const total = new ScaledColumn(table.length + before.length);
        before.forEach((text, place) => {
          total.read(table.length + place, text);
        });
        table.forEach((texts, row) => {
          total.setSum(row, parts);
          expect(inTrillionths(total.at(row))).toBe(texts.reduce((all, text) => all + trillionths(text), 0n));
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('sums exactly where the way leads past 2^53 and back', () => {
    const texts = ['90071992547409.91', '0.02', '-0.05'];
    const total = new ScaledColumn(1);
    total.setSum(
      0,
      texts.map((text) => columnOf([text])),
    );
    expect(total.at(0).toString()).toBe('90071992547409.88');
  });

  it('sums one column, and none to 0', () => {
    const total = new ScaledColumn(2);
    total.setSum(0, [columnOf(['12.345'])]);
    total.setSum(1, []);
    expect([total.at(0).toString(), total.at(1).toString()]).toEqual(['12.345', '0']);
  });

  it('knows which rows have an amount', () => {
    const column = new ScaledColumn(3);
    column.read(1, '0');
    column.read(2, '999999999999999999.999999999999');
    expect([0, 1, 2].map((row) => column.has(row))).toEqual([false, true, true]);
  });

  it.each([
    ['12.50', '12.5'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['0.000000000001', '0.000000000001'],
    ['-999999999999999999.999999999999', '-999999999999999999.999999999999'],
    [12.5, '12.5'],
    [-0, '0'],
    [0.1, '0.1'],
    [1e-7, '0.0000001'],
    [123_456_789_012_345, '123456789012345'],
    [12n, '12'],
    [-(10n ** 17n), '-100000000000000000'],
    [new Decimal('1.005'), '1.005'],
  ])('takes %s as %s', (input, text) => {
    expect(columnOf([input]).at(0).toString()).toBe(text);
  });

  it.each([
    ['', 'not_a_figure'],
    ['-', 'not_a_figure'],
    ['.', 'not_a_figure'],
    ['.5', 'not_a_figure'],
    ['-.5', 'not_a_figure'],
    ['5.', 'not_a_figure'],
    ['00', 'not_a_figure'],
    ['01', 'not_a_figure'],
    ['-01.5', 'not_a_figure'],
    ['1.2.3', 'not_a_figure'],
    ['1,5', 'not_a_figure'],
    ['+1', 'not_a_figure'],
    ['1 ', 'not_a_figure'],
    [' 1', 'not_a_figure'],
    ['1e3', 'not_a_figure'],
    ['1_000', 'not_a_figure'],
    ['0x1F', 'not_a_figure'],
    ['0b11', 'not_a_figure'],
    ['NaN', 'not_a_figure'],
    ['Infinity', 'not_a_figure'],
    ['١٢', 'not_a_figure'],
    ['１２', 'not_a_figure'],
    ['−12', 'not_a_figure'],
    ['5%', 'percent_not_allowed'],
    ['1/3', 'fraction_not_allowed'],
    ['0.1234567890123', 'figure_too_many_digits'],
    ['1234567890123456789', 'figure_too_many_digits'],
    [0.1 + 0.2, 'number_not_exact'],
    [1e21, 'figure_too_many_digits'],
    [1e-13, 'figure_too_many_digits'],
    [Number.NaN, 'not_a_figure'],
    [Number.POSITIVE_INFINITY, 'not_a_figure'],
    [10n ** 18n, 'figure_too_many_digits'],
    [null, 'not_a_figure'],
    [true, 'not_a_figure'],
    [{}, 'not_a_figure'],
    [['1'], 'not_a_figure'],
    [JSON.parse(JSON.stringify({ s: 1, e: 0, d: [7] })), 'not_a_figure'],
  ])('refuses %s: %s', (input, refusal) => {
    const column = new ScaledColumn(1);
    expect(column.read(0, input)).toBe(refusal);
    expect(column.has(0)).toBe(false);
  });

  it('takes exactly the texts that the reader of figures takes, with the same value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^-?[0-9.]{0,20}$/), fc.string({ maxLength: 8 })), (text) => {
        const reading = readFigure(text, {});
        const column = new ScaledColumn(1);
        expect(column.read(0, text)).toBe('refusal' in reading ? reading.refusal : undefined);
        if ('value' in reading) expect(column.at(0).equals(reading.value)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('adds up like exact numbers', () => {
    const texts = ['0.1', '0.2', '-0.3', '9007199254740993', '0.000000000001'];
    const column = columnOf(texts);
    expect(sum(texts.map((_, row) => column.at(row))).toString()).toBe('9007199254740993.000000000001');
    expect(column.at(0).plus(column.at(1)).plus(column.at(2)).equals(Rational.ZERO)).toBe(true);
  });
});
