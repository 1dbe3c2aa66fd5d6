/** Settling the statements of a chain one after the other, each from what is known by then. */
import { type Plan, parseFacts, parsePlan, type SettleOptions, type Statement, settle } from '../../src/index.js';
import type { ChainCase, ChainStep } from './cases.js';

type Facts = Readonly<Record<string, unknown>>;

/** One step of a chain, before it is settled. */
export interface Attempt {
  readonly step: ChainStep;
  /** Settles it from the statements so far; to be called for a step that is refused. */
  readonly settleIt: () => Statement;
  /** Settles it, keeps it as the last of the chain, and gives it as its JSON reads back. */
  readonly statement: () => Statement;
}

/** The steps of a chain in order. A step that is to be refused adds no statement. */
export function* attemptsOf(
  { plan, plans = [plan], facts: known, chain }: ChainCase,
  options: Pick<SettleOptions, 'trace'> = {},
): Generator<Attempt> {
  let facts: Facts = known;
  let parsed = plans.map((one) => parsePlan(one));
  const earlier: Statement[] = [];
  for (const step of chain) {
    facts = withFacts(facts, step.add ?? {});
    if (step.plans !== undefined) parsed = step.plans.map((one) => parsePlan(one));
    const settleIt = settling(parsed, facts, { ...step.settle, ...options, earlier: [...earlier] });
    const statement = (): Statement => {
      const stored = JSON.parse(JSON.stringify(settleIt())) as Statement;
      earlier.push(stored);
      return stored;
    };
    yield { step, settleIt, statement };
  }
}

/** The statements of a chain; steps that are to be refused are left out. */
export function statementsOfChain(content: ChainCase, options: Pick<SettleOptions, 'trace'> = {}): Statement[] {
  const statements: Statement[] = [];
  for (const { step, statement } of attemptsOf(content, options)) {
    if (step.problems === undefined) statements.push(statement());
  }
  return statements;
}

function settling(plans: readonly Plan[], facts: Facts, options: SettleOptions): () => Statement {
  return () => settle(plans, parseFacts(facts, plans), options);
}

/** Facts with those put to them that became known later. */
export function withFacts(facts: Facts, later: Facts): Facts {
  const merged: Record<string, unknown> = { ...facts };
  for (const [name, value] of Object.entries(later)) {
    const before = facts[name];
    merged[name] = Array.isArray(before) && Array.isArray(value) ? withEntries(name, before, value) : value;
  }
  return merged;
}

function withEntries(name: string, before: readonly unknown[], later: readonly unknown[]): unknown[] {
  const entries = [...before];
  for (const entry of later) {
    const id = idOf(entry);
    const place = id === undefined ? -1 : entries.findIndex((one) => idOf(one) === id);
    if (place < 0) entries.push(entry);
    else entries[place] = name === 'payees' ? { ...(entries[place] as object), ...(entry as object) } : entry;
  }
  return entries;
}

function idOf(entry: unknown): string | undefined {
  return (entry as { readonly id?: string }).id;
}
