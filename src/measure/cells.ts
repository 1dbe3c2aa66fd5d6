/**
 * The cells of a tally: one for each distinct key that lines fall into, found by open addressing over whole numbers,
 * with exact sums beside. Grows as it fills.
 */
import { SumColumn } from './sum-column.js';

/** What a line falls into: numbers into the tally's own lists. */
export interface CellKey {
  pattern: number;
  customer: number;
  category: number;
  stretch: number;
  /** Number of the deal, or −1 where no plan reads deals. */
  deal: number;
  /** What is not known of its lines: bits of `unknownBits`. */
  unknown: number;
}

const FIRST_ROOM = 1024;

export class Cells {
  count = 0;
  pattern: Int32Array = new Int32Array(FIRST_ROOM);
  customer: Int32Array = new Int32Array(FIRST_ROOM);
  category: Int32Array = new Int32Array(FIRST_ROOM);
  stretch: Int32Array = new Int32Array(FIRST_ROOM);
  deal: Int32Array = new Int32Array(FIRST_ROOM);
  unknown: Uint8Array = new Uint8Array(FIRST_ROOM);
  /** How many lines fell into the cell. */
  lines: Float64Array = new Float64Array(FIRST_ROOM);
  readonly sums: readonly SumColumn[];
  #table = new Int32Array(FIRST_ROOM * 2).fill(-1);

  /** @param scales decimals of each sum's units */
  constructor(scales: readonly number[]) {
    this.sums = scales.map((scale) => new SumColumn(scale, FIRST_ROOM));
  }

  /** The cell of a key; a new, empty one where there was none. */
  cellOf(key: CellKey): number {
    const mask = this.#table.length - 1;
    let slot = hash(key) & mask;
    for (;;) {
      const cell = this.#table[slot] as number;
      if (cell < 0) return this.#create(key, slot);
      if (this.#is(cell, key)) return cell;
      slot = (slot + 1) & mask;
    }
  }

  #is(cell: number, key: CellKey): boolean {
    return (
      this.customer[cell] === key.customer &&
      this.pattern[cell] === key.pattern &&
      this.category[cell] === key.category &&
      this.stretch[cell] === key.stretch &&
      this.deal[cell] === key.deal &&
      this.unknown[cell] === key.unknown
    );
  }

  #create(key: CellKey, slot: number): number {
    const cell = this.count;
    this.count += 1;
    if (cell === this.pattern.length) this.#grow();
    this.pattern[cell] = key.pattern;
    this.customer[cell] = key.customer;
    this.category[cell] = key.category;
    this.stretch[cell] = key.stretch;
    this.deal[cell] = key.deal;
    this.unknown[cell] = key.unknown;
    if (this.count * 2 > this.#table.length) this.#rehash();
    else this.#table[slot] = cell;
    return cell;
  }

  #grow(): void {
    const room = this.pattern.length * 2;
    this.pattern = widened(this.pattern, new Int32Array(room));
    this.customer = widened(this.customer, new Int32Array(room));
    this.category = widened(this.category, new Int32Array(room));
    this.stretch = widened(this.stretch, new Int32Array(room));
    this.deal = widened(this.deal, new Int32Array(room));
    this.unknown = widened(this.unknown, new Uint8Array(room));
    this.lines = widened(this.lines, new Float64Array(room));
    for (const sum of this.sums) sum.grow(room);
  }

  #rehash(): void {
    const table = new Int32Array(this.#table.length * 2).fill(-1);
    const mask = table.length - 1;
    const key: CellKey = { pattern: 0, customer: 0, category: 0, stretch: 0, deal: 0, unknown: 0 };
    for (let cell = 0; cell < this.count; cell += 1) {
      let slot = hash(this.keyOf(cell, key)) & mask;
      while ((table[slot] as number) >= 0) slot = (slot + 1) & mask;
      table[slot] = cell;
    }
    this.#table = table;
  }

  /** Writes the key of a cell into `into`. */
  keyOf(cell: number, into: CellKey): CellKey {
    into.pattern = this.pattern[cell] as number;
    into.customer = this.customer[cell] as number;
    into.category = this.category[cell] as number;
    into.stretch = this.stretch[cell] as number;
    into.deal = this.deal[cell] as number;
    into.unknown = this.unknown[cell] as number;
    return into;
  }
}

function widened<Column extends Int32Array | Uint8Array | Float64Array>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}

function hash(key: CellKey): number {
  let h = Math.imul(key.customer, 0x9e3779b1);
  h = Math.imul(h ^ key.pattern ^ (h >>> 15), 0x85ebca77);
  h = Math.imul(h ^ (key.category + key.stretch * 0x1003f) ^ (h >>> 13), 0xc2b2ae3d);
  h = Math.imul(h ^ (key.deal * 8 + key.unknown) ^ (h >>> 16), 0x27d4eb2f);
  return h ^ (h >>> 15);
}
