/** The smallest plan and facts that pay something: what hostile tests put one strange thing into. */
import { parseFacts, parsePlan, type Statement, settle } from '../../src/index.js';
import type { Problem } from '../../src/trace/problems.js';
import { thrownBy } from './expectations.js';

export type Loose = Record<string, unknown>;

export const PLAN = parsePlan({
  id: 'p',
  currency: 'EUR',
  period: 'month',
  components: [{ id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' } }],
});
export const COVERS = { from: '2026-01-01', to: '2026-01-31' };
export const LINE = { id: 'L1', date: '2026-01-10', customer: 'c1', category: 'service', amount: '100', payee: 'anna' };
export const factsOf = (...lines: readonly unknown[]): Loose => ({ covers: COVERS, lines, payees: [{ id: 'anna' }] });
export const ofAnna = (facts: unknown): Statement =>
  settle(PLAN, parseFacts(facts, PLAN), { payee: 'anna', period: '2026-01' });
export const problemsOf = (facts: unknown): readonly Problem[] => thrownBy(() => parseFacts(facts, PLAN)).problems;
export const codesOf = (facts: unknown): string[] => problemsOf(facts).map(({ code, at }) => `${code} ${at}`);
export const figureOf = (statement: Statement): string | undefined => statement.components[0]?.figure?.value;
