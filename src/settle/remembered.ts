/** What is known of components when a period ends, as a statement prints it, and as plain figures. */
import { dayText } from '../calendar/day.js';
import type { RememberedComponent, RememberedPairs } from '../statement/statement.js';
import type { Figure } from '../trace/ledger.js';
import { KNOWN_VALUES, type Known, type KnownComponents, type KnownValue, type Memory } from './memory.js';
import { printed } from './settlement.js';

/** As a statement prints it. */
export function rememberedComponents(known: readonly [string, Known<Figure>][]): RememberedComponent[] {
  return known.map(([id, { since, ...figures }]) => ({
    id,
    ...(since === undefined ? undefined : { since: dayText(since) }),
    ...eachKnown(figures, printed),
  }));
}

/** The new pairs that are remembered; absent where there are none. */
export function pairsField({ pairs }: Memory): { readonly pairs?: readonly RememberedPairs[] } {
  const known = pairs.known();
  return known.length === 0 ? {} : { pairs: known };
}

/** Without the steps that led to it. */
export function plainComponents(known: readonly [string, Known<Figure>][]): KnownComponents {
  return new Map(
    known.map(([id, { since, ...figures }]) => [
      id,
      { ...(since === undefined ? undefined : { since }), ...eachKnown(figures, ({ value }) => value) },
    ]),
  );
}

/** What there is to know of a component, each figure changed. */
export function eachKnown<From, To>(
  figures: Readonly<Partial<Record<KnownValue, From>>>,
  change: (figure: From) => To,
): { readonly [Name in KnownValue]?: To } {
  return Object.fromEntries(
    KNOWN_VALUES.flatMap((name) => {
      const figure = figures[name];
      return figure === undefined ? [] : [[name, change(figure)]];
    }),
  );
}
