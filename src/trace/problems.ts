/** Problems as data, and the one error class that carries them. The words stand in `dreiklang/texts`. */
import { MAX_FOUND_LENGTH, MAX_PROBLEMS } from '../number/limits.js';
import { FigureError } from '../number/rational.js';
import type { ProblemCode } from './problem-codes.js';

export type { ProblemCode } from './problem-codes.js';

/** One thing that is wrong with an input. */
export interface Problem {
  /** What is wrong; callers branch on this, and it never changes its meaning. */
  readonly code: ProblemCode;
  /** Where: a JSON pointer (RFC 6901) into the input, `""` being the whole of it. */
  readonly at: string;
  /** For a line: its place in the list, and its id where it has one. */
  readonly line?: { readonly index?: number; readonly id?: string };
  /** What was found, cut to 80 characters. */
  readonly found?: string;
  /** What was expected: a form, a limit, or the words that may stand there. */
  readonly expected?: string;
}

/**
 * The one error of the library: every problem of an input at once, the first 100 and how many in all.
 *
 * @example
 * try { parsePlan({}) } catch (error) { (error as DreiklangError).problems[0].code } // "missing_field"
 */
export class DreiklangError extends Error {
  /** The first 100 problems, in the order of the input. */
  readonly problems: readonly Problem[];
  /** How many problems there were in all. */
  readonly count: number;

  constructor(problems: readonly Problem[], count: number) {
    super(messageOf(problems, count));
    this.name = 'DreiklangError';
    this.problems = Object.freeze(problems.map((problem) => Object.freeze({ ...problem })));
    this.count = count;
  }
}

/** Collects problems while an input is read; the first 100 are kept, all are counted. */
export class ProblemList {
  readonly #kept: Problem[] = [];
  readonly #seen = new Set<string>();
  #count = 0;

  add(problem: Problem): void {
    this.#count += 1;
    if (this.#kept.length < MAX_PROBLEMS) this.#kept.push(problem);
  }

  /** Adds a problem unless the very same was added before. */
  addOnce(problem: Problem): void {
    const text = `${problem.code} ${problem.at} ${problem.found}`;
    if (this.#seen.has(text)) return;
    this.#seen.add(text);
    this.add(problem);
  }

  get count(): number {
    return this.#count;
  }

  /** The problems that were kept, one by one; those beyond the first 100 count once more where they are passed on. */
  each(take: (problem: Problem) => void): void {
    this.#kept.forEach(take);
  }

  /** @throws DreiklangError where anything was added */
  throwIfAny(): void {
    if (this.#count > 0) throw new DreiklangError(this.#kept, this.#count);
  }
}

/**
 * Runs one public function so that nothing but {@link DreiklangError} ever leaves it: a figure that grew too long, a
 * hostile object that throws when it is read, a stack that ran out.
 */
export function guarded<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof DreiklangError) throw error;
    if (error instanceof FigureError) throw new DreiklangError([{ code: error.code, at: '' }], 1);
    throw new DreiklangError([{ code: 'input_not_readable', at: '', found: shown(messageIn(error)) }], 1);
  }
}

/** One problem, thrown at once. */
export function fail(problem: Problem): never {
  throw new DreiklangError([problem], 1);
}

/** A value as an error shows it: one line, at most 80 characters; never calls anything of the value. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return clipped(printable(value));
    case 'number':
    case 'boolean':
    case 'bigint':
    case 'undefined':
      return clipped(String(value));
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? 'a list' : 'an object';
    default:
      return `a ${typeof value}`;
  }
}

/** One step deeper in a JSON pointer. */
export function pointer(parent: string, key: string | number): string {
  return `${parent}/${typeof key === 'number' ? key : key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

function clipped(text: string): string {
  return text.length > MAX_FOUND_LENGTH ? `${text.slice(0, MAX_FOUND_LENGTH - 1)}…` : text;
}

/** Control and format characters written as code points, so that what is shown is what is there. */
function printable(text: string): string {
  return text
    .slice(0, 2 * MAX_FOUND_LENGTH)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (char) => `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`);
}

function messageIn(error: unknown): unknown {
  try {
    return error instanceof Error ? error.message : typeof error;
  } catch {
    return 'an error that cannot be read';
  }
}

function messageOf(problems: readonly Problem[], count: number): string {
  const lines = problems.slice(0, 10).map((problem) => {
    const line = problem.line === undefined ? '' : ` (line ${problem.line.id ?? String(problem.line.index)})`;
    const found = problem.found === undefined ? '' : `, found ${problem.found}`;
    const expected = problem.expected === undefined ? '' : `, expected ${problem.expected}`;
    return `${problem.at === '' ? '/' : problem.at}${line}: ${problem.code}${found}${expected}`;
  });
  const more = count > lines.length ? `\n… and ${count - lines.length} more` : '';
  return `${count === 1 ? '1 problem' : `${count} problems`}\n${lines.join('\n')}${more}`;
}
