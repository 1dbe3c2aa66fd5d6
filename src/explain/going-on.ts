/** Steps of a component because of earlier statements: how each is called, and what is left after it. */
import type { Sign } from './view.js';
import type { Words } from './words.js';

/** What is taken off or set off; what is left then; how it acts. */
type Told = readonly [taken: (words: Words) => string, after: (words: Words) => string, sign: Sign];

export const GOING_ON: Readonly<Record<'part' | 'earned-before' | 'paid-before' | 'set-off', Told>> = {
  part: [(words) => words.earlierParts, (words) => words.earnedInPeriod, '−'],
  'earned-before': [(words) => words.earnedBefore, (words) => words.earnedSoFar, '+'],
  'paid-before': [(words) => words.paidBefore, (words) => words.leftToPay, '−'],
  'set-off': [(words) => words.openBefore(undefined), (words) => words.afterSetOff, '+'],
};
