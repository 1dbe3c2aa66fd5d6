/** Objects that must not mislead `parseFacts` (limit 15). */
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { parseFacts, settle } from '../../src/index.js';
import { COVERS, codesOf, factsOf, figureOf, LINE, type Loose, ofAnna, PLAN } from '../support/one-line-facts.js';

describe('objects that lie (limit 15)', () => {
  /** An object whose every field answers once, then otherwise. */
  function twoFaced(first: Loose, later: unknown): { readonly object: object; readonly reads: Map<string, number> } {
    const reads = new Map<string, number>();
    const object = {};
    for (const key of Object.keys(first)) {
      Object.defineProperty(object, key, {
        enumerable: true,
        get: () => {
          reads.set(key, (reads.get(key) ?? 0) + 1);
          return reads.get(key) === 1 ? first[key] : later;
        },
      });
    }
    return { object, reads };
  }

  it('are read once, field by field', () => {
    const cost = twoFaced({ material: '40', labour: '20' }, '0');
    const credit = twoFaced({ payee: 'anna', share: '1/2' }, '1');
    const line = twoFaced(
      { ...LINE, payee: undefined, cost: cost.object, credits: [credit.object], deal: 'D', tags: { a: 'b' } },
      '999999',
    );
    const payee = twoFaced({ id: 'anna', from: '2020-01-01' }, 'ben');
    const whole = twoFaced({ covers: COVERS, lines: [line.object], payees: [payee.object] }, undefined);
    expect(figureOf(ofAnna(whole.object))).toBe('50');
    for (const { reads } of [cost, credit, line, payee, whole])
      expect([...reads.values()].every((count) => count === 1)).toBe(true);
  });

  it('are read once where a list says another length each time', () => {
    let reads = 0;
    const lines = new Proxy([LINE, { ...LINE, id: 'L2' }, { ...LINE, id: 'L3' }], {
      get: (list, key, receiver) => (key === 'length' ? [2, 3, 1][reads++ % 3] : Reflect.get(list, key, receiver)),
    });
    const facts = parseFacts({ covers: COVERS, lines, payees: [{ id: 'anna' }] }, PLAN);
    expect([facts.lines.count, facts.lines.ids.all, reads]).toEqual([2, ['L1', 'L2'], 1]);
  });

  it('are read once where a list of credits was empty at first', () => {
    let reads = 0;
    const credits = new Proxy([{ payee: 'anna', share: '1' }], {
      get: (list, key, receiver) => (key === 'length' ? (reads++ < 2 ? 0 : 1) : Reflect.get(list, key, receiver)),
    });
    expect(figureOf(ofAnna(factsOf({ ...LINE, payee: undefined, credits })))).toBe('0');
  });

  it.each([-1, 1.5, Number.NaN, '2', undefined, {}])('are no lists with the length %s', (length) => {
    const list = new Proxy([LINE], { get: (all, key) => (key === 'length' ? length : Reflect.get(all, key)) });
    expect(codesOf({ covers: COVERS, lines: list, payees: [{ id: 'anna' }] })).toEqual(['wrong_type /lines']);
    expect(codesOf({ customers: list })).toEqual(['wrong_type /customers']);
  });

  it('do not hide behind holes in a list: a hole is an entry that is missing', () => {
    const payees = Object.assign(new Array(3), { 0: { id: 'anna' }, 2: { id: 'ben' } });
    expect(codesOf({ payees })).toEqual(['missing_field /payees/1']);
    expect(codesOf(factsOf(...new Array(2)))).toEqual(['wrong_type /lines/0', 'wrong_type /lines/1']);
  });

  it('are not kept: what changes after reading changes nothing', () => {
    const line: Loose = { ...LINE, cost: { material: '1' } };
    const payee: Loose = { id: 'anna', quotas: { q: { amount: '5' } } };
    const input = { covers: { ...COVERS }, lines: [line], payees: [payee] };
    const facts = parseFacts(input, PLAN);
    const before = JSON.stringify(settle(PLAN, facts, { payee: 'anna', period: '2026-01' }));
    Object.assign(line, { amount: '1000000', payee: 'ben' });
    Object.assign(payee, { id: 'ben', quotas: {} });
    input.covers.to = '2020-01-01';
    input.lines.length = 0;
    expect(JSON.stringify(settle(PLAN, facts, { payee: 'anna', period: '2026-01' }))).toBe(before);
  });

  it('change nothing of what is handed in, frozen or not', () => {
    const input = factsOf({ ...LINE, cost: { material: '1' } });
    const text = JSON.stringify(input);
    const freeze = (value: unknown): void => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    };
    freeze(input);
    parseFacts(input, PLAN);
    expect(JSON.stringify(input)).toBe(text);
  });

  it('may be instances whose fields stand partly on the prototype: none is passed by', () => {
    class Sale {
      readonly id = 'L1';
      readonly date = '2026-01-10';
      readonly customer = 'c1';
      readonly category = 'service';
      readonly payee = 'anna';
      readonly deal = 'D1';
      readonly units = '3';
      get amount(): string {
        return '100';
      }
      get cost(): string {
        return '40';
      }
    }
    const { lines } = parseFacts(factsOf(new Sale()), PLAN);
    expect([lines.deal.get(0), lines.units?.at(0).toString(), lines.cost.at(0).toString()]).toEqual(['D1', '3', '40']);
    expect(codesOf(factsOf(Object.assign(new Sale(), { colour: 'red' })))).toEqual(['unknown_field /lines/0/colour']);
    expect(figureOf(ofAnna(factsOf(Object.assign(Object.create(null), LINE))))).toBe('100');
    expect(figureOf(ofAnna(factsOf(Object.create(LINE))))).toBe('100');
  });

  it('may come from another realm', () => {
    const foreign = runInContext(
      `(${JSON.stringify(factsOf({ ...LINE, cost: { material: '5' } }))})`,
      createContext({}),
    );
    expect(figureOf(ofAnna(foreign))).toBe('100');
  });
});
