/** Solving a form backwards: which figure is needed for a value. Reads nothing but the form. */
import type { Rational } from '../number/rational.js';
import { type Form, type Piece, valueInPiece } from './form.js';

/** The least figure that reaches a value; `open`: only figures above it do. */
export interface Reached {
  readonly figure: Rational;
  readonly open: boolean;
}

/**
 * The least figure at or above `from` at which the form is at least `goal`. Exact, in closed form.
 *
 * @param from where the search begins, for instance the figure that was reached already
 * @returns undefined where no figure from there on reaches the goal
 * @example
 * // 2 % up to 20,000 and 3 % above: 700 is reached at 30,000
 * reach(form, Rational.of(700), Rational.ZERO) // { figure: 30000, open: false }
 */
export function reach(form: Form, goal: Rational, from: Rational): Reached | undefined {
  for (let place = 0; place < form.length; place += 1) {
    const piece = form[place] as Piece;
    const next = form[place + 1];
    if (next !== undefined && endsBefore(next, from)) continue;
    const begin = beginning(piece, from);
    const found = reachInside(piece, goal, begin);
    if (found !== undefined && (next === undefined || liesBefore(found, next))) return found;
  }
  return undefined;
}

/** Whether everything from `from` on lies past the beginning of a piece. */
function endsBefore(next: Piece, from: Rational): boolean {
  const order = (next.from as Rational).compare(from);
  return order < 0 || (order === 0 && !next.open);
}

/** Where a piece begins, looking from `from` on. */
function beginning(piece: Piece, from: Rational): Reached {
  if (piece.from === null || from.isAbove(piece.from)) return { figure: from, open: false };
  return { figure: piece.from, open: piece.open };
}

function reachInside(piece: Piece, goal: Rational, begin: Reached): Reached | undefined {
  const atBegin = valueInPiece(piece, begin.figure);
  if (atBegin.isAtLeast(goal)) {
    // A piece that falls from exactly the goal no longer has it once its open beginning is left.
    if (begin.open && piece.slope.sign < 0 && atBegin.equals(goal)) return undefined;
    return begin;
  }
  if (piece.slope.sign <= 0) return undefined;
  return { figure: begin.figure.plus(goal.minus(atBegin).dividedBy(piece.slope)), open: false };
}

/** Whether a figure found inside a piece lies before the next piece begins. */
function liesBefore(found: Reached, next: Piece): boolean {
  const order = found.figure.compare(next.from as Rational);
  return order < 0 || (order === 0 && !found.open && next.open);
}
