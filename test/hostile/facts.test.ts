/** Names of prototypes, and ids that look like others or join alike (limits 5, 13, 14). */
import { afterEach, describe, expect, it } from 'vitest';
import { parseFacts, parsePlan, type Statement, settle } from '../../src/index.js';
import { expectPays, thrownBy } from '../support/expectations.js';
import { COVERS, codesOf, factsOf, figureOf, LINE, ofAnna, PLAN, problemsOf } from '../support/one-line-facts.js';

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
