/** Chance from a seed: whole numbers only, so that a failing run can be made again on any machine. */

export class Seeded {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed, 0x9e3779b1) >>> 0;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return least + (((mixed ^ (mixed >>> 14)) >>> 0) % (most - least + 1));
  }

  /** Whether something of so many in a hundred happens. */
  happens(inHundred: number): boolean {
    return this.between(1, 100) <= inHundred;
  }

  /** One entry of a list. */
  pick<Entry>(list: readonly Entry[]): Entry {
    return list[this.between(0, list.length - 1)] as Entry;
  }

  /** Chance of its own, by a number, which takes nothing from this one: what is drawn from it stays the same. */
  aside(which: number): Seeded {
    return new Seeded(this.#state ^ Math.imul(which, 0x2545f491));
  }

  /** Some entries of a list in their order; at least `least` of them. */
  some<Entry>(list: readonly Entry[], least = 1): Entry[] {
    const left = this.shuffled(list.map((_, place) => place)).slice(0, this.between(least, list.length));
    return left.sort((a, b) => a - b).map((place) => list[place] as Entry);
  }

  /** The entries in another order. */
  shuffled<Entry>(list: readonly Entry[]): Entry[] {
    const entries = [...list];
    for (let place = entries.length - 1; place > 0; place -= 1) {
      const other = this.between(0, place);
      [entries[place], entries[other]] = [entries[other] as Entry, entries[place] as Entry];
    }
    return entries;
  }

  /** A list of so many things. */
  times<Entry>(count: number, make: (place: number) => Entry): Entry[] {
    return Array.from({ length: count }, (_, place) => make(place));
  }

  /** Rising whole numbers from a range, at most `count` of them, at least one. */
  rising(count: number, least: number, most: number): number[] {
    return [...new Set(this.times(count, () => this.between(least, most)))].sort((a, b) => a - b);
  }
}

/** The text of a number of hundredths, as short as it can be written: `decimal(-1250)` is `"-12.5"`. */
export function decimal(hundredths: number, places = 2): string {
  const digits = String(Math.abs(hundredths)).padStart(places + 1, '0');
  const part = digits.slice(digits.length - places).replace(/0+$/, '');
  const text = digits.slice(0, digits.length - places) + (part === '' ? '' : `.${part}`);
  return hundredths < 0 ? `-${text}` : text;
}
