/** Exact operations on forms: other marks, other values, the sum of two. */
import type { Rational } from '../number/rational.js';
import { pieceAt } from './evaluate.js';
import { type Form, type Piece, valueInPiece } from './form.js';

/** The form read on `factor × x`: marks on an attainment become marks on the figure when scaled by the quota. */
export function scaleMarks(form: Form, factor: Rational): Form {
  return form.map((piece) => ({
    from: piece.from === null ? null : piece.from.times(factor),
    open: piece.open,
    value: piece.value,
    slope: piece.slope.dividedBy(factor),
  }));
}

/** The form with every value multiplied: a share becomes money when scaled by the incentive. */
export function scaleValues(form: Form, factor: Rational): Form {
  return form.map((piece) => ({ ...piece, value: piece.value.times(factor), slope: piece.slope.times(factor) }));
}

/** The sum of two forms, with the marks of both. */
export function addForms(a: Form, b: Form): Form {
  const starts = [...a, ...b].filter((piece) => piece.from !== null);
  starts.sort((p, q) => (p.from as Rational).compare(q.from as Rational) || Number(p.open) - Number(q.open));
  const first = { a: a[0] as Piece, b: b[0] as Piece };
  const pieces: Piece[] = [
    { from: null, open: false, value: first.a.value.plus(first.b.value), slope: first.a.slope.plus(first.b.slope) },
  ];
  for (const { from, open } of starts) {
    const last = pieces.at(-1) as Piece;
    if (last.from?.equals(from as Rational) && last.open === open) continue;
    const inA = pieceFrom(a, from as Rational, open);
    const inB = pieceFrom(b, from as Rational, open);
    pieces.push({
      from,
      open,
      value: valueInPiece(inA, from as Rational).plus(valueInPiece(inB, from as Rational)),
      slope: inA.slope.plus(inB.slope),
    });
  }
  return pieces;
}

/** The piece that holds at a mark, or, `open`, just above it. */
function pieceFrom(form: Form, mark: Rational, open: boolean): Piece {
  if (!open) return pieceAt(form, mark);
  for (let place = form.length - 1; place > 0; place -= 1) {
    const piece = form[place] as Piece;
    if (piece.from !== null && mark.isAtLeast(piece.from)) return piece;
  }
  return form[0] as Piece;
}

/**
 * A lookup form times the figure itself: the rate that a figure reaches, paid on all of it. Only for forms whose
 * pieces are flat.
 */
export function timesFigure(form: Form): Form {
  return form.map((piece) => ({
    ...piece,
    value: piece.from === null ? piece.slope : piece.value.times(piece.from),
    slope: piece.value,
  }));
}
