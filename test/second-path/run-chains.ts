/**
 * `run-chains.ts <first seed> <chains> <step>`: both paths on so many chains, from a seed on in steps; names every seed for which
 * they differ, and every one that does not settle. Of one chain in eight every statement is verified.
 */
import { type Chain, chained } from '../support/generate-chain.js';
import { chainDifferences } from './compare-chain.js';
import { isKnown } from './known.js';

const [first, chains, step] = process.argv.slice(2).map(Number) as [number, number, number];

let seed = first;
for (let done = 0; done < chains; seed += step) {
  const chain = chained(seed);
  if (!chain.plans.every(isKnown)) continue;
  done += 1;
  const found = differencesOrRefusal(chain);
  if (found.length === 0) continue;
  console.error(`seed ${seed}, ${chain.payee}: ${found.join('; ')}`);
  process.exitCode = 1;
}

/** What differs; where a chain does not settle, what was thrown. */
function differencesOrRefusal(own: Chain): readonly string[] {
  try {
    return chainDifferences(own, { verifies: own.seed % 8 === 0 });
  } catch (thrown) {
    return [thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)];
  }
}
