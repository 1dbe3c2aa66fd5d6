/** A statement held against what the second path makes of the same plan and facts. */
import Fraction from 'fraction.js';
import { parseFacts, parsePlan, type Statement, settle } from '../../src/index.js';
import type { Generated } from '../support/generate.js';
import { type Second, settledAgain } from './settle.js';

/** Every figure in which the two differ, `place: ours, theirs`; empty where they agree. */
export function differences({ plan, facts, period }: Generated, payee: string): string[] {
  const parsed = parsePlan(plan);
  const statement = settle(parsed, parseFacts(facts, parsed), { payee, period, trace: false });
  return differing(statement, settledAgain(plan, facts, payee, period));
}

function differing(statement: Statement, second: Second): string[] {
  const found: string[] = [];
  const hold = (place: string, ours: { readonly value: string } | undefined, theirs: Fraction | undefined): void => {
    const text = theirs?.toFraction();
    if (
      ours === undefined
        ? text !== undefined
        : text === undefined || !new Fraction(ours.value).equals(theirs as Fraction)
    ) {
      found.push(`${place}: ${ours?.value}, ${text}`);
    }
  };
  const ids = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join();
  if (ids(statement.components) !== ids(second.components)) found.push('components');
  for (const [place, component] of second.components.entries()) {
    const ours = statement.components[place];
    for (const figure of ['figure', 'quota', 'attainment', 'pay', 'amount'] as const) {
      hold(`${component.id} ${figure}`, ours?.[figure], component[figure]);
    }
  }
  for (const [kind, amount] of second.kinds) {
    hold(kind, statement.kinds.find((one) => one.kind === kind)?.amount, amount);
  }
  hold('earned', statement.earned, second.earned);
  hold('payable', statement.payable, second.payable);
  hold('carried', statement.carried, second.carried);
  return found;
}
