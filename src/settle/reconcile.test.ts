import { describe, expect, it } from 'vitest';
import { expectProblems, thrownBy } from '../../test/support/expectations.js';
import { parseFacts } from '../facts/parse.js';
import type { PlanInput } from '../plan/input.js';
import { parsePlan } from '../plan/parse.js';
import { toDecimal } from '../statement/to-decimal.js';
import { type PaidElsewhere, reconcile } from './reconcile.js';
import { type Run, settleAll } from './run.js';
import type { RunOptions } from './run-options.js';

type Loose = Readonly<Record<string, unknown>>;

const COVERS = { from: '2025-01-01', to: '2026-12-31' };

const rate = (id: string, category: string, more: Loose = {}): Loose => ({
  id,
  kind: 'revenue',
  measure: { sum: 'amount', categories: [category] },
  pay: { rate: '10%' },
  ...more,
});

function runOf(plan: Loose, facts: Loose, options: Partial<RunOptions> = {}): Run {
  const parsed = parsePlan({ id: 'p', currency: 'EUR', period: 'month', ...plan } as unknown as PlanInput);
  return settleAll(parsed, parseFacts({ covers: COVERS, ...facts }, parsed), { period: '2026-01', ...options });
}

function sold(id: string, amount: string, category: string, more: Loose = {}): Loose {
  return { id, date: '2026-01-10', amount, customer: 'k', category, payee: 'anna', ...more };
}

/** Anna's statement, 100.00 for `a` and 50.00 for `b` unless the plan says more, and why it differs from an amount. */
function reasonFor(theirs: string, plan: Loose = {}, facts: Loose = {}, component?: string) {
  const components = [rate('a', 'a'), rate('b', 'b')];
  const lines = [sold('L1', '1000', 'a'), sold('L2', '500', 'b')];
  const run = runOf({ components, ...plan }, { payees: [{ id: 'anna' }], lines, ...facts });
  const entry = { payee: 'anna', amount: theirs, ...(component === undefined ? undefined : { component }) };
  const { rows } = reconcile(run, [entry]);
  return rows.find((row) => row.component === component)?.reason;
}

describe('a run held against what another system paid', () => {
  const run = runOf(
    { components: [rate('a', 'a')] },
    {
      payees: [{ id: 'anna' }, { id: 'ben' }, { id: 'cleo' }, { id: 'dora', plan: 'elsewhere' }],
      lines: [sold('L1', '1000', 'a'), sold('L2', '20', 'a', { payee: 'ben' })],
    },
  );

  it('tells of each payee what both paid, the largest difference first, and sums', () => {
    const paid = [
      { payee: 'anna', amount: '100.01' },
      { payee: 'cleo', amount: toDecimal('7.5') },
      { payee: 'dora', amount: '30' },
      { payee: 'emil', amount: '4' },
    ];
    const { rows, totals } = reconcile(run, paid);
    expect(rows).toEqual([
      {
        payee: 'dora',
        currency: null,
        ours: null,
        theirs: '30',
        difference: '-30',
        reason: { code: 'only_theirs', why: 'other_plan' },
      },
      {
        payee: 'cleo',
        currency: 'EUR',
        ours: '0.00',
        theirs: '7.50',
        difference: '-7.50',
        reason: { code: 'unexplained' },
      },
      { payee: 'emil', currency: null, ours: null, theirs: '4', difference: '-4', reason: { code: 'only_theirs' } },
      { payee: 'ben', currency: 'EUR', ours: '2.00', theirs: null, difference: '2.00', reason: { code: 'only_ours' } },
      {
        payee: 'anna',
        currency: 'EUR',
        ours: '100.00',
        theirs: '100.01',
        difference: '-0.01',
        reason: { code: 'rounding' },
      },
    ]);
    expect(totals).toEqual([
      { currency: null, ours: '0', theirs: '34', difference: '-34', equal: 0, different: 2 },
      { currency: 'EUR', ours: '102.00', theirs: '107.51', difference: '-5.51', equal: 0, different: 3 },
    ]);
    expect(Object.isFrozen(rows[0]?.reason)).toBe(true);
  });

  it('several entries of one payee add up; what agrees is said to', () => {
    const [row] = reconcile(run, [
      { payee: 'anna', amount: '60' },
      { payee: 'anna', amount: '40' },
    ]).rows.filter(({ payee }) => payee === 'anna');
    expect(row).toMatchObject({ theirs: '100.00', difference: '0.00', reason: { code: 'equal' } });
  });

  it('a payee who failed here is told apart from one whom nobody knows', () => {
    const failing = runOf(
      { components: [{ id: 'k', kind: 'other', measure: { kpi: 'score' }, pay: { each: '1' } }] },
      { payees: [{ id: 'anna' }] },
    );
    expect(reconcile(failing, [{ payee: 'anna', amount: '1' }]).rows[0]?.reason).toEqual({
      code: 'only_theirs',
      why: 'failed',
    });
  });

  it('reads no amount that is none, and says where', () => {
    const paid = [
      { payee: 'anna', amount: 'much' },
      { amount: '1' },
      { payee: 7, amount: '1', component: 3 },
      null,
      { payee: 'x' },
    ];
    expectProblems(
      () => reconcile(run, paid as unknown as PaidElsewhere[]),
      [
        { code: 'not_a_figure', at: '/paidElsewhere/0/amount' },
        { code: 'missing_field', at: '/paidElsewhere/1/payee' },
        { code: 'wrong_type', at: '/paidElsewhere/2/payee' },
        { code: 'wrong_type', at: '/paidElsewhere/2/component' },
        { code: 'wrong_type', at: '/paidElsewhere/3' },
        { code: 'missing_field', at: '/paidElsewhere/4/amount' },
      ],
    );
    expectProblems(() => reconcile(run, 'anna' as never), [{ code: 'wrong_type', at: '/paidElsewhere' }]);
    expect(thrownBy(() => reconcile(undefined as never, [])).problems).toHaveLength(1);
  });
});

