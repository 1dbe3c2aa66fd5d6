/** What is held back of components that measure something else than a sum: the lines behind each are found all the same. */
import { describe, expect, it } from 'vitest';
import { type PlanInput, parseFacts, parsePlan, payables, type Statement, settle } from '../index.js';
import { verifyStatement } from '../verifier/index.js';

type Component = PlanInput['components'][number];

const MEASURES: readonly (readonly [string, NonNullable<Component['measure']>, object?])[] = [
  ['a gain', { gain: { sum: 'amount' } }],
  ['a sum of measures', { add: [{ sum: 'amount' }, { sum: 'units' }] }],
  ['a difference with a written figure', { subtract: [{ sum: 'amount' }, { value: '10' }] }],
  ['the larger of two', { max: [{ sum: 'amount' }, { kpi: 'talks' }] }],
  ['the smaller of two', { min: [{ sum: 'amount' }, { quota: 'goal' }] }],
  ['a product', { multiply: [{ sum: 'amount' }, { personal: 'factor' }] }],
  ['a quotient', { divide: [{ sum: 'amount' }, { value: '4' }], ifZero: '0' }],
  ['a KPI', { kpi: 'talks' }],
  ['a margin', { sum: 'margin' }],
  ['a count of customers', { count: 'customers' }, { pay: { each: '50' } }],
  ['a margin rate', { marginRate: {}, ifZero: '0' }, { pay: { rate: '300' } }],
  ['a flow', { flow: 'new' }],
  ['an efficiency gain', { efficiencyGain: { by: 'category', referenceRate: '10%' } }],
  ['new categories', { newCategories: {} }, { pay: { each: '70' } }],
  ['breadth', { breadth: {}, ifZero: '0' }, { pay: { rate: '40' } }],
  ['the amount of another component', { earned: 'base' }],
  ['groups of customers', { sum: 'amount' }, { group: { by: 'customer', cap: '60' } }],
  ['a table', { sum: 'amount' }, { pay: { rate: { by: 'category', table: { spares: '5%', '*': '2%' } } } }],
];

const HELD: readonly (readonly [string, NonNullable<PlanInput['holdbacks']>[number]])[] = [
  ['until paid', { id: 'h', share: '40%', until: 'paid', latest: 'P6M' }],
  ['while customers stay', { id: 'h', share: '40%', releaseIf: { customerActiveAfter: 'P20D' }, latest: 'P3M' }],
  ['until the year ends', { id: 'h', share: '40%', until: 'year-end' }],
];

const line = (id: string, date: string, customer: string, amount: string, paid: readonly [string, string][] = []) => ({
  id,
  date,
  customer,
  category: customer === 'nord' ? 'spares' : 'service',
  amount,
  cost: '100',
  units: '2',
  payee: 'a',
  payments: paid.map(([on, part]) => ({ date: on, amount: part })),
});

function chain(component: object, holdback: NonNullable<PlanInput['holdbacks']>[number]): Statement[] {
  const plan = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    baseline: 'previous-period',
    unknownCustomers: 'existing',
    components: [
      { id: 'base', kind: 'other', pay: { amount: '200' } },
      { id: 'part', kind: 'other', pay: { rate: '10%' }, ...component } as Component,
    ],
    holdbacks: [holdback],
  });
  const facts = parseFacts(
    {
      covers: { from: '2021-01-01', to: '2026-12-31' },
      customers: [
        { id: 'nord', since: '2020-01-01' },
        { id: 'sued', since: '2020-01-01' },
      ],
      payees: [
        {
          id: 'a',
          quotas: { goal: { amount: '400', per: 'month' } },
          personal: { factor: '2' },
          kpis: ['2026-01', '2026-02', '2026-03', '2026-04'].map((period) => ({ id: 'talks', period, value: '9' })),
        },
      ],
      lines: [
        line('L1', '2026-01-10', 'nord', '600', [
          ['2026-01-20', '150'],
          ['2026-02-20', '450'],
        ]),
        line('L2', '2026-01-12', 'sued', '300', [['2026-03-05', '300']]),
        line('L3', '2026-02-25', 'nord', '500', [['2026-02-26', '500']]),
        line('L4', '2026-03-25', 'sued', '50', [['2026-04-26', '50']]),
      ],
    },
    plan,
  );
  const earlier: Statement[] = [];
  for (const period of ['2026-01', '2026-02', '2026-03', '2026-04']) {
    const final = period === '2026-04' ? { final: { balances: 'forgive' as const } } : {};
    earlier.push(settle(plan, facts, { payee: 'a', period, earlier, ...final }));
  }
  return earlier;
}

describe.each(HELD)('held back %s', (_, holdback) => {
  it.each(MEASURES)('of a component that pays by %s', (__, measure, more) => {
    const statements = chain({ measure, ...(more as object | undefined) }, holdback);
    let open = 0n;
    for (const statement of statements) {
      expect(verifyStatement(statement)).toMatchObject({ ok: true });
      const rows = payables(statement);
      const cents = (text: string): bigint => BigInt(text.replace('.', ''));
      expect(rows.reduce((sum, { amount }) => sum + cents(amount), 0n)).toBe(cents(statement.payable.value));
      for (const { step, figure } of statement.toPayable ?? []) {
        if (step === 'holdback') open += cents(figure.value);
        if (step === 'release' || step === 'forfeit') open -= cents(figure.value);
      }
    }
    // The last statement is final: nothing is held any more.
    expect(open).toBe(0n);
  });
});
