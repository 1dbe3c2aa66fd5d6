/**
 * The words of problems and of differences to another system, an entry of its own (`dreiklang/texts`), so that those who only
 * branch on codes do not carry them along.
 */
import { differenceIn } from './explain/difference-text.js';
import { type MissingDays, missingDays } from './explain/missing-days.js';
import { PROBLEM_TEXTS_DE } from './explain/problem-texts.de.js';
import { PROBLEM_TEXTS_EN } from './explain/problem-texts.en.js';
import type { LocalText } from './plan/plan.js';
import type { Reconciled } from './settle/reconcile.js';
import { fail, type Problem, shown } from './trace/problems.js';

/** The languages that problems and differences are told in. */
export type TextLocale = 'de' | 'en';

interface Frame {
  readonly texts: Readonly<Record<Problem['code'], string>>;
  readonly whole: string;
  readonly line: string;
  readonly found: string;
  readonly expected: string;
  /** Words of ours that stand for what was found or expected. */
  readonly phrases: Readonly<Record<string, string>>;
  /** Periods of a plan's length, by example. */
  readonly periods: Readonly<Record<string, string>>;
  /** Between the ends of a stretch. */
  readonly to: string;
  /** Days that the lines must cover too, before or after those that they cover. */
  older(missing: MissingDays): string;
  later(missing: MissingDays): string;
}

const FRAMES: Readonly<Record<TextLocale, Frame>> = {
  en: {
    texts: PROBLEM_TEXTS_EN,
    whole: 'The input',
    line: 'line',
    found: 'Found',
    expected: 'Expected',
    phrases: { '': 'an empty text' },
    periods: {
      month: 'a month, such as "2026-03"',
      quarter: 'a quarter, such as "2026-Q1"',
      'half-year': 'a half-year, such as "2026-H1"',
      year: 'a year, such as "2026"',
    },
    to: 'to',
    older: ({ days, bound }) => `Older lines are missing: ${days}; "covers.from" must be ${bound} or earlier.`,
    later: ({ days, bound }) => `Later lines are missing: ${days}; "covers.to" must be ${bound} or later.`,
  },
  de: {
    texts: PROBLEM_TEXTS_DE,
    whole: 'Die Eingabe',
    line: 'Posten',
    found: 'Gefunden',
    expected: 'Erwartet',
    phrases: {
      'a list': 'eine Liste',
      'an object': 'ein Objekt',
      'a function': 'eine Funktion',
      'a symbol': 'ein Symbol',
      text: 'Text',
      number: 'eine Zahl',
      'true or false': 'true oder false',
      '': 'ein leerer Text',
      'without "annual"': 'ohne "annual"',
      'without "draw"': 'ohne "draw"',
      'without "group"': 'ohne "group"',
      'without "accumulate"': 'ohne "accumulate"',
      '{ "line": … } or { "invoice": … }': '{ "line": … } oder { "invoice": … }',
      'the mark in money, or "quota" in the component, so that marks are shares of the quota':
        'die Marke in Geld, oder "quota" im Bestandteil, damit Marken Anteile der Zielvorgabe sind',
      'the mark as a number, or "quota" in the component, so that marks are shares of the quota':
        'die Marke als Anzahl, oder "quota" im Bestandteil, damit Marken Anteile der Zielvorgabe sind',
    },
    periods: {
      month: 'ein Monat, etwa "2026-03"',
      quarter: 'ein Quartal, etwa "2026-Q1"',
      'half-year': 'ein Halbjahr, etwa "2026-H1"',
      year: 'ein Jahr, etwa "2026"',
    },
    to: 'bis',
    older: ({ days, bound }) => `Ältere Posten fehlen: ${days}; "covers.from" muss ${bound} oder früher sein.`,
    later: ({ days, bound }) => `Spätere Posten fehlen: ${days}; "covers.to" muss ${bound} oder später sein.`,
  },
};

