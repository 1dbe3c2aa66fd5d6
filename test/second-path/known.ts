/** Which plans the second path can settle. */
import type { PlanInput } from '../../src/index.js';
import { wordsOf } from '../support/plan-words.js';

/**
 * Words of the format that the second path does not know yet, as `test/support/plan-words.ts` names them, each with the
 * reason. Plans with one of them are passed over.
 */
export const NOT_YET: Readonly<Record<string, string>> = Object.fromEntries(
  `clawback.shares clawback.within clawbackShares=pro-rata lasting.first lasting.keep lasting.times lasting.within
   measure-newCategories.newCategories.lasting plan.clawback`
    .split(/\s+/)
    .map((word) => [word, 'is about more than one statement in a way that settling is still taught']),
);

/** Whether a plan has only words that the second path knows. */
export function isKnown(plan: PlanInput): boolean {
  return Object.keys(NOT_YET).length === 0 || wordsOf(plan).every(({ word }) => NOT_YET[word] === undefined);
}
