import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { dayText } from '../calendar/day.js';
import type { PlanInput } from '../index.js';
import { parsePlan } from '../plan/parse.js';
import { tallySpec } from './spec.js';

type Measure = NonNullable<PlanInput['components'][number]['measure']>;

function planOf(measure: Measure, more: Partial<PlanInput> = {}) {
  return parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'quarter',
    components: [{ id: 'c', kind: 'other', measure, pay: { rate: '1' } }],
    ...more,
  });
}

function stretches(measure: Measure, periods = ['2026-Q1']): string[] {
  return tallySpec(planOf(measure), { periods }).stretches.map(({ from, to }) => `${dayText(from)} to ${dayText(to)}`);
}

describe('the spec of a tally', () => {
  it('cuts the days wherever a window begins or ends, and keeps what some window takes', () => {
    expect(stretches({ sum: 'amount' })).toEqual(['2026-01-01 to 2026-03-31']);
    expect(stretches({ gain: { sum: 'amount' } })).toEqual(['2025-01-01 to 2025-03-31', '2026-01-01 to 2026-03-31']);
    expect(stretches({ newCategories: { lookBack: 'P6M', customerMustGrow: true } })).toEqual([
      '2025-01-01 to 2025-03-31',
      '2025-07-01 to 2025-09-30',
      '2025-10-01 to 2025-12-31',
      '2026-01-01 to 2026-03-31',
    ]);
    expect(stretches({ kpi: 'score' })).toEqual([]);
  });

  it('cuts months where they are counted', () => {
    expect(stretches({ count: 'months' })).toEqual([
      '2026-01-01 to 2026-01-31',
      '2026-02-01 to 2026-02-28',
      '2026-03-01 to 2026-03-31',
    ]);
  });

  it('holds several periods', () => {
    expect(stretches({ gain: { sum: 'amount' }, baseline: 'previous-period' }, ['2026-Q2', '2026-Q1'])).toEqual([
      '2025-10-01 to 2025-12-31',
      '2026-01-01 to 2026-03-31',
      '2026-04-01 to 2026-06-30',
    ]);
  });

  it('holds the figures that the plans read, and deals where one counts them', () => {
    const plans = [
      planOf({ sum: 'margin', costs: ['labour'] }),
      planOf({ count: 'lines', minimum: '100' }),
      planOf({ count: 'lines' }),
      planOf({ sum: 'discount' }),
      planOf({ sum: 'units' }),
      planOf({ marginRate: {} }),
    ];
    const spec = tallySpec(plans, { periods: ['2026-Q1'] });
    expect(spec.figures).toEqual(['amount', 'cost', 'cost:labour', 'lines>0', 'lines>=100', 'list', 'units']);
    expect(spec.byDeal).toBe(false);
    expect(tallySpec(planOf({ count: 'deals' }), { periods: ['2026-Q1'] }).byDeal).toBe(true);
  });

  it('reads also what amounts, bounds, quotas and modifiers are made of', () => {
    const sum = (category: string) => ({ sum: 'amount' as const, categories: [category] });
    const plan = planOf(
      { kpi: 'score' },
      {
        components: [
          {
            id: 'c',
            kind: 'revenue',
            measure: { kpi: 'score' },
            quota: { amount: sum('a') },
            pay: { amount: { steps: [['100%', '5']] } },
            cap: { amount: { sum: 'cost' } },
            floor: { amount: { sum: 'margin' } },
          },
        ],
        modifiers: [
          { id: 'f', factor: { figure: { marginRate: {}, ifZero: '1' } } },
          { id: 'g', factor: '1' },
          {
            id: 'r',
            require: { all: [{ any: [{ none: [{ sum: 'units', atLeast: '1' }] }] }] },
            otherwise: { cap: { amount: { sum: 'discount' } } },
          },
        ],
      },
    );
    const { figures } = tallySpec(plan, { periods: ['2026-Q1'] });
    expect(figures).toEqual(['amount', 'cost', 'list', 'units']);
  });

  it('reads nothing for a campaign out of its time', () => {
    const plan = planOf(
      { sum: 'amount' },
      {
        components: [{ id: 'c', kind: 'other', measure: { sum: 'amount' }, pay: { rate: '1' }, from: '2027-01-01' }],
      },
    );
    expect(tallySpec(plan, { periods: ['2026-Q1'] }).figures).toEqual([]);
  });

  it('is frozen plain data, the same for plans and periods in any order', () => {
    const [a, b] = [planOf({ sum: 'amount' }), planOf({ sum: 'cost' })];
    const first = tallySpec([a, b], { periods: ['2026-Q1', '2026-Q2', '2026-Q1'] });
    const second = tallySpec([b, a], { periods: ['2026-Q2', '2026-Q1'] });
    expect(second).toEqual(first);
    expect(Object.isFrozen(first.plans[0]?.periods)).toBe(true);
  });

  it('joins what reversals of several shards name', () => {
    const amended = [
      { lines: ['b', 'a'], invoices: ['y'] },
      { lines: ['a'], invoices: ['x', 'y'] },
    ];
    const periods = ['2026-Q1'];
    const plan = planOf({ sum: 'amount' });
    expect(tallySpec(plan, { periods, amended }).amended).toEqual({ lines: ['a', 'b'], invoices: ['x', 'y'] });
    expect(tallySpec(plan, { periods, amended: amended[1] as (typeof amended)[number] }).amended).toEqual({
      lines: ['a'],
      invoices: ['x', 'y'],
    });
    expect(tallySpec(plan, { periods }).amended).toEqual({ lines: [], invoices: [] });
  });

  it('takes only periods of the plan’s length', () => {
    expectProblems(
      () => tallySpec(planOf({ sum: 'amount' }), { periods: [1 as unknown as string] }),
      [{ code: 'period_not_of_plan', at: '/periods' }],
    );
    expectProblems(
      () => tallySpec(planOf({ sum: 'amount' }), { periods: ['2026-01'] }),
      [{ code: 'period_not_of_plan', at: '/periods' }],
    );
    expectProblems(
      () => tallySpec(planOf({ sum: 'amount' }), { periods: undefined as never }),
      [{ code: 'input_not_readable' }],
    );
  });
});
