/** Figures paid by the pack: how many packs a figure makes, and tiers whose marks are counted in packs. */
import type { Rational } from '../number/rational.js';
import { type RoundingMode, roundTo } from '../number/round.js';
import type { Packs, Tier, TiersHow } from '../plan/plan.js';
import { marginalForm, valueBelow } from './compile.js';
import type { Form } from './form.js';

/** How a number of packs is made whole; undefined where parts of a pack count as such. */
export function packRounding({ parts }: Packs): RoundingMode | undefined {
  switch (parts) {
    case 'full':
      return 'down';
    case 'started':
      return 'up';
    case 'exact':
      return undefined;
  }
}

/** The packs that a figure makes: whole, towards 0 or away from it, or exact. */
export function packsIn(figure: Rational, packs: Packs): Rational {
  const count = figure.dividedBy(packs.size.value);
  const mode = packRounding(packs);
  return mode === undefined ? count : roundTo(count, 0, mode);
}

/**
 * Tiers as a form of the number of packs: packs are counted up to each mark. A tier that holds no whole pack pays for
 * none.
 *
 * @param scale what the marks are multiplied with to be figures: the quota, or 1
 */
export function packedTiersForm({ tiers }: TiersHow, packs: Packs, scale: Rational): Form {
  const counted: Tier[] = [];
  for (const tier of tiers) {
    const mark = { ...tier.mark, value: packsIn(tier.mark.value.times(scale), packs) };
    if (counted.at(-1)?.mark.value.equals(mark.value) === true) counted.pop();
    counted.push({ ...tier, mark });
  }
  return marginalForm({ tiers: counted }, valueBelow(tiers));
}
