/** Statements made by hand, every figure worked out on paper: what a verifier can be tried on without a library. */
import { type Json, type JsonObject, sealed } from './seal.js';

/** A trace being written down; every value is given, none computed. */
class Trace {
  readonly nodes: JsonObject[] = [];

  /** Enters a node and returns its place. */
  node(op: string, taken: readonly number[] | undefined, value: string, more: JsonObject = {}): number {
    const id = this.nodes.length;
    this.nodes.push({ id, op, ...(taken === undefined ? {} : { in: [...taken] }), value, ...more });
    return id;
  }

  /** The figure of a node as a statement prints it. */
  printed(node: number): JsonObject {
    return { value: this.nodes[node]?.value as Json, node };
  }
}

function statementOf(trace: Trace, { scale = 2, ...body }: JsonObject): JsonObject {
  return sealed({
    format: 'dreiklang-statement/1',
    library: '0.1.0',
    id: 'care-2026/anna/2026-Q1/1',
    previous: null,
    status: 'settled',
    plan: { id: 'care-2026', title: { en: 'Customer care', de: 'Stammkundenbetreuung “24”' }, digest: 'a'.repeat(64) },
    currency: scale === 0 ? 'JPY' : 'EUR',
    scale,
    payee: { id: 'anna', name: 'Anna Ott' },
    period: { name: '2026-Q1', from: '2026-01-01', to: '2026-03-31' },
    tally: { digest: 'b'.repeat(64), lineIds: 'checked' },
    labels: { existing: { en: 'Existing customers', de: 'Bestandskunden' }, node: { en: 'Node', de: 'Knoten' } },
    notices: [{ code: 'unclaimed_lines', count: 2 }],
    ...body,
    trace: trace.nodes,
  });
}

