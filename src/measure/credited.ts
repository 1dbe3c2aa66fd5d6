/** What the payee, or the scope of a slice, is credited with: its rows, and sums over them with the shares that count. */
import type { Rational } from '../number/rational.js';
import type { MeasureContext } from './context.js';
import { ExactSum } from './exact-sum.js';
import { type Exchanged, exchangedField, exchangedOfBoth } from './exchanged.js';
import { scopePatterns, scopeShares } from './scope.js';
import { rowTest, type Slice, stretchesOf } from './slices.js';
import type { StretchRange } from './view.js';

/** Sums of a slice: one a figure, in the order asked for, and how many lines they rest on. */
export interface Sums {
  readonly values: readonly Rational[];
  readonly lines: number;
  /** What of them was exchanged, by the rate; absent where nothing was. */
  readonly exchanged?: Exchanged;
}

/** The rows of a pattern in some stretches; of a group alone, where those are known without looking at every row. */
export function rowsIn(
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

/** Calls `take` with every row that a slice takes and in which those are credited whose lines it takes, each once. */
export function eachCreditedRow(slice: Slice, context: MeasureContext, take: (row: number) => void): void {
  const stretches = stretchesOf(slice, context);
  const takes = rowTest(slice, context);
  for (const pattern of scopePatterns(slice, context)) {
    const rows = rowsIn(pattern, stretches, context);
    for (let place = 0; place < rows.length; place += 1) {
      const row = rows[place] as number;
      if (takes(row)) take(row);
    }
  }
}

/** What the payee, or the scope of the slice, is credited with by group: Σ amount × share, figure by figure. Exact. */
export function creditedGroups<Key>(
  slice: Slice,
  context: MeasureContext,
  keyOf: (row: number) => Key,
): Map<Key, Sums> {
  const { view } = context;
  const stretches = stretchesOf(slice, context);
  const takes = rowTest(slice, context);
  const figures = slice.figures.map((figure) => view.figureIndex(figure));
  const groups = new Map<Key, Sums>();
  for (const { share, patterns } of scopeShares(slice, context)) {
    const sums = new Map<Key, ExactSum[]>();
    for (const pattern of patterns) {
      const rows = rowsIn(pattern, stretches, context);
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
      const own = { values, lines, ...exchangedField(group, share) };
      groups.set(key, known === undefined ? own : addedUp(known, own));
    }
  }
  return groups;
}

function addedUp(known: Sums, own: Sums): Sums {
  return {
    values: known.values.map((value, place) => value.plus(own.values[place] as Rational)),
    lines: known.lines + own.lines,
    ...exchangedOfBoth(known.exchanged, own.exchanged),
  };
}
