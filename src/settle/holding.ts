/**
 * What of the earnings of a period is held back; what earlier statements held back is released when its event has happened, and
 * forfeited when that can no longer be.
 */
import { addMonths, addSpan, type Day } from '../calendar/day.js';
import { type Period, yearStart } from '../calendar/period.js';
import type { TallyView } from '../measure/view.js';
import type { Holdback, Plan } from '../plan/plan.js';
import { grouped } from '../trace/grouped.js';
import type { Figure, Ledger } from '../trace/ledger.js';
import type { Earned } from './earned.js';
import { type Held, type HeldUntil, heldAmount, isHeld, stillHeld } from './held.js';
import { type Later, later } from './later.js';
import { type Looking, type Origin, paidOut } from './paid-out.js';
import type { PayableSteps } from './payable-steps.js';
import { type LeftOfComponent, leftOfComponents, type RoundedComponent } from './sums.js';

/** A share of what a component came to, which a holdback of its plan takes. */
export interface HeldShare {
  readonly holdback: Holdback;
  readonly plan: Plan;
  readonly one: RoundedComponent;
  readonly share: Later;
}

/**
 * The shares of a period's components after the plan's cap and the budget of its run, holdback by holdback, each rounded; of those above 0. Several of one
 * component take no more than all of it.
 *
 * @param closed the name of the period, where it is a closed one that is settled again
 */
export function heldShares({ components, totals, views }: Earned, closed?: string): HeldShare[] {
  const taken = new Map<RoundedComponent, Later[]>();
  const left = leftOfComponents(components, totals).filter(({ amount }) => amount.value.sign > 0);
  const ids = [...new Set(views.flatMap(({ plan }) => (plan.holdbacks ?? []).map(({ id }) => id)))];
  return ids.flatMap((id) =>
    left.flatMap((own) => {
      const { one } = own;
      const { plan } = views[one.printed.version ?? 0] as TallyView;
      const holdback = plan.holdbacks?.find((holding) => holding.id === id);
      if (holdback === undefined || !takesFrom(holdback, one.component.id)) return [];
      const before = taken.get(one) ?? [];
      const share = shareOf(own, holdback, before, plan, (ledger) => placed(ledger, one, closed));
      taken.set(one, [...before, share]);
      return share.value.sign === 0 ? [] : [{ holdback, plan, one, share }];
    }),
  );
}

/** Whether a holdback takes a share of a component: of each, where it names none. */
export function takesFrom({ components }: Holdback, component: string): boolean {
  return components?.includes(component) ?? true;
}

/** The ledger for places in the plan of a component. */
function placed(ledger: Ledger, { printed: { version } }: RoundedComponent, closed: string | undefined): Ledger {
  const ofPeriod = closed === undefined ? ledger : ledger.ofPeriod(closed);
  return version === undefined ? ofPeriod : ofPeriod.ofVersion(version);
}

/** What is multiplied to what is left of a component after a plan cap and the budget of its run. */
export function factorsOf({ amount, budget }: LeftOfComponent, ledger: Ledger): Figure[] {
  return budget === undefined ? [amount] : [amount, ledger.divide(budget.after, budget.before)];
}

function shareOf(
  one: LeftOfComponent,
  { share, at }: Holdback,
  before: readonly Later[],
  { rounding: { scale, mode } }: Plan,
  placing: (ledger: Ledger) => Ledger,
): Later {
  const own = later((ledger) => {
    const own = placing(ledger);
    return own.round(own.multiply([...factorsOf(one, own), own.written(share)], at), scale, mode, at);
  });
  if (before.length === 0) return own;
  const left = later((ledger) => ledger.subtract(one.amount, ledger.add(before.map((taken) => taken.in(ledger)))));
  return own.value.isAbove(left.value) ? left : own;
}

/** What is held of a share of a period's component, if anything; the part whose event is no later than the settled period is not. */
export function heldOf({ holdback, plan, one, share }: HeldShare, period: Period, looking: Looking): Held {
  const { component, printed } = one;
  const { version, payCode } = printed;
  const held: Held = {
    id: holdback.id,
    period: period.name,
    component: component.id,
    ...(version === undefined ? undefined : { version }),
    ...(payCode === undefined ? undefined : { payCode }),
    until: untilOf(holdback, period, plan),
    ...(holdback.latest === undefined ? undefined : { latest: after(period, holdback.latest) }),
    share,
  };
  const released = paidOut(held, () => ({ plan, period }), looking);
  return { ...held, ...(released && { released }) };
}

