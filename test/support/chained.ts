/** Statements of one payee, one after the other, each checked by the verifier and read back from its JSON. */
import { expect } from 'vitest';
import { explain, type PlanInput, parseFacts, parsePlan, type Statement, settle } from '../../src/index.js';
import { verifyStatement } from '../../src/verifier/index.js';

/** One settlement of a chain. */
export interface Step {
  readonly period: string;
  /** Lines that are known from this settlement on. */
  readonly add?: readonly object[];
  readonly reopen?: string | readonly string[];
  readonly final?: { readonly balances: 'claim' | 'forgive' };
  /** What the payee says from this settlement on. */
  readonly payee?: Readonly<Record<string, unknown>>;
  /** Only the statements from this place on are handed in. */
  readonly since?: number;
  /** Other facts than so far. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** The plans in force, if others than so far. */
  readonly plans?: readonly PlanInput[];
}

export interface Chained {
  readonly plan: PlanInput;
  readonly lines?: readonly object[];
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly payee?: Readonly<Record<string, unknown>>;
}

/** The statements of `anna`. */
export function chained({ plan, lines = [], facts = {}, payee = {} }: Chained, steps: readonly Step[]): Statement[] {
  const known = [...lines];
  let own = { id: 'anna', plan: plan.id, ...payee };
  let around = facts;
  let plans = [plan];
  const statements: Statement[] = [];
  for (const { period, add = [], reopen, final, payee: changed, plans: others, facts: more, since = 0 } of steps) {
    known.push(...add);
    own = { ...own, ...changed };
    around = { ...around, ...more };
    plans = others === undefined ? plans : [...others];
    const parsed = plans.map((one) => parsePlan(one));
    const given = {
      covers: { from: '2020-01-01', to: '2027-12-31' },
      lines: known,
      payees: [own, { id: 'ben' }],
      ...around,
    };
    const statement = settle(parsed, parseFacts(given, parsed), {
      payee: 'anna',
      period,
      earlier: statements.slice(since),
      ...(reopen !== undefined && { reopen }),
      ...(final && { final }),
    });
    expect(verifyStatement(statement), period).toMatchObject({ ok: true });
    for (const locale of ['de', 'en'] as const) expect(explain(statement, { locale })).not.toContain('undefined');
    statements.push(JSON.parse(JSON.stringify(statement)));
  }
  return statements;
}

/** The figure of the first component of each statement. */
export function figuresOf(statements: readonly Statement[]): (string | undefined)[] {
  return statements.map(({ components }) => components[0]?.figure?.value);
}

/** The notes of the first component, with what they are about. */
export function notesOf({ components }: Statement): string[] {
  return (components[0]?.notes ?? []).map(({ code, about = '' }) => `${code} ${about}`.trim());
}
