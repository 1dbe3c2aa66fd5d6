/** `seasonal`: how a yearly amount falls to the periods of the fiscal year. */
import * as z from 'zod/mini';
import { Rational, sum } from '../number/rational.js';
import { readShares } from './figures.js';
import type { RatioInput } from './input-figures.js';
import type { Written } from './plan.js';
import type { Reading } from './reading.js';
import { lazily, slot } from './schema.js';

/** The field of a schema that takes it. */
export const seasonalField = /* @__PURE__ */ lazily(() =>
  z.exactOptional(z.array(slot<RatioInput>('ratio')).check(z.minLength(1), z.maxLength(12))),
);

/**
 * The shares of the periods, from the first of the fiscal year: one each, adding up to 100 %.
 *
 * @param per what the amount is for, where the plan says so: a year
 */
export function readSeasonal(
  reading: Reading,
  list: readonly unknown[] | undefined,
  at: string,
  per: string | undefined,
): readonly Written[] | undefined {
  if (list === undefined) return undefined;
  if (per !== 'year') return reading.refuse('seasonal_not_of_a_year', at, per, '"per": "year"');
  const wanted = reading.periodsInYear;
  if (wanted !== undefined && list.length !== wanted) {
    return reading.refuse(list.length < wanted ? 'list_too_short' : 'list_too_long', at, list.length, String(wanted));
  }
  const shares = readShares(reading, list, at);
  if (shares === undefined) return undefined;
  const whole = sum(shares.map(({ value }) => value));
  return whole.equals(Rational.ONE) ? shares : reading.refuse('seasonal_not_whole', at, whole.toString(), '100%');
}
