import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { parseFacts } from '../facts/parse.js';
import type { FactsInput, PlanInput } from '../index.js';
import { parsePlan } from '../plan/parse.js';
import type { Plan } from '../plan/plan.js';
import { settle } from '../settle/settle.js';
import { addLines, emptyTally, mergeTallies } from './add-lines.js';
import { amendedBy } from './links.js';
import { tallySpec } from './spec.js';
import { tallyJson } from './tally-json.js';
import { parseTally } from './tally-parse.js';

const planOf = (more: Partial<PlanInput> = {}): Plan =>
  parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'quarter',
    components: [
      { id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '2%' } },
      { id: 'margin', kind: 'profit', measure: { sum: 'margin', costs: ['material'] }, pay: { rate: '10%' } },
    ],
    ...more,
  });

const line = (id: string, date: string, amount: string, currency?: string) => ({
  id,
  date,
  customer: `c${id}`,
  category: 'service',
  amount,
  cost: { material: '0.1' },
  payee: 'anna',
  ...(currency === undefined ? undefined : { currency }),
});

const lines = [
  line('1', '2026-01-05', '100.01', 'USD'),
  line('2', '2026-01-05', '12.345', 'CHF'),
  line('3', '2026-02-05', '7'),
  line('4', '2026-02-05', '300', 'USD'),
  line('5', '2026-02-06', '300', 'EUR'),
  { id: 'R4', date: '2026-03-05', amount: '-50', currency: 'USD', reverses: { line: '4' } },
];
const rates = ['EUR', 'JPY'].flatMap((to, place) =>
  ['USD', 'CHF', 'EUR', 'JPY']
    .filter((currency) => currency !== to)
    .map((currency) => ({ currency, to, period: '2026-Q1', rate: `${place + 1}.25`, source: 'ECB' })),
);

const facts = (own: FactsInput['lines'], more: Partial<FactsInput> = {}): FactsInput => ({
  covers: { from: '2026-01-01', to: '2026-03-31' },
  payees: [{ id: 'anna' }],
  lines: own ?? [],
  rates,
  ...more,
});

const options = { payee: 'anna', period: '2026-Q1' } as const;

