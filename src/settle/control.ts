/** Control totals of a statement, as batch totals in payment files are: they notice any changed, moved or lost figure. */

import type { Statement } from '../statement/statement.js';
import { canonicalJson, canonicalPieces } from '../trace/canonical.js';
import { Sha256 } from '../trace/sha256.js';

const BASE = 65_599;
const MODULUS = 2_147_483_647;
const TWO_TO_31 = 2_147_483_648;

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

/** The JSON text of a leaf, read as a number in base 65,599, modulo 2^31 − 1. */
function weightOf(leaf: string): number {
  let weight = 0;
  for (let place = 0; place < leaf.length; place += 1) {
    const next = weight * BASE + leaf.charCodeAt(place);
    // 2^31 is 1 modulo 2^31 − 1, so what stands above the 31st bit is added to what stands below.
    const high = Math.floor(next / TWO_TO_31);
    weight = next - high * MODULUS;
    if (weight >= MODULUS) weight -= MODULUS;
  }
  return weight;
}

/** A statement with its control totals and its digest: one walk over it serves both. */
export function sealed(statement: Omit<Statement, 'control' | 'digest'>): Statement {
  const sum = new ControlSum();
  const body = statement as Readonly<Record<string, unknown>>;
  const pieces = new Map<string, readonly string[]>();
  for (const key of Object.keys(body).sort()) {
    pieces.set(key, canonicalPieces(body[key], sum.add));
  }
  const control = { nodes: statement.trace.length, sum: sum.total };
  pieces.set('control', [canonicalJson(control)]);
  const digest = new Sha256();
  for (const [place, key] of [...pieces.keys()].sort().entries()) {
    digest.update(`${place === 0 ? '{' : ','}"${key}":`);
    for (const piece of pieces.get(key) as readonly string[]) digest.update(piece);
  }
  return { ...statement, control, digest: digest.update('}').hex() };
}
