/**
 * Reading figures from outside: one written form, checked for its type and length before anything else looks at it.
 * Never throws: what is not a figure comes back as a refusal that names why.
 */
import { decimalDigits } from './decimal.js';
import {
  MAX_DENOMINATOR,
  MAX_FIGURE_LENGTH,
  MAX_FRACTION_DIGITS,
  MAX_INTEGER_DIGITS,
  MAX_NUMBER_DIGITS,
} from './limits.js';
import { powerOfTen, Rational } from './rational.js';

/** Why something is not a figure. */
export type FigureRefusal =
  | 'not_a_figure'
  | 'figure_too_many_digits'
  | 'number_not_exact'
  | 'percent_not_allowed'
  | 'fraction_not_allowed'
  | 'denominator_too_large';

/** Which written forms a place takes beside plain decimals. */
export interface FigureForms {
  /** `"4.5%"`, being 0.045 */
  readonly percent?: boolean;
  /** `"1/3"` */
  readonly fraction?: boolean;
}

/** A figure as it was read, or why it was not. */
export type FigureReading =
  | { readonly value: Rational; readonly percent: boolean; readonly decimals: number; readonly trailingZero: boolean }
  | { readonly refusal: FigureRefusal };

const DECIMAL = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(%?)$/;
const FRACTION = /^(-?)(0|[1-9][0-9]*)\/([1-9][0-9]*)$/;
const SHORTEST = /^(-?)([0-9])(?:\.([0-9]+))?e([+-][0-9]+)$/;

/**
 * Reads a figure. Exact; `-0` becomes 0.
 *
 * @param input text of the form `-?(0|[1-9]\d*)(\.\d+)?` with at most 18 digits before and 12 after the point, a
 *   `Decimal`, a `bigint`, or a JavaScript number whose shortest decimal form has at most 15 significant digits
 * @example
 * readFigure('12.50', {}) // { value: 12.5, percent: false, decimals: 2, trailingZero: true }
 * readFigure(0.1 + 0.2, {}) // { refusal: 'number_not_exact' }
 */
export function readFigure(input: unknown, forms: FigureForms): FigureReading {
  switch (typeof input) {
    case 'string':
      return readText(input, forms);
    case 'number':
      return readNumber(input);
    case 'bigint':
      return input < powerOfTen(MAX_INTEGER_DIGITS) && input > -powerOfTen(MAX_INTEGER_DIGITS)
        ? found(Rational.of(input))
        : { refusal: 'figure_too_many_digits' };
    case 'object': {
      const text = decimalDigits(input);
      return text === undefined ? { refusal: 'not_a_figure' } : readText(text, {});
    }
    default:
      return { refusal: 'not_a_figure' };
  }
}

function readText(text: string, forms: FigureForms): FigureReading {
  if (text.length > MAX_FIGURE_LENGTH) {
    return { refusal: /^[-0-9.]*$/.test(text.slice(0, 200)) ? 'figure_too_many_digits' : 'not_a_figure' };
  }
  const decimal = DECIMAL.exec(text);
  if (decimal === null) return readFraction(text, forms);
  const [, minus, whole, part = '', percent] = decimal as unknown as [string, string, string, string?, string?];
  if (whole.length > MAX_INTEGER_DIGITS || part.length > MAX_FRACTION_DIGITS) {
    return { refusal: 'figure_too_many_digits' };
  }
  if (percent === '%' && forms.percent !== true) return { refusal: 'percent_not_allowed' };
  const units = BigInt(whole + part);
  const scale = part.length + (percent === '%' ? 2 : 0);
  return {
    value: Rational.ofScaled(minus === '-' ? -units : units, scale),
    percent: percent === '%',
    decimals: part.length,
    trailingZero: part.endsWith('0'),
  };
}

function readFraction(text: string, forms: FigureForms): FigureReading {
  const fraction = FRACTION.exec(text);
  if (fraction === null) return { refusal: 'not_a_figure' };
  if (forms.fraction !== true) return { refusal: 'fraction_not_allowed' };
  const [, minus, above, below] = fraction as unknown as [string, string, string, string];
  if (above.length > MAX_INTEGER_DIGITS) return { refusal: 'figure_too_many_digits' };
  const denominator = BigInt(below);
  if (denominator > MAX_DENOMINATOR) return { refusal: 'denominator_too_large' };
  const numerator = BigInt(above);
  return found(new Rational(minus === '-' ? -numerator : numerator, denominator));
}

function readNumber(input: number): FigureReading {
  if (!Number.isFinite(input)) return { refusal: 'not_a_figure' };
  const text = plainForm(String(input));
  if (text === undefined) return { refusal: 'figure_too_many_digits' };
  if (Number.isInteger(input) && !Number.isSafeInteger(input)) return { refusal: 'figure_too_many_digits' };
  if (significantDigits(text) > MAX_NUMBER_DIGITS) return { refusal: 'number_not_exact' };
  return readText(text, {});
}

/** Digits from the first to the last that is not 0. */
function significantDigits(text: string): number {
  const digits = text.replace(/[-.]/g, '');
  let start = 0;
  let end = digits.length;
  while (digits[start] === '0') start += 1;
  while (digits[end - 1] === '0') end -= 1;
  return end - start;
}

/** The shortest form without an exponent, or undefined where that has too many digits. */
function plainForm(shortest: string): string | undefined {
  const match = SHORTEST.exec(shortest);
  if (match === null) return shortest;
  const [, minus, lead, rest = '', exponentText] = match as unknown as [string, string, string, string?, string?];
  const exponent = Number(exponentText);
  if (exponent >= 0 || -exponent + rest.length > MAX_FRACTION_DIGITS) return undefined;
  return `${minus}0.${'0'.repeat(-exponent - 1)}${lead}${rest}`;
}

function found(value: Rational): FigureReading {
  return { value, percent: false, decimals: 0, trailingZero: false };
}

/**
 * Reads the canonical text of a figure that this library wrote: decimals or a fraction of any length.
 * For figures of statements and tallies; inputs go through {@link readFigure}.
 */
export function parseCanonical(text: string): Rational {
  const slash = text.indexOf('/');
  if (slash >= 0) return new Rational(BigInt(text.slice(0, slash)), BigInt(text.slice(slash + 1)));
  const point = text.indexOf('.');
  if (point < 0) return Rational.of(BigInt(text));
  return Rational.ofScaled(BigInt(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1);
}
