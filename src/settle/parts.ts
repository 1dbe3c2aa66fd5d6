/** A component in a part of a period. */

import type { Window } from '../calendar/period.js';
import type { Part } from '../measure/part.js';
import { componentWindow } from '../measure/reads.js';
import type { Component } from '../plan/plan.js';
import type { Printed } from '../statement/statement.js';
import type { Figure } from '../trace/ledger.js';
import { planIncentive } from './amounts.js';
import { once } from './once.js';
import { printed, type Settlement } from './settlement.js';

/**
 * What is settled, for one component that runs on some day of the part: where it runs on some days of the period alone, these are what is shared out over
 * the parts, so that a campaign inside one part keeps its whole quota and incentive.
 */
export function ofComponent(component: Component, settlement: Settlement, part: Part): Settlement {
  if (component.from === undefined && component.to === undefined) return settlement;
  const { from, to } = componentWindow(component, settlement.period) as Window;
  const ownPart = part.within({ from, to });
  if (ownPart === part) return settlement;
  const own: Settlement = {
    ...settlement,
    part: ownPart,
    planIncentive: once((): Figure => planIncentive(own)),
  };
  return own;
}

/** The part and its proration as a statement prints them, for a version or a component with days of its own. */
export function printedPart(part: Part): { readonly share?: Printed; readonly proration?: Printed } {
  const [share, factor] = [part.share(), part.prorated()];
  return {
    ...(share === undefined ? undefined : { share: printed(share) }),
    ...(factor === undefined || factor === share ? undefined : { proration: printed(factor) }),
  };
}
