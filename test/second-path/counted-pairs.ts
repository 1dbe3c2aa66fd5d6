/** Which pairs of customer and category statements have counted as new, by the measure that did. */
import type { PlanInput } from '../../src/index.js';
import { keptOf } from './kept.js';
import { defaultMeasure } from './measures.js';
import { assumesMeasure } from './placed.js';
import type { Json } from './setting.js';

export interface CountedPair {
  readonly customer: string;
  readonly category: string;
  /** Last day of the settled period in which it was counted. */
  readonly on: string;
}

/** By the component or modifier of a measure, and its place there. */
export type CountedPairs = ReadonlyMap<string, readonly CountedPair[]>;

/** The pairs that were counted before, and those that are counted now. */
export class PairBook {
  readonly #before: PairBook | CountedPairs;
  readonly #now = new Map<string, { since: string | undefined; readonly pairs: Map<string, CountedPair> }>();

  /** @param before may be that of an earlier part of the period, which is complete when this one is asked */
  constructor(before: PairBook | CountedPairs = new Map()) {
    this.#before = before;
  }

  /**
   * Whether a measure counted a pair before and may not again: while its day is on or after the first day of the look-back.
   *
   * @param since first day of the year whose pairs stay in the figure so far
   */
  knows(place: string, pair: Omit<CountedPair, 'on'>, lookBack: string, since?: string): boolean {
    // Modifiers read the whole period in each of its parts.
    const known = place.startsWith('modifier ') ? this.#beforePeriod() : this.#known();
    const counted = known.get(place) ?? [];
    return counted.some((one) => isSame(one, pair) && one.on >= lookBack && (since === undefined || one.on < since));
  }

  count(place: string, pairs: readonly CountedPair[], since: string | undefined): void {
    const own = this.#now.get(place) ?? { since, pairs: new Map<string, CountedPair>() };
    this.#now.set(place, own);
    const earlier = this.#known().get(place) ?? [];
    for (const pair of pairs) {
      const { customer, category } = pair;
      const isOfRun = (one: CountedPair): boolean => since !== undefined && one.on >= since && isSame(one, pair);
      own.pairs.set(JSON.stringify([customer, category]), { ...pair, on: earlier.find(isOfRun)?.on ?? pair.on });
    }
  }

  /** What is known from now on; of a figure that runs over a year, the pairs that are in it now. */
  after(): CountedPairs {
    const known = new Map(this.#known());
    for (const [place, { since, pairs }] of this.#now) {
      const isNow = ({ customer, category }: CountedPair): boolean => pairs.has(JSON.stringify([customer, category]));
      const left = (known.get(place) ?? []).filter((one) => !isNow(one) && (since === undefined || one.on < since));
      known.set(place, [...left, ...pairs.values()]);
    }
    return known;
  }

  #beforePeriod(): CountedPairs {
    return this.#before instanceof PairBook ? this.#before.#beforePeriod() : this.#before;
  }

  #known(): CountedPairs {
    return this.#before instanceof PairBook ? this.#before.after() : this.#before;
  }
}

function isSame(a: Omit<CountedPair, 'on'>, b: Omit<CountedPair, 'on'>): boolean {
  return a.customer === b.customer && a.category === b.category;
}

/** Whether they name the same pairs. */
export function samePairs(a: CountedPairs, b: CountedPairs): boolean {
  const text = (pairs: readonly CountedPair[] = []): string =>
    pairs
      .map((pair) => JSON.stringify(pair, ['customer', 'category', 'on']))
      .sort()
      .join();
  return [...new Set([...a.keys(), ...b.keys()])].every((place) => text(a.get(place)) === text(b.get(place)));
}

/** A plan in which every measure of new categories is an object of its own, so that its place is told by it. */
export function spelledOut(plan: PlanInput): PlanInput {
  return keptSpelling(plan, '');
}

const keptSpelling = keptOf((plan: PlanInput): PlanInput => {
  const components = plan.components.map((component) =>
    assumesMeasure(component) ? { ...component, measure: defaultMeasure(component.kind) } : component,
  );
  return JSON.parse(JSON.stringify({ ...plan, components }), (_, value) =>
    value === 'newCategories' ? { newCategories: {} } : value,
  );
});

/** Where a measure of new categories stands: the id of its component or modifier, and its place there. */
export function placeOf({ newCategories }: Json, { components, modifiers = [] }: Json): string {
  for (const [kind, owners] of Object.entries({ component: components, modifier: modifiers })) {
    for (const owner of owners as Json[]) {
      const at = pathTo(newCategories, owner);
      if (at !== undefined) return `${kind} ${owner.id} ${at}`;
    }
  }
  throw new Error('a measure that the plan does not have');
}

function pathTo(sought: Json, within: Json): string | undefined {
  if (within === sought) return '';
  if (typeof within !== 'object' || within === null) return undefined;
  for (const [key, value] of Object.entries(within)) {
    const path = pathTo(sought, value);
    if (path !== undefined) return `/${key}${path}`;
  }
  return undefined;
}
