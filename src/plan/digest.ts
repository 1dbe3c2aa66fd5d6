/** What the digest of a plan is taken over: the plan without its places, so that two spellings of one plan agree. */
import { Rational } from '../number/rational.js';

/** A copy of plain frozen values without their `at` fields. Lists keep their order: the readers have set it. */
export function withoutPlaces(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Rational) return value;
  if (Array.isArray(value)) return value.map(withoutPlaces);
  const copy: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) if (key !== 'at') copy[key] = withoutPlaces(field);
  return copy;
}
