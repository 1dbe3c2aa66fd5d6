/** Ids of lines: no two alike, and found again when a reversal names one. */
import type { ProblemList } from '../trace/problems.js';

/**
 * Finds lines whose id stands twice. Ids that rise (by length, then by code units: L1, L2, … L10) are told apart by
 * looking at neighbours alone; where one does not, all are remembered.
 *
 * @returns whether all ids rise
 */
export function findDuplicateIds(ids: readonly string[], problems: ProblemList): boolean {
  let row = 1;
  while (row < ids.length && rises(ids[row - 1] as string, ids[row] as string)) row += 1;
  if (row >= ids.length) return true;
  const firstRow = new Map<string, number>();
  ids.forEach((id, place) => {
    if (id === '') return;
    const first = firstRow.get(id);
    if (first === undefined) firstRow.set(id, place);
    else {
      problems.add({
        code: 'duplicate_id',
        at: `/lines/${place}/id`,
        line: { index: place, id },
        found: id,
        expected: `/lines/${first}/id`,
      });
    }
  });
  return false;
}

/** The rows of some ids, in rising order; ids that are not there are passed over. */
export function rowsOf(
  { ids, idsRise }: { readonly ids: readonly string[]; readonly idsRise: boolean },
  wanted: ReadonlySet<string>,
): number[] {
  if (wanted.size === 0) return [];
  if (!idsRise) return ids.flatMap((id, row) => (wanted.has(id) ? [row] : []));
  const rows = [...wanted].map((id) => rowByHalving(ids, id)).filter((row) => row >= 0);
  return rows.sort((a, b) => a - b);
}

/** The row of an id among rising ones; −1 where it is not there. */
function rowByHalving(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rises(ids[middle] as string, id)) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : -1;
}

/** Whether an id comes after another one in an order in which no id comes after itself. */
export function rises(before: string, after: string): boolean {
  return before.length === after.length ? before < after : before.length < after.length;
}
