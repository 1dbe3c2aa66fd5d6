/** A component that is paid group by group: each group's figure and pay, bounded, rounded where that is said, added up. */
import type { MeasureContext } from '../measure/context.js';
import { lineGroups } from '../measure/line-groups.js';
import type { Component, Group, Measure } from '../plan/plan.js';
import type { Figure } from '../trace/ledger.js';
import { readsOwnFigure } from './marks.js';
import { type PayInputs, payOf } from './pay.js';
import type { Settlement } from './settlement.js';
import type { TableGroup } from './table-groups.js';

/** What is measured of a component, or of one group of its lines. */
export interface Measured {
  readonly figure?: Figure;
  /** By group of a table, where the pay is one. */
  readonly groups?: readonly TableGroup[];
}

/** One group of a component's lines. */
export interface LineGroup {
  readonly context: MeasureContext;
  readonly measured: Measured;
}

/**
 * The groups of a component, measured one by one; not measured where their pay reads no figure of theirs.
 *
 * @param adds whether the figure of the component is the sum of theirs, so that each is needed
 */
export function measuredGroups(
  { measure, pay }: Component,
  by: Group['by'],
  adds: boolean,
  context: MeasureContext,
  measured: (context: MeasureContext) => Measured,
): LineGroup[] {
  const needed = adds || pay.word === 'rate' || pay.word === 'each' || readsOwnFigure(pay.how, false);
  return lineGroups(measure as Measure, by, context).map((own) => ({
    context: own,
    measured: needed ? measured(own) : {},
  }));
}

/** The pay of all groups together. */
export function groupedPay(
  component: Component,
  group: Group,
  groups: readonly LineGroup[],
  shared: Pick<PayInputs, 'incentive' | 'marks'>,
  settlement: Settlement,
): Figure {
  const { ledger, plan } = settlement;
  const pays = groups.map(({ context, measured }) => {
    let pay = payOf(component, { ...shared, ...measured, context }, settlement);
    if (group.floor !== undefined) pay = ledger.max([pay, ledger.written(group.floor)], group.at);
    if (group.cap !== undefined) pay = ledger.min([pay, ledger.written(group.cap)], group.at);
    return group.round ? ledger.round(pay, plan.rounding.scale, plan.rounding.mode, group.at) : pay;
  });
  return ledger.add(pays, group.at);
}
