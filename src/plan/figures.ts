/** Figures of a plan: read once, exact, with the place they stand at. */
import { MAX_DENOMINATOR, MAX_FRACTION_DIGITS, MAX_INTEGER_DIGITS, MAX_NUMBER_DIGITS } from '../number/limits.js';
import { Rational } from '../number/rational.js';
import { type FigureForms, type FigureReading, type FigureRefusal, readFigure } from '../number/read.js';
import { pointer } from '../trace/problems.js';
import type { FigureUnit, Written } from './plan.js';
import type { Reading } from './reading.js';
import { GivenDecimal } from './snapshot.js';

type ReadFigure = Exclude<FigureReading, { readonly refusal: FigureRefusal }>;

/** How a figure at a place is written: with %, without, or either way but all alike; and whether it is money. */
export interface Axis {
  readonly percent: 'required' | 'forbidden' | 'alike';
  readonly money: boolean;
  /** What to write where a percent sign stands that may not, as a problem expects it. */
  readonly insteadOfPercent?: string;
}

/** Money: plain decimals, no trailing zero beyond the minor unit. */
export const MONEY: Axis = { percent: 'forbidden', money: true };

/** Attainments and ratios: written with %. */
export const ATTAINMENT: Axis = { percent: 'required', money: false };

/**
 * How marks of pay are written on a figure without a quota. Who writes them with % mostly thinks of a quota, so that to
 * take the sign off would make 100 EUR of 100 %.
 */
export function withoutQuota(axis: Axis): Axis {
  if (axis.percent !== 'forbidden') return axis;
  return { ...axis, insteadOfPercent: axis.money ? MONEY_OR_QUOTA : NUMBER_OR_QUOTA };
}

const MONEY_OR_QUOTA = 'the mark in money, or "quota" in the component, so that marks are shares of the quota';
const NUMBER_OR_QUOTA = 'the mark as a number, or "quota" in the component, so that marks are shares of the quota';

/** How marks and quotas of a figure are written. */
export function axisOf(unit: FigureUnit): Axis {
  switch (unit) {
    case 'money':
      return MONEY;
    case 'ratio':
      return ATTAINMENT;
    case 'count':
      return { percent: 'forbidden', money: false };
    case 'any':
      return { percent: 'alike', money: false };
  }
}

/** A mark, and whether it was written with %. */
export interface Mark extends Written {
  readonly percent: boolean;
}

/** A share, rate, factor or plain number: decimals, `"80%"` or `"1/3"`. */
export function readRatio(reading: Reading, value: unknown, at: string): Written | undefined {
  const read = figureAt(reading, value, at, { percent: true, fraction: true });
  return read && { value: read.value, at };
}

/** A share or number from 0 on, up to `most` where it is given. */
export function readRatioFromZero(reading: Reading, value: unknown, at: string, most?: Rational): Written | undefined {
  const written = readRatio(reading, value, at);
  if (written === undefined) return undefined;
  if (written.value.sign >= 0 && (most === undefined || most.isAtLeast(written.value))) return written;
  return reading.refuse('out_of_range', at, value, most === undefined ? '>= 0' : `0 … ${most}`);
}

/** Shares from 0 to 1, one a place; undefined where one of them was refused. */
export function readShares(reading: Reading, list: readonly unknown[], at: string): readonly Written[] | undefined {
  const shares = list.map((share, place) => readRatioFromZero(reading, share, pointer(at, place), Rational.ONE));
  const read = shares.filter((share) => share !== undefined);
  return read.length < shares.length ? undefined : read;
}

/** Money: plain decimals. */
export function readMoney(reading: Reading, value: unknown, at: string): Written | undefined {
  const read = figureAt(reading, value, at, {});
  if (read === undefined || !endsRight(reading, read, value, at)) return undefined;
  return { value: read.value, at };
}

/** Money from 0 on. */
export function readMoneyFromZero(reading: Reading, value: unknown, at: string): Written | undefined {
  const written = readMoney(reading, value, at);
  if (written === undefined || written.value.sign >= 0) return written;
  return reading.refuse('out_of_range', at, value, '>= 0');
}

