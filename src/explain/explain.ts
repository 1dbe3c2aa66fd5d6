/** `explain`: a statement as plain text that a payee can follow, from sales to euros. */
import type { Statement } from '../statement/statement.js';
import { fail, guarded, shown } from '../trace/problems.js';
import { checkedStatement } from './checked-statement.js';
import { LANGUAGES } from './languages.js';
import { renderText } from './render-text.js';
import { statementView } from './statement-view.js';
import type { Locale } from './view.js';

export type { Locale } from './view.js';

export interface ExplainOptions {
  /** The language of the text: `"en"` (default) or `"de"`. */
  readonly locale?: Locale;
}

/**
 * A statement in words: every figure with what it comes from, each total below its parts. Nothing is settled again and
 * nothing is looked up: the text rests on the statement alone, also one that was stored and read back. Figures that do
 * not end, or not within 6 decimals, are cut after 4 and show `…`; printed money is the statement's, to the last digit.
 *
 * @param statement from `settle`, or its JSON read back
 * @returns lines of at most 78 characters (longer only where a figure is), without a line break at the end
 * @throws DreiklangError `not_a_statement`, with the place; `not_one_of` for another locale
 * @example
 * explain(statement, { locale: 'de' }).split('\n')[0] // "Provisionsabrechnung"
 */
export function explain(statement: Statement, options: ExplainOptions = {}): string {
  return guarded(() => {
    const { locale = 'en' } = options;
    if (locale !== 'en' && locale !== 'de')
      fail({ code: 'not_one_of', at: '/locale', found: shown(locale), expected: 'en, de' });
    return renderText(statementView(checkedStatement(statement, LANGUAGES.en), locale));
  });
}
