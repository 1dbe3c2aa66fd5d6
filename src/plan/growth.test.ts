import { describe, expect, it } from 'vitest';
import { component } from '../../test/support/pays.js';
import { comparedWithDates, growsWithDays } from './growth.js';
import type { PlanInput } from './input.js';
import { parsePlan } from './parse.js';
import type { Measure } from './plan.js';

type MeasureInput = NonNullable<PlanInput['components'][number]['measure']>;

const read = (measure: MeasureInput): Measure => component({ measure, pay: { rate: '1' } }).measure as Measure;

const RANGE = { from: '2025-01-01', to: '2025-03-31' };
const SUM: MeasureInput = { sum: 'amount' };

describe('what grows with the days it is taken over', () => {
  it.each<MeasureInput>([
    SUM,
    { count: 'deals' },
    { flow: 'lost' },
    { efficiencyGain: {} },
    { newCategories: {} },
    { newCategories: {}, window: { trailing: 'P12M' } },
    { gain: SUM },
    { sum: 'amount', window: 'baseline' },
    { quota: 'goal' },
    { add: [SUM, { value: '5' }] },
    { subtract: [SUM, SUM] },
    { multiply: [{ kpi: 'index' }, SUM] },
    { max: [{ value: '0' }, SUM] },
    { divide: [SUM, { kpi: 'heads' }] },
  ])('%j does', (measure) => {
    expect(growsWithDays(read(measure))).toBe(true);
  });

  it.each<MeasureInput>([
    { marginRate: {} },
    { retention: 'net' },
    { breadth: {} },
    { penetration: { atLeast: 2 } },
    { kpi: 'index' },
    { personal: 'salary' },
    { value: '5' },
    { gain: { marginRate: {} } },
    { sum: 'amount', window: 'year-to-date' },
    { sum: 'amount', window: { trailing: 'P12M' } },
    { divide: [{ sum: 'margin' }, { count: 'customers' }] },
    { divide: [{ value: '1' }, SUM] },
    { min: [{ kpi: 'index' }, { value: '5' }] },
  ])('%j does not', (measure) => {
    expect(growsWithDays(read(measure))).toBe(false);
  });

  it('a window of a baseline of two dates does not', () => {
    const plan = parsePlan({
      id: 'p',
      currency: 'EUR',
      period: 'month',
      baseline: RANGE,
      components: [{ id: 'c', kind: 'other', measure: { sum: 'amount', window: 'baseline' }, pay: { rate: '1' } }],
    });
    expect(growsWithDays(plan.components[0]?.measure as Measure)).toBe(false);
  });
});

describe('what has no part of a baseline of two dates', () => {
  const places = (measure: MeasureInput): string[] => comparedWithDates(read(measure)).map(({ at }) => at);

  it('is what compares customer by customer over the days of a part, also inside other measures', () => {
    expect(places({ flow: 'lost', baseline: RANGE })).toEqual(['/components/0/measure']);
    expect(places({ newCategories: { net: true }, baseline: RANGE })).toEqual(['/components/0/measure']);
    expect(places({ max: [{ value: '0' }, { retention: 'net', baseline: RANGE }] })).toEqual([
      '/components/0/measure/max/1',
    ]);
  });

  it('is nothing that takes its sum or its rate, looks back further, or moves with the days', () => {
    expect(places({ gain: SUM, baseline: RANGE })).toEqual([]);
    expect(places({ efficiencyGain: {}, baseline: RANGE })).toEqual([]);
    expect(places({ newCategories: {}, baseline: RANGE })).toEqual([]);
    expect(places({ retention: 'net', baseline: RANGE, window: { trailing: 'P12M' } })).toEqual([]);
    expect(places({ flow: 'lost' })).toEqual([]);
  });
});
