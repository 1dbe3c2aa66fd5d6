/** Names and labels as readers see them: what others typed, cleaned of what could deceive. */
import type { LocalText } from '../plan/plan.js';
import type { Locale } from './view.js';

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const BLANKS = /\p{Zs}+/gu;

/** Joiners that some scripts need inside words; they change no order and hide nothing. */
const JOINERS = '\u200c\u200d';

/**
 * Text that somebody typed, on one line: control and format characters (also those that turn the direction of writing)
 * as their code points, blanks in a row as one.
 *
 * @example
 * cleanText('a\u202eb') // "aU+202Eb"
 */
export function cleanText(text: string): string {
  return text
    .replace(UNSEEN, (char) => (JOINERS.includes(char) ? char : codePointText(char)))
    .replace(BLANKS, ' ')
    .trim();
}

function codePointText(char: string): string {
  return `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A text in the language asked for, else in the other one. */
export function localText(text: LocalText, locale: Locale): string | undefined {
  const other = locale === 'en' ? text.de : text.en;
  const chosen = text[locale] ?? other;
  return chosen === undefined ? undefined : cleanText(chosen);
}

/** What an id is called: its label on the statement, else the id itself. */
export function nameOf(id: string, labels: Readonly<Record<string, LocalText>>, locale: Locale): string {
  const label = Object.hasOwn(labels, id) ? localText(labels[id] as LocalText, locale) : undefined;
  return label ?? cleanText(id);
}
