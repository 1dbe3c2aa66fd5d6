import { describe, expect, it } from 'vitest';
import { payOnMoney } from '../../test/support/pays.js';
import { Rational } from '../number/rational.js';
import type { MatrixHow } from '../plan/plan.js';
import { evaluate } from './evaluate.js';
import { formJson } from './form.js';
import { matrixForms } from './matrix.js';

const { how } = payOnMoney({
  amount: {
    matrix: {
      rows: { marks: ['0', '10'] },
      columns: { on: { kpi: 'talks' }, marks: ['4', '8', '12'] },
      cells: [
        ['1', '2', '3'],
        ['4', '5', '5'],
      ],
    },
  },
});
const matrix = how as MatrixHow;

function cell(row: number, column: number, ends: 'nothing' | 'flat', read = matrix): string {
  const { rows, columns, cells } = matrixForms(read, ends);
  const place = evaluate(rows, Rational.of(row)).plus(evaluate(columns, Rational.of(column)));
  return evaluate(cells, place).toString();
}

describe('a matrix of two rows and three columns', () => {
  it.each([
    [0, 4, '1'],
    [9, 12, '3'],
    [10, 4, '4'],
    [99, 99, '5'],
    [-1, 8, '0'],
    [10, 3, '0'],
  ])('at %i and %i', (row, column, value) => {
    expect(cell(row, column, 'nothing')).toBe(value);
  });

  it('is flat before its first marks as a factor', () => {
    expect([cell(-1, 3, 'flat'), cell(-1, 8, 'flat'), cell(10, 3, 'flat')]).toEqual(['1', '2', '4']);
  });

  it('takes a mark to the lower side on the upper edge', () => {
    expect([cell(10, 8, 'nothing', { ...matrix, edge: 'upper' }), cell(11, 9, 'nothing')]).toEqual(['1', '5']);
  });

  it('counts its cells row by row; neighbours that are the same are one piece', () => {
    expect(formJson(matrixForms(matrix, 'nothing').cells).map(({ from, value }) => [from, value])).toEqual([
      [null, '0'],
      ['5', '1'],
      ['6', '2'],
      ['7', '3'],
      ['8', '0'],
      ['9', '4'],
      ['10', '5'],
    ]);
  });
});
