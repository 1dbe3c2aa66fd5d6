/** What a statement says of what is left: a sum below 0, an efficiency gain without groups, a sum that was rounded. */
import { describe, expect, it } from 'vitest';
import { parseFacts } from '../facts/parse.js';
import { parsePlan } from '../plan/parse.js';
import { settle } from '../settle/settle.js';
import { explain } from './explain.js';
import type { Locale } from './view.js';

const sale = (id: string, date: string, amount: string, category = 'k') => ({
  id,
  date,
  customer: 'nord',
  category,
  amount,
  cost: '1',
  payee: 'anna',
});

/** The statement of anna's first quarter in words, each run of blanks as one. */
function told(component: object, lines: readonly object[], locale: Locale = 'en'): string {
  const plan = parsePlan({ id: 'p', currency: 'EUR', period: 'quarter', components: [{ id: 'c', ...component }] });
  const facts = parseFacts(
    {
      covers: { from: '2025-01-01', to: '2026-03-31' },
      customers: [{ id: 'nord', since: '2019-01-01' }],
      payees: [{ id: 'anna' }],
      lines,
    },
    plan,
  );
  return explain(settle(plan, facts, { payee: 'anna', period: '2026-Q1' }), { locale }).replace(/\s+/g, ' ');
}

describe('a sum below 0 under `negative: carry`', () => {
  const component = { kind: 'revenue', pay: { rate: '1%' }, measure: { sum: 'amount' }, negative: 'pay' };
  const lines = [sale('L1', '2026-01-02', '-5000')];

  it('is left open for the next statement', () => {
    const text = told(component, lines);
    expect(text).toContain('Left open, to be carried over -50.00');
    expect(text).not.toContain('Carried');
  });

  it('in German too', () => {
    const text = told(component, lines, 'de');
    expect(text).toContain('Bleibt offen und wird vorgetragen -50,00');
  });
});

describe('an efficiency gain', () => {
  const component = { kind: 'profit', pay: { rate: '10%' } };
  const then = ['3', '7', '11'].map((amount, place) => sale(`A${place}`, '2025-01-02', amount, `k${place}`));
  const now = ['7', '7', '7'].map((amount, place) => sale(`B${place}`, '2026-01-02', amount, `k${place}`));

  it('of which every group was left out says so instead of "Nothing"', () => {
    expect(told(component, now)).toMatch(/- No group to compare 0\.00 EUR .* no sales to compare with/);
    expect(told(component, now, 'de')).toContain('- Keine Gruppe zum Vergleichen 0,00 EUR');
    expect(told(component, now)).not.toContain('Nothing');
  });

  it('of no lines at all is nothing', () => {
    expect(told(component, [])).toContain('- Nothing 0.00 EUR');
  });

  it('of many groups is rounded, and the legend says why', () => {
    const text = told(component, [...then, ...now]);
    expect(text).toContain('Efficiency gain, rounded half up to 12 decimals');
    expect(text).toMatch(/How to read this .* their sum is rounded to 12 decimals, far below a cent/);
    expect(told(component, [...then, ...now], 'de')).toMatch(/auf 12 Nachkommastellen gerundet, weit unter einem Cent/);
  });

  it('that ends by itself is not rounded, and the legend is silent', () => {
    expect(told(component, [...then.slice(1, 2), ...now.slice(1, 2)])).not.toContain('12 decimals');
  });
});
