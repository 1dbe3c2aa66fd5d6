/**
 * The first look at a plan that was handed in: read once, without recursion, into plain objects of our own, so that
 * nothing later depends on getters, prototypes, cycles or depth. Everything after it reads only the snapshot.
 */
import { decimalDigits } from '../number/decimal.js';
import { MAX_ID_LENGTH, MAX_PLAN_DEPTH, MAX_PLAN_NODES } from '../number/limits.js';
import { DreiklangError, type Problem, pointer, shown } from '../trace/problems.js';

/** Stands where something was refused: its problem is told already, so that nobody tells it twice. */
export const REFUSED: unique symbol = /* @__PURE__ */ Symbol('refused');

/** A `Decimal` that was handed in, as its plain text. */
export class GivenDecimal {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An object of the snapshot: no prototype, keys as given without the forbidden ones. */
export interface PlainObject {
  readonly [key: string]: unknown;
}

const FORBIDDEN_KEYS = /* @__PURE__ */ new Set(['__proto__', 'constructor', 'prototype']);

/** The containers around a place, innermost first. */
interface Enclosing {
  readonly source: object;
  readonly outer: Enclosing | undefined;
  readonly depth: number;
}

interface Waiting {
  readonly source: unknown;
  readonly into: Record<string | number, unknown>;
  readonly key: string | number;
  readonly at: string;
  readonly enclosing: Enclosing | undefined;
}

/**
 * A plain copy of what was handed in. Each property is read exactly once.
 *
 * @param problems takes what cannot stand in a plan at all: cycles, depth above 32, forbidden keys, functions, dates
 *   and other objects that are not plain, properties that throw when they are read
 * @throws DreiklangError `too_large` above 20,000 values
 */
export function snapshot(input: unknown, problems: Problem[]): unknown {
  const copier = new Copier(problems);
  return copier.run(input);
}

class Copier {
  readonly #problems: Problem[];
  readonly #waiting: Waiting[] = [];
  #nodes = 0;

  constructor(problems: Problem[]) {
    this.#problems = problems;
  }

  run(input: unknown): unknown {
    const holder: Record<string, unknown> = Object.create(null);
    this.#count(1, '');
    this.#waiting.push({ source: input, into: holder, key: 'root', at: '', enclosing: undefined });
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      next.into[next.key] = this.#copied(next);
    }
    return holder.root;
  }

  #copied({ source, at, enclosing }: Waiting): unknown {
    if (typeof source === 'function' || typeof source === 'symbol') {
      return this.#refused({ code: 'not_plain_data', at, found: shown(source) });
    }
    if (typeof source !== 'object' || source === null) return source;
    for (let outer = enclosing; outer !== undefined; outer = outer.outer) {
      if (outer.source === source) return this.#refused({ code: 'circular_input', at });
    }
    const depth = (enclosing?.depth ?? 0) + 1;
    const inside: Enclosing = { source, outer: enclosing, depth };
    try {
      if (Array.isArray(source)) return this.#container(source, at, inside, Array.from);
      if (isPlain(source)) return this.#container(source, at, inside, () => Object.create(null));
      const digits = decimalDigits(source);
      if (digits !== undefined) return new GivenDecimal(digits);
    } catch (error) {
      if (error instanceof DreiklangError) throw error;
      return this.#refused({ code: 'input_not_readable', at });
    }
    return this.#refused({ code: 'not_plain_data', at, found: 'an object' });
  }

  /** A list or an object: its own keys are looked at once, and each value is read once. */
  #container(source: object, at: string, inside: Enclosing, empty: (like: { length: number }) => unknown): unknown {
    if (inside.depth > MAX_PLAN_DEPTH) {
      return this.#refused({ code: 'too_deep', at, expected: `<= ${MAX_PLAN_DEPTH}` });
    }
    const length = Array.isArray(source) ? Number(source.length) : undefined;
    if (length !== undefined) this.#count(length, at);
    const keys = Reflect.ownKeys(source);
    if (length === undefined) this.#count(keys.length, at);
    const copy = empty({ length: length ?? 0 }) as Record<string | number, unknown>;
    for (const key of keys) {
      if (length !== undefined && (key === 'length' || isPlaceIn(key, length))) {
        if (key !== 'length') this.#read(source, key as string, Number(key), copy, at, inside);
      } else if (typeof key === 'symbol' || length !== undefined) {
        this.#refused({ code: 'not_plain_data', at, found: shown(key) });
      } else if (FORBIDDEN_KEYS.has(key)) {
        this.#refused({ code: 'forbidden_key', at: pointer(at, key) });
      } else if (key.length > MAX_ID_LENGTH) {
        this.#refused({ code: 'text_too_long', at, found: shown(key), expected: `<= ${MAX_ID_LENGTH}` });
      } else {
        copy[key] = undefined;
        this.#read(source, key, key, copy, at, inside);
      }
    }
    return copy;
  }

  #read(
    source: object,
    name: string,
    key: string | number,
    into: Record<string | number, unknown>,
    at: string,
    inside: Enclosing,
  ): void {
    const place = pointer(at, key);
    try {
      const value: unknown = (source as PlainObject)[name];
      this.#waiting.push({ source: value, into, key, at: place, enclosing: inside });
    } catch {
      into[key] = this.#refused({ code: 'input_not_readable', at: place });
    }
  }

  #refused(problem: Problem): typeof REFUSED {
    this.#problems.push(problem);
    return REFUSED;
  }

  #count(values: number, at: string): void {
    this.#nodes += values;
    if (!Number.isInteger(values) || values < 0 || this.#nodes > MAX_PLAN_NODES) {
      const problem: Problem = { code: 'too_large', at, expected: `<= ${MAX_PLAN_NODES}` };
      throw new DreiklangError([problem], 1);
    }
  }
}

/** Whether an object is one that JSON or braces could have made, of any realm. */
function isPlain(source: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(source);
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
}

function isPlaceIn(key: string | symbol, length: number): boolean {
  if (typeof key !== 'string' || key.length > 15) return false;
  const place = Number(key);
  return Number.isInteger(place) && place >= 0 && place < length && String(place) === key;
}

/** Whether a value of the snapshot is an object (not a list, a figure or something refused). */
export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof GivenDecimal);
}

/** Whether a key stands in an object, right or not: what was refused is not there among the fields that are right. */
export function isWritten(value: unknown, key: string): boolean {
  return isPlainObject(value) && Object.hasOwn(value, key);
}
