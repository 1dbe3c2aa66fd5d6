/** Ids of lines: no two alike, and found again when a reversal names one. */
import { MAX_ID_LENGTH } from '../number/limits.js';
import type { ProblemList } from '../trace/problems.js';

/**
 * Finds lines whose id stands twice. Ids that rise among those of their length (L1, L2, … L10; and credit notes G-01,
 * G-02 between them) are told apart by looking at the one before; where one does not, all are remembered.
 *
 * @returns whether the ids of each length rise
 */
export function findDuplicateIds(ids: readonly string[], problems: ProblemList): boolean {
  if (idsRise(ids)) return true;
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

/** Whether each id comes after the last one of its length, by code units: then no two are alike. */
function idsRise(ids: readonly string[]): boolean {
  const lastOfLength: string[] = [];
  for (const id of ids) {
    const last = lastOfLength[id.length];
    if (last !== undefined && last >= id) return false;
    lastOfLength[id.length] = id;
  }
  return true;
}

/** The rows of some ids, in rising order; ids that are not there are passed over. */
export function rowsOf(
  { ids, idsRise: rising }: { readonly ids: readonly string[]; readonly idsRise: boolean },
  wanted: ReadonlySet<string>,
): number[] {
  if (wanted.size === 0) return [];
  if (!rising) return ids.flatMap((id, row) => (wanted.has(id) ? [row] : []));
  const rowsOfLength: number[][] = [];
  const isWanted = new Uint8Array(MAX_ID_LENGTH + 1);
  for (const { length } of wanted) {
    isWanted[length] = 1;
    rowsOfLength[length] = [];
  }
  for (let row = 0; row < ids.length; row += 1) {
    const { length } = ids[row] as string;
    if (isWanted[length] === 1) (rowsOfLength[length] as number[]).push(row);
  }
  const rows = [...wanted].flatMap((id) => rowByHalving(ids, rowsOfLength[id.length] as number[], id) ?? []);
  return rows.sort((a, b) => a - b);
}

/** The row of an id among rows whose ids rise. */
function rowByHalving(ids: readonly string[], rows: readonly number[], id: string): number | undefined {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[rows[middle] as number] as string) < id) low = middle + 1;
    else high = middle;
  }
  const row = rows[low];
  return row !== undefined && ids[row] === id ? row : undefined;
}
