/** Facts with a thousand mistakes: one error, the first 100 problems, and how many there were in all (limit 7). */
import { describe, expect, it } from 'vitest';
import { type DreiklangError, type Plan, parseFacts, parsePlan, settle } from '../../src/index.js';
import { MAX_PROBLEMS } from '../../src/number/limits.js';
import { thrownBy } from '../support/expectations.js';

type Loose = Record<string, unknown>;

const planWith = (measure: unknown): Plan =>
  parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    components: [{ id: 'sales', kind: 'revenue', measure, pay: { rate: '10%' } }],
  });
const PLAN = planWith({ sum: 'amount' });
const COVERS = { from: '2026-01-01', to: '2026-01-31' };
const LINE = { date: '2026-01-10', customer: 'c1', category: 'service', amount: '100', payee: 'anna' };
const PAYEES = [{ id: 'anna' }];
const many = <Entry>(count: number, make: (place: number) => Entry): Entry[] =>
  Array.from({ length: count }, (_, place) => make(place));
const goodLine = (place: number): Loose => ({ ...LINE, id: `L${place}` });
const refusal = (facts: unknown): DreiklangError => thrownBy(() => parseFacts(facts, PLAN));

/** Facts with exactly `count` mistakes of one kind. */
const MISTAKES: readonly [string, (count: number) => unknown][] = [
  [
    'bad amounts',
    (count) => ({
      covers: COVERS,
      payees: PAYEES,
      lines: many(count, (place) => ({ ...goodLine(place), amount: '1,5' })),
    }),
  ],
  ['lines that are none', (count) => ({ covers: COVERS, payees: PAYEES, lines: many(count, () => 'line') })],
  [
    'unknown fields of lines',
    (count) => ({ covers: COVERS, payees: PAYEES, lines: many(count, (place) => ({ ...goodLine(place), x: 1 })) }),
  ],
  [
    'ids that stand twice',
    (count) => ({ covers: COVERS, payees: PAYEES, lines: [...many(count, goodLine), ...many(count, goodLine)] }),
  ],
  [
    'unknown reversals',
    (count) => ({
      covers: COVERS,
      payees: PAYEES,
      lines: many(count, (place) => ({ id: `R${place}`, date: '2026-01-10', amount: '-1', reverses: { line: 'L' } })),
    }),
  ],
  [
    'bad credits of one line',
    (count) => ({
      covers: COVERS,
      payees: PAYEES,
      lines: [{ ...goodLine(1), payee: undefined, credits: many(count, () => ({ payee: 'nobody', share: '0' })) }],
    }),
  ],
  [
    'bad payments of one line',
    (count) => ({
      covers: COVERS,
      payees: PAYEES,
      lines: [{ ...goodLine(1), payments: many(count, () => ({ date: '2026-01-10' })) }],
    }),
  ],
  [
    'bad tags of one line',
    (count) => ({
      covers: COVERS,
      payees: PAYEES,
      lines: [{ ...goodLine(1), tags: Object.fromEntries(many(count, (place) => [`t${place}`, 5])) }],
    }),
  ],
  [
    'bad reversals',
    (count) => ({
      covers: COVERS,
      payees: PAYEES,
      lines: many(count, (place) => ({ id: `R${place}`, date: '2026-01-10', amount: '-1', reverses: {} })),
    }),
  ],
  ['bad customers', (count) => ({ customers: many(count, (place) => ({ id: `c${place}`, since: 'long ago' })) })],
  ['bad categories', (count) => ({ categories: many(count, (place) => ({ id: `c${place}`, sameAs: 'nothing' })) })],
  [
    'categories in a circle',
    (count) => ({ categories: many(count, (place) => ({ id: `c${place}`, sameAs: `c${(place + 1) % count}` })) }),
  ],
  [
    'bad assignments',
    (count) => ({ payees: PAYEES, assignments: many(count, (place) => ({ customer: `c${place}`, payee: 'nobody' })) }),
  ],
  [
    'customers assigned twice',
    (count) => ({
      payees: PAYEES,
      assignments: many(2 * count, (place) => ({ customer: `c${place % count}`, payee: 'anna' })),
    }),
  ],
  ['bad payees', (count) => ({ payees: many(count, () => ({ name: 'nobody' })) })],
  [
    'payees who report to nobody',
    (count) => ({ payees: many(count, (place) => ({ id: `p${place}`, reportsTo: 'nobody' })) }),
  ],
  [
    'bad KPIs of one payee',
    (count) => ({ payees: [{ id: 'anna', kpis: many(count, () => ({ id: 'k', period: 'soon', value: '1' })) }] }),
  ],
  [
    'quotas that overlap',
    (count) => ({ payees: [{ id: 'anna', quotas: { q: many(count + 1, () => ({ amount: '1' })) } }] }),
  ],
  ['unknown fields of the facts', (count) => Object.fromEntries(many(count, (place) => [`f${place}`, 1]))],
];