describe('a tally of lines in several currencies', () => {
  const plan = planOf();
  const whole = parseFacts(facts(lines), plan);
  const spec = tallySpec(plan, { periods: ['2026-Q1'], amended: amendedBy(whole), lineIds: 'checked' });
  const shards = [lines.slice(3), lines.slice(0, 2), lines.slice(2, 3)].map((own) =>
    addLines(emptyTally(spec), parseFacts(facts(own), plan, { shard: true })),
  );

  it('is the same however the lines were split, to the byte', () => {
    const [a, b, c] = shards as [(typeof shards)[0], (typeof shards)[0], (typeof shards)[0]];
    const text = tallyJson(addLines(emptyTally(spec), whole));
    expect(tallyJson(mergeTallies(mergeTallies(a, b), c))).toBe(text);
    expect(tallyJson(mergeTallies(c, mergeTallies(b, a)))).toBe(text);
    expect(tallyJson(parseTally(text))).toBe(text);
    expect(text).toContain('"foreign":[{"cells":{');
    const tally = parseTally(text);
    expect(JSON.stringify(settle(plan, whole, { ...options, tally }))).toBe(
      JSON.stringify(settle(plan, whole, options)),
    );
  });

  it('says nothing of other currencies where there are none', () => {
    const own = parseFacts(facts([line('1', '2026-01-05', '1', 'EUR')]), plan);
    expect(tallyJson(addLines(emptyTally(spec), own))).not.toContain('foreign');
  });

  it.each([
    ['/foreign', (t: Loose) => (t.foreign = {})],
    ['/foreign/0', (t: Loose) => (t.foreign[0] = 5)],
    ['/foreign/0/currency', (t: Loose) => (t.foreign[0].currency = '')],
    ['/foreign/0/rates', (t: Loose) => t.foreign[0].rates.push(t.foreign[0].rates[0])],
    ['/foreign/0/rates/0/0', (t: Loose) => (t.foreign[0].rates[0][0] = 'GBP')],
    ['/foreign/0/rates/0/1', (t: Loose) => (t.foreign[0].rates[0][1] = '0')],
    ['/foreign/0/rates/0/1', (t: Loose) => (t.foreign[0].rates[0][1] = '-1')],
    ['/foreign/0/rates/0/1', (t: Loose) => (t.foreign[0].rates[0][1] = '1/3')],
    ['/foreign/0/rates/0/2', (t: Loose) => (t.foreign[0].rates[0][2] = 5)],
    ['/foreign/0/rates/0/3', (t: Loose) => (t.foreign[0].rates[0][3] = 5)],
    ['/foreign/0/cells', (t: Loose) => (t.foreign[0].cells = [])],
    ['/foreign/0/cells/sums/0/0', (t: Loose) => (t.foreign[0].cells.sums[0][0] = '1e9')],
    ['/foreign/0/cells/customer/0', (t: Loose) => (t.foreign[0].cells.customer[0] = 99)],
    ['/foreign/0/rates', (t: Loose) => (t.foreign[0].rates = [])],
    ['', (t: Loose) => t.foreign.reverse()],
    ['/spec/currencies/0', (t: Loose) => (t.spec.currencies[0] = 'euro')],
    ['/amendedLines/0/currency', (t: Loose) => (t.amendedLines[0].currency = 5)],
    ['/amendments/0/currency', (t: Loose) => (t.amendments[0].currency = 5)],
    ['/amendedLines/0/rates', (t: Loose) => (t.amendedLines[0].rates = 5)],
  ])('of another shape at %s is refused', (at, change) => {
    const tally = JSON.parse(tallyJson(addLines(emptyTally(spec), whole))) as Loose;
    change(tally);
    expectProblems(() => parseTally(JSON.stringify(tally)), [{ code: 'not_a_tally', at }]);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: JSON that a test changes at will
type Loose = any;

describe('plans in several currencies', () => {
  const euro = planOf();
  const yen = planOf({ id: 'q', currency: 'JPY' });
  const both = parseFacts(facts(lines), [euro, yen]);
  const spec = tallySpec([yen, euro], { periods: ['2026-Q1'], amended: amendedBy(both), lineIds: 'checked' });
  const tally = addLines(emptyTally(spec), both);

  it('share a tally, and each statement is the one that its own tally gives', () => {
    for (const plan of [euro, yen]) {
      const alone = settle(plan, parseFacts(facts(lines), plan), options);
      expect(JSON.stringify(settle(plan, both, { ...options, tally }))).toBe(JSON.stringify(alone));
    }
    // 7 + 300 at 1 and 100.01, 12.345, 250 at 1.25; and all but 7 at 2.25
    expect(settle(euro, both, { ...options, tally }).components[0]?.figure?.value).toBe('759.94375');
    expect(settle(yen, both, { ...options, tally }).components[0]?.figure?.value).toBe('1497.29875');
  });

  it('need a rate for each of them', () => {
    const some = facts(lines.slice(0, 1), { rates: rates.filter(({ to }) => to === 'EUR') });
    expectProblems(
      () => addLines(emptyTally(spec), parseFacts(some, [euro, yen])),
      [{ code: 'rate_missing', at: '/lines/0/currency' }],
    );
  });

  it('have no count in common that depends on a minimum', () => {
    const counting = planOf({
      components: [{ id: 'c', kind: 'other', measure: { count: 'lines', minimum: '10' }, pay: { each: '1' } }],
    });
    expectProblems(
      () => tallySpec([counting, yen], { periods: ['2026-Q1'] }),
      [{ code: 'tally_not_for_this', at: '/components/0/measure' }],
    );
    expect(tallySpec([counting, euro], { periods: ['2026-Q1'] }).currencies).toEqual(['EUR']);
  });
});

describe('the digest of what a statement rests on', () => {
  const plan = planOf();
  const digestAt = (rate: string): string => {
    const own = facts(lines, { rates: rates.map((one) => ({ ...one, rate })) });
    return settle(plan, parseFacts(own, plan), options).tally.digest;
  };

  it('tells another rate', () => {
    expect(digestAt('1.25')).toBe(digestAt('1.25'));
    expect(digestAt('1.25')).not.toBe(digestAt('1.26'));
  });
});