/**
 * A mark, a quota or a figure to compare with, written as its axis asks.
 *
 * @param axis undefined where the measure is not known: then every form is taken
 */
export function readMark(reading: Reading, value: unknown, at: string, axis: Axis | undefined): Mark | undefined {
  const read = figureAt(reading, value, at, { percent: true, fraction: axis?.money !== true });
  if (read === undefined) return undefined;
  if (axis?.percent === 'required' && !read.percent) {
    return reading.refuse('needs_percent', at, value, percentForms(read.value));
  }
  if (axis?.percent === 'forbidden' && read.percent) {
    return reading.refuse('percent_not_here', at, value, axis.insteadOfPercent);
  }
  if (axis?.money === true && !endsRight(reading, read, value, at)) return undefined;
  return { value: read.value, at, percent: read.percent };
}

const HUNDRED = /* @__PURE__ */ Rational.of(100n);

/** A share as it is written with %. */
export function inPercent(share: Rational): string {
  return `${share.times(HUNDRED)}%`;
}

/** What may have been meant by a figure without %: 0.8 is 80 %, 80 is more likely 80 % than 8000 %. */
function percentForms(value: Rational): string {
  const hundredfold = value.times(HUNDRED);
  return hundredfold.denominator === 1n ? `"${hundredfold}%", "${value}%"` : '"80%"';
}

/**
 * Whether marks are written alike and rise strictly; says where not.
 *
 * @returns false where something was refused
 */
export function marksRise(reading: Reading, marks: readonly Mark[], axis: Axis | undefined): boolean {
  let right = true;
  marks.forEach((mark, place) => {
    const before = marks[place - 1];
    if (before === undefined) return;
    if (axis?.percent === 'alike' && mark.percent !== (marks[0] as Mark).percent) {
      reading.refuse('marks_mixed', mark.at, writtenText(mark), writtenText(marks[0] as Mark));
      right = false;
    } else if (!mark.value.isAbove(before.value)) {
      reading.refuse('marks_not_rising', mark.at, writtenText(mark), `> ${writtenText(before)}`);
      right = false;
    }
  });
  return right;
}

/** A mark as it was written, or nearly so. */
export function writtenText(mark: Mark): string {
  return mark.percent ? inPercent(mark.value) : mark.value.toString();
}

/** Without the note how it was written. */
export function writtenOf(mark: Mark): Written {
  return { value: mark.value, at: mark.at };
}

function figureAt(reading: Reading, value: unknown, at: string, forms: FigureForms): ReadFigure | undefined {
  if (
    typeof value !== 'string' &&
    typeof value !== 'number' &&
    typeof value !== 'bigint' &&
    !(value instanceof GivenDecimal)
  ) {
    return reading.wrongType(value, at, formsText(forms));
  }
  const read = value instanceof GivenDecimal ? readFigure(value.text, {}) : readFigure(value, forms);
  if (!('refusal' in read)) return read;
  return reading.refuse(read.refusal, at, value, EXPECTED[read.refusal] ?? formsText(forms));
}

/** What a place takes, shown by examples. */
function formsText(forms: FigureForms): string {
  if (forms.percent === true) return forms.fraction === true ? '"0.8", "80%", "1/3"' : '"0.8", "80%"';
  return '"12.50"';
}

const EXPECTED: { readonly [Refusal in FigureRefusal]?: string } = {
  figure_too_many_digits: `<= ${MAX_INTEGER_DIGITS} . ${MAX_FRACTION_DIGITS}`,
  number_not_exact: `<= ${MAX_NUMBER_DIGITS}`,
  denominator_too_large: `<= ${MAX_DENOMINATOR}`,
};

/** Refuses a trailing zero beyond the minor unit: `"24.000"` may have meant 24000. */
function endsRight(reading: Reading, read: ReadFigure, value: unknown, at: string): boolean {
  const { minorUnit } = reading;
  if (minorUnit === undefined || !read.trailingZero || read.decimals <= minorUnit) return true;
  const plain = `"${read.value}"`;
  const grouped = read.decimals % 3 === 0 ? `, "${String(value).replace('.', '')}"` : '';
  reading.refuse('money_trailing_zero', at, value, `${plain}${grouped}`);
  return false;
}
