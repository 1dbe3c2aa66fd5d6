/** `tiers`: each value pays for the part of the figure inside its tier. */
import * as z from 'zod/mini';
import { Rational } from '../../number/rational.js';
import type { FigureInput } from '../input-figures.js';
import type { TierInput } from '../input-pay.js';
import type { TiersHow } from '../plan.js';
import { lazily, slot } from '../schema.js';
import { edgeField, hasExtras, withEdge } from './edge.js';
import { howEntry } from './entry.js';
import { readMarkedOn } from './on.js';
import { readTierRows } from './rows.js';
import type { HowScope } from './scope.js';

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    tiers: slot<readonly TierInput<FigureInput>[]>('rows'),
    ...edgeField(),
    on: z.exactOptional(z.enum(['figure'])),
  }),
);

export const tiersEntry = /* @__PURE__ */ howEntry({
  schema,
  options: {},
  read(scope, given, at) {
    const place = `${at}/tiers`;
    if (!takesParts(scope, place)) return undefined;
    const { on, axis, refused } = readMarkedOn(scope, given, at);
    if (on === 'figure' && scope.word === 'share' && axis?.percent === 'forbidden') {
      return scope.reading.refuse('how_not_here', `${at}/on`, 'share: tiers on figure', 'steps, curve');
    }
    const tiers = readTierRows(scope.reading, given.tiers, place, axis, scope.values);
    if (tiers === undefined || refused) return undefined;
    const how: TiersHow = { how: 'tiers', at, tiers, ...(on === 'figure' && { on }) };
    return withEdge(scope.reading, how, given.edge, hasExtras(tiers), at);
  },
});

/** `"linear"`: the share is the attainment, as tiers `[["0%", "1"]]` say it. */
export function linear(scope: HowScope, at: string): TiersHow | undefined {
  if (!takesParts(scope, at)) return undefined;
  const tier = { at, mark: { value: Rational.ZERO, at }, value: { value: Rational.ONE, at } };
  return { how: 'tiers', at, tiers: [tier] };
}

/** A share is a part of an attainment: money or a count cannot stand for one. */
function takesParts({ reading, word, hasQuota, axis }: HowScope, at: string): boolean {
  if (word !== 'share' || hasQuota || axis === undefined || axis.percent !== 'forbidden') return true;
  reading.refuse('share_needs_quota', at);
  return false;
}
