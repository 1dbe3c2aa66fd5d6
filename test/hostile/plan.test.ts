/** What must not get through `parsePlan`: depth, size, prototypes, objects that lie, and code made from text. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { Decimal } from 'decimal.js';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_ID_LENGTH, MAX_PLAN_DEPTH, MAX_PLAN_NODES, MAX_PROBLEMS } from '../../src/number/limits.js';
import { parsePlan } from '../../src/plan/parse.js';
import type { Problem } from '../../src/trace/problems.js';
import { thrownBy } from '../support/expectations.js';

type Loose = Record<string, unknown>;
const component = { id: 'c', kind: 'revenue', pay: { rate: '2%' } };
const plan = (fields: object = {}): Loose => ({
  id: 'p',
  currency: 'EUR',
  period: 'month',
  components: [component],
  ...fields,
});
const withMeasure = (measure: unknown): Loose => plan({ components: [{ ...component, measure }] });
const problemsOf = (input: unknown): readonly Problem[] => thrownBy(() => parsePlan(input)).problems;
const codesOf = (input: unknown): string[] => problemsOf(input).map(({ code, at }) => `${code} ${at}`);

describe('prototype keys (limit 5)', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('%s is refused wherever keys are free', (key) => {
    const own = (value: unknown): unknown => JSON.parse(JSON.stringify({ KEY: value }).replace('KEY', key));
    expect(codesOf(plan({ labels: own({ en: 'x' }) }))).toEqual([`forbidden_key /labels/${key}`]);
    const table = { by: 'category', table: own('1%') };
    expect(codesOf(plan({ components: [{ ...component, pay: { rate: table } }] }))).toContain(
      `forbidden_key /components/0/pay/rate/table/${key}`,
    );
    expect(codesOf({ ...plan(), ...(own(1) as object) }).length).toBeGreaterThanOrEqual(key === '__proto__' ? 0 : 1);
  });

  it('leaves every prototype as it was', () => {
    const before = Reflect.ownKeys(Object.prototype);
    thrownBy(() =>
      parsePlan(JSON.parse('{ "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } } }')),
    );
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
    expect(({} as Loose).polluted).toBeUndefined();
  });

  describe('where the host has a polluted prototype', () => {
    afterEach(() => {
      for (const key of ['cap', 'customers', 'costs', 'guarantee', 'ifZero']) delete (Object.prototype as Loose)[key];
    });

    it('reads own keys only', () => {
      const clean = parsePlan(plan({ components: [component, { id: 'd', kind: 'profit', pay: { rate: '1%' } }] }));
      for (const key of ['cap', 'costs', 'guarantee', 'ifZero']) {
        Object.defineProperty(Object.prototype, key, { value: '5', configurable: true, enumerable: false });
      }
      const polluted = parsePlan(plan({ components: [component, { id: 'd', kind: 'profit', pay: { rate: '1%' } }] }));
      expect(polluted.digest).toBe(clean.digest);
    });
  });
});

describe('depth and size (limit 6)', () => {
  const lists = (depth: number): unknown => Array.from({ length: depth }).reduce((inner) => [inner], 0 as unknown);

  it(`takes ${MAX_PLAN_DEPTH} levels and refuses ${MAX_PLAN_DEPTH + 1}`, () => {
    let measure: unknown = { value: '1' };
    for (let level = 6; level <= MAX_PLAN_DEPTH; level += 2) measure = { add: [measure, '1'] };
    expect(parsePlan(withMeasure(measure)).components).toHaveLength(1);
    expect(problemsOf(withMeasure({ add: [measure, '1'] })).map(({ code }) => code)).toContain('too_deep');
  });

  it.each([33, 2_000, 100_000])('%d levels are one problem and no exhausted stack', (depth) => {
    expect(codesOf(plan({ title: lists(depth) }))).toEqual([
      'wrong_type /title',
      `too_deep /title${'/0'.repeat(MAX_PLAN_DEPTH - 1)}`,
    ]);
    expect(problemsOf(lists(depth)).map(({ code }) => code)).toContain('too_deep');
  });

  it(`takes ${MAX_PLAN_NODES} values and refuses one more`, () => {
    const own = 1 + 5 + 1 + 3 + 1; // the plan, its five values, the component, its three values, the rate
    const filled = (values: number): Loose =>
      plan({ unpaidAbsences: Array.from({ length: values - own }, (_, place) => `k${place}`) });
    expect(parsePlan(filled(MAX_PLAN_NODES)).unpaidAbsences).toHaveLength(MAX_PLAN_NODES - own);
    expect(problemsOf(filled(MAX_PLAN_NODES + 1)).map(({ code }) => code)).toEqual(['too_large']);
  });

  it('refuses long lists, sparse lists and many keys before it looks inside', () => {
    expect(codesOf(plan({ components: new Array(4_000_000_000) }))).toEqual(['too_large /components']);
    expect(
      codesOf(Object.fromEntries(Array.from({ length: MAX_PLAN_NODES + 1 }, (_, place) => [`k${place}`, 1]))),
    ).toEqual(['too_large ']);
    expect(codesOf(plan({ modifiers: new Array(2) }))).toEqual(['wrong_type /modifiers/0', 'wrong_type /modifiers/1']);
  });

  it('counts what is shared as often as it stands there', () => {
    let shared: unknown = '1';
    for (let level = 0; level < 20; level += 1) shared = [shared, shared];
    expect(codesOf(plan({ title: shared }))[0]).toMatch(/^too_large/);
    const measure = { sum: 'amount' };
    expect(parsePlan(withMeasure({ add: [measure, measure] })).components).toHaveLength(1);
  });

  it('takes no longer than its size asks', () => {
    const slips = Object.fromEntries(Array.from({ length: 19_000 }, (_, place) => [`cmponents${place}`, 1]));
    const started = performance.now();
    expect(thrownBy(() => parsePlan({ ...plan(), ...slips })).count).toBe(19_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('rational blow-up (limit 3)', () => {
  it('adds up 1,500 weights without a common factor in no time', () => {
    const shares = Array.from({ length: 1_500 }, (_, place) => ({
      id: `c${place}`,
      kind: 'revenue',
      measure: { kpi: 'k' },
      weight: `1/${999_983 - place}`,
      pay: { share: 'linear' },
    }));
    const started = performance.now();
    expect(codesOf(plan({ targetIncentive: '1', components: shares }))).toEqual([
      'weights_not_whole /components/1499/weight',
    ]);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('many mistakes (limit 7)', () => {
  it('1,000 mistakes give one error with the first 100, in the order of the plan, and the count', () => {
    const wrong = Array.from({ length: 1_000 }, (_, place) => ({
      id: `c${place}`,
      kind: 'revenue',
      pay: { rate: place % 2 ? '2,5%' : { tires: [] } },
    }));
    const error = thrownBy(() => parsePlan(plan({ components: wrong })));
    expect(error.count).toBe(1_000);
    expect(error.problems).toHaveLength(MAX_PROBLEMS);
    expect(error.problems.map(({ at }) => at)).toEqual(
      Array.from({ length: MAX_PROBLEMS }, (_, place) => `/components/${place}/pay/rate`),
    );
    expect(error.message.length).toBeLessThan(5_000);
  });

  it('shows little of a very long text', () => {
    const long = 'x'.repeat(1_000_000);
    for (const input of [
      plan({ id: long }),
      plan({ currency: long }),
      plan({ period: long }),
      withMeasure(long),
      plan({ [long]: 1 }),
      plan({ guarantee: long }),
    ]) {
      expect(JSON.stringify(problemsOf(input)).length).toBeLessThan(2_000);
    }
  });
});

describe('no code from text (limit 10)', () => {
  it('parses where making code from text is forbidden', () => {
    const file = fileURLToPath(new URL('../../src/plan/parse.ts', import.meta.url));
    const script = `
      let forbidden = false;
      try { new Function('return 1'); } catch { forbidden = true; }
      const { parsePlan } = await import(${JSON.stringify(file)});
      const plan = parsePlan(${JSON.stringify(plan())});
      let code;
      try { parsePlan({}); } catch (error) { code = error.problems[0].code; }
      console.log(JSON.stringify({ forbidden, digest: plan.digest, code }));`;
    const options = [
      '--disallow-code-generation-from-strings',
      '--import',
      'tsx',
      '--input-type=module',
      '--eval',
      script,
    ];
    const printed: unknown = JSON.parse(execFileSync(process.execPath, options, { encoding: 'utf8' }));
    expect(printed).toEqual({ forbidden: true, digest: parsePlan(plan()).digest, code: 'missing_field' });
  });
});

describe('ids (limit 13)', () => {
  const coded = (id: unknown): string[] =>
    problemsOf(plan({ components: [{ ...component, id }] })).map(({ code }) => code);

  it('takes 128 characters and refuses 129', () => {
    expect(
      parsePlan(plan({ components: [{ ...component, id: 'c'.repeat(MAX_ID_LENGTH) }] })).components[0]?.id,
    ).toHaveLength(MAX_ID_LENGTH);
    expect(coded('c'.repeat(MAX_ID_LENGTH + 1))).toEqual(['id_too_long']);
  });

  it('never takes one form of a letter for the other', () => {
    expect(coded('caf\u0065\u0301')).toEqual(['id_not_nfc']);
    expect(parsePlan(plan({ components: [{ ...component, id: 'caf\u00e9' }] })).components[0]?.id).toBe('caf\u00e9');
  });

  it.each(['a\u200bb', 'a\u0000b', 'a\u202eb', 'a\ud800', 'a\u2028b', '\ufeffa', 'a\u00adb'])(
    'refuses what cannot be seen in %j',
    (id) => {
      expect(coded(id)).toEqual(['id_invisible_characters']);
      expect(JSON.stringify(problemsOf(plan({ components: [{ ...component, id }] })))).toMatch(/U\+/);
    },
  );
});

describe('objects that lie (limit 15)', () => {
  it('asks each property once, so that a getter cannot answer differently the second time', () => {
    const asked = new Map<string, number>();
    const input: Loose = {};
    for (const [key, value] of Object.entries(plan({ cap: '500' }))) {
      Object.defineProperty(input, key, {
        enumerable: true,
        get() {
          asked.set(key, (asked.get(key) ?? 0) + 1);
          return asked.get(key) === 1 ? value : { hostile: true };
        },
      });
    }
    expect(parsePlan(input).digest).toBe(parsePlan(plan({ cap: '500' })).digest);
    expect([...asked.values()]).toEqual([1, 1, 1, 1, 1]);
  });

  it('a getter that throws is a problem at its place', () => {
    const throwing = {
      get amount(): never {
        throw new Error('boo');
      },
    };
    expect(codesOf(plan({ guarantee: throwing }))).toEqual(['input_not_readable /guarantee/amount']);
  });

  it('a proxy is read like a plain object, each key once', () => {
    let reads = 0;
    const proxied = new Proxy(plan(), {
      get(target, key, receiver) {
        reads += 1;
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    expect(parsePlan(proxied).digest).toBe(parsePlan(plan()).digest);
    expect(reads).toBe(4);
  });

  it.each<[string, object]>([
    [
      'ownKeys',
      {
        ownKeys() {
          throw new Error('boo');
        },
      },
    ],
    [
      'get',
      {
        get() {
          throw new Error('boo');
        },
      },
    ],
    [
      'getPrototypeOf',
      {
        getPrototypeOf() {
          throw new Error('boo');
        },
      },
    ],
    [
      'ownKeys that is no error',
      {
        ownKeys() {
          throw undefined;
        },
      },
    ],
  ])('a proxy whose %s throws gives only errors of the library', (_, handler) => {
    const proxied = new Proxy({ amount: '5' }, handler as ProxyHandler<object>);
    expect(codesOf(plan({ guarantee: proxied }))[0]).toMatch(/^input_not_readable \/guarantee/);
    const list = new Proxy(['5'], handler as ProxyHandler<object>);
    expect(problemsOf(plan({ guarantee: list })).length).toBeGreaterThan(0);
    expect(problemsOf(list).length).toBeGreaterThan(0);
  });

  it('a proxy of a list that lies about its length is too large', () => {
    for (const length of [-1, 0.5, Number.NaN, 1e300, 'x']) {
      const list = new Proxy([component], {
        get: (target, key) => (key === 'length' ? length : (Reflect.get(target, key) as unknown)),
      });
      expect(codesOf(plan({ components: list }))).toEqual(['too_large /components']);
    }
  });

  it('a revoked proxy is not readable', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(codesOf(plan({ title: proxy }))).toEqual(['input_not_readable /title']);
    expect(codesOf(proxy)[0]).toBe('input_not_readable ');
  });

  it('circles are refused where they close', () => {
    const circle: Loose = plan();
    circle.title = circle;
    expect(codesOf(circle)).toEqual(['circular_input /title']);
    const list: unknown[] = [];
    list.push(list);
    expect(codesOf(plan({ modifiers: list }))).toEqual(['circular_input /modifiers/0']);
  });

  it.each<[string, unknown]>([
    ['a date', new Date(0)],
    ['a map', new Map([['en', 'x']])],
    ['a function', () => 'x'],
    ['a symbol', Symbol('x')],
    [
      'an instance of a class',
      new (class Title {
        en = 'x';
      })(),
    ],
    ['an object that inherits', Object.create({ en: 'x' })],
    ['an object with a symbol as key', { en: 'x', [Symbol.toPrimitive]: () => 'x' }],
    ['a boxed text', Object('x')],
    ['a list with keys of its own', Object.assign(['x'], { en: 'x' })],
    ['a list with a symbol as key', Object.assign([], { [Symbol('x')]: 1 })],
    ['bytes', new Uint8Array(3)],
    ['a regular expression', /x/],
    ['an error', new Error('x')],
    ['a promise', Promise.resolve('x')],
  ])('%s is no plain data', (_, value) => {
    expect(codesOf(plan({ title: value }))[0]).toBe('not_plain_data /title');
    expect(problemsOf(value).map(({ code }) => code)).toContain('not_plain_data');
  });

  it.each([undefined, null, true, 5, 5n, 'plan', Number.NaN])('%s is no plan', (value) => {
    expect(codesOf(value)).toEqual(['wrong_type ']);
  });

  it('a Decimal is a figure, what only claims to be one is not', () => {
    const digest = parsePlan(plan({ cap: '1500.5' })).digest;
    expect(parsePlan(plan({ cap: new Decimal('1500.5') })).digest).toBe(digest);
    expect(parsePlan(plan({ cap: new (Decimal.clone({ precision: 5 }))('1500.50') })).digest).toBe(digest);
    const claims = { s: 1, e: 3, d: [1500, 5000000], constructor: Decimal, toString: () => '1500.5' };
    expect(codesOf(plan({ cap: claims })).length).toBeGreaterThan(0);
    expect(
      codesOf(plan({ cap: { s: 1, e: 3, d: [1500], [Symbol.toStringTag]: '[object Decimal]' } })).length,
    ).toBeGreaterThan(0);
    for (const figure of ['Infinity', 'NaN']) {
      expect(codesOf(plan({ cap: new Decimal(figure) }))).toEqual(['not_plain_data /cap']);
    }
    for (const figure of ['1e600000000', '1e-600000000', '1e18']) {
      expect(codesOf(plan({ cap: new Decimal(figure) }))).toEqual(['figure_too_many_digits /cap']);
    }
    expect(codesOf(plan({ id: new Decimal(5) }))).toEqual(['wrong_type /id']);
    expect(codesOf(plan({ title: new Decimal(5) }))).toEqual(['wrong_type /title']);
  });

  it('objects of another realm, and objects without a prototype, are plain', () => {
    const foreign: unknown = runInContext(`(${JSON.stringify(plan())})`, createContext({}));
    expect(parsePlan(foreign).digest).toBe(parsePlan(plan()).digest);
    expect(parsePlan(Object.assign(Object.create(null), plan())).digest).toBe(parsePlan(plan()).digest);
  });

  it('the input stays as it was, and the plan shares nothing with it', () => {
    const input = plan({
      unpaidAbsences: ['b', 'a'],
      components: [{ ...component, measure: { sum: 'amount', categories: ['z', 'a'] } }],
    });
    const before = JSON.stringify(input);
    const parsed = parsePlan(input);
    expect(JSON.stringify(input)).toBe(before);
    (input.unpaidAbsences as string[]).push('c');
    expect(parsed.unpaidAbsences).toEqual(['a', 'b']);
    expect(Object.isFrozen(input)).toBe(false);
  });

  it('the plan is frozen through and through', () => {
    const loose: string[] = [];
    const look = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) loose.push(at);
      for (const [key, inner] of Object.entries(value)) look(inner, `${at}/${key}`);
    };
    look(
      parsePlan(
        plan({ modifiers: [{ id: 'm', require: { kpi: 'k', between: ['1', '2'] } }], labels: { a: { en: 'x' } } }),
      ),
      '',
    );
    expect(loose).toEqual([]);
  });
});
