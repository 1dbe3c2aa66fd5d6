/**
 * The cells of a tally: one for each distinct key that lines fall into, found by open addressing over whole numbers,
 * with exact sums beside. Grows as it fills.
 */
import { NumberColumn, Records } from './records.js';
import { SumColumn } from './sum-column.js';

/** What a line falls into: numbers into the tally's own lists. */
export interface CellKey {
  pattern: number;
  customer: number;
  category: number;
  stretch: number;
  /** Number of the deal, or −1 where no plan reads deals. */
  deal: number;
  /** What is not known of its lines: bits of `UNKNOWN`; and which conditions of the spec they meet, from bit 16 on. */
  unknown: number;
}

/** A key to write into, again and again. */
export function emptyKey(): CellKey {
  return { pattern: 0, customer: 0, category: 0, stretch: 0, deal: 0, unknown: 0 };
}

/** Cells as columns: their keys, how many lines fell into each, and their sums. */
export interface CellColumns extends Readonly<Record<keyof CellKey, Int32Array>> {
  readonly lines: Float64Array;
  readonly sums: readonly SumColumn[];
  /** The units of those sums, as far as they are machine integers. */
  readonly units: readonly Float64Array[];
}

/** In the order in which they stand in a record: whole numbers, two in the room of one. */
const FIELDS = ['pattern', 'customer', 'category', 'stretch', 'deal', 'unknown'] as const;
/** Where in a record the number of lines stands; the sums follow. */
const LINES = FIELDS.length / 2;
const LEAST_ROOM = 1024;

export class Cells {
  count = 0;
  /** How many lines fell into each cell. */
  readonly lines: NumberColumn;
  readonly sums: readonly SumColumn[];
  readonly #records: Records;
  #room: number;
  /** By slot: 1 more than the cell; 0 where there is none. */
  #table: Int32Array;

