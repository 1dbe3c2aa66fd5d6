import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import type { FactsInput } from '../facts/input.js';
import { parseFacts } from '../facts/parse.js';
import type { PlanInput } from '../plan/input.js';
import { parsePlan } from '../plan/parse.js';
import { settle } from '../settle/settle.js';
import { addLines, emptyTally } from './add-lines.js';
import { amendedBy } from './links.js';
import { tallySpec } from './spec.js';

type Line = NonNullable<FactsInput['lines']>[number];
type Measure = NonNullable<PlanInput['components'][number]['measure']>;

const SOLD = { id: 'L1', date: '2026-01-10', customer: 'k', category: 's', amount: '1000', payee: 'anna' } as const;

function planOf(measure: Measure, id = 'p', currency = 'EUR') {
  return parsePlan({
    id,
    currency,
    period: 'month',
    components: [{ id: 'c', kind: 'other', measure, pay: { rate: '1' }, negative: 'pay' }],
  });
}

function factsOf(lines: readonly Line[], rest: Partial<FactsInput> = {}): FactsInput {
  return { covers: { from: '2025-01-01', to: '2026-12-31' }, payees: [{ id: 'anna' }], lines, ...rest };
}

function figureOf(measure: Measure, lines: readonly Line[], period = '2026-01'): string | undefined {
  const plan = planOf(measure);
  return settle(plan, parseFacts(factsOf(lines), plan), { payee: 'anna', period }).components[0]?.figure?.value;
}

describe('what running services come to in a year', () => {
  it.each([
    ['2026-01-01', '2026-01-31', '12000'],
    ['2026-01-15', '2026-02-14', '12000'],
    ['2025-02-28', '2026-02-27', '1000'],
    ['2024-02-29', '2026-02-27', '500'],
    ['2026-01-31', '2026-02-27', '12000'],
    ['2026-01-31', '2026-02-28', '365000/29'],
    ['2026-01-31', '2026-01-31', '365000'],
    ['2026-01-01', '2026-01-30', '0'],
    ['2026-02-01', '2026-02-28', '0'],
  ])('from %s to %s: %s', (from, to, annual) => {
    expect(figureOf({ sum: 'annual' }, [{ ...SOLD, service: { from, to } }])).toBe(annual);
  });
});

describe('the parts of a line', () => {
  it('add up to the line over all months, however it is paid', () => {
    const line = { ...SOLD, amount: '997', cost: '313.37', units: '7' };
    const payments = [
      { date: '2026-01-15', amount: '331.07' },
      { date: '2026-02-15', amount: '0.01' },
      { date: '2026-02-28', amount: '-12' },
      { date: '2026-04-15', amount: '677.92' },
    ];
    for (const [what, whole] of [
      ['amount', '997'],
      ['cost', '313.37'],
      ['units', '7'],
    ] as const) {
      const plan = planOf({ sum: what, recognise: 'paid' });
      const facts = parseFacts(factsOf([{ ...line, payments }]), plan);
      const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
      const parts = months.map((period) => settle(plan, facts, { payee: 'anna', period }).components[0]?.figure?.value);
      const year = figureOf(
        { sum: what, recognise: 'paid', window: 'year-to-date' },
        [{ ...line, payments }],
        '2026-12',
      );
      expect(year).toBe(whole);
      expect(parts[2]).toBe('0');
      const sum = parts.reduce((total, part) => total + BigInt(unitsOf(part as string)), 0n);
      expect(sum).toBe(BigInt(unitsOf(whole)));
    }
  });
});

/** A figure that ends within 24 decimals, in units of the last of them. */
function unitsOf(figure: string): string {
  const [whole = '', decimals = ''] = figure.split('.');
  return `${whole}${decimals.padEnd(24, '0')}`;
}

describe('a tally made for plans that look at lines otherwise', () => {
  const lines: Line[] = [
    { ...SOLD, payments: [{ date: '2026-01-20', amount: '10' }], service: { from: '2026-01-01', to: '2026-12-31' } },
    { ...SOLD, id: 'L2', amount: '12345678901234567.123456789012', currency: 'USD', payments: [] },
    { ...SOLD, id: 'L3', amount: '0', cost: '5', deal: 'D' },
    { ...SOLD, id: 'L4', date: '2024-06-01', payments: [{ date: '2026-01-31', amount: '1000' }] },
    { ...SOLD, id: 'L5', cost: { material: '1.5' }, units: '2', service: { from: '2026-01-01', to: '2026-01-31' } },
    { id: 'R1', date: '2026-01-31', amount: '-1', reverses: { line: 'L5' } },
  ];
  const rates = [{ currency: 'USD', to: 'EUR', period: '2026-01', rate: '0.9' }];
  const others = [planOf({ sum: 'amount', recognise: 'paid' }, 'paid'), planOf({ sum: 'annual' }, 'annual')];

  it.each<[string, Measure]>([
    ['a sum', { sum: 'amount' }],
    ['a count of lines', { count: 'lines', minimum: '900' }],
    ['a count of deals', { count: 'deals' }],
    ['a service', { sum: 'amount', recognise: 'service' }],
    ['a payment', { sum: 'amount', recognise: { paidAtLeast: '1%' } }],
  ])('settles %s to the same bytes as one made for it alone', (_, measure) => {
    const own = planOf(measure);
    const facts = parseFacts(factsOf(lines, { rates }), [own, ...others]);
    const spec = tallySpec([own, ...others], { periods: ['2026-01'], amended: amendedBy(facts), lineIds: 'checked' });
    const tally = addLines(emptyTally(spec), facts);
    const options = { payee: 'anna', period: '2026-01' };
    expect(settle(own, facts, { ...options, tally })).toEqual(settle(own, facts, options));
  });

  it('says which line has no rate that only its payments kept apart', () => {
    const own = planOf({ sum: 'amount' });
    const facts = parseFacts(factsOf(lines), [own, ...others]);
    const spec = tallySpec([own, ...others], { periods: ['2026-01'], amended: amendedBy(facts) });
    const tally = addLines(emptyTally(spec), facts);
    expectProblems(
      () => settle(own, facts, { payee: 'anna', period: '2026-01', tally }),
      [{ code: 'rate_missing', at: '/lines' }],
    );
  });

  it('is not for a plan that looks at what it does not hold', () => {
    const [paid, annual] = others as [(typeof others)[number], (typeof others)[number]];
    const facts = parseFacts(factsOf(lines, { rates }), others);
    const tally = addLines(emptyTally(tallySpec(annual, { periods: ['2026-01'], amended: amendedBy(facts) })), facts);
    expectProblems(
      () => settle(paid, facts, { payee: 'anna', period: '2026-01', tally }),
      [{ code: 'tally_not_for_this', at: '/tally' }],
    );
  });
});
