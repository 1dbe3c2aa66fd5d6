/**
 * The one file that knows `decimal.js`: figures as `Decimal` on the way in and on the way out.
 * It keeps a private clone, so that `Decimal.set(…)` elsewhere changes nothing here.
 */
import { Decimal } from 'decimal.js';
import type { Rational } from './rational.js';

const PrivateDecimal = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, defaults: true });

/**
 * The plain decimal text of a `Decimal` (of any copy of decimal.js), or undefined where the object is none.
 * Reads the digits themselves: an object that only claims to be a `Decimal`, or that came out of JSON, is none.
 */
export function decimalDigits(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const prototype: unknown = Object.getPrototypeOf(input);
  if (prototype === Object.prototype || prototype === null || Array.isArray(input)) return undefined;
  const { s: sign, e: exponent, d: words } = input as { s?: unknown; e?: unknown; d?: unknown };
  if ((sign !== 1 && sign !== -1) || typeof exponent !== 'number' || !Array.isArray(words)) return undefined;
  if (!Number.isInteger(exponent) || exponent > 40 || exponent < -40 || words.length === 0 || words.length > 12) {
    return undefined;
  }
  const own: unknown[] = Array.from(words);
  if (!own.every((word) => Number.isInteger(word) && (word as number) >= 0 && (word as number) < 1e7)) return undefined;
  const digits = own.map((word, place) => (place === 0 ? String(word) : String(word).padStart(7, '0'))).join('');
  const text = placePoint(withoutTrailingZeros(digits), exponent);
  return sign === -1 && text !== '0' ? `-${text}` : text;
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}

/** Digits with the first of them at `10^exponent`. */
function placePoint(digits: string, exponent: number): string {
  if (digits === '') return '0';
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return digits.padEnd(exponent + 1, '0');
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

/**
 * A figure as a `Decimal`: exact where it ends within 60 significant digits, else rounded half up to 60 of them.
 */
export function rationalToDecimal(figure: Rational): Decimal {
  return new PrivateDecimal(figure.numerator.toString()).dividedBy(figure.denominator.toString());
}

export type { Decimal };
