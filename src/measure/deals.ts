/** Deals as a measure looks at them: what their lines in its window come to that its filter takes, whoever is credited. */
import type { Window } from '../calendar/period.js';
import { type MeasureContext, noting } from './context.js';
import { ExactSum } from './exact-sum.js';
import type { FigureName } from './reads.js';
import type { StretchRange } from './row-index.js';
import { rowsBy } from './rows-by.js';
import type { TallyView } from './view.js';

/** What a deal comes to, figure by figure, and what the reader should know about it. */
interface DealSums {
  readonly sums: readonly ExactSum[];
  readonly notes: readonly Parameters<MeasureContext['note']>[0][];
}

/** Of a slice: its days, and the figures whose lines it looks at; lines of which one is not known are not in the sums. */
interface Looked {
  readonly window: Window;
  readonly figures: readonly FigureName[];
}

/**
 * Sums by deal (its number); worked out once for all payees, under what asks for them. Exact.
 *
 * @param asks what of the plan asks: one object a measure, which may look at several slices
 * @param testOf the rows that count, told with the notes and problems of a context
 */
export function dealSums(
  asks: object,
  { window, figures: read }: Looked,
  range: StretchRange,
  figures: readonly FigureName[],
  testOf: (context: MeasureContext) => (row: number) => boolean,
  given: MeasureContext,
): (deal: number) => readonly ExactSum[] {
  const { view, problems } = given;
  const known = view.rememberedAt(
    asks,
    JSON.stringify([window.from, window.to, read]),
    () => new Map<number, DealSums>(),
  );
  const { context, notes } = noting(given);
  const takes = testOf(context);
  const columns = figures.map((figure) => view.figureIndex(figure));
  return (deal) => {
    const found = known.get(deal);
    if (found !== undefined) {
      for (const note of found.notes) given.note(note);
      return found.sums;
    }
    notes.length = 0;
    const sums = columns.map((column) => new ExactSum(view, column));
    for (const row of rowsByDeal(view).get(deal) as readonly number[]) {
      const stretch = view.stretch[row] as number;
      if (stretch < range.first || stretch > range.last || !takes(row)) continue;
      for (const sum of sums) sum.add(row);
    }
    // What could not be told of its lines is a problem of everyone who is credited with it.
    if (problems.count === 0) known.set(deal, { sums, notes: [...notes] });
    return sums;
  };
}

const ROWS = {};

/** The rows of each deal, by its number. */
export function rowsByDeal(view: TallyView): ReadonlyMap<number, readonly number[]> {
  return view.remembered(ROWS, () => rowsBy(view, (row) => view.dealOf(row)));
}
