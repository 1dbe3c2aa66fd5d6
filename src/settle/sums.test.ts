import { describe, expect, it } from 'vitest';
import { type Around, line, statementOf } from '../../test/support/measured.js';
import type { PlanInput } from '../index.js';
import type { Statement } from '../statement/statement.js';
import { verifyStatement } from '../verifier/index.js';

type Components = PlanInput['components'];

/** A plan with one component for each amount, `a`, `b`, …, of its own category. */
function paying(amounts: readonly string[], plan: Partial<PlanInput> = {}, around: Around = {}): Statement {
  const ids = ['a', 'b', 'c', 'd'];
  const kinds = ['revenue', 'performance', 'profit', 'other'] as const;
  const components = amounts.map((_, place) => ({
    id: ids[place],
    kind: kinds[place],
    measure: { sum: 'amount', categories: [ids[place]] },
    pay: { rate: '1' },
    negative: 'pay',
  }));
  const lines = amounts.map((amount, place) => line(`L${place}`, '2026-01-15', amount, { category: ids[place] }));
  const statement = statementOf(
    { sum: 'amount' },
    { ...around, lines, plan: { components: components as Components, ...plan } },
  );
  expect(verifyStatement(JSON.parse(JSON.stringify(statement)))).toMatchObject({ ok: true });
  return statement;
}

function steps({ steps: all }: Statement): string[] {
  return all.map(({ step, figure, amount }) => `${step} ${figure.value}: ${amount.value}`);
}

function amounts({ components }: Statement): string[] {
  return components.map(({ amount }) => amount.value);
}

describe('rounding', () => {
  it('rounds each component once, half up, to the cents of the currency', () => {
    const statement = paying(['0.005', '0.004', '-0.005']);
    expect(amounts(statement)).toEqual(['0.01', '0.00', '-0.01']);
    expect(statement.earned.value).toBe('0.00');
    expect(statement.components[0]?.steps).toMatchObject([{ step: 'rounding', amount: { value: '0.01' } }]);
  });

  it.each([
    ['half-even', '0.00', '0.02'],
    ['half-down', '0.00', '0.01'],
    ['up', '0.01', '0.02'],
    ['down', '0.00', '0.01'],
    ['ceiling', '0.01', '0.02'],
    ['floor', '0.00', '0.01'],
  ] as const)('%s', (mode, first, second) => {
    expect(amounts(paying(['0.005', '0.015'], { rounding: { mode } }))).toEqual([first, second]);
  });

  it('takes the minor unit of the currency, or the scale that the plan says', () => {
    expect(amounts(paying(['0.5'], { currency: 'JPY' }))).toEqual(['1']);
    expect(amounts(paying(['0.0005'], { currency: 'KWD' }))).toEqual(['0.001']);
    expect(amounts(paying(['1234.5'], { rounding: { scale: 0 } }))).toEqual(['1235']);
  });

  it('at the total rounds the sum once and shares it out by largest remainder, ties to the earlier one', () => {
    const total = { rounding: { at: 'total' as const } };
    expect(amounts(paying(['0.004', '0.004', '0.004'], total))).toEqual(['0.01', '0.00', '0.00']);
    expect(amounts(paying(['0.003', '0.004', '0.006'], total))).toEqual(['0.00', '0.00', '0.01']);
    expect(amounts(paying(['-0.004', '-0.004', '-0.004'], total))).toEqual(['-0.01', '0.00', '0.00']);
    expect(amounts(paying(['1', '-0.996'], total))).toEqual(['1.00', '-1.00']);
    const statement = paying(['0.004', '0.004'], total);
    expect(statement.components[0]?.steps).toMatchObject([{ step: 'total-rounding' }]);
    expect(statement.kinds.map(({ kind, amount }) => [kind, amount.value])).toEqual([
      ['revenue', '0.01'],
      ['performance', '0.00'],
    ]);
  });
});

describe('the sum', () => {
  it('stands by kind in the order revenue, performance, profit, other', () => {
    const components = (['other', 'profit', 'revenue', 'other'] as const).map((kind, place) => ({
      id: `c${place}`,
      kind,
      pay: { amount: String(place + 1) },
    }));
    const { kinds, earned } = statementOf(undefined, { plan: { components: components as unknown as Components } });
    expect(kinds.map(({ kind, amount }) => `${kind} ${amount.value}`)).toEqual([
      'revenue 3.00',
      'profit 2.00',
      'other 5.00',
    ]);
    expect(earned.value).toBe('10.00');
  });

  it('of nothing is 0', () => {
    const absent = [{ id: 'c', kind: 'other', pay: { amount: '5' }, from: '2030-01-01' }] as unknown as Components;
    const statement = paying([], { components: absent });
    expect(statement.components).toEqual([]);
    expect(statement.kinds).toEqual([]);
    expect(statement.payable.value).toBe('0.00');
    const total = paying([], { components: absent, rounding: { at: 'total' }, guarantee: '7', cap: '5' });
    expect(total.payable.value).toBe('7.00');
  });
});

