import { describe, expect, it } from 'vitest';
import { Rational } from '../number/rational.js';
import { type CellKey, Cells } from './cells.js';
import { NumberColumn, Records } from './records.js';
import { SumColumn } from './sum-column.js';

const columnOf = (scale: number, cells: number): SumColumn =>
  new SumColumn(scale, new NumberColumn(new Records(1, cells), 0));

describe('a column of sums', () => {
  const most = Number.MAX_SAFE_INTEGER;

  it('goes on exactly where machine integers end', () => {
    const column = columnOf(2, 2);
    for (let count = 0; count < 5; count += 1) column.add(0, most);
    column.add(1, -most);
    column.add(1, -2);
    expect(column.at(0).toString()).toBe('450359962737049.55');
    expect(column.textAt(0)).toBe('450359962737049.55');
    expect(column.textAt(1)).toBe('-90071992547409.93');
    expect(column.hasAside).toBe(true);
  });

  it('takes big amounts and exact ones', () => {
    const column = columnOf(3, 1);
    expect(column.hasAside).toBe(false);
    column.addLarge(0, 10n ** 20n);
    column.addExact(0, new Rational(1n, 8n));
    expect(column.textAt(0)).toBe('100000000000000000.125');
  });

  it('writes no decimal that is not needed', () => {
    const column = columnOf(2, 6);
    [1250, -1250, 1200, 5, -5, 0].forEach((units, cell) => {
      column.add(cell, units);
    });
    expect([0, 1, 2, 3, 4, 5].map((cell) => column.textAt(cell))).toEqual([
      '12.5',
      '-12.5',
      '12',
      '0.05',
      '-0.05',
      '0',
    ]);
    const whole = columnOf(0, 1);
    whole.add(0, 120);
    expect(whole.textAt(0)).toBe('120');
  });

  it('says its units in another scale, where they are whole there', () => {
    const column = columnOf(3, 4);
    [1250, 1251, 0].forEach((units, cell) => {
      column.add(cell, units);
    });
    column.addExact(3, new Rational(1n, 3n));
    expect([0, 1, 2, 3].map((cell) => column.unitsIn(cell, 2))).toEqual([125, undefined, 0, undefined]);
    expect([0, 1].map((cell) => column.unitsIn(cell, 3))).toEqual([1250, 1251]);
    expect([0, 1].map((cell) => column.unitsIn(cell, 4))).toEqual([12_500, 12_510]);
  });

  it('keeps what it has when its records grow', () => {
    const records = new Records(2, 1);
    const column = new SumColumn(0, new NumberColumn(records, 1));
    column.add(0, 7);
    records.grow(4);
    column.add(3, 5);
    expect([0, 3].map((cell) => column.textAt(cell))).toEqual(['7', '5']);
  });
});

describe('cells', () => {
  it('are found again by their key, however many there are', () => {
    const cells = new Cells([0]);
    const keys: CellKey[] = Array.from({ length: 5000 }, (_, place) => ({
      pattern: place % 3,
      customer: place % 50,
      category: place % 7,
      stretch: place % 4,
      deal: place % 2 === 0 ? -1 : place,
      unknown: place % 5,
    }));
    const text = (key: CellKey): string => JSON.stringify(key);
    const first = keys.map((key) => cells.cellOf(key));
    expect(cells.count).toBe(new Set(keys.map(text)).size);
    expect(keys.map((key) => cells.cellOf(key))).toEqual(first);
    const into: CellKey = { pattern: 0, customer: 0, category: 0, stretch: 0, deal: 0, unknown: 0 };
    expect(first.every((cell, place) => text(cells.keyOf(cell, into)) === text(keys[place] as CellKey))).toBe(true);
  });
});
