import { describe, expect, it } from 'vitest';
import { expectProblems, thrownBy } from '../../test/support/expectations.js';
import { generated } from '../../test/support/generate.js';
import { Seeded } from '../../test/support/seeded.js';
import { parseFacts } from '../facts/parse.js';
import { parsePlan } from '../plan/parse.js';
import { addLines, emptyTally } from './add-lines.js';
import { amendedBy } from './links.js';
import { tallySpec } from './spec.js';
import { tallyJson } from './tally-json.js';
import { parseTally } from './tally-parse.js';

function tallyTextOf(seed: number): string {
  const { plan: input, facts: rows, period } = generated(seed, { lines: 25 });
  const plan = parsePlan(input);
  const facts = parseFacts(rows, plan);
  const spec = tallySpec(plan, {
    periods: [period],
    amended: amendedBy(facts),
    lineIds: seed % 2 === 0 ? 'checked' : 'promised',
  });
  return tallyJson(addLines(emptyTally(spec), facts));
}

const plan = parsePlan({
  id: 'p',
  currency: 'EUR',
  period: 'month',
  components: [
    { id: 'a', kind: 'revenue', measure: { sum: 'margin', costs: ['labour'] }, pay: { rate: '1%' } },
    { id: 'b', kind: 'other', measure: { count: 'deals' }, pay: { each: '1' } },
    { id: 'c', kind: 'other', measure: { count: 'lines', minimum: '5' }, pay: { each: '1' } },
  ],
});

/** A small tally in which everything stands that a tally may hold. */
function smallTally(): string {
  const facts = parseFacts(
    {
      covers: { from: '2026-01-01', to: '2026-01-31' },
      payees: [{ id: 'anna' }, { id: 'ben' }],
      lines: [
        { id: 'L1', date: '2026-01-10', customer: 'k', category: 's', amount: '10.5', deal: 'D1', payee: 'anna' },
        {
          id: 'L2',
          date: '2026-01-11',
          customer: 'k',
          category: 's',
          amount: '90071992547409.93',
          cost: { labour: '1' },
          credits: [
            { payee: 'anna', share: '1/3' },
            { payee: 'ben', share: '0.5', overlay: true },
          ],
        },
        {
          id: 'L3',
          date: '2026-01-12',
          customer: 'm',
          category: 't',
          amount: '7',
          cost: { labour: '2', material: '1' },
          list: '8',
          units: '2',
          invoice: 'I1',
          payee: 'ben',
        },
        { id: 'R1', date: '2026-01-13', amount: '-3', reverses: { invoice: 'I1' } },
        { id: 'R2', date: '2026-01-14', amount: '-1', reverses: { line: 'L3' } },
      ],
    },
    plan,
  );
  const spec = tallySpec(plan, { periods: ['2026-01'], amended: amendedBy(facts), lineIds: 'checked' });
  return tallyJson(addLines(emptyTally(spec), facts));
}

// biome-ignore lint/suspicious/noExplicitAny: JSON to be spoilt at any place
type Json = any;

/** The small tally with one thing changed, as canonical JSON would write it. */
function spoilt(change: (tally: Json) => void): string {
  const tally = JSON.parse(smallTally());
  change(tally);
  return JSON.stringify(tally);
}

describe('a tally read back', () => {
  it('is the tally that was written', () => {
    expect(tallyJson(parseTally(smallTally()))).toBe(smallTally());
    const empty = tallyJson(emptyTally(tallySpec(plan, { periods: ['2026-01'] })));
    expect(tallyJson(parseTally(empty))).toBe(empty);
  });

  it('is frozen in its spec', () => {
    expect(Object.isFrozen(parseTally(smallTally()).spec.amended.lines)).toBe(true);
  });
});

