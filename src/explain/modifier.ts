/** What a modifier did to the pay of a component: a factor, or a requirement that was met or missed. */
import type { ComponentStep } from '../statement/statement.js';
import { conditionRows, isCondition } from './conditions.js';
import type { Derivation } from './derivation.js';

/** The rows of a modifier; `changed` says whether the pay after it is another. */
export function modifierRows({ id, figure, amount }: ComponentStep, changed: boolean, derivation: Derivation): void {
  const { telling, memory } = derivation;
  const { words } = telling;
  const name = telling.name(id ?? '');
  if (figure === undefined) {
    derivation.tape(amount.node, 'money', words.payAfter(name));
    return;
  }
  if (isCondition(telling.node(figure.node))) {
    conditionRows(figure.node, 1, derivation);
    const holds = telling.figure(figure.node).sign !== 0;
    if (holds) derivation.say(words.requirementMet(name));
    else missedRows(name, amount.node, derivation);
  } else {
    telling.units.tell(memory.inner(figure.node), 'ratio');
    derivation.operand('×', figure.node, 'ratio', 0, name);
  }
  if (changed) derivation.arrive('=', amount.node, words.payAfter(name), 'money');
}

/** What remains of the pay where a requirement was missed: a share of it, or a bound to it. */
function missedRows(name: string, amount: number, derivation: Derivation): void {
  const { telling } = derivation;
  const { words } = telling;
  const [, , otherwise] = telling.inputs(telling.node(amount));
  const reduced = otherwise === undefined ? undefined : telling.node(otherwise);
  const [, remains] = reduced === undefined ? [] : telling.inputs(reduced);
  if (reduced?.op === 'multiply' && remains !== undefined) {
    derivation.operand('×', remains, 'ratio', 0, words.requirementMissed(name, 'share'));
  } else if (reduced?.op === 'min' && remains !== undefined) {
    derivation.operand('≤', remains, 'money', 0, words.requirementMissed(name, 'cap'));
  } else {
    derivation.say(words.requirementMissed(name, 'share'));
  }
}
