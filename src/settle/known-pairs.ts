/** The pairs that are remembered of one measure: as a statement writes them down, and as settling reads them. */
import { type Day, dayText, parseDay } from '../calendar/day.js';
import type { CountedPair, PairOfIds, PendingPair } from '../measure/pair-record.js';
import { parseCanonical } from '../number/read.js';
import type { RememberedPairs } from '../statement/statement.js';
import { byCodePoint, byCodeUnit } from '../trace/canonical.js';
import type { PairsOwner } from './pairs-owner.js';

/** What is known of one measure. */
export interface KnownPairs {
  readonly owner: PairsOwner;
  readonly lookBack: string;
  readonly counted: readonly CountedPair[];
  readonly pending: readonly PendingPair[];
}

/** Alike for the same measure in two statements. */
export function keyOf({ component, modifier, at }: PairsOwner): string {
  return JSON.stringify([component ?? null, modifier ?? null, at]);
}

/** Read back. */
export function knownOf({ component, modifier, at, lookBack, counted, pending = [] }: RememberedPairs): KnownPairs {
  return {
    owner: {
      ...(component === undefined ? undefined : { component }),
      ...(modifier === undefined ? undefined : { modifier }),
      at,
    },
    lookBack,
    counted: counted.flatMap(({ on, pairs }) => pairs.map((pair) => ({ pair, on: parseDay(on) as Day }))),
    pending: pending.map(({ customer, category, rest, ...of }) => ({
      ...of,
      pair: [customer, category],
      rest: parseCanonical(rest),
    })),
  };
}

/** Written down, in an order of its own. */
export function rememberedOf({ owner, lookBack, counted, pending }: KnownPairs): RememberedPairs {
  const days = [...new Set(counted.map(({ on }) => on))].sort((a, b) => a - b);
  const ordered = [...counted].sort((a, b) => byPair(a.pair, b.pair));
  return {
    ...owner,
    lookBack,
    counted: days.map((day) => ({
      on: dayText(day),
      pairs: ordered.filter(({ on }) => on === day).map(({ pair }) => pair),
    })),
    ...(pending.length === 0
      ? undefined
      : {
          pending: [...pending]
            .sort((a, b) => byCodeUnit(a.period, b.period) || byPair(a.pair, b.pair))
            .map(({ pair: [customer, category], period, rest, kept, looked }) => ({
              customer,
              category,
              period,
              rest: rest.toText(0),
              kept,
              looked,
            })),
        }),
  };
}

function byPair(a: PairOfIds, b: PairOfIds): number {
  return byCodePoint(a[0], b[0]) || byCodePoint(a[1], b[1]);
}