describe('by component', () => {
  it('compares each that is paid here or there', () => {
    const run = runOf(
      { components: [rate('a', 'a'), rate('b', 'b'), rate('shown', 'a', { pays: false })] },
      { payees: [{ id: 'anna' }], lines: [sold('L1', '1000', 'a'), sold('L2', '500', 'b')] },
    );
    const { rows } = reconcile(run, [
      { payee: 'anna', component: 'a', amount: '100' },
      { payee: 'anna', component: 'c', amount: '9' },
    ]);
    expect(rows.map(({ component, ours, theirs, reason }) => [component, ours, theirs, reason.code])).toEqual([
      ['b', '50.00', null, 'only_ours'],
      ['c', null, '9.00', 'only_theirs'],
      ['a', '100.00', '100.00', 'equal'],
    ]);
  });

  it('a component is what it comes to under the plan’s cap', () => {
    const capped = { cap: '120' };
    expect(reasonFor('80', capped, {}, 'a')).toEqual({ code: 'equal' });
    expect(reasonFor('100', capped, {}, 'a')).toEqual({ code: 'without_step', step: 'cap' });
  });
});

describe('why two systems differ', () => {
  it('a rounding of one minor unit a component, no more', () => {
    expect(reasonFor('150.02')).toEqual({ code: 'rounding' });
    expect(reasonFor('149.98')).toEqual({ code: 'rounding' });
    expect(reasonFor('150.03')).toEqual({ code: 'unexplained' });
  });

  it('the plan’s cap, floor or guarantee', () => {
    expect(reasonFor('150', { cap: '120' })).toEqual({ code: 'without_step', step: 'cap' });
    expect(reasonFor('150', { floor: '200' })).toEqual({ code: 'without_step', step: 'floor' });
    expect(reasonFor('150', { guarantee: '400' })).toEqual({ code: 'without_step', step: 'guarantee' });
  });

  it('a cap on a component, with and without what comes after it', () => {
    const components = [rate('a', 'a', { cap: '70' }), rate('b', 'b')];
    expect(reasonFor('150', { components })).toEqual({ code: 'before_step', step: 'cap', component: 'a' });
    expect(reasonFor('100', { components }, {}, 'a')).toEqual({ code: 'before_step', step: 'cap' });
  });

  it('a modifier, also where another one follows it', () => {
    const modifiers = [
      { id: 'm1', factor: '0.8', components: ['a'] },
      { id: 'm2', factor: '0.5', components: ['a'] },
    ];
    expect(reasonFor('100', { modifiers }, {}, 'a')).toEqual({ code: 'before_step', step: 'modifier', id: 'm1' });
    expect(reasonFor('50', { modifiers }, {}, 'a')).toEqual({ code: 'without_step', step: 'modifier', id: 'm1' });
    expect(reasonFor('130', { modifiers })).toEqual({
      code: 'before_step',
      step: 'modifier',
      component: 'a',
      id: 'm2',
    });
  });

  it('nothing that the statement tells, whatever modifiers it has', () => {
    const modifiers = [
      { id: 'm1', factor: '0.8', components: ['a'] },
      { id: 'm2', factor: '0.5', components: ['a'] },
    ];
    // 100 × 0.8 × 0.5 and 50: neither 90, nor 150, 130, 100, 50 or 40.
    expect(reasonFor('77', { modifiers })).toEqual({ code: 'unexplained' });
  });

  it('a component that they do not pay', () => {
    expect(reasonFor('100')).toEqual({ code: 'without_component', component: 'b' });
  });

  it('adjustments and advances, one alone or all of them', () => {
    const adjusted = (amount: string) => ({ period: '2026-01', amount, reason: 'r', author: 'x' });
    const payees = [
      {
        id: 'anna',
        adjustments: [adjusted('20'), adjusted('5')],
        advances: [{ date: '2026-01-05', amount: '30' }],
      },
    ];
    expect(reasonFor('175', {}, { payees })).toEqual({ code: 'without_step', step: 'advance' });
    expect(reasonFor('125', {}, { payees })).toEqual({ code: 'without_step', step: 'adjustment' });
    expect(reasonFor('120', {}, { payees })).toEqual({ code: 'without_step', step: 'adjustment' });
    expect(reasonFor('150', {}, { payees })).toEqual({ code: 'before_step', step: 'adjustment' });
  });

  it('the correction of a closed period, all its lines together', () => {
    const plan = { components: [rate('a', 'a'), rate('b', 'b')] };
    const lines = [sold('L1', '1000', 'a')];
    const first = runOf(plan, { payees: [{ id: 'anna' }], lines });
    const late = [
      ...lines,
      sold('L8', '50', 'a'),
      sold('L9', '70', 'b'),
      sold('F', '100', 'a', { date: '2026-02-10' }),
    ];
    const options = { period: '2026-02', earlier: first.statements, reopen: '2026-01' };
    const run = runOf(plan, { payees: [{ id: 'anna' }], lines: late }, options);
    expect(run.statements[0]?.payable.value).toBe('22.00');
    const reason = (amount: string) => reconcile(run, [{ payee: 'anna', amount }]).rows[0]?.reason;
    expect(reason('10')).toEqual({ code: 'without_step', step: 'correction', period: '2026-01' });
    expect(reason('17')).toEqual({ code: 'without_step', step: 'correction', component: 'a', period: '2026-01' });
  });

  it('what is below 0 and not paid out', () => {
    const payees = [{ id: 'anna', advances: [{ date: '2026-01-05', amount: '180' }] }];
    expect(reasonFor('-30', {}, { payees })).toEqual({ code: 'without_step', step: 'negative' });
  });

  it('a budget over all', () => {
    const run = runOf(
      { components: [rate('a', 'a')] },
      { payees: [{ id: 'anna' }], lines: [sold('L1', '1000', 'a')] },
      { budget: '40' },
    );
    expect(reconcile(run, [{ payee: 'anna', amount: '100' }]).rows[0]?.reason).toEqual({
      code: 'without_step',
      step: 'budget',
    });
  });

  it('lines that count here in no statement', () => {
    const payees = [{ id: 'anna', from: '2025-01-01', to: '2026-01-20' }];
    const lines = [sold('L1', '1000', 'a'), sold('L2', '500', 'b'), sold('L3', '230', 'a', { date: '2026-01-25' })];
    const reason = { code: 'lines_left_out', why: 'not_employed' };
    expect(reasonFor('173', {}, { payees, lines })).toEqual({ ...reason, component: 'a' });
    expect(reasonFor('123', {}, { payees, lines }, 'a')).toEqual(reason);
  });

  it('lines that count here in no statement, beside what is paid for no figure', () => {
    const payees = [{ id: 'anna', from: '2025-01-01', to: '2026-01-20' }];
    const lines = [sold('L1', '1000', 'a'), sold('L3', '230', 'a', { date: '2026-01-25' })];
    const components = [{ id: 'base', kind: 'other', pay: { amount: '100' } }, rate('a', 'a')];
    // 100 and 100, and a tenth of 230.
    expect(reasonFor('223', { components }, { payees, lines })).toEqual({
      code: 'lines_left_out',
      why: 'not_employed',
      component: 'a',
    });
  });
});
