/** `curve`: straight lines between points. */
import * as z from 'zod/mini';
import type { FigureInput } from '../input-figures.js';
import type { CurveInput } from '../input-pay.js';
import { lazily, slot } from '../schema.js';
import { howEntry } from './entry.js';
import { onField, readMarkedOn } from './on.js';
import { readPoints } from './rows.js';

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    curve: slot<CurveInput<FigureInput>['curve']>('points'),
    below: z.exactOptional(z.enum(['extend'])),
    above: z.enum(['flat', 'extend']),
    ...onField(),
  }),
);

export const curveEntry = /* @__PURE__ */ howEntry({
  schema,
  options: {},
  read(scope, given, at) {
    const { reading, word, inTable, hasQuota } = scope;
    const { on, axis, refused } = readMarkedOn(scope, given, at);
    const isOwn = on === 'figure' || (on === undefined && !refused && !(inTable && hasQuota));
    // A rate that runs with the figure it is paid on would not be straight any more; all groups of a table share one
    // attainment, which is not the figure of the group.
    if ((word === 'rate' || word === 'each') && isOwn) {
      reading.refuse('curve_on_own_figure', `${at}/curve`, word);
      return undefined;
    }
    const points = readPoints(reading, given.curve, `${at}/curve`, axis, scope.values);
    if (points === undefined || given.above === undefined || refused) return undefined;
    return { how: 'curve', at, points, below: given.below ?? 'zero', above: given.above, ...(on && { on }) };
  },
});
