/** What a period would come to as of a day within it: a preview, which nothing goes on from. */
import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { explain, parseFacts, parsePlan, settle, tallySpec } from '../index.js';
import { addLines, emptyTally } from '../measure/add-lines.js';
import { verifyStatement } from '../verifier/index.js';

const plan = parsePlan({
  id: 'p',
  currency: 'EUR',
  period: 'month',
  targetIncentive: '1000',
  components: [
    {
      id: 'sales',
      kind: 'revenue',
      quota: { amount: '1000', per: 'month' },
      measure: { sum: 'amount' },
      pay: { share: 'linear' },
    },
    { id: 'growth', kind: 'other', measure: { gain: { sum: 'amount' } }, pay: { rate: '1' } },
  ],
});
const sale = (id: string, date: string, amount: string) => ({
  id,
  date,
  customer: 'nord',
  category: 'k',
  amount,
  payee: 'a',
});
const facts = parseFacts(
  {
    covers: { from: '2025-01-01', to: '2026-02-14' },
    payees: [{ id: 'a' }],
    lines: [
      sale('1', '2025-02-10', '100'),
      sale('2', '2025-02-20', '900'),
      sale('3', '2026-02-05', '300'),
      sale('4', '2026-02-20', '500'),
    ],
  },
  plan,
);
const of = { payee: 'a', period: '2026-02' };
const preview = settle(plan, facts, { ...of, asOf: '2026-02-14' });

describe('a preview as of a day', () => {
  it('looks at the lines up to that day, also in what it compares with, and at quotas of the whole period', () => {
    const [sales, growth] = preview.components;
    expect([sales?.figure?.value, sales?.quota?.value, sales?.amount.value]).toEqual(['300', '1000', '300.00']);
    expect(growth?.figure?.value).toBe('200');
    expect(verifyStatement(preview)).toMatchObject({ ok: true });
  });

  it('says that it is one', () => {
    expect(preview).toMatchObject({ status: 'preview', asOf: '2026-02-14' });
    expect(explain(preview)).toContain('Preview as of 14 Feb 2026');
    expect(explain(preview, { locale: 'de' })).toContain('Vorschau zum 14.02.2026');
  });

  it('needs the lines up to that day alone', () => {
    expectProblems(() => settle(plan, facts, of), [{ code: 'covers_too_short' }, { code: 'covers_too_short' }]);
  });

  it('comes from a tally made for that day as well', () => {
    const made = addLines(emptyTally(tallySpec(plan, { periods: ['2026-02@2026-02-14'] })), facts);
    const tallied = settle(plan, facts, { ...of, asOf: '2026-02-14', tally: made });
    expect(tallied.payable).toEqual(preview.payable);
    const whole = addLines(emptyTally(tallySpec(plan, { periods: ['2026-02'] })), facts);
    expectProblems(
      () => settle(plan, facts, { ...of, asOf: '2026-02-14', tally: whole }),
      [{ code: 'tally_not_for_this' }],
    );
  });

  it('is never an earlier statement: an estimate is not paid out', () => {
    expectProblems(
      () => settle(plan, facts, { payee: 'a', period: '2026-03', earlier: [preview] }),
      [{ code: 'statement_is_preview', at: '/earlier/0' }],
    );
  });

  it.each([
    ['2026-03-01', 'out_of_range'],
    ['2026-02-31', 'not_a_date'],
    [46_067 as unknown as string, 'not_a_date'],
  ] as const)('of %s is refused', (asOf, code) => {
    expectProblems(() => settle(plan, facts, { ...of, asOf }), [{ code, at: '/asOf' }]);
  });
});
