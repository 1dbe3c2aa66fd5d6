/** Whole numbers drawn from a seed: the same on every machine, so that the shipped files can be made again. */
export class Seeded {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to `below` − 1. */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  /** Whether something that happens so many times in a hundred happens now. */
  happens(inHundred: number): boolean {
    return this.below(100) < inHundred;
  }

  /** One entry of a list. */
  one<Entry>(list: readonly Entry[]): Entry {
    return list[this.below(list.length)] as Entry;
  }
}
