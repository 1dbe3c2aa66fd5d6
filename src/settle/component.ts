/** One component: figure → attainment → pay → modifiers → floor, cap → below zero → rounding. */
import { accumulatedStand } from '../measure/accumulation.js';
import { type MeasureContext, over } from '../measure/context.js';
import { marginSplits } from '../measure/margin-split.js';
import { figureOf, groupsOf } from '../measure/measure.js';
import { componentWindow } from '../measure/reads.js';
import { addsUpBy } from '../plan/group.js';
import { growsWithDays, growsWithTime } from '../plan/growth.js';
import type { Component, Modifier } from '../plan/plan.js';
import { runsOn } from '../plan/recognition.js';
import { unitOf } from '../plan/units.js';
import type { ComponentStep, StatementComponent } from '../statement/statement.js';
import type { Figure } from '../trace/ledger.js';
import { accumulating } from './accumulated.js';
import { type Amounted, amountedAlone, amountedTogether } from './amounted.js';
import { boundOf, componentIncentive, factorOn, prorationOn } from './amounts.js';
import { type Attained, attained } from './attainment.js';
import { ofLastPeriod } from './last-period.js';
import { groupedPay, type LineGroup, type Measured, measuredGroups } from './line-groups.js';
import { readsOwnFigure } from './marks.js';
import type { Sums } from './memory.js';
import type { Modifiers } from './modifiers.js';
import { ofComponent, printedPart } from './parts.js';
import { payOf } from './pay.js';
import { Notes, once, printed, type Settlement } from './settlement.js';
import { tableGroups, tableKeys } from './table-groups.js';

/** A component up to its last exact figure; what is rounded, and how, is the statement's matter. */
export interface SettledComponent {
  readonly component: Component;
  /** Pay after everything but rounding. */
  readonly exact: Figure;
  /** The same rounded as the plan says, whatever other components are rounded with it; entered into the trace when first asked for. */
  readonly rounded: () => Figure;
  /** What it comes to, rounded on its own. */
  readonly alone: () => Amounted;
  /** What it comes to with its share of a sum that was rounded once. */
  readonly together: (share: Figure) => Amounted;
  readonly steps: readonly ComponentStep[];
  readonly printed: Omit<StatementComponent, 'steps' | 'amount'>;
}

/** A component up to its attainment, which other components may read before it is paid. */
export interface MeasuredComponent {
  readonly component: Component;
  readonly measured: Measured;
  /** Its groups, where it is paid by them. */
  readonly lineGroups?: () => readonly LineGroup[];
  readonly goal: Attained | undefined;
  readonly notes: Notes;
  /** For other measures that its marks are read on. */
  readonly context: MeasureContext;
  /** What is settled; in a part of a period, as the component's own days have it. */
  readonly settlement: Settlement;
}

/** Figure and attainment of a component; undefined where its campaign does not touch the period. */
export function measureComponent(component: Component, settlement: Settlement): MeasuredComponent | undefined {
  const running = componentWindow(component, settlement.part?.window ?? settlement.period, settlement.period);
  if (running === undefined) return undefined;
  const notes = new Notes();
  const own = settlementOf(component, settlement, notes);
  const window = accumulatedStand(component, settlement.plan, running, settlement.period);
  const { judgedOn } = window;
  const context = {
    ...over(own.measures, window),
    note: notes.take,
    ...inPart(own),
    ...(judgedOn === undefined
      ? undefined
      : { classDay: judgedOn, kpiDays: { from: judgedOn, to: settlement.period.to } }),
  };
  const { measured, lineGroups } = measuredByGroup(component, context);
  const goal =
    component.quota === undefined || measured.figure === undefined
      ? undefined
      : attained(component, component.quota, measured.figure, context, notes, own);
  return { component, measured, ...(lineGroups && { lineGroups }), goal, notes, context, settlement: own };
}

/** What is settled, as one component has it: over a year, in its own part of a period, or with the quotas of the last one. */
function settlementOf(component: Component, settlement: Settlement, notes: Notes): Settlement {
  if (component.accumulate !== undefined) return accumulating(component, settlement);
  const inPeriod = settlement.part === undefined ? settlement : ofComponent(component, settlement, settlement.part);
  return ofLastPeriod(component, inPeriod, notes);
}

/** In a part of a period a component's own measure is taken with the days of that part. */
function inPart({ part }: Settlement): Partial<MeasureContext> | undefined {
  return part && { proration: part.proration, share: part.share };
}

