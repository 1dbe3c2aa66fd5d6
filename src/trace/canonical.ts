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
  return written(value, undefined);
}

/**
 * The same, calling `leaf` with the JSON text of every leaf in the order of the text. A list's length is a leaf of its
 * own, before its entries; it does not stand in the text.
 */
export function canonicalJsonWithLeaves(value: unknown, leaf: (text: string) => void): string {
  return written(value, leaf);
}

function written(value: unknown, leaf: ((text: string) => void) | undefined): string {
  if (typeof value !== 'object' || value === null) {
    const text = typeof value === 'string' ? quoted(value) : JSON.stringify(value);
    leaf?.(text);
    return text;
  }
  if (value instanceof Rational) return `"${value.toString()}"`;
  if (Array.isArray(value)) {
    leaf?.(String(value.length));
    let list = '[';
    for (let place = 0; place < value.length; place += 1) {
      list += place === 0 ? written(value[place], leaf) : `,${written(value[place], leaf)}`;
    }
    return `${list}]`;
  }
  const entries = value as Record<string, unknown>;
  let text = '{';
  for (const key of orderedKeys(entries)) {
    const field = entries[key];
    if (field === undefined) continue;
    text += `${text.length === 1 ? '' : ','}${quoted(key)}:${written(field, leaf)}`;
  }
  return `${text}}`;
}

/** The keys of an object in code-unit order; those of most objects are in it already. */
function orderedKeys(entries: object): readonly string[] {
  const keys = Object.keys(entries);
  for (let place = 1; place < keys.length; place += 1) {
    if ((keys[place - 1] as string) > (keys[place] as string)) return keys.sort(byCodeUnit);
  }
  return keys;
}

const NEEDS_ESCAPE = /["\\\p{Cc}\p{Cs}]/u;

function quoted(text: string): string {
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
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
