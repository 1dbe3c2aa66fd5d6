/** The spec of a tally, read back from the tally's JSON. */
import type { Span } from '../calendar/day.js';
import { FIRST_DAY, LAST_DAY } from '../facts/facts.js';
import { MAX_LINE_CONDITIONS, MAX_LINES, MAX_PLAN_NODES, MAX_ROWS } from '../number/limits.js';
import { parseCanonical } from '../number/read.js';
import { isCurrency } from '../plan/currency.js';
import { byCodePoint, canonicalJson } from '../trace/canonical.js';
import { type FigureTest, type LineCondition, orderedConditions } from './conditions.js';
import { type PurchaseSpec, purchaseSpecs } from './purchases.js';
import type { FigureName } from './reads.js';
import type { Stretch, TallySpec } from './spec.js';
import { figureTextOf, idOf, listOf, objectOf, refuseTally, textOf, wholeOf } from './tally-leaves.js';
import type { LineFact } from './way.js';

const DIGEST = /^[0-9a-f]{64}$/;
const PLAIN_FIGURES: readonly string[] = ['amount', 'cost', 'list', 'units', 'lines>0'];

/** @throws DreiklangError `not_a_tally` */
export function specOf(value: unknown, at: string): TallySpec {
  const fields = objectOf(value, at);
  const amended = objectOf(fields.amended, `${at}/amended`);
  const { byDeal, byLine, lineIds } = fields;
  if (typeof byDeal !== 'boolean') return refuseTally(`${at}/byDeal`, 'true, false');
  if (byLine !== undefined && byLine !== true) return refuseTally(`${at}/byLine`, 'true');
  if (lineIds !== 'checked' && lineIds !== 'promised') return refuseTally(`${at}/lineIds`, '"checked", "promised"');
  return {
    plans: read(fields.plans, `${at}/plans`, MAX_PLAN_NODES, planOf),
    stretches: stretchesOf(fields.stretches, `${at}/stretches`),
    figures: read(fields.figures, `${at}/figures`, MAX_PLAN_NODES, figureOf),
    currencies: read(fields.currencies, `${at}/currencies`, MAX_PLAN_NODES, currencyOf),
    byDeal,
    ...(byLine === undefined ? undefined : { byLine }),
    ...tagsOf(fields.byTags),
    ...conditionsOf(fields.conditions),
    ...dormancyOf(fields.dormancy),
    ...lineFactsOf(fields.lineFacts),
    amended: {
      lines: read(amended.lines, `${at}/amended/lines`, MAX_LINES, idOf),
      invoices: read(amended.invoices, `${at}/amended/invoices`, MAX_LINES, idOf),
    },
    lineIds,
  };
}

function read<Entry>(
  value: unknown,
  at: string,
  most: number,
  entryOf: (entry: unknown, at: string) => Entry,
): Entry[] {
  return listOf(value, at, most).map((entry, place) => entryOf(entry, `${at}/${place}`));
}

function currencyOf(value: unknown, at: string): string {
  const text = textOf(value, at);
  return isCurrency(text) ? text : refuseTally(at, 'ISO 4217');
}

function planOf(value: unknown, at: string): TallySpec['plans'][number] {
  const { digest, periods } = objectOf(value, at);
  if (!DIGEST.test(textOf(digest, `${at}/digest`))) refuseTally(`${at}/digest`, 'SHA-256');
  return { digest: digest as string, periods: read(periods, `${at}/periods`, MAX_PLAN_NODES, textOf) };
}

/** `payments`, `service`, or both in this order. */
function lineFactsOf(value: unknown): Pick<TallySpec, 'lineFacts'> {
  if (value === undefined) return {};
  const at = '/spec/lineFacts';
  const facts = read(value, at, LINE_FACTS.length, (entry, entryAt) => {
    const fact = LINE_FACTS.find((one) => one === entry);
    return fact ?? refuseTally(entryAt, LINE_FACTS.join(', '));
  });
  return isRising(facts) ? { lineFacts: facts } : refuseTally(at, 'in order, each once');
}

const LINE_FACTS: readonly LineFact[] = ['payments', 'service'];

/** Tags in code-point order, each once. */
function tagsOf(value: unknown): Pick<TallySpec, 'byTags'> {
  if (value === undefined) return {};
  const at = '/spec/byTags';
  const byTags = read(value, at, MAX_PLAN_NODES, idOf);
  return isRising(byTags) ? { byTags } : refuseTally(at, 'in order, each once');
}

/** Whether there is something in a list, and all of it in code-point order, each once. */
function isRising(texts: readonly string[]): boolean {
  return (
    texts.length > 0 && texts.every((text, place) => place === 0 || byCodePoint(texts[place - 1] as string, text) < 0)
  );
}

