import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { around } from '../../test/support/forms.js';
import { component, payOnMoney, payOnQuota, rows } from '../../test/support/pays.js';
import { Seeded } from '../../test/support/seeded.js';
import { byThePack, fraction, ON_ATTAINMENT, ON_MONEY, paidByHand, somePay } from '../../test/support/some-pay.js';
import { Rational } from '../number/rational.js';
import { evaluate } from './evaluate.js';
import { formJson } from './form.js';
import { payForm } from './pay-form.js';

const WORDS = ['rate', 'each', 'amount', 'share'] as const;

function asFraction(figure: Rational): Fraction {
  return new Fraction(figure.numerator, figure.denominator);
}

describe('pay as one form of the figure', () => {
  it('is what working it out row by row comes to, at every mark and just beside it', () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const seeded = new Seeded(seed);
      const word = seeded.pick(WORDS);
      const hasQuota = word === 'share' || seeded.happens(50);
      const pay = byThePack(seeded, somePay(seeded, word, hasQuota ? ON_ATTAINMENT : ON_MONEY), false);
      const quota = hasQuota
        ? new Rational(BigInt(seeded.between(1, 900_000)), BigInt(seeded.pick([1, 3, 100])))
        : undefined;
      const incentive = Rational.of(seeded.between(0, 9_000));
      const parsed = hasQuota ? payOnQuota(pay) : payOnMoney(pay);
      const form = payForm(parsed, { ...(quota === undefined ? undefined : { quota }), incentive });
      if (form === undefined) {
        // Whole packs are stairs without end.
        expect('each' in pay && pay.per !== undefined && pay.parts !== 'exact', `seed ${seed}`).toBe(true);
        continue;
      }
      const exactQuota = quota === undefined ? undefined : asFraction(quota);
      for (const x of around(form)) {
        const byHand = paidByHand(pay, asFraction(x), exactQuota, asFraction(incentive));
        expect(asFraction(evaluate(form, x)).equals(byHand), `seed ${seed} ${JSON.stringify(pay)} at ${x}`).toBe(true);
      }
    }
  });

  it('stands against the figure, not the attainment, where there is a quota', () => {
    const form = payForm(payOnQuota({ rate: { tiers: rows('0% 2% | 100% 3% 40') } }), { quota: Rational.of(5000) });
    expect(formJson(form ?? [])).toEqual([
      { from: null, value: '0', slope: '0.02' },
      { from: '0', value: '0', slope: '0.02' },
      { from: '5000', value: '140', slope: '0.03' },
    ]);
  });

  it('of a matrix whose rows are read on the figure beside a quota, steps at the marks of both', () => {
    const matrix = {
      rows: { on: 'figure', marks: ['0', '5000'] },
      columns: { marks: ['0%', '100%'] },
      cells: [
        ['10', '20'],
        ['30', '40'],
      ],
    } as const;
    const form = payForm(payOnQuota({ amount: { matrix } }), { quota: Rational.of(4000) }) ?? [];
    const paid = [3999, 4000, 4999, 5000].map((figure) => evaluate(form, Rational.of(figure)).toString());
    expect(paid).toEqual(['10', '20', '20', '40']);
  });

  it('is not one form where groups are paid each by itself, or where a rate runs with its own figure', () => {
    expect(payForm(payOnMoney({ rate: { by: 'category', table: { '*': '2%' } } }), {})).toBeUndefined();
    const table = component({
      measure: { sum: 'amount' },
      quota: 'goal',
      pay: {
        rate: {
          by: 'category',
          table: {
            '*': { curve: rows('0% 1% | 100% 2%'), above: 'flat' },
          },
        },
      },
    }).pay;
    const { how } = table;
    if (how.how !== 'table') throw new Error('no table');
    const curve = how.rows[0]?.how;
    if (curve === undefined) throw new Error('no row');
    expect(payForm({ ...table, how: curve }, { quota: Rational.of(5000) })).toBeUndefined();
  });
});

describe('working it out row by row', () => {
  it('agrees with figures worked by hand', () => {
    const tiers = { share: { tiers: rows('0% 1 | 100% 1.4') } } as const;
    expect(paidByHand(tiers, fraction('52000'), fraction('48000'), fraction('6720')).toFraction()).toBe('7504');
    const curve = { share: { curve: rows('80% 0% | 100% 100% | 120% 160%'), above: 'flat' } } as const;
    expect(paidByHand(curve, fraction('110000'), fraction('100000'), fraction('2520')).toFraction()).toBe('3276');
    const plus = { rate: { tiers: rows('0 2% | 100000 3% 500') } } as const;
    expect(paidByHand(plus, fraction('120000')).toFraction()).toBe('3100');
  });
});
