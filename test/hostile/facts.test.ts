/** What must not get through `parseFacts`: figures that are none, ids that look like others, objects that lie. */
import { createContext, runInContext } from 'node:vm';
import { Decimal } from 'decimal.js';
import { afterEach, describe, expect, it } from 'vitest';
import { parseFacts, parsePlan, type Statement, settle } from '../../src/index.js';
import type { Problem } from '../../src/trace/problems.js';
import { expectPays, thrownBy } from '../support/expectations.js';

type Loose = Record<string, unknown>;

const PLAN = parsePlan({
  id: 'p',
  currency: 'EUR',
  period: 'month',
  components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' } }],
});
const COVERS = { from: '2026-01-01', to: '2026-01-31' };
const LINE = { id: 'L1', date: '2026-01-10', customer: 'c1', category: 'service', amount: '100', payee: 'anna' };
const factsOf = (...lines: readonly unknown[]): Loose => ({ covers: COVERS, lines, payees: [{ id: 'anna' }] });
const ofAnna = (facts: unknown): Statement =>
  settle(PLAN, parseFacts(facts, PLAN), { payee: 'anna', period: '2026-01' });
const problemsOf = (facts: unknown): readonly Problem[] => thrownBy(() => parseFacts(facts, PLAN)).problems;
const codesOf = (facts: unknown): string[] => problemsOf(facts).map(({ code, at }) => `${code} ${at}`);
const figureOf = (statement: Statement): string | undefined => statement.components[0]?.figure?.value;

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

