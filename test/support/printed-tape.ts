/**
 * Reads a printed statement back as a payee with a calculator would: from the text alone, importing nothing of ours.
 * Figures that show `…` are known to lie between what is printed and one more in its last digit.
 */
import Fraction from 'fraction.js';

export interface PrintedRow {
  /** The heading that it stands under, counted from the top. */
  readonly section: number;
  readonly line: number;
  readonly depth: number;
  readonly sign: string;
  readonly label: string;
  /** What the figure can be: one figure where it is printed whole. */
  readonly from: Fraction;
  readonly to: Fraction;
  /** The least step of what is printed. */
  readonly step: Fraction;
}

export interface ReadTape {
  readonly rows: readonly PrintedRow[];
  /** Rows that do not follow from the rows above them. */
  readonly wrong: readonly string[];
  /** Closing rows that were checked, and how many of them were exact to the last digit. */
  readonly checked: number;
  readonly exact: number;
}

type Range = readonly [Fraction, Fraction];

const SIGNS = '+−×÷≤≥=≈→';
const INDENT = 4;
const ZERO = new Fraction(0);
const ANYTHING = new Fraction(`1${'0'.repeat(60)}`);

/** Adds up, multiplies and compares everything that is printed. */
export function readTape(text: string, locale: 'en' | 'de'): ReadTape {
  const rows = printedRows(text, locale);
  const wrong: string[] = [];
  let checked = 0;
  let exact = 0;
  const expectSame = (row: PrintedRow, range: Range): void => {
    checked += 1;
    if (row.from.equals(row.to) && range[0].equals(range[1])) exact += 1;
    if (row.to.compare(range[0]) < 0 || row.from.compare(range[1]) > 0) {
      wrong.push(
        `line ${row.line}: ${row.sign} ${row.label} ${row.from.toString()}, but the rows above give ${range.join(' to ')}`,
      );
    }
  };
  /** By depth: what the tape has come to, and whether it was closed by a row of its own. */
  const tapes: { range: Range; closed: boolean }[] = [];
  let section = 0;
  for (const row of rows) {
    if (row.section !== section) tapes.length = 0;
    section = row.section;
    const deeper = tapes[row.depth + 1];
    if (deeper !== undefined && !deeper.closed) expectSame(row, deeper.range);
    tapes.length = Math.min(tapes.length, row.depth + 1);
    // Within a derivation a sum never goes on after it was closed: another `+` begins the next one.
    const closed = row.sign === '+' && row.depth > 0 && tapes[row.depth]?.closed === true;
    const before = closed ? undefined : tapes[row.depth];
    const own: Range = [row.from, row.to];
    const closes = row.sign === '=' || row.sign === '≈';
    if (row.sign === '=' && before !== undefined) expectSame(row, before.range);
    if (row.sign === '≈' && before !== undefined) {
      const step = roundingStep(row, locale);
      expectSame(row, [before.range[0].sub(step), before.range[1].add(step)]);
    }
    tapes[row.depth] = { range: closes ? own : combined(row.sign, before?.range, own), closed: row.sign === '=' };
  }
  return { rows, wrong, checked, exact };
}

/** What a rounding can change at most, as its own words say. */
function roundingStep({ label, step }: PrintedRow, locale: 'en' | 'de'): Fraction {
  const decimals = /([0-9]+) (?:decimal|Nachkommastelle)/.exec(label)?.[1];
  if (decimals !== undefined) return new Fraction(1).div(new Fraction(`1${'0'.repeat(Number(decimals))}`));
  const percent = /(?:steps of|Schritten von) ([0-9.,]+) ?%/.exec(label)?.[1];
  if (percent === undefined) return step;
  return new Fraction(percent.replace(locale === 'en' ? ',' : '.', '').replace(',', '.')).div(100);
}

function combined(sign: string, before: Range | undefined, own: Range): Range {
  switch (sign) {
    case '+':
      return before === undefined ? own : [before[0].add(own[0]), before[1].add(own[1])];
    case '−':
      return before === undefined ? own : [before[0].sub(own[1]), before[1].sub(own[0])];
    case '×':
      return before === undefined ? own : hull(before, own, (a, b) => a.mul(b));
    case '÷':
      return before === undefined ? own : quotient(before, own);
    case '≤':
      return before === undefined ? own : [smaller(before[0], own[0]), smaller(before[1], own[1])];
    case '≥':
      return before === undefined ? own : [larger(before[0], own[0]), larger(before[1], own[1])];
    default:
      return own;
  }
}

