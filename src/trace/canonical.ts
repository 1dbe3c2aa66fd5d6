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
  const pieces: string[] = [];
  write(value, pieces);
  return pieces.join('');
}

function write(value: unknown, pieces: string[]): void {
  if (typeof value === 'string') pieces.push(quoted(value));
  else if (value instanceof Rational) pieces.push(`"${value.toString()}"`);
  else if (typeof value !== 'object' || value === null) pieces.push(JSON.stringify(value));
  else if (Array.isArray(value)) {
    pieces.push('[');
    for (let place = 0; place < value.length; place += 1) {
      if (place > 0) pieces.push(',');
      write(value[place], pieces);
    }
    pieces.push(']');
  } else {
    const entries = value as Record<string, unknown>;
    let between = '';
    pieces.push('{');
    for (const key of orderedKeys(entries)) {
      const field = entries[key];
      if (field === undefined) continue;
      pieces.push(between, quoted(key), ':');
      between = ',';
      write(field, pieces);
    }
    pieces.push('}');
  }
}

/** Above it, an object's keys are sorted by the platform. */
const FEW_KEYS = 24;

/** The keys of an object in code-unit order; most objects have few, and in that order already or nearly so. */
export function orderedKeys(entries: object): readonly string[] {
  const keys = Object.keys(entries);
  if (keys.length > FEW_KEYS) return keys.sort(byCodeUnit);
  for (let place = 1; place < keys.length; place += 1) {
    const key = keys[place] as string;
    let to = place;
    for (; to > 0 && isAfter(keys[to - 1] as string, key); to -= 1) keys[to] = keys[to - 1] as string;
    keys[to] = key;
  }
  return keys;
}

/** Whether a key comes after another one in code-unit order; most are told apart by how they begin. */
function isAfter(key: string, other: string): boolean {
  const first = key.charCodeAt(0);
  const second = other.charCodeAt(0);
  return first > second || (!(first < second) && key > other);
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
