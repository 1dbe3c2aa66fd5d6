/** Values of the tags by which tables tell groups apart, of the lines of some facts. */
import type { Facts } from '../facts/facts.js';
import { tagOfLine } from '../facts/tag-column.js';
import type { TagValues } from './fact-texts.js';
import type { TallySpec } from './spec.js';

/** The values of some tags of lines, told once for each list of tags and customer that has some. */
export class LineTags {
  readonly #facts: Facts;
  readonly #tags: readonly string[];
  readonly #known = new Map<string, TagValues>();
  /** By what the values are: lines of the same values share one list. */
  readonly #shared = new Map<string, TagValues>();

  constructor(facts: Facts, tags: readonly string[]) {
    this.#facts = facts;
    this.#tags = tags;
  }

  /** Equal values are the same list. */
  of(row: number): TagValues {
    const { lines, customers } = this.#facts;
    const customer = lines.customer[row] as number;
    const ofCustomer = customers.tags[customer];
    const list = lines.tags.listOf(row);
    const place = `${list} ${ofCustomer === undefined ? '' : customer}`;
    const known = this.#known.get(place);
    if (known !== undefined) return known;
    const own = lines.tags.list(list);
    const values = this.#tags.map((tag) => tagOfLine(own, ofCustomer, tag) ?? null);
    const text = JSON.stringify(values);
    const shared = this.#shared.get(text) ?? values;
    this.#shared.set(text, shared);
    this.#known.set(place, shared);
    return shared;
  }
}

/** Those of the tags by which a spec keeps lines apart; undefined where there are none. */
export function lineTags(facts: Facts, { byTags }: TallySpec): LineTags | undefined {
  return byTags && new LineTags(facts, byTags);
}
