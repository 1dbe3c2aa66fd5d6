import { describe, expect, it } from 'vitest';
import { payOnMoney } from '../../test/support/pays.js';
import { Rational } from '../number/rational.js';
import type { Packs, TiersHow } from '../plan/plan.js';
import { evaluate } from './evaluate.js';
import { packedTiersForm, packsIn } from './packs.js';

function packs(parts: Packs['parts']): Packs {
  const { packs: read } = payOnMoney({ each: '1', per: '5', parts });
  if (read === undefined) throw new Error('no packs');
  return read;
}

describe('packs of 5', () => {
  it.each([
    ['full', '14', '2'],
    ['full', '-14', '-2'],
    ['started', '11', '3'],
    ['started', '-11', '-3'],
    ['started', '10', '2'],
    ['exact', '12', '12/5'],
  ] as const)('%s: %s make %s', (parts, figure, count) => {
    expect(packsIn(Rational.of(Number(figure)), packs(parts)).toString()).toBe(count === '12/5' ? '2.4' : count);
  });

  it('are counted up to each mark; a tier that holds none pays for none', () => {
    const { how } = payOnMoney({
      each: {
        tiers: [
          ['0', '1'],
          ['6', '10'],
          ['8', '2'],
        ],
      },
      per: '5',
    });
    const form = packedTiersForm(how as TiersHow, packs('full'), Rational.ONE);
    expect([-1, 1, 2, 3].map((count) => evaluate(form, Rational.of(count)).toString())).toEqual(['-1', '1', '3', '5']);
  });

  it('do not go on below 0 because a first mark makes no pack', () => {
    const { how } = payOnMoney({ each: { tiers: [['3', '7']] }, per: '5' });
    const form = packedTiersForm(how as TiersHow, packs('full'), Rational.ONE);
    expect(evaluate(form, Rational.of(-1)).sign).toBe(0);
    expect(evaluate(form, Rational.of(1)).toString()).toBe('7');
  });
});
