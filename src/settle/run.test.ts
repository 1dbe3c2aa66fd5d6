import { describe, expect, it, test } from 'vitest';
import { expectProblems, thrownBy } from '../../test/support/expectations.js';
import { generated } from '../../test/support/generate.js';
import { total } from '../../test/support/settled.js';
import { explain } from '../explain/explain.js';
import type { Facts } from '../facts/facts.js';

import { parseFacts } from '../facts/parse.js';
import { addLines, emptyTally, mergeTallies } from '../measure/add-lines.js';
import { amendedBy } from '../measure/links.js';

import { tallySpec } from '../measure/spec.js';
import type { PlanInput } from '../plan/input.js';
import { parsePlan } from '../plan/parse.js';
import type { Plan } from '../plan/plan.js';
import type { Statement } from '../statement/statement.js';
import { verifyStatement } from '../verifier/index.js';
import { type Run, settleAll } from './run.js';
import type { RunOptions } from './run-options.js';
import { settle } from './settle.js';

const COVERS = { from: '2025-01-01', to: '2026-12-31' };

function planOf(more: Partial<PlanInput> = {}): Plan {
  return parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' } }],
    ...more,
  });
}

type Loose = Readonly<Record<string, unknown>>;

function sold(id: string, date: string, amount: string, more: Loose = {}): Loose {
  return { id, date, amount, customer: 'k', category: 's', ...more };
}

function factsOf(plans: Plan | readonly Plan[], facts: Loose) {
  return parseFacts({ covers: COVERS, ...facts }, plans);
}

function payables(run: Run): string[] {
  return run.statements.map(({ payee, payable }) => `${payee.id} ${payable.value}`);
}

const plan = planOf();
const facts = factsOf(plan, {
  payees: [{ id: 'cleo' }, { id: 'anna' }, { id: 'ben', plan: 'p' }],
  lines: [
    sold('L1', '2026-01-10', '1000', { payee: 'anna' }),
    sold('L2', '2026-01-11', '333.33', { payee: 'ben' }),
    sold('L3', '2026-01-12', '100', {
      credits: [
        { payee: 'anna', share: '50%' },
        { payee: 'ben', share: '30%' },
      ],
    }),
  ],
});

describe('a payroll run', () => {
  it('gives a statement for each payee, in the order of the facts, and their sums', () => {
    const run = settleAll(plan, facts, { period: '2026-01' });
    expect(payables(run)).toEqual(['cleo 0.00', 'anna 105.00', 'ben 36.33']);
    expect(run).toMatchObject({ period: '2026-01', failed: [], skipped: [] });
    expect(run.totals).toEqual([
      {
        currency: 'EUR',
        statements: 3,
        kinds: [{ kind: 'revenue', amount: '141.33' }],
        steps: [],
        earned: '141.33',
        toPayable: [],
        belowZero: '0.00',
        payable: '141.33',
        plans: [{ plan: 'p', statements: 3, earned: '141.33', payable: '141.33' }],
      },
    ]);
    expect(Object.isFrozen(run) && Object.isFrozen(run.totals[0]?.plans)).toBe(true);
  });

  it('keeps no trace, unless it is asked to; one statement with its trace is what settle gives, byte for byte', () => {
    const run = settleAll(plan, facts, { period: '2026-01' });
    const traced = settleAll(plan, facts, { period: '2026-01', trace: true });
    for (const [place, { id }] of facts.payees.entries()) {
      const alone = settle(plan, facts, { payee: id, period: '2026-01' });
      expect(run.statements[place]).toEqual(settle(plan, facts, { payee: id, period: '2026-01', trace: false }));
      expect(JSON.stringify(run.statement(id))).toBe(JSON.stringify(alone));
      expect(JSON.stringify(traced.statements[place])).toBe(JSON.stringify(alone));
    }
  });

  it('takes a tally that was made for it, and refuses another', () => {
    const tallyOf = (period: string) =>
      addLines(emptyTally(tallySpec(plan, { periods: [period], amended: amendedBy(facts) })), facts);
    const run = settleAll(plan, facts, { period: '2026-01', tally: tallyOf('2026-01') });
    expect(payables(run)).toEqual(['cleo 0.00', 'anna 105.00', 'ben 36.33']);
    expectProblems(
      () => settleAll(plan, facts, { period: '2026-01', tally: tallyOf('2026-02') }),
      [{ code: 'tally_not_for_this', at: '/tally' }],
    );
  });

  it('throws nothing but its own error, whatever it is given', () => {
    const calls = [
      () => settleAll(plan, facts, undefined as never),
      () => settleAll(undefined as never, facts, { period: '2026-01' }),
      () => settleAll([], facts, { period: '2026-01' }),
      () => settleAll(plan, undefined as never, { period: '2026-01' }),
      () => settleAll(plan, facts, { period: '2026-01', earlier: 7 as never }),
      () => settleAll(plan, facts, { period: '2026-01', final: 7 as never, budget: null as never }),
      () => settleAll(plan, facts, { period: 7 as never }),
    ];
    for (const call of calls) expect(thrownBy(call).problems.length).toBeGreaterThan(0);
  });
});

