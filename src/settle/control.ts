/** Control totals of a statement, as batch totals in payment files are: they notice any changed, moved or lost figure. */

import type { Statement } from '../statement/statement.js';
import { canonicalJson, canonicalJsonWithLeaves } from '../trace/canonical.js';
import { sha256Hex } from '../trace/sha256.js';

const BASE = 65_599;
const MODULUS = 2_147_483_647;

/**
 * The weighed sum over every leaf of a statement without its `control` and `digest`: objects by keys in code-unit
 * order, lists (whose length is a leaf of its own, before their entries) in theirs; the k-th leaf adds k × its weight.
 */
class ControlSum {
  #total = 0n;
  #place = 0;
  /** What was added since the last carry: a whole number below 2^53, weights being below 2^31. */
  #recent = 0;

  add = (leaf: string): void => {
    this.#place += 1;
    this.#recent += this.#place * weightOf(leaf);
    if (this.#recent > 2 ** 52) this.#carry();
  };

  get total(): string {
    this.#carry();
    return this.#total.toString();
  }

  #carry(): void {
    this.#total += BigInt(this.#recent);
    this.#recent = 0;
  }
}

/** The JSON text of a leaf, read as a number in base 65,599. */
function weightOf(leaf: string): number {
  let weight = 0;
  for (let place = 0; place < leaf.length; place += 1) weight = (weight * BASE + leaf.charCodeAt(place)) % MODULUS;
  return weight;
}

/** A statement with its control totals and its digest: one walk over it serves both. */
export function sealed(statement: Omit<Statement, 'control' | 'digest'>): Statement {
  const sum = new ControlSum();
  const body = statement as Readonly<Record<string, unknown>>;
  const texts = new Map<string, string>();
  for (const key of Object.keys(body).sort()) {
    texts.set(key, canonicalJsonWithLeaves(body[key], sum.add));
  }
  const control = { nodes: statement.trace.length, sum: sum.total };
  texts.set('control', canonicalJson(control));
  const fields = [...texts.keys()].sort().map((key) => `"${key}":${texts.get(key)}`);
  return { ...statement, control, digest: sha256Hex(`{${fields.join(',')}}`) };
}