/** A divisor that can be 0 as far as it is printed (`0.0000…`) leaves everything open. */
function quotient(above: Range, below: Range): Range {
  const canBeZero = below[0].compare(ZERO) <= 0 && below[1].compare(ZERO) >= 0;
  return canBeZero ? [ANYTHING.neg(), ANYTHING] : hull(above, below, (a, b) => a.div(b));
}

function hull(a: Range, b: Range, operation: (a: Fraction, b: Fraction) => Fraction): Range {
  const corners = a.flatMap((x) => b.map((y) => operation(x, y)));
  return [corners.reduce(smaller), corners.reduce(larger)];
}

function smaller(a: Fraction, b: Fraction): Fraction {
  return a.compare(b) <= 0 ? a : b;
}

function larger(a: Fraction, b: Fraction): Fraction {
  return a.compare(b) >= 0 ? a : b;
}

/** The rows that print a figure; where the column of figures begins is told by the rule above a total. */
export function printedRows(text: string, locale: 'en' | 'de'): PrintedRow[] {
  const lines = text.split('\n');
  const rule = lines.find((line) => /^ {20,}-+$/.test(line)) ?? '';
  const start = rule.length - rule.trimStart().length;
  const decimal = locale === 'en' ? '.' : ',';
  const wholeEnd = lines
    .slice(lines.indexOf(rule) + 1)
    .reduce<number | undefined>((found, line) => found ?? wholeEndOf(line, start, decimal), undefined);
  const rows: PrintedRow[] = [];
  let label: string[] = [];
  let section = 0;
  lines.forEach((line, index) => {
    const value = wholeEnd === wholeEndOf(line, start, decimal) ? valueIn(line.slice(start - 1), locale) : undefined;
    label.push(value === undefined ? line : line.slice(0, start));
    if (/^-+$/.test(line)) section += 1;
    if (line === '' || /^ *-+$/.test(line)) label = [];
    if (value === undefined) return;
    const textIndent = indentOf(label[label.length - 1] as string);
    const signed = label
      .filter((part) => SIGNS.includes(part[textIndent - 2] ?? '?') && part.slice(0, textIndent - 2).trim() === '')
      .at(-1);
    rows.push({
      section,
      line: index + 1,
      depth: (textIndent - 2) / INDENT,
      sign: signed === undefined ? '' : (signed[textIndent - 2] as string),
      label: label.map((part) => part.trim()).join(' '),
      ...value,
    });
    label = [];
  });
  return rows;
}

/** Where the digits before the decimal mark end: those of all figures stand below one another. */
function wholeEndOf(line: string, start: number, decimal: string): number | undefined {
  const digits = /^ *-?[0-9](?:[0-9.,]*[0-9])?/.exec(line.slice(start))?.[0];
  if (digits === undefined) return undefined;
  const mark = digits.indexOf(decimal);
  return start + (mark < 0 ? digits.length : mark);
}

/** Where the words of a line begin. */
function indentOf(line: string): number {
  const sign = line.search(/[^ ]/);
  return SIGNS.includes(line[sign] ?? '?') && line[sign + 1] === ' ' ? sign + 2 : sign;
}

function valueIn(column: string, locale: 'en' | 'de'): Pick<PrintedRow, 'from' | 'to' | 'step'> | undefined {
  const match = /^ +(-?)([0-9](?:[0-9.,]*[0-9])?)(…?)(?: +(%|[A-Z]{3}|days|months|Tage|Monate))?$/.exec(column);
  if (match === null) return undefined;
  const [, minus, digits = '', goesOn, unit] = match;
  const [group, decimal] = locale === 'en' ? [',', '.'] : ['.', ','];
  const [whole = '', part = ''] = digits.replaceAll(group as string, '').split(decimal as string);
  const scale = new Fraction(unit === '%' ? 100 : 1);
  const step = new Fraction(1).div(new Fraction(`1${'0'.repeat(part.length)}`)).div(scale);
  const size = new Fraction(part === '' ? whole : `${whole}.${part}`).div(scale);
  const further = goesOn === '…' ? size.add(step) : size;
  return minus === '-' ? { from: ZERO.sub(further), to: ZERO.sub(size), step } : { from: size, to: further, step };
}

/** The rows of the component `c` of a printed statement, blanks in a row as two, once all of it adds up. */
export function toldComponent(text: string, locale: 'en' | 'de' = 'en'): string[] {
  const { wrong } = readTape(text, locale);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith('c ('));
  const to = lines.findIndex((line, place) => place > from && line === '');
  return lines.slice(from + 2, to).map((line) => line.replace(/ {2,}/g, '  ').trimEnd());
}
