import { describe, expect, it } from 'vitest';
import { expectProblems, thrownBy } from '../../test/support/expectations.js';
import { type Around, line, statementOf } from '../../test/support/measured.js';
import { parseFacts } from '../facts/parse.js';
import { parsePlan } from '../plan/parse.js';
import { verifyStatement } from '../verifier/index.js';
import { settle } from './settle.js';

const plan = parsePlan({
  id: 'p',
  currency: 'EUR',
  period: 'quarter',
  effective: { from: '2026-01-01', to: '2026-12-31' },
  components: [{ id: 'c', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '1%' } }],
});
const facts = parseFacts(
  {
    covers: { from: '2025-01-01', to: '2026-12-31' },
    lines: [line('L1', '2026-01-15', '1000')],
    payees: [{ id: 'anna', name: 'Anna Ott', plan: 'p' }, { id: 'ben', plan: 'another' }, { id: 'cleo' }],
  },
  plan,
);

describe('settling', () => {
  it('gives a statement of plain frozen data that survives JSON', () => {
    const statement = settle(plan, facts, { payee: 'anna', period: '2026-Q1' });
    expect(statement).toMatchObject({
      format: 'dreiklang-statement/1',
      id: 'p/anna/2026-Q1/1',
      previous: null,
      status: 'settled',
      plan: { id: 'p', digest: plan.digest },
      currency: 'EUR',
      scale: 2,
      payee: { id: 'anna', name: 'Anna Ott' },
      period: { name: '2026-Q1', from: '2026-01-01', to: '2026-03-31' },
      tally: { lineIds: 'checked' },
      payable: { value: '10.00' },
    });
    expect(JSON.parse(JSON.stringify(statement))).toEqual(statement);
    const loose: string[] = [];
    const look = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) loose.push(at);
      for (const [key, inner] of Object.entries(value)) look(inner, `${at}/${key}`);
    };
    look(statement, '');
    expect(loose).toEqual([]);
  });

  it('takes a payee who names no plan, and refuses one of another plan or one that is not there', () => {
    expect(settle(plan, facts, { payee: 'cleo', period: '2026-Q1' }).payable.value).toBe('0.00');
    const settling = (payee: unknown) => () => settle(plan, facts, { payee: payee as string, period: '2026-Q1' });
    expectProblems(settling('ben'), [{ code: 'payee_of_other_plan', at: '/payee' }]);
    expectProblems(settling('dora'), [{ code: 'unknown_payee', at: '/payee' }]);
    expectProblems(settling(undefined), [{ code: 'unknown_payee', at: '/payee' }]);
    expectProblems(settling({ toString: () => 'anna' }), [{ code: 'unknown_payee', at: '/payee' }]);
  });

  it('takes a period of the plan’s length inside its effective days', () => {
    const settling = (period: unknown) => () => settle(plan, facts, { payee: 'anna', period: period as string });
    for (const period of ['2026-01', '2026', '2026-H1', '2026-Q5', 'Q1', '', 7, undefined]) {
      expectProblems(settling(period), [{ code: 'period_not_of_plan', at: '/period' }]);
    }
    expectProblems(settling('2025-Q4'), [{ code: 'plan_not_effective', at: '/period' }]);
    expectProblems(settling('2027-Q1'), [{ code: 'plan_not_effective', at: '/period' }]);
  });

  it('with an open end goes on', () => {
    const open: Around = { plan: { effective: { from: '2026-04-01' } }, lines: [] };
    expect(statementOf({ sum: 'amount' }, { ...open, period: '2026-Q2' }).payable.value).toBe('0.00');
    const { problems } = thrownBy(() => statementOf({ sum: 'amount' }, open));
    expect(problems).toMatchObject([{ code: 'plan_not_effective', expected: '2026-04-01 to …' }]);
  });

  it('names everything that is missing at once, and settles nothing', () => {
    const around: Around = {
      lines: [line('L1', '2026-01-15', '10')],
      plan: {
        components: [
          { id: 'a', kind: 'profit', measure: { sum: 'margin' }, pay: { rate: '1' } },
          { id: 'b', kind: 'revenue', measure: { sum: 'amount' }, quota: 'goal', pay: { rate: '1' } },
          { id: 'c', kind: 'revenue', measure: { kpi: 'score' }, pay: { amount: { steps: [['1', '5']] } } },
        ],
        modifiers: [{ id: 'm', factor: { figure: { personal: 'salary' } } }],
      },
    };
    expectProblems(
      () => statementOf(undefined, around),
      [
        { code: 'cost_missing', at: '/components/0/measure' },
        { code: 'quota_missing', at: '/components/1/quota' },
        { code: 'kpi_missing', at: '/components/2/measure' },
        { code: 'personal_missing', at: '/modifiers/0/factor/figure' },
      ],
    );
  });

  it('throws nothing but its own error, whatever it is given', () => {
    const calls = [
      () => settle(plan, facts, undefined as never),
      () => settle(undefined as never, facts, { payee: 'anna', period: '2026-Q1' }),
      () => settle(plan, undefined as never, { payee: 'anna', period: '2026-Q1' }),
      () => settle(plan, facts, { payee: 'anna', period: '2026-Q1', tally: {} as never }),
    ];
    for (const call of calls) thrownBy(call);
  });
});

describe('control totals', () => {
  it('of a statement with thousands of leaves are what the checker works out', () => {
    const components = Array.from({ length: 80 }, (_, place) => ({
      id: `c${place}`,
      kind: 'revenue',
      measure: { sum: 'amount' },
      pay: {
        rate: {
          tiers: [
            ['0', '1%'],
            ['500', '2%'],
            ['900', '3%'],
          ],
        },
      },
      cap: '10',
    }));
    const statement = statementOf(undefined, {
      lines: [line('L1', '2026-01-15', '1000')],
      plan: { components: components as never },
    });
    expect(verifyStatement(JSON.parse(JSON.stringify(statement)))).toMatchObject({ ok: true });
    expect(statement.control.nodes).toBe(statement.trace.length);
  });
});

describe('proration', () => {
  it('stands on the statement where it is not 1', () => {
    const of = (fields: object): string | undefined =>
      statementOf({ sum: 'amount' }, { payees: [{ id: 'anna', ...fields }], plan: { unpaidAbsences: ['parental'] } })
        .proration?.value;
    expect(of({})).toBeUndefined();
    expect(of({ from: '2026-01-01', to: '2026-03-31' })).toBeUndefined();
    expect(of({ from: '2026-03-02' })).toBe('1/3');
    expect(of({ workingShare: '80%' })).toBe('0.8');
    const dated = [
      { to: '2026-01-30', share: '1' },
      { from: '2026-01-31', share: '1/2' },
    ];
    expect(of({ workingShare: dated })).toBe('2/3');
    const absences = [
      { from: '2026-01-11', to: '2026-01-20', kind: 'parental' },
      { from: '2026-01-16', to: '2026-01-25', kind: 'parental' },
      { from: '2026-03-01', to: '2026-03-05', kind: 'sick' },
      { from: '2025-12-01', to: '2026-01-03', kind: 'parental' },
    ];
    expect(of({ absences })).toBe('0.8');
    expect(of({ to: '2025-12-31' })).toBe('0');
  });

  it('needs a working share on every eligible day', () => {
    const workingShare = [
      { to: '2026-01-30', share: '1' },
      { from: '2026-02-02', share: '1/2' },
    ];
    expectProblems(
      () => statementOf({ sum: 'amount' }, { payees: [{ id: 'anna', workingShare }] }),
      [{ code: 'dated_gap', at: '/payees/0/workingShare' }],
    );
  });
});
