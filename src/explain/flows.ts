/** What figures are called that compare customers of now and then, or their categories: told from their leaves. */
import type { TraceNode } from '../trace/ledger.js';
import { type Telling, textIn } from './telling.js';
import type { FlowFigure } from './words.js';

/** The name of such a figure; undefined for every other one. */
export function flowLabel(node: TraceNode, telling: Telling): string | undefined {
  const which = flowFigure(node, telling);
  return which === undefined ? undefined : telling.words.flows[which];
}

function flowFigure(node: TraceNode, telling: Telling): FlowFigure | undefined {
  if (node.in?.length !== 2) return undefined;
  const [first, second] = node.in.map((id) => figureOf(telling.node(id), telling));
  switch (node.op) {
    case 'subtract':
      return first === second ? RISES[first ?? ''] : undefined;
    case 'add':
      return first === 'amount-of-growing' && second === 'amount-of-shrinking' ? 'retained' : undefined;
    case 'divide':
      if (second === 'amount-of-earlier' || second === 'customers-of-earlier') return 'retention';
      if (second !== 'customers') return undefined;
      if (first === 'pairs') return 'breadth';
      return first === 'customers' && textIn(telling.node(node.in[0] as number).of, 'atLeast') !== undefined
        ? 'penetration'
        : undefined;
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
