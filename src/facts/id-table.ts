/** Ids numbered in the order of their first appearance, so that the columns hold numbers. */

export class IdTable {
  readonly #indexOf = new Map<string, number>();
  readonly #ids: string[] = [];

  /** The number of an id; a new one where it was not seen before. */
  intern(id: string): number {
    const known = this.#indexOf.get(id);
    if (known !== undefined) return known;
    const index = this.#ids.length;
    this.#indexOf.set(id, index);
    this.#ids.push(id);
    return index;
  }

  find(id: string): number | undefined {
    return this.#indexOf.get(id);
  }

  id(index: number): string {
    return this.#ids[index] as string;
  }

  get size(): number {
    return this.#ids.length;
  }

  get ids(): readonly string[] {
    return this.#ids;
  }
}