describe('a plan cap', () => {
  it('cuts components in proportion, and what is left adds up to it', () => {
    const statement = paying(['60', '30', '10'], { cap: '50' });
    expect(steps(statement)).toEqual(['cap 50.00: 50.00']);
    expect(statement.steps[0]?.components?.map(({ id, amount }) => `${id} ${amount.value}`)).toEqual([
      'a 30.00',
      'b 15.00',
      'c 5.00',
    ]);
    expect(amounts(statement)).toEqual(['60.00', '30.00', '10.00']);
  });

  it('shares out cents, and leaves what is below 0 as it is', () => {
    const statement = paying(['50', '50', '50', '-20'], { cap: '100' });
    expect(statement.steps[0]?.components?.map(({ amount }) => amount.value)).toEqual([
      '40.00',
      '40.00',
      '40.00',
      '-20.00',
    ]);
    const uneven = paying(['50', '50', '50'], { cap: '100' });
    expect(uneven.steps[0]?.components?.map(({ amount }) => amount.value)).toEqual(['33.34', '33.33', '33.33']);
  });

  it('that is not reached is listed, and cuts nothing', () => {
    const statement = paying(['60', '30'], { cap: '90' });
    expect(steps(statement)).toEqual(['cap 90.00: 90.00']);
    expect(statement.steps[0]?.components).toBeUndefined();
  });

  it('is the lower one of several, also times the incentive', () => {
    const components = [
      { id: 'c', kind: 'revenue', measure: { sum: 'amount' }, quota: { amount: '10' }, pay: { share: 'linear' } },
    ];
    const plan = {
      components: components as unknown as Components,
      targetIncentive: '100',
      cap: [{ times: '1.5' }, '160'],
    } as const;
    expect(steps(paying(['20'], plan))).toEqual(['cap 150.00: 150.00']);
    expect(steps(paying(['20'], { ...plan, cap: ['170', { times: '1.8' }] }))).toEqual(['cap 170.00: 170.00']);
  });

  it('wins over a plan floor', () => {
    const statement = paying(['60', '30'], { cap: '100', floor: '120' });
    expect(steps(statement)).toEqual(['floor 120.00: 120.00', 'cap 100.00: 100.00']);
    expect(statement.steps[1]?.components).toBeUndefined();
    const cut = paying(['60', '60'], { cap: '100', floor: '150' });
    expect(steps(cut)).toEqual(['floor 150.00: 150.00', 'cap 100.00: 100.00']);
    expect(cut.steps[1]?.components?.map(({ amount }) => amount.value)).toEqual(['50.00', '50.00']);
  });

  it('below what is not above 0 anyway cuts no component', () => {
    const cap = { amount: { subtract: [{ value: '0' }, { value: '10' }] } } as unknown as string;
    const statement = paying(['-5'], { cap, negative: 'pay' });
    expect(steps(statement)).toEqual(['cap -10.00: -10.00']);
    expect(statement.steps[0]?.components).toBeUndefined();
  });
});

describe('a guarantee', () => {
  it('tops up what was earned, prorated', () => {
    expect(steps(paying(['60'], { guarantee: '100' }))).toEqual(['guarantee 100.00: 100.00']);
    expect(steps(paying(['160'], { guarantee: { amount: '1200', per: 'year' } }))).toEqual([
      'guarantee 300.00: 300.00',
    ]);
    const half = { payees: [{ id: 'anna', workingShare: '50%' }] };
    expect(steps(paying(['60'], { guarantee: '200' }, half))).toEqual(['guarantee 100.00: 100.00']);
    expect(steps(paying(['160'], { guarantee: '100' }))).toEqual(['guarantee 100.00: 160.00']);
  });

  it('stands above the cap', () => {
    expect(steps(paying(['60'], { cap: '50', guarantee: '55' }))).toEqual([
      'cap 50.00: 50.00',
      'guarantee 55.00: 55.00',
    ]);
  });
});

describe('a sum below 0', () => {
  const payable = (negative?: 'zero' | 'pay' | 'carry'): (string | undefined)[] => {
    const { earned, payable: paid, carried } = paying(['-5', '3'], negative === undefined ? {} : { negative });
    return [earned.value, paid.value, carried?.value];
  };

  it('is carried, dropped or paid as it is', () => {
    expect(payable()).toEqual(['-2.00', '0.00', '-2.00']);
    expect(payable('carry')).toEqual(['-2.00', '0.00', '-2.00']);
    expect(payable('zero')).toEqual(['-2.00', '0.00', undefined]);
    expect(payable('pay')).toEqual(['-2.00', '-2.00', undefined]);
  });
});
