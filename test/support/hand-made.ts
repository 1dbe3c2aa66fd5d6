/** Statements made by hand, node by node: for shapes that no plan makes yet, and for those of other programs. */
import type { Statement, StatementComponent } from '../../src/statement/statement.js';
import type { TraceNode } from '../../src/trace/ledger.js';

type Loose = Readonly<Record<string, unknown>>;

export const JANUARY = { from: '2026-01-01', to: '2026-01-31' };

/** A node: sales of 1,000 in January. */
export const SALES: Loose = {
  op: 'lines',
  value: '1000',
  count: 1,
  at: '/components/0/measure',
  of: { figure: 'amount', ...JANUARY },
};

/** A node: a rate of 10 %. */
export const RATE: Loose = { op: 'plan', value: '0.1', at: '/components/0/pay/rate' };

/** A node: another one rounded to cents. */
export function amountOf(value: string, input: number): Loose {
  return { op: 'round', in: [input], value, scale: 2, mode: 'half-up' };
}

/** What a statement made by hand says; the rest is filled in. */
export interface HandMade {
  /** Nodes without their ids; the last one is the amount. */
  readonly trace: readonly Loose[];
  /** Fields of the one component; figures as `[value, node]`. */
  readonly component?: Loose;
  readonly rest?: Loose;
}

/** A printed figure of a node. */
export function printed(value: string, node: number): Loose {
  return { value, node };
}

/** A statement of one component whose amount is the last node, in the shape that `JSON.parse` would give. */
export function handMade({ trace, component = {}, rest = {} }: HandMade): Statement {
  const nodes = trace.map((node, id) => ({ id, ...node })) as unknown as TraceNode[];
  const last = nodes.length - 1;
  const amount = printed((nodes[last] as TraceNode).value, last);
  const made: Loose = { id: 'c', kind: 'revenue', pay: amount, steps: [], amount, notes: [], ...component };
  return JSON.parse(
    JSON.stringify({
      format: 'dreiklang-statement/1',
      library: '0.1.0',
      id: 'plan/anna/2026-01/1',
      previous: null,
      status: 'settled',
      plan: { id: 'plan', digest: '00' },
      currency: 'EUR',
      scale: 2,
      payee: { id: 'anna' },
      period: { name: '2026-01', from: '2026-01-01', to: '2026-01-31' },
      tally: { digest: '00', lineIds: 'checked' },
      labels: {},
      components: [made as unknown as StatementComponent],
      kinds: [{ kind: made.kind, amount }],
      steps: [],
      earned: amount,
      payable: amount,
      notices: [],
      trace: nodes,
      control: { nodes: nodes.length, sum: '0' },
      digest: '00',
      ...rest,
    }),
  ) as Statement;
}
