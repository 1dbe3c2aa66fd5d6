import { growsWithDays, growsWithTime } from '../plan/growth.js';
import type { Component, Modifier } from '../plan/plan.js';
import { runsOn } from '../plan/recognition.js';
import type { ComponentStep, StatementClawback } from '../statement/statement.js';
import type { Figure } from '../trace/ledger.js';
import { boundOf, componentIncentive, factorOn, prorationOn } from './amounts.js';
import type { Attained } from './attainment.js';
import { keptOf, shareFigure } from './clawback.js';
import { groupedPay } from './line-groups.js';
import { readsOwnFigure } from './marks.js';
import type { MeasuredComponent } from './measured.js';
import type { Sums } from './memory.js';
import type { Modifiers } from './modifiers.js';
import { once } from './once.js';
import { payOf } from './pay.js';
import { type Notes, printed, type Settlement } from './settlement.js';

/** A component up to its last exact figure; where it adds up over a year, up to what is earned of it so far. */
export interface WorkedOut {
  readonly pay: Figure;
  readonly amount: Figure;
  readonly steps: ComponentStep[];
  readonly incentive: (() => Figure) & { known: Figure | undefined };
}

export function workedOut(
  { component, measured, lineGroups, goal, notes, context, settlement }: MeasuredComponent,
  modifiers: Modifiers,
): WorkedOut {
  const incentive = once(() => componentIncentive(component, settlement));
  const isShare = component.pay.word === 'share';
  const groups = component.group === undefined ? undefined : lineGroups?.();
  const isGone = goal !== undefined && goal.attainment === undefined;
  const isEmpty = isGone || groups?.length === 0 || measured.groups?.length === 0;
  const marks = isEmpty ? undefined : marksFactor(component, settlement);
  const shared = {
    ...(marks === undefined ? undefined : { marks }),
    ...(isShare && !isGone ? { incentive: incentive() } : undefined),
  };
  const { group } = component;
  const attainedGoal = goal === undefined ? undefined : { attained: goal };
  const pay =
    group !== undefined && groups !== undefined
      ? groupedPay(component, group, groups, shared, settlement)
      : payOf(component, { context, ...measured, ...attainedGoal, ...shared }, settlement);
  const steps: ComponentStep[] = [];
  const modified =
    settlement.runs === undefined
      ? applyModifiers(component, pay, modifiers, incentive, steps, notes, settlement)
      : pay;
  return { pay, amount: applyBounds(component, modified, goal, incentive, steps, settlement), steps, incentive };
}

/** What is kept where late reversals take back a share only; the amount itself where there are none. */
export function afterClawback(
  { component, before, settlement: { ledger } }: MeasuredComponent,
  { amount, steps }: WorkedOut,
  modifiers: Modifiers,
): { readonly amount: Figure; readonly clawback: readonly StatementClawback[] } {
  if (before.length === 0) return { amount, clawback: [] };
  const stages = before.map(({ group, measured }) => {
    return { group, measured, worked: workedOut(measured, modifiers), share: shareFigure(group, ledger) };
  });
  const kept = keptOf(
    stages.map(({ worked, share }) => ({ amount: worked.amount, share })),
    amount,
    component.at,
    ledger,
  );
  steps.push({ step: 'clawback', amount: printed(kept) });
  return {
    amount: kept,
    clawback: stages.map(({ group, measured: { measured, goal }, worked, share }) => ({
      reversals: group.reversals.map(({ id }) => id),
      share: printed(share),
      ...(measured.figure === undefined ? undefined : { figure: printed(measured.figure) }),
      ...(goal?.attainment === undefined ? undefined : { attainment: printed(goal.attainment) }),
      pay: printed(worked.pay),
      amount: printed(worked.amount),
    })),
  };
}

/** The proration of marks on a component's own figure, where it is read: where it grows with time, or with days of a part. */
function marksFactor({ measure: measured, quota, pay }: Component, settlement: Settlement): Figure | undefined {
  if (measured === undefined || !readsOwnFigure(pay.how, quota !== undefined)) return undefined;
  const isTimed = growsWithTime(measured);
  const { part } = settlement;
  if (part === undefined || !growsWithDays(measured)) return isTimed ? prorationOn('marks', settlement) : undefined;
  return isTimed ? factorOn('marks', settlement) : part.share();
}

export function applyModifiers(
  component: Component,
  pay: Figure,
  modifiers: Modifiers,
  incentive: () => Figure,
  steps: ComponentStep[],
  notes: Notes,
  settlement: Settlement,
): Figure {
  let amount = pay;
  for (const modifier of settlement.plan.modifiers) {
    if (!modifier.components.includes(component.id)) continue;
    if (amount.value.sign === 0 || (amount.value.sign < 0 && !actsBelowZero(modifier, component))) {
      notes.take({ code: 'modifiers_pass', about: modifier.id });
      continue;
    }
    const { read, amount: after } = modifiers.apply(modifier, amount, incentive, settlement);
    steps.push({ step: 'modifier', id: modifier.id, figure: printed(read), amount: printed(after) });
    amount = after;
  }
  return amount;
}

/** A part of what was earned so far may be below 0, since more was paid before: a factor acts on it too. */
function actsBelowZero({ word }: Modifier, { accumulate }: Component): boolean {
  return accumulate !== undefined && word === 'factor';
}

/** Year to date: what is earned so far less what closed periods earned of it. */
export function partSoFar(
  component: Component,
  soFar: Figure,
  { parts }: Sums<Figure>,
  steps: ComponentStep[],
  { ledger }: Settlement,
): Figure {
  if (parts === undefined) return soFar;
  const part = ledger.subtract(soFar, parts, component.at);
  steps.push({ step: 'part', figure: printed(parts), amount: printed(part) });
  return part;
}

/** Floor, then cap, so that the cap wins; then what the plan does with pay below 0. */
function applyBounds(
  component: Component,
  pay: Figure,
  goal: Attained | undefined,
  incentive: () => Figure,
  steps: ComponentStep[],
  settlement: Settlement,
): Figure {
  const { ledger } = settlement;
  const quotaGone = goal !== undefined && goal.attainment === undefined;
  const incentiveIn = (own: Settlement): Figure =>
    own === settlement ? incentive() : componentIncentive(component, own);
  let amount = pay;
  const take = (step: ComponentStep['step'], after: Figure, bound?: Figure): void => {
    steps.push({ step, ...(bound === undefined ? undefined : { figure: printed(bound) }), amount: printed(after) });
    amount = after;
  };
  if (component.floors.length > 0 && !quotaGone) {
    const floor = boundOf(component.floors, 'higher', incentiveIn, settlement);
    take('floor', ledger.max([amount, floor], component.at), floor);
  }
  if (component.caps.length > 0 && !quotaGone) {
    const cap = boundOf(component.caps, 'lower', incentiveIn, settlement);
    take('cap', ledger.min([amount, cap], component.at), cap);
  }
  if (amount.value.sign < 0 && component.negative === 'zero' && !runsOn(component)) {
    take('negative', ledger.max([amount, ledger.add([])], component.at));
  }
  return amount;
}