describe('who belongs to a run', () => {
  const other = planOf({ id: 'q', period: 'quarter' });
  const people = [
    { id: 'anna', plan: 'p' },
    { id: 'ben', plan: 'q' },
    { id: 'cleo', plan: 'elsewhere' },
    { id: 'dora' },
    { id: 'emil', plan: 'p', from: '2025-01-01', to: '2025-12-31' },
    { id: 'fay', plan: 'p', from: '2026-02-01' },
  ];

  it('says of everyone who has no statement why', () => {
    const all = [plan, other];
    const run = settleAll(all, factsOf(all, { payees: people }), { period: '2026-01' });
    expect(payables(run)).toEqual(['anna 0.00']);
    expect(run.skipped).toEqual([
      { payee: 'ben', reason: 'other_period' },
      { payee: 'cleo', reason: 'other_plan' },
      { payee: 'dora', reason: 'without_plan' },
      { payee: 'emil', reason: 'left_before' },
      { payee: 'fay', reason: 'joins_later' },
    ]);
    expectProblems(() => run.statement('emil'), [{ code: 'payee_not_in_run', at: '/payee' }]);
    expectProblems(() => run.statement('nobody'), [{ code: 'payee_not_in_run', at: '/payee' }]);
  });

  it('with one plan, those who name none are of it; with versions of one plan too', () => {
    const versions = ['2025-01-01', '2026-01-16'].map((from, place) =>
      planOf({ effective: place === 0 ? { from, to: '2026-01-15' } : { from } }),
    );
    for (const plans of [plan, [plan], versions]) {
      const run = settleAll(plans, factsOf(plans, { payees: [{ id: 'dora' }, { id: 'ben', plan: 'q' }] }), {
        period: '2026-01',
      });
      expect(payables(run)).toEqual(['dora 0.00']);
      expect(run.skipped).toEqual([{ payee: 'ben', reason: 'other_plan' }]);
    }
  });

  it('refuses a period that no plan has', () => {
    expectProblems(
      () => settleAll(plan, facts, { period: '2026-Q1' }),
      [{ code: 'period_not_of_plan', at: '/period' }],
    );
  });
});

describe('one bad record stops 799 people’s pay', () => {
  const scored = planOf({
    components: [{ id: 'score', kind: 'other', measure: { kpi: 'score' }, pay: { each: '10' } }],
  });
  const payees = Array.from({ length: 800 }, (_, place) => ({
    id: `p${place}`,
    ...(place === 417 ? {} : { kpis: [{ id: 'score', period: '2026-01', value: '3' }] }),
  }));
  const runOfAll = () => settleAll(scored, factsOf(scored, { payees }), { period: '2026-01' });

  // What a naive program pays: it reads the score of everyone in one go, and stops at the first that is missing.
  const naive = () => payees.map(({ kpis }) => Number(kpis?.[0]?.value.replace('3', '3')) * 10);

  it('799 are paid, and the one who is not is named with what is missing', () => {
    const run = runOfAll();
    expect(run.statements).toHaveLength(799);
    expect(run.totals[0]?.payable).toBe('23970.00');
    expect(run.failed).toMatchObject([{ payee: 'p417', problems: [{ code: 'kpi_missing' }] }]);
    expectProblems(() => run.statement('p417'), [{ code: 'kpi_missing' }]);
    expect(naive().reduce((sum, pay) => sum + pay, 0)).toBeNaN();
  });

  it('what is wrong with a line or a plan stops everyone, each thing said once', () => {
    const margin = planOf({
      components: [{ id: 'm', kind: 'profit', measure: { sum: 'margin' }, pay: { rate: '1%' } }],
    });
    const lines = [
      sold('L1', '2026-01-10', '10', {
        credits: [
          { payee: 'p1', share: '50%' },
          { payee: 'p2', share: '50%' },
        ],
      }),
    ];
    const { problems } = thrownBy(() => settleAll(margin, factsOf(margin, { payees, lines }), { period: '2026-01' }));
    expect(problems.map(({ code }) => code)).toEqual(['cost_missing']);
    const gap = ['2025-01-01', '2026-01-20'].map((from, place) =>
      planOf({ effective: place === 0 ? { from, to: '2026-01-15' } : { from } }),
    );
    expectProblems(
      () => settleAll(gap, factsOf(gap, { payees }), { period: '2026-01' }),
      [{ code: 'versions_gap', at: '/period' }],
    );
  });
});

