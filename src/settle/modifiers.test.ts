import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { type Around, line, statementOf } from '../../test/support/measured.js';

const SOLD = [line('L1', '2026-01-15', '1000', { cost: '600' })];

/** What a component that pays 1,000 comes to after modifiers, and the steps on the way: `[amount, …steps]`. */
function modified(modifiers: readonly object[], around: Around = {}, kpi: unknown = '90%'): string[] {
  const kpis = [{ id: 'score', period: '2026-Q1', value: kpi }];
  const { components } = statementOf(
    { sum: 'amount' },
    {
      lines: SOLD,
      payees: [{ id: 'anna', kpis, quotas: { goal: { amount: '900' }, rate: { amount: '40%' } } }],
      ...around,
      component: { kind: 'revenue', ...around.component },
      plan: { ...around.plan, modifiers: modifiers as never },
    },
  );
  const [one] = components;
  return [
    one?.amount.value ?? 'none',
    ...(one?.steps ?? []).slice(0, -1).map(({ step, figure }) => `${step} ${figure?.value}`),
  ];
}

describe('a factor', () => {
  it('is a number, or read off steps or a curve, flat at both ends, or a measure itself', () => {
    const on = { kpi: 'score' };
    expect(modified([{ id: 'm', factor: '1/8' }])).toEqual(['125.00', 'modifier 0.125']);
    const curve = [
      ['80%', '90%'],
      ['95%', '100%'],
    ];
    expect(modified([{ id: 'm', factor: { curve, on } }])[0]).toBe('966.67');
    expect(modified([{ id: 'm', factor: { curve, on } }], {}, '10%')[0]).toBe('900.00');
    expect(modified([{ id: 'm', factor: { curve, on } }], {}, '100%')[0]).toBe('1000.00');
    const steps = [
      ['80%', '0.5'],
      ['90%', '0.7'],
    ];
    expect(modified([{ id: 'm', factor: { steps, on } }])[0]).toBe('700.00');
    expect(modified([{ id: 'm', factor: { steps, on } }], {}, '79%')[0]).toBe('500.00');
    expect(modified([{ id: 'm', factor: { steps, on, cumulative: true } }])[0]).toBe('1200.00');
    expect(modified([{ id: 'm', factor: { figure: on } }])[0]).toBe('900.00');
  });

  it('may lead below 0; what the plan does with that comes after', () => {
    expect(modified([{ id: 'm', factor: { figure: { value: '-2' } } }])[0]).toBe('-2000.00');
    const zero = { component: { negative: 'zero' as const } };
    expect(modified([{ id: 'm', factor: { figure: { value: '-2' } } }], zero)[0]).toBe('0.00');
  });
});

describe('a requirement', () => {
  const holds = (require: object, kpi?: unknown): boolean => modified([{ id: 'm', require }], {}, kpi)[0] === '1000.00';

  it.each<[string, object, boolean]>([
    ['at least', { kpi: 'score', atLeast: '90%' }, true],
    ['at least, missed', { kpi: 'score', atLeast: '90.01%' }, false],
    ['above', { kpi: 'score', above: '89.99%' }, true],
    ['above, missed', { kpi: 'score', above: '90%' }, false],
    ['at most', { kpi: 'score', atMost: '90%' }, true],
    ['at most, missed', { kpi: 'score', atMost: '89.99%' }, false],
    ['below', { kpi: 'score', below: '90.01%' }, true],
    ['below, missed', { kpi: 'score', below: '90%' }, false],
    ['between, both ends inside', { kpi: 'score', between: ['90%', '90%'] }, true],
    ['between, missed below', { kpi: 'score', between: ['91%', '95%'] }, false],
    ['between, missed above', { kpi: 'score', between: ['80%', '89%'] }, false],
    ['a measure of lines', { sum: 'amount', atLeast: '1000' }, true],
    ['a quota', { sum: 'amount', atLeast: { quota: 'goal' } }, true],
    ['a quota, missed', { sum: 'margin', atLeast: { quota: 'goal' } }, false],
    [
      'all',
      {
        all: [
          { kpi: 'score', atLeast: '90%' },
          { sum: 'amount', above: '1000' },
        ],
      },
      false,
    ],
    [
      'any',
      {
        any: [
          { kpi: 'score', atLeast: '90%' },
          { sum: 'amount', above: '1000' },
        ],
      },
      true,
    ],
    [
      'none',
      {
        none: [
          { kpi: 'score', above: '90%' },
          { sum: 'amount', above: '1000' },
        ],
      },
      true,
    ],
    [
      'none, missed',
      {
        none: [
          { kpi: 'score', above: '90%' },
          { sum: 'amount', atLeast: '1000' },
        ],
      },
      false,
    ],
    ['nested', { all: [{ any: [{ kpi: 'score', below: '1%' }, { none: [{ kpi: 'score', below: '1%' }] }] }] }, true],
  ])('%s', (_, require, expected) => {
    expect(holds(require)).toBe(expected);
  });

  it('takes a quota on a ratio as it is, neither split nor prorated', () => {
    const payees = (rate: string): object[] => [
      { id: 'anna', from: '2026-01-02', workingShare: '1/2', quotas: { rate: { amount: rate, per: 'year' } } },
    ];
    const require = { marginRate: {}, atLeast: { quota: 'rate' } };
    expect(modified([{ id: 'm', require }], { payees: payees('40%') })[0]).toBe('1000.00');
    expect(modified([{ id: 'm', require }], { payees: payees('40.1%') })[0]).toBe('0.00');
  });

  it('pays nothing otherwise, or a share, or no more than a cap', () => {
    const require = { kpi: 'score', above: '90%' };
    expect(modified([{ id: 'm', require }])).toEqual(['0.00', 'modifier 0']);
    expect(modified([{ id: 'm', require, otherwise: '25%' }])[0]).toBe('250.00');
    expect(modified([{ id: 'm', require, otherwise: { cap: '700' } }])[0]).toBe('700.00');
    expect(modified([{ id: 'm', require, otherwise: { cap: '1700' } }])[0]).toBe('1000.00');
    expect(modified([{ id: 'm', require, otherwise: { cap: { amount: '1200', per: 'year' } } }])[0]).toBe('300.00');
  });

  it('may cap at times the incentive where the component pays a share', () => {
    const component = { kind: 'revenue' as const, quota: { amount: '500' }, pay: { share: 'linear' as const } };
    const modifiers = [{ id: 'm', require: { kpi: 'score', above: '90%' }, otherwise: { cap: { times: '1.5' } } }];
    expect(modified(modifiers, { component, plan: { targetIncentive: '400' } })[0]).toBe('600.00');
  });
});

