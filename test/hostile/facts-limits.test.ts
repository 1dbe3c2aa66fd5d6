/** Every limit of the facts: one below, at it, one above; what is above is told with the limit. */
import { describe, expect, it } from 'vitest';
import { parseFacts, parsePlan, settle } from '../../src/index.js';
import * as limits from '../../src/number/limits.js';
import type { Problem } from '../../src/trace/problems.js';
import { thrownBy } from '../support/expectations.js';

type Loose = Record<string, unknown>;

const PLAN = parsePlan({
  id: 'p',
  currency: 'EUR',
  period: 'month',
  components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' } }],
});
const COVERS = { from: '2026-01-01', to: '2026-01-31' };
const LINE = { id: 'L1', date: '2026-01-10', customer: 'c1', category: 'service', amount: '100', payee: 'anna' };
const many = <Entry>(count: number, make: (place: number) => Entry): Entry[] =>
  Array.from({ length: count }, (_, place) => make(place));
const factsOf = (line: Loose, payees: readonly unknown[] = [{ id: 'anna' }]): Loose => ({
  covers: COVERS,
  lines: [{ ...LINE, ...line }],
  payees,
});

/** The only problem of some facts, or undefined where they are read. */
function problemOf(facts: unknown): Problem | undefined {
  try {
    parseFacts(facts, PLAN);
    return undefined;
  } catch {
    const { problems, count } = thrownBy(() => parseFacts(facts, PLAN));
    expect(count).toBe(1);
    return problems[0];
  }
}

const digits = (count: number): string => '9'.repeat(count);

/** A limit, facts of a size, and the code and what is expected above the limit. */
const LIMITS: readonly [string, number, (size: number) => unknown, string, string?][] = [
  ['characters of a line id', limits.MAX_ID_LENGTH, (size) => factsOf({ id: 'x'.repeat(size) }), 'id_too_long'],
  [
    'characters of a customer id',
    limits.MAX_ID_LENGTH,
    (size) => ({ customers: [{ id: 'é'.repeat(size) }] }),
    'id_too_long',
  ],
  [
    'characters of the name of a cost',
    limits.MAX_ID_LENGTH,
    (size) => factsOf({ cost: { ['x'.repeat(size)]: '1' } }),
    'id_too_long',
  ],
  [
    'characters of a name',
    limits.MAX_TEXT_LENGTH,
    (size) => ({ customers: [{ id: 'c', name: 'é'.repeat(size) }] }),
    'text_too_long',
  ],
  ['characters of a reason', limits.MAX_TEXT_LENGTH, (size) => factsOf({ reason: 'x'.repeat(size) }), 'text_too_long'],
  [
    'digits before the point',
    limits.MAX_INTEGER_DIGITS,
    (size) => factsOf({ amount: digits(size) }),
    'figure_too_many_digits',
  ],
  [
    'digits before the point of a bigint',
    limits.MAX_INTEGER_DIGITS,
    (size) => factsOf({ amount: -BigInt(digits(size)) }),
    'figure_too_many_digits',
  ],
  [
    'digits after the point',
    limits.MAX_FRACTION_DIGITS,
    (size) => factsOf({ amount: `1.${digits(size)}` }),
    'figure_too_many_digits',
  ],
  [
    'digits of a number',
    limits.MAX_NUMBER_DIGITS,
    (size) => factsOf({ amount: Number(`12345.6789012345678`.slice(0, size + 1)) }),
    'number_not_exact',
  ],
  [
    'the denominator of a share',
    Number(limits.MAX_DENOMINATOR),
    (size) => factsOf({ payee: undefined, credits: [{ payee: 'anna', share: `1/${size}` }] }),
    'denominator_too_large',
  ],
  [
    'credits of a line',
    limits.MAX_PARTS_PER_LINE,
    (size) =>
      factsOf(
        { payee: undefined, credits: many(size, (place) => ({ payee: `p${place}`, share: '1/1000' })) },
        many(limits.MAX_PARTS_PER_LINE + 1, (place) => ({ id: `p${place}` })),
      ),
    'list_too_long',
    '1000',
  ],
  [
    'payments of a line',
    limits.MAX_PARTS_PER_LINE,
    (size) => factsOf({ payments: many(size, () => ({ date: '2026-01-10', amount: '0.1' })) }),
    'list_too_long',
    '1000',
  ],
  [
    'tags of a line',
    limits.MAX_PARTS_PER_LINE,
    (size) => factsOf({ tags: Object.fromEntries(many(size, (place) => [`t${place}`, 'x'])) }),
    'list_too_long',
    '1000',
  ],
  [
    'named costs of a line',
    limits.MAX_COST_NAMES,
    (size) => factsOf({ cost: Object.fromEntries(many(size, (place) => [`n${place}`, '1'])) }),
    'list_too_long',
    '100',
  ],
  [
    'names of costs of all lines',
    limits.MAX_COST_NAMES,
    (size) => ({
      covers: COVERS,
      payees: [{ id: 'anna' }],
      lines: many(size, (place) => ({ ...LINE, id: `L${place}`, cost: { [`n${place}`]: '1' } })),
    }),
    'list_too_long',
    '100',
  ],
  [
    'assignments of a customer on one day',
    limits.MAX_PARTS_PER_LINE,
    (size) => ({
      payees: [{ id: 'anna' }],
      assignments: many(size, () => ({ customer: 'c', payee: 'anna', share: '1/1001' })),
    }),
    'list_too_long',
    '1000',
  ],
];

