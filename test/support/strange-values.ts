/** Values that no JSON holds: what a caller may hand in by mistake, and what one may hand in on purpose. */
import { DreiklangError } from '../../src/index.js';

type Loose = Record<string, unknown>;

class Instance {
  readonly id = 'c1';
  get amount(): string {
    return '5';
  }
}
const throwing = (what: unknown): object =>
  new Proxy([], {
    get: () => {
      throw what;
    },
    ownKeys: () => {
      throw what;
    },
    getPrototypeOf: () => {
      throw what;
    },
  });
const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};
const cyclic = (): unknown => {
  const circle: Loose = { id: 'c1' };
  circle.self = circle;
  circle.lines = [circle];
  return circle;
};
const counting = (): object => {
  let reads = 0;
  return new Proxy([], {
    get: (_, key) => (key === 'length' ? [3, 1e9, -1, 1.5, Number.NaN, 'x'][reads++ % 6] : 'c1'),
  });
};
const flipping = (): object => {
  let reads = 0;
  return {
    get id() {
      reads += 1;
      return reads % 2 === 1 ? 'c1' : { toString: () => 'c2' };
    },
  };
};

/** What JSON never holds, made anew each time. */
export const STRANGE_VALUES: readonly (() => unknown)[] = [
  () => undefined,
  () => Symbol('s'),
  () => () => 1,
  () => 10n ** 30n,
  () => 1n << 4_000_000n,
  () => new Date(Number.NaN),
  () => new Map([['id', 'c1']]),
  () => new Set(['c1']),
  () => /x/,
  () => new Instance(),
  () => Object.create({ id: 'c1', date: '2026-01-10' }),
  () => Object.create(null),
  () => new String('c1'),
  () => new Number(5),
  () => ({ toString: () => '5', valueOf: () => 5, [Symbol.toPrimitive]: () => '5' }),
  () => ({ s: 1, e: 0, d: [5], constructor: { name: 'Decimal' } }),
  () => new Array(5),
  () => Object.assign([], { 7: 'x', extra: 1 }),
  () => new Uint8Array(3),
  () => new ArrayBuffer(3),
  () => Promise.resolve(1),
  () => 'x'.repeat(300_000),
  () => '9'.repeat(300_000),
  () => '\ud800',
  () => 'a\u0000b',
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => throwing(new Error('caught')),
  () => throwing('a text'),
  () => throwing(throwing(1)),
  () => throwing(Object.create(DreiklangError.prototype)),
  revoked,
  cyclic,
  counting,
  flipping,
  () => JSON.parse('{ "__proto__": { "id": "c1" }, "constructor": 1, "toString": 2, "id": "c1" }'),
  () => JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`),
];
