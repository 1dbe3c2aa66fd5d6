/** A preview of a whole run: what each payee would come to as of a day, from what is known on that day; never paid out. */
import { describe, expect, it, test } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { generated } from '../../test/support/generate.js';
import { total } from '../../test/support/settled.js';
import { dayText } from '../calendar/day.js';
import { type Period, parsePeriod } from '../calendar/period.js';
import type { FactsInput } from '../facts/input.js';
import { parseFacts } from '../facts/parse.js';
import { addLines, emptyTally } from '../measure/add-lines.js';
import { amendedBy } from '../measure/links.js';
import { tallySpec } from '../measure/spec.js';
import { parsePlan } from '../plan/parse.js';
import type { Statement } from '../statement/statement.js';
import { DreiklangError } from '../trace/problems.js';
import { verifyStatement } from '../verifier/index.js';
import { payables } from './payables.js';
import { reconcile } from './reconcile.js';
import { settleAll } from './run.js';
import { settle } from './settle.js';

const AS_OF = '2026-02-14';

const plan = parsePlan({
  id: 'p',
  currency: 'EUR',
  period: 'month',
  components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' } }],
});
const of = { customer: 'nord', category: 'k' };
const facts = parseFacts(
  {
    covers: { from: '2026-02-01', to: AS_OF },
    payees: [
      {
        id: 'anna',
        advances: [
          { date: '2026-02-10', amount: '5' },
          { date: '2026-02-25', amount: '7' },
        ],
      },
      { id: 'ben' },
      { id: 'cleo', to: '2026-01-31' },
      { id: 'dora', from: '2026-02-20' },
    ],
    lines: [
      { id: 'L1', date: '2026-02-03', payee: 'anna', amount: '1000', ...of },
      { id: 'L2', date: '2026-02-14', payee: 'ben', amount: '300', ...of },
      { id: 'L3', date: '2026-02-15', payee: 'ben', amount: '40', ...of },
      { id: 'L4', date: '2026-02-20', amount: '-100', customer: 'nord', reverses: { line: 'L1' } },
      { id: 'L5', date: '2026-02-21', amount: '8', ...of },
    ],
  },
  plan,
);
const preview = settleAll(plan, facts, { period: '2026-02', asOf: AS_OF });

describe('a preview of a run', () => {
  it('is made of previews, each what settle gives, byte for byte', () => {
    expect(preview).toMatchObject({ status: 'preview', asOf: AS_OF, failed: [] });
    expect(preview.statements.map(({ payee, payable }) => `${payee.id} ${payable.value}`)).toEqual([
      'anna 95.00',
      'ben 30.00',
      'dora 0.00',
    ]);
    for (const { status, asOf, payee } of preview.statements) {
      expect([status, asOf]).toEqual(['preview', AS_OF]);
      const alone = settle(plan, facts, { payee: payee.id, period: '2026-02', asOf: AS_OF });
      expect(preview.statement(payee.id)).toEqual(alone);
      expect(verifyStatement(alone)).toMatchObject({ ok: true });
    }
    expect(preview.totals[0]?.payable).toBe('125.00');
    expect(preview.skipped).toEqual([{ payee: 'cleo', reason: 'left_before' }]);
  });

  it('a run of the whole period says that it is none', () => {
    const whole = parseFacts({ covers: { from: '2026-02-01', to: '2026-02-28' }, payees: [{ id: 'anna' }] }, plan);
    const run = settleAll(plan, whole, { period: '2026-02' });
    expect(run.status).toBe('settled');
    expect(run).not.toHaveProperty('asOf');
  });

  it('says of lines after the day that they are left out for that, also where they take back or are nobody’s', () => {
    expect(preview.lines).toEqual([
      { currency: 'EUR', lines: 5, given: '1248.00', counted: '1300.00', leftOut: '-52.00', unclaimed: '0.00' },
    ]);
    expect(preview.leftOut.map(({ reason, payee, lines, amount }) => [reason, payee, lines, amount])).toEqual([
      ['after_as_of', undefined, 1, '8.00'],
      ['after_as_of', 'ben', 1, '40.00'],
      ['after_as_of', 'anna', 1, '-100.00'],
    ]);
    expect(preview.unclaimed).toEqual([]);
  });

  it('takes a tally made for that day, and no other', () => {
    const tallyOf = (period: string) =>
      addLines(emptyTally(tallySpec(plan, { periods: [period], amended: amendedBy(facts) })), facts);
    const options = { period: '2026-02', asOf: AS_OF };
    const tallied = settleAll(plan, facts, { ...options, tally: tallyOf(`2026-02@${AS_OF}`) });
    expect(tallied.statements.map(({ payable }) => payable)).toEqual(preview.statements.map(({ payable }) => payable));
    expectProblems(
      () => settleAll(plan, facts, { ...options, tally: tallyOf('2026-02') }),
      [{ code: 'tally_not_for_this', at: '/tally' }],
    );
  });

  it('scales an estimate to a budget as well', () => {
    const scaled = settleAll(plan, facts, { period: '2026-02', asOf: AS_OF, budget: '65' });
    expect(scaled.statements.map(({ earned }) => earned.value)).toEqual(['50.00', '15.00', '0.00']);
  });

  it.each([
    ['2026-03-01', 'out_of_range'],
    ['2026-02-31', 'not_a_date'],
    [7, 'not_a_date'],
  ] as const)('of %s is refused once, whoever is in the run', (asOf, code) => {
    const nobody = parseFacts({ payees: [{ id: 'cleo', to: '2026-01-31' }] }, plan);
    for (const known of [facts, nobody]) {
      expectProblems(
        () => settleAll(plan, known, { period: '2026-02', asOf: asOf as string }),
        [{ code, at: '/asOf' }],
      );
    }
  });
});

