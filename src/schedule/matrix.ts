/**
 * A matrix as three forms: the place that a figure reaches among the rows, the place among the columns, and what stands
 * in the cell that the sum of both counts. Places are counted row by row, the one before a first mark being 0.
 */
import { Rational } from '../number/rational.js';
import type { MatrixAxis, MatrixHow } from '../plan/plan.js';
import type { Form, Piece } from './form.js';

const { ZERO } = Rational;

/** What a matrix is read by. */
export interface MatrixForms {
  readonly rows: Form;
  readonly columns: Form;
  readonly cells: Form;
}

/**
 * The forms of a matrix.
 *
 * @param ends what holds before a first mark: nothing (pay), or the first row and column (`"flat"`, factors)
 */
export function matrixForms(how: MatrixHow, ends: 'nothing' | 'flat'): MatrixForms {
  const width = how.columns.marks.length + 1;
  const first = ends === 'flat' ? 1 : 0;
  return {
    rows: placesForm(how.rows, first, width, how.edge),
    columns: placesForm(how.columns, first, 1, how.edge),
    cells: cellsForm(how, width),
  };
}

function placesForm({ marks }: MatrixAxis, first: number, factor: number, edge: 'upper' | undefined): Form {
  return [
    flat(null, Rational.of(first * factor)),
    ...marks.map(({ value }, place) => flat(value, Rational.of((place + 1) * factor), edge === 'upper')),
  ];
}

function cellsForm({ cells }: MatrixHow, width: number): Form {
  const pieces: Piece[] = [flat(null, ZERO)];
  for (let place = 0; place < (cells.length + 1) * width; place += 1) {
    const value = cells[Math.floor(place / width) - 1]?.[(place % width) - 1]?.value ?? ZERO;
    if (!value.equals((pieces.at(-1) as Piece).value)) pieces.push(flat(Rational.of(place), value));
  }
  return pieces;
}

function flat(from: Rational | null, value: Rational, open = false): Piece {
  return { from, open, value, slope: ZERO };
}
