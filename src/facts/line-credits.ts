/** The credits of lines, most of which were seen before: each list of the plain kind is looked at once. */
import type { CreditBook } from './credit-book.js';
import { readCredits } from './credits.js';
import type { FieldReader } from './field-reader.js';

/** An entry of a payee and a share and nothing else, as it was read. */
interface PlainCredit {
  readonly payee: string;
  readonly share: string;
}

const MOST_ENTRIES = 8;

export class LineCredits {
  readonly #book: CreditBook;
  /** Patterns of lists that were found right, by the text of their entries. */
  readonly #patternOf = new Map<string, number>();

  constructor(book: CreditBook) {
    this.#book = book;
  }

  /** The pattern of a list of credits; undefined, with problems, where something is wrong with it. */
  read(credits: unknown, at: string, reader: () => FieldReader): number | undefined {
    const plain = plainCredits(credits);
    if (plain === undefined) return readCredits(reader(), this.#book, credits, at);
    const text = plain.reduce(
      (joined, { payee, share }) => `${joined}${payee.length}:${payee}${share.length}:${share}`,
      '',
    );
    const known = this.#patternOf.get(text);
    if (known !== undefined) return known;
    const pattern = readCredits(reader(), this.#book, plain, at);
    if (pattern !== undefined) this.#patternOf.set(text, pattern);
    return pattern;
  }
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
