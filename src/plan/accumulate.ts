/** `accumulate`: figure, quota, target incentive, floor and cap from the start of the fiscal year on. */
import * as z from 'zod/mini';
import type { AccumulateInput } from './input-time.js';
import type { MeasureScope } from './measure/entry.js';
import type { Accumulation, Pay } from './plan.js';
import type { Reading } from './reading.js';
import { refuseTotalRounding } from './recognition.js';
import { lazily, slot } from './schema.js';
import { shaped } from './shape.js';

/** `{ "quota": "to-date" }` */
export const accumulateSchema = /* @__PURE__ */ lazily(() => z.strictObject({ quota: z.enum(['full', 'to-date']) }));

/** The field of a schema that accumulates. */
export const accumulateField = /* @__PURE__ */ lazily(() => z.exactOptional(slot<AccumulateInput>('accumulate')));

/**
 * How a component accumulates.
 *
 * @param outer what holds where nothing is written here
 */
export function readAccumulate(
  { reading, roundsTotal }: Pick<MeasureScope, 'reading' | 'roundsTotal'>,
  value: unknown,
  at: string,
  outer: Accumulation | undefined,
): Accumulation | undefined {
  if (value === undefined) return outer;
  const given = shaped(reading, accumulateSchema(), value, at);
  if (roundsTotal) refuseTotalRounding(reading, at, 'accumulate');
  return given?.quota && { at, quota: given.quota };
}

/** An amount that is the same in every period has no amount so far: it would be paid once a year. */
export function refusePlainAmount(reading: Reading, pay: Pay): void {
  if (pay.word === 'amount' && pay.how.how === 'number') reading.refuse('amount_not_accumulated', pay.how.at);
}
