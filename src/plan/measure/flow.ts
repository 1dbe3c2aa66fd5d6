/** `flow` and `retention`: customer by customer, now against then. */
import * as z from 'zod/mini';
import { baselineFields, readBaseline } from '../baseline.js';
import { readRatio } from '../figures.js';
import type { RatioInput } from '../input-figures.js';
import { roundField } from '../rounding.js';
import { lazily, slot } from '../schema.js';
import { readWindow } from '../window.js';
import { lineFields, measureEntry } from './entry.js';
import { readFilter } from './filter.js';

const flowSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    flow: z.enum(['retained', 'expansion', 'lost', 'new']),
    ...baselineFields(),
    ...lineFields(),
  }),
);

const retentionSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    retention: z.enum(['customers', 'gross', 'net']),
    ifZero: z.exactOptional(slot<RatioInput>('ratio')),
    ...baselineFields(),
    ...lineFields(),
  }),
);

const OPTIONS = { later: ['figure'] };

export const flowEntry = /* @__PURE__ */ measureEntry({
  schema: flowSchema,
  options: OPTIONS,
  read(scope, given, at) {
    const fields = {
      filter: readFilter(scope, given, at),
      baseline: readBaseline(scope.reading, given, at, scope.baseline),
      ...readWindow(scope, given.window, `${at}/window`, true),
      ...roundField(given.round, at),
    };
    return given.flow && { word: 'flow', at, what: given.flow, ...fields };
  },
});

export const retentionEntry = /* @__PURE__ */ measureEntry({
  schema: retentionSchema,
  options: OPTIONS,
  read(scope, given, at) {
    const ifZero = given.ifZero === undefined ? undefined : readRatio(scope.reading, given.ifZero, `${at}/ifZero`);
    const fields = {
      filter: readFilter(scope, given, at),
      baseline: readBaseline(scope.reading, given, at, scope.baseline),
      ...(ifZero && { ifZero }),
      ...readWindow(scope, given.window, `${at}/window`, true),
      ...roundField(given.round, at),
    };
    return given.retention && { word: 'retention', at, what: given.retention, ...fields };
  },
});
