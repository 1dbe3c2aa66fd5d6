/** A figure of a statement as a `Decimal`, for those who go on calculating. */
import { type Decimal, rationalToDecimal } from '../number/decimal.js';
import { parseCanonical } from '../number/read.js';
import { fail, guarded, shown } from '../trace/problems.js';

const FIGURE = /^-?(0|[1-9][0-9]*)(\.[0-9]+|\/[1-9][0-9]*)?$/;

/**
 * A figure of a statement as a `Decimal` of decimal.js: exact where it ends within 60 significant digits, else rounded
 * half up to 60 of them.
 *
 * @param figure text as a statement holds it: `"12.50"`, `"1/3"`
 * @throws DreiklangError `not_a_figure`
 * @example
 * toDecimal('1/8').plus('0.005').toFixed(2) // "0.13"
 */
export function toDecimal(figure: string): Decimal {
  return guarded(() => {
    if (!isFigure(figure)) fail({ code: 'not_a_figure', at: '', found: shown(figure) });
    return rationalToDecimal(parseCanonical(figure));
  });
}

/** Whether something is a figure as a statement writes it. */
export function isFigure(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 40_000 && FIGURE.test(text);
}
