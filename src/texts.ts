/**
 * The words of problems, an entry of its own (`dreiklang/texts`), so that those who only branch on codes do not carry
 * them along.
 */
import { PROBLEM_TEXTS_DE } from './explain/problem-texts.de.js';
import { PROBLEM_TEXTS_EN } from './explain/problem-texts.en.js';
import { fail, type Problem, shown } from './trace/problems.js';

/** The languages that problems are told in. */
export type TextLocale = 'de' | 'en';

interface Frame {
  readonly texts: Readonly<Record<Problem['code'], string>>;
  readonly whole: string;
  readonly line: string;
  readonly found: string;
  readonly expected: string;
  /** Words of ours that stand for what was found or expected. */
  readonly phrases: Readonly<Record<string, string>>;
}

const FRAMES: Readonly<Record<TextLocale, Frame>> = {
  en: {
    texts: PROBLEM_TEXTS_EN,
    whole: 'The input',
    line: 'line',
    found: 'Found',
    expected: 'Expected',
    phrases: {},
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
    },
  },
};

/**
 * A problem in words: where it is, what is wrong, what to do next, what was found and what was expected.
 *
 * @throws DreiklangError `not_one_of` where the locale is neither `de` nor `en`
 * @example
 * problemText({ code: 'needs_percent', at: '/components/0/pay/share/tiers/0/0', found: '0.8', expected: '"80%"' }, { locale: 'en' })
 * // '/components/0/pay/share/tiers/0/0: On an attainment or a ratio this is written with a percent sign. Write it so. Found: 0.8. Expected: "80%".'
 */
export function problemText(problem: Problem, options: { readonly locale: TextLocale }): string {
  const { locale } = options;
  if (!Object.hasOwn(FRAMES, locale)) {
    return fail({ code: 'not_one_of', at: '/locale', found: shown(locale), expected: '"de", "en"' });
  }
  const frame = FRAMES[locale];
  const { code, at, line, found, expected } = problem;
  const linePart = line === undefined ? '' : ` (${frame.line} ${line.id ?? line.index})`;
  const foundPart = found === undefined ? '' : ` ${frame.found}: ${phrase(frame, found)}.`;
  const expectedPart = expected === undefined ? '' : ` ${frame.expected}: ${phrase(frame, expected)}.`;
  return `${at === '' ? frame.whole : at}${linePart}: ${frame.texts[code]}${foundPart}${expectedPart}`;
}

function phrase({ phrases }: Frame, text: string): string {
  return Object.hasOwn(phrases, text) ? (phrases[text] as string) : text;
}
