/** A running sum of figures of rows: machine integers as long as they fit, exact always. */
import { Rational } from '../number/rational.js';
import type { TallyView } from './view.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

/** The sum of one figure over rows, and how many lines the rows hold. */
export class ExactSum {
  lines = 0;
  readonly #view: TallyView;
  readonly #figure: number;
  #units = 0;
  #beside: Rational | undefined;

  /** @param figure place of the figure in the tally's spec */
  constructor(view: TallyView, figure: number) {
    this.#view = view;
    this.#figure = figure;
  }

  add(row: number): void {
    const view = this.#view;
    const column = view.tally.cells.sums[this.#figure] as (typeof view.tally.cells.sums)[number];
    this.lines += view.lines[row] as number;
    if (row < view.cellRows && !column.hasAside) {
      const total = this.#units + column.units(row);
      if (total <= LARGEST && total >= -LARGEST) {
        this.#units = total;
        return;
      }
    }
    this.#beside = (this.#beside ?? Rational.ZERO).plus(view.exact(this.#figure, row));
  }

  /** Whether it is above 0; quicker than asking for the value. */
  get isAboveZero(): boolean {
    return this.#beside === undefined ? this.#units > 0 : this.value.sign > 0;
  }

  /** The exact sum. */
  get value(): Rational {
    const column = this.#view.tally.cells.sums[this.#figure] as { readonly scale: number };
    const units = Rational.ofScaled(BigInt(this.#units), column.scale);
    return this.#beside === undefined ? units : units.plus(this.#beside);
  }
}
