import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { line } from '../../test/support/measured.js';
import {
  addLines,
  emptyTally,
  explain,
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

const by = (tag: string, rows: object = {}): Component['pay'] =>
  ({ rate: { by: `tag:${tag}`, table: { field: '3%', '*': '1%', ...rows } } }) as Component['pay'];

const planOf = (id: string, ...components: Partial<Component>[]) =>
  parsePlan({
    id,
    currency: 'EUR',
    period: 'quarter',
    components: components.map((fields, place) => ({
      id: `c${place}`,
      kind: 'other',
      measure: { sum: 'amount' },
      pay: { rate: '1%' },
      negative: 'pay',
      ...fields,
    })),
  });

const PLANS = {
  channel: planOf('channel', { pay: by('channel') }),
  size: planOf('size', { pay: by('size') }),
  two: planOf('two', { pay: by('channel', { '*': (by('size') as { rate: object }).rate }) }),
  deals: planOf('deals', { pay: by('size'), group: { by: 'deal', cap: '9' } }),
  lines: planOf('lines', { pay: by('channel'), group: { by: 'line' } }),
  parts: planOf('parts', { pay: by('channel'), group: { by: 'line' } }, { group: { by: 'deal' } }),
  plain: planOf('plain', {}),
};

const LINES = [
  line('L1', '2026-01-10', '600', { deal: 'D', tags: { channel: 'field' } }),
  line('L2', '2026-01-11', '400', { deal: 'D', tags: { channel: '' } }),
  line('L3', '2026-02-12', '900', { customer: 'large' }),
  line('L4', '2026-02-12', '70', { customer: 'large', tags: { size: 'small' } }),
  line('L5', '2026-03-13', '-100', { tags: { channel: 'field', other: 'x' } }),
  line('R1', '2026-03-14', '-250', { reverses: { line: 'L1' } }),
];

const factsOf = (lines: readonly object[], shard = false) =>
  parseFacts(
    {
      covers: { from: '2025-01-01', to: '2026-12-31' },
      lines,
      payees: [{ id: 'anna' }],
      customers: [{ id: 'k' }, { id: 'large', tags: { size: 'large' } }],
    },
    Object.values(PLANS),
    shard ? { shard } : {},
  );

const whole = factsOf(LINES);
const options = { payee: 'anna', period: '2026-Q1' };
const periods = [options.period];
const amended = { lines: ['L1'], invoices: [] };
const spec = tallySpec(Object.values(PLANS), { periods, amended, lineIds: 'checked' });

describe('lines that are kept apart by tags', () => {
  it('are named by the values of the tags that are read, and by what else is', () => {
    const names = (plan: (typeof PLANS)['two']) =>
      JSON.parse(tallyJson(addLines(emptyTally(tallySpec(plan, { periods })), factsOf(LINES.slice(0, 5))))).deals;
    expect(names(PLANS.channel)).toEqual(['tags [[""]]', 'tags [["field"]]', 'tags [[null]]']);
    expect(names(PLANS.two)).toEqual([
      'tags [["",null]]',
      'tags [["field",null]]',
      'tags [[null,"large"]]',
      'tags [[null,"small"]]',
    ]);
    expect(names(PLANS.deals)).toEqual([
      'tags [["large"],"line L3"]',
      'tags [["small"],"line L4"]',
      'tags [[null],"deal D"]',
      'tags [[null],"line L5"]',
    ]);
    expect(names(PLANS.parts)).toContain('tags [["field"],"part [\\"D\\",\\"L1\\"]"]');
    expect(names(PLANS.plain)).toEqual([]);
  });

  it('leave a plan without such a table as it was', () => {
    const text = tallyJson(addLines(emptyTally(tallySpec(PLANS.plain, { periods, amended })), whole));
    expect(text).not.toMatch(/tags|byTags|"deal":\[/);
    expect(JSON.parse(text).cells.lines).toEqual([2, 2]);
  });

  it('settle alike from a tally of several plans, from shards, and from its JSON', () => {
    const [odd, even] = [0, 1].map((rest) => LINES.filter((_, place) => place % 2 === rest));
    const [a, b] = [even, odd].map((lines) => addLines(emptyTally(spec), factsOf(lines as object[], true)));
    const text = tallyJson(mergeTallies(a as never, b as never));
    expect(tallyJson(mergeTallies(b as never, a as never))).toBe(text);
    expect(tallyJson(addLines(emptyTally(spec), whole))).toBe(text);
    expect(tallyJson(parseTally(text))).toBe(text);
    for (const plan of Object.values(PLANS)) {
      const alone = settle(plan, whole, options);
      expect(settle(plan, whole, { ...options, tally: parseTally(text) })).toEqual(alone);
    }
  });

  it('keep the values of a line that a reversal names', () => {
    const { amendedLines } = JSON.parse(tallyJson(addLines(emptyTally(spec), whole)));
    expect(spec.byTags).toEqual(['channel', 'size']);
    expect(amendedLines.map(({ tags }: { tags: unknown }) => tags)).toEqual([['field', null]]);
  });

  it('change the digest with the value, although the sums are the same', () => {
    const other = factsOf([
      line('L1', '2026-01-10', '600', { tags: { channel: 'web' } }),
      line('L2', '2026-01-10', '100', { tags: { channel: 'shop' } }),
    ]);
    const same = factsOf([
      line('L1', '2026-01-10', '600', { tags: { channel: 'web' } }),
      line('L2', '2026-01-10', '100'),
    ]);
    const digests = [other, same].map((facts) => settle(PLANS.channel, facts, options).tally.digest);
    expect(digests[0]).not.toBe(digests[1]);
  });

  it('are refused where the tally was not made for the tag', () => {
    const text = tallyJson(addLines(emptyTally(tallySpec(PLANS.channel, { periods, amended })), whole));
    const plain = tallyJson(emptyTally(tallySpec(PLANS.plain, { periods, amended })));
    for (const tampered of [
      text.replaceAll('"byTags":["channel"]', '"byTags":["chain"]'),
      plain.replace(PLANS.plain.digest, PLANS.channel.digest),
    ]) {
      expectProblems(
        () => settle(PLANS.channel, whole, { ...options, tally: parseTally(tampered) }),
        [{ code: 'tally_not_for_this', at: '/tally' }],
      );
    }
  });
});

describe('a tally by tags that is none', () => {
  const text = tallyJson(addLines(emptyTally(spec), whole));
  const name = 'tags [["",null],"part [\\"D\\",\\"L2\\"]"]';

  it('is refused by the place of what is wrong', () => {
    // biome-ignore lint/suspicious/noExplicitAny: a tally of any make, spoilt at will
    const spoilt = (change: (tally: any) => unknown): string => {
      const tally = JSON.parse(text);
      change(tally);
      return JSON.stringify(tally);
    };
    expect(JSON.parse(text).deals).toContain(name);
    for (const other of [
      'part ["D","L2"]',
      'tags [["",null]]',
      'tags [[""],"line L2"]',
      'tags [["",null,null],"line L2"]',
      'tags [["",7],"line L2"]',
      'tags [["",null],"tags [[null,null]]"]',
      'tags [["",null],"line L2",1]',
      'tags [["", null],"line L2"]',
      'tags [["\\u0001",null],"line L2"]',
      'tags {}',
      'tags x',
    ]) {
      const renamed = spoilt(({ deals }) => deals.splice(deals.indexOf(name), 1, other));
      expectProblems(() => parseTally(renamed), [{ code: 'not_a_tally' }]);
    }
    for (const byTags of ['channel', [], ['size', 'channel'], ['channel', 'channel'], ['#', 'size'], [1]]) {
      expectProblems(() => parseTally(spoilt((tally) => (tally.spec.byTags = byTags))), [{ code: 'not_a_tally' }]);
    }
    for (const tags of [undefined, 'field', ['field'], ['field', 7], ['field', '\u0001'], ['field', null, null]]) {
      const linked = spoilt((tally) => (tally.amendedLines[0].tags = tags));
      expectProblems(() => parseTally(linked), [{ code: 'not_a_tally' }]);
    }
    const plain = tallyJson(addLines(emptyTally(tallySpec(PLANS.plain, { periods, amended })), whole));
    expectProblems(
      () => parseTally(plain.replace('"id":"L1"', '"id":"L1","tags":["field"]')),
      [{ code: 'not_a_tally', at: '/amendedLines/0/tags' }],
    );
  });
});

describe('a table by tag in words', () => {
  it('names the values, and the lines without one', () => {
    const statement = settle(PLANS.channel, whole, options);
    expect(statement.components[0]?.pay.value).toBe('21.2');
    const told = (locale: 'en' | 'de') => explain(statement, { locale });
    expect(told('en')).toContain('Sales, field, ');
    expect(told('en')).toContain('Sales, channel not stated, ');
    expect(told('en')).toContain('Sales, "", ');
    expect(told('de')).toContain('Umsatz, channel nicht angegeben, ');
    const labelled = parsePlan({
      id: 'labelled',
      currency: 'EUR',
      period: 'quarter',
      labels: { channel: { en: 'Sales channel', de: 'Vertriebsweg' }, field: { en: 'Field force', de: 'Außendienst' } },
      components: [{ id: 'c', kind: 'other', measure: { sum: 'amount' }, pay: by('channel') }],
    });
    const named = settle(labelled, whole, options);
    expect(explain(named, { locale: 'de' })).toContain('Vertriebsweg nicht angegeben');
    expect(explain(named, { locale: 'en' })).toContain('Field force');
  });
});