describe('keys and names of prototypes (limit 5)', () => {
  const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'prototype'];
  afterEach(() => {
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each(names)('%s is an id like any other, and never confused with what objects know', (name) => {
    const others = [{ ...LINE, id: 'L2', customer: 'c2', payee: 'ben' }];
    const facts = {
      covers: COVERS,
      lines: [{ ...LINE, id: name, customer: name, category: name, payee: name, deal: name, invoice: name }, ...others],
      customers: [{ id: name, segment: name, tags: { [name]: name } }],
      categories: [{ id: name }],
      payees: [{ id: name, unit: name, personal: { [name]: '5' }, quotas: { [name]: { amount: '1' } } }, { id: 'ben' }],
    };
    const parsed = parseFacts(facts, PLAN);
    expect(figureOf(settle(PLAN, parsed, { payee: name, period: '2026-01' }))).toBe('100');
    expect([...(parsed.payees[0]?.personal.keys() ?? [])]).toEqual([name]);
    for (const unknown of names.filter((other) => other !== name)) {
      expect(thrownBy(() => settle(PLAN, parsed, { payee: unknown, period: '2026-01' })).problems[0]?.code).toBe(
        'unknown_payee',
      );
    }
  });

  it('__proto__ is no id and no name anywhere', () => {
    const named = (key: string): unknown => JSON.parse(`{ "__proto__": ${key} }`);
    const at = '/payees/0';
    expect(codesOf({ payees: [{ id: 'anna', personal: named('"5"'), quotas: named('{ "amount": "1" }') }] })).toEqual([
      `id_begins_wrong ${at}/personal/__proto__`,
      `id_begins_wrong ${at}/quotas/__proto__`,
    ]);
    expect(codesOf(factsOf({ ...LINE, cost: named('"5"') }))).toEqual(['id_begins_wrong /lines/0/cost/__proto__']);
    expect(codesOf(factsOf({ ...LINE, tags: named('"x"') }))).toEqual(['id_begins_wrong /lines/0/tags/__proto__']);
    expect(codesOf(factsOf({ ...LINE, customer: '__proto__' }))).toEqual(['id_begins_wrong /lines/0/customer']);
    expect(codesOf(JSON.parse('{ "__proto__": { "polluted": 1 }, "payees": [{ "id": "__proto__" }] }'))).toEqual([
      'unknown_field /__proto__',
      'id_begins_wrong /payees/0/id',
    ]);
  });
});

describe('ids that look alike (limit 13)', () => {
  const noticesOf = (statement: Statement): unknown[] =>
    statement.notices.filter(({ code }) => code === 'look_alike_ids');
  const cyrillic = '\u0430nna';

  it('are different people, and the statement names the pair', () => {
    const lines = [
      LINE,
      { ...LINE, id: 'L2', amount: '7', payee: cyrillic },
      { ...LINE, id: 'L3', amount: '5', payee: 'Anna' },
    ];
    const statement = ofAnna({ covers: COVERS, lines, payees: [{ id: 'anna' }, { id: cyrillic }, { id: 'Anna' }] });
    expectPays(statement, { components: { sales: { figure: '100' } } });
    expect(noticesOf(statement)).toEqual([
      { code: 'look_alike_ids', about: ['Anna', 'anna'] },
      { code: 'look_alike_ids', about: ['Anna', cyrillic] },
      { code: 'look_alike_ids', about: ['anna', cyrillic] },
    ]);
  });

  it('are named of customers and categories of the lines too, whoever has them', () => {
    const lines = [
      LINE,
      { ...LINE, id: 'L2', customer: 'C1', payee: 'ben' },
      { ...LINE, id: 'L3', category: 'servi\u0441e' },
      { ...LINE, id: 'L4', date: '2020-01-01', customer: 'c\uff11' },
    ];
    const statement = ofAnna({ covers: COVERS, lines, payees: [{ id: 'anna' }, { id: 'ben' }] });
    expect(noticesOf(statement)).toEqual([
      { code: 'look_alike_ids', about: ['C1', 'c1'] },
      { code: 'look_alike_ids', about: ['service', 'servi\u0441e'] },
    ]);
  });

  it('are no longer named once it is said that they are one', () => {
    const facts = {
      ...factsOf(LINE, { ...LINE, id: 'L2', customer: 'C1' }),
      customers: [{ id: 'c1' }, { id: 'C1', mergedInto: 'c1' }],
    };
    expect(noticesOf(ofAnna(facts))).toEqual([]);
  });

  it('are refused where what differs cannot be seen', () => {
    for (const id of [
      'cafe\u0301',
      '\u212b',
      'a\u200bb',
      'a\u200db',
      'a\ufeff',
      '\u2060a',
      'a\u061cb',
      'a\u3164',
      'a\ufe0f',
      'a\u034f',
      'a\ud800',
      'a\ue000',
    ]) {
      expect(codesOf(factsOf({ ...LINE, id }))[0]).toMatch(/^id_(not_nfc|invisible_characters) \/lines\/0\/id$/);
    }
  });

  it('are shown in errors as what they are', () => {
    expect(problemsOf(factsOf({ ...LINE, id: 'a\u200bb' }))[0]?.found).toBe('aU+200Bb');
    expect(problemsOf(factsOf({ ...LINE, 'a\nb': 1 }))[0]?.found).toBe('aU+000Ab');
    expect(thrownBy(() => parseFacts(factsOf({ ...LINE, 'a\nb': 1 }), PLAN)).message).not.toMatch(/a\nb/);
  });
});

describe('keys made of several ids (limit 14)', () => {
  it('never join two pairs of ids to one', () => {
    const count = parsePlan({
      id: 'p',
      currency: 'EUR',
      period: 'month',
      components: [{ id: 'pairs', kind: 'other', measure: { count: 'pairs' }, pay: { each: '1' } }],
    });
    for (const joint of ['|', ',', ' ', ':', '/', '-', '"', '\\', '+']) {
      const lines = [
        { ...LINE, customer: `a${joint}b`, category: 'c' },
        { ...LINE, id: 'L2', customer: 'a', category: `b${joint}c` },
      ];
      const statement = settle(count, parseFacts(factsOf(...lines), count), { payee: 'anna', period: '2026-01' });
      expect(figureOf(statement), joint).toBe('2');
    }
  });

  it('never give two statements one id', () => {
    const statementId = (plan: string, payee: string): string => {
      const parsed = parsePlan({
        id: plan,
        currency: 'EUR',
        period: 'month',
        components: [{ id: 'a', kind: 'other', measure: { value: '1' }, pay: { each: '1' } }],
      });
      return settle(parsed, parseFacts({ payees: [{ id: payee }] }, parsed), { payee, period: '2026-01' }).id;
    };
    expect(statementId('a', 'b')).toBe('a/b/2026-01/1');
    expect(statementId('a/b', 'c')).not.toBe(statementId('a', 'b/c'));
    expect(statementId('a~1b', 'c')).not.toBe(statementId('a/b', 'c'));
  });
});

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
    expect([facts.lines.count, facts.lines.ids, reads]).toEqual([2, ['L1', 'L2'], 1]);
  });

  it('do not hide behind holes in a list: a hole is an entry that is missing', () => {
    const payees = [{ id: 'anna' }, , { id: 'ben' }]; // biome-ignore lint/suspicious/noSparseArray: that is what is tested
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
    const input = factsOf({ ...LINE, credits: [], cost: { material: '1' } });
    const text = JSON.stringify(input);
    const freeze = (value: unknown): void => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    };
    freeze(input);
    parseFacts(input, PLAN);
    expect(JSON.stringify(input)).toBe(text);
  });

  it('may come from another realm', () => {
    const foreign = runInContext(
      `(${JSON.stringify(factsOf({ ...LINE, cost: { material: '5' } }))})`,
      createContext({}),
    );
    expect(figureOf(ofAnna(foreign))).toBe('100');
  });
});
