/**
 * Exact sums, one a cell: whole numbers of units of `10^-scale` in machine integers, with what grows past 2^53 put
 * aside as big integers. Adding never rounds.
 */
import { powerOfTen, Rational } from '../number/rational.js';
import { unitsText } from '../number/units-text.js';
import { plainUnits } from './plain-units.js';
import { NumberColumn, Records } from './records.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

export class SumColumn {
  readonly scale: number;
  readonly #units: NumberColumn;
  readonly #aside = new Map<number, bigint>();

  /** @param units where the machine integers are kept */
  constructor(scale: number, units: NumberColumn) {
    this.scale = scale;
    this.#units = units;
  }

  /** Adds a whole number of units, itself within ±2^53. */
  add(cell: number, units: number): void {
    const before = this.#units.at(cell);
    const total = before + units;
    if (total <= LARGEST && total >= -LARGEST) {
      this.#units.set(cell, total);
      return;
    }
    this.addLarge(cell, BigInt(before));
    this.#units.set(cell, units);
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
    return this.#units.at(cell);
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

  /** The sum of a cell in whole units of `10^-scale`; undefined where it is no whole number of them, or past 2^53. */
  unitsIn(cell: number, scale: number): number | undefined {
    let units = this.units(cell);
    if (this.#aside.has(cell)) units = plainUnits(this.at(cell), scale);
    else if (scale > this.scale) units *= 10 ** (scale - this.scale);
    else if (scale < this.scale) units /= 10 ** (this.scale - scale);
    return Number.isSafeInteger(units) ? units : undefined;
  }

  /** The sums of all cells in another order, in which their units were put already. */
  reordered(order: Int32Array, units: Float64Array<ArrayBuffer>): SumColumn {
    const result = new SumColumn(this.scale, new NumberColumn(new Records(1, units.length, units)));
    if (this.hasAside) {
      order.forEach((cell, place) => {
        const aside = this.#aside.get(cell);
        if (aside !== undefined) result.#aside.set(place, aside);
      });
    }
    return result;
  }

  /** The exact sum of a cell. */
  at(cell: number): Rational {
    return Rational.ofScaled(BigInt(this.units(cell)) + this.aside(cell), this.scale);
  }
}
