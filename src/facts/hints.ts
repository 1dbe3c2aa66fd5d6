/** What a misspelt field of the facts was meant to be: said once, of the problems that are kept. */
import { nearestWord } from '../plan/words.js';
import type { Problem } from '../trace/problems.js';

/** The problem as it was; for a field that is not known, with the one that its name comes closest to. */
export function withNearestField(problem: Problem): Problem {
  const { code, found, expected } = problem;
  if (code !== 'unknown_field' || found === undefined || expected === undefined) return problem;
  const nearest = nearestWord(found, expected.split(', '));
  return nearest === undefined ? problem : { ...problem, expected: `"${nearest}"` };
}