describe('over time', () => {
  const carrying = planOf({ negative: 'carry' });
  const people = [
    { id: 'anna', from: '2025-01-01', to: '2026-01-31' },
    { id: 'ben' },
    { id: 'cleo', from: '2025-01-01', to: '2026-01-31' },
  ];
  const january = [
    sold('L1', '2026-01-10', '1000', { payee: 'ben' }),
    sold('L2', '2026-01-10', '200', { payee: 'anna' }),
  ];
  const factsWith = (lines: readonly Loose[], payees: readonly Loose[] = people) =>
    factsOf(carrying, { payees, lines });
  const advance = { advances: [{ date: '2026-01-20', amount: '50' }] };
  const first = settleAll(
    carrying,
    factsWith(january, [{ ...people[0], ...advance }, people[1] as Loose, people[2] as Loose]),
    {
      period: '2026-01',
    },
  );
  const second = (more: Partial<RunOptions> = {}, lines: readonly Loose[] = january) =>
    settleAll(carrying, factsWith(lines, [{ ...people[0], ...advance }, people[1] as Loose, people[2] as Loose]), {
      period: '2026-02',
      earlier: first.statements,
      ...more,
    });

  it('a leaver with something open gets a statement, one without is skipped', () => {
    expect(first.statements.find(({ payee }) => payee.id === 'anna')?.carried?.value).toBe('-30.00');
    const run = second();
    expect(payables(run)).toEqual(['anna 0.00', 'ben 0.00']);
    expect(run.skipped).toEqual([{ payee: 'cleo', reason: 'left_before' }]);
    expect(run.statements[0]?.id).toBe('p/anna/2026-02/2');
  });

  it('what is held back of a leaver is open until it is released or forfeited', () => {
    const holding = planOf({ holdbacks: [{ id: 'h', share: '20%', until: '2026-03-15' }] });
    const given = factsOf(holding, { payees: people, lines: january });
    const settling = (period: string, earlier: readonly Statement[]) => settleAll(holding, given, { period, earlier });
    const runs = [settling('2026-01', [])];
    for (const period of ['2026-02', '2026-03', '2026-04']) {
      runs.push(
        settling(
          period,
          runs.flatMap(({ statements }) => statements),
        ),
      );
    }
    expect(runs.map(payables)).toEqual([
      ['anna 16.00', 'ben 80.00', 'cleo 0.00'],
      ['anna 0.00', 'ben 0.00'],
      ['anna 4.00', 'ben 20.00'],
      ['ben 0.00'],
    ]);
    expect(runs[3]?.skipped.map(({ payee }) => payee)).toEqual(['anna', 'cleo']);
  });

  it('a final statement is one payee’s; after it there is none', () => {
    const run = second({ final: { anna: { balances: 'forgive' } } });
    expect(run.statements.map(({ final }) => final)).toEqual(['forgive', undefined]);
    const third = second({ period: '2026-03', earlier: [...first.statements, ...run.statements] });
    expect(third.skipped).toEqual([
      { payee: 'anna', reason: 'settled_for_good' },
      { payee: 'cleo', reason: 'left_before' },
    ]);
    expectProblems(
      () => second({ final: { nobody: { balances: 'claim' } } }),
      [{ code: 'unknown_payee', at: '/final/nobody' }],
    );
  });

  it('one whose past changed fails alone, and is corrected with reopen, as is one who has left', () => {
    const late = [...january, sold('L9', '2026-01-30', '100', { payee: 'cleo' })];
    expect(second({}, late).failed).toMatchObject([{ payee: 'cleo', problems: [{ code: 'closed_period_changed' }] }]);
    const run = second({ reopen: '2026-01' }, late);
    expect(payables(run)).toEqual(['anna 0.00', 'ben 0.00', 'cleo 10.00']);
    expect(JSON.stringify(run.statement('cleo'))).toBe(
      JSON.stringify(
        settle(carrying, factsWith(late), {
          payee: 'cleo',
          period: '2026-02',
          earlier: first.statements,
          reopen: '2026-01',
        }),
      ),
    );
    expect(payables(second({ reopen: 'none' }, late))).toEqual(['anna 0.00', 'ben 0.00', 'cleo 0.00']);
  });

  it('a period to reopen that nobody has closed is refused; one that some have not is theirs who have', () => {
    expectProblems(() => second({ reopen: '2025-12' }), [{ code: 'period_not_closed', at: '/reopen' }]);
    const joined = factsWith(january, [...people, { id: 'dora', from: '2026-02-01' }]);
    const run = settleAll(carrying, joined, {
      period: '2026-02',
      earlier: first.statements.slice(1),
      reopen: ['2026-01'],
    });
    expect(run.failed).toEqual([]);
  });

  it('settled twice, everyone fails; a statement that was changed fails alone; what is none is refused', () => {
    const run = settleAll(carrying, factsWith(january), { period: '2026-01', earlier: first.statements });
    expect(run.failed.map(({ problems }) => problems[0]?.code)).toEqual(Array(3).fill('period_already_settled'));
    const [anna, ben] = first.statements as [Statement, Statement];
    const changed = { ...ben, payable: { value: '1.00', node: -1 } };
    expect(second({ earlier: [anna, changed] }).failed).toMatchObject([
      { payee: 'ben', problems: [{ code: 'statement_changed', at: '/earlier/1' }] },
    ]);
    expectProblems(() => second({ earlier: [{}] as never }), [{ code: 'not_a_statement', at: '/earlier/0' }]);
  });

  it('someone with statements whom the facts do not name any more is not forgotten', () => {
    const run = settleAll(carrying, factsWith(january.slice(0, 1), [people[1] as Loose]), {
      period: '2026-02',
      earlier: first.statements,
      reopen: 'none',
    });
    expect(run.skipped).toEqual([
      { payee: 'anna', reason: 'not_in_facts' },
      { payee: 'cleo', reason: 'not_in_facts' },
    ]);
  });

  it('what is paid after someone left is theirs', () => {
    const paid = planOf({ recognise: 'paid' });
    const lines = [
      sold('L1', '2026-01-10', '1000', { payee: 'anna', payments: [{ date: '2026-02-10', amount: '400' }] }),
    ];
    const run = settleAll(paid, factsOf(paid, { payees: people, lines }), { period: '2026-02' });
    expect(payables(run)).toEqual(['anna 40.00', 'ben 0.00']);
    expect(run.skipped).toEqual([{ payee: 'cleo', reason: 'left_before' }]);
  });
});

