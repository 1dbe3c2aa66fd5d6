import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { type Around, line, statementOf } from '../../test/support/measured.js';
import { verifyStatement } from '../verifier/index.js';

const SOLD = [line('L1', '2026-01-15', '100000'), line('L2', '2026-02-15', '4600', { category: 't' })];

/** Quota, attainment and pay of a component on the sum of amounts. */
function reached(component: object, around: Around = {}): (string | undefined)[] {
  const { components } = statementOf({ sum: 'amount' }, { lines: SOLD, ...around, component });
  const [one] = components;
  return [one?.quota?.value, one?.attainment?.value, one?.pay.value];
}

const LINEAR = { plan: { targetIncentive: '1000' } };

describe('a quota', () => {
  it('of the plan is for the period, or split from a year', () => {
    expect(reached({ quota: { amount: '104600' }, pay: { share: 'linear' } }, LINEAR)).toEqual(['104600', '1', '1000']);
    const yearly = { quota: { amount: '418400', per: 'year' }, pay: { share: 'linear' } };
    expect(reached(yearly, LINEAR)).toEqual(['104600', '1', '1000']);
    const monthly = { quota: { amount: '10460', per: 'month' }, pay: { share: 'linear' } };
    expect(reached(monthly, LINEAR)).toEqual(['31380', '10/3', '10000/3']);
  });

  it('of the payee goes by its name', () => {
    const payees = [{ id: 'anna', quotas: { goal: { amount: '52300', per: 'quarter' } } }];
    expect(reached({ quota: 'goal', pay: { share: 'linear' } }, { ...LINEAR, payees })).toEqual(['52300', '2', '2000']);
    expectProblems(() => reached({ quota: 'goal', pay: { share: 'linear' } }, LINEAR), [{ code: 'quota_missing' }]);
  });

  it('may be a measure', () => {
    const payees = [{ id: 'anna', personal: { base: '400000' } }];
    const quota = { amount: { multiply: [{ personal: 'base' }, '1.046'] }, per: 'year' };
    expect(reached({ quota, pay: { share: 'linear' } }, { ...LINEAR, payees })).toEqual(['104600', '1', '1000']);
  });

  it('below 0 is an error, since nothing can be measured against it', () => {
    const quota = { amount: { subtract: [{ value: '1' }, { value: '2' }] } };
    expectProblems(
      () => reached({ quota, pay: { share: 'linear' } }, LINEAR),
      [{ code: 'out_of_range', at: '/components/0/quota' }],
    );
  });

  it('is prorated, with the incentive, by days and working share', () => {
    const payees = [{ id: 'anna', from: '2026-02-15', workingShare: '1/2', quotas: { goal: { amount: '90000' } } }];
    // 45 of 90 days at half: the factor is 1/4
    expect(reached({ quota: 'goal', pay: { share: 'linear' } }, { ...LINEAR, payees })).toEqual([
      '22500',
      '46/225',
      '460/9',
    ]);
  });

  it('prorated to 0 pays 0, whatever floor there is, and leaves the attainment empty', () => {
    const payees = [{ id: 'anna', from: '2026-05-01', quotas: { goal: { amount: '90000' } } }];
    const component = { quota: 'goal', pay: { share: 'linear' }, floor: '50', cap: '80' };
    const statement = statementOf({ sum: 'amount' }, { lines: SOLD, ...LINEAR, payees, component: component as never });
    expect(statement.components[0]).toMatchObject({
      quota: { value: '0' },
      pay: { value: '0' },
      amount: { value: '0.00' },
      notes: [{ code: 'quota_prorated_to_zero' }],
    });
    expect(statement.components[0]?.attainment).toBeUndefined();
    expect(statement.notices).toEqual([{ code: 'no_eligible_days' }]);
    expect(verifyStatement(JSON.parse(JSON.stringify(statement)))).toMatchObject({ ok: true });
  });
});

describe('a quota of 0', () => {
  it('is an error without ifZero', () => {
    expectProblems(
      () => reached({ quota: { amount: '0' }, pay: { rate: '1%' } }),
      [{ code: 'quota_zero', at: '/components/0/quota' }],
    );
  });

  it('takes ifZero as the attainment, and its tier’s value for the whole figure', () => {
    const quota = { amount: '0', ifZero: '110%' };
    const tiers = [
      ['0%', '1%'],
      ['100%', '2%', '40'],
      ['120%', '3%'],
    ];
    expect(reached({ quota, pay: { rate: { tiers } } })).toEqual(['0', '1.1', '2132']);
    expect(reached({ quota, pay: { share: 'linear' } }, LINEAR)).toEqual(['0', '1.1', '1100']);
    expect(reached({ quota, pay: { rate: { steps: tiers } } })).toEqual(['0', '1.1', '2132']);
    const table = { by: 'category', table: { s: { tiers }, t: '0' } };
    expect(reached({ quota, pay: { rate: table } })).toEqual(['0', '1.1', '2040']);
    const below = { quota: { amount: '0', ifZero: '50%' }, pay: { rate: { tiers: [['100%', '2%']] } } };
    expect(reached(below)).toEqual(['0', '0.5', '0']);
  });
});

