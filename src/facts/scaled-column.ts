/**
 * A column of exact amounts, one a line: whole numbers of units of `10^-scale`, kept as machine integers where they
 * fit (±2^53) and as big integers where they do not. Exact throughout; a float never holds a fraction here. As long as all
 * fit 32 bits, which cents mostly do, they take no more room than that.
 */
import { decimalPlaces, powerOfTen, Rational, sum } from '../number/rational.js';
import { readFigure } from '../number/read.js';
import { unitsText } from '../number/units-text.js';

const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12] as const;
const ZERO = 48;
const NINE = 57;
const POINT = 46;
const MINUS = 45;

/** What stands in 32 bits where there are no units. */
const NONE = -(2 ** 31);
/** Digits that always fit into a machine integer, also with a few zeros behind them. */
const SAFE_DIGITS = 15;

export class ScaledColumn {
  /** Decimals of a unit; grows when a line has more. */
  scale = 2;
  /** Units that do not fit a machine integer. */
  readonly large = new Map<number, bigint>();
  /** Units by row, as {@link unitsAt} tells them. */
  #units: Int32Array | Float64Array;
  #isWide = false;

  constructor(rows: number) {
    this.#units = new Int32Array(rows).fill(NONE);
  }

  /** The units of a row; NaN where it has no amount, or one that is kept in {@link large}. */
  unitsAt(row: number): number {
    const units = this.#units[row] as number;
    return this.#isWide || units !== NONE ? units : Number.NaN;
  }

  /** Puts a whole number of units, itself a machine integer, into a row. */
  setUnits(row: number, units: number): void {
    if (!this.#isWide && ((units | 0) !== units || units === NONE)) this.#widen();
    this.#units[row] = units;
  }

  #widen(): void {
    const wide = new Float64Array(this.#units.length);
    for (let row = 0; row < wide.length; row += 1) wide[row] = this.unitsAt(row);
    this.#units = wide;
    this.#isWide = true;
  }

  /**
   * Reads an amount into a row.
   *
   * @returns undefined where it was read, else why not (a code of `readFigure`)
   */
  read(row: number, input: unknown): string | undefined {
    if (typeof input === 'string' && this.readShort(row, input) !== undefined) return undefined;
    const reading = readFigure(input, {});
    if ('refusal' in reading) return reading.refusal;
    this.set(row, reading.value);
    return undefined;
  }

  /**
   * The common case without any detour: a plain decimal of up to 15 digits, with no more decimals than the column.
   *
   * @returns its units; undefined where it is another case and nothing was read
   */
  readShort(row: number, text: string): number | undefined {
    let units = this.scale === 2 ? hundredths(text) : -1;
    if (units < 0) units = plainUnits(text, this.scale);
    if (Number.isNaN(units)) return undefined;
    this.setUnits(row, units);
    return units;
  }

  /** Puts an exact amount with at most 12 decimals into a row. */
  set(row: number, amount: Rational): void {
    const decimals = decimalPlaces(amount.denominator) as number;
    const units = (amount.numerator * powerOfTen(decimals)) / amount.denominator;
    const small = Number(units);
    if (Number.isSafeInteger(small)) this.#setScaled(row, small, decimals);
    else this.#setLarge(row, units, decimals);
  }

  #setScaled(row: number, units: number, decimals: number): void {
    if (decimals > this.scale) this.#rescale(decimals);
    const scaled = units * (POWERS[this.scale - decimals] as number);
    if (Number.isSafeInteger(scaled)) this.setUnits(row, scaled);
    else this.#setLarge(row, BigInt(units), decimals);
  }

