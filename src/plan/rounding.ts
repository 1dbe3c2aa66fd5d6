/** Rounding of a figure or an attainment as a step of its own. */
import * as z from 'zod/mini';
import { MAX_FRACTION_DIGITS } from '../number/limits.js';
import { ROUNDING_MODES } from '../number/round.js';
import type { FigureRounding } from './plan.js';
import { lazily } from './schema.js';

/** Decimals kept. */
export const scaleField = /* @__PURE__ */ lazily(() => z.int().check(z.gte(0), z.lte(MAX_FRACTION_DIGITS)));

/** `{ "scale": 2, "mode": "half-up" }` */
export const roundSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ scale: scaleField(), mode: z.exactOptional(z.enum(ROUNDING_MODES)) }),
);

type Round = z.output<ReturnType<typeof roundSchema>>;

/** The rounding that a measure or quota says beside its word, as a field to spread; half up unless it says otherwise. */
export function roundField(round: Round | undefined, at: string): { readonly round?: FigureRounding } {
  if (round === undefined) return {};
  return { round: { at: `${at}/round`, scale: round.scale, mode: round.mode ?? 'half-up' } };
}

/** The field of a schema that takes it. */
export const roundFields = /* @__PURE__ */ lazily(() => ({ round: z.exactOptional(roundSchema()) }));
