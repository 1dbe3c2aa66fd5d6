/** The packs that a component's figure makes, where it is paid by the pack. */
import type { Printed } from '../statement/statement.js';
import type { TraceNode } from '../trace/ledger.js';
import type { Derivation } from './derivation.js';
import type { Telling } from './telling.js';
import type { Unit } from './view.js';
import { writtenPlace } from './written.js';

/** The rows from the figure to its packs; none where the figure itself is paid, or groups of it each by their own packs. */
export function packRows(figure: Printed, unit: Unit, derivation: Derivation): void {
  const { telling, memory } = derivation;
  const { words } = telling;
  const count = telling.statement.trace.find((node) => isPackCount(node, telling) && node.in?.[0] === figure.node);
  const size = count?.in?.[1];
  if (count === undefined || size === undefined) return;
  const whole = telling.statement.trace.find(({ op, in: [input] = [] }) => op === 'round' && input === count.id);
  memory.name(count.id, words.packs.exact);
  derivation.standAt(figure.node, memory.nameOf(figure.node), unit);
  derivation.operand('÷', size, unit, 0, words.written.per);
  derivation.arrive('=', count.id, words.packs.exact, 'number');
  if (whole === undefined || whole.at !== count.at) return;
  const label = words.packs[whole.mode === 'up' ? 'started' : 'full'];
  if (memory.inner(whole.id) === count.id) return;
  memory.name(whole.id, label);
  derivation.arrive('≈', whole.id, `${label}, ${telling.rounded(whole, 'number')}`, 'number');
}

/** A figure ÷ the size of a pack. */
function isPackCount({ op, at, in: inputs }: TraceNode, telling: Telling): boolean {
  const size = op === 'divide' && inputs?.[1] !== undefined ? telling.node(inputs[1]) : undefined;
  return at !== undefined && writtenPlace(at) === 'per' && size?.op === 'plan' && size.at === at;
}