describe.each(MISTAKES)('%s', (_, facts) => {
  it.each([1, MAX_PROBLEMS - 1, MAX_PROBLEMS, MAX_PROBLEMS + 1, 1_000])(
    'of which there are %i, are told with their number',
    (count) => {
      const { problems, count: told, message } = refusal(facts(count));
      expect(told).toBe(count);
      expect(problems).toHaveLength(Math.min(count, MAX_PROBLEMS));
      expect(message.length).toBeLessThan(4_000);
      expect(Object.isFrozen(problems) && problems.every((problem) => Object.isFrozen(problem))).toBe(true);
    },
  );
});

describe('a thousand mistakes', () => {
  it('of ten kinds in all tables are one error with their number, in the order of the tables', () => {
    const facts = {
      covers: { from: 'x', to: 'y' },
      lines: many(400, (place) => ({ ...goodLine(place), date: 'soon', cost: 'much' })),
      customers: many(98, () => ({})),
      payees: [{ id: 'anna', kpis: many(100, () => 5) }],
    };
    const { problems, count } = refusal(facts);
    expect(count).toBe(1_000);
    expect(problems.map(({ at }) => at).slice(0, 3)).toEqual(['/covers/from', '/covers/to', '/customers/0/id']);
  });

  it('of reversals that take back too much are one error of settling, each with its place', () => {
    const lines = [
      ...many(1_000, goodLine),
      ...many(1_000, (place) => ({
        id: `R${place}`,
        date: '2026-01-20',
        amount: '-101',
        reverses: { line: `L${place}` },
      })),
    ];
    const facts = parseFacts({ covers: COVERS, payees: PAYEES, lines }, PLAN);
    const { problems, count } = thrownBy(() => settle(PLAN, facts, { payee: 'anna', period: '2026-01' }));
    expect([count, problems.length]).toEqual([1_000, MAX_PROBLEMS]);
    for (const { code, at, line } of problems) {
      expect([code, at]).toEqual(['reversal_too_large', `/lines/${line?.index}/reverses`]);
      expect(line?.id).toBe(`R${(line?.index as number) - 1_000}`);
    }
  });

  it('of customers whose class cannot be told are one error of settling', () => {
    const plan = planWith({ sum: 'amount', customers: 'existing' });
    const lines = many(3_000, (place) => ({ ...goodLine(place), customer: `c${place % 1_000}` }));
    const facts = parseFacts({ covers: COVERS, payees: PAYEES, lines }, plan);
    const { problems, count } = thrownBy(() => settle(plan, facts, { payee: 'anna', period: '2026-01' }));
    expect([count, problems.length]).toEqual([1_000, MAX_PROBLEMS]);
    expect(new Set(problems.map(({ found }) => found)).size).toBe(MAX_PROBLEMS);
  });

  it('make no long message: of 100,000 bad lines with long keys and texts, a few kilobytes are left', () => {
    const long = 'x'.repeat(5_000);
    const line = { ...goodLine(1), amount: long, reason: long, [long]: long };
    const { problems, count, message } = refusal({ covers: COVERS, payees: PAYEES, lines: many(100_000, () => line) });
    expect(count).toBe(399_999);
    expect(message.length).toBeLessThan(8_000);
    expect(JSON.stringify(problems).length).toBeLessThan(60_000);
  });

  it('settle nothing by half: the same facts without the mistakes are read as if nothing had been', () => {
    const lines = many(10, goodLine);
    const before = parseFacts({ covers: COVERS, payees: PAYEES, lines }, PLAN);
    refusal({ covers: COVERS, payees: PAYEES, lines: [...lines, 'line'] });
    const after = parseFacts({ covers: COVERS, payees: PAYEES, lines }, PLAN);
    const options = { payee: 'anna', period: '2026-01' };
    expect(JSON.stringify(settle(PLAN, after, options))).toBe(JSON.stringify(settle(PLAN, before, options)));
  });
});
