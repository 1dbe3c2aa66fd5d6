/** One measure on a few lines: what its figure is on a statement, in the fewest words. */
import { type PlanInput, parseFacts, parsePlan, type Statement, settle } from '../../src/index.js';

type ComponentInput = PlanInput['components'][number];

/** A line of the payee `anna`, unless it says otherwise; of customer `k` and category `s`. */
export function line(id: string, date: string, amount: string, more: Readonly<Record<string, unknown>> = {}): object {
  const credited = 'credits' in more || 'payee' in more || 'reverses' in more ? {} : { payee: 'anna' };
  const placed = 'reverses' in more ? {} : { customer: 'k', category: 's' };
  return { id, date, amount, ...placed, ...credited, ...more };
}

/** Everything around a measure that a test wants to be different. */
export interface Around {
  readonly lines?: readonly object[];
  readonly plan?: Partial<PlanInput>;
  readonly component?: Partial<ComponentInput>;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly payees?: readonly object[];
  readonly payee?: string;
  /** Default 2026-Q1. */
  readonly period?: string;
}

/** The statement of a plan with one component `c`, which pays its figure as it is. */
export function statementOf(measure: unknown, around: Around): Statement {
  const component = { id: 'c', kind: 'other', measure, pay: { rate: '1' }, negative: 'pay', ...around.component };
  const plan = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'quarter',
    components: [component],
    ...around.plan,
  });
  const facts = parseFacts(
    {
      covers: { from: '2020-01-01', to: '2026-12-31' },
      lines: around.lines ?? [],
      payees: around.payees ?? [{ id: 'anna' }, { id: 'ben' }],
      ...around.facts,
    },
    plan,
  );
  return settle(plan, facts, { payee: around.payee ?? 'anna', period: around.period ?? '2026-Q1' });
}

/** The figure of a measure on some lines. */
export function figureOn(measure: unknown, lines: readonly object[], around: Omit<Around, 'lines'> = {}): string {
  const { components } = statementOf(measure, { ...around, lines });
  return components[0]?.figure?.value ?? 'none';
}

/** The codes of the notes on the component, with what they are about. */
export function notesOn(measure: unknown, around: Around): string[] {
  const { components } = statementOf(measure, around);
  return (components[0]?.notes ?? []).map(({ code, about }) => (about === undefined ? code : `${code} ${about}`));
}
