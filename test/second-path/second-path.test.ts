import { describe, expect, it } from 'vitest';
import { generated } from '../support/generate.js';
import { differences } from './compare.js';
import { isKnown } from './known.js';
import { settledAgain } from './settle.js';

/** `npm run second-path` runs many more; these belong to the tests, so that a slip shows at once. */
const PAIRS = 150;

describe('settling a second time, line by line', () => {
  it('gives the same figures for generated plans and facts', () => {
    let done = 0;
    for (let seed = 1_000_001; done < PAIRS; seed += 1) {
      const pair = generated(seed, { later: true });
      if (!pair.versions.every(isKnown)) continue;
      done += 1;
      const payee = pair.payees[seed % pair.payees.length] as string;
      expect(differences(pair, payee), `seed ${seed}, ${payee}`).toEqual([]);
    }
  });

  it('is about plans that pay something, of every kind', () => {
    const paid = new Set<string>();
    for (let seed = 1; seed <= 400; seed += 1) {
      const { versions, facts, payees, period } = generated(seed, { later: true });
      if (!versions.every(isKnown)) continue;
      for (const { kind, amount } of settledAgain(versions, facts, payees[0] as string, period).components) {
        if (amount.compare(0) > 0) paid.add(kind);
      }
    }
    expect([...paid].sort()).toEqual(['other', 'performance', 'profit', 'revenue']);
  });
});
