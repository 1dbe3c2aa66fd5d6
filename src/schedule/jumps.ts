/** Where a form jumps, and by how much. Reads nothing but the form. */
import type { Rational } from '../number/rational.js';
import { type Form, type Piece, valueInPiece } from './form.js';

/** A place where a form does not go on where it was. */
export interface Jump {
  readonly mark: Rational;
  /** What the form comes to just below the mark (or at it, where the piece before holds there). */
  readonly before: Rational;
  /** What it pays at the mark, or just above it where `open`. */
  readonly after: Rational;
  /** The mark itself still belongs to what was before. */
  readonly open: boolean;
}

/** All jumps of a form in rising order of their marks. Exact; empty where the form is continuous. */
export function jumps(form: Form): Jump[] {
  const found: Jump[] = [];
  for (let place = 1; place < form.length; place += 1) {
    const piece = form[place] as Piece;
    const mark = piece.from as Rational;
    const before = valueInPiece(form[place - 1] as Piece, mark);
    if (!before.equals(piece.value)) found.push({ mark, before, after: piece.value, open: piece.open });
  }
  return found;
}