describe.each(LIMITS)('%s', (_, limit, facts, code, expected) => {
  it('may be one less than the limit, and the limit', () => {
    expect(problemOf(facts(limit - 1))).toBeUndefined();
    expect(problemOf(facts(limit))).toBeUndefined();
  });

  it('may not be one more', () => {
    const problem = problemOf(facts(limit + 1));
    expect(problem?.code).toBe(code);
    if (expected !== undefined) expect(problem?.expected).toBe(expected);
  });
});

describe('lists longer than a machine takes', () => {
  // At the limit itself there would be millions of entries to read: only what is above is looked at here.
  it.each([
    ['lines', limits.MAX_LINES],
    ['customers', limits.MAX_ROWS],
    ['categories', limits.MAX_ROWS],
    ['assignments', limits.MAX_ROWS],
    ['payees', limits.MAX_ROWS],
    ['rates', limits.MAX_ROWS],
  ])('%s: %i are the most, and more are refused before any is read', (list, most) => {
    const started = performance.now();
    expect(problemOf({ [list]: new Array(most + 1) })).toEqual({
      code: 'list_too_long',
      at: `/${list}`,
      found: String(most + 1),
      expected: String(most),
    });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('what an error shows', () => {
  const shownOf = (found: string): string => problemOf(factsOf({ amount: found }))?.found as string;

  it('is what was found, up to 80 characters', () => {
    for (const length of [limits.MAX_FOUND_LENGTH - 1, limits.MAX_FOUND_LENGTH]) {
      expect(shownOf('x'.repeat(length))).toBe('x'.repeat(length));
    }
    const cut = shownOf('x'.repeat(limits.MAX_FOUND_LENGTH + 1));
    expect(cut).toBe(`${'x'.repeat(limits.MAX_FOUND_LENGTH - 1)}…`);
    expect(cut).toHaveLength(limits.MAX_FOUND_LENGTH);
  });

  it('never cuts a letter in half', () => {
    for (let before = 70; before <= 80; before += 1) {
      // Half a letter could not be encoded: this would throw.
      expect(encodeURIComponent(shownOf(`${'x'.repeat(before)}${'😀'.repeat(20)}`))).toContain('xxx');
    }
  });

  it('is short of a huge whole number too', () => {
    expect(problemOf(factsOf({ amount: 10n ** 79n }))?.found).toHaveLength(80);
    expect(problemOf(factsOf({ amount: 10n ** 80n + 1n }))?.found).toBe('a bigint');
  });

  it('names an unknown key in full up to 128 characters, and cut above', () => {
    const key = 'k'.repeat(limits.MAX_ID_LENGTH);
    expect(problemOf(factsOf({ [key]: 1 }))?.at).toBe(`/lines/0/${key}`);
    expect(problemOf(factsOf({ [`${key}k`]: 1 }))?.at).toBe(`/lines/0/${key.slice(1)}…`);
  });
});

describe('look-alike pairs on a statement', () => {
  const noticesFor = (pairs: number): number => {
    const payees = many(pairs, (place) => [{ id: `p${place + 2}a` }, { id: `P${place + 2}a` }]).flat();
    const facts = parseFacts({ ...factsOf({}), payees: [{ id: 'anna' }, ...payees] }, PLAN);
    const { notices } = settle(PLAN, facts, { payee: 'anna', period: '2026-01' });
    return notices.filter(({ code }) => code === 'look_alike_ids').length;
  };

  it('are at most 20', () => {
    const { MAX_LOOK_ALIKES: most } = limits;
    expect([most - 1, most, most + 1].map(noticesFor)).toEqual([most - 1, most, most]);
  });

  it('are those of payees first, then of customers, then of categories', () => {
    const payees = many(limits.MAX_LOOK_ALIKES, (place) => [{ id: `p${place + 2}a` }, { id: `P${place + 2}a` }]).flat();
    const lines = [LINE, { ...LINE, id: 'L2', customer: 'C1', category: 'Service' }];
    const all = parseFacts({ covers: COVERS, lines, payees: [{ id: 'anna' }, ...payees.slice(2)] }, PLAN);
    const { notices } = settle(PLAN, all, { payee: 'anna', period: '2026-01' });
    expect(notices.at(-1)?.about).toEqual(['C1', 'c1']);
  });
});
