/** Tags of lines: the distinct lists of tags, and which of them each line has. Takes room only once a line has one. */
import { byCodePoint } from '../trace/canonical.js';

/** Key → value. */
export type Tags = ReadonlyMap<string, string>;

/** The value of a tag of a line: its own, or else that of its customer. */
export function tagOfLine(own: Tags, ofCustomer: Tags | undefined, key: string): string | undefined {
  return own.get(key) ?? ofCustomer?.get(key);
}

export class TagColumn {
  readonly #rows: number;
  readonly #lists: Tags[] = [new Map()];
  readonly #byText = new Map<string, number>();
  #listOf: Int32Array | undefined;

  constructor(rows: number) {
    this.#rows = rows;
  }

  set(row: number, tags: Tags): void {
    if (tags.size === 0) return;
    const text = JSON.stringify([...tags].sort(([a], [b]) => byCodePoint(a, b)));
    let list = this.#byText.get(text);
    if (list === undefined) {
      list = this.#lists.length;
      this.#lists.push(tags);
      this.#byText.set(text, list);
    }
    this.#listOf ??= new Int32Array(this.#rows);
    this.#listOf[row] = list;
  }

  /** The number of a row's list of tags; 0 where it has none. */
  listOf(row: number): number {
    return this.#listOf?.[row] ?? 0;
  }

  /** A list of tags by its number. */
  list(index: number): Tags {
    return this.#lists[index] as Tags;
  }
}