describe('an estimate', () => {
  it('is never paid out', () => {
    const [anna] = preview.statements;
    expectProblems(() => payables(anna as never), [{ code: 'statement_is_preview', at: '/status' }]);
    expectProblems(() => payables(JSON.parse(JSON.stringify(anna))), [{ code: 'statement_is_preview' }]);
  });

  it('is not held against what was paid', () => {
    expectProblems(
      () => reconcile(preview, [{ payee: 'anna', amount: '95' }]),
      [{ code: 'statement_is_preview', at: '/run/statements/0' }],
    );
  });

  it('is no earlier statement: whoever has one fails alone', () => {
    const covers = { from: '2026-02-01', to: '2026-03-31' };
    const later = parseFacts({ covers, payees: [{ id: 'anna' }, { id: 'eva' }] }, plan);
    const run = settleAll(plan, later, { period: '2026-03', earlier: preview.statements.slice(0, 1) });
    expect(run.failed.map(({ payee, problems }) => [payee, problems[0]?.code])).toEqual([
      ['anna', 'statement_is_preview'],
    ]);
    expect(run.statements.map(({ payee }) => payee.id)).toEqual(['eva']);
  });
});

/** All of some statements but their digests: lines of which payments or reversals are known are kept one by one. */
function figuresOf(statements: readonly Statement[]): string {
  return JSON.stringify(
    statements.map(({ tally: _, digest: _digest, control: _control, remembers, ...rest }) => ({
      ...rest,
      remembers: { ...remembers, closed: remembers.closed.map(({ period }) => period) },
    })),
  );
}

/** The facts as they stood on a day: nothing that is dated later was handed in yet. */
function knownOn(day: string, { lines = [], payees = [], ...rest }: FactsInput): FactsInput {
  const isKnown = ({ date }: { readonly date: string }): boolean => date <= day;
  return {
    ...rest,
    lines: lines.filter(isKnown).map(({ payments, ...line }) => {
      const known = payments?.filter(isKnown) ?? [];
      return known.length === 0 ? line : { ...line, payments: known };
    }) as NonNullable<FactsInput['lines']>,
    payees: payees.map(({ advances, ...payee }) => ({
      ...payee,
      ...(advances && { advances: advances.filter(isKnown) }),
    })),
  };
}

describe('a preview rests on nothing that came after its day', () => {
  test('on generated facts each step is the same as if nothing later had been handed in', () => {
    let [compared, changed] = [0, 0];
    for (let seed = 1; seed <= 80; seed += 1) {
      const { versions, facts: made, period } = generated(seed);
      const input = made as unknown as FactsInput;
      const plans = versions.map((version) => parsePlan(version));
      const { from, to } = parsePeriod(period, plans[0]?.yearStartMonth ?? 1) as Period;
      const asOf = dayText(from + Math.floor((to - from) / 2));
      const run = (known: FactsInput) => settleAll(plans, parseFacts(known, plans), { period, asOf, trace: true });
      const then = knownOn(asOf, input);
      const [all, known] = [attempt(() => run(input)), attempt(() => run(then))];
      if (all === undefined || known === undefined) continue;
      compared += 1;
      if ((then.lines?.length ?? 0) < (input.lines?.length ?? 0)) changed += 1;
      expect(figuresOf(all.statements), `seed ${seed}`).toBe(figuresOf(known.statements));
      for (const { given, counted, leftOut, unclaimed } of all.lines)
        expect(total([counted, leftOut, unclaimed]).equals(total([given])), `seed ${seed}`).toBe(true);
    }
    expect(compared).toBeGreaterThan(40);
    expect(changed).toBeGreaterThan(30);
  });

  it('also in closed periods, and where something is held back until customers pay or stay', () => {
    const held = parsePlan({
      id: 'h',
      currency: 'EUR',
      period: 'month',
      components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' } }],
      holdbacks: [
        { id: 'paid', share: '20%', until: 'paid' },
        { id: 'stays', share: '10%', releaseIf: { customerActiveAfter: 'P5D' }, latest: 'P2M' },
      ],
    });
    const sale = (id: string, date: string, payments: readonly string[]) => ({
      id,
      date,
      amount: '1000',
      payee: 'anna',
      ...of,
      payments: payments.map((on) => ({ date: on, amount: '250' })),
    });
    const later: FactsInput = {
      covers: { from: '2026-01-01', to: '2026-02-28' },
      payees: [{ id: 'anna' }],
      lines: [
        sale('A', '2026-01-05', ['2026-02-10', '2026-02-20']),
        sale('B', '2026-02-03', ['2026-02-05', '2026-02-27']),
        sale('C', '2026-02-18', []),
        { id: 'D', date: '2026-02-19', amount: '-500', customer: 'nord', reverses: { line: 'A' } },
      ],
    };
    const january = parseFacts(knownOn('2026-01-31', later), held);
    const first = settle(held, january, { payee: 'anna', period: '2026-01' });
    const asOf = (known: FactsInput) =>
      settle(held, parseFacts(known, held), { payee: 'anna', period: '2026-02', asOf: AS_OF, earlier: [first] });
    const then = asOf({ ...knownOn(AS_OF, later), covers: { from: '2026-01-01', to: AS_OF } });
    expect(asOf(later)).toEqual(then);
    expect(then.toPayable?.map(({ step, period, figure }) => [step, period, figure.value])).toEqual([
      ['holdback', undefined, '15.00'],
      ['holdback', undefined, '10.00'],
      ['release', '2026-01', '5.00'],
    ]);
  });
});

function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof DreiklangError) return undefined;
    throw error;
  }
}
