/** Control totals of a statement, as batch totals in payment files are: they notice any changed, moved or lost figure. */
import { byCodeUnit } from '../trace/canonical.js';

const BASE = 65_599;
const MODULUS = 2_147_483_647;

/**
 * The weighed sum over every leaf of a statement without its `control` and `digest`: objects by keys in code-unit
 * order, lists (whose length is a leaf of its own, before their entries) in theirs; the k-th leaf adds k × its weight.
 *
 * Whole numbers below 2^53 throughout: weights are below 2^31, and a statement has far fewer than 90,000 leaves.
 */
export function controlSum(statement: object): string {
  const sum = new WeighedSum();
  sum.walk(statement, true);
  return sum.total.toString();
}

class WeighedSum {
  total = 0n;
  #place = 0;
  #recent = 0;

  walk(value: unknown, outermost = false): void {
    if (typeof value !== 'object' || value === null) {
      this.#take(JSON.stringify(value));
    } else if (Array.isArray(value)) {
      this.#take(String(value.length));
      for (const entry of value) this.walk(entry);
    } else {
      for (const key of Object.keys(value).sort(byCodeUnit)) {
        if (outermost && (key === 'control' || key === 'digest')) continue;
        this.walk((value as Record<string, unknown>)[key]);
      }
    }
    if (outermost) this.#carry();
  }

  #take(leaf: string): void {
    this.#place += 1;
    this.#recent += this.#place * weightOf(leaf);
    if (this.#recent > 2 ** 52) this.#carry();
  }

  #carry(): void {
    this.total += BigInt(this.#recent);
    this.#recent = 0;
  }
}

/** The JSON text of a leaf, read as a number in base 65,599. */
function weightOf(leaf: string): number {
  let weight = 0;
  for (let place = 0; place < leaf.length; place += 1) weight = (weight * BASE + leaf.charCodeAt(place)) % MODULUS;
  return weight;
}