/** Conditions in their one order, each once. */
function conditionsOf(value: unknown): Pick<TallySpec, 'conditions'> {
  if (value === undefined) return {};
  const at = '/spec/conditions';
  const conditions = read(value, at, MAX_LINE_CONDITIONS, conditionOf);
  const isOrdered = canonicalJson(orderedConditions(conditions)) === canonicalJson(conditions);
  return conditions.length > 0 && isOrdered ? { conditions } : refuseTally(at, 'in order, each once');
}

function conditionOf(value: unknown, at: string): LineCondition {
  const { tag, values, age, only } = objectOf(value, at);
  if (only !== undefined) return { only: read(only, `${at}/only`, MAX_PLAN_NODES, figureTestOf) };
  if (age === undefined) {
    return { tag: idOf(tag, `${at}/tag`), values: read(values, `${at}/values`, MAX_PLAN_NODES, textOf) };
  }
  const { from, before } = objectOf(age, `${at}/age`);
  return {
    age: {
      ...(from === undefined ? undefined : { from: spanOf(from, `${at}/age/from`) }),
      ...(before === undefined ? undefined : { before: spanOf(before, `${at}/age/before`) }),
    },
  };
}

/** Gaps in the order of their texts, each once. */
function dormancyOf(value: unknown): Pick<TallySpec, 'dormancy'> {
  if (value === undefined) return {};
  const at = '/spec/dormancy';
  const dormancy = read(value, at, MAX_PLAN_NODES, (entry, entryAt): PurchaseSpec => {
    const { after, window } = objectOf(entry, entryAt);
    const days = objectOf(window, `${entryAt}/window`);
    const from = wholeOf(days.from, `${entryAt}/window/from`, FIRST_DAY, LAST_DAY);
    const to = wholeOf(days.to, `${entryAt}/window/to`, from, LAST_DAY);
    return { after: spanOf(after, `${entryAt}/after`), window: { from, to } };
  });
  const isOrdered = canonicalJson(purchaseSpecs(dormancy)) === canonicalJson(dormancy);
  return dormancy.length > 0 && isOrdered ? { dormancy } : refuseTally(at, 'in order, each once');
}

const ONLY_FIGURES: readonly string[] = ['amount', 'margin', 'marginRate', 'units', 'discountRate'];
const TESTS: readonly string[] = ['atLeast', 'above', 'atMost', 'below'];

function figureTestOf(value: unknown, at: string): FigureTest {
  const [figure, test, against] = listOf(value, at, 3).map((part, place) => textOf(part, `${at}/${place}`));
  const isTest = ONLY_FIGURES.includes(String(figure)) && TESTS.includes(String(test)) && isCanonical(against);
  return isTest ? ([figure, test, against] as unknown as FigureTest) : refuseTally(at, '[figure, test, against]');
}

const FIGURE = /^-?[0-9]+(?:\.[0-9]+|\/[1-9][0-9]*)?$/;
const MOST_DIGITS = 64;

/** Whether a text is a figure, a fraction too, in its one written form. */
function isCanonical(text: unknown): boolean {
  return (
    typeof text === 'string' && text.length <= MOST_DIGITS && FIGURE.test(text) && String(parseCanonical(text)) === text
  );
}

function spanOf(value: unknown, at: string): Span {
  const { months, days } = objectOf(value, at);
  if (months === undefined) return { days: wholeOf(days, `${at}/days`, 0, MAX_SPAN) };
  return { months: wholeOf(months, `${at}/months`, 0, MAX_SPAN) };
}

/** The longest length that a plan writes, in its own unit. */
const MAX_SPAN = 9_999;

/** Stretches rise, do not overlap, and each names its own place. */
function stretchesOf(value: unknown, at: string): Stretch[] {
  let next = FIRST_DAY;
  return read(value, at, MAX_ROWS, (entry, entryAt) => {
    const fields = objectOf(entry, entryAt);
    const from = wholeOf(fields.from, `${entryAt}/from`, next, LAST_DAY);
    const to = wholeOf(fields.to, `${entryAt}/to`, from, LAST_DAY);
    const index = wholeOf(fields.index, `${entryAt}/index`, 0, MAX_ROWS);
    if (entryAt !== `${at}/${index}`) refuseTally(`${entryAt}/index`, entryAt);
    next = to + 1;
    return { from, to, index };
  });
}

function figureOf(value: unknown, at: string): FigureName {
  const text = textOf(value, at);
  if (text.startsWith('cost:')) idOf(text.slice(5), at);
  else if (text.startsWith('lines>=')) figureTextOf(text.slice(7), at);
  else if (!PLAIN_FIGURES.includes(text)) refuseTally(at, PLAIN_FIGURES.join(', '));
  return text as FigureName;
}
