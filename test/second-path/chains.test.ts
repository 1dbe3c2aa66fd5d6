import { describe, expect, it } from 'vitest';
import { chained } from '../support/generate-chain.js';
import { chainDifferences } from './compare-chain.js';
import { isKnown } from './known.js';

/** `npm run second-path -- --chains` runs many more; these belong to the tests, so that a slip shows at once. */
const CHAINS = 80;
/** Of every second chain all statements carry their trace and are verified. */
const VERIFIED = 2;

describe('statements one after the other, settled a second time', () => {
  it('give the same figures for generated chains', { timeout: 120_000 }, () => {
    let done = 0;
    for (let seed = 3_000_001; done < CHAINS; seed += 1) {
      const chain = chained(seed);
      if (!chain.plans.every(isKnown)) continue;
      done += 1;
      const verifies = seed % VERIFIED === 0;
      expect(chainDifferences(chain, { verifies }), `seed ${seed}, ${chain.payee}`).toEqual([]);
    }
  });
});
