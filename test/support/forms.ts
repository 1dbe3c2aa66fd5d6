/** Piecewise-linear forms from a seed, and what one comes to, read off piece by piece without the schedule's own code. */
import { Rational } from '../../src/number/rational.js';
import type { Form, Piece } from '../../src/schedule/form.js';
import type { Seeded } from './seeded.js';

/** A form with up to six pieces, whole marks from −6 to 6, jumps, and marks that belong to either side. */
export function someForm(seeded: Seeded): Form {
  const figure = (): Rational => new Rational(BigInt(seeded.between(-12, 12)), BigInt(seeded.between(1, 4)));
  const slope = (): Rational => (seeded.happens(40) ? Rational.ZERO : figure());
  const pieces: Piece[] = [{ from: null, open: false, value: figure(), slope: slope() }];
  for (const mark of seeded.rising(seeded.between(1, 4), -6, 6)) {
    const from = Rational.of(mark);
    const sides = seeded.pick([[false], [true], [false, true]]);
    for (const open of sides) {
      const before = pieces.at(-1) as Piece;
      const value = seeded.happens(40) ? at(before, from) : figure();
      pieces.push({ from, open, value, slope: slope() });
    }
  }
  return pieces;
}

function at(piece: Piece, x: Rational): Rational {
  return piece.value.plus(piece.slope.times(piece.from === null ? x : x.minus(piece.from)));
}

/** The value at a figure: forwards from the first piece, each one that has begun taking the place of the one before. */
export function readOff(form: Form, x: Rational): Rational {
  let holds = form[0] as Piece;
  for (const piece of form) {
    if (piece.from === null) continue;
    if (x.isAbove(piece.from) || (x.equals(piece.from) && !piece.open)) holds = piece;
  }
  return at(holds, x);
}

/** Every mark of some forms, and figures just beside and between them. */
export function around(...forms: readonly Form[]): Rational[] {
  const marks = forms.flat().flatMap((piece) => piece.from ?? []);
  const tiny = new Rational(1n, 1_000_003n);
  const half = new Rational(1n, 2n);
  const far = [Rational.of(-1000), Rational.of(1000), Rational.ZERO];
  return [
    ...far,
    ...marks.flatMap((mark) => [mark, mark.minus(tiny), mark.plus(tiny), mark.plus(half), mark.minus(half)]),
  ];
}
