/** Control totals of a statement, as batch totals in payment files are: they notice any changed, moved or lost figure. */

import type { Statement } from '../statement/statement.js';
import { type ByteText, CLOSING, CLOSING_BRACE, COLON, COMMA, OPENING, OPENING_BRACE } from '../trace/byte-text.js';
import { canonicalJson, isAfter, orderedKeys } from '../trace/canonical.js';
import type { TraceNode } from '../trace/ledger.js';
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

  /** @param key what stands before it, as in what follows */
  #writeText(value: string, key = ''): ByteText {
    const { text } = this;
    const from = text.text(key).length;
    if (text.quoted(value)) this.sum.addBytes(text.room, from, text.length);
    else this.sum.add(JSON.stringify(value));
    return text;
  }

  /** Numbers of a statement are whole: everything else in it is text. */
  #writeWhole(value: number, key = ''): ByteText {
    const { text } = this;
    const from = text.text(key).length;
    text.whole(value);
    this.sum.addBytes(text.room, from, text.length);
    return text;
  }

  #writeList(list: readonly unknown[], key = ''): ByteText {
    this.text.text(key);
    this.#open(list);
    for (let place = 0; place < list.length; place += 1) {
      if (place > 0) this.text.ascii(COMMA);
      this.write(list[place]);
    }
    this.#close(list);
    return this.text;
  }

  /** The nodes of a trace: half of a statement. Their fields, and the order of these, are known. */
  writeTrace(nodes: readonly TraceNode[]): void {
    this.#open(nodes);
    for (let place = 0; place < nodes.length; place += 1) {
      if (place > 0) this.text.ascii(COMMA);
      this.#writeNode(nodes[place] as TraceNode);
    }
    this.#close(nodes);
  }

  #open(list: readonly unknown[]): void {
    this.sum.add(String(list.length));
    this.text.ascii(OPENING);
  }

  #close(list: readonly unknown[]): void {
    this.text.ascii(CLOSING);
    Object.freeze(list);
  }

  #writeNode(node: TraceNode): void {
    const { text } = this;
    text.ascii(OPENING_BRACE);
    if (node.at !== undefined) this.#writeText(node.at, '"at":').ascii(COMMA);
    if (node.count !== undefined) this.#writeWhole(node.count, '"count":').ascii(COMMA);
    if (node.form !== undefined) this.#writeList(node.form, '"form":').ascii(COMMA);
    this.#writeWhole(node.id, '"id":');
    if (node.in !== undefined) this.#writeList(node.in, ',"in":');
    if (node.mode !== undefined) this.#writeText(node.mode, ',"mode":');
    if (node.of !== undefined) this.#writeObject(node.of, ',"of":');
    this.#writeText(node.op, ',"op":');
    if (node.part !== undefined) this.#writeWhole(node.part, ',"part":');
    if (node.scale !== undefined) this.#writeWhole(node.scale, ',"scale":');
    if (node.test !== undefined) this.#writeText(node.test, ',"test":');
    this.#writeText(node.value, ',"value":');
    if (node.version !== undefined) this.#writeWhole(node.version, ',"version":');
    text.ascii(CLOSING_BRACE);
    Object.freeze(node);
  }

  #writeObject(entries: Readonly<Record<string, unknown>>, key = ''): void {
    const { text } = this;
    const from = text.text(key).ascii(OPENING_BRACE).length;
    // Asked for in the order that they have, the fields of an object are found without looking for them by name.
    if (areInOrder(entries)) for (const name in entries) this.#writeField(name, entries[name], from);
    else for (const name of orderedKeys(entries)) this.#writeField(name, entries[name], from);
    text.ascii(CLOSING_BRACE);
    Object.freeze(entries);
  }

  /** @param from where the fields of its object begin */
  #writeField(name: string, field: unknown, from: number): void {
    if (field === undefined) return;
    const { text } = this;
    if (text.length > from) text.ascii(COMMA);
    text.quoted(name);
    text.ascii(COLON);
    this.write(field);
  }
}

/** Whether the keys of an object are in code-unit order, and all its own. */
function areInOrder(entries: object): boolean {
  let before: string | undefined;
  for (const name in entries) {
    if (before === undefined ? !Object.hasOwn(entries, name) : !isAfter(name, before)) return false;
    before = name;
  }
  return before === undefined || Object.hasOwn(entries, before);
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
    if (key === 'trace') sealing.writeTrace(statement.trace);
    else sealing.write(body[key]);
    if (key < 'control') before = text.length;
  }
  text.text('}');
  const control = Object.freeze({ nodes: statement.trace.length, sum: sealing.sum.total });
  const digest = sha256OfBytes(text.insert(before, `,"control":${canonicalJson(control)}`).bytes);
  return Object.freeze({ ...statement, control, digest });
}
