/** Settling what was generated, and reading the figures of a statement as exact numbers. */
import { type Facts, type Plan, parseFacts, parsePlan, type Statement, settle } from '../../src/index.js';
import { type Rational, sum } from '../../src/number/rational.js';
import { parseCanonical } from '../../src/number/read.js';
import type { Generated } from './generate.js';

type Inputs = Pick<Generated, 'plan' | 'facts' | 'period' | 'payees'>;

/** The plan and facts, read. */
export function parsed({ plan, facts }: Pick<Generated, 'plan' | 'facts'>): {
  readonly plan: Plan;
  readonly facts: Facts;
} {
  const read = parsePlan(plan);
  return { plan: read, facts: parseFacts(facts, read) };
}

/** A statement for every payee, in the order of the payees. */
export function statementsOf(inputs: Inputs, options: { readonly trace?: boolean } = {}): Statement[] {
  const { plan, facts } = parsed(inputs);
  return inputs.payees.map((payee) => settle(plan, facts, { payee, period: inputs.period, ...options }));
}

/** The unrounded pays of a statement by component. */
export function paysOf(statement: Statement): Map<string, Rational> {
  return new Map(statement.components.map(({ id, pay }) => [id, parseCanonical(pay.value)]));
}

/** Every figure that a statement prints, with what it is: without the numbers of nodes. */
export function printedFigures(statement: Statement): unknown {
  const { trace: _, control: __, digest: ___, ...rest } = statement;
  return JSON.parse(JSON.stringify(rest, (key, value: unknown) => (key === 'node' ? undefined : value)));
}

/** The sum of texts of figures. */
export function total(texts: readonly string[]): Rational {
  return sum(texts.map(parseCanonical));
}
