/** What figures about customers and categories are called, now and then: told from their leaves. */
import type { TraceNode } from '../trace/ledger.js';
import { type Telling, textIn } from './telling.js';
import type { FlowFigure } from './words.js';
import { writtenPlace } from './written.js';

/** The name of such a figure; undefined for every other one. */
export function flowLabel(node: TraceNode, telling: Telling): string | undefined {
  const which = flowFigure(node, telling);
  return which === undefined ? undefined : telling.words.flows[which];
}

function flowFigure(node: TraceNode, telling: Telling): FlowFigure | undefined {
  const parts = (node.in ?? []).map((id) => telling.node(id));
  if (node.op === 'add' && figureOf(node, telling) === 'customers-won') return 'customersWon';
  if (parts.length !== 2) return undefined;
  const [part, other] = parts as [TraceNode, TraceNode];
  const [first, second] = parts.map((one) => figureOf(one, telling));
  switch (node.op) {
    case 'subtract':
      if (other.op === 'min') return flowFigure(other, telling) === 'fallen' ? 'left' : undefined;
      return first === second ? RISES[first ?? ''] : undefined;
    case 'min':
      return second === 'amount-of-fall' ? 'fallen' : undefined;
    case 'multiply':
      return part.op === 'lines' && other.op === 'plan' && writtenPlace(other.at ?? '') === 'weigh'
        ? 'weighed'
        : undefined;
    case 'add':
      return first === 'amount-of-growing' && second === 'amount-of-shrinking' ? 'retained' : undefined;
    case 'divide':
      if (second === 'amount-of-earlier' || second === 'customers-of-earlier') return 'retention';
      if (textIn(other.of, 'credited') === 'whole') return part.op === 'plan' ? 'capped' : 'counted';
      if (second !== 'customers') return undefined;
      if (first === 'pairs') return 'breadth';
      return first === 'customers' && textIn(part.of, 'atLeast') !== undefined ? 'penetration' : undefined;
    default:
      return undefined;
  }
}

const RISES: Readonly<Record<string, FlowFigure>> = {
  'amount-of-growing': 'expansion',
  'amount-of-shrinking': 'lost',
  'amount-of-new': 'new',
};

/** What was summed or counted; of a count that holds parts, what its whole ones are. */
function figureOf(node: TraceNode, telling: Telling): string | undefined {
  if (node.op === 'round') return figureOf(telling.node(node.in?.[0] as number), telling);
  const [first] = node.op === 'add' ? (node.in ?? []) : [];
  return textIn((first === undefined ? node : telling.node(first)).of, 'figure');
}