describe('what is no tally is refused with its place:', () => {
  const long = '9'.repeat(70);
  it.each<[string, (tally: Json) => void]>([
    ['/format', (t) => (t.format = 'dreiklang-tally/2')],
    ['/cells', (t) => (t.cells = [])],
    ['/cells/sums', (t) => (t.cells.sums = t.cells.sums.slice(1))],
    ['/cells/sums', (t) => t.cells.sums.push([])],
    ['/cells/sums/0/0', (t) => (t.cells.sums[0][0] = '1e9')],
    ['/cells/sums/0/0', (t) => (t.cells.sums[0][0] = long)],
    ['/cells/sums/0/0', (t) => (t.cells.sums[0][0] = 12)],
    ['/cells/sums/1', (t) => t.cells.sums[1].pop()],
    ['/cells/lines/0', (t) => (t.cells.lines[0] = 0)],
    ['/cells/lines/0', (t) => (t.cells.lines[0] = 1.5)],
    ['/cells/pattern', (t) => t.cells.pattern.pop()],
    ['/cells/pattern/0', (t) => (t.cells.pattern[0] = 99)],
    ['/cells/customer/0', (t) => (t.cells.customer[0] = -1)],
    ['/cells/category/0', (t) => (t.cells.category[0] = null)],
    ['/cells/stretch/0', (t) => (t.cells.stretch[0] = 5)],
    ['/cells/deal/0', (t) => (t.cells.deal[0] = 5)],
    ['/cells/unknown/0', (t) => (t.cells.unknown[0] = 16)],
    ['/customers', (t) => (t.customers = 'k')],
    ['/customers/0', (t) => (t.customers[0] = '')],
    ['/categories/0', (t) => (t.categories[0] = { id: 's' })],
    ['/deals/0', (t) => (t.deals[0] = 'D1')],
    ['/deals/0', (t) => (t.deals[0] = 'deal ')],
    ['/patterns/0', (t) => (t.patterns[0] = 'anna')],
    ['/patterns/0/0', (t) => (t.patterns[0][0] = ['anna', '1'])],
    ['/patterns/0/0/0', (t) => (t.patterns[0][0][0] = '')],
    ['/patterns/0/0/1', (t) => (t.patterns[0][0][1] = '2')],
    ['/patterns/0/0/1', (t) => (t.patterns[0][0][1] = '0')],
    ['/patterns/0/0/1', (t) => (t.patterns[0][0][1] = '1/0')],
    ['/patterns/0/0/1', (t) => (t.patterns[0][0][1] = '2/6')],
    ['/patterns/0/0/1', (t) => (t.patterns[0][0][1] = 'all')],
    ['/amendedLines/0', (t) => (t.amendedLines[0] = null)],
    ['/amendedLines/0/date', (t) => (t.amendedLines[0].date = '2026-02-30')],
    ['/amendedLines/0/amount', (t) => delete t.amendedLines[0].amount],
    ['/amendedLines/0/namedCosts', (t) => (t.amendedLines[0].namedCosts = { __proto: '1' })],
    ['/amendedLines/0/units', (t) => (t.amendedLines[0].units = '1/3')],
    ['/amendedLines/0/deal', (t) => (t.amendedLines[0].deal = 7)],
    ['/amendments/0', (t) => (t.amendments[0].line = 'L1')],
    ['/amendments/1', (t) => delete t.amendments[1].line],
    ['/lineIds/0', (t) => (t.lineIds[0] = ' ')],
    ['/spec', (t) => delete t.spec],
    ['/spec/amended', (t) => (t.spec.amended = null)],
    ['/spec/byDeal', (t) => (t.spec.byDeal = 'yes')],
    ['/spec/lineIds', (t) => (t.spec.lineIds = 'maybe')],
    ['/spec/plans/0/digest', (t) => (t.spec.plans[0].digest = 'abc')],
    ['/spec/plans/0/periods/0', (t) => (t.spec.plans[0].periods[0] = 1)],
    ['/spec/stretches/0/from', (t) => (t.spec.stretches[0].from = -1e9)],
    ['/spec/stretches/0/to', (t) => (t.spec.stretches[0].to = t.spec.stretches[0].from - 1)],
    ['/spec/stretches/0/index', (t) => (t.spec.stretches[0].index = 1)],
    ['/spec/figures/0', (t) => (t.spec.figures[0] = 'turnover')],
    ['/spec/figures/1', (t) => (t.spec.figures[1] = 'cost:')],
    ['/spec/figures/2', (t) => (t.spec.figures[2] = 'lines>=many')],
    ['', (t) => (t.note = 'more than there is')],
    ['', (t) => t.patterns.reverse()],
    ['', (t) => t.lineIds.push('L1')],
    ['', (t) => (t.cells.unknown = t.cells.unknown.map(() => 0))],
  ])('at %j (%#)', (at, change) => {
    expectProblems(() => parseTally(spoilt(change)), [{ code: 'not_a_tally', at }]);
  });

  it('no text, no JSON, no object, another spacing', () => {
    for (const input of [undefined, 7, {}, '', '{', '[]', 'null', '"x"', `${smallTally()} `, '['.repeat(100_000)]) {
      expectProblems(() => parseTally(input as string), [{ code: 'not_a_tally', at: '' }]);
    }
  });

  it('too many named costs on one line', () => {
    const costs = Object.fromEntries(Array.from({ length: 1001 }, (_, place) => [`c${place}`, '1']));
    const text = spoilt((t) => (t.amendedLines[0].namedCosts = costs));
    expectProblems(() => parseTally(text), [{ code: 'not_a_tally', at: '/amendedLines/0/namedCosts' }]);
  });
});