/**
 * A problem in words: where it is, what is wrong, what to do next, what was found and what was expected.
 *
 * @param options.locale the language: `"en"` (default) or `"de"`
 * @throws DreiklangError `not_one_of` where the locale is neither `de` nor `en`
 * @example
 * problemText({ code: 'needs_percent', at: '/components/0/pay/share/tiers/0/0', found: '0.8', expected: '"80%"' })
 * // '/components/0/pay/share/tiers/0/0: On an attainment or a ratio this is written with a percent sign. Write it so. Found: 0.8. Expected: "80%".'
 */
export function problemText(problem: Problem, options: { readonly locale?: TextLocale } = {}): string {
  const frame = FRAMES[known(options.locale)];
  const { code, at, line, found, expected } = problem;
  const coverPart = code === 'covers_too_short' ? coverAdvice(frame, problem) : '';
  const linePart = line === undefined ? '' : ` (${frame.line} ${line.id ?? line.index})`;
  const foundPart = found === undefined ? '' : ` ${frame.found}: ${foundText(frame, problem, found)}.`;
  const expectedPart = expected === undefined ? '' : ` ${frame.expected}: ${expectedText(frame, problem, expected)}.`;
  return `${at === '' ? frame.whole : at}${linePart}: ${frame.texts[code]}${coverPart}${foundPart}${expectedPart}`;
}

/**
 * A row of `reconcile` in words: who differs, what both paid, why as far as our statement tells, and what to look at next. A
 * reason fits the figures; whether it is the cause, a person decides. Amounts are as exact as in the row, written as the language
 * writes them: `1,240.50 EUR`, `1.240,50 EUR`.
 *
 * @param row from `reconcile`
 * @param options.locale the language: `"en"` (default) or `"de"`
 * @param options.labels what components and modifiers are called, as on a statement (`labels`); else by their ids
 * @throws DreiklangError `not_one_of` where the locale is neither `de` nor `en`
 * @example
 * differenceText({ payee: 'anna', currency: 'EUR', ours: '440.00', theirs: '490.00', difference: '-50.00', reason: { code: 'before_step', step: 'cap', component: 'sales' } })
 * // 'anna: ours 440.00 EUR, theirs 490.00 EUR, difference -50.00 EUR. They pay what stands before the cap (sales): neither it nor anything that comes after it. Look whether their system ends there.'
 */
export function differenceText(
  row: Reconciled,
  options: { readonly locale?: TextLocale; readonly labels?: Readonly<Record<string, LocalText>> } = {},
): string {
  return differenceIn(known(options.locale), row, options.labels ?? {});
}

function known(locale: TextLocale = 'en'): TextLocale {
  if (Object.hasOwn(FRAMES, locale)) return locale;
  return fail({ code: 'not_one_of', at: '/locale', found: shown(locale), expected: '"de", "en"' });
}

/** Which days are missing, on which side. */
function coverAdvice(frame: Frame, { found, expected }: Problem): string {
  const { older, later } = missingDays(found, expected);
  const parts = [older && frame.older(told(frame, older)), later && frame.later(told(frame, later))];
  return parts.map((part) => (part === undefined ? '' : ` ${part}`)).join('');
}

function told(frame: Frame, { days, bound }: MissingDays): MissingDays {
  return { days: stretch(frame, days), bound };
}

/** What was found is the user's own text, except where it is days. */
function foundText(frame: Frame, { code }: Problem, found: string): string {
  return code === 'covers_too_short' ? stretch(frame, found) : phrase(frame, found);
}

function expectedText(frame: Frame, { code }: Problem, expected: string): string {
  const { periods } = frame;
  if (code === 'period_not_of_plan' && Object.hasOwn(periods, expected)) return periods[expected] as string;
  return stretch(frame, phrase(frame, expected));
}

/** `A to B` with the word of the language between its ends; other texts as they are. */
function stretch({ to }: Frame, text: string): string {
  const ends = text.split(' to ');
  return ends.length === 2 && ends.every((end) => !end.includes(' ')) ? ends.join(` ${to} `) : text;
}

function phrase({ phrases }: Frame, text: string): string {
  return Object.hasOwn(phrases, text) ? (phrases[text] as string) : text;
}
