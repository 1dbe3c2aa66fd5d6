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