describe('a quota on a ratio or a KPI', () => {
  const half = { from: '2026-02-15', workingShare: '1/2' };
  const kpis = [{ id: 'score', period: '2026-Q1', value: '90%' }];

  it('is neither split nor prorated', () => {
    const payees = [{ id: 'anna', ...half, kpis }];
    const component = { quota: { amount: '80%', per: 'year' }, pay: { amount: { steps: [['100%', '300']] } } };
    const { components } = statementOf({ kpi: 'score' }, { payees, component: component as never });
    expect(components[0]).toMatchObject({
      quota: { value: '0.8' },
      attainment: { value: '1.125' },
      pay: { value: '300' },
    });
  });

  it('of the payee is blended over the eligible days', () => {
    const goal = [
      { to: '2026-02-28', amount: '60%' },
      { from: '2026-03-01', amount: '80%' },
    ];
    const payees = [{ id: 'anna', ...half, kpis, quotas: { goal } }];
    const component = { quota: 'goal', pay: { amount: { steps: [['100%', '300']] } } };
    const { components } = statementOf({ kpi: 'score' }, { payees, component: component as never });
    // (14 × 60 % + 31 × 80 %) ÷ 45
    expect(components[0]).toMatchObject({ quota: { value: '166/225' }, attainment: { value: '405/332' } });
    const lines = [line('L1', '2026-03-15', '100', { cost: '50' })];
    const margin = statementOf({ marginRate: {} }, { lines, payees, component: component as never });
    expect(margin.components[0]?.quota?.value).toBe('166/225');
  });
});

describe('a rounded attainment', () => {
  const quota = { amount: '100000', round: { scale: 2 } };

  it('rules steps, curves, the share and whether a tier is entered', () => {
    expect(
      reached({
        quota,
        pay: {
          rate: {
            steps: [
              ['0%', '1%'],
              ['105%', '2%'],
            ],
          },
        },
      }),
    ).toEqual(['100000', '1.05', '2092']);
    expect(reached({ quota, pay: { share: 'linear' } }, LINEAR)).toEqual(['100000', '1.05', '1050']);
    const curve = {
      curve: [
        ['100%', '0'],
        ['110%', '100'],
      ],
      above: 'flat',
    };
    expect(reached({ quota, pay: { amount: curve } })).toEqual(['100000', '1.05', '50']);
    const entered = [
      ['0%', '0'],
      ['105%', '0', '500'],
    ];
    expect(reached({ quota, pay: { rate: { tiers: entered } } })).toEqual(['100000', '1.05', '500']);
  });

  it('does not rule rate tiers, which cut the exact figure; in groups too', () => {
    const tiers = [
      ['0%', '1%'],
      ['100%', '10%'],
    ];
    expect(reached({ quota, pay: { rate: { tiers } } })[2]).toBe('1460');
    expect(reached({ quota, pay: { rate: { by: 'category', table: { '*': { tiers } } } } })[2]).toBe('1460');
  });
});

describe('tables with a quota', () => {
  const quota = { amount: '52300' };

  it('read the attainment of the component in every group', () => {
    const table = {
      s: {
        tiers: [
          ['0%', '1%'],
          ['100%', '3%'],
        ],
      },
      t: {
        steps: [
          ['100%', '5%'],
          ['200%', '10%'],
        ],
      },
    };
    // s: 100,000 × 2 %; t: 4,600 × 10 %
    expect(reached({ quota, pay: { rate: { by: 'category', table } } })).toEqual(['52300', '2', '2460']);
    const curve = {
      curve: [
        ['100%', '1%'],
        ['300%', '5%'],
      ],
      above: 'flat',
    };
    expect(reached({ quota, pay: { rate: { by: 'category', table: { '*': curve } } } })[2]).toBe('3138');
  });

  it('of an attainment of 0 take the tier that holds 0', () => {
    const lines = [line('L1', '2026-01-15', '100'), line('L2', '2026-01-15', '-100', { category: 't' })];
    const table = {
      s: {
        tiers: [
          ['0%', '1%'],
          ['100%', '3%'],
        ],
      },
      t: '50%',
    };
    const { components } = statementOf(
      { sum: 'amount' },
      { lines, component: { quota, pay: { rate: { by: 'category', table } }, negative: 'pay' } as never },
    );
    expect(components[0]).toMatchObject({ attainment: { value: '0' }, pay: { value: '-49' } });
  });
});
