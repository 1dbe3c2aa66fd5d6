/** The credits of lines, most of which were seen before: each list of the plain kind is looked at once. */
import { pointer } from '../trace/problems.js';
import type { CreditBook } from './credit-book.js';
import { readCredits } from './credits.js';
import type { LineProblems } from './line-problems.js';

/** An entry of a payee and a share and nothing else, as it was read. */
interface PlainCredit {
  readonly payee: string;
  readonly share: string;
}

/** A list that was found right. */
interface KnownList {
  readonly entries: readonly PlainCredit[];
  readonly pattern: number;
}

const MOST_ENTRIES = 8;
/** Of lists that begin with the same payee. */
const MOST_LISTS = 8;

export class LineCredits {
  readonly #book: CreditBook;
  readonly #problems: LineProblems;
  /** The last lists that were found right, by the payee they begin with. */
  readonly #known = new Map<string, KnownList[]>();

  constructor(book: CreditBook, problems: LineProblems) {
    this.#book = book;
    this.#problems = problems;
  }

  /** The pattern of the credits of a line; undefined, with problems, where something is wrong with them. */
  read(row: number, credits: unknown): number | undefined {
    const plain = plainCredits(credits);
    const first = plain?.[0];
    if (plain === undefined || first === undefined) return this.#readAnew(row, plain ?? credits);
    let lists = this.#known.get(first.payee);
    if (lists !== undefined) for (const list of lists) if (areAlike(list.entries, plain)) return list.pattern;
    const pattern = this.#readAnew(row, plain);
    if (pattern === undefined) return undefined;
    lists ??= [];
    if (lists.length === MOST_LISTS) lists.shift();
    lists.push({ entries: plain, pattern });
    this.#known.set(first.payee, lists);
    return pattern;
  }

  #readAnew(row: number, credits: unknown): number | undefined {
    return readCredits(this.#problems.reader(row), this.#book, credits, `${pointer('/lines', row)}/credits`);
  }
}

function areAlike(some: readonly PlainCredit[], others: readonly PlainCredit[]): boolean {
  if (some.length !== others.length) return false;
  for (let place = 0; place < some.length; place += 1) {
    const [a, b] = [some[place] as PlainCredit, others[place] as PlainCredit];
    if (a.payee !== b.payee || a.share !== b.share) return false;
  }
  return true;
}

/** A few plain entries, each field read once; undefined for lists of any other kind. */
function plainCredits(credits: unknown): readonly PlainCredit[] | undefined {
  if (!Array.isArray(credits) || credits.length > MOST_ENTRIES) return undefined;
  const plain: PlainCredit[] = [];
  for (let place = 0; place < credits.length; place += 1) {
    const entry: unknown = credits[place];
    if (typeof entry !== 'object' || entry === null || Object.getPrototypeOf(entry) !== Object.prototype)
      return undefined;
    let keys = 0;
    for (const _ in entry) keys += 1;
    const { payee, share } = entry as { readonly payee?: unknown; readonly share?: unknown };
    if (keys !== 2 || typeof payee !== 'string' || typeof share !== 'string') return undefined;
    plain.push({ payee, share });
  }
  return plain;
}
