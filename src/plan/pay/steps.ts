/** `steps`: the value of the last mark reached holds for the whole figure. */
import * as z from 'zod/mini';
import type { FigureInput } from '../input-figures.js';
import type { TierInput } from '../input-pay.js';
import { lazily, slot } from '../schema.js';
import { LATER } from '../words.js';
import { howEntry } from './entry.js';
import { readTierRows } from './rows.js';

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ steps: slot<readonly TierInput<FigureInput>[]>('rows'), cumulative: z.exactOptional(z.boolean()) }),
);

export const stepsEntry = /* @__PURE__ */ howEntry({
  schema,
  options: { later: LATER.how },
  read({ reading, axis, values }, given, at) {
    const steps = readTierRows(reading, given.steps, `${at}/steps`, axis, values);
    return steps && { how: 'steps', at, steps, cumulative: given.cumulative ?? false };
  },
});
