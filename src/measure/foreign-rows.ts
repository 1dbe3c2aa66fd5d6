/** The rows of a view that are cells in other currencies: their sums, exchanged to the currency of the plan. */
import type { Exchange } from '../facts/rates.js';
import type { Rational } from '../number/rational.js';
import type { CellOrder } from './cell-order.js';
import { type CellKey, type Cells, emptyKey } from './cells.js';
import { type Exchanges, foreignKey, isMoney } from './foreign.js';
import type { FigureName } from './reads.js';
import type { SumColumn } from './sum-column.js';

interface ForeignRow {
  readonly cells: Cells;
  readonly cell: number;
  readonly exchange: Exchange;
}

export class ForeignRows {
  readonly #rows: readonly ForeignRow[];

  constructor(order: CellOrder, exchanges: Exchanges) {
    this.#rows = order.foreign.flatMap(({ text, cells, order: ordered }) => {
      const exchange = exchanges.of(foreignKey(text)) as Exchange;
      return Array.from(ordered, (cell) => ({ cells, cell, exchange }));
    });
  }

  get count(): number {
    return this.#rows.length;
  }

  /** Calls `take` with the key of each row and its number of lines. The key is the same object each time. */
  each(take: (place: number, key: CellKey, lines: number) => void): void {
    const key = emptyKey();
    this.#rows.forEach(({ cells, cell }, place) => {
      take(place, cells.keyOf(cell, key), cells.lines.at(cell));
    });
  }

  exchangeAt(place: number): Exchange {
    return (this.#rows[place] as ForeignRow).exchange;
  }

  /** The exact figure of a row: money in the currency of the plan. */
  exact(name: FigureName, figure: number, place: number): Rational {
    const { cells, cell, exchange } = this.#rows[place] as ForeignRow;
    const sum = (cells.sums[figure] as SumColumn).at(cell);
    return isMoney(name) ? sum.times(exchange.rate) : sum;
  }
}
