/** A view as plain text: columns for label, figure (by decimal mark) and unit, 78 characters wide. */
import { FIRM_BLANK } from './notation.js';
import type { Row, Section, StatementView, Value } from './view.js';

const WIDTH = 78;
/** The least that labels get, however long the figures are. */
const LEAST_LABEL_WIDTH = 30;
const INDENT = 4;

/** Characters that take two columns in a terminal, and those that take none. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const NARROW = /[\p{M}\u200c\u200d]/u;

interface Columns {
  readonly label: number;
  readonly whole: number;
  readonly decimals: number;
}

/** The text of a statement, ending without a line break. */
export function renderText({ title, head, sections }: StatementView): string {
  const columns = columnsOf(sections);
  const headWidth = Math.max(...head.map(({ label }) => widthOf(label)));
  const lines = [
    title,
    '='.repeat(WIDTH),
    ...head.flatMap(({ label, text }) => hanging(`${padded(label, headWidth)}  `, text, WIDTH)),
    ...sections.flatMap((section) => ['', ...sectionLines(section, columns)]),
  ];
  return lines.map((line) => line.trimEnd().replaceAll(FIRM_BLANK, ' ')).join('\n');
}

function columnsOf(sections: readonly Section[]): Columns {
  const values = sections.flatMap(({ rows }) => rows.flatMap(({ value }) => value ?? []));
  const widest = (part: (value: Value) => string): number =>
    Math.max(0, ...values.map((value) => widthOf(part(value))));
  const whole = widest(({ whole: digits }) => digits);
  const decimals = widest(({ decimals: digits }) => digits);
  const suffix = widest(({ suffix: text }) => text);
  return { label: Math.max(LEAST_LABEL_WIDTH, WIDTH - whole - decimals - suffix - 3), whole, decimals };
}

function sectionLines({ heading, subheading, rows }: Section, columns: Columns): string[] {
  const lines = [...wrapped(heading, WIDTH), '-'.repeat(WIDTH)];
  if (subheading !== undefined) lines.splice(lines.length - 1, 0, ...wrapped(subheading, WIDTH));
  // Words keep out of the columns of figures, where there are any.
  const wordsWidth = rows.some(({ value }) => value !== undefined) ? columns.label : WIDTH;
  return [...lines, ...rows.flatMap((row) => rowLines(row, columns, wordsWidth))];
}

function rowLines({ depth, sign, label, value, notes, role }: Row, columns: Columns, wordsWidth: number): string[] {
  const indent = ' '.repeat(depth * INDENT);
  const lead = `${indent}${sign ?? ' '} `;
  if (value === undefined) {
    return [...hanging(lead, label, wordsWidth), ...notes.flatMap((note) => hanging(`${lead}  `, note, wordsWidth))];
  }
  const lines = hanging(lead, label, columns.label);
  const last = lines.length - 1;
  lines[last] = `${padded(lines[last] as string, columns.label)} ${figureText(value, columns)}`;
  const rule =
    role === 'total' ? [`${' '.repeat(columns.label + 1)}${'-'.repeat(columns.whole + columns.decimals)}`] : [];
  return [...rule, ...lines, ...notes.flatMap((note) => hanging(`${indent}    `, note, columns.label))];
}

function figureText({ whole, decimals, suffix }: Value, columns: Columns): string {
  return `${' '.repeat(columns.whole - widthOf(whole))}${whole}${padded(decimals, columns.decimals)} ${suffix}`;
}

/** Text broken into lines, the first after `lead`, the others below it. */
function hanging(lead: string, text: string, width: number): string[] {
  const leadWidth = widthOf(lead);
  const below = ' '.repeat(leadWidth);
  return wrapped(text, Math.max(10, width - leadWidth)).map((line, place) => `${place === 0 ? lead : below}${line}`);
}

/** Text broken at blanks; a word that is wider than a line is broken anywhere. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((part) => pieces(part, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const char of word) {
    if (widthOf(part) + widthOf(char) > width) {
      parts.push(part);
      part = '';
    }
    part += char;
  }
  return [...parts, part];
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Columns that a text takes in a terminal. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += NARROW.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}
