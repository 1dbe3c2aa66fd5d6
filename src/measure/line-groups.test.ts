import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { line, statementOf } from '../../test/support/measured.js';
import {
  addLines,
  emptyTally,
  mergeTallies,
  type PlanInput,
  parseFacts,
  parsePlan,
  parseTally,
  settle,
  tallyJson,
  tallySpec,
} from '../index.js';

type Component = PlanInput['components'][number];

const component = (fields: Partial<Component>): Component => ({
  id: 'c',
  kind: 'other',
  measure: { sum: 'amount' },
  pay: {
    rate: {
      tiers: [
        ['0', '1%'],
        ['500', '2%'],
      ],
    },
  },
  negative: 'pay',
  ...fields,
});

const planOf = (id: string, ...components: Partial<Component>[]) =>
  parsePlan({
    id,
    currency: 'EUR',
    period: 'quarter',
    unknownCost: 'leave-out',
    components: components.map((fields, place) => component({ id: `c${place}`, ...fields })),
  });

const BIG = { sum: 'amount', only: { by: 'deal', amount: { atLeast: '700' } } } as const;
const PLANS = {
  deals: planOf('deals', { measure: BIG, group: { by: 'deal', cap: '9' } }),
  lines: planOf('lines', { group: { by: 'line' } }),
  both: planOf('both', { measure: BIG, group: { by: 'line' } }),
  neither: planOf(
    'neither',
    { group: { by: 'month' } },
    { measure: { sum: 'amount', only: { marginRate: { above: '30%' } } } },
  ),
};

const LINES = [
  line('L1', '2026-01-10', '600', { deal: 'D', cost: '300' }),
  line('L2', '2026-01-11', '400', {
    deal: 'D',
    credits: [
      { payee: 'anna', share: '1/3' },
      { payee: 'ben', share: '2/3' },
    ],
  }),
  line('L3', '2026-02-12', '900', { cost: '800', customer: 'other' }),
  line('L4', '2026-03-13', '-100', { deal: 'E' }),
  line('R1', '2026-03-14', '-250', { reverses: { line: 'L1' } }),
];

const factsOf = (lines: readonly object[], shard = false) =>
  parseFacts(
    { covers: { from: '2025-01-01', to: '2026-12-31' }, lines, payees: [{ id: 'anna' }, { id: 'ben' }] },
    Object.values(PLANS),
    shard ? { shard } : {},
  );

const whole = factsOf(LINES);
const options = { payee: 'anna', period: '2026-Q1' };
const spec = tallySpec(Object.values(PLANS), {
  periods: ['2026-Q1'],
  amended: { lines: ['L1'], invoices: [] },
  lineIds: 'checked',
});

describe('lines that are kept apart by deal and one by one', () => {
  it('are named by what is read of them', () => {
    const names = (plan: (typeof PLANS)['both']) =>
      JSON.parse(tallyJson(addLines(emptyTally(tallySpec(plan, { periods: ['2026-Q1'] })), factsOf(LINES.slice(0, 4)))))
        .deals;
    expect(names(PLANS.deals)).toEqual(['deal D', 'deal E', 'line L3']);
    expect(names(PLANS.lines)).toEqual(['line L1', 'line L2', 'line L3', 'line L4']);
    expect(names(PLANS.both)).toEqual(['line L3', 'part ["D","L1"]', 'part ["D","L2"]', 'part ["E","L4"]']);
    expect(names(PLANS.neither)).toEqual([]);
  });

  it('settle alike from a tally of several plans, from shards, and from its JSON', () => {
    const [odd, even] = [0, 1].map((rest) => LINES.filter((_, place) => place % 2 === rest));
    const merged = mergeTallies(
      addLines(emptyTally(spec), factsOf(even as object[], true)),
      addLines(emptyTally(spec), factsOf(odd as object[], true)),
    );
    const text = tallyJson(merged);
    expect(tallyJson(addLines(emptyTally(spec), whole))).toBe(text);
    expect(tallyJson(parseTally(text))).toBe(text);
    for (const plan of Object.values(PLANS)) {
      const alone = settle(plan, whole, options);
      expect(settle(plan, whole, { ...options, tally: parseTally(text) })).toEqual(alone);
    }
  });

  it('are refused where their names are not in the one form', () => {
    const text = tallyJson(addLines(emptyTally(spec), whole));
    for (const name of ['part ["D"]', 'part ["D", "L2"]', 'part {}', 'part x']) {
      const tampered = JSON.parse(text);
      tampered.deals[tampered.deals.indexOf('part ["D","L2"]')] = name;
      expectProblems(() => parseTally(JSON.stringify(tampered)), [{ code: 'not_a_tally' }]);
    }
    const byLine = JSON.parse(text);
    byLine.spec.byLine = 'yes';
    expectProblems(() => parseTally(JSON.stringify(byLine)), [{ code: 'not_a_tally', at: '/spec/byLine' }]);
    for (const only of [
      [['amount', 'atLeast']],
      [['size', 'above', '1']],
      [['amount', 'equals', '1']],
      [['amount', 'above', '01']],
    ]) {
      const asked = JSON.parse(text);
      asked.spec.conditions[0].only = only;
      expectProblems(
        () => parseTally(JSON.stringify(asked)),
        [{ code: 'not_a_tally', at: '/spec/conditions/0/only/0' }],
      );
    }
  });
});

describe('what was left out of a deal', () => {
  const measure = { sum: 'amount', only: { by: 'deal', marginRate: { atLeast: '10%' } } };
  const lines = [
    line('L1', '2026-01-10', '600', { deal: 'D', cost: '300' }),
    line('L2', '2026-01-11', '400', { deal: 'D', payee: 'ben' }),
  ];

  it('is noted for everyone who is credited with it, whoever was settled first', () => {
    const plan = planOf('p', { measure: measure as never });
    const facts = parseFacts(
      { covers: { from: '2025-01-01', to: '2026-12-31' }, lines, payees: [{ id: 'anna' }, { id: 'ben' }] },
      plan,
    );
    const tally = addLines(emptyTally(tallySpec(plan, { periods: ['2026-Q1'], lineIds: 'checked' })), facts);
    const alone = settle(plan, facts, options);
    expect(alone.components[0]?.notes).toEqual([{ code: 'lines_without_cost_left_out' }]);
    for (const payee of ['ben', 'anna', 'ben', 'anna']) {
      const { components } = settle(plan, facts, { ...options, payee, tally });
      expect(components[0]?.notes).toEqual([{ code: 'lines_without_cost_left_out' }]);
    }
    expect(settle(plan, facts, { ...options, tally })).toEqual(alone);
  });

  it('is a problem of everyone without that', () => {
    for (const payee of ['anna', 'ben'])
      expectProblems(() => statementOf(measure, { lines, payee }), [{ code: 'cost_missing' }]);
  });
});

describe('breadth by group', () => {
  it('is told from the lines of each group alone', () => {
    const lines = [
      line('L1', '2026-01-10', '6', { category: 'a' }),
      line('L2', '2026-01-11', '4', { category: 'b' }),
      line('L3', '2026-02-11', '4', { category: 'b' }),
    ];
    const { components } = statementOf(
      { breadth: {} },
      {
        lines,
        component: { pay: { each: '1' }, group: { by: 'month' } },
        facts: { customers: [{ id: 'k', since: '2020-01-01' }] },
      },
    );
    expect(components[0]?.pay.value).toBe('3');
    expect(components[0]?.figure?.value).toBe('2');
  });
});
