import { it } from 'vitest';
import { explain, parseFacts, parsePlan, type Statement, settle } from '../../src/index.js';
import { verifyStatement } from '../../src/verifier/index.js';

function run(plan: any, lines: any[], payee: any, steps: any[], covers = { from: '2025-01-01', to: '2026-12-31' }) {
  const parsed = parsePlan(plan);
  const st: Statement[] = [];
  const all = [...lines];
  for (const s of steps) {
    all.push(...(s.add ?? []));
    const facts = parseFacts({ covers, lines: all, payees: [{ id: 'a', plan: plan.id, ...payee }] }, parsed);
    const one = settle(parsed, facts, {
      payee: 'a',
      period: s.period,
      earlier: st,
      ...(s.reopen && { reopen: s.reopen }),
      ...(s.final && { final: s.final }),
    });
    st.push(JSON.parse(JSON.stringify(one)));
    console.log(
      s.period,
      one.id,
      'amounts',
      one.components.map((c) => `${c.id}:${c.amount.value}`).join(' '),
      'earned',
      one.earned.value,
      'payable',
      one.payable.value,
      'carried',
      one.carried?.value,
      JSON.stringify((one.toPayable ?? []).map((x) => [x.step, x.period, x.component, x.of, x.figure.value])),
      JSON.stringify(one.remembers.components),
      JSON.stringify(verifyStatement(one)),
      JSON.stringify(one).length,
    );
    explain(one, { locale: 'de' });
    if (s.show) console.log(explain(one, { locale: 'en' }));
  }
  return st;
}
const L = (id: string, date: string, amount: string, more = {}) => ({
  id,
  date,
  customer: 'c',
  category: 'k',
  amount,
  payee: 'a',
  ...more,
});
it('ytd 100 80 120', () => {
  for (const negative of ['zero', 'carry', 'pay'])
    run(
      {
        id: 'p',
        currency: 'EUR',
        period: 'month',
        components: [
          {
            id: 'x',
            kind: 'revenue',
            negative,
            accumulate: { quota: 'to-date' },
            measure: { sum: 'amount' },
            pay: { rate: '10%' },
          },
        ],
      },
      [L('1', '2026-01-05', '1000'), L('2', '2026-02-05', '-200'), L('3', '2026-03-05', '400')],
      {},
      [{ period: '2026-01' }, { period: '2026-02' }, { period: '2026-03', show: negative === 'carry' }],
    );
});
it('paid 3x33.35', () => {
  run(
    {
      id: 'p',
      currency: 'EUR',
      period: 'month',
      components: [{ id: 'x', kind: 'revenue', recognise: 'paid', measure: { sum: 'amount' }, pay: { rate: '5%' } }],
    },
    [
      L('1', '2026-01-05', '100.05', {
        payments: [
          { date: '2026-01-10', amount: '33.35' },
          { date: '2026-02-10', amount: '33.35' },
          { date: '2026-03-10', amount: '33.35' },
        ],
      }),
    ],
    {},
    [{ period: '2026-01' }, { period: '2026-02' }, { period: '2026-03' }],
  );
});
it('draw', () => {
  run(
    {
      id: 'p',
      currency: 'EUR',
      period: 'month',
      draw: { amount: '1500' },
      components: [{ id: 'x', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' } }],
    },
    [L('1', '2026-01-05', '5000'), L('2', '2026-02-05', '30000')],
    {},
    [{ period: '2026-01' }, { period: '2026-02', show: true }, { period: '2026-03', final: { balances: 'claim' } }],
  );
});
it('correction', () => {
  run(
    {
      id: 'p',
      currency: 'EUR',
      period: 'month',
      guarantee: '50',
      components: [{ id: 'x', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' } }],
    },
    [L('1', '2026-01-05', '1000'), L('2', '2026-02-05', '400')],
    {},
    [
      { period: '2026-01' },
      { period: '2026-02' },
      {
        period: '2026-03',
        reopen: '2026-01',
        show: true,
        add: [{ id: 'r1', date: '2026-02-20', amount: '-600', reverses: { line: '1' } }],
      },
      {
        period: '2026-04',
        reopen: '2026-01',
        add: [{ id: 'r2', date: '2026-04-20', amount: '-400', reverses: { line: '1' } }],
      },
      { period: '2026-05' },
    ],
  );
});
it('quota ytd', () => {
  run(
    {
      id: 'p',
      currency: 'EUR',
      period: 'quarter',
      targetIncentive: { amount: '24000', per: 'year' },
      weights: { revenue: '100%' },
      components: [
        {
          id: 'x',
          kind: 'revenue',
          accumulate: { quota: 'to-date' },
          quota: 'q',
          cap: { times: '1.5' },
          measure: { sum: 'amount' },
          pay: { share: 'linear' },
        },
      ],
    },
    [L('1', '2026-01-05', '100000'), L('2', '2026-05-05', '50000'), L('3', '2026-08-05', '150000')],
    { quotas: { q: { amount: '400000', per: 'year' } } },
    [{ period: '2026-Q1' }, { period: '2026-Q2' }, { period: '2026-Q3', show: true }],
  );
});
