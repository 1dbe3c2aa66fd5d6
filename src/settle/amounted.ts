/**
 * From the exact pay of a component to its amount: rounded, on its own or as one sum over all its statements; below zero; what it
 * left open is set off.
 */
import type { Component } from '../plan/plan.js';
import { runsOn } from '../plan/recognition.js';
import type { ComponentStep } from '../statement/statement.js';
import type { Figure } from '../trace/ledger.js';
import type { Sums } from './memory.js';
import { printed, type Settlement } from './settlement.js';

/** What a component comes to, and what it became on the way. */
export interface Amounted {
  readonly amount: Figure;
  readonly steps: readonly ComponentStep[];
}

/** The steps of a component from its exact pay on. */
class Steps {
  readonly list: ComponentStep[] = [];
  amount: Figure;

  constructor(exact: Figure) {
    this.amount = exact;
  }

  take(step: ComponentStep['step'], amount: Figure, figure?: Figure): void {
    this.list.push({
      step,
      ...(figure === undefined ? undefined : { figure: printed(figure) }),
      amount: printed(amount),
    });
    this.amount = amount;
  }
}

/**
 * A component that is rounded on its own.
 *
 * @param before what it came to so far, where its pay goes on; its new parts, where it adds up over a year
 */
export function amountedAlone(
  component: Component,
  exact: Figure,
  before: Sums<Figure>,
  settlement: Settlement,
): Amounted {
  const { ledger, memory, plan } = settlement;
  const { scale, mode } = plan.rounding;
  const steps = new Steps(exact);
  if (!runsOn(component)) {
    steps.take('rounding', ledger.round(exact, scale, mode));
    return setOff(component, steps, settlement);
  }
  if (before.exact !== undefined) {
    steps.take('earned-before', ledger.add([exact, before.exact], component.at), before.exact);
  }
  const soFar = steps.amount;
  steps.take('rounding', ledger.round(soFar, scale, mode));
  if (before.paid !== undefined) steps.take('paid-before', ledger.subtract(steps.amount, before.paid), before.paid);
  if (steps.amount.value.sign < 0 && component.negative === 'zero') {
    steps.take('negative', ledger.max([steps.amount, ledger.add([])], component.at));
  }
  const { amount } = steps;
  const paid = (): Figure => (before.paid === undefined ? amount : ledger.add([before.paid, amount]));
  memory.keepSums(component.id, before.since, () => ({ ...before, exact: soFar, paid: paid() }));
  return setOff(component, steps, settlement);
}

/** A component that takes its share of a sum that was rounded once. */
export function amountedTogether(component: Component, share: Figure, settlement: Settlement): Amounted {
  const steps = new Steps(share);
  steps.take('total-rounding', share);
  return setOff(component, steps, settlement);
}

/** What is open from before is taken off what is above 0; what is then below 0 is left open, where the plan carries it. */
function setOff(component: Component, steps: Steps, { ledger, memory }: Settlement): Amounted {
  const balance = memory.balanceOf(component.id, ledger);
  if (balance !== undefined) steps.take('set-off', ledger.add([steps.amount, balance], component.at), balance);
  const sum = steps.amount;
  const isOpen = sum.value.sign < 0 && (component.negative === 'carry' || balance !== undefined);
  if (isOpen) steps.take('negative', ledger.max([sum, ledger.add([])], component.at));
  memory.keepBalance(component.id, isOpen ? ledger.min([sum, ledger.add([])], component.at) : undefined);
  return { amount: steps.amount, steps: steps.list };
}
