/** Values of the tags by which tables tell groups apart, of the rows of a view. */
import { fail } from '../trace/problems.js';
import { tagsOfThing } from './fact-texts.js';
import type { TallyView } from './view.js';

/**
 * What rows of a view have of a tag by which its lines are kept apart; undefined where their lines have none.
 *
 * @throws DreiklangError `tally_not_for_this` where they are not kept apart by it
 */
export function tagReader(tag: string, { tally, deal }: TallyView): (row: number) => string | undefined {
  const place = tally.spec.byTags?.indexOf(tag) ?? -1;
  if (place < 0) fail({ code: 'tally_not_for_this', at: '/tally', found: `tag:${tag}`, expected: 'spec' });
  const known: (string | null)[] = [];
  return (row) => {
    const thing = deal[row] as number;
    let value = known[thing];
    if (value === undefined) {
      value = tagsOfThing(tally.deals.id(thing))[place] as string | null;
      known[thing] = value;
    }
    return value ?? undefined;
  };
}
