/** Changing a statement that was made on paper, and what the verifier says of it. */
import { type Rejection, verifyStatement } from '../../src/verifier/index.js';
import { fullStatement } from './paper-statements.js';
import { type JsonObject, sealed } from './seal.js';

/** A statement as a test changes it: fields by name, as deep as it likes. */
// biome-ignore lint/suspicious/noExplicitAny: tests change statements into what no type allows
export type Draft = any;

/** The verdict on a statement that was changed and then sealed anew, so that no total and no digest gives it away. */
export function afterChange(statement: JsonObject, change: (draft: Draft) => void): unknown {
  const draft = structuredClone(statement);
  change(draft);
  return verifyStatement(sealed(draft));
}

/** The place of the first node with an operation in the full statement. */
export function first(op: string): number {
  return (fullStatement().trace as JsonObject[]).findIndex((node) => node.op === op);
}

/** The verdict on the full statement after a change to its first node with an operation. */
export function afterNodeChange(op: string, change: (node: Draft) => void): unknown {
  return afterChange(fullStatement(), (draft) => change(draft.trace[first(op)]));
}

/** What a verdict must be, with more of it where a test says so. */
export function rejected(code: string, at: string, more: Partial<Rejection> = {}): Partial<Rejection> {
  return { ok: false, code, at, ...more };
}
