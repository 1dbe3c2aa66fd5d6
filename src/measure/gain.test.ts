import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { figureOn, line, statementOf } from '../../test/support/measured.js';

describe('a gain', () => {
  const lines = [
    line('L1', '2026-01-15', '1000', { cost: '600' }),
    line('L2', '2025-12-31', '300', { cost: '150' }),
    line('L3', '2025-10-01', '20', { cost: '5' }),
    line('L4', '2025-03-31', '700', { cost: '560' }),
    line('L5', '2025-04-01', '9000', { cost: '1' }),
    line('L6', '2024-12-31', '9000', { cost: '1' }),
  ];

  it('is the figure less that of the same period one year before', () => {
    expect(figureOn({ gain: { sum: 'amount' } }, lines)).toBe('300');
    expect(figureOn({ gain: { sum: 'margin' } }, lines)).toBe('260');
    expect(figureOn({ gain: { sum: 'amount' } }, [])).toBe('0');
  });

  it('or of the period before', () => {
    expect(figureOn({ gain: { sum: 'amount' }, baseline: 'previous-period' }, lines)).toBe('680');
  });

  it('or of the days that the plan names, both ends included', () => {
    const baseline = { from: '2025-10-01', to: '2025-12-31' };
    expect(figureOn({ gain: { sum: 'amount' }, baseline }, lines)).toBe('680');
    expect(figureOn({ gain: { sum: 'amount' }, baseline: { from: '2025-10-02', to: '2025-12-30' } }, lines)).toBe(
      '1000',
    );
  });

  it('takes the baseline of its component, else of the plan', () => {
    const measure = { gain: { sum: 'amount' } };
    expect(figureOn(measure, lines, { plan: { baseline: 'previous-period' } })).toBe('680');
    const component = { baseline: 'previous-year' as const };
    expect(figureOn(measure, lines, { plan: { baseline: 'previous-period' }, component })).toBe('300');
  });

  it('moves months by months, to the last day of a shorter one', () => {
    const month = { plan: { period: 'month' as const }, period: '2026-03' };
    const sold = [line('L1', '2026-02-28', '1'), line('L2', '2026-03-31', '10'), line('L3', '2026-02-01', '100')];
    expect(figureOn({ gain: { sum: 'amount' }, baseline: 'previous-period' }, sold, month)).toBe('-91');
    const leap = { plan: { period: 'month' as const }, period: '2025-02' };
    expect(figureOn({ gain: { sum: 'amount' } }, [line('L1', '2024-02-29', '7')], leap)).toBe('-7');
  });

  it('compares a campaign with the same stretch', () => {
    const component = { from: '2026-01-10', to: '2026-01-20' };
    const sold = [line('L1', '2026-01-15', '10'), line('L2', '2025-01-10', '4'), line('L3', '2025-01-09', '500')];
    expect(figureOn({ gain: { sum: 'amount' } }, sold, { component })).toBe('6');
  });

  it('follows the fiscal year: its first quarter begins with its first month', () => {
    const plan = { yearStart: '04-01' };
    const sold = [line('L1', '2026-04-01', '10'), line('L2', '2025-06-30', '4'), line('L3', '2026-01-15', '500')];
    expect(figureOn({ gain: { sum: 'amount' } }, sold, { plan, period: '2026-Q1' })).toBe('6');
  });

  it('judges the class of the baseline as of now', () => {
    const facts = { customers: [{ id: 'k', since: '2024-12-01' }] };
    const sold = [line('L1', '2026-01-15', '10'), line('L2', '2025-01-15', '4')];
    expect(figureOn({ gain: { sum: 'amount', customers: 'existing' } }, sold, { facts })).toBe('6');
  });

  it('of a margin rate is a fraction', () => {
    expect(figureOn({ gain: { marginRate: {} } }, lines)).toBe('0.2');
  });

  it('of what is handed in by period is refused, not taken for 0', () => {
    for (const inner of [{ kpi: 'score' }, { personal: 'salary' }, { quota: 'goal' }]) {
      expectProblems(
        () => statementOf({ gain: inner }, {}),
        [{ code: 'word_not_here', at: '/components/0/measure/gain' }],
      );
    }
  });

  it('by group has every group of now and of then', () => {
    const sold = [
      line('L1', '2026-01-15', '100'),
      line('L2', '2025-01-15', '30', { category: 't' }),
      line('L3', '2025-01-15', '20'),
    ];
    const pay = { rate: { by: 'category' as const, table: { s: '1', t: '100' } } };
    const { components } = statementOf({ gain: { sum: 'amount' } }, { lines: sold, component: { pay } });
    expect(components[0]).toMatchObject({ figure: { value: '50' }, pay: { value: '-2920' } });
  });

  it('reaching back further than the lines are complete is an error, never growth', () => {
    const settling = () =>
      statementOf({ gain: { sum: 'amount' } }, { lines, facts: { covers: { from: '2025-01-02', to: '2026-03-31' } } });
    expectProblems(settling, [{ code: 'covers_too_short', at: '/components/0/measure/gain' }]);
  });
});
