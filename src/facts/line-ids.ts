/** Two lines with one id are an error that names both places. */
import type { ProblemList } from '../trace/problems.js';

/**
 * Finds lines whose id stands twice. Ids that rise (by length, then by code units: L1, L2, … L10) are told apart by
 * looking at neighbours alone; from the first id that does not rise on, all are remembered.
 */
export function findDuplicateIds(ids: readonly string[], problems: ProblemList): void {
  let row = 1;
  while (row < ids.length && rises(ids[row - 1] as string, ids[row] as string)) row += 1;
  if (row >= ids.length) return;
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
}

/** Whether an id comes after another one in an order in which no id comes after itself. */
export function rises(before: string, after: string): boolean {
  return before.length === after.length ? before < after : before.length < after.length;
}