describe('every line of the period is accounted for', () => {
  const people = [
    { id: 'anna', to: '2026-01-15', from: '2025-01-01' },
    { id: 'ben' },
    { id: 'cleo', plan: 'elsewhere' },
  ];

  it('given = counted + left out + unclaimed; who is credited with nothing, and why, is named', () => {
    const lines = [
      sold('L1', '2026-01-10', '1000', { payee: 'anna' }),
      sold('L2', '2026-01-20', '100', { payee: 'anna' }),
      sold('L3', '2026-01-10', '30', { payee: 'cleo' }),
      sold('L4', '2026-01-10', '7'),
      sold('L5', '2026-01-10', '0.50', {
        credits: [
          { payee: 'ben', share: '1/3' },
          { payee: 'anna', share: '100%', overlay: true },
        ],
      }),
      sold('L6', '2026-01-10', '9', { payee: 'ben', currency: 'CHF' }),
      sold('L7', '2026-02-10', '5000'),
    ];
    const rates = [{ currency: 'CHF', to: 'EUR', period: '2026-01', rate: '1.1' }];
    const run = settleAll(plan, factsOf(plan, { payees: people, lines, rates }), { period: '2026-01' });
    expect(run.lines).toEqual([
      { currency: 'EUR', lines: 5, given: '1137.50', counted: '6001/6', leftOut: '130.00', unclaimed: '22/3' },
      { currency: 'CHF', lines: 1, given: '9.00', counted: '9.00', leftOut: '0.00', unclaimed: '0.00' },
    ]);
    expect(run.leftOut).toEqual([
      { reason: 'not_employed', payee: 'anna', currency: 'EUR', lines: 1, amount: '100.00' },
      { reason: 'not_in_run', payee: 'cleo', currency: 'EUR', lines: 1, amount: '30.00' },
    ]);
    expect(run.unclaimed).toEqual([
      { id: 'L4', date: '2026-01-10', currency: 'EUR', amount: '7.00', unclaimed: '7.00', why: 'nobody' },
      { id: 'L5', date: '2026-01-10', currency: 'EUR', amount: '0.50', unclaimed: '1/3', why: 'shares_below_one' },
    ]);
  });

  it('a reversal counts where its line does, one of an invoice by parts; one of another period is left out', () => {
    const lines = [
      sold('L0', '2025-12-10', '400', { payee: 'ben' }),
      sold('L1', '2026-01-10', '1000', { payee: 'anna', invoice: 'I1' }),
      sold('L2', '2026-01-10', '500', { invoice: 'I1' }),
      { id: 'R1', date: '2026-01-20', amount: '-300', reverses: { invoice: 'I1' } },
      { id: 'R2', date: '2026-02-20', amount: '-100', reverses: { line: 'L1' } },
      { id: 'R3', date: '2026-01-21', amount: '-40', reverses: { line: 'L0' } },
    ];
    const reversing = planOf({ amendsBefore: 'leave-out' });
    const run = settleAll(reversing, factsOf(reversing, { payees: people, lines }), { period: '2026-01' });
    expect(payables(run)).toEqual(['anna 70.00', 'ben 0.00']);
    expect(run.lines).toEqual([
      { currency: 'EUR', lines: 5, given: '1060.00', counted: '700.00', leftOut: '-40.00', unclaimed: '400.00' },
    ]);
    expect(run.leftOut).toMatchObject([{ reason: 'amends_before_first_statement', payee: 'ben', amount: '-40.00' }]);
    expect(run.unclaimed.map(({ id, unclaimed }) => `${id} ${unclaimed}`)).toEqual(['L2 500.00', 'R1 -100.00']);
    const own = planOf({ amendsBefore: 'own-date' });
    expect(settleAll(own, factsOf(own, { payees: people, lines }), { period: '2026-01' }).leftOut).toEqual([]);
  });

  it('days that no plan looks at, and payees who fail, are reasons of their own', () => {
    const campaign = planOf({
      components: [
        { id: 'c', kind: 'other', measure: { sum: 'amount' }, pay: { rate: '1' }, from: '2026-01-11' },
        { id: 'k', kind: 'other', measure: { kpi: 'score' }, pay: { each: '1' } },
      ],
    });
    const lines = [
      sold('L1', '2026-01-10', '10', { payee: 'ben' }),
      sold('L2', '2026-01-10', '4'),
      sold('L3', '2026-01-12', '20', { payee: 'dora' }),
    ];
    const payees = [{ id: 'ben', kpis: [{ id: 'score', period: '2026-01', value: '1' }] }, { id: 'dora' }];
    const run = settleAll(campaign, factsOf(campaign, { payees, lines }), { period: '2026-01' });
    expect(run.leftOut.map(({ reason, payee, amount }) => [reason, payee, amount])).toEqual([
      ['outside_windows', undefined, '4.00'],
      ['outside_windows', 'ben', '10.00'],
      ['failed', 'dora', '20.00'],
    ]);
  });

  it('what takes back a line of another shard is left out, a line once', () => {
    const mine = [
      sold('L1', '2026-01-10', '100', { payee: 'ben', invoice: 'I1' }),
      sold('L2', '2026-01-10', '0.01', { payee: 'ben', invoice: 'I1' }),
      { id: 'R1', date: '2026-01-20', amount: '-30', reverses: { line: 'X' } },
      { id: 'R2', date: '2026-01-21', amount: '-100.02', reverses: { invoice: 'I1' } },
    ];
    const others = [
      sold('X', '2026-01-10', '300', { payee: 'ben' }),
      sold('L9', '2026-01-11', '50', { payee: 'ben', invoice: 'I1' }),
    ];
    const [here, elsewhere] = [mine, others].map((lines) =>
      parseFacts({ covers: COVERS, payees: people, lines } as object, plan, { shard: true }),
    ) as [Facts, Facts];
    const spec = tallySpec(plan, { periods: ['2026-01'], amended: amendedBy(here) });
    const tally = mergeTallies(addLines(emptyTally(spec), here), addLines(emptyTally(spec), elsewhere));
    const run = settleAll(plan, here, { period: '2026-01', tally });
    // 300 − 30, and 150.01 − 100.02.
    expect(payables(run)).toEqual(['anna 0.00', 'ben 32.00']);
    // Of the invoice this shard has 100.01, from which 0.01 can be taken off L2, but not 100.01 off L1.
    expect(run.lines).toEqual([
      { currency: 'EUR', lines: 4, given: '-30.01', counted: '100.00', leftOut: '-130.01', unclaimed: '0.00' },
    ]);
    expect(run.leftOut).toEqual([{ reason: 'of_unknown_line', currency: 'EUR', lines: 2, amount: '-130.01' }]);
  });

  it('lines that name no currency are in that of the plans, and in none where these have several', () => {
    const plans = [plan, planOf({ id: 'q', currency: 'USD' })];
    const lines = [
      sold('L1', '2026-01-10', '100', { payee: 'ben' }),
      sold('L2', '2026-01-10', '80', { payee: 'dora' }),
      sold('L3', '2026-01-11', '7.5'),
      { id: 'R1', date: '2026-01-20', amount: '-40', reverses: { line: 'L1' } },
    ];
    const payees = [
      { id: 'ben', plan: 'p' },
      { id: 'dora', plan: 'q' },
    ];
    const run = settleAll(plans, factsOf(plans, { payees, lines }), { period: '2026-01' });
    expect(payables(run)).toEqual(['ben 6.00', 'dora 8.00']);
    expect(run.lines).toEqual([
      { currency: null, lines: 4, given: '147.5', counted: '140', leftOut: '0', unclaimed: '7.5' },
    ]);
  });

  it('sums are exact beyond what machine integers hold', () => {
    const lines = [
      sold('L1', '2026-01-10', '90071992547409.91', { payee: 'ben' }),
      sold('L2', '2026-01-10', '0.02', { payee: 'ben' }),
    ];
    const run = settleAll(plan, factsOf(plan, { payees: people, lines }), { period: '2026-01' });
    expect(run.lines).toMatchObject([{ lines: 2, given: '90071992547409.93', counted: '90071992547409.93' }]);
    expect(payables(run)[1]).toBe('ben 9007199254740.99');
  });

  test('on generated facts, in each currency', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const { versions, facts: input, period } = generated(seed);
      const plans = versions.map((version) => parsePlan(version));
      const read = parseFacts(input, plans);
      const run = settleAll(plans, read, { period });
      for (const { given, counted, leftOut, unclaimed } of run.lines) {
        expect(total([counted, leftOut, unclaimed]).toString(), `seed ${seed}`).toBe(total([given]).toString());
      }
      for (const { currency, ...sums } of run.totals) {
        const own = run.statements.filter((statement) => statement.currency === currency);
        expect(total(own.map(({ payable }) => payable.value)).equals(total([sums.payable]))).toBe(true);
        expect(total(own.map(({ earned }) => earned.value)).equals(total([sums.earned]))).toBe(true);
        const amounts = [...sums.kinds, ...sums.steps].map(({ amount }) => amount);
        expect(total(amounts).equals(total([sums.earned])), `seed ${seed}`).toBe(true);
        const rest = [sums.earned, sums.belowZero, ...sums.toPayable.map(({ amount }) => amount)];
        expect(total(rest).equals(total([sums.payable])), `seed ${seed}`).toBe(true);
        expect(total(sums.plans.map((one) => one.payable)).equals(total([sums.payable]))).toBe(true);
      }
    }
  });
});

