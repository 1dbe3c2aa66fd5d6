/** What marks are read on, and what is found there: steps, curves, matrices, tiers. */
import type Fraction from 'fraction.js';
import { extras, fraction, inTiers, lookedUp, onCurve, type Packing, type Row, reaches } from '../support/some-pay.js';
import { ZERO } from './figures.js';
import type { Json } from './setting.js';

/** What marks are read on where there is a quota. */
export interface Goal {
  readonly quota: Fraction;
  /** Rounded where the quota says so. */
  readonly attainment: Fraction;
  /** Before rounding; undefined where the quota is 0. */
  readonly exact: Fraction | undefined;
}

/** What the marks of a component's pay may be read on. */
export interface Reading {
  readonly goal: Goal | undefined;
  /** The part that marks on the component's own figure have; by it, what tiers pay is multiplied again. */
  readonly part: Fraction;
  /** What a share is read for, of that part: the incentive that it is a share of is a part by days already. */
  readonly ofShare: Fraction;
  /** The part by days that what reaching a mark pays besides has. */
  readonly ofExtras: Fraction;
  /** Another measure. */
  readonly other: (on: Json) => Fraction;
}

/** What some marks are read on, by their `on`; the figure is the component's, or that of a key of its table. */
export function readOn(on: Json, figure: Fraction, { goal, part, other }: Reading): Fraction {
  if (on === undefined && goal !== undefined) return goal.attainment;
  return on === undefined || on === 'figure' ? figure.div(part) : other(on);
}

/** Whether all marks that a how reads on the figure have gone to 0: then it pays nothing. */
export function isWithoutMarks(how: Json, { goal, part }: Reading): boolean {
  if (typeof how === 'string' && how !== 'linear') return false;
  const reads = how.matrix === undefined ? [how.on] : [how.matrix.rows.on, how.matrix.columns.on];
  return part.equals(0) && reads.some((on) => on === 'figure' || (on === undefined && goal === undefined));
}

/** The value of steps, a curve or a matrix, without extras. */
export function valueAt(how: Json, figure: Fraction, reading: Reading): Fraction {
  const { steps, curve, matrix, cumulative, below, above, edge } = how;
  if (matrix !== undefined) {
    const place = ({ on, marks }: Json): number => {
      const read = readOn(on, figure, reading);
      return marks.filter((mark: string) => reaches(read, mark, edge)).length - 1;
    };
    const [row, column] = [place(matrix.rows), place(matrix.columns)];
    const cell = matrix.cells[row]?.[column];
    return cell === undefined ? ZERO : fraction(cell);
  }
  const read = readOn(how.on, figure, reading);
  if (curve !== undefined) return onCurve(curve, read, below === 'extend', above === 'extend');
  return lookedUp(steps, read, cumulative === true, edge);
}

/** What reaching marks pays besides, once each. */
export function extrasAt(how: Json, figure: Fraction, reading: Reading): Fraction {
  const { tiers, steps, cumulative, edge } = how;
  const rows: Row[] | undefined = tiers ?? steps;
  if (rows === undefined) return ZERO;
  const whole = extras(rows, readOn(how.on, figure, reading), tiers !== undefined || cumulative === true, edge);
  return whole.mul(reading.ofExtras);
}

/** Rates from 0 of what is one's own go on below 0: the lower side of a mark of 0 pays the same. */
export function goesOnBelow(how: Json, read: Fraction): boolean {
  const rows: Row[] | undefined = how.tiers ?? how.steps;
  const isOwn = how.on === undefined || how.on === 'figure';
  return isOwn && rows !== undefined && read.compare(0) <= 0 && fraction((rows[0] as Row)[0]).equals(0);
}

/** Tiers of the figure itself: what is counted in each, by its value. */
export function tiersOf(tiers: readonly Row[], figure: Fraction, { part }: Reading, packs: Packing): Fraction {
  return inTiers(tiers, figure.div(part), (mark) => packs(mark.mul(part)));
}

/** A factor read on a figure: flat at both ends. */
export function factorAt(
  { steps, curve, matrix, cumulative, edge }: Json,
  read: (on: Json) => Fraction,
  on: Json,
): Fraction {
  if (matrix !== undefined) {
    const place = (axis: Json): number => {
      const figure = read(axis.on);
      return Math.max(0, axis.marks.filter((mark: string) => reaches(figure, mark, edge)).length - 1);
    };
    return fraction(matrix.cells[place(matrix.rows)][place(matrix.columns)]);
  }
  const rows: Row[] = steps ?? curve;
  const [first] = rows as [Row];
  const figure = read(on);
  if (!reaches(figure, first[0], edge)) return fraction(first[1]);
  return steps === undefined ? onCurve(rows, figure, false, false) : lookedUp(rows, figure, cumulative === true, edge);
}
