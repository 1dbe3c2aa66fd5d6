/**
 * The one file that knows `decimal.js`: figures as `Decimal` on the way in and on the way out.
 * What goes out belongs to a copy of decimal.js of its own, so that `Decimal.set(…)` anywhere changes nothing here.
 */
import { Decimal } from 'decimal.js';
import { MAX_FIGURE_LENGTH } from './limits.js';
import type { Rational } from './rational.js';

const SETTINGS: Decimal.Config = { precision: 60, rounding: Decimal.ROUND_HALF_UP, defaults: true };

/**
 * The plain decimal text of a `Decimal` (of any copy of decimal.js), or undefined where the object is none. One with
 * more digits than a figure may have comes back as some text that is longer than a figure may be.
 * Reads the digits themselves: an object that only claims to be a `Decimal`, or that came out of JSON, is none; so is
 * one that will not be read.
 */
export function decimalDigits(input: unknown): string | undefined {
  try {
    return isInstance(input) ? digitsOf(input) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an object was made by a constructor: objects and lists out of JSON, of whatever realm, were not. */
function isInstance(input: unknown): input is object {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return false;
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype !== null && Object.getPrototypeOf(prototype) !== null;
}

function digitsOf(input: object): string | undefined {
  const { s: sign, e: exponent, d: words } = input as { s?: unknown; e?: unknown; d?: unknown };
  if ((sign !== 1 && sign !== -1) || !Number.isInteger(exponent) || !Array.isArray(words)) return undefined;
  const own: unknown[] = Array.from(words.slice(0, MOST_WORDS + 1));
  if (own.length === 0 || !own.every(isWord)) return undefined;
  const digits = own.map((word, place) => (place === 0 ? String(word) : String(word).padStart(7, '0'))).join('');
  const place = own.length > MOST_WORDS ? MAX_FIGURE_LENGTH : withinLength(exponent as number);
  const text = placePoint(withoutTrailingZeros(digits), place);
  return sign === -1 && text !== '0' ? `-${text}` : text;
}

/** Seven digits each; more of them than this are more digits than a figure may have. */
const MOST_WORDS = 12;

function isWord(word: unknown): word is number {
  return Number.isInteger(word) && (word as number) >= 0 && (word as number) < 1e7;
}

/** An exponent, or the nearest one that already makes the text too long. */
function withinLength(exponent: number): number {
  return Math.max(-MAX_FIGURE_LENGTH, Math.min(MAX_FIGURE_LENGTH, exponent));
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
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
 * Every `Decimal` handed out has settings of its own.
 */
export function rationalToDecimal(figure: Rational): Decimal {
  const OwnDecimal = Decimal.clone(SETTINGS);
  return new OwnDecimal(figure.numerator.toString()).dividedBy(figure.denominator.toString());
}

export type { Decimal };
