/** Ids of lines: no two alike, and found again when a reversal names one. */
import type { ProblemList } from '../trace/problems.js';

/**
 * The ids of all lines by row. Ids that rise among those of their length (L1, L2, … L10; and credit notes G-01, G-02
 * between them) are told apart and found again without remembering each.
 */
export class LineIds {
  /** By row; empty where a line has no id that could be read. */
  readonly all: string[];
  readonly #lengths: Uint8Array;
  readonly #lastOfLength: string[] = [];
  /** Rows by the length of their ids, as far as they were asked for since all ids were set. */
  readonly #byLength = new Map<number, Int32Array>();
  #rise = true;

  constructor(rows: number) {
    this.all = new Array<string>(rows);
    this.#lengths = new Uint8Array(rows);
  }

  /** Sets the id of the next row. */
  set(row: number, id: string): void {
    this.all[row] = id;
    const { length } = id;
    this.#lengths[row] = length;
    if (!this.#rise || length === 0) return;
    const last = this.#lastOfLength[length];
    if (last !== undefined && last >= id) this.#rise = false;
    this.#lastOfLength[length] = id;
  }

  at(row: number): string {
    return this.all[row] as string;
  }

  /** Adds a problem for every line whose id an earlier one has. */
  findDuplicates(problems: ProblemList): void {
    if (this.#rise) return;
    const firstRow = new Map<string, number>();
    this.all.forEach((id, row) => {
      if (id === '') return;
      const first = firstRow.get(id);
      if (first === undefined) firstRow.set(id, row);
      else {
        problems.add({
          code: 'duplicate_id',
          at: `/lines/${row}/id`,
          line: { index: row, id },
          found: id,
          expected: `/lines/${first}/id`,
        });
      }
    });
  }

  /** The rows of some ids, in rising order; ids that are not there are passed over. */
  rowsOf(wanted: ReadonlySet<string>): number[] {
    if (wanted.size === 0) return [];
    if (!this.#rise) return this.all.flatMap((id, row) => (wanted.has(id) ? [row] : []));
    const rows: number[] = [];
    for (const id of wanted) {
      const candidates = this.#byLength.get(id.length) ?? this.#rowsOfLength(id.length);
      this.#byLength.set(id.length, candidates);
      const row = this.#rowByHalving(candidates, id);
      if (row !== undefined) rows.push(row);
    }
    return rows.sort((a, b) => a - b);
  }

  #rowsOfLength(length: number): Int32Array {
    const rows = new Int32Array(this.#lengths.length);
    let count = 0;
    for (let row = 0; row < rows.length; row += 1) {
      rows[count] = row;
      if (this.#lengths[row] === length) count += 1;
    }
    return rows.subarray(0, count);
  }

  /** The row of an id among rows whose ids rise. */
  #rowByHalving(rows: Int32Array, id: string): number | undefined {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(rows[middle] as number) < id) low = middle + 1;
      else high = middle;
    }
    const row = rows[low];
    return row !== undefined && this.at(row) === id ? row : undefined;
  }
}
