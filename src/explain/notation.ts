/**
 * How numbers and dates are written in each language. Our own, so that every machine prints the same bytes: no locale
 * data of the platform.
 */
import { dateOf, parseDay } from '../calendar/day.js';
import { powerOfTen, type Rational } from '../number/rational.js';
import type { Locale, Unit, Value } from './view.js';

/** A blank that no line breaks at; renderers for plain text write it as a common one. */
export const FIRM_BLANK = '\u00a0';

/** The mark behind digits that are not all there are. */
export const GOES_ON = '…';

/** Decimals that a figure which ends may have and still be written whole. */
const MOST_DECIMALS = 6;

/** Decimals that are written of a figure which goes on. */
const CUT_DECIMALS = 4;

/** What decimals and groups of digits are told by. */
export const MARKS: Readonly<
  Record<Locale, { readonly decimal: string; readonly group: string; readonly percent: string }>
> = {
  en: { decimal: '.', group: ',', percent: '%' },
  de: { decimal: ',', group: '.', percent: `${FIRM_BLANK}%` },
};

const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** What figures of one statement are written with. */
export interface Writing {
  readonly locale: Locale;
  readonly currency: string;
  /** Decimals that money always shows. */
  readonly scale: number;
  readonly days: string;
  readonly months: string;
}

/**
 * A figure as it is written: whole where it ends within 6 decimals (of the percent, for a ratio), else cut, never
 * rounded, after 4 (or after the decimals that money always shows, where those are more), with `…` behind it.
 */
export function writtenValue(figure: Rational, unit: Unit, writing: Writing): Value {
  const { decimal, group } = MARKS[writing.locale];
  const fewest = unit === 'money' ? writing.scale : 0;
  const above = figure.numerator * (unit === 'ratio' ? 100n : 1n);
  const { whole, part, goesOn } = digitsOf(above < 0n ? -above : above, figure.denominator, fewest);
  const behind = `${part}${goesOn ? GOES_ON : ''}`;
  return {
    figure: figure.toString(),
    unit,
    whole: `${above < 0n ? '-' : ''}${inThousands(whole, group)}`,
    decimals: behind === '' ? '' : `${decimal}${behind}`,
    suffix: suffixOf(unit, writing),
  };
}

/** The same within a sentence: `118.1384…%`, `1,200.00`; money with its currency where asked for. */
export function inlineValue(value: Value, locale: Locale, currency: 'with' | 'without' = 'without'): string {
  const digits = `${value.whole}${value.decimals}`;
  if (value.unit === 'ratio') return `${digits}${MARKS[locale].percent}`;
  if (value.suffix === '' || (value.unit === 'money' && currency === 'without')) return digits;
  return `${digits}${FIRM_BLANK}${value.suffix}`;
}

/** A date `YYYY-MM-DD` as a reader writes it; what is no date stays as it is. */
export function writtenDate(text: string, locale: Locale): string {
  const day = parseDay(text);
  if (day === undefined) return text;
  const { year, month, dayOfMonth } = dateOf(day);
  if (locale === 'de') return `${twoDigits(dayOfMonth)}.${twoDigits(month)}.${year}`;
  return `${dayOfMonth}${FIRM_BLANK}${MONTHS_EN[month - 1]}${FIRM_BLANK}${year}`;
}

function suffixOf(unit: Unit, { currency, days, months }: Writing): string {
  switch (unit) {
    case 'money':
      return currency;
    case 'ratio':
      return '%';
    case 'days':
      return days;
    case 'months':
      return months;
    case 'count':
    case 'number':
      return '';
  }
}

/** The decimal digits of `above ÷ below`, neither below 0, in lowest terms or not. */
function digitsOf(
  above: bigint,
  below: bigint,
  fewest: number,
): { readonly whole: string; readonly part: string; readonly goesOn: boolean } {
  const most = Math.max(MOST_DECIMALS, fewest);
  const ends = (above * powerOfTen(most)) % below === 0n;
  const kept = ends ? most : Math.max(CUT_DECIMALS, fewest);
  const digits = ((above * powerOfTen(kept)) / below).toString().padStart(kept + 1, '0');
  const point = digits.length - kept;
  const part = digits.slice(point);
  return { whole: digits.slice(0, point), part: ends ? withoutZeros(part, fewest) : part, goesOn: !ends };
}

/** Without the zeros at the end that lie beyond the decimals which are always shown. */
function withoutZeros(part: string, fewest: number): string {
  let end = part.length;
  while (end > fewest && part[end - 1] === '0') end -= 1;
  return part.slice(0, end);
}

/** Digits in groups of three, told apart by a mark. */
export function inThousands(digits: string, group: string): string {
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join(group);
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