  #setLarge(row: number, units: bigint, decimals: number): void {
    if (decimals > this.scale) this.#rescale(decimals);
    this.large.set(row, units * powerOfTen(this.scale - decimals));
  }

  #rescale(scale: number): void {
    const factor = POWERS[scale - this.scale] as number;
    for (const [row, units] of this.large) this.large.set(row, units * BigInt(factor));
    if (!this.#isWide) this.#widen();
    for (let row = 0; row < this.#units.length; row += 1) {
      const units = this.unitsAt(row);
      if (Number.isNaN(units)) continue;
      const scaled = units * factor;
      if (Number.isSafeInteger(scaled)) this.#units[row] = scaled;
      else {
        this.large.set(row, BigInt(units) * BigInt(factor));
        this.#units[row] = Number.NaN;
      }
    }
    this.scale = scale;
  }

  /** Puts the sum of the amounts that some columns have in a row into the same row of this one. */
  setSum(row: number, columns: readonly ScaledColumn[]): void {
    let units = 0;
    let scale = this.scale;
    let isExact = true;
    for (const column of columns) {
      let own = column.unitsAt(row);
      if (column.scale > scale) {
        units *= POWERS[column.scale - scale] as number;
        scale = column.scale;
      } else if (column.scale < scale) own *= POWERS[scale - column.scale] as number;
      // Two machine integers add up exactly, or to something that is none; NaN (an amount kept aside) is none either.
      isExact &&= Number.isSafeInteger(units) && Number.isSafeInteger(own);
      units += own;
    }
    if (isExact && Number.isSafeInteger(units)) this.#setScaled(row, units, scale);
    else this.set(row, sum(columns.map((column) => column.at(row))));
  }

  has(row: number): boolean {
    return !Number.isNaN(this.unitsAt(row)) || this.large.has(row);
  }

  /** The amount of a row that has one, as canonical text. */
  textAt(row: number): string {
    const units = this.unitsAt(row);
    return Number.isNaN(units) ? this.at(row).toString() : unitsText(units, this.scale);
  }

  /** Whether a row has an amount above 0. */
  isAboveZero(row: number): boolean {
    const units = this.unitsAt(row);
    return Number.isNaN(units) ? (this.large.get(row) ?? 0n) > 0n : units > 0;
  }

  /** The exact amount of a row that has one. */
  at(row: number): Rational {
    const units = this.unitsAt(row);
    return Rational.ofScaled(Number.isNaN(units) ? (this.large.get(row) as bigint) : BigInt(units), this.scale);
  }
}

/**
 * The hundredths of what most amounts are: up to seven digits, a point, two digits, so that they fit 32 bits; −1 where the
 * text is anything else. Reading figures is the longest part of reading lines, and this takes two thirds of the general way.
 */
function hundredths(text: string): number {
  const point = text.length - 3;
  if (point < 1 || point > 7 || text.charCodeAt(point) !== POINT) return -1;
  const tenths = text.charCodeAt(point + 1) - ZERO;
  const last = text.charCodeAt(point + 2) - ZERO;
  let whole = text.charCodeAt(0) - ZERO;
  if (whole >>> 0 > 9 || tenths >>> 0 > 9 || last >>> 0 > 9 || (whole === 0 && point > 1)) return -1;
  for (let place = 1; place < point; place += 1) {
    const digit = text.charCodeAt(place) - ZERO;
    if (digit >>> 0 > 9) return -1;
    whole = (whole * 10 + digit) | 0;
  }
  return (whole * 100 + tenths * 10 + last) | 0;
}

/** The units of `10^-scale` that a plain decimal stands for; NaN where the text is no such one, has more decimals, or is long. */
function plainUnits(text: string, scale: number): number {
  const { length } = text;
  const isNegative = length > 0 && text.charCodeAt(0) === MINUS;
  const first = isNegative ? 1 : 0;
  if (length - first > SAFE_DIGITS || length === first) return Number.NaN;
  let units = 0;
  let point = -1;
  for (let place = first; place < length; place += 1) {
    const code = text.charCodeAt(place);
    if (code <= NINE && code >= ZERO) units = units * 10 + (code - ZERO);
    else if (code === POINT && point < 0 && place > first) point = place;
    else return Number.NaN;
  }
  // No zero but one before the point, and something behind it.
  if (text.charCodeAt(first) === ZERO && length > first + 1 && point !== first + 1) return Number.NaN;
  if (point === length - 1) return Number.NaN;
  const missing = point < 0 ? scale : scale - (length - point - 1);
  if (missing < 0) return Number.NaN;
  if (missing > 0) units *= POWERS[missing] as number;
  if (units > Number.MAX_SAFE_INTEGER) return Number.NaN;
  return isNegative && units !== 0 ? -units : units;
}
