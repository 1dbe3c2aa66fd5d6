/** How much a clawback takes back, by the time between a line and its reversal; and which reversals are late. */
import { describe, expect, it } from 'vitest';
import { parseDay } from '../calendar/day.js';
import { type FactsInput, type PlanInput, parseFacts, parsePlan, type Statement, settle } from '../index.js';
import type { Clawback } from '../plan/plan.js';
import { verifyStatement } from '../verifier/index.js';
import { clawbackShare } from './late-reversals.js';

const planOf = (clawback: NonNullable<PlanInput['clawback']>, more: Partial<PlanInput> = {}) =>
  parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    clawback,
    components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' } }],
    ...more,
  });

describe('the share that is taken back', () => {
  const proRata = { within: 'P10M', shares: 'pro-rata' } as const;
  const inDays = { within: 'P100D', shares: 'pro-rata' } as const;
  const steps: NonNullable<PlanInput['clawback']> = {
    within: 'P12M',
    shares: [
      ['P0M', '100%'],
      ['P3M', '40%'],
    ],
  };
  const late: NonNullable<PlanInput['clawback']> = { within: 'P60D', shares: [['P0D', '50%']] };
  it.each([
    [proRata, '2026-01-31', '2026-01-31', '1'],
    [proRata, '2026-01-15', '2026-06-15', '1/2'],
    [proRata, '2026-01-15', '2026-02-01', '0.9451612903…'],
    [proRata, '2026-01-15', '2026-11-14', '0.0032258064…'],
    [proRata, '2026-01-15', '2026-11-15', '0'],
    [inDays, '2026-01-01', '2026-01-26', '0.75'],
    [inDays, '2026-01-01', '2026-04-11', '0'],
    [steps, '2026-01-01', '2026-03-31', '1'],
    [steps, '2026-01-01', '2026-04-01', '0.4'],
    [steps, '2026-01-01', '2027-01-01', '0'],
    [late, '2026-01-01', '2026-03-01', '0.5'],
    [late, '2026-01-01', '2026-03-02', '0'],
  ] as const)('%j from %s to %s is %s', (clawback, line, reversed, share) => {
    const read = planOf(clawback as NonNullable<PlanInput['clawback']>).clawback as Clawback;
    const found = clawbackShare(read, parseDay(line) as number, parseDay(reversed) as number);
    const [digits = ''] = share.split('…');
    if (share.endsWith('…')) {
      const units = (found.numerator * 10n ** 10n) / found.denominator;
      expect(`0.${String(units).padStart(10, '0')}`).toBe(digits);
    } else expect(found.toString()).toBe(share === '1/2' ? '0.5' : share);
  });
});

describe('a late reversal of an invoice', () => {
  const of = { customer: 'nord', category: 'k', payee: 'a' };
  const lines: FactsInput['lines'] = [
    { ...of, id: 'L1', date: '2026-01-10', amount: '600', invoice: 'R' },
    { ...of, id: 'L2', date: '2026-01-20', amount: '400', invoice: 'R' },
    { ...of, id: 'L3', date: '2026-01-20', amount: '100' },
  ];
  const back = [
    { id: 'B1', date: '2026-03-10', amount: '-500', reverses: { invoice: 'R' } },
    { id: 'B2', date: '2026-03-20', amount: '-100', reverses: { line: 'L3' } },
    { id: 'B3', date: '2026-03-21', amount: '-50', reverses: { line: 'L1' } },
  ];

  it.each([
    ['pro-rata', '-40.00'],
    [[['P0M', '100%']], '-65.00'],
    [[['P0M', '0%']], undefined],
  ] as const)('takes back by %j of the oldest of its lines', (shares, corrected) => {
    const plan = planOf({ within: 'P6M', shares } as NonNullable<PlanInput['clawback']>);
    const earlier: Statement[] = [];
    for (const [place, period] of ['2026-01', '2026-02', '2026-03'].entries()) {
      const facts = parseFacts(
        {
          covers: { from: '2026-01-01', to: '2026-12-31' },
          payees: [{ id: 'a' }],
          lines: [...(lines ?? []), ...(place === 2 ? back : [])],
        },
        plan,
      );
      const options = place === 2 ? { reopen: '2026-01' } : {};
      earlier.push(settle(plan, facts, { payee: 'a', period, earlier, ...options }));
    }
    const last = earlier.at(-1) as Statement;
    const sum = (last.toPayable ?? []).filter(({ step }) => step === 'correction').map(({ figure }) => figure.value)[0];
    if (shares === 'pro-rata') expect(Number(sum)).toBeCloseTo(-43, 0);
    else expect(sum).toBe(corrected);
    expect(verifyStatement(last)).toMatchObject({ ok: true });
  });
});
