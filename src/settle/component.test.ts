import { describe, expect, it } from 'vitest';
import { type Around, line, statementOf } from '../../test/support/measured.js';
import type { StatementComponent } from '../statement/statement.js';

function settled(component: object, amount: string, around: Around = {}): StatementComponent {
  const lines = [line('L1', '2026-01-15', amount)];
  const { components } = statementOf({ sum: 'amount' }, { lines, ...around, component });
  return components[0] as StatementComponent;
}

function steps({ steps: all }: StatementComponent): string[] {
  return all.map(
    ({ step, figure, amount }) => `${step}${figure === undefined ? '' : ` ${figure.value}`}: ${amount.value}`,
  );
}

describe('a component', () => {
  it('goes from figure to pay, floor, cap, below zero, rounding', () => {
    const one = settled({ floor: '10', cap: '20', negative: 'zero', clause: '§ 4', payCode: '47' }, '15.005');
    expect(one).toMatchObject({
      id: 'c',
      kind: 'other',
      clause: '§ 4',
      payCode: '47',
      figure: { value: '15.005' },
      unit: 'money',
      pay: { value: '15.005' },
      amount: { value: '15.01' },
      notes: [],
    });
    expect(steps(one)).toEqual(['floor 10: 15.005', 'cap 20: 15.005', 'rounding: 15.01']);
  });

  it('is raised to its floor and cut at its cap, and the cap wins', () => {
    expect(steps(settled({ floor: '50' }, '10'))).toEqual(['floor 50: 50', 'rounding: 50.00']);
    expect(steps(settled({ cap: '50' }, '100'))).toEqual(['cap 50: 50', 'rounding: 50.00']);
    expect(steps(settled({ floor: '50', cap: '40' }, '10'))).toEqual(['floor 50: 50', 'cap 40: 40', 'rounding: 40.00']);
  });

  it('takes the lower cap and the higher floor of several', () => {
    expect(settled({ cap: ['50', { amount: '160', per: 'year' }] }, '100').amount.value).toBe('40.00');
    expect(settled({ floor: ['50', { amount: '60', per: 'month' }] }, '100').amount.value).toBe('180.00');
  });

  it('below 0 becomes 0, or is paid as it is', () => {
    expect(steps(settled({ negative: 'zero' }, '-10'))).toEqual(['negative: 0', 'rounding: 0.00']);
    expect(steps(settled({ negative: 'pay' }, '-10'))).toEqual(['rounding: -10.00']);
    expect(steps(settled({ negative: 'zero', floor: '5' }, '-10'))).toEqual(['floor 5: 5', 'rounding: 5.00']);
  });

  it('that pays a share prints its incentive: the plan’s × its kind’s weight × its own', () => {
    const component = { kind: 'revenue', quota: { amount: '100' }, pay: { share: 'linear' }, cap: { times: '1.2' } };
    const one = settled(component, '150', { plan: { targetIncentive: { amount: '4000', per: 'year' } } });
    expect(one).toMatchObject({ incentive: { value: '1000' }, attainment: { value: '1.5' }, pay: { value: '1500' } });
    expect(steps(one)).toEqual(['cap 1200: 1200', 'rounding: 1200.00']);
    const components = [
      { id: 'c', ...component, measure: { sum: 'amount' }, weight: '1/3' },
      { id: 'd', ...component, measure: { sum: 'amount' }, weight: '2/3' },
      { id: 'e', ...component, kind: 'profit', measure: { sum: 'amount' } },
    ];
    const plan = {
      targetIncentive: '900',
      weights: { revenue: '2/3', profit: '1/3' },
      components: components as never,
    };
    const { components: all } = statementOf({ sum: 'amount' }, { plan });
    expect(all.map(({ incentive }) => incentive?.value)).toEqual(['200', '400', '300']);
  });

  it('with a fixed amount needs neither measure nor lines', () => {
    const { components } = statementOf(undefined, {
      plan: { components: [{ id: 'base', kind: 'revenue', pay: { amount: '300' } }] },
      facts: { covers: undefined },
    });
    expect(components[0]).toMatchObject({ pay: { value: '300' }, amount: { value: '300.00' } });
    expect(components[0]?.figure).toBeUndefined();
    expect(components[0]?.unit).toBeUndefined();
  });

  it('reads its amounts from measures of the payee, blended, then split', () => {
    const payees = [{ id: 'anna', personal: { salary: '48000' } }];
    const cap = { amount: { multiply: [{ personal: 'salary' }, '1%'] }, per: 'year' };
    expect(settled({ cap }, '1000', { payees }).amount.value).toBe('120.00');
  });

  it('counts what it pays for each', () => {
    const lines = [1, 2, 3].map((place) => line(`L${place}`, '2026-01-15', '10'));
    const pay = {
      each: {
        tiers: [
          ['0', '5'],
          ['2', '8'],
        ],
      },
    };
    const { components } = statementOf({ count: 'lines' }, { lines, component: { pay: pay as never } });
    expect(components[0]).toMatchObject({ unit: 'count', figure: { value: '3' }, pay: { value: '18' } });
  });
});
