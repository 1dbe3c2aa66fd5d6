import { describe, expect, it } from 'vitest';
import { expectProblems, thrownBy } from '../../test/support/expectations.js';
import { line } from '../../test/support/measured.js';
import { explain } from '../explain/explain.js';
import { parseFacts } from '../facts/parse.js';
import { addLines, emptyTally, mergeTallies } from '../measure/add-lines.js';
import { tallySpec } from '../measure/spec.js';
import type { PlanInput } from '../plan/input.js';
import { parsePlan } from '../plan/parse.js';
import type { Plan } from '../plan/plan.js';
import type { Statement } from '../statement/statement.js';
import { verifyStatement } from '../verifier/index.js';
import { settle } from './settle.js';

type ComponentInput = PlanInput['components'][number];

const FIRST = { from: '2026-01-01', to: '2026-02-14' };
const SECOND = { from: '2026-02-15' };
const SALES: ComponentInput = { id: 'sales', kind: 'other', measure: { sum: 'amount' }, pay: { rate: '10%' } };

const version = (
  effective: NonNullable<PlanInput['effective']>,
  components: readonly ComponentInput[] = [SALES],
  more: Partial<PlanInput> = {},
): Plan =>
  parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'quarter',
    effective,
    ...more,
    components: components as PlanInput['components'],
  });

const LINES = [line('L1', '2026-01-15', '1000'), line('L2', '2026-03-15', '2000')];

function settled(plans: readonly Plan[], payee: object = {}, options: { readonly trace?: boolean } = {}): Statement {
  const facts = parseFacts(
    { covers: { from: '2025-01-01', to: '2026-03-31' }, lines: LINES, payees: [{ id: 'anna', ...payee }] },
    plans,
  );
  const statement = settle(plans, facts, { payee: 'anna', period: '2026-Q1', ...options });
  if (options.trace !== false) expect(verifyStatement(JSON.stringify(statement))).toMatchObject({ ok: true });
  return statement;
}

const VERSIONS = [version(FIRST), version(SECOND)];
const amountsOf = ({ components }: Statement): string[] => components.map(({ id, amount }) => `${id} ${amount.value}`);

describe('a list of plans', () => {
  const facts = parseFacts(
    { covers: { from: '2026-01-01', to: '2026-03-31' }, lines: LINES, payees: [{ id: 'anna' }] },
    VERSIONS,
  );
  const options = { payee: 'anna', period: '2026-Q1' };

  it('of one is that plan', () => {
    const plan = version({ from: '2026-01-01' });
    expect(settle([plan], facts, options)).toEqual(settle(plan, facts, options));
    expectProblems(() => settle([version(SECOND)], facts, options), [{ code: 'plan_not_effective', at: '/period' }]);
  });

  it('of none, for nobody, or for a period that is no text is refused by name', () => {
    expectProblems(() => settle([], facts, options), [{ code: 'list_too_short', at: '/plans' }]);
    expectProblems(
      () => settle(VERSIONS, facts, { ...options, payee: 'ben' }),
      [{ code: 'unknown_payee', at: '/payee' }],
    );
    expectProblems(
      () => settle(VERSIONS, facts, { ...options, period: 7 as unknown as string }),
      [{ code: 'period_not_of_plan', at: '/period' }],
    );
    const { problems } = thrownBy(() => settle([version(FIRST), parsePlan({ ...version0, id: 'p' })], facts, options));
    expect(problems).toMatchObject([
      { code: 'versions_overlap', at: '/plans/1/effective', found: '2026-01-01 to 2026-02-14' },
    ]);
  });

  it('with a tally takes one that was made for all of them, from any shards', () => {
    const shard = (lines: typeof LINES) =>
      parseFacts({ covers: { from: '2026-01-01', to: '2026-03-31' }, lines, payees: [{ id: 'anna' }] }, VERSIONS, {
        shard: true,
      });
    const spec = tallySpec(VERSIONS, { periods: ['2026-Q1'] });
    const tallyOf = (lines: typeof LINES) => addLines(emptyTally(spec), shard(lines));
    const tally = mergeTallies(tallyOf(LINES.slice(1)), tallyOf(LINES.slice(0, 1)));
    expect(amountsOf(settle(VERSIONS, facts, { ...options, tally }))).toEqual(['sales 100.00', 'sales 200.00']);
    const ofOne = addLines(emptyTally(tallySpec(VERSIONS[1] as Plan, { periods: ['2026-Q1'] })), facts);
    expectProblems(
      () => settle(VERSIONS, facts, { ...options, tally: ofOne }),
      [{ code: 'tally_not_for_this', at: '/tally' }],
    );
  });
});

const version0 = { currency: 'EUR', period: 'quarter', components: [SALES] };

