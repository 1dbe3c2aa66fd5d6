/** Control totals of a statement, as batch totals in payment files are: they notice any changed, moved or lost figure. */

import type { Statement } from '../statement/statement.js';
import type { ByteText } from '../trace/byte-text.js';
import { canonicalJson, orderedKeys } from '../trace/canonical.js';
import { Sha256 } from '../trace/sha256.js';

const BASE = 65_599;
const MODULUS = 2_147_483_647;
const TWO_TO_31 = 2_147_483_648;

/**
 * The weighed sum over every leaf of a statement without its `control` and `digest`: objects by keys in code-unit
 * order, lists (whose length is a leaf of its own, before their entries) in theirs; the k-th leaf adds k × its weight.
 */
class ControlSum {
  #total = 0n;
  #place = 0;
  /** What was added since the last carry: a whole number below 2^53, weights being below 2^31. */
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
    this.#recent += this.#place * weight;
    if (this.#recent > 2 ** 52) this.#carry();
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

/** A number in base 65,599, modulo 2^31 − 1, with one more digit. */
function heavier(weight: number, unit: number): number {
  const next = weight * BASE + unit;
  // 2^31 is 1 modulo 2^31 − 1, so what stands above the 31st bit is added to what stands below.
  const rest = next - Math.floor(next / TWO_TO_31) * MODULUS;
  return rest >= MODULUS ? rest - MODULUS : rest;
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
    else if (typeof value !== 'object' || value === null) {
      const leaf = JSON.stringify(value);
      this.text.text(leaf);
      this.sum.add(leaf);
    } else if (Array.isArray(value)) this.#writeList(value);
    else {
      const entries = value as Record<string, unknown>;
      let between = '{';
      for (const key of orderedKeys(entries)) {
        const field = entries[key];
        if (field === undefined) continue;
        this.text.text(between).quoted(key);
        this.text.text(':');
        between = ',';
        this.write(field);
      }
      this.text.text(between === '{' ? '{}' : '}');
      Object.freeze(entries);
    }
  }

  #writeText(value: string): void {
    const from = this.text.length;
    if (this.text.quoted(value)) this.sum.addBytes(this.text.room, from, this.text.length);
    else this.sum.add(JSON.stringify(value));
  }

  #writeList(list: readonly unknown[]): void {
    this.sum.add(String(list.length));
    this.text.text('[');
    for (let place = 0; place < list.length; place += 1) {
      if (place > 0) this.text.text(',');
      this.write(list[place]);
    }
    this.text.text(']');
    Object.freeze(list);
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
  const control = Object.freeze({ nodes: statement.trace.length, sum: sealing.sum.total });
  const end = text.text('}').length;
  const whole = text.text(`,"control":${canonicalJson(control)}`).bytes;
  const digest = new Sha256()
    .update(whole.subarray(0, before))
    .update(whole.subarray(end))
    .update(whole.subarray(before, end));
  return Object.freeze({ ...statement, control, digest: digest.hex() });
}
