import { describe, expect, it } from 'vitest';
import { chained } from '../../test/support/chained.js';
import { line } from '../../test/support/measured.js';
import type { PlanInput } from '../index.js';

/** A line of January, of which 400 are taken back in February, half of it from whoever was paid for it. */
function corrected(plan: object, component: object) {
  const [, february] = chained(
    {
      plan: {
        id: 'p',
        currency: 'EUR',
        period: 'month',
        clawback: { within: 'P12M', shares: [['P0M', '50%']] },
        components: [{ id: 'c', ...component }],
        ...plan,
      } as unknown as PlanInput,
      lines: [line('L1', '2026-01-10', '1000')],
    },
    [
      { period: '2026-01' },
      {
        period: '2026-02',
        reopen: '2026-01',
        add: [{ id: 'R1', date: '2026-02-10', amount: '-400', reverses: { line: 'L1' } }],
      },
    ],
  );
  return february?.corrections?.[0];
}

describe('what is kept where a late reversal takes back a share', () => {
  it('is told with figure and attainment as they were before it', () => {
    const correction = corrected(
      { targetIncentive: '900', weights: { revenue: '100%' } },
      {
        kind: 'revenue',
        quota: { amount: '2000', per: 'period' },
        measure: { sum: 'amount' },
        pay: { share: 'linear' },
      },
    );
    // 1,000 of 2,000 pay 450, 600 of 2,000 pay 270; half of the 180 between is taken back.
    expect(correction?.components[0]?.clawback).toMatchObject([
      {
        reversals: ['R1'],
        share: { value: '0.5' },
        figure: { value: '1000' },
        attainment: { value: '0.5' },
        amount: { value: '450' },
      },
    ]);
    expect(correction?.earned.value).toBe('360.00');
  });
});