describe('a statement in parts', () => {
  it('is frozen plain data with the last version as its plan, and each version with its days', () => {
    const [first, second] = [
      version(FIRST, [SALES], { title: { en: 'Old' }, labels: { sales: { en: 'Sales' }, a: { en: 'A' } } }),
      version(SECOND, [SALES], { labels: { sales: { en: 'Turnover' } } }),
    ];
    const statement = settled([second, first]);
    expect(JSON.parse(JSON.stringify(statement))).toEqual(statement);
    expect(Object.isFrozen(statement.versions?.[0]?.share)).toBe(true);
    expect(statement).toMatchObject({
      id: 'p/anna/2026-Q1/1',
      plan: { id: 'p', digest: second.digest },
      versions: [
        { ...FIRST, title: { en: 'Old' }, digest: first.digest, share: { value: '0.5' } },
        { from: '2026-02-15', to: '2026-03-31', digest: second.digest, share: { value: '0.5' } },
      ],
      labels: { a: { en: 'A' }, sales: { en: 'Turnover' } },
    });
    expect(statement.trace.filter(({ at }) => at !== undefined).every((node) => node.version !== undefined)).toBe(true);
    expect(statement.trace.every((node) => node.at !== undefined || node.version === undefined)).toBe(true);
  });

  it('without its trace has the same figures, and is told without how they come about', () => {
    const base: ComponentInput = { id: 'base', kind: 'other', pay: { amount: '100' }, from: '2026-03-01' };
    const plans = [version(FIRST, [SALES, base]), version(SECOND, [SALES, base])];
    const plain = settled(plans, {}, { trace: false });
    expect(amountsOf(plain)).toEqual(['sales 100.00', 'sales 200.00', 'base 100.00']);
    expect(amountsOf(settled(plans))).toEqual(amountsOf(plain));
    expect(explain(plain)).toContain('sales, 15 Feb 2026 – 31 Mar 2026 (Other)');
    expect(explain(plain)).toMatch(/Part of what is per period +50 +%/);
  });

  it('of somebody who was not employed in the period has all versions, by days of the calendar', () => {
    const statement = settled(VERSIONS, { to: '2025-12-31' });
    expect(statement.versions?.map(({ share }) => share?.value)).toEqual(['0.5', '0.5']);
    expect(statement.notices).toEqual([{ code: 'no_eligible_days' }]);
    expect(statement.payable.value).toBe('0.00');
  });

  it('names look-alike ids of both versions once', () => {
    const facts = parseFacts(
      {
        covers: { from: '2026-01-01', to: '2026-03-31' },
        lines: LINES.map((one, place) => ({ ...one, customer: place === 0 ? 'a1' : 'al' })),
        payees: [{ id: 'anna' }, { id: 'аnna' }],
      },
      VERSIONS,
    );
    const { notices } = settle(VERSIONS, facts, { payee: 'anna', period: '2026-Q1' });
    expect(notices.filter(({ code }) => code === 'look_alike_ids').length).toBe(
      new Set(notices.map((one) => JSON.stringify(one))).size,
    );
  });
});

describe('a campaign', () => {
  const campaign = (more: Partial<ComponentInput>): ComponentInput =>
    ({ ...SALES, from: '2026-02-01', to: '2026-03-31', ...more }) as ComponentInput;
  const payee = { to: '2026-02-28', from: '2026-01-01' };
  const both = (component: ComponentInput, more: Partial<PlanInput> = {}): Plan[] => [
    version({ from: '2026-01-01', to: '2026-01-31' }, [component], more),
    version({ from: '2026-02-01', to: '2026-03-31' }, [component], more),
  ];

  it('leaves its whole amount to the other', () => {
    const statement = settled(both(campaign({ pay: { amount: '59' }, from: '2026-01-20', to: '2026-02-10' })), payee);
    expect(amountsOf(statement)).toEqual(['sales 32.18', 'sales 26.82']);
  });

  it('pays nothing by marks that are prorated to 0', () => {
    const more: Partial<PlanInput> = { unpaidAbsences: ['parental'], proration: { of: ['marks'] } };
    const tiers = campaign({
      pay: {
        rate: {
          tiers: [
            ['0', '1%'],
            ['10', '2%'],
          ],
        },
      },
      from: '2026-01-10',
    });
    const absences = [{ from: '2026-01-01', to: '2026-01-31', kind: 'parental' }];
    const statement = settled(both(tiers, more), { absences });
    expect(statement.components.map(({ amount, notes }) => [amount.value, notes.map(({ code }) => code)])).toEqual([
      ['0.00', ['marks_prorated_to_zero']],
      ['39.93', []],
    ]);
  });
});
