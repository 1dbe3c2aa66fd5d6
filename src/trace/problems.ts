/** Problems as data, and the one error class that carries them. The words stand in `dreiklang/texts`. */
import { MAX_FOUND_LENGTH, MAX_ID_LENGTH, MAX_PROBLEMS } from '../number/limits.js';
import { FigureError } from '../number/rational.js';
import type { ProblemCode } from './problem-codes.js';

export type { ProblemCode } from './problem-codes.js';

/** The largest whole number that is shown digit by digit. */
const LONGEST_SHOWN = 10n ** BigInt(MAX_FOUND_LENGTH);

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
    this.problems = Object.freeze(problems.map(frozen));
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

  /** Adds all problems of another list, each changed on the way; those beyond its first 100 are counted here too. */
  addAll(from: ProblemList, change: (problem: Problem) => Problem): void {
    for (const problem of from.#kept) this.add(change(problem));
    this.#count += from.#count - from.#kept.length;
  }

  /** The same, but what is known already is added no second time. */
  addAllOnce(from: ProblemList, change: (problem: Problem) => Problem): void {
    for (const problem of from.#kept) this.addOnce(change(problem));
    this.#count += from.#count - from.#kept.length;
  }

  /** Whether something is wrong at a place or inside it. */
  knows(at: string): boolean {
    return this.#kept.some((problem) => problem.at === at || problem.at.startsWith(`${at}/`));
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
    throw ownError(error);
  }
}

/** What something gives, or the error that says why it gives nothing; whatever else is thrown goes on. */
export function orRefusal<Result>(run: () => Result): Result | DreiklangError {
  try {
    return run();
  } catch (error) {
    if (error instanceof DreiklangError) return error;
    throw error;
  }
}

/** The error to throw for one that was caught; a thrown object that answers nothing, or throws itself, is looked at no further. */
function ownError(error: unknown): DreiklangError {
  try {
    if (error instanceof DreiklangError && Array.isArray(error.problems)) return error;
    if (error instanceof FigureError) return new DreiklangError([{ code: error.code, at: '' }], 1);
    const found = shown(error instanceof Error ? error.message : typeof error);
    return new DreiklangError([{ code: 'input_not_readable', at: '', found }], 1);
  } catch {
    return new DreiklangError([{ code: 'input_not_readable', at: '' }], 1);
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
    case 'undefined':
      return String(value);
    case 'bigint':
      // A text of millions of digits would take minutes to make.
      return value > LONGEST_SHOWN || value < -LONGEST_SHOWN ? 'a bigint' : clipped(String(value));
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? 'a list' : 'an object';
    default:
      return `a ${typeof value}`;
  }
}

/** One step deeper in a JSON pointer; a key longer than an id may be is cut. */
export function pointer(parent: string, key: string | number): string {
  if (typeof key === 'number') return `${parent}/${key}`;
  const short = key.length > MAX_ID_LENGTH ? `${key.slice(0, MAX_ID_LENGTH - 1)}…` : key;
  const isPlain = !short.includes('~') && !short.includes('/');
  return `${parent}/${isPlain ? short : short.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

function clipped(text: string): string {
  if (text.length <= MAX_FOUND_LENGTH) return text;
  const last = text.codePointAt(MAX_FOUND_LENGTH - 2) as number;
  return `${text.slice(0, MAX_FOUND_LENGTH - (last > 0xffff ? 2 : 1))}…`;
}

/** Control and format characters written as code points, so that what is shown is what is there. */
function printable(text: string): string {
  return visible(text.slice(0, 2 * MAX_FOUND_LENGTH));
}

function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (char) => `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** A copy that never changes; whoever noted the problem, what was found is short. */
function frozen(problem: Problem): Problem {
  const { found, line } = problem;
  return Object.freeze({
    ...problem,
    ...(line === undefined ? undefined : { line: Object.freeze({ ...line }) }),
    ...(found === undefined ? undefined : { found: shown(found) }),
  });
}

function messageOf(problems: readonly Problem[], count: number): string {
  const lines = problems.slice(0, 10).map((problem) => {
    const line = problem.line === undefined ? '' : ` (line ${problem.line.id ?? String(problem.line.index)})`;
    const found = problem.found === undefined ? '' : `, found ${shown(problem.found)}`;
    const expected = problem.expected === undefined ? '' : `, expected ${problem.expected}`;
    return `${problem.at === '' ? '/' : visible(problem.at)}${line}: ${problem.code}${found}${expected}`;
  });
  const more = count > lines.length ? `\n… and ${count - lines.length} more` : '';
  return `${count === 1 ? '1 problem' : `${count} problems`}\n${lines.join('\n')}${more}`;
}
