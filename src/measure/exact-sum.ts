/** A running sum of figures of rows: machine integers as long as they fit, exact always. */
import type { Exchange } from '../facts/rates.js';
import { Rational } from '../number/rational.js';
import type { TallyView } from './view.js';

const LARGEST = Number.MAX_SAFE_INTEGER;

/** The sum of one figure over rows, and how many lines the rows hold. */
export class ExactSum {
  lines = 0;
  readonly #view: TallyView;
  readonly #figure: number;
  /** Of the figure, by row. */
  readonly #plain: Float64Array;
  #units = 0;
  #beside: Rational | undefined;
  #exchanged: Map<Exchange, { value: Rational; lines: number }> | undefined;

  /** @param figure place of the figure in the tally's spec */
  constructor(view: TallyView, figure: number) {
    this.#view = view;
    this.#figure = figure;
    this.#plain = view.units[figure] as Float64Array;
  }

  add(row: number): void {
    const view = this.#view;
    this.lines += view.lines[row] as number;
    const total = this.#units + (this.#plain[row] as number);
    if (total <= LARGEST && total >= -LARGEST) {
      this.#units = total;
      return;
    }
    const exact = view.exact(this.#figure, row);
    this.#beside = (this.#beside ?? Rational.ZERO).plus(exact);
    const exchange = view.exchangeOf(row);
    if (exchange !== undefined) this.#addExchanged(exchange, exact, view.lines[row] as number);
  }

  #addExchanged(exchange: Exchange, exact: Rational, lines: number): void {
    this.#exchanged ??= new Map();
    const known = this.#exchanged.get(exchange);
    this.#exchanged.set(
      exchange,
      known === undefined ? { value: exact, lines } : { value: known.value.plus(exact), lines: known.lines + lines },
    );
  }

  /** What of it was exchanged, by the rate; undefined where nothing was. */
  get exchanged(): ReadonlyMap<Exchange, { readonly value: Rational; readonly lines: number }> | undefined {
    return this.#exchanged;
  }

  /** Whether it is above 0; this and what follows is quicker than asking for the value. */
  get isAboveZero(): boolean {
    return this.#beside === undefined ? this.#units > 0 : this.value.sign > 0;
  }

  /** Whether it is at least another sum of the same figure. */
  isAtLeast(other: ExactSum): boolean {
    const isShort = this.#beside === undefined && other.#beside === undefined;
    return isShort ? this.#units >= other.#units : this.value.isAtLeast(other.value);
  }

  /** The exact sum. */
  get value(): Rational {
    const units = Rational.ofScaled(BigInt(this.#units), this.#view.scaleOf(this.#figure));
    return this.#beside === undefined ? units : units.plus(this.#beside);
  }
}
