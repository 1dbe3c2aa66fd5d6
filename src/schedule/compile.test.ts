import { describe, expect, it } from 'vitest';
import { exact, payOnMoney, payOnQuota, rows } from '../../test/support/pays.js';
import type { PlanInput } from '../index.js';
import { curveForm } from './compile.js';
import { evaluate } from './evaluate.js';
import { formJson } from './form.js';
import { payForm } from './pay-form.js';

type PayInput = PlanInput['components'][number]['pay'];

/** Expects what a pay on money comes to at some figures: `[figure, pay]`. */
function expectPay(pay: PayInput, table: readonly (readonly [string, string])[]): void {
  const form = payForm(payOnMoney(pay), {});
  if (form === undefined) throw new Error('no form');
  expect(table.map(([figure]) => [figure, evaluate(form, exact(figure)).toString()])).toEqual(table);
}

/** Expects what a share of an incentive of 1,000 comes to at some attainments, with a quota of 1: `[attainment, pay]`. */
function expectShare(share: unknown, table: readonly (readonly [string, string])[]): void {
  const form = payForm(payOnQuota({ share } as PayInput), { quota: exact('1'), incentive: exact('1000') });
  if (form === undefined) throw new Error('no form');
  expect(table.map(([at]) => [at, evaluate(form, exact(at)).toString()])).toEqual(table);
}

describe('tiers', () => {
  it('pay each value for the part of the figure inside its tier, and go on below 0 where they start at 0', () => {
    const tiers: PayInput = { rate: { tiers: rows('0 2% | 20000 3% | 50000 5%') } };
    expectPay(
      tiers,
      rows('-100 -2 | 0 0 | 19999.99 399.9998 | 20000 400 | 20000.01 400.0003 | 50000 1300 | 60000 1800'),
    );
  });

  it('that start above 0 pay nothing before their first mark, and from there on only for what lies above it', () => {
    expectPay(
      { rate: { tiers: rows('1000 10% | 2000 0% | 3000 20%') } },
      rows('-5000 0 | 0 0 | 1000 0 | 1500 50 | 2000 100 | 3000 100 | 3010 102'),
    );
  });

  it('that start below 0 pay from their first mark on', () => {
    expectPay({ rate: { tiers: rows('-1000 1% | 0 2%') } }, rows('-2000 0 | -1000 0 | -500 5 | 0 10 | 100 12'));
  });

  it('with a rate below 0 take back', () => {
    expectPay({ rate: { tiers: rows('0 5% | 1000 -1%') } }, rows('1000 50 | 2000 40'));
  });

  it('pay their extra at the mark at which they are entered, all that were entered together', () => {
    expectPay(
      { rate: { tiers: rows('0 0 | 100 1% 7 | 200 1% 11.5') } },
      rows('99.99 0 | 100 7 | 150 7.5 | 199.99 7.9999 | 200 19.5'),
    );
  });

  it('pay the extra of a tier from 0 only above 0', () => {
    expectPay({ rate: { tiers: rows('0 1% 25 | 100 2%') } }, rows('-10 -0.1 | 0 0 | 0.01 25.0001 | 200 28'));
  });

  it('pay the extra of a tier from below 0 from 0 on, never below 0', () => {
    expectPay(
      { rate: { tiers: rows('-100 0 5 | -50 0 2 | 0 0 10 | 50 0 1') } },
      rows('-50 0 | -0.01 0 | 0 7 | 0.01 17 | 50 18'),
    );
  });

  it('multiply the attainment inside them under a share', () => {
    expectShare({ tiers: rows('0% 1 | 100% 1.4') }, rows('-1/2 -500 | 1/2 500 | 1 1000 | 13/12 3350/3'));
    expectShare({ tiers: rows('50% 1 10% | 100% 2') }, rows('0.49 0 | 0.5 100 | 1 600 | 1.1 800'));
  });

  it('of which there is one from 0 % are what "linear" says', () => {
    const linear = payForm(payOnQuota({ share: 'linear' }), { quota: exact('8'), incentive: exact('1000') });
    const tiers = payForm(payOnQuota({ share: { tiers: rows('0% 1') } }), {
      quota: exact('8'),
      incentive: exact('1000'),
    });
    expect(formJson(linear ?? [])).toEqual(formJson(tiers ?? []));
    expect(evaluate(linear ?? [], exact('2')).toString()).toBe('250');
  });
});

