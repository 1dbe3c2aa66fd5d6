/** Requirements: what was compared with what, and whether it held. */
import type { Comparison, TraceNode } from '../trace/ledger.js';
import type { Story } from './stories.js';
import type { Tape } from './tape.js';
import type { Unit } from './view.js';

/** Whether a node is a condition: 1 where it holds, else 0. */
export function isCondition({ op }: TraceNode): boolean {
  return op === 'compare' || op === 'all' || op === 'any' || op === 'none';
}

/** Says of a condition, and of every one that it is made of, whether it holds; once on a statement. */
export function conditionRows(id: number, depth: number, tape: Tape): void {
  const { memory, telling } = tape;
  const node = telling.node(id);
  if (memory.isShown(id) || !isCondition(node)) return;
  memory.markShown(id);
  if (node.op === 'compare') {
    comparisonRow(node, depth, tape);
    return;
  }
  const inputs = telling.inputs(node);
  for (const input of inputs) conditionRows(input, depth, tape);
  if (inputs.length > 1)
    tape.say(telling.words.several(node.op as 'all' | 'any' | 'none', telling.figure(id).sign !== 0), depth);
}

function comparisonRow(node: TraceNode, depth: number, tape: Tape): void {
  const { telling, memory } = tape;
  const { words } = telling;
  const [left, right] = telling.inputs(node) as readonly [number, number];
  const [leftUnit, rightUnit] = telling.units.ofInputs(node, 'number') as [Unit, Unit];
  for (const [side, unit] of [
    [left, leftUnit],
    [right, rightUnit],
  ] as const) {
    if (memory.single(side) === undefined) tape.workOut(side, unit, depth + 1);
  }
  const bound = telling.full(telling.figure(right), rightUnit);
  const isWritten = telling.node(memory.inner(right)).op === 'plan';
  const nameOf = (side: number): string => (memory.single(side) as Story).label;
  tape.say(
    words.compared(
      nameOf(left),
      telling.full(telling.figure(left), leftUnit),
      words.tests[node.test as Comparison],
      isWritten ? bound : `${nameOf(right)} ${bound}`,
      telling.figure(node.id).sign !== 0,
    ),
    depth,
  );
}
