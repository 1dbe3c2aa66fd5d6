/** `breadth` and `penetration`: how much of what is offered the active existing customers buy. */
import * as z from 'zod/mini';
import { readRatio } from '../figures.js';
import type { RatioInput } from '../input-figures.js';
import type { BreadthMeasureInput, PenetrationMeasureInput } from '../input-measures.js';
import type { BreadthMeasure } from '../plan.js';
import { roundField } from '../rounding.js';
import { lazily, slot } from '../schema.js';
import { readWindow } from '../window.js';
import { lineFields, type MeasureScope, measureEntry, readRecogniseOf } from './entry.js';
import { readFilter } from './filter.js';

/** The fewest categories that a broad customer can be asked for, and the most. */
export const categoriesField = /* @__PURE__ */ lazily(() => z.int().check(z.gte(1), z.lte(MAX_CATEGORIES)));

const MAX_CATEGORIES = 1_000_000;

const breadthSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    breadth: z.strictObject({}),
    ifZero: z.exactOptional(slot<RatioInput>('ratio')),
    ...lineFields(),
  }),
);

const penetrationSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    penetration: z.strictObject({ atLeast: categoriesField() }),
    ifZero: z.exactOptional(slot<RatioInput>('ratio')),
    ...lineFields(),
  }),
);

export const breadthEntry = /* @__PURE__ */ measureEntry({
  schema: breadthSchema,
  options: {},
  bare: { breadth: {} },
  read(scope, given, at) {
    const fields = readFields(scope, given, at);
    return given.breadth && { word: 'breadth', at, ...fields };
  },
});

export const penetrationEntry = /* @__PURE__ */ measureEntry({
  schema: penetrationSchema,
  options: {},
  read(scope, given, at) {
    const fields = readFields(scope, given, at);
    return given.penetration && { word: 'penetration', at, atLeast: given.penetration.atLeast, ...fields };
  },
});

type Given = Partial<Omit<BreadthMeasureInput, 'breadth'> & Omit<PenetrationMeasureInput, 'penetration'>>;

function readFields(scope: MeasureScope, given: Given, at: string): Omit<BreadthMeasure, 'word' | 'at'> {
  const { reading } = scope;
  // Both are about existing customers: the filter says what the words mean anyway.
  if (given.customers !== undefined && given.customers !== 'existing') {
    reading.refuse('not_one_of', `${at}/customers`, given.customers, '"existing"');
  }
  const ifZero = given.ifZero === undefined ? undefined : readRatio(reading, given.ifZero, `${at}/ifZero`);
  return {
    filter: { ...readFilter(scope, given, at), customers: 'existing' },
    ...(ifZero && { ifZero }),
    ...readWindow(scope, given.window, `${at}/window`, scope.compared),
    ...readRecogniseOf(scope, given.recognise, at),
    ...roundField(given.round, at),
  };
}