describe('steps', () => {
  it('of rates pay the last rate reached on the whole figure, also below 0 where they start at 0', () => {
    expectPay({ rate: { steps: rows('0 2% | 1000 3%') } }, rows('-100 -2 | 0 0 | 999.99 19.9998 | 1000 30 | 2000 60'));
  });

  it('of rates that start elsewhere pay nothing before their first mark', () => {
    expectPay({ rate: { steps: rows('500 2%') } }, rows('-100 0 | 499.99 0 | 500 10'));
    expectPay({ rate: { steps: rows('-500 2% | 500 4%') } }, rows('-600 0 | -500 -10 | 0 0 | 500 20'));
  });

  it('of amounts pay nothing before their first mark, also where that is 0', () => {
    expectPay(
      { amount: { steps: rows('0 100 | 10 300 | 20 200') } },
      rows('-0.01 0 | 0 100 | 9.99 100 | 10 300 | 20 200'),
    );
  });

  it('add up all that were reached where they say so', () => {
    expectPay(
      { amount: { steps: rows('3 500 | 5 800 | 8 -100'), cumulative: true } },
      rows('2 0 | 3 500 | 5 1300 | 8 1200'),
    );
    expectPay({ rate: { steps: rows('0 1% | 100 2%'), cumulative: true } }, rows('-100 -1 | 99 0.99 | 100 3'));
  });

  it('pay the extra of the last mark reached, or all of them where they add up', () => {
    const extras = rows('0 0 5 | 10 0 7 | 20 0');
    expectPay({ rate: { steps: extras } }, rows('0 0 | 0.01 5 | 10 7 | 20 0'));
    expectPay({ rate: { steps: extras, cumulative: true } }, rows('0 0 | 0.01 5 | 10 12 | 20 12'));
  });

  it('that begin below 0 pay the extra of the last mark reached from 0 on', () => {
    expectPay({ amount: { steps: rows('-20 0 3 | -10 0 5 | 10 0 7') } }, rows('-15 0 | 0 5 | 10 7'));
    expectPay({ amount: { steps: rows('-10 0 5 | 0 0 7') } }, rows('-1 0 | 0 0 | 0.01 7'));
  });

  it('give the share itself under a share', () => {
    expectShare({ steps: rows('0% 1 | 100% 1.4') }, rows('-0.1 0 | 0 1000 | 0.99 1000 | 1.1 1400'));
  });
});

describe('curves', () => {
  const points = rows('80% 0% | 100% 100% | 120% 160%');

  it('are straight between their points, 0 before the first and flat after the last', () => {
    expectShare(
      { curve: points, above: 'flat' },
      rows('0.79 0 | 0.8 0 | 0.9 500 | 1 1000 | 1.1 1300 | 1.2 1600 | 9 1600'),
    );
  });

  it('go on at both ends where they say so', () => {
    expectShare({ curve: points, below: 'extend', above: 'extend' }, rows('0.7 -500 | 1.3 1900'));
  });

  it('jump at their first mark where its value is not 0', () => {
    expectPay({ amount: { curve: rows('10 100 | 20 50'), above: 'extend' } }, rows('9.99 0 | 10 100 | 15 75 | 40 -50'));
  });
});

describe('a number', () => {
  it('is the same throughout: a rate of the figure, an amount, a share', () => {
    expectPay({ rate: '5%' }, rows('-10 -0.5 | 100 5'));
    expectPay({ each: '2.5' }, rows('4 10'));
    expectPay({ amount: '300' }, rows('-10 300 | 10 300'));
    expectShare('80%', rows('0 800 | 2 800'));
  });
});

describe('a curve of a single point', () => {
  const point = { at: '', mark: { value: exact('10'), at: '' }, value: { value: exact('5'), at: '' } };

  it('is 0 or flat before it, and flat from it on', () => {
    const values = (below: 'zero' | 'extend' | 'flat', above: 'flat' | 'extend'): string[] => {
      const form = curveForm({ how: 'curve', at: '', points: [point], below, above });
      return ['9', '10', '11'].map((figure) => evaluate(form, exact(figure)).toString());
    };
    expect(values('zero', 'flat')).toEqual(['0', '5', '5']);
    expect(values('extend', 'extend')).toEqual(['5', '5', '5']);
    expect(values('flat', 'extend')).toEqual(['5', '5', '5']);
  });
});
