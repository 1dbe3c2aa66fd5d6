/** The order in which operands are told: what the reader has before his eyes first, what changes nothing not at all. */
import { Rational } from '../number/rational.js';
import type { Memory } from './memory.js';
import type { Unit } from './view.js';
import { type WrittenPlace, writtenPlace } from './written.js';

const RATES: readonly WrittenPlace[] = ['rate', 'each', 'times'];

/** A node and what it is where it is used. */
export interface Input {
  readonly id: number;
  readonly unit: Unit;
}

/** Operations whose first operand stands on the tape and whose others follow with a sign. */
export type ChainedOperation = 'subtract' | 'divide' | 'multiply' | 'min' | 'max';

/**
 * The operands of an operation in the order in which they are told; at least one.
 *
 * @param standsAt the node that the tape has come to, where the rows go on from it
 */
export function inOrder(
  op: ChainedOperation,
  inputs: readonly Input[],
  memory: Memory,
  standsAt: number | undefined,
): readonly Input[] {
  if (op === 'divide') return inputs.filter(({ id }, place) => place === 0 || !isOneMonth(id, memory));
  if (op !== 'multiply') return inputs;
  const kept = inputs.filter(({ id }) => !isWholeWeight(id, memory));
  if (kept.length === 0) return inputs.slice(0, 1);
  const standing = kept.findIndex(({ id }) => memory.inner(id) === standsAt);
  const first =
    standing < 0 && isRate((kept[0] as Input).id, memory) ? kept.findIndex(({ id }) => memory.isShown(id)) : standing;
  return first < 0 ? kept : [kept[first] as Input, ...kept.slice(0, first), ...kept.slice(first + 1)];
}

/** A rate, an amount for each, a multiple: told after what it is a rate of. */
function isRate(id: number, { telling }: Memory): boolean {
  const { op, at = '' } = telling.node(id);
  return op === 'plan' && RATES.includes(writtenPlace(at));
}

/** A weight of 100 %. */
function isWholeWeight(id: number, { telling }: Memory): boolean {
  const { op, at = '' } = telling.node(id);
  return op === 'plan' && writtenPlace(at) === 'weight' && telling.figure(id).equals(Rational.ONE);
}

function isOneMonth(id: number, { telling }: Memory): boolean {
  return telling.node(id).op === 'calendar' && telling.figure(id).equals(Rational.ONE);
}
