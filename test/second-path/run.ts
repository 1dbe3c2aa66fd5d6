/**
 * `run.ts <first seed> <pairs> <step>`: both paths on so many pairs, from a seed on in steps; names every seed for which
 * they differ, and every one that does not settle. Plans with a word that the second path does not know yet are passed over.
 */
import { type Generated, generated } from '../support/generate.js';
import { differences } from './compare.js';
import { isKnown } from './known.js';

const [first, pairs, step] = process.argv.slice(2).map(Number) as [number, number, number];

let seed = first;
for (let done = 0; done < pairs; seed += step) {
  const pair = generated(seed, { later: true });
  if (!pair.versions.every(isKnown)) continue;
  done += 1;
  const payee = pair.payees[seed % pair.payees.length] as string;
  const found = differencesOrRefusal(pair, payee);
  if (found.length === 0) continue;
  console.error(`seed ${seed}, ${payee}: ${found.join('; ')}`);
  process.exitCode = 1;
}

/** What differs; where the pair does not settle, what was thrown. */
function differencesOrRefusal(pair: Generated, payee: string): readonly string[] {
  try {
    return differences(pair, payee);
  } catch (thrown) {
    return [thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)];
  }
}
