/**
 * The exact number of the library: a fraction of two big integers in lowest terms.
 * Leftmost in the flow; knows nothing of money or plans.
 */
import { MAX_FIGURE_BITS } from './limits.js';
import { pointed } from './units-text.js';

/** What can go wrong in a calculation with exact numbers. */
export type FigureErrorCode = 'division_by_zero' | 'figure_too_long';

/** Thrown inside a calculation; the public functions turn it into the library's one error class. */
export class FigureError extends Error {
  readonly code: FigureErrorCode;

  constructor(code: FigureErrorCode) {
    super(code);
    this.name = 'FigureError';
    this.code = code;
  }
}

const TOO_LARGE = 1n << BigInt(MAX_FIGURE_BITS);
/** Kept, as making it anew for every figure would cost more than the arithmetic. */
const TOO_SMALL = -TOO_LARGE;
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const INT32 = 0x7fffffffn;
/** Up to it, powers of ten are machine integers. */
const SMALL_SCALE = 15;

/**
 * An exact rational number. Immutable; always in lowest terms with a denominator above 0, so that equal numbers have
 * equal fields. No operation rounds.
 *
 * @throws FigureError `figure_too_long` where a numerator or denominator would pass 65,536 bits
 * @example
 * new Rational(15n, 1000n).times(new Rational(1n, 3n)).toString() // "0.005"
 */
export class Rational {
  static readonly ZERO: Rational = Object.freeze(new Rational(0n, 1n));
  static readonly ONE: Rational = Object.freeze(new Rational(1n, 1n));

  readonly numerator: bigint;
  readonly denominator: bigint;

  /**
   * @param inLowestTerms for arithmetic that knows it: then nothing is reduced
   * @throws FigureError `division_by_zero` where the denominator is 0
   */
  constructor(numerator: bigint, denominator: bigint, inLowestTerms = false) {
    let n = numerator;
    let d = denominator;
    if (!inLowestTerms && d !== 1n) {
      if (d === 0n) throw new FigureError('division_by_zero');
      if (d < 0n) {
        n = -n;
        d = -d;
      }
      const common = greatestCommonDivisor(magnitude(n), d);
      if (common !== 1n) {
        n /= common;
        d /= common;
      }
    }
    if (n >= TOO_LARGE || n <= TOO_SMALL || d >= TOO_LARGE) throw new FigureError('figure_too_long');
    this.numerator = n;
    this.denominator = d;
  }

  /** The whole number `value`. */
  static of(value: bigint | number): Rational {
    return new Rational(BigInt(value), 1n);
  }

  /** `units ÷ 10^scale`: how amounts are kept, `ofScaled(1250n, 2)` being 12.50. */
  static ofScaled(units: bigint, scale: number): Rational {
    const whole = powerOfTen(scale);
    // Most figures with many decimals end in a digit that shares nothing with ten: then there is nothing to reduce.
    if (scale > SMALL_SCALE && (units & 1n) === 1n && units % 5n !== 0n) return new Rational(units, whole, true);
    return new Rational(units, whole);
  }

  /**
   * Reduces by what the denominators share and by nothing else, so that long sums of fractions with ever new
   * denominators cost no more than their length.
   */
  plus(other: Rational): Rational {
    if (this.numerator === 0n) return other;
    if (other.numerator === 0n) return this;
    if (this.denominator === other.denominator) {
      return new Rational(this.numerator + other.numerator, this.denominator);
    }
    const shared = greatestCommonDivisor(this.denominator, other.denominator);
    const numerator = this.numerator * (other.denominator / shared) + other.numerator * (this.denominator / shared);
    const denominator = (this.denominator / shared) * other.denominator;
    if (shared === 1n) return new Rational(numerator, denominator, true);
    const common = greatestCommonDivisor(magnitude(numerator), shared);
    return new Rational(numerator / common, denominator / common, true);
  }

  minus(other: Rational): Rational {
    return this.plus(other.negated());
  }

  times(other: Rational): Rational {
    if (isOne(other)) return this;
    if (isOne(this)) return other;
    return product(this.numerator, this.denominator, other.numerator, other.denominator);
  }

  /** @throws FigureError `division_by_zero` */
  dividedBy(other: Rational): Rational {
    return product(this.numerator, this.denominator, other.denominator, other.numerator);
  }

  negated(): Rational {
    return this.numerator === 0n ? this : new Rational(-this.numerator, this.denominator);
  }

  /** −1, 0 or 1. */
  get sign(): -1 | 0 | 1 {
    if (this.numerator === 0n) return 0;
    return this.numerator < 0n ? -1 : 1;
  }

  /** Below 0 where this is smaller than `other`, 0 where equal, above 0 where larger. */
  compare(other: Rational): -1 | 0 | 1 {
    const left = this.numerator * other.denominator;
    const right = other.numerator * this.denominator;
    if (left === right) return 0;
    return left < right ? -1 : 1;
  }

