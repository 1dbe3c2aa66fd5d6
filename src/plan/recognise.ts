/** `recognise`: when lines count. */
import * as z from 'zod/mini';
import { Rational } from '../number/rational.js';
import { readRatioFromZero } from './figures.js';
import type { RatioInput } from './input-figures.js';
import type { RecogniseInput } from './input-measures.js';
import type { Recognition } from './plan.js';
import type { Reading } from './reading.js';
import { lazily, slot } from './schema.js';
import { shaped } from './shape.js';
import { isPlainObject } from './snapshot.js';

/** `{ "paidAtLeast": "75%" }` */
export const paidAtLeastSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ paidAtLeast: slot<RatioInput>('ratio') }),
);

/** Those that are written as their name. */
export const NAMED_RECOGNITIONS = ['booked', 'paid', 'service'] as const;

/** The field of a schema that says when lines count. */
export const recogniseField = /* @__PURE__ */ lazily(() => z.exactOptional(slot<RecogniseInput>('recognise')));

const EXPECTED = '"booked", "paid", "service", { paidAtLeast }';

/**
 * When lines count, as a field to spread; none where it is on their own date.
 *
 * @param outer what holds where nothing is written here
 */
export function readRecognise(
  reading: Reading,
  value: unknown,
  at: string,
  outer: Recognition | undefined,
): { readonly recognise?: Recognition } {
  const own = value === undefined ? outer : readOwn(reading, value, at);
  return own === undefined ? {} : { recognise: own };
}

function readOwn(reading: Reading, value: unknown, at: string): Recognition | undefined {
  if (value === 'booked') return undefined;
  if (value === 'paid' || value === 'service') return { kind: value };
  if (typeof value === 'string') return reading.refuse('not_one_of', at, value, EXPECTED);
  if (!isPlainObject(value)) return reading.wrongType(value, at, EXPECTED);
  const given = shaped(reading, paidAtLeastSchema(), value, at);
  if (given?.paidAtLeast === undefined) return undefined;
  const share = readRatioFromZero(reading, given.paidAtLeast, `${at}/paidAtLeast`, Rational.ONE);
  if (share === undefined) return undefined;
  if (share.value.sign > 0) return { kind: 'paid-at-least', share };
  return reading.refuse('out_of_range', share.at, given.paidAtLeast, '> 0');
}
