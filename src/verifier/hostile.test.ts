import { describe, expect, it } from 'vitest';
import { fullStatement, plainStatement } from '../../test/support/paper-statements.js';
import { type Json, type JsonObject, sealed } from '../../test/support/seal.js';
import { verifyStatement } from './index.js';

const thrower = (): never => {
  throw new Error('not for you');
};

/** The shell of a statement around a trace. */
const around = (trace: unknown): JsonObject => ({ ...plainStatement(), trace: trace as Json });

describe('what is no statement', () => {
  it.each([
    undefined,
    null,
    true,
    7,
    Number.NaN,
    7n,
    Symbol('x'),
    () => 1,
    '',
    'x',
    '{',
    'null',
    '7',
    '"text"',
    '[]',
    '{}',
    [],
    {},
    new Date(0),
    new Map(),
    { format: 'dreiklang-statement/2' },
    { format: 'dreiklang-statement/1' },
    { format: 'dreiklang-statement/1', trace: {} },
    { format: 'dreiklang-statement/1', trace: [null] },
    { format: 'dreiklang-statement/1', trace: ['x'] },
    { format: 'dreiklang-statement/1', trace: [] },
  ])('is rejected and nothing thrown: %o', (input) => {
    expect(verifyStatement(input)).toMatchObject({ ok: false, code: expect.any(String), at: expect.any(String) });
  });

  it('is named as such', () => {
    expect(verifyStatement('{')).toEqual({ ok: false, code: 'not_readable', at: '' });
    expect(verifyStatement({ format: 'x' })).toEqual({
      ok: false,
      code: 'wrong_format',
      at: '/format',
      expected: 'dreiklang-statement/1',
      found: 'x',
    });
    expect(verifyStatement({ format: 'dreiklang-statement/1' })).toMatchObject({ code: 'wrong_shape', at: '/trace' });
  });
});

describe('any field of a statement gone, or of another kind', () => {
  const kinds: Json[] = [null, true, 0, -1, 1.5, '', 'x', '1', [], {}, [[]], { value: '1', node: 0 }];

  /** Every place of a JSON tree, as the keys that lead there. */
  function pathsOf(value: Json): (string | number)[][] {
    if (typeof value !== 'object' || value === null) return [[]];
    const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
    const below = keys.flatMap((key) => pathsOf((value as JsonObject)[key] as Json).map((path) => [key, ...path]));
    return [[], ...below];
  }

  it.each([
    ['plain', plainStatement()],
    ['full', fullStatement()],
  ])('is rejected and nothing thrown, also with all sealed anew: %s', (_, statement) => {
    const paths = pathsOf(statement).filter((path) => path.length > 0);
    paths.forEach((path, round) => {
      const draft = structuredClone(statement);
      const holder = path
        .slice(0, -1)
        .reduce<Json>((inner, key) => (inner as JsonObject)[key] as Json, draft) as JsonObject;
      const key = path.at(-1) as string;
      const kind = kinds[round % kinds.length] as Json;
      if (round % 5 === 0 && !Array.isArray(holder)) delete holder[key];
      else holder[key] = structuredClone(kind);
      if (JSON.stringify(draft) === JSON.stringify(statement)) return;
      expect(verifyStatement(draft).ok, `${path.join('/')} ${JSON.stringify(kind)}`).toBe(false);
      if (Array.isArray(draft.trace)) expect(typeof verifyStatement(sealed(draft)).ok).toBe('boolean');
    });
    expect(paths.length).toBeGreaterThan(60);
  });
});

