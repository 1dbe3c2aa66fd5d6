/** Rows of tiers, steps and curves: `[mark, value]` or `[mark, value, plus]`, marks rising strictly. */
import { pointer } from '../../trace/problems.js';
import { type Axis, type Mark, marksRise, readMark, writtenOf } from '../figures.js';
import type { CurveHow, Tier } from '../plan.js';
import type { Reading } from '../reading.js';
import type { ValueKind } from './values.js';

interface Row {
  readonly at: string;
  readonly mark: Mark;
  readonly tier: Tier;
}

/**
 * Reads the rows of tiers or steps.
 *
 * @param axis how the marks are written; undefined where the measure is not known
 * @returns undefined where anything was refused
 */
export function readTierRows(
  reading: Reading,
  list: unknown,
  at: string,
  axis: Axis | undefined,
  values: ValueKind,
): Tier[] | undefined {
  return readRows(reading, list, at, axis, values, 1)?.map((row) => row.tier);
}

/** Reads the points of a curve: at least two, without extras. */
export function readPoints(
  reading: Reading,
  list: unknown,
  at: string,
  axis: Axis | undefined,
  values: ValueKind,
): CurveHow['points'] | undefined {
  return readRows(reading, list, at, axis, { ...values, plus: undefined }, 2)?.map((row) => row.tier);
}

function readRows(
  reading: Reading,
  list: unknown,
  at: string,
  axis: Axis | undefined,
  values: ValueKind,
  least: number,
): Row[] | undefined {
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) return reading.wrongType(list, at, '[[mark, value], …]');
  if (list.length < least) return reading.refuse('list_too_short', at, undefined, `>= ${least}`);
  const rows = list
    .map((row: unknown, place) => readRow(reading, row, pointer(at, place), axis, values))
    .filter((row) => row !== undefined);
  const rise = marksRise(
    reading,
    rows.map((row) => row.mark),
    axis,
  );
  return rise && rows.length === list.length ? rows : undefined;
}

function readRow(
  reading: Reading,
  row: unknown,
  at: string,
  axis: Axis | undefined,
  { value: readValue, plus: readPlus }: ValueKind,
): Row | undefined {
  const most = readPlus === undefined ? 2 : 3;
  if (!Array.isArray(row)) return reading.wrongType(row, at, most === 2 ? '[mark, value]' : '[mark, value, plus]');
  if (row.length < 2) return reading.refuse('list_too_short', at, undefined, '[mark, value]');
  if (row.length > most) return reading.refuse('list_too_long', at, undefined, `<= ${most}`);
  const mark = readMark(reading, row[0], `${at}/0`, axis);
  const value = readValue(reading, row[1], `${at}/1`);
  const plus = row.length === 3 ? readPlus?.(reading, row[2], `${at}/2`) : undefined;
  if (mark === undefined || value === undefined || (row.length === 3 && plus === undefined)) return undefined;
  return { at, mark, tier: { at, mark: writtenOf(mark), value, ...(plus && { plus }) } };
}
