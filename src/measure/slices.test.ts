import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { figureOn, line, statementOf } from '../../test/support/measured.js';

const COSTS = { cost: { material: '30', labour: '12.5' }, list: '130', units: '4' };

describe('credit', () => {
  const shared = [
    line('L1', '2026-01-15', '90', {
      credits: [
        { payee: 'anna', share: '2/3' },
        { payee: 'ben', share: '1/3' },
        { payee: 'lead', share: '50%', overlay: true },
      ],
    }),
  ];
  const payees = [{ id: 'anna' }, { id: 'ben' }, { id: 'lead' }];

  it('takes amount × share, an overlay beside the shares', () => {
    const figures = ['anna', 'ben', 'lead'].map((payee) => figureOn({ sum: 'amount' }, shared, { payees, payee }));
    expect(figures).toEqual(['60', '30', '45']);
  });

  it('adds an overlay of the same payee to the share', () => {
    const both = [
      line('L1', '2026-01-15', '90', {
        credits: [
          { payee: 'anna', share: '1/2' },
          { payee: 'anna', share: '1/2', overlay: true },
        ],
      }),
    ];
    expect(figureOn({ sum: 'amount' }, both, { payees })).toBe('90');
  });

  it('follows the assignments of the customer where a line names nobody, handed over within a month', () => {
    const facts = {
      assignments: [
        { customer: 'k', payee: 'anna', to: '2026-02-14' },
        { customer: 'k', payee: 'ben', from: '2026-02-15' },
        { customer: 'm', payee: 'anna', share: '75%' },
        { customer: 'm', payee: 'ben', share: '0.25' },
      ],
    };
    const nobody = (id: string, date: string, amount: string, customer: string) =>
      line(id, date, amount, { customer, payee: undefined });
    const lines = [
      nobody('L1', '2026-02-14', '100', 'k'),
      nobody('L2', '2026-02-15', '10', 'k'),
      nobody('L3', '2026-01-15', '4', 'm'),
      nobody('L4', '2026-01-15', '7000', 'unassigned'),
    ];
    const figures = ['anna', 'ben'].map((payee) => figureOn({ sum: 'amount' }, lines, { facts, payee }));
    expect(figures).toEqual(['103', '11']);
  });

  it('counts for nobody outside the employment', () => {
    const dated = [{ id: 'anna', from: '2026-02-01', to: '2026-02-28' }, { id: 'ben' }];
    const lines = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map((date, place) =>
      line(`L${place}`, date, String(10 ** place)),
    );
    expect(figureOn({ sum: 'amount' }, lines, { payees: dated })).toBe('110');
  });
});

describe('a sum by group', () => {
  const facts = {
    customers: [
      { id: 'k', since: '2020-01-01', segment: 'retail' },
      { id: 'm', since: '2026-01-01', segment: 'industry' },
    ],
  };
  const lines = [
    line('L1', '2026-01-15', '100', COSTS),
    line('L2', '2026-01-15', '10', { ...COSTS, customer: 'm' }),
    line('L3', '2026-01-15', '1', { ...COSTS, category: 't' }),
  ];
  const paid = (rate: object, measure: object = { sum: 'amount' }): string | undefined =>
    statementOf(measure, { lines, facts, component: { pay: { rate } as never } }).components[0]?.pay.value;

  it('falls into categories, segments and classes', () => {
    expect(paid({ by: 'category', table: { s: '1', t: '1000' } })).toBe('1110');
    expect(paid({ by: 'segment', table: { retail: '1', industry: '1000' } })).toBe('10101');
    expect(paid({ by: 'class', table: { existing: '1', new: '1000' } })).toBe('10101');
  });

  it('uses "*" for each key that is not named by itself', () => {
    const star = {
      tiers: [
        ['0', '0'],
        ['50', '1'],
      ],
    };
    expect(paid({ by: 'category', table: { '*': star } })).toBe('60');
    expect(paid({ by: 'segment', table: { '*': star } })).toBe('51');
    expect(paid({ by: 'category', table: { t: '0', '*': star } })).toBe('60');
  });

  it('falls into tables within tables', () => {
    const inner = { by: 'category', table: { s: '1', '*': '3' } };
    expect(paid({ by: 'class', table: { existing: inner, new: '1000' } })).toBe('10103');
    const steps = {
      steps: [
        ['0', '1'],
        ['12', '2'],
      ],
    };
    const more = [...lines, line('L4', '2026-01-15', '2', { ...COSTS, customer: 'm', category: 't' })];
    const component = { pay: { rate: { by: 'class', table: { existing: inner, new: steps } } } as never };
    // The new customer's categories are one group: 12 × 2, beside 100 + 1 × 3
    expect(statementOf({ sum: 'amount' }, { lines: more, facts, component }).components[0]?.pay.value).toBe('127');
  });

  it('is rounded group by group where the measure says so', () => {
    expect(paid({ by: 'category', table: { '*': '1' } }, { sum: 'amount', round: { scale: 0 } })).toBe('111');
    const halves = [line('L1', '2026-01-15', '0.5'), line('L2', '2026-01-15', '0.5', { category: 't' })];
    const around = { lines: halves, component: { pay: { rate: { by: 'category' as const, table: { '*': '1' } } } } };
    expect(statementOf({ sum: 'amount', round: { scale: 0 } }, around).components[0]?.figure?.value).toBe('2');
    expect(statementOf({ sum: 'amount' }, around).components[0]?.figure?.value).toBe('1');
  });

  it('is an error where a key has no row', () => {
    expectProblems(
      () => paid({ by: 'category', table: { s: '1' } }),
      [{ code: 'table_key_missing', at: '/components/0/pay/rate' }],
    );
    expectProblems(
      () => paid({ by: 'class', table: { new: '1' } }),
      [{ code: 'table_key_missing', at: '/components/0/pay/rate' }],
    );
  });
});

describe('a campaign', () => {
  const lines = ['2026-02-09', '2026-02-10', '2026-03-01', '2026-03-02'].map((date, place) =>
    line(`L${place}`, date, String(10 ** place)),
  );

  it('bounds the lines of its component, both ends included', () => {
    const component = { from: '2026-02-10', to: '2026-03-01' };
    expect(figureOn({ sum: 'amount' }, lines, { component })).toBe('110');
    expect(figureOn({ sum: 'amount' }, lines, { component: { from: '2026-02-10' } })).toBe('1110');
    expect(figureOn({ sum: 'amount' }, lines, { component: { to: '2026-02-10' } })).toBe('11');
  });

  it('is absent in a period that it does not touch, and pays nothing', () => {
    const statement = statementOf({ sum: 'amount' }, { lines, component: { from: '2026-04-01' } });
    expect(statement.components).toEqual([]);
    expect(statement.payable.value).toBe('0.00');
  });
});
