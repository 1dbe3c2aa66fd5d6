/** `steps`: the value of the last mark reached holds for the whole figure. */
import * as z from 'zod/mini';
import type { FigureInput } from '../input-figures.js';
import type { TierInput } from '../input-pay.js';
import type { StepsHow } from '../plan.js';
import { lazily, slot } from '../schema.js';
import { edgeField, stepsJump, withEdge } from './edge.js';
import { howEntry } from './entry.js';
import { onField, readMarkedOn } from './on.js';
import { readTierRows } from './rows.js';

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    steps: slot<readonly TierInput<FigureInput>[]>('rows'),
    cumulative: z.exactOptional(z.boolean()),
    ...edgeField(),
    ...onField(),
  }),
);

export const stepsEntry = /* @__PURE__ */ howEntry({
  schema,
  options: {},
  read(scope, given, at) {
    const { reading, values, word } = scope;
    const { on, axis, refused } = readMarkedOn(scope, given, at);
    const steps = readTierRows(reading, given.steps, `${at}/steps`, axis, values);
    if (steps === undefined || refused) return undefined;
    const how: StepsHow = { how: 'steps', at, steps, cumulative: given.cumulative ?? false, ...(on && { on }) };
    // Rates that start at 0 of their own figure go on below it.
    const isOwn = on === undefined || on === 'figure';
    const goesOn = isOwn && (word === 'rate' || word === 'each') && steps[0]?.mark.value.sign === 0;
    return withEdge(reading, how, given.edge, stepsJump(how, goesOn), at);
  },
});
