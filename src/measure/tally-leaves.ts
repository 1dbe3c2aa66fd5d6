/** The leaves of a tally's JSON, each checked as it is read; whatever is not what it should be ends the reading. */
import { idRefusal } from '../trace/ids.js';
import { fail, shown } from '../trace/problems.js';

/** An object of a tally's JSON, of which nothing is known yet. */
export type JsonFields = { readonly [field: string]: unknown };

const FIGURE = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const MOST_DIGITS = 64;
const MOST_CHARACTERS = 40_000;

/** @throws DreiklangError `not_a_tally` at a place (a JSON pointer into the tally) */
export function refuseTally(at: string, expected: string): never {
  return fail({ code: 'not_a_tally', at, expected });
}

export function jsonOf(text: unknown): unknown {
  if (typeof text !== 'string') return fail({ code: 'not_a_tally', at: '', found: shown(text), expected: 'text' });
  try {
    return JSON.parse(text);
  } catch {
    return refuseTally('', 'JSON');
  }
}

export function objectOf(value: unknown, at: string): JsonFields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuseTally(at, '{ … }');
  return value as JsonFields;
}

export function listOf(value: unknown, at: string, most: number): readonly unknown[] {
  return Array.isArray(value) && value.length <= most ? value : refuseTally(at, `[ … ], <= ${most}`);
}

export function textOf(value: unknown, at: string): string {
  return typeof value === 'string' && value.length <= MOST_CHARACTERS ? value : refuseTally(at, '"…"');
}

export function idOf(value: unknown, at: string): string {
  return idRefusal(value) === undefined ? (value as string) : refuseTally(at, 'id');
}

export function wholeOf(value: unknown, at: string, least: number, most: number): number {
  const isWhole = Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
  return isWhole ? (value as number) : refuseTally(at, `${least} … ${most}`);
}

/** A figure that ends, as text. */
export function figureTextOf(value: unknown, at: string): string {
  const isFigure = typeof value === 'string' && value.length <= MOST_DIGITS && FIGURE.test(value);
  return isFigure ? value : refuseTally(at, '"12.5"');
}
