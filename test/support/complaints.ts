/** What the tests of complaints settle: small plans and facts, one payee, and what a statement pays as a number. */
import {
  type Facts,
  type Plan,
  parseFacts,
  parsePlan,
  type SettleOptions,
  type Statement,
  settle,
} from '../../src/index.js';
import { withFacts } from './chains.js';
import { thrownBy } from './expectations.js';

export type Loose = Readonly<Record<string, unknown>>;

/** A plan in EUR, by month unless it says otherwise, of one component named `sales`. */
export function planOf(component: Loose, more: Loose = {}): Plan {
  const sales = { id: 'sales', kind: 'revenue', measure: { sum: 'amount' }, ...component };
  return parsePlan({ id: 'care', currency: 'EUR', period: 'month', components: [sales], ...more });
}

/** A line of Anna's, unless it says who is credited. */
export function sale(id: string, date: string, amount: string, more: Loose = {}): Loose {
  const whose = more.credits === undefined ? { payee: 'anna' } : {};
  return { id, date, customer: 'c1', category: 'goods', amount, ...whose, ...more };
}

/** A credit note, booked on a date of its own. */
export function creditNote(id: string, date: string, amount: string, line: string): Loose {
  return { id, date, amount, reverses: { line } };
}

/** Facts of Anna's: her lines, and what else is known. */
export function factsOf(lines: readonly Loose[], more: Loose = {}, anna: Loose = {}): Loose {
  return {
    covers: { from: '2024-01-01', to: '2027-12-31' },
    lines,
    customers: [{ id: 'c1', since: '2019-05-02' }],
    payees: [{ id: 'anna', plan: 'care', from: '2020-01-01', ...anna }],
    ...more,
  };
}

type More = Partial<SettleOptions>;

/** Anna's statement of a period. */
export function settled(plans: Plan | readonly Plan[], facts: Loose, period: string, more: More = {}): Statement {
  return settle(plans, read(facts, plans), { payee: 'anna', period, ...more });
}

/** The codes of the problems with which a settlement is refused. */
export function refusal(plans: Plan | readonly Plan[], facts: Loose, period: string, more: More = {}): string[] {
  return thrownBy(() => settled(plans, facts, period, more)).problems.map(({ code }) => code);
}

function read(facts: Loose, plans: Plan | readonly Plan[]): Facts {
  return parseFacts(facts, Array.isArray(plans) ? [...plans] : (plans as Plan));
}

/** One statement of a row: its period, what became known before it, and what it reopens. */
export interface Month extends Pick<SettleOptions, 'reopen' | 'final'> {
  readonly period: string;
  readonly add?: Loose;
}

/** Anna's statements one after the other, each as its JSON reads back. */
export function settledInTurn(plans: Plan | readonly Plan[], known: Loose, months: readonly Month[]): Statement[] {
  const earlier: Statement[] = [];
  let facts = known;
  for (const { period, add, ...options } of months) {
    facts = withFacts(facts, add ?? {});
    earlier.push(JSON.parse(JSON.stringify(settled(plans, facts, period, { ...options, earlier }))) as Statement);
  }
  return earlier;
}

export function earned(statement: Statement): number {
  return Number(statement.earned.value);
}

export function payable(statement: Statement): number {
  return Number(statement.payable.value);
}

/** Money as a program without decimals adds it up: to the cent, for comparison alone. */
export function cents(amounts: readonly number[]): number {
  return Math.round(amounts.reduce((all, amount) => all + amount, 0) * 100) / 100;
}

/** What is payable by the month that earned it: the month of a statement itself, and those that it corrects. */
export function byMonthOfOrigin(statements: readonly Statement[]): Record<string, number> {
  const months = new Map<string, number[]>();
  const put = (month: string, amount: string): void => {
    months.set(month, [...(months.get(month) ?? []), Number(amount)]);
  };
  for (const { period, earned: own, toPayable = [] } of statements) {
    put(period.name, own.value);
    for (const step of toPayable) if (step.step === 'correction') put(step.period as string, step.figure.value);
  }
  return Object.fromEntries([...months].map(([month, amounts]) => [month, cents(amounts)]));
}
