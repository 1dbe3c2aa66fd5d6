/** The baseline: the stretch that gains are compared with. */
import * as z from 'zod/mini';
import type { DateInput } from './input-figures.js';
import type { BaselineInput } from './input-measures.js';
import type { Baseline } from './plan.js';
import type { Reading } from './reading.js';
import { lazily, slot } from './schema.js';
import { shaped } from './shape.js';
import { isPlainObject } from './snapshot.js';

/** What a gain is compared with where nothing is said: the same period one year before. */
export const PREVIOUS_YEAR: Baseline = { kind: 'previous-year' };

/** Fields of everything that may say what it compares with. */
export const baselineFields = /* @__PURE__ */ lazily(() => ({
  baseline: z.exactOptional(slot<BaselineInput>('baseline')),
  baselineOf: z.exactOptional(z.enum(['payee', 'customers'])),
}));

/** `{ "from": …, "to": … }`: two dates, both included. */
export const rangeSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ from: slot<DateInput>('date'), to: slot<DateInput>('date') }),
);

/** What says what it compares with, as far as that was right. */
interface BaselineFields {
  readonly baseline?: unknown;
  readonly baselineOf?: 'payee' | 'customers';
}

/** The baseline that is written on a plan, component or measure, or the one from further out where nothing is. */
export function readBaseline(reading: Reading, given: BaselineFields, at: string, outer: Baseline): Baseline {
  const { of, ...days } = outer;
  const baseline = readDays(reading, given.baseline, `${at}/baseline`, days);
  const whose = given.baselineOf ?? of;
  return whose === 'customers' ? { ...baseline, of: whose } : baseline;
}

function readDays(reading: Reading, value: unknown, at: string, outer: Baseline): Baseline {
  if (value === undefined) return outer;
  if (value === 'previous-year' || value === 'previous-period') return { kind: value };
  const expected = '"previous-year", "previous-period", { from, to }';
  if (typeof value === 'string') reading.refuse('not_one_of', at, value, expected);
  else if (!isPlainObject(value)) reading.wrongType(value, at, expected);
  else return readRange(reading, value, at) ?? outer;
  return outer;
}

function readRange(reading: Reading, value: unknown, at: string): Baseline | undefined {
  const given = shaped(reading, rangeSchema(), value, at);
  if (given?.from === undefined || given.to === undefined) return undefined;
  const from = reading.day(given.from, `${at}/from`);
  const to = reading.day(given.to, `${at}/to`);
  reading.days(from, to, `${at}/to`);
  return from === undefined || to === undefined ? undefined : { kind: 'range', from, to };
}
