/** Pay read on something else than its own figure or attainment, and what it comes to, worked out by hand. */
import Fraction from 'fraction.js';
import type { Seeded } from './seeded.js';
import {
  extras,
  fraction,
  inTiers,
  lookedUp,
  type Marks,
  ON_ATTAINMENT,
  onCurve,
  type PayInput,
  packsOf,
  type Row,
  reaches,
  type Stepped,
  someHow,
  someRows,
  someValue,
} from './some-pay.js';

interface Axis {
  readonly on?: unknown;
  readonly marks: readonly string[];
}
interface Matrix {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly cells: readonly (readonly string[])[];
}

/**
 * Steps or a curve on another measure, or a matrix of it and what would be read otherwise.
 *
 * @param on a measure whose marks are written as `others` says, by default with %
 * @param own how marks would be written if nothing else were read
 */
export function someReadOn(seeded: Seeded, word: string, on: unknown, own: Marks, others = ON_ATTAINMENT): object {
  const how = seeded.pick(['steps', 'curve', 'matrix']);
  if (how !== 'matrix') return { ...(someHow(seeded, word, how, others) as object), on };
  const [rows, columns] = [{ marks: someMarks(seeded, own) }, { on, marks: someMarks(seeded, others) }];
  return seeded.happens(50) ? someMatrix(seeded, word, rows, columns) : someMatrix(seeded, word, columns, rows);
}

export function someMatrix(seeded: Seeded, word: string, rows: Axis, columns: Axis): object {
  const cells = rows.marks.map(() => columns.marks.map(() => someValue(seeded, word)));
  const edge = cells.flat().some((cell) => !fraction(cell).equals(0)) && seeded.happens(40);
  return { matrix: { rows, columns, cells }, ...(edge ? { edge: 'upper' } : undefined) };
}

function someMarks(seeded: Seeded, marks: Marks): string[] {
  return someRows(seeded, 'amount', marks, 1, false).map(([mark]) => mark);
}

/** What is read, by what `on` says. */
export interface Read {
  readonly figure: Fraction;
  readonly attainment?: Fraction;
  readonly other: Fraction;
}

/** What is paid, unrounded, before modifiers. */
export function paidReadOn(pay: PayInput, read: Read, incentive: Fraction): Fraction {
  const [[word, how]] = Object.entries(pay) as [[string, Stepped & { on?: unknown; matrix?: Matrix }]];
  const of = (on: unknown): Fraction => {
    if (on === undefined) return read.attainment ?? read.figure;
    return on === 'figure' ? read.figure : read.other;
  };
  const { tiers, steps, curve, matrix, cumulative = false, edge } = how;
  const packs = packsOf(pay);
  const isRate = word === 'rate' || word === 'each';
  const marked = of(how.on);
  if (tiers !== undefined) {
    const paid = inTiers(tiers, marked, isRate ? packs : (mark) => mark).add(extras(tiers, marked, true, edge));
    return word === 'share' ? paid.mul(incentive) : paid;
  }
  const plus = steps === undefined ? new Fraction(0) : extras(steps, marked, cumulative, edge);
  const paid = (looked: Fraction): Fraction => {
    if (isRate) return looked.mul(packs(read.figure)).add(plus);
    return word === 'share' ? looked.add(plus).mul(incentive) : looked.add(plus);
  };
  if (matrix !== undefined) return paid(cellOf(matrix, of(matrix.rows.on), of(matrix.columns.on), edge));
  if (curve !== undefined) return paid(onCurve(curve, marked, how.below === 'extend', how.above === 'extend'));
  const rows = steps as Row[];
  // Rates that start at 0 of their own figure go on below it.
  const first = rows[0] as Row;
  const goesOn = isRate && how.on === 'figure' && marked.compare(0) < 0 && fraction(first[0]).equals(0);
  return paid(goesOn ? fraction(first[1]) : lookedUp(rows, marked, cumulative, edge));
}

function cellOf({ rows, columns, cells }: Matrix, row: Fraction, column: Fraction, edge: string | undefined): Fraction {
  const reached = ({ marks }: Axis, read: Fraction): number => marks.filter((mark) => reaches(read, mark, edge)).length;
  const cell = cells[reached(rows, row) - 1]?.[reached(columns, column) - 1];
  return cell === undefined ? new Fraction(0) : fraction(cell);
}
