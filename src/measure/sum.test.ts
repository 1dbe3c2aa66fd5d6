import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { figureOn, line, notesOn, statementOf } from '../../test/support/measured.js';

const COSTS = { cost: { material: '30', labour: '12.5' }, list: '130', units: '4' };
const ONE = [line('L1', '2026-01-15', '100', COSTS)];

describe('a sum', () => {
  it('adds up amounts, margins, costs, units and discounts', () => {
    expect(figureOn({ sum: 'amount' }, ONE)).toBe('100');
    expect(figureOn({ sum: 'margin' }, ONE)).toBe('57.5');
    expect(figureOn({ sum: 'cost' }, ONE)).toBe('42.5');
    expect(figureOn({ sum: 'units' }, ONE)).toBe('4');
    expect(figureOn({ sum: 'discount' }, ONE)).toBe('30');
  });

  it('takes only the named costs that it asks for; one that a line does not have is 0 if it has others', () => {
    expect(figureOn({ sum: 'margin', costs: ['material'] }, ONE)).toBe('70');
    expect(figureOn({ sum: 'cost', costs: ['labour'] }, ONE)).toBe('12.5');
    expect(figureOn({ sum: 'cost', costs: ['freight', 'labour'] }, ONE)).toBe('12.5');
  });

  it('takes both days at the ends of the period and none outside', () => {
    const lines = ['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'].map((date, place) =>
      line(`L${place}`, date, String(10 ** place)),
    );
    expect(figureOn({ sum: 'amount' }, lines)).toBe('110');
  });

  it('is 0 where there are no lines, and below 0 where more was credited than sold', () => {
    expect(figureOn({ sum: 'amount' }, [])).toBe('0');
    expect(figureOn({ sum: 'amount' }, [line('L1', '2026-02-01', '-7.5')])).toBe('-7.5');
  });

  it('says how many lines it was summed over', () => {
    const { trace } = statementOf(
      { sum: 'amount', categories: ['s'] },
      { lines: [...ONE, line('L2', '2026-01-20', '5'), line('L3', '2026-01-20', '5', { category: 't' })] },
    );
    expect(trace[0]).toMatchObject({
      op: 'lines',
      value: '105',
      count: 2,
      of: { figure: 'amount', from: '2026-01-01', to: '2026-03-31', categories: ['s'] },
    });
  });

  it('is rounded where it says so', () => {
    const lines = [line('L1', '2026-02-01', '10.005')];
    expect(figureOn({ sum: 'amount', round: { scale: 2 } }, lines)).toBe('10.01');
    expect(figureOn({ sum: 'amount', round: { scale: 2, mode: 'down' } }, lines)).toBe('10.00');
  });
});

