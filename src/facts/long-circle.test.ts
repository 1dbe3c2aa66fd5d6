import { describe, expect, it } from 'vitest';
import { MAX_FOUND_LENGTH } from '../number/limits.js';
import { parsePlan } from '../plan/parse.js';
import { DreiklangError } from '../trace/problems.js';
import { parseFacts } from './parse.js';

const PLAN = parsePlan({
  id: 'p',
  currency: 'EUR',
  period: 'quarter',
  components: [{ id: 'c', kind: 'other', measure: { sum: 'amount' }, pay: { rate: '1%' } }],
});

function problemsOf(facts: unknown): DreiklangError['problems'] {
  try {
    parseFacts(facts, PLAN);
  } catch (error) {
    if (error instanceof DreiklangError) return error.problems;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a whole company that reports in a circle', () => {
  it('is told by the first of its names alone', () => {
    const payees = Array.from({ length: 300 }, (_, place) => ({ id: `p${place}`, reportsTo: `p${(place + 1) % 300}` }));
    const [first] = problemsOf({ payees });
    expect(first).toMatchObject({ code: 'circular_reference', at: '/payees/0/reportsTo' });
    expect(first?.found?.startsWith('p0 → p1 → p2')).toBe(true);
    expect(first?.found?.length).toBeLessThanOrEqual(MAX_FOUND_LENGTH);
  });
});

describe('where some other script has added a field to every object', () => {
  it('a line has no cost by that name', () => {
    Object.defineProperty(Object.prototype, 'added', {
      value: '5',
      enumerable: true,
      configurable: true,
      writable: true,
    });
    try {
      const line = { id: 'L1', date: '2026-01-05', customer: 'c', category: 'x', amount: '10', payee: 'anna' };
      const covers = { from: '2026-01-01', to: '2026-03-31' };
      const facts = { covers, lines: [{ ...line, cost: { material: '4', added: 'x' } }], payees: [{ id: 'anna' }] };
      expect(problemsOf(facts)).toMatchObject([{ code: 'not_a_figure', at: '/lines/0/cost/added' }]);
      const own = { ...facts, lines: [{ ...line, cost: { material: '4' } }] };
      expect(() => parseFacts(own, PLAN)).not.toThrow();
    } finally {
      Reflect.deleteProperty(Object.prototype, 'added');
    }
  });
});