/** Every operation at least once; four kinds of component but one; a plan cap that is shared out, and a guarantee. */
export function fullStatement(): JsonObject {
  const trace = new Trace();
  const printed = (node: number): JsonObject => trace.printed(node);
  const at = (pointer: string): JsonObject => ({ at: pointer });

  const lines = trace.node('lines', undefined, '12345.67', {
    count: 3,
    of: { figure: 'amount', from: '2026-01-01', to: '2026-03-31' },
  });
  const before = trace.node('lines', undefined, '345.67', { count: 1, of: { figure: 'amount', from: '2025-01-01' } });
  const gain = trace.node('subtract', [lines, before], '12000', at('/components/0/measure'));
  const rate = trace.node('plan', undefined, '0.0205', at('/components/0/pay/rate'));
  const revenuePay = trace.node('multiply', [rate, gain], '246', at('/components/0/pay'));
  const factor = trace.node('plan', undefined, '1.00372', at('/modifiers/0/factor'));
  const revenueModified = trace.node('multiply', [revenuePay, factor], '246.91512', at('/modifiers/0'));
  const revenue = trace.node('round', [revenueModified], '246.92', { scale: 2, mode: 'half-up' });

  const figure = trace.node('lines', undefined, '104600', { count: 12, of: { figure: 'amount' } });
  const quota = trace.node('fact', undefined, '100000', { of: { fact: 'quota', id: 'existing' } });
  const ratio = trace.node('divide', [figure, quota], '1.046');
  const attainment = trace.node('round', [ratio], '1.05', { scale: 2, mode: 'half-even' });
  const share = trace.node('piecewise', [attainment], '1.15', {
    at: '/components/1/pay/share',
    form: [
      { from: null, value: '0', slope: '0' },
      { from: '0.8', value: '0', slope: '5' },
      { from: '1', value: '1', slope: '3' },
      { from: '1.2', value: '1.6', slope: '0' },
      { from: '1.2', open: true, value: '5/3', slope: '1/3' },
    ],
  });
  const incentive = trace.node('plan', undefined, '1000', at('/targetIncentive/amount'));
  const otherPay = trace.node('multiply', [incentive, share], '1150');
  const kpi = trace.node('fact', undefined, '0.94', { of: { fact: 'kpi', id: 'complaints', period: '2026-Q1' } });
  const mark = trace.node('plan', undefined, '0.95', at('/modifiers/1/require/all/0/atLeast'));
  const late = trace.node('compare', [kpi, mark], '0', { test: 'atLeast' });
  const talks = trace.node('fact', undefined, '9', { of: { fact: 'kpi', id: 'talks', period: '2026-Q1' } });
  const eight = trace.node('plan', undefined, '8', at('/modifiers/1/require/all/1/above'));
  const talked = trace.node('compare', [talks, eight], '1', { test: 'above' });
  const notBelow = trace.node('compare', [talks, eight], '0', { test: 'below' });
  const most = trace.node('compare', [eight, talks], '1', { test: 'atMost' });
  const any = trace.node('any', [late, talked], '1');
  const none = trace.node('none', [late, notBelow], '1');
  const nobody = trace.node('none', [], '1');
  const both = trace.node('all', [late, any, none, most, nobody], '0', at('/modifiers/1/require'));
  const half = trace.node('plan', undefined, '0.5', at('/modifiers/1/otherwise'));
  const halved = trace.node('multiply', [otherPay, half], '575');
  const otherModified = trace.node('choose', [both, otherPay, halved], '575', at('/modifiers/1'));
  const days = trace.node('calendar', undefined, '31', { of: { days: 'eligible' } });
  const ofDays = trace.node('calendar', undefined, '90', { of: { days: 'period' } });
  const proration = trace.node('divide', [days, ofDays], '31/90');
  const prorated = trace.node('multiply', [otherModified, proration], '3565/18');
  const revenueTwo = trace.node('round', [prorated], '198.06', { scale: 2, mode: 'half-even' });

  const pairs = trace.node('pairs', undefined, '3', {
    of: {
      pairs: [
        ['c1', 'service'],
        ['c1', 'spares'],
        ['c2', 'rental'],
      ],
      from: '2026-01-01',
    },
  });
  const each = trace.node('plan', undefined, '250', at('/components/2/pay/each'));
  const performancePay = trace.node('multiply', [pairs, each], '750');
  const floor = trace.node('plan', undefined, '100', at('/components/2/floor'));
  const raised = trace.node('max', [performancePay, floor], '750', at('/components/2'));
  const cap = trace.node('plan', undefined, '600', at('/components/2/cap'));
  const capped = trace.node('min', [raised, cap], '600', at('/components/2'));
  const performance = trace.node('round', [capped], '600.00', { scale: 2, mode: 'down' });

  const loss = trace.node('lines', undefined, '-40.5', { count: 1, of: { figure: 'margin' } });
  const nothing = trace.node('add', [], '0');
  const notBelowZero = trace.node('max', [loss, nothing], '0', at('/components/3'));
  const other = trace.node('round', [notBelowZero], '0.00', { scale: 2, mode: 'half-up' });

  const revenueSum = trace.node('add', [revenue, revenueTwo], '444.98');
  const performanceSum = trace.node('add', [performance], '600.00');
  const otherSum = trace.node('add', [other], '0.00');
  const total = trace.node('add', [revenueSum, performanceSum, otherSum], '1044.98');
  const planCap = trace.node('plan', undefined, '1000', at('/cap'));
  const roundedCap = trace.node('round', [planCap], '1000.00', { scale: 2, mode: 'half-up' });
  const afterCap = trace.node('min', [total, roundedCap], '1000.00');
  const above = [revenue, revenueTwo, performance];
  const sumAbove = trace.node('add', above, '1044.98');
  const times = ['246920', '198060', '600000'].map((value, place) =>
    trace.node('multiply', [above[place] as number, afterCap], value),
  );
  const parts = ['12346000/52249', '9903000/52249', '30000000/52249'].map((value, place) =>
    trace.node('divide', [times[place] as number, sumAbove], value),
  );
  const shares = ['236.29', '189.54', '574.17'].map((value, part) =>
    trace.node('share-out', [afterCap, ...parts], value, { scale: 2, part }),
  );
  const guaranteed = trace.node('plan', undefined, '1100.5', at('/guarantee'));
  const guarantee = trace.node('round', [guaranteed], '1100.50', { scale: 2, mode: 'half-up' });
  const earned = trace.node('max', [afterCap, guarantee], '1100.50');

  const components: JsonObject[] = [
    {
      id: 'growth',
      kind: 'revenue',
      clause: '§ 4 (2)',
      payCode: '4711',
      figure: printed(gain),
      pay: printed(revenuePay),
      steps: [
        { step: 'modifier', id: 'feedback', figure: printed(factor), amount: printed(revenueModified) },
        { step: 'rounding', amount: printed(revenue) },
      ],
      amount: printed(revenue),
      notes: [],
    },
    {
      id: 'existing',
      kind: 'revenue',
      figure: printed(figure),
      quota: printed(quota),
      attainment: printed(attainment),
      incentive: printed(incentive),
      pay: printed(otherPay),
      steps: [
        { step: 'modifier', id: 'talks', figure: printed(both), amount: printed(otherModified) },
        { step: 'rounding', amount: printed(revenueTwo) },
      ],
      amount: printed(revenueTwo),
      notes: [{ code: 'modifiers_pass', about: 'talks' }],
    },
    {
      id: 'broadening',
      kind: 'performance',
      figure: printed(pairs),
      pay: printed(performancePay),
      steps: [
        { step: 'floor', figure: printed(floor), amount: printed(raised) },
        { step: 'cap', figure: printed(cap), amount: printed(capped) },
        { step: 'rounding', amount: printed(performance) },
      ],
      amount: printed(performance),
      notes: [],
    },
    {
      id: 'spiff',
      kind: 'other',
      pay: printed(loss),
      steps: [
        { step: 'negative', amount: printed(notBelowZero) },
        { step: 'rounding', amount: printed(other) },
      ],
      amount: printed(other),
      notes: [],
    },
  ];
  return statementOf(trace, {
    proration: printed(proration),
    components,
    kinds: [
      { kind: 'revenue', amount: printed(revenueSum) },
      { kind: 'performance', amount: printed(performanceSum) },
      { kind: 'other', amount: printed(otherSum) },
    ],
    steps: [
      {
        step: 'cap',
        figure: printed(roundedCap),
        amount: printed(afterCap),
        components: ['growth', 'existing', 'broadening', 'spiff'].map((id, place) => ({
          id,
          amount: printed(shares[place] ?? other),
        })),
      },
      { step: 'guarantee', figure: printed(guarantee), amount: printed(earned) },
    ],
    earned: printed(earned),
    payable: printed(earned),
  });
}

