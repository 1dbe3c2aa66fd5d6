/** The quota of a component: what 100 % is. */
import * as z from 'zod/mini';
import { perField, readQuotaAmount } from './amount.js';
import { refuseWordless } from './dispatch.js';
import { type Axis, readRatio } from './figures.js';
import type { MarkInput, RatioInput } from './input-figures.js';
import type { MeasureObjectInput } from './input-measures.js';
import type { MeasureScope } from './measure/entry.js';
import type { Quota } from './plan.js';
import { roundField, roundFields } from './rounding.js';
import { lazily, slot } from './schema.js';
import { readSeasonal, seasonalField } from './seasonal.js';
import { fieldsOf } from './shape.js';
import { isPlainObject, type PlainObject } from './snapshot.js';

const optionFields = /* @__PURE__ */ lazily(() => ({
  seasonal: seasonalField(),
  ifZero: z.exactOptional(slot<RatioInput>('ratio')),
  ...roundFields(),
}));

/** A quota of the payee, by name, with options. */
export const namedQuotaSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ name: slot<string>('name'), ...optionFields() }),
);

/** A quota that the plan writes. */
export const writtenQuotaSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ amount: slot<MarkInput | MeasureObjectInput>('markOrMeasure'), per: perField(), ...optionFields() }),
);

/**
 * Reads a quota: a name, `{ name, … }` or `{ amount, per, … }`.
 *
 * @param axis how a figure of the component's measure is written; undefined where that is not known
 */
export function readQuota(scope: MeasureScope, value: unknown, at: string, axis: Axis | undefined): Quota | undefined {
  const { reading } = scope;
  if (typeof value === 'string') {
    const name = reading.id(value, at, 'letter');
    return name === undefined ? undefined : { at, name };
  }
  if (!isPlainObject(value)) return reading.wrongType(value, at, '"name", { name }, { amount, per }');
  const named = Object.hasOwn(value, 'name');
  const written = Object.hasOwn(value, 'amount');
  if (named && written) return reading.refuse('two_words', at, 'name, amount');
  if (!named && !written) return refuseWordless(reading, value, at, ['name', 'amount']);
  return named ? readNamed(scope, value, at) : readWritten(scope, value, at, axis);
}

function readNamed({ reading }: MeasureScope, value: PlainObject, at: string): Quota | undefined {
  const given = fieldsOf(reading, namedQuotaSchema(), value, at);
  // Of which length the amounts are, the facts say.
  const seasonal = readSeasonal(reading, given.seasonal, `${at}/seasonal`, 'year');
  const ifZero = given.ifZero === undefined ? undefined : readRatio(reading, given.ifZero, `${at}/ifZero`);
  const name = given.name === undefined ? undefined : reading.id(given.name, `${at}/name`, 'letter');
  return name === undefined
    ? undefined
    : { at, name, ...(seasonal && { seasonal }), ...(ifZero && { ifZero }), ...roundField(given.round, at) };
}

function readWritten(scope: MeasureScope, value: PlainObject, at: string, axis: Axis | undefined): Quota | undefined {
  const given = fieldsOf(scope.reading, writtenQuotaSchema(), value, at);
  const seasonal = readSeasonal(scope.reading, given.seasonal, `${at}/seasonal`, given.per);
  const ifZero = given.ifZero === undefined ? undefined : readRatio(scope.reading, given.ifZero, `${at}/ifZero`);
  const inner = `${at}/amount`;
  const amount = given.amount === undefined ? undefined : readQuotaAmount(scope, given.amount, inner, axis);
  if (amount === undefined) return undefined;
  return {
    at,
    amount: { at: inner, per: given.per ?? 'period', amount, ...(seasonal && { seasonal }) },
    ...(ifZero && { ifZero }),
    ...roundField(given.round, at),
  };
}
