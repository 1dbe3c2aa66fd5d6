/**
 * The one exact form that everything paid on a component's own figure or attainment compiles to: piecewise linear,
 * with jumps. Its shape as JSON is documented in `docs/statement-format.md`.
 */
import type { Rational } from '../number/rational.js';

/** From a mark on (or, `open`, above it) up to where the next piece begins: `value + slope × (x − from)`. */
export interface Piece {
  /** Where the piece begins; null: at minus infinity, and then the value is `value + slope × x`. */
  readonly from: Rational | null;
  /** The mark itself belongs to the piece before. */
  readonly open: boolean;
  readonly value: Rational;
  readonly slope: Rational;
}

/** Pieces in rising order of `from`; the first one from minus infinity. Two may begin at one mark, the second open. */
export type Form = readonly Piece[];

/** The value of a piece at a figure, whether or not the figure lies inside it. Exact. */
export function valueInPiece(piece: Piece, figure: Rational): Rational {
  const distance = piece.from === null ? figure : figure.minus(piece.from);
  return piece.value.plus(piece.slope.times(distance));
}

/** The form as a statement writes it. */
export function formJson(
  form: Form,
): { readonly from: string | null; readonly open?: true; readonly value: string; readonly slope: string }[] {
  return form.map((piece) => ({
    from: piece.from === null ? null : piece.from.toString(),
    ...(piece.open ? { open: true as const } : undefined),
    value: piece.value.toString(),
    slope: piece.slope.toString(),
  }));
}