/** What is measured of a component; where it is paid by groups whose figures add up to its own, of those. */
function measuredByGroup(
  component: Component,
  context: MeasureContext,
): Pick<MeasuredComponent, 'measured' | 'lineGroups'> {
  const { group, measure: measured } = component;
  if (group === undefined || measured === undefined) return { measured: measure(component, context) };
  const adds = addsUpBy(measured, group.by);
  const lineGroups = once(() => measuredGroups(component, group.by, adds, context, (own) => measure(component, own)));
  if (!adds) return { measured: { figure: figureOf(measured, context) }, lineGroups };
  const figures = lineGroups().map((one) => one.measured.figure as Figure);
  return { measured: { figure: context.ledger.add(figures, measured.at) }, lineGroups };
}

/** Settles a component whose figure and attainment are known. */
export function settleComponent(
  { component, measured, lineGroups, goal, notes, context, settlement }: MeasuredComponent,
  modifiers: Modifiers,
): SettledComponent {
  const incentive = once(() => componentIncentive(component, settlement));
  const isShare = component.pay.word === 'share';
  const marks = marksFactor(component, settlement);
  const shared = {
    ...(marks === undefined ? undefined : { marks }),
    ...(isShare && (goal === undefined || goal.attainment !== undefined) ? { incentive: incentive() } : undefined),
  };
  const { group } = component;
  const attainedGoal = goal === undefined ? undefined : { attained: goal };
  const pay =
    group !== undefined && lineGroups !== undefined
      ? groupedPay(component, group, lineGroups(), shared, settlement)
      : payOf(component, { context, ...measured, ...attainedGoal, ...shared }, settlement);
  const steps: ComponentStep[] = [];
  const modify = (amount: Figure): Figure =>
    applyModifiers(component, amount, modifiers, incentive, steps, notes, settlement);
  const bound = (amount: Figure): Figure => applyBounds(component, amount, goal, incentive, steps, settlement);
  const since = settlement.runs?.since;
  const before = runsOn(component) ? settlement.memory.sumsOf(component.id, since, settlement.ledger) : {};
  const soFar = since === undefined ? undefined : bound(pay);
  const exact =
    soFar === undefined ? bound(modify(pay)) : modify(partSoFar(component, soFar, before, steps, settlement));
  const sums = soFar === undefined ? before : { ...before, ...(since !== undefined && { since }), parts: soFar };
  const { scale, mode } = settlement.plan.rounding;
  return {
    component,
    exact,
    rounded: once(() => settlement.ledger.round(exact, scale, mode)),
    alone: once(() => amountedAlone(component, exact, sums, settlement)),
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
      ...splitsField(component, context, settlement),
      ...(component.pays === undefined ? undefined : { pays: component.pays }),
      notes: notes.list,
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

/** The proration of marks on a component's own figure, where it is read: where it grows with time, or with days of a part. */
function marksFactor({ measure: measured, quota, pay }: Component, settlement: Settlement): Figure | undefined {
  if (measured === undefined || !readsOwnFigure(pay.how, quota !== undefined)) return undefined;
  const isTimed = growsWithTime(measured);
  const { part } = settlement;
  if (part === undefined || !growsWithDays(measured)) return isTimed ? prorationOn('marks', settlement) : undefined;
  return isTimed ? factorOn('marks', settlement) : part.share();
}

/** The figure of a component, and its groups where the pay is a table. */
function measure(component: Component, context: MeasureContext): Measured {
  const { measure: measured, pay } = component;
  if (measured === undefined) return {};
  if (pay.how.how !== 'table') return { figure: figureOf(measured, context) };
  const groups = tableGroups(pay.how, measured, groupsOf(measured, tableKeys(pay.how), context), context);
  return {
    figure: context.ledger.add(
      groups.map((group) => group.figure),
      measured.at,
    ),
    groups,
  };
}

function applyModifiers(
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
function partSoFar(
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
  let amount = pay;
  const take = (step: ComponentStep['step'], after: Figure, bound?: Figure): void => {
    steps.push({ step, ...(bound === undefined ? undefined : { figure: printed(bound) }), amount: printed(after) });
    amount = after;
  };
  if (component.floors.length > 0 && !quotaGone) {
    const floor = boundOf(component.floors, 'higher', incentive, settlement);
    take('floor', ledger.max([amount, floor], component.at), floor);
  }
  if (component.caps.length > 0 && !quotaGone) {
    const cap = boundOf(component.caps, 'lower', incentive, settlement);
    take('cap', ledger.min([amount, cap], component.at), cap);
  }
  if (amount.value.sign < 0 && component.negative === 'zero' && !runsOn(component)) {
    take('negative', ledger.max([amount, ledger.add([])], component.at));
  }
  return amount;
}