describe('modifiers', () => {
  it('act in the order written, before floor and cap', () => {
    const cap = { id: 'a', require: { kpi: 'score', above: '90%' }, otherwise: { cap: '500' } };
    const twice = { id: 'b', factor: '2' };
    expect(modified([cap, twice])[0]).toBe('1000.00');
    expect(modified([twice, cap])[0]).toBe('500.00');
    expect(modified([twice], { component: { cap: '1200' } })).toEqual(['1200.00', 'modifier 2', 'cap 1200']);
    expect(modified([cap], { component: { floor: '800' } })).toEqual(['800.00', 'modifier 0', 'floor 800']);
  });

  it('act on the three kinds, on what they name, not on what is other', () => {
    const half = { id: 'm', factor: '1/2' };
    const of = (kind: 'other' | 'profit'): Around => ({
      plan: {
        components: [
          { id: 'c', kind, measure: { sum: 'amount' }, pay: { rate: '1' } },
          { id: 'd', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '1' } },
        ],
      },
    });
    expect(modified([half], of('profit'))[0]).toBe('500.00');
    expect(modified([half], of('other'))[0]).toBe('1000.00');
    expect(modified([{ ...half, kinds: ['other'] }], of('other'))[0]).toBe('500.00');
    expect(modified([{ ...half, components: ['d'] }], of('profit'))[0]).toBe('1000.00');
  });

  it('let pay of 0 and below pass, with a note', () => {
    const lines = [line('L1', '2026-01-15', '-1000')];
    const { components } = statementOf(
      { sum: 'amount' },
      { lines, component: { kind: 'revenue' }, plan: { modifiers: [{ id: 'm', factor: '2' }] } },
    );
    expect(components[0]).toMatchObject({
      amount: { value: '-1000.00' },
      notes: [{ code: 'modifiers_pass', about: 'm' }],
    });
  });

  it('read their measure once, whatever number of components they act on', () => {
    const { trace } = statementOf(
      { sum: 'amount' },
      {
        lines: SOLD,
        payees: [{ id: 'anna', kpis: [{ id: 'score', period: '2026-Q1', value: '90%' }] }],
        plan: {
          components: ['c', 'd'].map((id) => ({
            id,
            kind: 'revenue',
            measure: { sum: 'amount' },
            pay: { rate: '1' },
          })) as never,
          modifiers: [{ id: 'm', factor: { figure: { kpi: 'score' } } }],
        },
      },
    );
    expect(trace.filter(({ of }) => of?.fact === 'kpi')).toHaveLength(1);
  });

  it('that no pay asks for are looked at all the same, with what they would cap at', () => {
    const none: Around = { lines: [], payees: [{ id: 'anna' }] };
    expectProblems(
      () => modified([{ id: 'm', factor: { figure: { kpi: 'score' } } }], none),
      [{ code: 'kpi_missing', at: '/modifiers/0/factor/figure' }],
    );
    const cap = { cap: { multiply: [{ personal: 'salary' }, '10%'] } };
    expectProblems(
      () => modified([{ id: 'm', require: { value: '1', above: '2' }, otherwise: cap }], none),
      [{ code: 'personal_missing' }],
    );
    const written = modified([{ id: 'm', require: { value: '1', above: '2' }, otherwise: { cap: '5' } }], none);
    expect(written).toEqual(['0.00']);
  });
});
