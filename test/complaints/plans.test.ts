/** What people complain of when a plan changes, each beside a short program that pays wrongly. */
import { describe, expect, test } from 'vitest';
import {
  cents,
  earned,
  factsOf,
  payable,
  planOf,
  refusal,
  sale,
  settled,
  settledInTurn,
} from '../support/complaints.js';

describe('"They edited the plan, and last year’s figures changed"', () => {
  const facts = factsOf([sale('L1', '2025-11-10', '10000'), sale('L2', '2026-01-10', '10000')]);
  const old = planOf({ pay: { rate: '6%' } });
  /** Everything that was ever sold at the rate of today, less what was paid. */
  const naive = (sold: number, rate: number, paid: number): number => cents([sold * rate, -paid]);

  test('a rate that went from 6 % to 5 % takes 100 of last year off, and is refused here', () => {
    expect(naive(20_000, 0.05, 600)).toBe(400);
    const earlier = settledInTurn(old, facts, [{ period: '2025-11' }, { period: '2025-12' }]);
    const edited = planOf({ pay: { rate: '5%' } });
    expect(refusal(edited, facts, '2026-01', { earlier })).toEqual(['closed_period_changed']);
  });

  test('a new version begins on its day, and last year stays as it was', () => {
    const versions = [
      planOf({ pay: { rate: '6%' } }, { effective: { from: '2025-01-01', to: '2025-12-31' } }),
      planOf({ pay: { rate: '5%' } }, { effective: { from: '2026-01-01' } }),
    ];
    const statements = settledInTurn(versions, facts, [
      { period: '2025-11' },
      { period: '2025-12' },
      { period: '2026-01', reopen: '2025-11' },
    ]);
    expect(statements.map(payable)).toEqual([600, 0, 500]);
    expect(statements.at(-1)?.corrections).toBeUndefined();
  });
});

describe('"The plan changed on the 16th, and the first half of the month was lost"', () => {
  const versions = [
    planOf({ pay: { rate: '10%' } }, { effective: { from: '2026-01-01', to: '2026-06-15' } }),
    planOf({ pay: { rate: '5%' } }, { effective: { from: '2026-06-16' } }),
  ];
  const facts = factsOf([sale('L1', '2026-06-10', '1000'), sale('L2', '2026-06-20', '3000')]);
  /** The plan in force on the last day, for its own days. */
  const naive = (deals: readonly { readonly day: number; readonly amount: number }[]): number =>
    cents(deals.filter(({ day }) => day >= 16).map(({ amount }) => amount * 0.05));

  test('both parts are settled, each by its own plan: 250 instead of 150', () => {
    const deals = [
      { day: 10, amount: 1000 },
      { day: 20, amount: 3000 },
    ];
    expect(naive(deals)).toBe(150);
    const statement = settled(versions, facts, '2026-06');
    expect(earned(statement)).toBe(250);
    expect(statement.components.map(({ amount }) => Number(amount.value))).toEqual([100, 150]);
  });
});