function untilOf({ until }: Holdback, period: Period, { yearStartMonth }: Plan): HeldUntil {
  switch (until.kind) {
    case 'paid':
      return 'paid';
    case 'date':
      return { day: until.day };
    case 'year-end':
      return { day: addMonths(yearStart(period.from, yearStartMonth), 12) - 1 };
    case 'customer-active':
      return { after: after(period, until.after) };
  }
}

/** The last day of a length of time that begins when a period has ended: whole months after a period of such end with a month. */
function after({ to }: Period, span: Parameters<typeof addSpan>[1]): Day {
  return addSpan(to + 1, span, 1) - 1;
}

/** Holds back of what was earned; a step for each holdback that takes anything. */
export function holdBack(earned: Earned, looking: Looking, steps: PayableSteps): Held[] {
  const { period, ledger } = looking.settlement;
  const held = heldShares(earned)
    .map((share) => heldOf(share, period, looking))
    .filter(isHeld);
  for (const [id, own] of grouped(held, ({ id }) => id)) {
    const amounts = own.map((one) => stillHeld(one).in(ledger));
    const figure = ledger.add(amounts);
    const components = own.map((one, place) => heldAmount(one, amounts[place] as Figure));
    steps.take(
      { step: 'holdback', id, components, status: 'conditional' },
      figure,
      ledger.subtract(steps.left, figure),
    );
  }
  return held;
}

/** Why an amount is forfeited: its last day has passed, or no other statement follows. */
export type ForfeitReason = 'latest' | 'final';

/** What became of what was held. */
export interface Released {
  readonly held: readonly Held[];
  readonly forfeited: readonly Held[];
}

/**
 * Pays out what may be paid by now of what was held before, and forfeits what can no longer be; a step for each holdback and
 * period that earned it.
 *
 * @param own what this statement holds back: forfeited where no other follows
 * @param originOf the plan and the period that earned something
 */
export function release(
  before: readonly Held[],
  own: readonly Held[],
  originOf: (held: Held) => Origin,
  isFinal: boolean,
  looking: Looking,
  steps: PayableSteps,
): Released {
  const { ledger, period } = looking.settlement;
  const after = before.map((held) => {
    const out = paidOut(held, () => originOf(held), looking);
    const isMore = out !== undefined && (held.released === undefined || out.value.isAbove(held.released.value));
    return isMore ? { ...held, released: out } : held;
  });
  const released = before.flatMap((held, place) => {
    const now = after[place] as Held;
    return now === held ? [] : [{ held: now, amount: difference(now.released as Later, held.released, ledger) }];
  });
  for (const [, parts] of grouped(released, ({ held }) => originKey(held))) {
    const figure = ledger.add(parts.map(({ amount }) => amount));
    const components = parts.map(({ held, amount }) => heldAmount(held, amount));
    const { id, period: earnedIn } = (parts[0] as (typeof parts)[number]).held;
    const said = { step: 'release', id, period: earnedIn, components, status: 'unconditional' } as const;
    steps.take(said, figure, ledger.add([steps.left, figure]));
  }
  const open = [...after.filter(isHeld), ...own];
  const reasonOf = ({ latest }: Held): ForfeitReason | undefined =>
    latest !== undefined && latest <= period.to ? 'latest' : isFinal ? 'final' : undefined;
  const forfeited = open.filter((held) => reasonOf(held) !== undefined);
  for (const [, parts] of grouped(forfeited, (held) => `${originKey(held)} ${reasonOf(held)}`)) {
    const amounts = parts.map((held) => stillHeld(held).in(ledger));
    const components = parts.map((held, place) => heldAmount(held, amounts[place] as Figure));
    const [first] = parts as [Held];
    const { id, period: earnedIn } = first;
    const reason = reasonOf(first) as ForfeitReason;
    const said = { step: 'forfeit', id, period: earnedIn, components, status: 'lapsed', reason } as const;
    steps.take(said, ledger.add(amounts), ledger.add([steps.left]));
  }
  return { held: open.filter((held) => reasonOf(held) === undefined), forfeited };
}

function originKey({ id, period }: Held): string {
  return JSON.stringify([id, period]);
}

function difference(now: Later, before: Later | undefined, ledger: Ledger): Figure {
  return before === undefined ? now.in(ledger) : ledger.subtract(now.in(ledger), before.in(ledger));
}
