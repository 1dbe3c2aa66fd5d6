/** The pairs that a statement remembers held against those that the second path does. */
import type { Statement } from '../../src/index.js';
import type { Held } from './compare.js';
import type { KnownPairs } from './counted-pairs.js';

export function holdPairs(
  ours: Statement['remembers']['pairs'],
  theirs: KnownPairs,
  where: string,
  { found }: Pick<Held, 'found'>,
): void {
  const told = new Map(
    (ours ?? []).map(({ component, modifier, at, lookBack, counted }) => {
      const owner = component ?? modifier;
      const word = component === undefined ? (modifier === undefined ? 'plan' : 'modifier') : 'component';
      const pairs = counted.flatMap(({ on, pairs: some }) => some.map((pair) => `${on} ${JSON.stringify(pair)}`));
      return [`${word} ${owner ?? ''} ${at}`, [lookBack, ...pairs.sort()].join()];
    }),
  );
  const known = new Map(
    [...theirs].map(([place, { lookBack, on }]) => [
      place,
      [lookBack, ...[...on].map(([pair, day]) => `${day} ${pair}`).sort()].join(),
    ]),
  );
  for (const place of new Set([...told.keys(), ...known.keys()])) {
    if (told.get(place) !== known.get(place)) {
      found.push(`${where} ${place}: ${told.get(place)}; ${known.get(place)}`);
    }
  }
}
