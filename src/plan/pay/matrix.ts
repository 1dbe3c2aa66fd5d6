/** `matrix`: two figures, stepwise. */
import * as z from 'zod/mini';
import { digestOf } from '../../trace/canonical.js';
import { pointer } from '../../trace/problems.js';
import { withoutPlaces } from '../digest.js';
import { type Axis, marksRise, readMark, writtenOf } from '../figures.js';
import type { FigureInput, MarkInput } from '../input-figures.js';
import type { MatrixAxisInput, MatrixInput } from '../input-pay.js';
import type { MarkedOn, MatrixAxis, MatrixHow, Written } from '../plan.js';
import type { Reading } from '../reading.js';
import { type Given, lazily, slot } from '../schema.js';
import { shaped } from '../shape.js';
import { edgeField, withEdge } from './edge.js';
import { howEntry } from './entry.js';
import { type Marked, onField, readMarkedOn } from './on.js';
import type { ValueKind } from './values.js';

/** The object of a matrix; what stands under its word is {@link matrixSchema}. */
const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ matrix: slot<MatrixInput<FigureInput>['matrix']>('matrix'), ...edgeField() }),
);

/** What stands under `matrix`. */
export const matrixSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    rows: slot<MatrixAxisInput<unknown>>('axis'),
    columns: slot<MatrixAxisInput<unknown>>('axis'),
    cells: slot<readonly (readonly FigureInput[])[]>('cells'),
  }),
);

/** The rows, or the columns. */
export const axisSchema = /* @__PURE__ */ lazily(() => z.strictObject({ ...onField(), ...marksField() }));

/** The field of a schema that holds the marks of rows or columns. */
export function marksField() {
  return { marks: slot<readonly MarkInput[]>('marks') };
}

export const matrixEntry = /* @__PURE__ */ howEntry({
  schema,
  options: {},
  read(scope, given, at) {
    const { reading, values } = scope;
    const matrix = readMatrix(reading, given.matrix, `${at}/matrix`, values, (value, place) => {
      const axis = shaped(reading, axisSchema(), value, place);
      return axis && { marked: readMarkedOn(scope, axis, place), marks: axis.marks };
    });
    return matrix && withEdge(reading, { ...matrix, at }, given.edge, matrixJumps(matrix, false), at);
  },
});

/** What an axis is read on, and its marks as they stand there. */
export interface AxisGiven {
  readonly marked: Marked;
  readonly marks: unknown;
}

/**
 * Reads what stands under `matrix`.
 *
 * @param readAxis looks at one axis; undefined where it is no object
 */
export function readMatrix(
  reading: Reading,
  value: unknown,
  at: string,
  values: ValueKind,
  readAxis: (value: unknown, at: string) => AxisGiven | undefined,
): Omit<MatrixHow, 'edge'> | undefined {
  if (value === undefined) return undefined;
  const given: Given<z.output<ReturnType<typeof matrixSchema>>> = shaped(reading, matrixSchema(), value, at) ?? {};
  const axis = (word: 'rows' | 'columns'): MatrixAxis | undefined =>
    given[word] === undefined ? undefined : axisOf(reading, readAxis(given[word], `${at}/${word}`), `${at}/${word}`);
  const rows = axis('rows');
  const columns = axis('columns');
  const cells = readCells(reading, given.cells, `${at}/cells`, values, rows, columns);
  if (rows === undefined || columns === undefined) return undefined;
  if (nameOf(rows.on) === nameOf(columns.on)) return reading.refuse('matrix_one_figure', `${at}/columns`);
  return cells && { how: 'matrix', at, rows, columns, cells };
}

function axisOf(reading: Reading, given: AxisGiven | undefined, at: string): MatrixAxis | undefined {
  if (given === undefined) return undefined;
  const { on, axis, refused } = given.marked;
  const marks = readMarks(reading, given.marks, `${at}/marks`, axis);
  return marks === undefined || refused ? undefined : { at, marks, ...(on && { on }) };
}

function readMarks(reading: Reading, list: unknown, at: string, axis: Axis | undefined): Written[] | undefined {
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) return reading.wrongType(list, at, '[mark, …]');
  if (list.length === 0) return reading.refuse('list_too_short', at, undefined, '>= 1');
  const marks = list.flatMap((mark: unknown, place) => readMark(reading, mark, pointer(at, place), axis) ?? []);
  return marksRise(reading, marks, axis) && marks.length === list.length ? marks.map(writtenOf) : undefined;
}

/** One row of cells for each mark of the rows, in it one for each mark of the columns. */
function readCells(
  reading: Reading,
  list: unknown,
  at: string,
  values: ValueKind,
  rows: MatrixAxis | undefined,
  columns: MatrixAxis | undefined,
): Written[][] | undefined {
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) return reading.wrongType(list, at, '[[value, …], …]');
  let right = isLength(reading, list, rows, at);
  const cells = list.map((row: unknown, place) => {
    const here = pointer(at, place);
    if (!Array.isArray(row)) {
      right = false;
      return reading.wrongType(row, here, '[value, …]') ?? [];
    }
    right = isLength(reading, row, columns, here) && right;
    const read = row.flatMap((cell: unknown, column) => values.value(reading, cell, pointer(here, column)) ?? []);
    right &&= read.length === row.length;
    return read;
  });
  return right ? cells : undefined;
}

function isLength(reading: Reading, list: readonly unknown[], axis: MatrixAxis | undefined, at: string): boolean {
  if (axis === undefined || list.length === axis.marks.length) return axis !== undefined;
  reading.refuse('cells_not_matching', at, String(list.length), String(axis.marks.length));
  return false;
}

/** The same text for the same figure. */
function nameOf(on: MarkedOn | undefined): string {
  return typeof on === 'object' ? digestOf(withoutPlaces(on)) : (on ?? '');
}

/** Whether a matrix has two cells beside each other that differ; what lies before its first marks is 0, or flat. */
export function matrixJumps({ cells }: Pick<MatrixHow, 'cells'>, flat: boolean): boolean {
  const first = cells[0]?.[0]?.value;
  return cells.flat().some(({ value }) => (flat ? first !== undefined && !value.equals(first) : value.sign !== 0));
}
