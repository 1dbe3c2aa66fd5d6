/**
 * Rows of numbers, one row after the other, so that what belongs to one row lies together in memory: reading a row
 * anywhere costs one look into memory, however many numbers it has.
 */

/** Numbers of one place in every row. */
export class NumberColumn {
  readonly #records: Records;
  readonly #offset: number;

  /** @param offset the place in a row */
  constructor(records: Records, offset = 0) {
    this.#records = records;
    this.#offset = offset;
  }

  at(row: number): number {
    const { numbers, width } = this.#records;
    return numbers[row * width + this.#offset] as number;
  }

  set(row: number, number: number): void {
    const { numbers, width } = this.#records;
    numbers[row * width + this.#offset] = number;
  }
}

/** Whole numbers below 2^31 come first in a row, two in the room of one number. */
export class Records {
  /** Numbers of a row. */
  readonly width: number;
  #numbers: Float64Array<ArrayBuffer>;
  #wholes: Int32Array;

  /** @param rows how many there is room for; room that is never written to costs nothing */
  constructor(width: number, rows: number, numbers: Float64Array<ArrayBuffer> = new Float64Array(width * rows)) {
    this.width = width;
    this.#numbers = numbers;
    this.#wholes = new Int32Array(this.#numbers.buffer);
  }

  /** The numbers of row r from `r × width` on. */
  get numbers(): Float64Array {
    return this.#numbers;
  }

  /** The same memory as whole numbers: those of row r from `r × width × 2` on. */
  get wholes(): Int32Array {
    return this.#wholes;
  }

  /** Makes room for more rows. */
  grow(rows: number): void {
    const larger = new Float64Array(this.width * rows);
    larger.set(this.#numbers);
    this.#numbers = larger;
    this.#wholes = new Int32Array(larger.buffer);
  }
}
