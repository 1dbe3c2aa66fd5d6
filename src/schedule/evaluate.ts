/** A form at a figure. Reads nothing but the form. */
import type { Rational } from '../number/rational.js';
import { type Form, type Piece, valueInPiece } from './form.js';

/** The value of a form at a figure. Exact. */
export function evaluate(form: Form, figure: Rational): Rational {
  return valueInPiece(pieceAt(form, figure), figure);
}

/** The piece that holds at a figure: the last one that has begun. */
export function pieceAt(form: Form, figure: Rational): Piece {
  for (let place = form.length - 1; place > 0; place -= 1) {
    const piece = form[place] as Piece;
    const order = figure.compare(piece.from as Rational);
    if (order > 0 || (order === 0 && !piece.open)) return piece;
  }
  return form[0] as Piece;
}
