/**
 * How a figure was read off a scale: tiers, steps or a curve, told from the piecewise-linear form that the node carries.
 * What is said is true of the form whatever it was compiled from.
 */
import { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { PieceJson, TraceNode } from '../trace/ledger.js';
import type { Telling } from './telling.js';
import type { Unit } from './view.js';
import type { ReadAs } from './words.js';
import { writtenPlace } from './written.js';

/** A part of the figure read, in its own tier; the parts add up to what was read. */
export interface TierPart {
  readonly label: string;
  readonly figure: Rational;
}

/** How a figure was read. */
export interface ScaleReading {
  readonly label: string;
  /** Two or more where several tiers pay for parts of the figure. */
  readonly parts: readonly TierPart[];
}

/** What a figure read off a scale is: told from the place in the plan, from what it was read at, and whether it is multiplied. */
export function readAs({ at = '' }: TraceNode, unit: Unit, mark: Unit, isFactor: boolean): ReadAs {
  const place = writtenPlace(at);
  if (place === 'factor' || place === 'share') return place;
  if (place === 'rate' || place === 'each') return unit === 'money' && mark !== 'ratio' && !isFactor ? 'pay' : place;
  return place === 'amount' ? 'pay' : 'value';
}

interface Piece {
  readonly from: Rational | undefined;
  readonly open: boolean;
  readonly value: Rational;
  readonly slope: Rational;
}

/** What the marks and what the values of a scale are. */
interface ScaleUnits {
  readonly mark: Unit;
  readonly value: Unit;
}

/** Tells how the value of a `piecewise` node was read off its form. */
export function scaleReading(node: TraceNode, units: ScaleUnits, telling: Telling): ScaleReading {
  const pieces = (node.form as NonNullable<TraceNode['form']>).map(pieceOf);
  const figure = telling.figure(telling.inputs(node)[0] as number);
  const place = placeOf(pieces, figure);
  const teller = new ScaleTeller(pieces, place, units, telling);
  if (pieces.every(({ slope }) => slope.sign === 0)) return teller.flat();
  if (isRateOfWhole(pieces)) return teller.rateOfWhole();
  return isMarginal(pieces, units) ? teller.marginal(figure) : teller.curve();
}

function pieceOf({ from, open, value, slope }: PieceJson): Piece {
  return {
    from: from === null ? undefined : parseCanonical(from),
    open: open === true,
    value: parseCanonical(value),
    slope: parseCanonical(slope),
  };
}

/** The piece that a figure lies in. */
function placeOf(pieces: readonly Piece[], figure: Rational): number {
  let place = 0;
  pieces.forEach(({ from, open }, index) => {
    if (from !== undefined && (open ? figure.isAbove(from) : figure.isAtLeast(from))) place = index;
  });
  return place;
}

/** Each piece is its rate × the whole figure, and there are several: rates that hold from a mark on for everything. */
function isRateOfWhole(pieces: readonly Piece[]): boolean {
  const marked = pieces.slice(1);
  const isWhole = marked.every(({ from, value, slope }) => value.equals(slope.times(from as Rational)));
  return (
    isWhole &&
    marked.some(({ slope, from }, index) => {
      const before = pieces[index] as Piece;
      return !slope.equals(before.slope) && (from as Rational).sign !== 0;
    })
  );
}

/**
 * Begins at 0, has no jump and never ends in a plateau: each piece pays for its own part. A curve cannot be read on a
 * figure that is itself paid, so there every such form is one of tiers.
 */
function isMarginal(pieces: readonly Piece[], { mark, value }: ScaleUnits): boolean {
  const [, first] = pieces;
  if (first === undefined || first.value.sign !== 0) return false;
  const joined = pieces.slice(1).every((piece, index) => {
    const before = pieces[index] as Piece;
    return endOf(before, piece.from as Rational).equals(piece.value);
  });
  const isPaidItself = value === 'money' && mark !== 'ratio';
  return joined && (isPaidItself || !endsLikeCurve(pieces));
}

/** Flat at its end, or two pieces of one line: as curves end, and tiers do not. */
function endsLikeCurve(pieces: readonly Piece[]): boolean {
  const [before, last] = pieces.slice(-2) as [Piece, Piece];
  return last.slope.sign === 0 || (pieces.length > 2 && before.slope.equals(last.slope));
}

/** What a piece comes to at a mark. */
function endOf({ from, value, slope }: Piece, mark: Rational): Rational {
  return value.plus(slope.times(from === undefined ? mark : mark.minus(from)));
}

class ScaleTeller {
  readonly #pieces: readonly Piece[];
  readonly #piece: Piece;
  readonly #next: Piece | undefined;
  readonly #units: ScaleUnits;
  readonly #telling: Telling;

  constructor(pieces: readonly Piece[], place: number, units: ScaleUnits, telling: Telling) {
    this.#pieces = pieces;
    this.#piece = pieces[place] as Piece;
    this.#next = pieces[place + 1];
    this.#units = units;
    this.#telling = telling;
  }

  /** The same value from one mark to the next. */
  flat(): ScaleReading {
    const { words } = this.#telling;
    const { from, open } = this.#piece;
    const closed = this.#next?.open === true;
    if (from !== undefined) return single(words.scaleFrom(this.#mark(from), this.#nextMark(), open, closed));
    return single(this.#next === undefined ? words.readAs.value : words.scaleBelow(this.#nextMark() as string, closed));
  }

  /** One rate for the whole figure. */
  rateOfWhole(): ScaleReading {
    const { from, slope } = this.#piece;
    if (from === undefined && slope.sign === 0) return this.flat();
    const first = from === undefined ? (this.#next as Piece) : this.#piece;
    return single(this.#telling.words.wholeAt(this.#rate(slope), this.#mark(first.from as Rational), first.open));
  }

  /** Each tier pays for the part of the figure inside it. */
  marginal(figure: Rational): ScaleReading {
    const { words } = this.#telling;
    if (this.#piece.from === undefined) {
      return this.#piece.slope.sign === 0 ? this.flat() : single(words.atRate(this.#rate(this.#piece.slope)));
    }
    const tiers = this.#pieces.slice(1, this.#pieces.indexOf(this.#piece) + 1);
    const parts = tiers.map((tier, place): TierPart => {
      const from = tier.from as Rational;
      const to = tiers[place + 1]?.from ?? figure;
      const label = words.tier(this.#mark(from), this.#mark(to), this.#rate(tier.slope));
      return { label, figure: to.minus(from).times(tier.slope) };
    });
    if (parts.length > 1) return { label: words.byTiers, parts };
    const { mark, value } = this.#units;
    if (mark === value && this.#piece.slope.equals(Rational.ONE) && this.#piece.from.sign === 0)
      return single(words.inProportion);
    return single(
      this.#piece.from.sign === 0 ? words.atRate(this.#rate(this.#piece.slope)) : (parts[0] as TierPart).label,
    );
  }

  /** On a straight line between two points, or beyond the last one. */
  curve(): ScaleReading {
    const { words } = this.#telling;
    const { from, value, slope } = this.#piece;
    if (slope.sign === 0) return this.flat();
    const next = this.#next?.from;
    if (from === undefined) return this.#beyond(next ?? Rational.ZERO, endOf(this.#piece, next ?? Rational.ZERO));
    if (next === undefined) return this.#beyond(from, value);
    const end = this.#value(endOf(this.#piece, next));
    return single(words.scaleBetween(this.#mark(from), this.#value(value), this.#mark(next), end));
  }

  #mark(figure: Rational): string {
    return this.#telling.bare(figure, this.#units.mark);
  }

  #value(figure: Rational): string {
    return this.#telling.bare(figure, this.#units.value);
  }

  #nextMark(): string | undefined {
    return this.#next?.from === undefined ? undefined : this.#mark(this.#next.from);
  }

  /** What each unit of the figure earns: percent of money, money for each, or a plain factor. */
  #rate(slope: Rational): string {
    const { mark, value } = this.#units;
    if (mark === value) return this.#telling.bare(slope, mark === 'money' ? 'ratio' : 'number');
    return this.#telling.full(slope, value === 'money' && mark !== 'ratio' ? 'money' : 'number');
  }

  /** On from a point, so much for each further unit of the figure (of a ratio: 100 %). */
  #beyond(from: Rational, value: Rational): ScaleReading {
    const unit = this.#mark(Rational.ONE);
    return single(
      this.#telling.words.scaleBeyond(this.#mark(from), this.#value(value), this.#value(this.#piece.slope), unit),
    );
  }
}

function single(label: string): ScaleReading {
  return { label, parts: [] };
}
