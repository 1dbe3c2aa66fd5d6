/** A running sum of figures of rows: machine integers as long as they fit, exact always. */
import { Rational } from '../number/rational.js';
import type { TallyView } from './view.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

/** Sums of several figures over rows, and how many lines the rows hold. */
export class ExactSums {
  lines = 0;
  readonly #view: TallyView;
  readonly #figures: readonly number[];
  readonly #units: Float64Array;
  #beside: Rational[] | undefined;

  /** @param figures places of the figures in the tally's spec */
  constructor(view: TallyView, figures: readonly number[]) {
    this.#view = view;
    this.#figures = figures;
    this.#units = new Float64Array(figures.length);
  }

  add(row: number): void {
    const view = this.#view;
    const figures = this.#figures;
    this.lines += view.lines[row] as number;
    for (let place = 0; place < figures.length; place += 1) {
      const figure = figures[place] as number;
      const column = view.tally.cells.sums[figure] as (typeof view.tally.cells.sums)[number];
      if (row >= view.cellRows || column.hasAside) {
        this.#addBeside(place, view.exact(figure, row));
        continue;
      }
      const total = (this.#units[place] as number) + column.units(row);
      if (total <= LARGEST && total >= -LARGEST) this.#units[place] = total;
      else this.#addBeside(place, view.exact(figure, row));
    }
  }

  #addBeside(place: number, amount: Rational): void {
    this.#beside ??= this.#figures.map(() => Rational.ZERO);
    this.#beside[place] = (this.#beside[place] as Rational).plus(amount);
  }

  /** The exact sum of the figure at a place of the list. */
  at(place: number): Rational {
    const column = this.#view.tally.cells.sums[this.#figures[place] as number] as { scale: number };
    const units = Rational.ofScaled(BigInt(this.#units[place] as number), column.scale);
    const beside = this.#beside?.[place];
    return beside === undefined ? units : units.plus(beside);
  }
}
