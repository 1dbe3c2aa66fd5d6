/** A component in a part of a period. */

import type { Part } from '../measure/part.js';
import { componentWindow } from '../measure/reads.js';
import type { Amount, Component } from '../plan/plan.js';
import { amountOf, prorated } from './amounts.js';
import { once, type Settlement } from './settlement.js';

/**
 * What is settled, for one component: where it runs on some days of the period alone, these are what is shared out over
 * the parts, so that a campaign inside one part keeps its whole quota and incentive.
 */
export function ofComponent(component: Component, settlement: Settlement, part: Part): Settlement {
  if (component.from === undefined && component.to === undefined) return settlement;
  const days = componentWindow(component, settlement.period);
  if (days === undefined) return settlement;
  const own: Settlement = {
    ...settlement,
    part: part.within({ from: days.from, to: days.to }),
    planIncentive: once(() =>
      prorated('targetIncentive', amountOf(settlement.plan.targetIncentive as Amount, own), own),
    ),
  };
  return own;
}
