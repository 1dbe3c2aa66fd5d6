/** A component up to its attainment: its figure, its groups, its quota; over the lines as it looks at them. */
import { overlap, seenDays, type Window } from '../calendar/period.js';
import { accumulatedStand } from '../measure/accumulation.js';
import { type MeasureContext, over } from '../measure/context.js';
import { figureOf, groupsOf } from '../measure/measure.js';
import { unrecorded } from '../measure/pair-record.js';
import { componentWindow } from '../measure/reads.js';
import type { TallyView } from '../measure/view.js';
import type { Stand } from '../measure/windows.js';
import { addsUpBy } from '../plan/group.js';
import { lastingMeasures } from '../plan/measure/lasting.js';
import type { Component } from '../plan/plan.js';
import type { Figure } from '../trace/ledger.js';
import { accumulating } from './accumulated.js';
import { type Attained, attained } from './attainment.js';
import { type LateGroup, looksAt } from './clawback.js';
import { ofLastPeriod } from './last-period.js';
import { type LineGroup, type Measured, measuredGroups } from './line-groups.js';
import { once } from './once.js';
import { ofComponent } from './parts.js';
import { Notes, type Settlement } from './settlement.js';
import { tableGroups, tableKeys } from './table-groups.js';

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
  /** The same, for what acts on the part of this period where the component adds up over a year. */
  readonly ofPeriod: Settlement;
  /** The same before late reversals of which a share only is taken back. */
  readonly before: readonly { readonly group: LateGroup; readonly measured: MeasuredComponent }[];
}

/** The days of the period, or of the part of it, on which a component runs, so far as they are looked at. */
function runningDays(component: Component, { part, period }: Settlement): Stand | undefined {
  const seen = seenDays(period);
  const days = part === undefined ? seen : overlap(part.window, seen);
  return days && componentWindow(component, days, seen);
}

/** Figure and attainment of a component; undefined where its campaign does not touch the period. */
export function measureComponent(component: Component, settlement: Settlement): MeasuredComponent | undefined {
  const running = runningDays(component, settlement) ?? afterCampaign(component, settlement);
  if (running === undefined) return undefined;
  const window = accumulatedStand(component, settlement.plan, running, settlement.period);
  const { view, before } = looksAt(window, settlement);
  const earlier = lookingBack(settlement);
  return {
    ...measureIn(component, window, viewing(view, settlement)),
    before: before.map(({ group, view: own }) => ({
      group,
      measured: measureIn(component, window, viewing(own, earlier)),
    })),
  };
}

/** No days at all, for a campaign that is over but has new pairs that must still last. */
function afterCampaign(component: Component, { period, memory }: Settlement): Window | undefined {
  const { id, to } = component;
  const isOver = to !== undefined && to < period.from;
  return isOver && memory.pairs.waits(id) && lastingMeasures(component).length > 0
    ? { from: period.from, to: period.from - 1 }
    : undefined;
}

/** What is settled, its own measures taken over a view of the lines. */
function viewing(view: TallyView, settlement: Settlement): Settlement {
  if (view === settlement.measures.view) return settlement;
  return { ...settlement, measures: { ...settlement.measures, view } };
}

/** The same for looks at how things were before: nothing of it is remembered. */
function lookingBack(settlement: Settlement): Settlement {
  const { pairsOfPart, measures } = settlement;
  const { pairs } = measures;
  return {
    ...settlement,
    ...(pairsOfPart && { pairsOfPart: unrecorded(pairsOfPart) }),
    measures: { ...measures, ...(pairs && { pairs: unrecorded(pairs) }) },
  };
}

function measureIn(component: Component, window: Stand, settlement: Settlement): MeasuredComponent {
  const notes = new Notes();
  const inPeriod = settlement.part === undefined ? settlement : ofComponent(component, settlement, settlement.part);
  const { accumulate } = component;
  const own =
    accumulate === undefined
      ? ofLastPeriod(component, inPeriod, notes)
      : accumulating(component, accumulate, settlement);
  const { judgedOn } = window;
  const { view } = settlement.measures;
  const pairs = settlement.pairsOfPart ?? settlement.measures.pairs;
  const context = {
    ...over(own.measures, window),
    view,
    ...(pairs && { pairs }),
    note: notes.take,
    ...inPart(own),
    ...(judgedOn === undefined
      ? undefined
      : { classDay: judgedOn, kpiDays: { from: judgedOn, to: settlement.period.to }, soFar: soFarOf(own) }),
  };
  const { measured, lineGroups } = measuredByGroup(component, context);
  const goal =
    component.quota === undefined || measured.figure === undefined
      ? undefined
      : attained(component, component.quota, measured.figure, context, notes, own);
  return {
    component,
    measured,
    ...(lineGroups && { lineGroups }),
    goal,
    notes,
    context,
    settlement: own,
    ofPeriod: accumulate === undefined ? own : inPeriod,
    before: [],
  };
}

/** The periods so far of a component that adds up over a year, as its quotas are read in them. */
function soFarOf({ runs, period }: Settlement): readonly MeasureContext[] {
  const periods = (runs?.periods ?? []).filter((one) => one.period.from <= period.from);
  return periods.map((one) => ({ ...one.measures, ...inPart(one) }));
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
  const lineGroups = once(() =>
    measuredGroups(component, group.by, adds, context, (own) => measure(component, own, adds)),
  );
  if (!adds) return { measured: { figure: figureOf(measured, context) }, lineGroups };
  const figures = lineGroups().map((one) => one.measured.figure as Figure);
  return { measured: { figure: context.ledger.add(figures, measured.at) }, lineGroups };
}

/**
 * The figure of a component, and its groups where the pay is a table.
 *
 * @param adds whether the figures of a table are added up: where nothing takes their sum, it is no step
 */
function measure(component: Component, context: MeasureContext, adds = true): Measured {
  const { measure: measured, pay } = component;
  if (measured === undefined) return {};
  if (pay.how.how !== 'table') return { figure: figureOf(measured, context) };
  const groups = tableGroups(pay.how, measured, groupsOf(measured, tableKeys(pay.how), context), context);
  if (!adds) return { groups };
  return {
    figure: context.ledger.add(
      groups.map((group) => group.figure),
      measured.at,
    ),
    groups,
  };
}
