import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import {
  addLines,
  amendedBy,
  emptyTally,
  type Facts,
  mergeTallies,
  parseFacts,
  parsePlan,
  parseTally,
  type Statement,
  settle,
  type Tally,
  tallyJson,
  tallySpec,
} from '../index.js';

const planOf = (dormantAfter: string) =>
  parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    dormantAfter,
    components: [
      { id: 'old', kind: 'revenue', measure: { sum: 'amount', customers: 'existing' }, pay: { rate: '10%' } },
      { id: 'young', kind: 'revenue', measure: { sum: 'amount', customerAge: { before: 'P3M' } }, pay: { rate: '5%' } },
    ],
  });

const [yearly, monthly] = [planOf('P12M'), planOf('P5M')];

const LINES = [
  ['L1', '2023-06-01'],
  ['L2', '2024-03-01'],
  ['L3', '2025-01-15'],
  ['L4', '2025-10-01'],
  ['L5', '2026-01-10'],
  ['L6', '2026-02-10'],
].map(([id, date]) => ({ id, date, customer: 'k', category: 'c', amount: '10', payee: 'anna' }));

function factsOf(lines: readonly object[], shard = false): Facts {
  const covers = { from: '2022-01-01', to: '2026-02-28' };
  const customers = [{ id: 'k', since: '2019-01-01' }];
  return parseFacts({ covers, customers, lines, payees: [{ id: 'anna' }] }, [yearly, monthly], { shard });
}

const settled = (tally?: Tally, plan = monthly, period = '2026-01'): Statement =>
  settle(plan, factsOf(tally === undefined ? LINES : []), { payee: 'anna', period, ...(tally && { tally }) });

describe('who came back', () => {
  it('is the same from a tally made for other gaps and periods as well, in shards that close each other’s gaps', () => {
    const spec = tallySpec([yearly, monthly], { periods: ['2026-01', '2026-02'] });
    expect(spec.dormancy?.map(({ after }) => after)).toEqual([{ months: 12 }, { months: 5 }]);
    const shards = [0, 1].map((shard) =>
      addLines(
        emptyTally(spec),
        factsOf(
          LINES.filter((_, place) => place % 2 === shard),
          true,
        ),
      ),
    );
    const tally = mergeTallies(shards[0] as Tally, shards[1] as Tally);
    for (const plan of [yearly, monthly]) {
      for (const period of ['2026-01', '2026-02']) {
        expect(settled(tally, plan, period).components.map(({ amount }) => amount.value)).toEqual(
          settled(undefined, plan, period).components.map(({ amount }) => amount.value),
        );
      }
    }
    const one = tallySpec(monthly, { periods: ['2026-01'] });
    expect(settled(addLines(emptyTally(one), factsOf(LINES))).tally.digest).toBe(settled(tally).tally.digest);
  });

  it('is part of the digest, so that a purchase from before the period is noticed', () => {
    const others = LINES.filter(({ id }) => id !== 'L4');
    const before = settle(monthly, factsOf(LINES), { payee: 'anna', period: '2026-01' });
    const after = settle(monthly, factsOf(others), { payee: 'anna', period: '2026-01' });
    expect(after.tally.digest).not.toBe(before.tally.digest);
  });

  it('counts a purchase that a reversal names, net of it, also outside of all windows', () => {
    const reversal = { id: 'R4', date: '2025-10-05', amount: '-10', reverses: { line: 'L4' } };
    const facts = factsOf([...LINES, reversal]);
    const taken = settle(monthly, facts, { payee: 'anna', period: '2026-01' });
    expect(taken.components.map(({ figure }) => figure?.value)).toEqual(['0', '10']);
    expect(amendedBy(facts).lines).toEqual(['L4']);
  });
});