  /**
   * @param scales decimals of each sum's units
   * @param expected how many cells there may become, so that nothing has to move
   */
  constructor(scales: readonly number[], expected = 0) {
    this.#room = Math.max(expected, LEAST_ROOM);
    this.#records = new Records(LINES + 1 + scales.length, this.#room);
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(this.#room)));
    this.lines = new NumberColumn(this.#records, LINES);
    this.sums = scales.map((scale, place) => new SumColumn(scale, new NumberColumn(this.#records, LINES + 1 + place)));
  }

  /** The cell of a key; a new, empty one where there was none. */
  cellOf(key: CellKey): number {
    const cell = this.find(key);
    return cell < 0 ? this.#create(-1 - cell, key) : cell;
  }

  /** The cell of a key; where there is none, −1 − the slot that is free for it. */
  find({ pattern, customer, category, stretch, deal, unknown }: CellKey): number {
    const table = this.#table;
    const { wholes, width } = this.#records;
    const mask = table.length - 1;
    let slot = hash(pattern, customer, category, stretch, deal, unknown) & mask;
    for (;;) {
      const cell = (table[slot] as number) - 1;
      if (cell < 0) return -1 - slot;
      const at = cell * width * 2;
      if (
        wholes[at] === pattern &&
        wholes[at + 1] === customer &&
        wholes[at + 2] === category &&
        wholes[at + 3] === stretch &&
        wholes[at + 4] === deal &&
        wholes[at + 5] === unknown
      )
        return cell;
      slot = (slot + 1) & mask;
    }
  }

  /** A new cell; its slot in the table was found to be free. */
  #create(slot: number, key: CellKey): number {
    const cell = this.count;
    this.count += 1;
    if (cell === this.#room) {
      this.#room *= 2;
      this.#records.grow(this.#room);
    }
    const { wholes, width } = this.#records;
    const at = cell * width * 2;
    wholes[at] = key.pattern;
    wholes[at + 1] = key.customer;
    wholes[at + 2] = key.category;
    wholes[at + 3] = key.stretch;
    wholes[at + 4] = key.deal;
    wholes[at + 5] = key.unknown;
    if (this.count * 2 > this.#table.length) this.#rehash();
    else this.#table[slot] = cell + 1;
    return cell;
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 2);
    const mask = table.length - 1;
    const key = emptyKey();
    for (let cell = 0; cell < this.count; cell += 1) {
      const { pattern, customer, category, stretch, deal, unknown } = this.keyOf(cell, key);
      let slot = hash(pattern, customer, category, stretch, deal, unknown) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = cell + 1;
    }
    this.#table = table;
  }

  /** Writes the key of a cell into `into`. */
  keyOf(cell: number, into: CellKey): CellKey {
    const { wholes, width } = this.#records;
    const at = cell * width * 2;
    into.pattern = wholes[at] as number;
    into.customer = wholes[at + 1] as number;
    into.category = wholes[at + 2] as number;
    into.stretch = wholes[at + 3] as number;
    into.deal = wholes[at + 4] as number;
    into.unknown = wholes[at + 5] as number;
    return into;
  }

  /**
   * Adds other cells to these, whose scales are not below theirs.
   *
   * @param sums the columns to take, in the order of these ones
   * @param translate changes a key to one of these cells; false: the cell is left out
   */
  absorb(from: Cells, sums: readonly SumColumn[], translate: (key: CellKey) => boolean): void {
    const key = emptyKey();
    for (let cell = 0; cell < from.count; cell += 1) {
      if (!translate(from.keyOf(cell, key))) continue;
      const target = this.cellOf(key);
      this.lines.set(target, this.lines.at(target) + from.lines.at(cell));
      for (let place = 0; place < sums.length; place += 1) {
        (this.sums[place] as SumColumn).absorb(target, sums[place] as SumColumn, cell);
      }
    }
  }

  /**
   * The cells in an order, as columns. Each record is looked at once: cells lie far apart in the order they came in.
   *
   * @param room how many entries the columns have room for; those behind the last cell are 0
   */
  columns(order: Int32Array, room = order.length): CellColumns {
    const { wholes, numbers, width } = this.#records;
    const [pattern, customer, category, stretch, deal, unknown] = FIELDS.map(() => new Int32Array(room)) as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    const lines = new Float64Array(room);
    const units = this.sums.map(() => new Float64Array(room));
    for (let place = 0; place < order.length; place += 1) {
      const record = (order[place] as number) * width;
      const key = record * 2;
      pattern[place] = wholes[key] as number;
      customer[place] = wholes[key + 1] as number;
      category[place] = wholes[key + 2] as number;
      stretch[place] = wholes[key + 3] as number;
      deal[place] = wholes[key + 4] as number;
      unknown[place] = wholes[key + 5] as number;
      lines[place] = numbers[record + LINES] as number;
      for (let sum = 0; sum < units.length; sum += 1) {
        (units[sum] as Float64Array)[place] = numbers[record + LINES + 1 + sum] as number;
      }
    }
    const sums = this.sums.map((sum, place) => sum.reordered(order, units[place] as Float64Array<ArrayBuffer>));
    return { pattern, customer, category, stretch, deal, unknown, lines, sums, units };
  }

  /**
   * Makes one field of each key the next digit of a whole number a cell: `into × base + digit`.
   *
   * @param rankOf the digit by what stands in the field; left out, it is that itself
   */
  addDigit(field: keyof CellKey, rankOf: Int32Array | undefined, base: number, into: Int32Array): void {
    const { wholes, width } = this.#records;
    const offset = FIELDS.indexOf(field);
    for (let cell = 0; cell < this.count; cell += 1) {
      const entry = wholes[cell * width * 2 + offset] as number;
      into[cell] = (into[cell] as number) * base + (rankOf === undefined ? entry : (rankOf[entry] as number));
    }
  }

  /** Calls `take` with one field of each key, cell by cell. */
  each(field: keyof CellKey, take: (entry: number, cell: number) => void): void {
    const { wholes, width } = this.#records;
    for (let cell = 0, at = FIELDS.indexOf(field); cell < this.count; cell += 1, at += width * 2) {
      take(wholes[at] as number, cell);
    }
  }
}

function hash(
  pattern: number,
  customer: number,
  category: number,
  stretch: number,
  deal: number,
  unknown: number,
): number {
  let h = Math.imul(customer, 0x9e3779b1);
  h = Math.imul(h ^ pattern ^ (h >>> 15), 0x85ebca77);
  h = Math.imul(h ^ (category + stretch * 0x1003f) ^ (h >>> 13), 0xc2b2ae3d);
  h = Math.imul(h ^ (deal * 8 + unknown) ^ (h >>> 16), 0x27d4eb2f);
  return h ^ (h >>> 15);
}
