/** Rows of a view told apart by a key. */
import type { StretchRange } from './row-index.js';
import type { TallyView } from './view.js';

/** The rows of each key, in order; of some stretches alone, where these are named. */
export function rowsBy<Key>(
  view: TallyView,
  keyOf: (row: number) => Key,
  stretches?: StretchRange,
): Map<Key, number[]> {
  const byKey = new Map<Key, number[]>();
  for (let row = 0; row < view.rows; row += 1) {
    if (stretches !== undefined) {
      const stretch = view.stretch[row] as number;
      if (stretch < stretches.first || stretch > stretches.last) continue;
    }
    const key = keyOf(row);
    const rows = byKey.get(key);
    if (rows === undefined) byKey.set(key, [row]);
    else rows.push(row);
  }
  return byKey;
}
