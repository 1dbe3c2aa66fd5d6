/** Control totals of a statement, as batch totals in payment files are: they notice any changed, moved or lost figure. */

import type { Statement } from '../statement/statement.js';
import { type ByteText, CLOSING, CLOSING_BRACE, COLON, COMMA, OPENING, OPENING_BRACE } from '../trace/byte-text.js';
import { canonicalJson, orderedKeys } from '../trace/canonical.js';
import { sha256OfBytes } from '../trace/sha256.js';

const BASE = 65_599;
/** Up to this place, a place × a weight is a machine integer. */
const SMALL_PLACE = 2 ** 20;

/**
 * The weighed sum over every leaf of a statement without its `control` and `digest`: objects by keys in code-unit
 * order, lists (whose length is a leaf of its own, before their entries) in theirs; the k-th leaf adds k × its weight.
 */
class ControlSum {
  #total = 0n;
  #place = 0;
  /** What was added since the last carry: a whole number below 2^53, weights being below 2^32. */
  #recent = 0;

  /** Adds a leaf whose JSON text is ASCII, as it stands in some bytes. */
  addBytes(bytes: Uint8Array, from: number, to: number): void {
    let weight = 0;
    for (let place = from; place < to; place += 1) weight = heavier(weight, bytes[place] as number);
    this.#add(weight);
  }

  /** Adds a leaf by its JSON text. */
  add(leaf: string): void {
    let weight = 0;
    for (let place = 0; place < leaf.length; place += 1) weight = heavier(weight, leaf.charCodeAt(place));
    this.#add(weight);
  }

  #add(weight: number): void {
    this.#place += 1;
    if (this.#place > SMALL_PLACE) this.#total += BigInt(this.#place) * BigInt(weight >>> 0);
    else {
      this.#recent += this.#place * (weight >>> 0);
      if (this.#recent >= 2 ** 52) this.#carry();
    }
  }

  get total(): string {
    this.#carry();
    return this.#total.toString();
  }

  #carry(): void {
    this.#total += BigInt(this.#recent);
    this.#recent = 0;
  }
}

/** A number in base 65,599, modulo 2^32 (as its 32 bits, whatever their sign), with one more digit. */
function heavier(weight: number, unit: number): number {
  return (Math.imul(weight, BASE) + unit) | 0;
}

/** One walk over a statement: writes its canonical JSON, adds up its leaves, freezes it. */
class Sealing {
  readonly text: ByteText;
  readonly sum = new ControlSum();

  constructor(text: ByteText) {
    this.text = text.clear();
  }

  write(value: unknown): void {
    if (typeof value === 'string') this.#writeText(value);
    else if (typeof value === 'number') this.#writeWhole(value);
    else if (typeof value !== 'object' || value === null) {
      const leaf = JSON.stringify(value);
      this.text.text(leaf);
      this.sum.add(leaf);
    } else if (Array.isArray(value)) this.#writeList(value);
    else this.#writeObject(value as Record<string, unknown>);
  }

  #writeText(value: string): void {
    const from = this.text.length;
    if (this.text.quoted(value)) this.sum.addBytes(this.text.room, from, this.text.length);
    else this.sum.add(JSON.stringify(value));
  }

  /** Numbers of a statement are whole: everything else in it is text. */
  #writeWhole(value: number): void {
    const from = this.text.length;
    this.text.whole(value);
    this.sum.addBytes(this.text.room, from, this.text.length);
  }

  #writeList(list: readonly unknown[]): void {
    const { text } = this;
    this.sum.add(String(list.length));
    text.ascii(OPENING);
    for (let place = 0; place < list.length; place += 1) {
      if (place > 0) text.ascii(COMMA);
      this.write(list[place]);
    }
    text.ascii(CLOSING);
    Object.freeze(list);
  }

  #writeObject(entries: Record<string, unknown>): void {
    const { text } = this;
    let isFirst = true;
    text.ascii(OPENING_BRACE);
    for (const key of orderedKeys(entries)) {
      if (!isFirst) text.ascii(COMMA);
      isFirst = false;
      text.quoted(key);
      text.ascii(COLON);
      this.write(entries[key]);
    }
    text.ascii(CLOSING_BRACE);
    Object.freeze(entries);
  }
}

/**
 * A statement with its control totals and its digest, frozen through and through.
 *
 * @param room where its text is put together; what stood there is lost
 */
export function sealed(statement: Omit<Statement, 'control' | 'digest'>, room: ByteText): Statement {
  const sealing = new Sealing(room);
  const { text } = sealing;
  const body = statement as Readonly<Record<string, unknown>>;
  let between = '{';
  let before = 0;
  for (const key of Object.keys(body).sort()) {
    text.text(`${between}"${key}":`);
    between = ',';
    sealing.write(body[key]);
    if (key < 'control') before = text.length;
  }
  text.text('}');
  const control = Object.freeze({ nodes: statement.trace.length, sum: sealing.sum.total });
  const digest = sha256OfBytes(text.insert(before, `,"control":${canonicalJson(control)}`).bytes);
  return Object.freeze({ ...statement, control, digest });
}
