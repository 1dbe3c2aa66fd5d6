/** Which pairs of new categories were counted before, by the place of the measure; and which of them a period counts. */
import type { PlanInput } from '../../src/index.js';
import { type Days, plusSpan } from './calendar.js';
import { keptOf } from './kept.js';
import type { Json } from './setting.js';

/** What one measure counted. */
export interface Counted {
  readonly lookBack: string;
  /** By pair, the last day of the settled period, or of its part under one version, in which it was counted. */
  readonly on: ReadonlyMap<string, string>;
}

/** By the component or modifier that a measure stands in, and its place there. */
export type KnownPairs = ReadonlyMap<string, Counted>;

/** A measure that is taken. */
export interface Taken {
  readonly place: string;
  readonly lookBack: string;
  /** The first day of the look-back. */
  readonly first: string;
  /** The first day of a year so far. */
  readonly since: string | undefined;
}

/** What a measure knows while it is taken. */
export interface Pairs {
  /** Whether a pair was counted before, so that it is not new. */
  readonly isKnown: (pair: string, of: Taken) => boolean;
  /** Those that it counts. */
  readonly count: (pairs: readonly string[], of: Taken) => void;
}

export function pairOf({ customer, category }: { readonly customer: string; readonly category: string }): string {
  return JSON.stringify([customer, category]);
}

/** What the measures of some days, a period or the part of a version, know and count. */
export class Counting {
  readonly #known: () => KnownPairs;
  readonly #on: string;
  readonly #taken = new Map<string, { readonly of: Taken; readonly pairs: Set<string> }>();

  /** @param on the last day */
  constructor(known: () => KnownPairs, on: string) {
    this.#known = known;
    this.#on = on;
  }

  readonly pairs: Pairs = {
    isKnown: (pair, of) => {
      const on = this.#known().get(of.place)?.on.get(pair);
      return on !== undefined && isRemembered(on, of);
    },
    count: (pairs, of) => {
      const own = this.#taken.get(of.place) ?? { of, pairs: new Set() };
      for (const pair of pairs) own.pairs.add(pair);
      this.#taken.set(of.place, own);
    },
  };

  /** What is known after them; what was counted in a year so far is what is in it now, since when it is. */
  after(known: KnownPairs): KnownPairs {
    const after = new Map(known);
    for (const [place, { of, pairs }] of this.#taken) {
      const before = known.get(place)?.on ?? new Map<string, string>();
      const kept = [...before].filter(([, on]) => isRemembered(on, of));
      const counted = [...pairs].map((pair): [string, string] => {
        const on = before.get(pair);
        return [pair, on !== undefined && of.since !== undefined && of.since <= on ? on : this.#on];
      });
      after.set(place, { lookBack: of.lookBack, on: new Map([...kept, ...counted]) });
    }
    return after;
  }

  /** Whether a measure was taken. */
  readonly took = (place: string): boolean => this.#taken.has(place);
}

/** Of the parts of a period, one for each version, and of what each reads of the whole period. */
export class CountingPeriod {
  readonly #before: KnownPairs;
  readonly #versions: { readonly part: Counting; readonly whole: Counting }[] = [];

  constructor(before: KnownPairs) {
    this.#before = before;
  }

  /** The next version; what earlier ones count in their part, it does not count in its own. */
  version(part: Days, period: Days): { readonly part: Pairs; readonly whole: Pairs } {
    const place = this.#versions.length;
    const own = {
      part: new Counting(() => this.#after(place), part.to),
      whole: new Counting(() => this.#before, period.to),
    };
    this.#versions.push(own);
    return { part: own.part.pairs, whole: own.whole.pairs };
  }

  #after(versions: number): KnownPairs {
    const all = this.#versions.slice(0, versions);
    return all.reduce((known, { part, whole }) => whole.after(part.after(known)), this.#before);
  }

  /** What is known after all of them; measures that were not taken forget with the period. */
  known({ from }: Days): KnownPairs {
    const isTaken = (place: string): boolean =>
      this.#versions.some(({ part, whole }) => part.took(place) || whole.took(place));
    return withoutOld(this.#after(this.#versions.length), isTaken, from);
  }
}

/** What was counted in the same year so far stays in its figure. */
function isRemembered(on: string, { first, since }: Taken): boolean {
  return on >= first && (since === undefined || on < since);
}

/** What measures that were not taken in a period forget with it. */
function withoutOld(known: KnownPairs, isTaken: (place: string) => boolean, firstDay: string): KnownPairs {
  const all = [...known].map(([place, { lookBack, on }]): [string, Counted] => {
    const first = plusSpan(firstDay, lookBack, -1);
    return [place, { lookBack, on: isTaken(place) ? on : new Map([...on].filter(([, day]) => day >= first)) }];
  });
  return new Map(all.filter(([, { on }]) => on.size > 0));
}

/** Whether two say the same. */
export function samePairs(a: KnownPairs, b: KnownPairs): boolean {
  const text = (some: KnownPairs): string =>
    JSON.stringify([...some].map(([place, { lookBack, on }]) => [place, lookBack, [...on].sort()]).sort());
  return text(a) === text(b);
}

const ofPlan = keptOf<PlanInput, PlanInput>();

/** The same plan, in which each measure of new categories says where it stands. */
export function withPlaces(plan: PlanInput): PlanInput {
  return ofPlan(plan, '', () => placesOf(plan));
}

function placesOf(plan: PlanInput): PlanInput {
  const owned = (list: readonly Json[], what: string): Json[] =>
    list.map((one) => ({ ...one, ...placed(one, `${what} ${one.id} `, '') }));
  const { components, modifiers, ...rest } = plan as Json;
  return {
    ...placed(rest, 'plan ', ''),
    components: owned(components, 'component'),
    ...(modifiers && { modifiers: owned(modifiers, 'modifier') }),
  };
}

/** A measure in which each of new categories says where it stands. */
export function withPlace(measure: Json, place: string): Json {
  return placed(measure, place, '');
}

function placed(given: Json, owner: string, at: string): Json {
  if (given === 'newCategories') return { newCategories: { place: owner + at } };
  if (typeof given !== 'object' || given === null) return given;
  if (Array.isArray(given)) return given.map((one, place) => placed(one, owner, `${at}/${place}`));
  const entries = Object.entries(given as object).map(([word, inner]) =>
    word === 'newCategories' ? [word, { ...inner, place: owner + at }] : [word, placed(inner, owner, `${at}/${word}`)],
  );
  return Object.fromEntries(entries);
}
