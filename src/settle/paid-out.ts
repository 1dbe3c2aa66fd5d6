/** What of an amount that is held back may be paid out by the end of a period, since what releases it has happened. */
import { type Day, dayText } from '../calendar/day.js';
import { contains, type Period, seenDays, type Window, windowText } from '../calendar/period.js';
import { isActive } from '../measure/active-customers.js';
import { lineView } from '../measure/counted-lines.js';
import { earnedWith } from '../measure/earned-with.js';
import { paidPart } from '../measure/paid-part.js';
import type { TallyView } from '../measure/view.js';
import { Rational, sum } from '../number/rational.js';
import { roundedUnits } from '../number/round.js';
import { shareOutInProportion } from '../number/share-out.js';
import type { Component, Plan } from '../plan/plan.js';
import { fail } from '../trace/problems.js';
import type { Held } from './held.js';
import { type Later, later } from './later.js';
import type { Settlement } from './settlement.js';

/** The plan and the period that earned an amount. */
export interface Origin {
  readonly plan: Plan;
  readonly period: Period;
}

/** What the lines say, and until when they are asked. */
export interface Looking {
  readonly settlement: Settlement;
  /** A view of the settled period: what is worked out of the lines is kept with it. */
  readonly around: TallyView;
}

/**
 * What of the share is paid out by the end of the settled period; undefined where that is nothing. All of it where there is nothing to
 * wait for.
 *
 * @param origin what earned it; asked where lines are looked at
 */
export function paidOut(held: Held, origin: () => Origin, looking: Looking): Later | undefined {
  const { until, share } = held;
  const { period } = looking.settlement;
  if (until !== 'paid' && 'day' in until) return until.day <= period.to ? share : undefined;
  const { to } = seenDays(period);
  const last = Math.min(to, held.latest ?? to);
  return until === 'paid'
    ? asPaid(held, last, origin(), looking)
    : byCustomer(held, until.after, last, origin(), looking);
}

/** In proportion to what was paid of the lines that it was earned with. */
function asPaid(held: Held, until: Day, origin: Origin, { settlement, around }: Looking): Later | undefined {
  const { payee, plan } = settlement;
  const { component, view } = linesOf(held, origin, around);
  const part = paidPart(component, payee, view, until);
  if (part === undefined || part.paid.equals(part.amount)) return held.share;
  if (part.paid.sign === 0) return undefined;
  const of = { component: held.component, period: held.period, until: dayText(until) };
  const { scale, mode } = plan.rounding;
  return later((ledger) => {
    const paid = ledger.lines(part.paid, part.lines, { figure: 'paid', ...of });
    const amount = ledger.lines(part.amount, part.lines, { figure: 'amount', ...of });
    return ledger.round(ledger.multiply([held.share.in(ledger), ledger.divide(paid, amount)]), scale, mode);
  });
}

/** What was earned with those customers who bought from a day on. */
function byCustomer(
  held: Held,
  after: Day,
  last: Day,
  origin: Origin,
  { settlement, around }: Looking,
): Later | undefined {
  const { payee, plan } = settlement;
  const { component, view } = linesOf(held, origin, around);
  const customers = earnedWith(component, payee, view);
  const days = { from: after, to: last };
  if (after <= last) refuseUncovered(held, days, origin.plan, around);
  const active =
    after > last ? customers.map(() => false) : customers.map(({ customer }) => isActive(customer, days, around));
  const count = active.filter((one) => one).length;
  if (count === customers.length) return held.share;
  if (count === 0) return undefined;
  const { scale } = plan.rounding;
  const units = shareOutInProportion(
    roundedUnits(held.share.value, scale, 'down'),
    customers.map(({ weight }) => weight),
    scale,
  );
  const whole = sum(
    units.map((unit, place) => (active[place] === true ? Rational.ofScaled(unit, scale) : Rational.ZERO)),
  );
  if (whole.sign === 0) return undefined;
  const of = { holdback: held.id, component: held.component, period: held.period };
  const said = { fact: 'stayed', ...of, customers: count, of: customers.length };
  return later((ledger) => ledger.round(ledger.fact(whole, said), scale, plan.rounding.mode));
}

function linesOf(
  held: Held,
  { plan, period }: Origin,
  around: TallyView,
): { readonly component: Component; readonly view: TallyView } {
  const component = plan.components.find(({ id }) => id === held.component);
  if (component === undefined) {
    return fail({ code: 'unknown_component', at: '/earlier', found: held.component, expected: plan.id });
  }
  refuseUncovered(held, seenDays(period), plan, around);
  // The lines of a tally that was merged from shards stand nowhere one by one.
  if (around.facts.lines.count === 0 && around.rows > 0) {
    fail({ code: 'tally_not_for_this', at: '/tally', found: held.id, expected: 'lines' });
  }
  return { component, view: lineView(plan, period, around) };
}

/** What happened on days for which the lines are not complete can't be told. */
function refuseUncovered({ id }: Held, days: Window, plan: Plan, { facts: { covers } }: TallyView): void {
  const at = plan.holdbacks?.find((one) => one.id === id)?.at ?? '/holdbacks';
  if (covers === undefined) fail({ code: 'covers_missing', at, expected: windowText(days) });
  else if (!contains(covers, days)) {
    fail({ code: 'covers_too_short', at, found: windowText(covers), expected: windowText(days) });
  }
}
