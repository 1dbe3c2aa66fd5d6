/** Who joins later begins with the statements that there are: what others' lines were settled for before is no matter of theirs. */
import { describe, expect, it } from 'vitest';
import { parseFacts, parsePlan, settle, settleAll } from '../index.js';

const plan = parsePlan({
  id: 'p',
  currency: 'EUR',
  period: 'month',
  components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' } }],
});
const of = { customer: 'nord', category: 'k' };
const sale = { ...of, id: 'L1', date: '2026-01-10', amount: '1000', payee: 'anna' };
const own = { ...of, id: 'L2', date: '2026-02-10', amount: '500', payee: 'ben' };
const reversal = { id: 'R1', date: '2026-02-12', amount: '-400', reverses: { line: 'L1' } };
const known = (...lines: readonly object[]) =>
  parseFacts(
    {
      covers: { from: '2026-01-01', to: '2026-12-31' },
      payees: [{ id: 'anna' }, { id: 'ben', from: '2026-02-01' }],
      lines: lines as [],
    },
    plan,
  );

describe('a reversal of a line that somebody else was paid for', () => {
  const january = settle(plan, known(sale), { payee: 'anna', period: '2026-01' });
  const facts = known(sale, own, reversal);

  it('stops nobody’s first statement', () => {
    const ben = settle(plan, facts, { payee: 'ben', period: '2026-02', earlier: [january] });
    expect([ben.payable.value, ben.previous, ben.remembers.first]).toEqual(['50.00', null, '2026-01-01']);
  });

  it('stops no run', () => {
    const run = settleAll(plan, facts, { period: '2026-02', earlier: [january], reopen: '2026-01' });
    expect(run.failed).toEqual([]);
    expect(run.statements.map(({ payee, payable }) => `${payee.id} ${payable.value}`)).toEqual([
      'anna 0.00',
      'ben 50.00',
    ]);
    expect(run.statement('ben').digest).toBe(
      settle(plan, facts, { payee: 'ben', period: '2026-02', earlier: [january] }).digest,
    );
  });
});
