/** Figures that must not get through `parseFacts` (limits 1, 2). */
import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { parseFacts } from '../../src/index.js';
import { codesOf, factsOf, figureOf, LINE, ofAnna, PLAN, problemsOf } from '../support/one-line-facts.js';

describe('figures that would end the process or mean something else (limits 1, 2)', () => {
  const places: readonly [string, (figure: unknown) => unknown, string][] = [
    ['an amount', (amount) => factsOf({ ...LINE, amount }), '/lines/0/amount'],
    ['a cost', (cost) => factsOf({ ...LINE, cost }), '/lines/0/cost'],
    ['a named cost', (material) => factsOf({ ...LINE, cost: { material } }), '/lines/0/cost/material'],
    ['a list price', (list) => factsOf({ ...LINE, list }), '/lines/0/list'],
    ['units', (units) => factsOf({ ...LINE, units }), '/lines/0/units'],
    [
      'a payment',
      (amount) => factsOf({ ...LINE, payments: [{ date: '2026-01-10', amount }] }),
      '/lines/0/payments/0/amount',
    ],
    [
      'a share',
      (share) => factsOf({ ...LINE, payee: undefined, credits: [{ payee: 'anna', share }] }),
      '/lines/0/credits/0/share',
    ],
    [
      'an assignment',
      (share) => ({ payees: [{ id: 'anna' }], assignments: [{ customer: 'c', payee: 'anna', share }] }),
      '/assignments/0/share',
    ],
    [
      'a working share',
      (share) => ({ payees: [{ id: 'anna', workingShare: [{ share }] }] }),
      '/payees/0/workingShare/0/share',
    ],
    [
      'a salary',
      (amount) => ({ payees: [{ id: 'anna', personal: { salary: { amount } } }] }),
      '/payees/0/personal/salary/amount',
    ],
    ['a quota', (amount) => ({ payees: [{ id: 'anna', quotas: { q: { amount } } }] }), '/payees/0/quotas/q/amount'],
    [
      'a KPI',
      (value) => ({ payees: [{ id: 'anna', kpis: [{ id: 'k', period: '2026-01', value }] }] }),
      '/payees/0/kpis/0/value',
    ],
    [
      'a count of a KPI',
      (num) => ({ payees: [{ id: 'anna', kpis: [{ id: 'k', period: '2026-01', value: { num, den: '2' } }] }] }),
      '/payees/0/kpis/0/value/num',
    ],
  ];
  const fakes: readonly [string, unknown][] = [
    ['an exponent', '1e600000000'],
    ['an exponent below 0', '1e-600000000'],
    ['an underscore', '1_000'],
    ['binary digits', '0b11'],
    ['NaN as text', 'NaN'],
    ['NaN', Number.NaN],
    ['infinity', Number.NEGATIVE_INFINITY],
    ['a million digits', '9'.repeat(1_000_000)],
    ['a bigint of a million digits', 1n << 3_000_000n],
    ['true', true],
    ['a function', () => 5],
    ['a symbol', Symbol('5')],
    ['a number in an object', new Number(5)],
    ['a date', new Date(0)],
    ['a list of one', ['5']],
  ];
  describe.each(places)('%s', (_, facts, at) => {
    it.each(fakes)('is not %s', (_name, fake) => {
      const started = performance.now();
      const problems = problemsOf(facts(fake));
      expect(problems.map((problem) => problem.at)).toEqual([at]);
      expect(['not_a_figure', 'figure_too_many_digits', 'wrong_type']).toContain(problems[0]?.code);
      expect(performance.now() - started).toBeLessThan(5_000);
    });
  });

  it('takes a Decimal of any copy, and no object that only says it is one', () => {
    const Other = Decimal.clone({ precision: 5 });
    expect(figureOf(ofAnna(factsOf({ ...LINE, amount: new Other('123456.78') })))).toBe('123456.78');
    const fake = { s: 1, e: 2, d: [100], toStringTag: '[object Decimal]', constructor: { name: 'Decimal' } };
    expect(codesOf(factsOf({ ...LINE, amount: fake }))).toEqual(['not_a_figure /lines/0/amount']);
    expect(codesOf(factsOf({ ...LINE, amount: new Decimal('1e30') }))).toEqual([
      'figure_too_many_digits /lines/0/amount',
    ]);
    expect(codesOf(factsOf({ ...LINE, amount: new Decimal(Number.NaN) }))).toEqual(['not_a_figure /lines/0/amount']);
  });

  it('takes a Decimal where a dated value may stand alone', () => {
    const facts = parseFacts(
      { payees: [{ id: 'anna', workingShare: new Decimal('0.5'), personal: { pay: new Decimal(9) } }] },
      PLAN,
    );
    expect(facts.payees[0]?.workingShare[0]?.value.toString()).toBe('0.5');
    expect(facts.payees[0]?.personal.get('pay')?.[0]?.value.toString()).toBe('9');
  });

  it('makes -0 to 0', () => {
    for (const zero of [-0, '-0', '-0.00']) expect(figureOf(ofAnna(factsOf({ ...LINE, amount: zero })))).toBe('0');
  });
});
