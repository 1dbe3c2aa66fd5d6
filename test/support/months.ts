/** Chains of monthly statements of one payee, each settled from those before, verified and explained. */
import { expect } from 'vitest';
import { explain, parseFacts, parsePlan, type SettleOptions, type Statement, settle } from '../../src/index.js';
import { verifyStatement } from '../../src/verifier/index.js';

/** A component that pays a tenth of all sales. */
export const TENTH = {
  id: 'care',
  kind: 'revenue',
  payCode: '4711',
  measure: { sum: 'amount' },
  pay: { rate: '10%' },
};

/** A line; where it says nothing else, of anna's with customer `c1`. */
export interface Line {
  readonly id: string;
  readonly date: string;
  readonly amount: string;
  readonly customer?: string;
  readonly reverses?: { readonly line: string };
  readonly [field: string]: unknown;
}

const PAYEES = ['anna', 'ben'];

/** Statements of anna's, one a month; the lines may change between two of them. */
export class Months {
  readonly statements: Statement[] = [];
  lines: readonly Line[];
  payee: Record<string, unknown> = {};
  readonly #plan: Record<string, unknown>;

  constructor(plan: Record<string, unknown>, lines: readonly Line[] = []) {
    this.#plan = { id: 'p', currency: 'EUR', period: 'month', components: [TENTH], ...plan };
    this.lines = lines;
  }

  settle(period: string, options: Partial<SettleOptions> = {}): Statement {
    const plan = parsePlan(this.#plan);
    const lines = this.lines.map((line) =>
      line.reverses === undefined ? { customer: 'c1', category: 'service', payee: 'anna', ...line } : line,
    );
    const facts = parseFacts(
      {
        covers: { from: '2025-01-01', to: '2027-12-31' },
        lines,
        customers: ['c1', 'c2', 'c3'].map((id) => ({ id, since: '2019-01-01' })),
        payees: PAYEES.map((id) => ({ id, ...(id === 'anna' ? this.payee : undefined) })),
      },
      plan,
    );
    const statement = settle(plan, facts, { payee: 'anna', period, earlier: this.statements, ...options });
    const silent = settle(plan, facts, { payee: 'anna', period, earlier: this.statements, ...options, trace: false });
    expect(silent.payable.value).toBe(statement.payable.value);
    expect(verifyStatement(JSON.parse(JSON.stringify(statement)))).toEqual({ ok: true, nodes: statement.trace.length });
    for (const locale of ['en', 'de'] as const) expect(explain(statement, { locale })).not.toContain('undefined');
    this.statements.push(JSON.parse(JSON.stringify(statement)));
    return statement;
  }

  settleAll(periods: readonly string[]): Statement[] {
    return periods.map((period) => this.settle(period));
  }
}
