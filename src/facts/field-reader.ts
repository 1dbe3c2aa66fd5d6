/** Reads the small tables of the facts: declared fields only, each once, every problem collected with its place. */
import { type Day, parseDay } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import { decimalDigits } from '../number/decimal.js';
import { MAX_ROWS } from '../number/limits.js';
import type { Rational } from '../number/rational.js';
import { type FigureForms, readFigure } from '../number/read.js';
import { idRefusal, textRefusal } from '../trace/ids.js';
import { type Problem, type ProblemCode, type ProblemList, pointer, shown } from '../trace/problems.js';
import { FIRST_DAY, LAST_DAY } from './facts.js';

/** The declared fields of an object, each read once. */
export type Fields<Key extends string> = { readonly [K in Key]?: unknown };

export class FieldReader {
  readonly problems: ProblemList;
  readonly #line: Problem['line'];

  /** @param line the line inside which is read, so that problems name it */
  constructor(problems: ProblemList, line?: Problem['line']) {
    this.problems = problems;
    this.#line = line;
  }

  /** Notes a problem and gives nothing back. */
  refuse(code: ProblemCode, at: string, found?: unknown, expected?: string): undefined {
    this.problems.add({
      code,
      at,
      ...(this.#line === undefined ? undefined : { line: this.#line }),
      ...(found === undefined ? undefined : { found: shown(found) }),
      ...(expected === undefined ? undefined : { expected }),
    });
    return undefined;
  }

  /**
   * The declared fields of an object; fields that are not declared are problems. Where it has nothing but such, that is
   * all that is said of it: what is missing is most likely what was misspelt.
   *
   * @param shape how the object is written, for a problem; absent: as its place tells
   */
  fields<Key extends string>(
    input: unknown,
    at: string,
    keys: readonly Key[],
    shape?: string,
  ): Fields<Key> | undefined {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      return this.refuse(input === undefined ? 'missing_field' : 'wrong_type', at, input, shape ?? shapeAt(at));
    }
    const given = Object.keys(input);
    let unknown = 0;
    for (const key of given) {
      if ((keys as readonly string[]).includes(key)) continue;
      this.refuse('unknown_field', pointer(at, key), key, keys.join(', '));
      unknown += 1;
    }
    if (unknown > 0 && unknown === given.length) return undefined;
    const read: { [K in Key]?: unknown } = {};
    for (const key of keys) read[key] = (input as Record<string, unknown>)[key];
    return read;
  }

  /** How many entries a list has that may be left out; its length is read this once. */
  size(input: unknown, at: string, most = MAX_ROWS): number {
    if (input === undefined) return 0;
    const length: unknown = Array.isArray(input) ? input.length : undefined;
    if (!Number.isSafeInteger(length) || (length as number) < 0)
      return this.refuse('wrong_type', at, input, 'a list') ?? 0;
    if ((length as number) > most) return this.refuse('list_too_long', at, length, String(most)) ?? 0;
    return length as number;
  }

  /** Calls `take` with each entry of a list that may be left out, each read once; a hole counts as an entry. */
  each(input: unknown, at: string, take: (entry: unknown, place: number) => void, most = MAX_ROWS): void {
    const size = this.size(input, at, most);
    for (let place = 0; place < size; place += 1) take((input as readonly unknown[])[place], place);
  }

  id(input: unknown, at: string): string | undefined {
    const refusal = idRefusal(input);
    return refusal === undefined ? (input as string) : this.refuse(refusal, at, input);
  }

  /** An id that a plan names: it begins with a letter. */
  name(input: unknown, at: string): string | undefined {
    const id = this.id(input, at);
    return id === undefined || /^\p{L}/u.test(id) ? id : this.refuse('id_begins_wrong', at, id);
  }

  optionalId(input: unknown, at: string): string | undefined {
    return input === undefined ? undefined : this.id(input, at);
  }

  text(input: unknown, at: string): string | undefined {
    if (input === undefined) return undefined;
    const refusal = textRefusal(input);
    return refusal === undefined ? (input as string) : this.refuse(refusal, at, input);
  }

  date(input: unknown, at: string): Day | undefined {
    if (input === undefined) return this.refuse('missing_field', at);
    const day = typeof input === 'string' ? parseDay(input) : undefined;
    return day ?? this.refuse('not_a_date', at, input, 'YYYY-MM-DD');
  }

  optionalDate(input: unknown, at: string): Day | undefined {
    return input === undefined ? undefined : this.date(input, at);
  }

  /** An object of `from` and `to`, both of which must be there. */
  days(input: unknown, at: string): Window | undefined {
    const fields = this.fields(input, at, ['from', 'to']);
    if (fields === undefined) return undefined;
    const from = this.date(fields.from, pointer(at, 'from'));
    const to = this.date(fields.to, pointer(at, 'to'));
    if (from === undefined || to === undefined) return undefined;
    return from <= to ? { from, to } : this.refuse('dates_reversed', at, fields.to);
  }

  /** `from` and `to`, open where left out. */
  stretch(from: unknown, to: unknown, at: string): Window | undefined {
    const first = from === undefined ? FIRST_DAY : this.date(from, pointer(at, 'from'));
    const last = to === undefined ? LAST_DAY : this.date(to, pointer(at, 'to'));
    if (first === undefined || last === undefined) return undefined;
    return first <= last ? { from: first, to: last } : this.refuse('dates_reversed', at, to);
  }

  figure(input: unknown, at: string, forms: FigureForms): Rational | undefined {
    if (input === undefined) return this.refuse('missing_field', at);
    const reading = readFigure(input, forms);
    return 'refusal' in reading ? this.refuse(reading.refusal, at, input) : reading.value;
  }

  /** A figure from `least` on, and at most `most` where that is given. */
  figureWithin(input: unknown, at: string, forms: FigureForms, least: Rational, most?: Rational): Rational | undefined {
    const value = this.figure(input, at, forms);
    if (value === undefined) return undefined;
    const within = value.isAtLeast(least) && (most === undefined || most.isAtLeast(value));
    return within ? value : this.refuse('out_of_range', at, input, `${least} to ${most ?? '…'}`);
  }

  oneOf<Word extends string>(input: unknown, at: string, words: readonly Word[]): Word | undefined {
    if (input === undefined) return this.refuse('missing_field', at);
    return words.includes(input as Word) ? (input as Word) : this.refuse('not_one_of', at, input, words.join(', '));
  }
}

/** Fields that hold a small object, and how it is written. */
const SHAPES: Readonly<Record<string, string>> = {
  covers: '{ from, to }',
  service: '{ from, to }',
  period: '{ from, to }',
  reverses: '{ "line": … } or { "invoice": … }',
};

function shapeAt(at: string): string {
  const field = at.slice(at.lastIndexOf('/') + 1);
  return Object.hasOwn(SHAPES, field) ? (SHAPES[field] as string) : 'an object';
}

/** Whether a value is written as the figure itself, without an object of fields around it. */
export function isBareFigure(entry: unknown): boolean {
  return typeof entry !== 'object' || entry === null || decimalDigits(entry) !== undefined;
}
