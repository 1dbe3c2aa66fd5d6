/**
 * Exact sums, one a cell: whole numbers of units of `10^-scale` in machine integers, with what grows past 2^53 put
 * aside as big integers. Adding never rounds.
 */
import { powerOfTen, Rational } from '../number/rational.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

export class SumColumn {
  readonly scale: number;
  #units: Float64Array;
  readonly #aside = new Map<number, bigint>();

  constructor(scale: number, cells: number) {
    this.scale = scale;
    this.#units = new Float64Array(cells);
  }

  /** Makes room for more cells. */
  grow(cells: number): void {
    const larger = new Float64Array(cells);
    larger.set(this.#units);
    this.#units = larger;
  }

  /** Adds a whole number of units, itself within ±2^53. */
  add(cell: number, units: number): void {
    const total = (this.#units[cell] as number) + units;
    if (total <= LARGEST && total >= -LARGEST) {
      this.#units[cell] = total;
      return;
    }
    this.addLarge(cell, BigInt(this.#units[cell] as number));
    this.#units[cell] = units;
  }

  addLarge(cell: number, units: bigint): void {
    this.#aside.set(cell, (this.#aside.get(cell) ?? 0n) + units);
  }

  /** Adds an exact amount that is a whole number of this column's units. */
  addExact(cell: number, amount: Rational): void {
    this.addLarge(cell, (amount.numerator * powerOfTen(this.scale)) / amount.denominator);
  }

  /** Adds a cell of another column, whose scale is not above this one's. */
  absorb(cell: number, from: SumColumn, fromCell: number): void {
    if (from.scale === this.scale && from.aside(fromCell) === 0n) this.add(cell, from.units(fromCell));
    else this.addExact(cell, from.at(fromCell));
  }

  /** The units that fit; the rest is in {@link aside}. */
  units(cell: number): number {
    return this.#units[cell] as number;
  }

  /** Whether any cell has something put aside, so that {@link units} alone is not its sum. */
  get hasAside(): boolean {
    return this.#aside.size > 0;
  }

  aside(cell: number): bigint {
    return this.#aside.get(cell) ?? 0n;
  }

  /** The sum of a cell as canonical text. */
  textAt(cell: number): string {
    return this.#aside.has(cell) ? this.at(cell).toString() : unitsText(this.units(cell), this.scale);
  }

  /** The exact sum of a cell. */
  at(cell: number): Rational {
    return Rational.ofScaled(BigInt(this.units(cell)) + this.aside(cell), this.scale);
  }
}

/** Whole units of `10^-scale` as the canonical text of the number: no decimal that is not needed. */
function unitsText(units: number, scale: number): string {
  let whole = units;
  let decimals = scale;
  if ((units | 0) === units) {
    // The same in small integers, for which the remainder costs next to nothing.
    let small = units | 0;
    for (; decimals > 0 && small % 10 === 0; decimals -= 1) small = (small / 10) | 0;
    whole = small;
  } else {
    for (; decimals > 0 && whole % 10 === 0; decimals -= 1) whole /= 10;
  }
  if (decimals === 0) return String(whole);
  const digits = String(whole < 0 ? -whole : whole).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return `${whole < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}