/** One component in whole yen, nothing else: the sum of the kinds is what is earned. */
export function plainStatement(): JsonObject {
  const trace = new Trace();
  const profit = trace.node('lines', undefined, '-1234.5', { count: 2, of: { figure: 'margin' } });
  const rate = trace.node('plan', undefined, '1/3', { at: '/components/0/pay/rate' });
  const pay = trace.node('multiply', [profit, rate], '-411.5', { at: '/components/0/pay' });
  const amount = trace.node('round', [pay], '-412', { scale: 0, mode: 'half-up' });
  const sum = trace.node('add', [amount], '-412');
  const total = trace.node('add', [sum], '-412');
  return statementOf(trace, {
    scale: 0,
    components: [
      {
        id: 'value-added',
        kind: 'profit',
        figure: trace.printed(profit),
        pay: trace.printed(pay),
        steps: [{ step: 'rounding', amount: trace.printed(amount) }],
        amount: trace.printed(amount),
        notes: [],
      },
    ],
    kinds: [{ kind: 'profit', amount: trace.printed(sum) }],
    steps: [],
    earned: trace.printed(total),
    payable: trace.printed(total),
  });
}

/** Below zero in whole yen, and a plan that carries it: nothing is payable now. */
export function carriedStatement(): JsonObject {
  const { trace: nodes, ...plain } = plainStatement();
  const trace = new Trace();
  trace.nodes.push(...(nodes as JsonObject[]));
  const earned = (plain.earned as JsonObject).node as number;
  const nothing = trace.node('add', [], '0');
  const payable = trace.node('max', [earned, nothing], '0');
  const carried = trace.node('min', [earned, nothing], '-412');
  return sealed({ ...plain, payable: trace.printed(payable), carried: trace.printed(carried), trace: trace.nodes });
}

/** No component in this period: the rounded sum of nothing. */
export function emptyStatement(): JsonObject {
  const trace = new Trace();
  const nothing = trace.node('add', [], '0');
  const total = trace.node('round', [nothing], '0.00', { scale: 2, mode: 'half-up' });
  return statementOf(trace, {
    components: [],
    kinds: [],
    steps: [],
    earned: trace.printed(total),
    payable: trace.printed(total),
  });
}
