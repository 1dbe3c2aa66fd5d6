import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Rational } from './rational.js';
import { parseCanonical } from './read.js';
import { ROUNDING_MODES, type RoundingMode, roundedUnits, roundTo } from './round.js';

type TieRow = { readonly figure: string; readonly scale: number } & Readonly<Record<RoundingMode, string>>;

const { rows } = JSON.parse(readFileSync(new URL('../../test/cases/numbers/ties.json', import.meta.url), 'utf8')) as {
  rows: TieRow[];
};

describe('rounding', () => {
  it('has seven modes, and the table of known answers a column for each', () => {
    expect(ROUNDING_MODES).toHaveLength(7);
    expect(Object.keys(rows[0] as TieRow)).toEqual(['figure', 'scale', ...ROUNDING_MODES]);
  });

  describe.each(ROUNDING_MODES)('%s', (mode) => {
    it.each([0, 2, 3])('is right in every row of the table for %i decimals', (scale) => {
      const ofScale = rows.filter((row) => row.scale === scale);
      expect(ofScale.length).toBeGreaterThan(20);
      const found = ofScale.map((row) => [row.figure, roundTo(parseCanonical(row.figure), scale, mode).toText(scale)]);
      expect(found).toEqual(ofScale.map((row) => [row.figure, row[mode]]));
    });
  });

  it('multiplies first and rounds once: 0.015 × 1/3 is 0.005, half up 0.01', () => {
    const product = parseCanonical('0.015').times(parseCanonical('1/3'));
    expect(product.toString()).toBe('0.005');
    expect(roundTo(product, 2, 'half-up').toString()).toBe('0.01');
  });

  it('counts in units of the scale', () => {
    expect(roundedUnits(parseCanonical('12.345'), 2, 'half-up')).toBe(1235n);
    expect(roundedUnits(parseCanonical('-12.345'), 2, 'half-up')).toBe(-1235n);
    expect(roundedUnits(Rational.ZERO, 30, 'up')).toBe(0n);
  });

  it('leaves a figure that already ends at the scale as it is, in every mode', () => {
    for (const mode of ROUNDING_MODES) {
      for (const text of ['0', '12.34', '-12.34', '7', '-7']) {
        expect(roundTo(parseCanonical(text), 2, mode).toString()).toBe(text);
      }
    }
  });
});
