/** Rows of a view found by what stands in one of their columns, and by their stretch. */

/** Stretches in a row, from the first to the last; none where `last` is below `first`. */
export interface StretchRange {
  readonly first: number;
  readonly last: number;
}

/** Rows by the number in one of their columns, and by their stretch. */
export class RowIndex {
  readonly #start: Int32Array;
  readonly #rows: Int32Array;
  readonly #stretches: number;

  constructor(column: Int32Array, size: number, stretch: Int32Array, stretches: number) {
    this.#stretches = stretches;
    const keys = size * stretches;
    const start = new Int32Array(keys + 1);
    for (let row = 0; row < column.length; row += 1) {
      const behind = (column[row] as number) * stretches + (stretch[row] as number) + 1;
      start[behind] = (start[behind] as number) + 1;
    }
    for (let key = 0; key < keys; key += 1) start[key + 1] = (start[key + 1] as number) + (start[key] as number);
    const next = start.slice(0, keys);
    const rows = new Int32Array(column.length);
    for (let row = 0; row < column.length; row += 1) {
      const key = (column[row] as number) * stretches + (stretch[row] as number);
      const place = next[key] as number;
      rows[place] = row;
      next[key] = place + 1;
    }
    this.#start = start;
    this.#rows = rows;
  }

  rowsOf(entry: number, { first, last }: StretchRange = { first: 0, last: this.#stretches - 1 }): Int32Array {
    const from = entry * this.#stretches;
    return last < first ? NO_ROWS : this.#rows.subarray(this.#start[from + first], this.#start[from + last + 1]);
  }
}

export const NO_ROWS = /* @__PURE__ */ new Int32Array(0);
