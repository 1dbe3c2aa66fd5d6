/** Which lines a leaf was summed over, as a trace describes them: whose, and what was asked of them. */
import { parseCanonical } from '../number/read.js';
import type { Comparison, TraceNode } from '../trace/ledger.js';
import { cleanText } from './names.js';
import { writtenDate } from './notation.js';
import { listIn, type Telling, textIn } from './telling.js';
import type { Unit } from './view.js';
import type { AgeText, CountsText, ExchangedText, LinesText, NotText, OnlyText, TagText, WhoseText } from './words.js';

/** Whose lines a leaf was summed over. */
export function whoseOf({ of }: TraceNode, telling: Telling): { readonly whose?: WhoseText } {
  switch (textIn(of, 'whose')) {
    case 'all':
      return { whose: { of: 'all' } };
    case 'unit':
      return { whose: { of: 'unit', unit: telling.name(textIn(of, 'unit') ?? '') } };
    case 'team': {
      const [from = '1', to] = listIn(of, 'levels').map(cleanText);
      return { whose: { of: 'team', from, ...(to === undefined ? undefined : { to }), self: of?.self === true } };
    }
    default:
      // A deal as a whole, whoever is credited.
      return textIn(of, 'deal') !== undefined && textIn(of, 'credited') === 'whole' ? { whose: { of: 'all' } } : {};
  }
}

/** So many rates are told each; of more, their currencies alone. */
const MOST_RATES = 3;

/** The currency of a leaf that is not in the statement's, and the rates of one whose lines were in several. */
export function currencyOf(node: TraceNode, telling: Telling): Pick<LinesText, 'currency' | 'exchanged'> {
  const currency = textIn(node.of, 'currency');
  if (currency !== undefined) return { currency: cleanText(currency) };
  const exchanged = exchangedIn([node], telling);
  return exchanged === undefined ? {} : { exchanged };
}

/** What the lines of some leaves were exchanged at; undefined where all are in the statement's currency. */
export function exchangedIn(leaves: readonly TraceNode[], telling: Telling): ExchangedText | undefined {
  const byText = new Map(leaves.flatMap(({ of }) => listsIn(of, 'rates')).map((rate) => [JSON.stringify(rate), rate]));
  const rates = [...byText.values()];
  if (rates.length === 0) return undefined;
  if (rates.length > MOST_RATES) {
    return { currencies: [...new Set(rates.map(([first = '']) => cleanText(first)))] };
  }
  return { rates: rates.map((rate) => rateText(rate, telling)) };
}

/** `[currency, date or period, rate, source]` in words. */
function rateText([currency = '', on = '', rate = '', source]: readonly string[], telling: Telling): string {
  const figure = FIGURE.test(rate) ? telling.bare(parseCanonical(rate), 'number') : cleanText(rate);
  const from = source === undefined ? undefined : cleanText(source);
  return telling.words.exchangedAt(cleanText(currency), figure, whenText(on, telling), from);
}

/** The label of an exchange rate. */
export function rateLabel({ of }: TraceNode, telling: Telling): string {
  const source = textIn(of, 'source');
  return telling.words.exchangeRate(
    cleanText(textIn(of, 'currency') ?? ''),
    whenText(textIn(of, 'on') ?? '', telling),
    source === undefined ? undefined : cleanText(source),
  );
}

/** A date, the days of a period, or its name. */
function whenText(on: string, telling: Telling): string {
  const dates = cleanText(on)
    .split(' to ')
    .map((date) => writtenDate(date, telling.locale));
  return dates.length === 2 ? telling.words.range(dates[0] as string, dates[1] as string) : dates.join(' to ');
}

/** Age, tags and figures that were asked for, and what was left out. */
export function conditionsOf(
  { of }: TraceNode,
  telling: Telling,
): Pick<LinesText, 'age' | 'tags' | 'not' | 'only' | 'counts'> {
  const counts = countsOf(listIn(of, 'counts'), telling);
  const not = listsIn(of, 'not');
  const only = listsIn(of, 'only');
  return {
    ...ageField(listIn(of, 'age'), telling),
    tags: listsIn(of, 'tags').map((tag) => tagOf(tag, telling)),
    ...(not.length === 0 ? undefined : { not: notOf(not, telling) }),
    ...(only.length === 0 ? undefined : { only: onlyOf(only, telling) }),
    ...(counts && { counts }),
  };
}

/** `["paid"]`, `["paid-at-least", share]`, …; nothing of anything else. */
function countsOf([by, share = '']: readonly string[], telling: Telling): CountsText | undefined {
  if (by === 'paid' || by === 'service' || by === 'annual') return { by };
  if (by !== 'paid-at-least') return undefined;
  return { by, share: FIGURE.test(share) ? telling.full(parseCanonical(share), 'ratio') : cleanText(share) };
}

function notOf(conditions: readonly (readonly string[])[], telling: Telling): NotText {
  const named = (word: string): readonly string[] =>
    conditions.flatMap(([first, ...values]) => (first === word ? values : []));
  const [customers] = named('customers');
  return {
    ...(customers === 'existing' || customers === 'new' ? { customers } : undefined),
    categories: named('categories').map((id) => telling.name(id)),
    segments: named('segments').map((id) => telling.name(id)),
    ...ageField(named('age'), telling),
    tags: conditions.flatMap(([first, ...tag]) => (first === 'tag' ? [tagOf(tag, telling)] : [])),
  };
}

const FIGURE = /^-?[0-9]{1,40}(?:[./][0-9]{1,40})?$/;
const TESTS: readonly string[] = ['atLeast', 'above', 'atMost', 'below'] satisfies Comparison[];
const UNITS: Readonly<Record<string, Unit>> = { marginRate: 'ratio', discountRate: 'ratio', units: 'count' };

/** `[["line"], [figure, test, against], …]` in words; anything else as it stands. */
function onlyOf([by, ...conditions]: readonly (readonly string[])[], telling: Telling): OnlyText {
  return {
    by: by?.[0] === 'deal' ? 'deal' : 'line',
    figures: conditions.map(([figure = '', test = '', against = '']) => ({
      figure: cleanText(figure),
      test: TESTS.includes(test) ? telling.words.tests[test as Comparison] : cleanText(test),
      against: FIGURE.test(against)
        ? telling.full(parseCanonical(against), UNITS[figure] ?? 'money')
        : cleanText(against),
    })),
  };
}

function tagOf([key = '', ...values]: readonly string[], telling: Telling): TagText {
  return { key: telling.name(key), values: values.map((value) => telling.name(value)) };
}

/** `[from, before]`, empty where one is not said. */
function ageField([from = '', before = '']: readonly string[], telling: Telling): { readonly age?: AgeText } {
  if (from === '' && before === '') return {};
  return {
    age: {
      ...(from === '' ? undefined : { from: spanText(from, telling) }),
      ...(before === '' ? undefined : { before: spanText(before, telling) }),
    },
  };
}

/** `P12M` or `P91D` in words; anything else as it stands. */
export function spanText(span: string, telling: Telling): string {
  const match = /^P([0-9]{1,4})([MD])$/.exec(span);
  if (match === null) return cleanText(span);
  return telling.words.span(match[1] as string, match[2] === 'M' ? 'months' : 'days');
}

/** The lists of texts that stand under a key. */
function listsIn(of: TraceNode['of'], key: string): readonly (readonly string[])[] {
  const lists = of?.[key];
  if (!Array.isArray(lists)) return [];
  return (lists as readonly unknown[]).flatMap((list) =>
    Array.isArray(list) && list.every((entry) => typeof entry === 'string') ? [list as readonly string[]] : [],
  );
}
