/**
 * Control totals and digest of a statement, worked out from docs/statement-format.md alone: neither the library's own
 * sealing nor the verifier has a part in it.
 */
import { createHash } from 'node:crypto';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Canonical JSON (RFC 8785). */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] as Json)}`);
  return `{${fields.join(',')}}`;
}

/** The JSON texts of all leaves in the order of canonical JSON; a list's length counts as a leaf before its entries. */
function leavesOf(value: Json): string[] {
  if (Array.isArray(value)) return [String(value.length), ...value.flatMap(leavesOf)];
  if (typeof value !== 'object' || value === null) return [JSON.stringify(value)];
  return Object.keys(value)
    .sort()
    .flatMap((key) => leavesOf(value[key] as Json));
}

function weightOf(leaf: string): bigint {
  let weight = 0n;
  for (let place = 0; place < leaf.length; place += 1) {
    weight = (weight * 65_599n + BigInt(leaf.charCodeAt(place))) % 2n ** 32n;
  }
  return weight;
}

/** The statement with the control totals that its content asks for. */
export function withControl(statement: JsonObject): JsonObject {
  const { control: _control, digest: _digest, ...body } = statement;
  const sum = leavesOf(body).reduce((total, leaf, place) => total + BigInt(place + 1) * weightOf(leaf), 0n);
  return { ...body, control: { nodes: (body.trace as Json[]).length, sum: String(sum) } };
}

/** The statement with the control totals and the digest that its content asks for. */
export function sealed(statement: JsonObject): JsonObject {
  const controlled = withControl(statement);
  return { ...controlled, digest: createHash('sha256').update(canonical(controlled), 'utf8').digest('hex') };
}
