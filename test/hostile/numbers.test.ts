/** What bad input gets where a figure is expected: an answer at once, and never a number. */
import { runInNewContext } from 'node:vm';
import { Decimal } from 'decimal.js';
import { afterEach, describe, expect, it } from 'vitest';
import { Rational, sum } from '../../src/number/rational.js';
import { readFigure } from '../../src/number/read.js';
import { roundTo } from '../../src/number/round.js';

const FORMS = { percent: true, fraction: true };

/** The refusal of an input, or its figure where it was taken. */
function answer(input: unknown): string {
  const reading = readFigure(input, FORMS);
  return 'refusal' in reading ? reading.refusal : reading.value.toString();
}

/** A Decimal by its fields alone, made by something that is not decimal.js. */
class Imitation {
  readonly s: unknown;
  readonly e: unknown;
  readonly d: unknown;

  constructor(s: unknown, e: unknown, d: unknown) {
    this.s = s;
    this.e = e;
    this.d = d;
  }
}

describe('objects that claim to be a Decimal', () => {
  it('are refused where they came out of JSON', () => {
    const fakes = [
      '{"s":1,"e":0,"d":[5]}',
      '{"s":1,"e":0,"d":[5],"constructor":{"isDecimal":true}}',
      '{"toStringTag":"[object Decimal]","s":1,"e":0,"d":[5]}',
      '{"__proto__":{"s":1,"e":0,"d":[5]}}',
    ].map((json) => JSON.parse(json) as unknown);
    expect(Decimal.isDecimal(fakes[2])).toBe(true);
    for (const fake of fakes) expect(answer(fake)).toBe('not_a_figure');
  });

  it('are refused where they came out of the JSON of another realm', () => {
    expect(answer(runInNewContext('JSON.parse(\'{"s":1,"e":0,"d":[5]}\')'))).toBe('not_a_figure');
    expect(answer(runInNewContext('Object.assign([], { s: 1, e: 0, d: [5] })'))).toBe('not_a_figure');
    expect(answer(Object.assign(Object.create(null), { s: 1, e: 0, d: [5] }))).toBe('not_a_figure');
  });

  it.each<[string, unknown, unknown, unknown]>([
    ['no sign', 0, 0, [5]],
    ['a sign as text', '1', 0, [5]],
    ['a sign that is NaN', Number.NaN, 0, [5]],
    ['no exponent', 1, undefined, [5]],
    ['half an exponent', 1, 0.5, [5]],
    ['an exponent as text', 1, '0', [5]],
    ['no digits', 1, 0, []],
    ['digits as text', 1, 0, '5'],
    ['digits that are not whole', 1, 0, [0.5]],
    ['negative digits', 1, 0, [-5]],
    ['digits that are too large', 1, 0, [1e7]],
    ['digits that are NaN', 1, 0, [Number.NaN]],
    ['digits as text in a list', 1, 0, ['5']],
    ['a hole among the digits', 1, 0, Object.assign(Array(3), { 0: 5, 2: 5 })],
    ['digits in an object', 1, 0, { 0: 5, length: 1 }],
  ])('are refused with %s', (_, sign, exponent, digits) => {
    expect(answer(new Imitation(sign, exponent, digits))).toBe('not_a_figure');
  });

  it('are bounded in digits and exponent before any text is made', () => {
    const before = performance.now();
    expect(answer(new Imitation(1, 9e15, [1]))).toBe('figure_too_many_digits');
    expect(answer(new Imitation(1, -9e15, [1]))).toBe('figure_too_many_digits');
    expect(answer(new Imitation(1, 0, Array(1_000_000).fill(1)))).toBe('figure_too_many_digits');
    expect(answer(new Imitation(1, 0, [1, ...Array(50).fill(0), 1]))).toBe('figure_too_many_digits');
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

describe('objects that will not be read', () => {
  const thrower = (): never => {
    throw new Error('not for you');
  };

  it('are refused, and nothing they throw comes through', () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const trap = new Proxy({}, { getPrototypeOf: thrower, get: thrower, ownKeys: thrower, has: thrower });
    const getters = Object.create(Decimal.prototype, { s: { get: thrower }, e: { get: thrower }, d: { get: thrower } });
    const digits = new Imitation(1, 0, new Proxy([5], { get: thrower }));
    for (const hostile of [revoked.proxy, trap, getters, digits]) expect(answer(hostile)).toBe('not_a_figure');
  });

  it('are read once each, so that a getter cannot answer differently the second time', () => {
    const reads: string[] = [];
    /** A getter that answers one thing first and another ever after. */
    const turncoat = (name: string, first: unknown, later: unknown) => ({
      get(): unknown {
        reads.push(name);
        return reads.filter((read) => read === name).length === 1 ? first : later;
      },
    });
    const changing = Object.create(Decimal.prototype, {
      s: turncoat('s', 1, -1),
      e: turncoat('e', 0, 1),
      d: turncoat('d', [5], [9]),
    });
    expect(answer(changing)).toBe('5');
    expect(reads.sort()).toEqual(['d', 'e', 's']);
  });

  it('are never asked for their text or value', () => {
    const asked: string[] = [];
    const answering = (name: string, value: unknown) => (): unknown => {
      asked.push(name);
      return value;
    };
    const talkative = {
      toString: answering('toString', '5'),
      valueOf: answering('valueOf', 5),
      toJSON: answering('toJSON', '5'),
      [Symbol.toPrimitive]: answering('toPrimitive', 5),
    };
    expect(answer(talkative)).toBe('not_a_figure');
    expect(asked).toEqual([]);
  });
});

describe('the settings of decimal.js elsewhere', () => {
  afterEach(() => {
    Decimal.set({ defaults: true });
  });

  it('change nothing: the same texts come out', () => {
    const inputs = ['0.015', '1/3', new Decimal('1234.5678'), 1e-7, 10n ** 17n];
    const calculate = (): string[] =>
      inputs.map((input) => {
        const reading = readFigure(input, FORMS);
        if ('refusal' in reading) return reading.refusal;
        return `${reading.value} ${reading.value.dividedBy(Rational.of(3))} ${roundTo(reading.value, 2, 'half-up')}`;
      });
    const before = calculate();
    Decimal.set({ precision: 5, rounding: Decimal.ROUND_UP, toExpNeg: 0, toExpPos: 0, maxE: 3, minE: -3, modulo: 9 });
    expect(new Decimal(1).dividedBy(3).toString()).toBe('3.3334e-1');
    expect(calculate()).toEqual(before);
  });
});

describe('growth', () => {
  /** Seconds that reading takes, the fastest of five. */
  function seconds(text: string): number {
    const times = Array.from({ length: 5 }, () => {
      const before = performance.now();
      for (let round = 0; round < 200; round += 1) answer(text);
      return (performance.now() - before) / 1_000;
    });
    return Math.min(...times);
  }

  it('does not follow the length of the text', () => {
    for (const make of [
      (length: number) => '1'.repeat(length),
      (length: number) => `0.${'0'.repeat(length)}x`,
      (length: number) => `-${'.'.repeat(length)}`,
      (length: number) => `1e${'9'.repeat(length)}`,
      (length: number) => `${'1'.repeat(length)}/${'1'.repeat(length)}`,
    ]) {
      expect(seconds(make(4_000_000))).toBeLessThan(seconds(make(4_000)) * 20 + 0.05);
    }
  });

  it('of long sums, products and quotients of fractions with ever new denominators stays within seconds', () => {
    const primes = primesFrom(900_001, 3_000);
    const before = performance.now();
    const total = sum(primes.map((prime) => new Rational(1n, prime)));
    const product = primes.reduce((all, prime) => all.times(new Rational(prime + 1n, prime)), Rational.ONE);
    const quotient = primes.reduce((all, prime) => all.dividedBy(new Rational(prime + 1n, -prime)), Rational.ONE);
    expect(performance.now() - before).toBeLessThan(10_000);
    const all = primes.reduce((whole, prime) => whole * prime, 1n);
    expect(total.denominator).toBe(all);
    expect(product.times(quotient)).toEqual(Rational.ONE);
    expect(all % product.denominator).toBe(0n);
  });
});

/** So many prime numbers in rising order. */
function primesFrom(least: number, count: number): bigint[] {
  const primes: bigint[] = [];
  for (let next = least; primes.length < count; next += 1) {
    let divisor = 2;
    while (divisor * divisor <= next && next % divisor !== 0) divisor += 1;
    if (divisor * divisor > next) primes.push(BigInt(next));
  }
  return primes;
}