describe('objects that will not be read', () => {
  it('are rejected and nothing they throw comes through', () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const hostile = [
      revoked.proxy,
      new Proxy({}, { get: thrower }),
      new Proxy({}, { ownKeys: thrower }),
      Object.defineProperty({}, 'trace', { enumerable: true, get: thrower }),
      { toJSON: thrower },
      { toJSON: () => undefined },
      { trace: { toJSON: thrower } },
      { format: 7n },
      Object.defineProperty({}, 'x', {
        enumerable: true,
        get: () => {
          throw new Proxy({}, { getPrototypeOf: thrower, get: thrower });
        },
      }),
    ];
    for (const input of hostile) expect(verifyStatement(input)).toEqual({ ok: false, code: 'not_readable', at: '' });
  });

  it('may give fields by getter, which are asked once', () => {
    let asked = 0;
    const statement = plainStatement();
    const { earned } = statement;
    Object.defineProperty(statement, 'earned', {
      enumerable: true,
      get: () => {
        asked += 1;
        return asked === 1 ? earned : { value: '1000000', node: 0 };
      },
    });
    expect(verifyStatement(statement)).toEqual({ ok: true, nodes: 6 });
    expect(asked).toBe(1);
  });

  it('that go in circles or fan out without end are rejected', () => {
    const circle: Record<string, unknown> = {};
    circle.itself = circle;
    expect(verifyStatement(circle)).toMatchObject({ code: 'not_readable' });
    let fan: unknown = ['x'];
    for (let level = 0; level < 60; level += 1) fan = [fan, fan];
    expect(verifyStatement({ ...plainStatement(), fan })).toMatchObject({ code: 'not_readable' });
    const growing = (): unknown => ({ toJSON: () => [growing()] });
    expect(verifyStatement(growing())).toMatchObject({ code: 'not_readable' });
  });

  it('may have keys that objects have anyway', () => {
    const keys = '{"__proto__":{"ok":true},"constructor":1,"toString":2,"hasOwnProperty":null,"valueOf":[]}';
    const statement = sealed(JSON.parse(`{"notes":${keys},${JSON.stringify(plainStatement()).slice(1)}`) as JsonObject);
    expect(verifyStatement(JSON.stringify(statement))).toMatchObject({ ok: true });
    const poisoned = around([JSON.parse('{"id":0,"op":"plan","value":{"toString":1}}')]);
    expect(verifyStatement(poisoned)).toMatchObject({ ok: false });
  });
});

describe('size', () => {
  it('of nesting is bounded', () => {
    const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const text = JSON.stringify(plainStatement());
    const nested = (levels: number): unknown => verifyStatement(`{"deep":${deep(levels)},${text.slice(1)}`);
    expect(nested(100)).toMatchObject({ ok: false, code: 'control_differs' });
    expect(nested(1_000)).toMatchObject({
      ok: false,
      code: 'wrong_shape',
      at: expect.stringMatching(/^\/deep(\/0)+$/),
    });
    expect(nested(100_000)).toMatchObject({ ok: false });
    expect(verifyStatement('['.repeat(1_000_000))).toMatchObject({ ok: false, code: 'not_readable' });
    let object: Record<string, unknown> = {};
    for (let level = 0; level < 100_000; level += 1) object = { object };
    expect(verifyStatement(object)).toMatchObject({ ok: false, code: 'not_readable' });
  });

  it('of the text is bounded', () => {
    const statement = { ...plainStatement(), padding: 'x'.repeat(5_000_000) };
    expect(verifyStatement(JSON.stringify(statement))).toEqual({ ok: false, code: 'not_readable', at: '' });
    expect(verifyStatement(statement)).toEqual({ ok: false, code: 'not_readable', at: '' });
  });

  it('of figures is bounded', () => {
    const long = '9'.repeat(19_000);
    const trace = (more: Json): Json => [{ id: 0, op: 'plan', value: long }, more];
    const squared = { id: 1, op: 'multiply', in: [0, 0], value: '1' };
    expect(verifyStatement(around(trace(squared)))).toMatchObject({ code: 'not_computable', at: '/trace/1' });
    const padded = { id: 0, op: 'plan', value: `0.${'0'.repeat(60_000)}1` };
    expect(verifyStatement(around([padded]))).toMatchObject({ code: 'not_computable', at: '/trace/0' });
    const exponent = { id: 0, op: 'plan', value: '1e600000000' };
    expect(verifyStatement(around([exponent]))).toMatchObject({ code: 'not_computable', at: '/trace/0' });
    const scale = { id: 1, op: 'round', in: [0], scale: 600_000_000, mode: 'up', value: '1' };
    expect(verifyStatement(around(trace(scale)))).toMatchObject({ code: 'not_computable', at: '/trace/1' });
  });

  it('of the work is bounded: sums whose denominators grow without end are given up', () => {
    const primes: number[] = [];
    for (let next = 2; primes.length < 4_000; next += 1)
      if (primes.every((prime) => next % prime !== 0)) primes.push(next);
    const terms = primes.slice(3).map((prime, id) => ({ id, op: 'plan', value: `1/${prime}` }));
    const sum = { id: terms.length, op: 'add', in: terms.map(({ id }) => id), value: '1' };
    expect(verifyStatement(around([...terms, sum] as Json))).toMatchObject({
      code: 'not_computable',
      at: `/trace/${terms.length}`,
    });
    expect(verifyStatement(plainStatement()).ok).toBe(true);
  });
});

describe('options', () => {
  it('that make no sense are no reason to throw', () => {
    for (const options of [null, 7, 'x', { digests: 'no' }, { planDigest: 7 }]) {
      expect(() => verifyStatement(plainStatement(), options as never)).not.toThrow();
    }
  });
});
