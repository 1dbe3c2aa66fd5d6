/** A column of short texts of which most rows may have none (deals, invoices). Takes room only once a row has one. */

export class TextColumn {
  readonly #rows: number;
  #texts: (string | undefined)[] = [];
  #size = 0;

  constructor(rows: number) {
    this.#rows = rows;
  }

  /** How many rows have a text. */
  get size(): number {
    return this.#size;
  }

  /** Puts a text into a row that had none. */
  set(row: number, text: string): void {
    if (this.#size === 0) this.#texts = new Array<string | undefined>(this.#rows);
    this.#texts[row] = text;
    this.#size += 1;
  }

  get(row: number): string | undefined {
    return this.#size === 0 ? undefined : this.#texts[row];
  }

  has(row: number): boolean {
    return this.get(row) !== undefined;
  }
}