  equals(other: Rational): boolean {
    return this.numerator === other.numerator && this.denominator === other.denominator;
  }

  isAtLeast(other: Rational): boolean {
    return this.compare(other) >= 0;
  }

  isAbove(other: Rational): boolean {
    return this.compare(other) > 0;
  }

  /** Decimal text where the number ends (`"12.5"`), else a fraction in lowest terms (`"1/3"`). One text a number. */
  toString(): string {
    return this.toText(0);
  }

  /** The same with at least so many decimals, where the number ends: how rounded money is written (`"12.50"`). */
  toText(leastDecimals: number): string {
    if (this.denominator === 1n && leastDecimals === 0) return this.numerator.toString();
    const places = decimalPlaces(this.denominator);
    if (places === undefined) return `${this.numerator}/${this.denominator}`;
    const scale = Math.max(places, leastDecimals);
    if (this.denominator <= INT32 && scale <= SMALL_SCALE && isSmall(this.numerator)) {
      // Every step is a machine integer, or the last one is none.
      const units = Number(this.numerator) * (10 ** scale / Number(this.denominator));
      if (Number.isSafeInteger(units)) return pointed(String(Math.abs(units)), units < 0, scale);
    }
    return scaledText((this.numerator * powerOfTen(scale)) / this.denominator, scale);
  }

  /** The same text, so that `JSON.stringify` shows the number. */
  toJSON(): string {
    return this.toString();
  }
}

/** The sum of any number of figures; 0 of none. Exact. */
export function sum(figures: readonly Rational[]): Rational {
  return figures.reduce((total, figure) => total.plus(figure), Rational.ZERO);
}

/** `units ÷ 10^scale` written with exactly `scale` decimals: `scaledText(1250n, 2)` is `"12.50"`. */
export function scaledText(units: bigint, scale: number): string {
  return pointed(magnitude(units).toString(), units < 0n, scale);
}

const POWERS_OF_TEN = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));
const LARGEST_POWER = POWERS_OF_TEN.at(-1) as bigint;

/** 10 to the power of a whole number from 0 on. */
export function powerOfTen(exponent: number): bigint {
  return POWERS_OF_TEN[exponent] ?? 10n ** BigInt(exponent);
}

/** The product of two fractions, each in lowest terms. Large ones are reduced crosswise before they grow. */
function product(n1: bigint, d1: bigint, n2: bigint, d2: bigint): Rational {
  if (isSmall(n1) && isSmall(d1) && isSmall(n2) && isSmall(d2)) return new Rational(n1 * n2, d1 * d2);
  if (d2 === 0n) throw new FigureError('division_by_zero');
  const first = greatestCommonDivisor(magnitude(n1), magnitude(d2));
  const second = greatestCommonDivisor(magnitude(n2), d1);
  const sign = d2 < 0n ? -1n : 1n;
  return new Rational((n1 / first) * (n2 / second) * sign, (d1 / second) * (d2 / first) * sign, true);
}

function isSmall(whole: bigint): boolean {
  return whole <= SAFE && whole >= -SAFE;
}

function isOne({ numerator, denominator }: Rational): boolean {
  return numerator === 1n && denominator === 1n;
}

function magnitude(whole: bigint): bigint {
  return whole < 0n ? -whole : whole;
}

/** How many decimals 1 ÷ `denominator` has, or undefined where it never ends. */
export function decimalPlaces(denominator: bigint): number | undefined {
  let twos = 0;
  let fives = 0;
  if (denominator <= INT32) {
    let rest = Number(denominator) | 0;
    for (; (rest & 1) === 0; rest >>= 1) twos += 1;
    for (; rest % 5 === 0; rest = (rest / 5) | 0) fives += 1;
    return rest === 1 ? Math.max(twos, fives) : undefined;
  }
  if (LARGEST_POWER % denominator === 0n) return leastPower(denominator);
  let rest = denominator;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** The least power of ten that a divisor of {@link LARGEST_POWER} divides, by halving. */
function leastPower(denominator: bigint): number {
  let low = 0;
  let high = POWERS_OF_TEN.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (powerOfTen(middle) % denominator === 0n) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Euclid's algorithm; `a` from 0 on, `b` above 0. Small numbers take the fast way through machine integers. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let larger = a;
  let smaller = b;
  while (smaller > SAFE || larger > SAFE) {
    if (smaller === 0n) return larger;
    [larger, smaller] = [smaller, larger % smaller];
  }
  let x = Number(larger);
  let y = Number(smaller);
  while (y !== 0) {
    // In 32 bits a remainder costs a fifth of what it costs in 53.
    if ((x | 0) === x && (y | 0) === y) return BigInt(smallDivisor(x | 0, y | 0));
    const rest = x % y;
    x = y;
    y = rest;
  }
  return BigInt(x);
}

/** The same of two whole numbers below 2^31, the second above 0. */
function smallDivisor(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const rest = (x % y) | 0;
    x = y;
    y = rest;
  }
  return x;
}
