/** What the payee, or the scope of a slice, is credited with: its rows, and sums over them with the shares that count. */
import { SUM_OF_QUOTIENTS_SCALE } from '../number/limits.js';
import type { Rational } from '../number/rational.js';
import { roundTo } from '../number/round.js';
import type { MeasureContext } from './context.js';
import { sharesOfNow } from './customers-now.js';
import { ExactSum } from './exact-sum.js';
import { type Exchanged, exchangedField, exchangedOfBoth } from './exchanged.js';
import type { StretchRange } from './row-index.js';
import { scopeMembers, scopePatterns, scopeShares } from './scope.js';
import { amountSlice, rowTest, type Slice, stretchesOf } from './slices.js';

/** Sums of a slice: one a figure, in the order asked for, and how many lines they rest on. */
export interface Sums {
  readonly values: readonly Rational[];
  readonly lines: number;
  /** What of them was exchanged, by the rate; absent where nothing was. */
  readonly exchanged?: Exchanged;
  /** A share in it was a quotient that had to be rounded. */
  readonly isRounded?: boolean;
}

/** The rows of a pattern in some stretches; of a group alone, where those are known without looking at every row. */
function rowsIn(
  pattern: number,
  stretches: StretchRange,
  { view, within }: MeasureContext,
): Int32Array | readonly number[] {
  if (within?.rows === undefined) return view.rowsOfPattern(pattern, stretches);
  const { first, last } = stretches;
  return (within.rows(view).get(pattern) ?? []).filter((row) => {
    const stretch = view.stretch[row] as number;
    return first <= stretch && stretch <= last;
  });
}

/** Rows that count with one share. */
interface SharedRows {
  readonly share: Rational;
  /** The share was rounded, so that sums over its rows are. */
  readonly isRounded: boolean;
  readonly rows: readonly (Int32Array | readonly number[])[];
}

/** The rows of a slice by the share that counts, before its filter is looked at: as lines are credited, or, in a baseline of customers, by the share of now. */
export function sharedRows(slice: Slice, context: MeasureContext): readonly SharedRows[] {
  const stretches = stretchesOf(slice, context);
  const { view } = context;
  const { ofCustomers: now } = slice.window;
  const members = now && scopeMembers(slice.filter.of, context.payee.id, view);
  if (now === undefined || members === undefined) {
    return scopeShares(slice, context).map(({ share, patterns }) => ({
      share,
      isRounded: false,
      rows: patterns.map((pattern) => rowsIn(pattern, stretches, context)),
    }));
  }
  // Shares are told of all lines, also where one group of them is looked at; these are told apart as lines of now.
  const { within: _, ...rest } = context;
  const whole: MeasureContext = { ...rest, window: now };
  const credited = creditedGroups(amountSlice(slice, now), whole, (row) => view.customer[row] as number);
  const byShare = new Map<string, { share: Rational; isRounded: boolean; rows: Int32Array[] }>();
  for (const [customer, { share, isRounded }] of sharesOfNow(slice, now, members, credited, whole)) {
    const key = `${share} ${isRounded}`;
    const known = byShare.get(key) ?? { share, isRounded, rows: [] };
    byShare.set(key, known);
    known.rows.push(view.rowsOfCustomer(customer, stretches));
  }
  return [...byShare.values()];
}

/** Calls `take` with every row that a slice takes and in which those are credited whose lines it takes, each once. */
export function eachCreditedRow(slice: Slice, context: MeasureContext, take: (row: number) => void): void {
  const takes = rowTest(slice, context);
  for (const rows of rowsOnce(slice, context)) {
    for (let place = 0; place < rows.length; place += 1) {
      const row = rows[place] as number;
      if (takes(row)) take(row);
    }
  }
}

function rowsOnce(slice: Slice, context: MeasureContext): readonly (Int32Array | readonly number[])[] {
  if (slice.window.ofCustomers !== undefined) return sharedRows(slice, context).flatMap(({ rows }) => rows);
  const stretches = stretchesOf(slice, context);
  return scopePatterns(slice, context).map((pattern) => rowsIn(pattern, stretches, context));
}

/**
 * What the payee, or the scope of the slice, is credited with by group: Σ amount × share, figure by figure. Exact, but where a share
 * of now had to be rounded: then each figure is rounded half up to 12 decimals.
 */
export function creditedGroups<Key>(
  slice: Slice,
  context: MeasureContext,
  keyOf: (row: number) => Key,
): Map<Key, Sums> {
  const { view } = context;
  const takes = rowTest(slice, context);
  const figures = slice.figures.map((figure) => view.figureIndex(figure));
  const groups = new Map<Key, Sums>();
  for (const { share, isRounded, rows: lists } of sharedRows(slice, context)) {
    const sums = new Map<Key, ExactSum[]>();
    for (const rows of lists) {
      for (let next = 0; next < rows.length; next += 1) {
        const row = rows[next] as number;
        if (!takes(row)) continue;
        const key = keyOf(row);
        let group = sums.get(key);
        if (group === undefined) {
          group = figures.map((figure) => new ExactSum(view, figure));
          sums.set(key, group);
        }
        for (let place = 0; place < group.length; place += 1) (group[place] as ExactSum).add(row);
      }
    }
    for (const [key, group] of sums) {
      const values = group.map((sum) => sum.value.times(share));
      const { lines } = group[0] as ExactSum;
      const known = groups.get(key);
      const own = { values, lines, ...exchangedField(group, share), ...(isRounded && { isRounded }) };
      groups.set(key, known === undefined ? own : addedUp(known, own));
    }
  }
  return slice.window.ofCustomers === undefined
    ? groups
    : new Map([...groups].map(([key, own]) => [key, rounded(own)]));
}

function addedUp(known: Sums, own: Sums): Sums {
  return {
    values: known.values.map((value, place) => value.plus(own.values[place] as Rational)),
    lines: known.lines + own.lines,
    ...exchangedOfBoth(known.exchanged, own.exchanged),
    ...((known.isRounded === true || own.isRounded === true) && { isRounded: true }),
  };
}

function rounded(sums: Sums): Sums {
  if (sums.isRounded !== true) return sums;
  return { ...sums, values: sums.values.map((value) => roundTo(value, SUM_OF_QUOTIENTS_SCALE, 'half-up')) };
}