describe('a budget over all', () => {
  const people = ['anna', 'ben', 'cleo'].map((id) => ({ id }));
  const lines = [
    sold('L1', '2026-01-10', '1000', { payee: 'anna' }),
    sold('L2', '2026-01-10', '1000', { payee: 'ben' }),
    sold('L3', '2026-01-10', '1000', { payee: 'cleo' }),
  ];
  const given = factsOf(plan, { payees: people, lines });

  it('scales everyone down to it, cents by largest remainder, ties by id', () => {
    const run = settleAll(plan, given, { period: '2026-01', budget: '200' });
    expect(payables(run)).toEqual(['anna 66.67', 'ben 66.67', 'cleo 66.66']);
    expect(run.budget).toEqual({ currency: 'EUR', amount: '200.00', before: '300.00', factor: '2/3', after: '200.00' });
    expect(run.statements[0]?.steps).toMatchObject([
      { step: 'budget', figure: { value: '2/3' }, remainder: { value: '0.01' }, amount: { value: '66.67' } },
    ]);
    expect(run.totals[0]?.steps).toEqual([{ step: 'budget', amount: '-100.00' }]);
  });

  it('one statement of it is settled by itself with what its step says; it verifies, and is explained', () => {
    const run = settleAll(plan, given, { period: '2026-01', budget: '200' });
    const alone = settle(plan, given, {
      payee: 'ben',
      period: '2026-01',
      budget: { factor: '2/3', remainder: '0.01' },
    });
    expect(JSON.stringify(run.statement('ben'))).toBe(JSON.stringify(alone));
    expect(verifyStatement(JSON.stringify(alone))).toMatchObject({ ok: true });
    expect(explain(alone)).toMatch(/× Factor of the budget over all +66\.6666…\s+%/);
    expect(explain(alone, { locale: 'de' })).toContain('Anteil an den Cents des Budgets');
    // Cleo is given none of the cents: 66.666… is cut, and that is what is left.
    const cut = explain(run.statement('cleo'));
    expect(cut).toMatch(/≈ rounded down to 2 decimals +66\.66 +EUR\n +-+\n= Earned +66\.66 +EUR/);
    expect(explain(run.statement('cleo'), { locale: 'de' })).not.toContain('Anteil an den Cents des Budgets');
  });

  it('scales down what all versions of a plan come to in a month in which it changed', () => {
    const first = planOf({ effective: { from: '2026-01-01', to: '2026-01-15' } });
    const second = planOf({
      effective: { from: '2026-01-16' },
      components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '20%' } }],
    });
    const both = [
      sold('L1', '2026-01-10', '1000', { payee: 'anna' }),
      sold('L2', '2026-01-20', '1000', { payee: 'anna' }),
    ];
    const changing = factsOf([first, second], { payees: people.slice(0, 1), lines: both });
    const run = settleAll([first, second], changing, { period: '2026-01', budget: '150' });
    expect(run.budget).toMatchObject({ before: '300.00', factor: '0.5', after: '150.00' });
    expect(run.statements[0]).toMatchObject({
      components: [
        { version: 0, amount: { value: '100.00' } },
        { version: 1, amount: { value: '200.00' } },
      ],
      steps: [{ step: 'budget', figure: { value: '0.5' }, amount: { value: '150.00' } }],
      payable: { value: '150.00' },
    });
    expect(verifyStatement(JSON.stringify(run.statement('anna')))).toMatchObject({ ok: true });
  });

  it('leaves everything as it is where it is not exceeded', () => {
    const run = settleAll(plan, given, { period: '2026-01', budget: '300' });
    expect(run.budget).toEqual({ currency: 'EUR', amount: '300.00', before: '300.00', factor: '1', after: '300.00' });
    expect(run.statements).toEqual(settleAll(plan, given, { period: '2026-01' }).statements);
  });

  it('amounts below 0 stay; the guarantee comes after it', () => {
    const paying = planOf({
      negative: 'pay',
      guarantee: '50',
      components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' }, negative: 'pay' }],
    });
    const owing = factsOf(paying, {
      payees: people,
      lines: [...lines.slice(0, 2), sold('L3', '2026-01-10', '-500', { payee: 'cleo' })],
    });
    const run = settleAll(paying, owing, { period: '2026-01', budget: '50', trace: true });
    expect(run.statements.map(({ steps }) => steps.map(({ step, amount }) => `${step} ${amount.value}`))).toEqual([
      ['budget 50.00', 'guarantee 50.00'],
      ['budget 50.00', 'guarantee 50.00'],
      ['budget -50.00', 'guarantee 50.00'],
    ]);
    for (const statement of run.statements) expect(verifyStatement(statement)).toMatchObject({ ok: true });
    expect(explain(run.statements[2] as Statement)).toContain('The budget over all scales amounts above 0 only.');
  });

  it('a budget of 0 leaves nothing above 0', () => {
    expect(payables(settleAll(plan, given, { period: '2026-01', budget: '0' }))).toEqual([
      'anna 0.00',
      'ben 0.00',
      'cleo 0.00',
    ]);
  });

  it('is an amount of money in the one currency of all plans', () => {
    const withBudget =
      (budget: unknown, plans: Plan | readonly Plan[] = plan) =>
      () =>
        settleAll(plans, factsOf(plans, { payees: people }), { period: '2026-01', budget: budget as string });
    expectProblems(withBudget('-1'), [{ code: 'out_of_range', at: '/budget' }]);
    expectProblems(withBudget('1.005'), [{ code: 'out_of_range', at: '/budget' }]);
    expectProblems(withBudget('much'), [{ code: 'not_a_figure', at: '/budget' }]);
    expectProblems(withBudget('1', [plan, planOf({ id: 'q', currency: 'CHF' })]), [
      { code: 'budget_plans_differ', at: '/budget' },
    ]);
    const settling = (budget: unknown) => () =>
      settle(plan, given, { payee: 'anna', period: '2026-01', budget: budget as never });
    expectProblems(settling({ factor: '2' }), [{ code: 'out_of_range', at: '/budget/factor' }]);
    expectProblems(settling({ factor: 'x' }), [{ code: 'not_a_figure', at: '/budget/factor' }]);
    expectProblems(settling({ factor: '0.5', remainder: '-0.01' }), [
      { code: 'out_of_range', at: '/budget/remainder' },
    ]);
  });

  it('a correction of a period that had one scales with the factor of its statement', () => {
    const first = settleAll(plan, given, { period: '2026-01', budget: '200' });
    const unchanged = settleAll(plan, given, { period: '2026-02', earlier: first.statements });
    expect(unchanged.failed).toEqual([]);
    const credit = { id: 'R', date: '2026-02-03', amount: '-300', reverses: { line: 'L1' } };
    const after = factsOf(plan, { payees: people, lines: [...lines, credit] });
    const run = settleAll(plan, after, { period: '2026-02', earlier: first.statements, reopen: '2026-01' });
    const anna = run.statement('anna');
    // 70 × 2/3 = 46.666…, cut to 46.66, with the cent that January gave: 46.67, which is 20.00 less than 66.67.
    expect(anna.corrections?.[0]).toMatchObject({ earned: { value: '46.67' }, steps: [{ step: 'budget' }] });
    expect(anna.carried?.value).toBe('-20.00');
    expect(verifyStatement(JSON.stringify(anna))).toMatchObject({ ok: true });
    expect(explain(anna)).toContain('budget over all');
    const third = settleAll(plan, after, { period: '2026-03', earlier: [...first.statements, ...run.statements] });
    expect(third.failed).toEqual([]);
    const gone = factsOf(plan, { payees: people, lines: [...lines.slice(1)] });
    const none = settleAll(plan, gone, { period: '2026-02', earlier: first.statements, reopen: '2026-01' });
    expect(none.statements[0]?.carried?.value).toBe('-66.67');
  });

  test('on generated facts, what everyone comes to after it is the budget, to the cent', () => {
    let exceeded = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const { plan: input, facts: rows, period } = generated(seed, { extremes: false });
      const own = parsePlan(input);
      const read = parseFacts(rows, own);
      const before = settleAll(own, read, { period, budget: '999999999999' }).budget;
      const half = total([before?.before ?? '0']).dividedBy(total(['2']));
      if (half.sign <= 0) continue;
      const budget = half.toText(0).split(/[./]/)[0] as string;
      const run = settleAll(own, read, { period, budget });
      exceeded += 1;
      expect(run.budget?.after, `seed ${seed}`).toBe(total([budget]).toText(own.rounding.scale));
      const steps = run.statements.map(({ steps: all }) => all.find(({ step }) => step === 'budget')?.amount.value);
      expect(total(steps.map((step) => step ?? 'none')).equals(total([budget])), `seed ${seed}`).toBe(true);
    }
    expect(exceeded).toBeGreaterThan(20);
  });
});