describe('a line that is dated after the period', () => {
  const plan = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    existingAfter: 'P1M',
    dormantAfter: 'P5M',
    components: [
      {
        id: 'old',
        kind: 'revenue',
        measure: { sum: 'amount', customers: 'existing', recognise: 'paid' },
        pay: { rate: '10%' },
      },
    ],
  });
  const common = { category: 'c', payee: 'anna' };
  // k comes back on 2 February, shortly before what it made a deposit on; m never was away.
  const lines = [
    { ...common, id: 'L1', date: '2025-06-01', customer: 'k', amount: '10' },
    { ...common, id: 'L2', date: '2026-02-02', customer: 'k', amount: '10' },
    {
      ...common,
      id: 'L3',
      date: '2026-02-10',
      customer: 'k',
      amount: '100',
      payments: [
        { date: '2025-12-10', amount: '20' },
        { date: '2026-01-10', amount: '30' },
      ],
    },
    { ...common, id: 'L4', date: '2025-10-01', customer: 'm', amount: '10' },
    {
      ...common,
      id: 'L5',
      date: '2026-02-11',
      customer: 'm',
      amount: '100',
      payments: [{ date: '2026-01-11', amount: '7' }],
    },
  ];
  const factsOf = (some: readonly object[], shard = false): Facts => {
    const covers = { from: '2022-01-01', to: '2026-12-31' };
    const customers = ['k', 'm'].map((id) => ({ id, since: '2019-01-01' }));
    return parseFacts({ covers, customers, lines: some, payees: [{ id: 'anna' }] }, [plan], { shard });
  };
  const settled = (some: readonly object[], tally?: Tally, period = '2026-01'): Statement =>
    settle(plan, factsOf(some), { payee: 'anna', period, ...(tally && { tally }) });

  it('is told apart by what was bought after the period, from a tally in shards as well', () => {
    const direct = settled(lines);
    expect(direct.components.map(({ figure }) => figure?.value)).toEqual(['7']);
    for (const periods of [['2026-01'], ['2025-12', '2026-01', '2026-02', '2026-09']]) {
      const [first, ...others] = lines.map((line) =>
        addLines(emptyTally(tallySpec(plan, { periods })), factsOf([line], true)),
      );
      const tally = parseTally(tallyJson(others.reduce((a, b) => mergeTallies(b, a), first as Tally)));
      const { components, tally: rests } = settled([], tally);
      expect(components).toEqual(direct.components);
      expect(rests.digest).toBe(direct.tally.digest);
    }
  });

  it('has a statement that no later return changes', () => {
    const returns = [
      { ...common, id: 'L6', date: '2026-09-10', customer: 'k', amount: '10' },
      { ...common, id: 'L7', date: '2026-09-11', customer: 'm', amount: '10' },
    ];
    const [before, after] = [settled(lines), settled([...lines, ...returns])];
    expect(after.components).toEqual(before.components);
    expect(after.tally.digest).toBe(before.tally.digest);
  });
});

describe('a tally with purchases', () => {
  const spec = tallySpec(monthly, { periods: ['2026-01'] });
  const text = tallyJson(addLines(emptyTally(spec), factsOf(LINES)));
  // biome-ignore lint/suspicious/noExplicitAny: JSON to be spoilt at any place
  const spoilt = (spoil: (json: any) => void): string => {
    const json = JSON.parse(text);
    spoil(json);
    return JSON.stringify(json);
  };

  it('travels as text', () => {
    expect(tallyJson(parseTally(text))).toBe(text);
    expect(JSON.parse(text).purchases[0][0][0]).toBe('k');
  });

  it.each([
    ['no list', '/purchases', (json) => delete json.purchases],
    ['too few lists', '/purchases', (json) => json.purchases.pop()],
    ['no id', '/purchases/0/0/0', (json) => (json.purchases[0][0][0] = '')],
    ['a purchase before the days', '/purchases/0/0/1/0/0', (json) => (json.purchases[0][0][1][0][0] = 0)],
    ['a run that ends before it begins', '/purchases/0/0/1/0/1', (json) => (json.purchases[0][0][1][0][1] = 0)],
    ['runs that are not joined', '', (json) => json.purchases[0][0][1].push(json.purchases[0][0][1][0])],
    ['no gap', '/spec/dormancy', (json) => (json.spec.dormancy = [])],
    ['a gap twice', '/spec/dormancy', (json) => json.spec.dormancy.push(json.spec.dormancy[0])],
    ['a gap without a length', '/spec/dormancy/0/after/days', (json) => (json.spec.dormancy[0].after = {})],
    // biome-ignore lint/suspicious/noExplicitAny: JSON to be spoilt at any place
  ] as [string, string, (json: any) => void][])('is refused with %s', (_, at, spoil) => {
    expectProblems(() => parseTally(spoilt(spoil)), [{ code: 'not_a_tally', at }]);
  });

  it('is refused by a plan whose gap it was not made for', () => {
    const both = tallySpec([yearly, monthly], { periods: ['2026-01'] });
    const json = JSON.parse(tallyJson(emptyTally(both)));
    const less = { ...json, spec: { ...json.spec, dormancy: [json.spec.dormancy[0]] }, purchases: [[]] };
    const settling = (): Statement => settled(parseTally(JSON.stringify(less)));
    expectProblems(settling, [{ code: 'tally_not_for_this', at: '/tally' }]);
  });
});
