/** What people complain of where a figure comes without a word, each beside a short program that pays wrongly. */
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/index.js';
import { cents, earned, factsOf, planOf, refusal, sale, settled } from '../support/complaints.js';
import { readTape } from '../support/printed-tape.js';

describe('"It says zero, and nobody can tell me why"', () => {
  const share = { targetIncentive: { amount: '1000' }, weights: { revenue: '100%' } };
  const goal = { quota: 'sales', pay: { share: 'linear' } };
  /** Whatever can’t be worked out is zero. */
  const naive = (sold: number, quota: number): number => {
    const pay = (sold / quota) * 1000;
    return Number.isFinite(pay) ? pay : 0;
  };

  test('a quota of zero is refused until the plan says what it means', () => {
    expect(naive(5000, 0)).toBe(0);
    const anna = { quotas: { sales: { amount: '0', per: 'month' } } };
    const facts = factsOf([sale('L1', '2026-01-10', '5000')], {}, anna);
    expect(refusal(planOf(goal, share), facts, '2026-01')).toEqual(['quota_zero']);
    const told = settled(planOf({ ...goal, quota: { name: 'sales', ifZero: '100%' } }, share), facts, '2026-01');
    expect(earned(told)).toBe(1000);
    expect(told.components[0]?.notes).toMatchObject([{ code: 'quota_zero' }]);
  });

  test('a month without an eligible day pays zero and says so, in both languages', () => {
    const absences = [{ from: '2026-01-01', to: '2026-01-31', kind: 'parental' }];
    const anna = { quotas: { sales: { amount: '5000', per: 'month' } }, absences };
    const facts = factsOf([sale('L1', '2026-01-10', '5000')], {}, anna);
    const statement = settled(planOf(goal, { ...share, unpaidAbsences: ['parental'] }), facts, '2026-01');
    expect(earned(statement)).toBe(0);
    expect(statement.notices).toMatchObject([{ code: 'no_eligible_days' }]);
    expect(statement.components[0]?.notes.map(({ code }) => code)).toEqual(['quota_prorated_to_zero']);
    expect(explain(statement)).toMatch(/no day/i);
    expect(explain(statement, { locale: 'de' })).toMatch(/kein(en)? Tag/);
  });
});

describe('"Nobody complained, and it counted as zero per cent answered in time"', () => {
  const factor = {
    id: 'answers',
    factor: {
      curve: [
        ['80%', '90%'],
        ['100%', '105%'],
      ],
      on: { kpi: 'complaints-in-time', ifNone: '100%' },
    },
  };
  const plan = planOf({ pay: { rate: '10%' } }, { modifiers: [factor] });
  const withKpi = (value: unknown) =>
    factsOf(
      [sale('L1', '2026-01-10', '10000')],
      {},
      { kpis: [{ id: 'complaints-in-time', period: '2026-01', value }] },
    );
  /** Complaints answered in time ÷ complaints, and 0 where there are none; 90 % at the least. */
  const naive = (inTime: number, all: number): number => {
    const share = all === 0 ? 0 : inTime / all;
    return cents([1000 * Math.max(0.9, 0.9 + (share - 0.8) * 0.75)]);
  };

  test('none at all pays 1,050 instead of 900, and the statement says so', () => {
    expect(naive(0, 0)).toBe(900);
    const none = settled(plan, withKpi({ num: '0', den: '0' }), '2026-01');
    expect(earned(none)).toBe(1050);
    expect(explain(none)).toContain('Agreed where there was nothing to measure');
    expect(explain(none, { locale: 'de' })).toContain('Vereinbart, wenn nichts zu messen war');
    expect(earned(settled(plan, withKpi(null), '2026-01'))).toBe(1050);
    expect(earned(settled(plan, withKpi({ num: '0', den: '1' }), '2026-01'))).toBe(900);
  });

  test('a KPI that was forgotten is not the same as none: it is refused', () => {
    expect(refusal(plan, factsOf([sale('L1', '2026-01-10', '10000')]), '2026-01')).toEqual(['kpi_missing']);
  });
});

describe('"I added it up with a calculator, and it is three cents off"', () => {
  const amounts = ['333.35', '333.35', '333.35'];
  /** Prints each part rounded and the sum as it is in the machine. */
  const naive = (parts: readonly number[]): { readonly printed: number; readonly total: number } => ({
    printed: cents(parts.map((part) => cents([part]))),
    total: cents(parts),
  });

  test('from the printed text alone every row follows from those above it', () => {
    const { printed, total } = naive(amounts.map((amount) => Number(amount) * 0.05));
    expect(printed).not.toBe(total);
    const component = (id: string) => ({
      id,
      kind: 'revenue',
      measure: { sum: 'amount', categories: [id] },
      pay: { rate: '5%' },
    });
    const ids = ['a', 'b', 'c'];
    const plan = planOf({}, { components: ids.map(component) });
    const lines = amounts.map((amount, place) => sale(`L${place}`, '2026-01-10', amount, { category: ids[place] }));
    const statement = settled(plan, factsOf(lines), '2026-01');
    const { wrong, rows } = readTape(explain(statement), 'en');
    expect(wrong).toEqual([]);
    const amountsPrinted = rows
      .filter(({ label }) => ids.includes(label.replace(/^\+ /, '')))
      .map(({ from }) => Number(from));
    expect(cents(amountsPrinted)).toBe(earned(statement));
  });
});
