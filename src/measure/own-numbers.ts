/** From the numbers of some facts to those of a tally that their lines are put into. */
import type { Facts } from '../facts/facts.js';
import type { CellKey } from './cells.js';
import { creditsOf, dealText, type TagValues, taggedText, thingText } from './fact-texts.js';
import { type LineTags, lineTags } from './line-tags.js';
import type { Tally } from './tally.js';

/** Each number is learned once. */
export class OwnNumbers {
  readonly #tally: Tally;
  readonly #facts: Facts;
  readonly #customer: Int32Array;
  readonly #category: Int32Array;
  readonly #pattern: number[] = [];
  readonly #tags: LineTags | undefined;
  readonly #ofTags = new Map<TagValues, number>();

  constructor(tally: Tally, facts: Facts) {
    this.#tally = tally;
    this.#facts = facts;
    this.#customer = new Int32Array(facts.customers.ids.size).fill(-1);
    this.#category = new Int32Array(facts.categories.ids.size).fill(-1);
    this.#tags = lineTags(facts, tally.spec);
  }

  translate(row: number, key: CellKey): void {
    const { customers, categories } = this.#tally;
    let customer = this.#customer[key.customer] as number;
    if (customer < 0) {
      customer = customers.intern(this.#facts.customers.ids.id(key.customer));
      this.#customer[key.customer] = customer;
    }
    let category = this.#category[key.category] as number;
    if (category < 0) {
      category = categories.intern(this.#facts.categories.ids.id(key.category));
      this.#category[key.category] = category;
    }
    key.pattern = this.#pattern[key.pattern] ?? this.#learnPattern(key.pattern);
    key.customer = customer;
    key.category = category;
    if (key.deal !== -1) key.deal = this.#thingOf(row);
  }

  #thingOf(row: number): number {
    const { spec, deals } = this.#tally;
    const tags = this.#tags?.of(row);
    if (tags === undefined || spec.byDeal || spec.byLine === true) {
      const id = spec.byLine === true ? this.#facts.lines.ids.at(row) : '';
      return deals.intern(thingText({ id, deal: dealText(this.#facts, row), ...(tags && { tags }) }, spec));
    }
    const known = this.#ofTags.get(tags) ?? deals.intern(taggedText(tags));
    this.#ofTags.set(tags, known);
    return known;
  }

  #learnPattern(pattern: number): number {
    const index = this.#tally.internPattern(creditsOf(this.#facts, pattern));
    this.#pattern[pattern] = index;
    return index;
  }
}
