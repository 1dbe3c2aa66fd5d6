/** `kpi`, `personal`, `quota`, `value`: a figure that is handed in, or written down. */
import * as z from 'zod/mini';
import { readRatio } from '../figures.js';
import type { RatioInput } from '../input-figures.js';
import { roundField, roundFields } from '../rounding.js';
import { lazily, slot } from '../schema.js';
import { measureEntry } from './entry.js';

const kpiSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ kpi: slot<string>('name'), ifNone: z.exactOptional(slot<RatioInput>('ratio')), ...roundFields() }),
);
const personalSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ personal: slot<string>('name'), ...roundFields() }),
);
const quotaSchema = /* @__PURE__ */ lazily(() => z.strictObject({ quota: slot<string>('name'), ...roundFields() }));
const valueSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ value: slot<RatioInput>('ratio'), ...roundFields() }),
);

export const kpiEntry = /* @__PURE__ */ measureEntry({
  schema: kpiSchema,
  options: {},
  read({ reading }, given, at) {
    const ifNone = given.ifNone === undefined ? undefined : readRatio(reading, given.ifNone, `${at}/ifNone`);
    const kpi = given.kpi === undefined ? undefined : reading.id(given.kpi, `${at}/kpi`, 'letter');
    return kpi === undefined
      ? undefined
      : { word: 'kpi', at, kpi, ...(ifNone && { ifNone }), ...roundField(given.round, at) };
  },
});

export const personalEntry = /* @__PURE__ */ measureEntry({
  schema: personalSchema,
  options: {},
  read({ reading }, given, at) {
    const personal = given.personal === undefined ? undefined : reading.id(given.personal, `${at}/personal`, 'letter');
    return personal === undefined ? undefined : { word: 'personal', at, personal, ...roundField(given.round, at) };
  },
});

export const quotaEntry = /* @__PURE__ */ measureEntry({
  schema: quotaSchema,
  options: {},
  read({ reading }, given, at) {
    const quota = given.quota === undefined ? undefined : reading.id(given.quota, `${at}/quota`, 'letter');
    return quota === undefined ? undefined : { word: 'quota', at, quota, ...roundField(given.round, at) };
  },
});

export const valueEntry = /* @__PURE__ */ measureEntry({
  schema: valueSchema,
  options: {},
  read({ reading }, given, at) {
    const value = given.value === undefined ? undefined : readRatio(reading, given.value, `${at}/value`);
    return value && { word: 'value', at, value, ...roundField(given.round, at) };
  },
});
