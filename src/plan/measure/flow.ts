/** `flow` and `retention`: customer by customer, now against then. */
import * as z from 'zod/mini';
import { baselineFields, readBaseline } from '../baseline.js';
import { readRatio } from '../figures.js';
import type { RatioInput } from '../input-figures.js';
import type { FlowMeasureInput } from '../input-measures.js';
import type { Recognition } from '../plan.js';
import { roundField } from '../rounding.js';
import { lazily, slot } from '../schema.js';
import { readWindow } from '../window.js';
import { lineFields, type MeasureScope, measureEntry, readRecogniseOf, refuseRecogniseOfAnnual } from './entry.js';
import { readFilter } from './filter.js';

/** The figure that is compared instead of what was bought. */
const annualField = /* @__PURE__ */ lazily(() => z.exactOptional(z.enum(['annual'])));

const flowSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    flow: z.enum(['retained', 'expansion', 'lost', 'new']),
    figure: annualField(),
    ...baselineFields(),
    ...lineFields(),
  }),
);

const retentionSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    retention: z.enum(['customers', 'gross', 'net']),
    figure: annualField(),
    ifZero: z.exactOptional(slot<RatioInput>('ratio')),
    ...baselineFields(),
    ...lineFields(),
  }),
);

export const flowEntry = /* @__PURE__ */ measureEntry({
  schema: flowSchema,
  options: {},
  read(scope, given, at) {
    const fields = {
      filter: readFilter(scope, given, at),
      baseline: readBaseline(scope.reading, given, at, scope.baseline),
      ...readWindow(scope, given.window, `${at}/window`, true),
      ...readFigure(scope, given, at),
      ...roundField(given.round, at),
    };
    return given.flow && { word: 'flow', at, what: given.flow, ...fields };
  },
});

export const retentionEntry = /* @__PURE__ */ measureEntry({
  schema: retentionSchema,
  options: {},
  read(scope, given, at) {
    const ifZero = given.ifZero === undefined ? undefined : readRatio(scope.reading, given.ifZero, `${at}/ifZero`);
    const fields = {
      filter: readFilter(scope, given, at),
      baseline: readBaseline(scope.reading, given, at, scope.baseline),
      ...(ifZero && { ifZero }),
      ...readWindow(scope, given.window, `${at}/window`, true),
      ...readFigure(scope, given, at),
      ...roundField(given.round, at),
    };
    return given.retention && { word: 'retention', at, what: given.retention, ...fields };
  },
});

/** What is compared, and when its lines count: running services are what they are on one day. */
function readFigure(
  scope: MeasureScope,
  { figure, recognise }: Pick<FlowMeasureInput, 'figure' | 'recognise'>,
  at: string,
): { readonly figure?: 'annual'; readonly recognise?: Recognition } {
  if (figure === undefined) return readRecogniseOf(scope, recognise, at);
  refuseRecogniseOfAnnual(scope, recognise, at);
  return { figure };
}
