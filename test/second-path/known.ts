/** Which plans the second path can settle. */
import type { PlanInput } from '../../src/index.js';

/** Words of the format that it does not know yet, by where they stand: marks on another measure, matrices, … */
const UNKNOWN: ReadonlySet<string> = new Set([
  'matrix',
  'proration',
  'classOn',
  'customerAge',
  'seasonal',
  'net',
  'eligible',
  'as',
]);

/** Whether a plan has only words that the second path knows. */
export function isKnown(plan: PlanInput): boolean {
  const known = (value: unknown, inFactor: boolean): boolean => {
    if (typeof value !== 'object' || value === null) return true;
    return Object.entries(value).every(([key, inner]) => {
      if (UNKNOWN.has(key) || (key === 'on' && !inFactor)) return false;
      return known(inner, inFactor || key === 'factor');
    });
  };
  return known(plan, false);
}
