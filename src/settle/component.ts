import type { MeasureContext } from '../measure/context.js';
import { marginSplits } from '../measure/margin-split.js';
import type { Component } from '../plan/plan.js';
import { runsOn } from '../plan/recognition.js';
import { unitOf } from '../plan/units.js';
import type { ComponentStep, StatementComponent } from '../statement/statement.js';
import type { Figure } from '../trace/ledger.js';
import { type Amounted, amountedAlone, amountedTogether } from './amounted.js';
import { componentIncentive } from './amounts.js';
import type { MeasuredComponent } from './measured.js';
import type { Modifiers } from './modifiers.js';
import { once } from './once.js';
import { printedPart } from './parts.js';
import { printed, type Settlement } from './settlement.js';
import { afterClawback, applyModifiers, partSoFar, workedOut } from './worked-out.js';

/** A component up to its last exact figure; what is rounded, and how, is the statement's matter. */
export interface SettledComponent {
  readonly component: Component;
  /** Pay after everything but rounding. */
  readonly exact: Figure;
  /** What it comes to, rounded on its own. */
  readonly alone: () => Amounted;
  /** What it comes to with its share of a sum that was rounded once. */
  readonly together: (share: Figure) => Amounted;
  readonly steps: readonly ComponentStep[];
  readonly printed: Omit<StatementComponent, 'steps' | 'amount'>;
}

/** Settles a component whose figure and attainment are known. */
export function settleComponent(one: MeasuredComponent, modifiers: Modifiers): SettledComponent {
  const { component, measured, goal, notes, context, settlement } = one;
  const { ledger, memory } = settlement;
  const since = settlement.runs?.since;
  const goesOn = runsOn(component);
  const sums = goesOn ? memory.sumsOf(component.id, since, ledger) : {};
  if (!goesOn) memory.endSums(component.id);
  const worked = workedOut(one, modifiers);
  const { pay, incentive, steps } = worked;
  const { amount, clawback } = afterClawback(one, worked, modifiers);
  const ofPart = once(() => componentIncentive(component, one.ofPeriod));
  const modify = (part: Figure): Figure =>
    applyModifiers(component, part, modifiers, ofPart, steps, notes, one.ofPeriod);
  const exact = since === undefined ? amount : modify(partSoFar(component, amount, sums, steps, settlement));
  const soFar = since === undefined ? sums : { ...sums, since, parts: amount };
  return {
    component,
    exact,
    alone: once(() => amountedAlone(component, exact, soFar, settlement)),
    together: (share) => amountedTogether(component, share, settlement),
    steps,
    printed: {
      id: component.id,
      kind: component.kind,
      ...(settlement.version === undefined ? undefined : { version: settlement.version }),
      ...(settlement.part?.hasOwnDays === true ? printedPart(settlement.part) : undefined),
      ...(component.clause === undefined ? undefined : { clause: component.clause }),
      ...(component.payCode === undefined ? undefined : { payCode: component.payCode }),
      ...(component.legal === undefined ? undefined : { legal: component.legal }),
      ...(component.lineShares === undefined ? undefined : { lineShares: component.lineShares }),
      ...(measured.figure === undefined ? undefined : { figure: printed(measured.figure) }),
      ...(component.measure === undefined ? undefined : { unit: unitOf(component.measure) }),
      ...(goal === undefined ? undefined : { quota: printed(goal.quota) }),
      ...(goal?.attainment === undefined ? undefined : { attainment: printed(goal.attainment) }),
      ...(incentive.known === undefined ? undefined : { incentive: printed(incentive.known) }),
      pay: printed(pay),
      ...(clawback.length === 0 ? undefined : { clawback }),
      ...splitsField(component, context, settlement),
      ...(component.pays === undefined ? undefined : { pays: component.pays }),
      notes: [...notes.list, ...settlement.memory.pairs.notesOf(component.id, settlement.version)],
    },
  };
}

/** How the margin gain behind its efficiency gains falls apart, where settling was asked for it. */
function splitsField(
  { measure: measured }: Component,
  context: MeasureContext,
  { marginSplit }: Settlement,
): Pick<StatementComponent, 'marginSplits'> {
  const splits = marginSplit && measured !== undefined ? marginSplits(measured, context) : [];
  if (splits.length === 0) return {};
  return {
    marginSplits: splits.map(({ at, gain, volume, mix, rate, newGroups }) => ({
      at,
      gain: printed(gain),
      volume: printed(volume),
      mix: printed(mix),
      rate: printed(rate),
      newGroups: printed(newGroups),
    })),
  };
}
