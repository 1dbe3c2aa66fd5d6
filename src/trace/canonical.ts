/** Canonical JSON (RFC 8785) and its digest: one text a value, so that equal content has equal bytes everywhere. */
import { Rational } from '../number/rational.js';
import { sha256Hex } from './sha256.js';

/**
 * The canonical JSON text: keys in code-unit order, no white space. Exact numbers stand as text; fields that are
 * undefined are left out. Takes plain data only: text, booleans, null, safe integers, lists, objects.
 *
 * @example
 * canonicalJson({ b: [1, 'x'], a: null }) // '{"a":null,"b":[1,"x"]}'
 */
export function canonicalJson(value: unknown): string {
  return canonicalPieces(value, noLeaf).join('');
}

function noLeaf(): void {}

/**
 * The same as pieces that are yet to be joined, calling `leaf` with the JSON text of every leaf in the order of the
 * text. A list's length is a leaf of its own, before its entries; it does not stand in the text.
 */
export function canonicalPieces(value: unknown, leaf: (text: string) => void): string[] {
  const pieces: string[] = [];
  write(value, pieces, leaf);
  return pieces;
}

function write(value: unknown, pieces: string[], leaf: (text: string) => void): void {
  if (typeof value !== 'object' || value === null || value instanceof Rational) {
    const text = leafText(value);
    leaf(text);
    pieces.push(text);
  } else if (Array.isArray(value)) {
    leaf(String(value.length));
    for (let place = 0; place < value.length; place += 1) {
      pieces.push(place === 0 ? '[' : ',');
      write(value[place], pieces, leaf);
    }
    pieces.push(value.length === 0 ? '[]' : ']');
  } else {
    const entries = value as Record<string, unknown>;
    let between = '{';
    for (const key of orderedKeys(entries)) {
      const field = entries[key];
      if (field === undefined) continue;
      pieces.push(`${between}${quoted(key)}:`);
      between = ',';
      write(field, pieces, leaf);
    }
    pieces.push(between === '{' ? '{}' : '}');
  }
}

function leafText(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  return value instanceof Rational ? `"${value.toString()}"` : JSON.stringify(value);
}

/** The keys of an object in code-unit order; those of most objects are in it already. */
function orderedKeys(entries: object): readonly string[] {
  const keys = Object.keys(entries);
  for (let place = 1; place < keys.length; place += 1) {
    if ((keys[place - 1] as string) > (keys[place] as string)) return keys.sort(byCodeUnit);
  }
  return keys;
}

/** The JSON text of a text. Most need no escape, and that is seen at a glance. */
function quoted(text: string): string {
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code < 0x20 || code === 0x22 || code === 0x5c || code > 0x7e) return JSON.stringify(text);
  }
  return `"${text}"`;
}

/** SHA-256 over the canonical JSON, as 64 hex digits. */
export function digestOf(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}

/** Order of UTF-16 code units: what RFC 8785 asks for keys. */
export function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Order of code points: the order of ids wherever a result must not depend on the order of the input. */
export function byCodePoint(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let place = 0; place < shorter; place += 1) {
    const left = a.charCodeAt(place);
    const right = b.charCodeAt(place);
    if (left !== right) return surrogatesLast(left) - surrogatesLast(right);
  }
  return a.length - b.length;
}

/** Moves surrogates above all other code units, where the code points they stand for belong. */
function surrogatesLast(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Freezes plain data and returns it: through and through, but no further into what is frozen already. */
export function deepFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const key of Object.keys(value)) deepFrozen((value as Record<string, unknown>)[key]);
  }
  return value;
}
