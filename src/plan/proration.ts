/** What is prorated, and by what. */
import * as z from 'zod/mini';
import { pointer } from '../trace/problems.js';
import type { ProratedWord, Proration } from './plan.js';
import type { Reading } from './reading.js';
import { lazily } from './schema.js';

/** What proration may name. */
export const PRORATED_WORDS = [
  'quota',
  'targetIncentive',
  'guarantee',
  'draw',
  'cap',
  'floor',
  'marks',
  'amounts',
] as const satisfies readonly ProratedWord[];

/** `{ "of": ["quota", "cap"], "basis": "months" }` */
export const prorationSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    of: z.exactOptional(z.array(z.enum(PRORATED_WORDS))),
    basis: z.exactOptional(z.enum(['calendar-days', 'months', 'days'])),
  }),
);

/** What is prorated where nothing is said. */
export const DEFAULT_PRORATION: Proration = {
  of: ['quota', 'targetIncentive', 'guarantee', 'draw'],
  basis: 'calendar-days',
};

/** What is prorated, in the order of {@link PRORATED_WORDS}; undefined where it is the default. */
export function readProration(
  reading: Reading,
  given: z.output<ReturnType<typeof prorationSchema>> | undefined,
): Proration | undefined {
  if (given === undefined) return undefined;
  given.of?.forEach((word, place) => {
    if (given.of?.indexOf(word) !== place) reading.refuse('duplicate_id', pointer('/proration/of', place), word);
  });
  const of = given.of === undefined ? DEFAULT_PRORATION.of : PRORATED_WORDS.filter((word) => given.of?.includes(word));
  const basis = given.basis ?? DEFAULT_PRORATION.basis;
  const isDefault = basis === DEFAULT_PRORATION.basis && of.join() === DEFAULT_PRORATION.of.join();
  return isDefault ? undefined : { of, basis };
}

/** What a plan prorates. */
export function prorationOfPlan({ proration }: { readonly proration?: Proration }): Proration {
  return proration ?? DEFAULT_PRORATION;
}