describe('filters', () => {
  const facts = {
    customers: [
      { id: 'old', since: '2025-01-01', segment: 'retail' },
      { id: 'young', since: '2025-01-02', segment: 'industry' },
      { id: 'unknown' },
    ],
    categories: [{ id: 's' }, { id: 't' }, { id: 'former', sameAs: 't' }],
  };
  const lines = [
    line('L1', '2026-01-15', '1', { customer: 'old' }),
    line('L2', '2026-01-15', '10', { customer: 'young', category: 't' }),
    line('L3', '2026-01-15', '100', { customer: 'old', category: 'former' }),
  ];

  it('tell existing customers from new ones on the first day of the period', () => {
    expect(figureOn({ sum: 'amount', customers: 'existing' }, lines, { facts })).toBe('101');
    expect(figureOn({ sum: 'amount', customers: 'new' }, lines, { facts })).toBe('10');
    expect(figureOn({ sum: 'amount', customers: 'all' }, lines, { facts })).toBe('111');
  });

  it('count a customer as existing from the day on which the span since the first order is over', () => {
    const of = (existingAfter: string) => ({ facts, plan: { existingAfter } });
    expect(figureOn({ sum: 'amount', customers: 'existing' }, lines, of('P364D'))).toBe('111');
    expect(figureOn({ sum: 'amount', customers: 'existing' }, lines, of('P365D'))).toBe('101');
    expect(figureOn({ sum: 'amount', customers: 'existing' }, lines, of('P13M'))).toBe('0');
  });

  it('end a month that is too short on its last day', () => {
    const since = { customers: [{ id: 'k', since: '2024-02-29' }] };
    const sold = [line('L1', '2025-03-05', '1')];
    const month = { facts: since, plan: { period: 'month' as const } };
    expect(figureOn({ sum: 'amount', customers: 'existing' }, sold, { ...month, period: '2025-03' })).toBe('1');
    const february = [line('L1', '2025-02-28', '1')];
    expect(figureOn({ sum: 'amount', customers: 'existing' }, february, { ...month, period: '2025-02' })).toBe('0');
  });

  it('take a re-coded category as what it became, in lines and in plans', () => {
    expect(figureOn({ sum: 'amount', categories: ['t'] }, lines, { facts })).toBe('110');
    expect(figureOn({ sum: 'amount', categories: ['former'] }, lines, { facts })).toBe('110');
    expect(figureOn({ sum: 'amount', categories: ['never-heard-of'] }, lines, { facts })).toBe('0');
  });

  it('take segments, alone and together with the class', () => {
    expect(figureOn({ sum: 'amount', segments: ['industry'] }, lines, { facts })).toBe('10');
    expect(figureOn({ sum: 'amount', segments: ['retail', 'industry'] }, lines, { facts })).toBe('111');
    expect(figureOn({ sum: 'amount', segments: ['industry'], customers: 'existing' }, lines, { facts })).toBe('0');
  });

  it('do not ask for the class or segment of customers whose lines they leave out anyway', () => {
    const other = [...lines, line('L4', '2026-01-15', '1000', { customer: 'unknown', category: 'x' })];
    const measure = { sum: 'amount', customers: 'existing', segments: ['retail'], categories: ['s', 't'] };
    expect(figureOn(measure, other, { facts })).toBe('101');
  });

  it('refuse to guess a class or a segment, each customer once', () => {
    const other = [1, 2].map((place) => line(`U${place}`, '2026-01-15', '5', { customer: 'unknown' }));
    const settling = (measure: object) => () => statementOf(measure, { lines: other, facts });
    expectProblems(settling({ sum: 'amount', customers: 'existing' }), [
      { code: 'since_missing', at: '/components/0/measure' },
    ]);
    expectProblems(settling({ sum: 'amount', segments: ['retail'] }), [
      { code: 'segment_missing', at: '/components/0/measure' },
    ]);
  });

  it('take customers whose first order is not known as the plan says', () => {
    const other = [line('L1', '2026-01-15', '5', { customer: 'unknown' })];
    const as = (unknownCustomers: 'existing' | 'new') => ({ facts, plan: { unknownCustomers } });
    expect(figureOn({ sum: 'amount', customers: 'existing' }, other, as('existing'))).toBe('5');
    expect(figureOn({ sum: 'amount', customers: 'existing' }, other, as('new'))).toBe('0');
    expect(figureOn({ sum: 'amount', customers: 'new' }, other, as('new'))).toBe('5');
  });

  it('count the lines of a merged customer for the one it was merged into', () => {
    const merged = {
      customers: [
        { id: 'now', since: '2025-06-01', segment: 'retail' },
        { id: 'then', since: '2010-01-01', segment: 'industry', mergedInto: 'now' },
      ],
    };
    const sold = [line('L1', '2026-01-15', '5', { customer: 'then' })];
    expect(figureOn({ sum: 'amount', customers: 'new', segments: ['retail'] }, sold, { facts: merged })).toBe('5');
  });
});

describe('what is not known is never taken for 0:', () => {
  const without = [...ONE, line('L2', '2026-01-20', '50'), line('L3', '2026-02-20', '60', { cost: '20' })];

  it('a line without a cost is an error where a margin is read, and named costs need named costs', () => {
    const at = '/components/0/measure';
    const settling = (measure: object) => () => statementOf(measure, { lines: without });
    expectProblems(settling({ sum: 'margin' }), [{ code: 'cost_missing', at }]);
    expectProblems(settling({ sum: 'cost', costs: ['labour'] }), [{ code: 'cost_missing', at }]);
  });

  it('unless the plan leaves such lines out, with a note', () => {
    const around = { lines: without, plan: { unknownCost: 'leave-out' as const } };
    expect(figureOn({ sum: 'margin' }, without, around)).toBe('97.5');
    expect(figureOn({ sum: 'cost', costs: ['labour'] }, without, around)).toBe('12.5');
    expect(notesOn({ sum: 'margin' }, around)).toEqual(['lines_without_cost_left_out']);
    expect(notesOn({ sum: 'amount' }, around)).toEqual([]);
  });

  it('units and list prices are always asked for', () => {
    const at = '/components/0/measure';
    const plan = { unknownCost: 'leave-out' as const };
    const settling = (measure: object) => () => statementOf(measure, { lines: without, plan });
    expectProblems(settling({ sum: 'units' }), [{ code: 'units_missing', at }]);
    expectProblems(settling({ sum: 'discount' }), [{ code: 'list_price_missing', at }]);
  });
});

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