describe('lines with payments and services, read back', () => {
  const later = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    components: [
      { id: 'a', kind: 'revenue', measure: { sum: 'amount', recognise: 'paid' }, pay: { rate: '1%' } },
      { id: 'b', kind: 'revenue', measure: { sum: 'annual' }, pay: { rate: '1%' } },
    ],
  });
  const facts = parseFacts(
    {
      covers: { from: '2026-01-01', to: '2026-01-31' },
      payees: [{ id: 'anna' }],
      lines: [
        {
          id: 'L1',
          date: '2025-12-10',
          customer: 'k',
          category: 's',
          amount: '10.5',
          payee: 'anna',
          payments: [
            { date: '2026-02-01', amount: '2' },
            { date: '2026-01-05', amount: '1' },
            { date: '2026-01-05', amount: '3.25' },
          ],
          service: { from: '2026-01-01', to: '2026-01-31' },
        },
        { id: 'L2', date: '2026-01-11', customer: 'k', category: 's', amount: '7', payee: 'anna' },
      ],
    },
    later,
  );
  const text = tallyJson(addLines(emptyTally(tallySpec(later, { periods: ['2026-01'] })), facts));
  const changed = (change: (tally: Json) => void): string => {
    const tally = JSON.parse(text);
    change(tally);
    return JSON.stringify(tally);
  };

  it('are what was written: a payment a day, in order of the days', () => {
    expect(tallyJson(parseTally(text))).toBe(text);
    expect(JSON.parse(text).amendedLines).toMatchObject([
      {
        id: 'L1',
        payments: [
          ['2026-01-05', '4.25'],
          ['2026-02-01', '2'],
        ],
        service: ['2026-01-01', '2026-01-31'],
      },
      // Nobody has paid it yet.
      { id: 'L2', amount: '7' },
    ]);
  });

  it.each<[string, (tally: Json) => void]>([
    ['/amendedLines/0/met', (t) => (t.amendedLines[0].met = 16)],
    ['/amendedLines/0/payments', (t) => (t.spec.lineFacts = ['service'])],
    ['/amendedLines/0/payments', (t) => (t.amendedLines[0].payments = {})],
    ['/amendedLines/0/payments/0/0', (t) => (t.amendedLines[0].payments[0][0] = '2026-01-32')],
    ['/amendedLines/0/payments/0/1', (t) => (t.amendedLines[0].payments[0][1] = '1/3')],
    ['/amendedLines/0/payments/1/0', (t) => (t.amendedLines[0].payments[1][0] = '2026-01-05')],
    ['/amendedLines/0/service', (t) => (t.spec.lineFacts = ['payments'])],
    ['/amendedLines/0/service', (t) => t.amendedLines[0].service.reverse()],
    ['/amendedLines/0/service/1', (t) => t.amendedLines[0].service.pop()],
    ['/spec/lineFacts', (t) => (t.spec.lineFacts = [])],
    ['/spec/lineFacts', (t) => t.spec.lineFacts.reverse()],
    ['/spec/lineFacts/0', (t) => (t.spec.lineFacts[0] = 'paid')],
  ])('are refused at %j (%#)', (at, change) => {
    expectProblems(() => parseTally(changed(change)), [{ code: 'not_a_tally', at }]);
  });
});

describe('any change of one character', () => {
  it('gives the library’s own error, or a tally that is written exactly so', () => {
    let read = 0;
    for (let seed = 1; seed <= 25; seed += 1) {
      const text = tallyTextOf(seed);
      const seeded = new Seeded(seed);
      for (let change = 0; change < 60; change += 1) {
        const place = seeded.between(0, text.length - 1);
        const put = seeded.pick(['', '0', '9', '-', '"', 'x', ',', ']', '[', '{', 'é', '\u0000']);
        const other = text.slice(0, place) + put + text.slice(place + seeded.between(0, 1));
        try {
          expect(tallyJson(parseTally(other))).toBe(other);
          read += 1;
        } catch {
          const { problems } = thrownBy(() => parseTally(other));
          expect(problems[0]?.code).toBe('not_a_tally');
        }
      }
    }
    expect(read).toBeGreaterThan(0);
  });
});
