/** Following who leads to whom, each to the end: chains of mergers, re-coded categories, who reports to whom. */

/** Where those end that lead on, and which of them go round in a circle. */
export interface Followed {
  /** For each that leads on: the last one. Those that lead into a circle have none. */
  readonly ends: ReadonlyMap<number, number>;
  readonly circular: ReadonlySet<number>;
}

/**
 * Follows every chain to its end, each link once.
 *
 * @param next from each one that leads on to the next
 * @example
 * followed(new Map([[0, 1], [1, 2], [3, 3]])) // ends 0 → 2, 1 → 2; circular: 3
 */
export function followed(next: ReadonlyMap<number, number>): Followed {
  const ends = new Map<number, number>();
  const circular = new Set<number>();
  const lost = new Set<number>();
  for (const start of next.keys()) {
    const path = new Map<number, number>();
    let place = start;
    for (
      ;
      next.has(place) && !ends.has(place) && !lost.has(place) && !path.has(place);
      place = next.get(place) as number
    ) {
      path.set(place, path.size);
    }
    const closes = path.get(place);
    if (closes !== undefined) for (const [one, position] of path) if (position >= closes) circular.add(one);
    const isLost = closes !== undefined || lost.has(place);
    const end = ends.get(place) ?? place;
    for (const one of path.keys()) {
      if (isLost) lost.add(one);
      else ends.set(one, end);
    }
  }
  return { ends, circular };
}
