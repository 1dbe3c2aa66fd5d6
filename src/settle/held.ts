/** What is held back of the components of a period, as one statement leaves it to the next. */
import { type Day, dayText, parseDay } from '../calendar/day.js';
import type { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { Plan } from '../plan/plan.js';
import type { HeldAmount, RememberedHeld } from '../statement/statement.js';
import type { Figure, Ledger } from '../trace/ledger.js';
import { type Later, later } from './later.js';
import { printed } from './settlement.js';

/** What releases an amount: a day, its lines being paid, or its customers having bought from a day on. */
export type HeldUntil = 'paid' | { readonly day: Day } | { readonly after: Day };

/** What an amount is held back of. */
export interface HeldOf {
  /** The holdback. */
  readonly id: string;
  /** The period that earned it. */
  readonly period: string;
  readonly component: string;
  /** Of several versions of the plan in that period: in which the component stands. */
  readonly version?: number;
}

/** An amount of which something is held back. */
export interface Held extends HeldOf {
  readonly payCode?: string;
  readonly until: HeldUntil;
  /** Last day on which it can be released. */
  readonly latest?: Day;
  /** The share of what the component came to. */
  readonly share: Later;
  /** What of that was paid, at once or since; absent: nothing. */
  readonly released?: Later;
}

/** What is known of an amount that is held back, alike for the same in two statements. */
export function heldKey({ id, period, component, version }: HeldOf): string {
  return JSON.stringify([id, period, component, version ?? null]);
}

/** What is still held of an amount. */
export function stillHeld({ share, released }: Held): Later {
  if (released === undefined) return share;
  return later((ledger) => ledger.subtract(share.in(ledger), released.in(ledger)));
}

/** Whether something is still held of an amount. */
export function isHeld({ share, released }: Held): boolean {
  return released === undefined ? share.value.sign > 0 : share.value.isAbove(released.value);
}

/** An amount of an earlier statement, with the decimals that it was rounded to. */
export function fromBefore(
  value: Rational,
  what: 'share' | 'amount' | 'released' | 'forfeited',
  { id, period, component, version }: HeldOf,
  statement: string,
  { rounding: { scale, mode } }: Plan,
): Later {
  const of = { holdback: id, period, component, ...(version === undefined ? undefined : { version }) };
  return later((ledger) => ledger.round(ledger.fact(value, { fact: 'before', what, ...of, statement }), scale, mode));
}

/** What the statement before held back, read back. */
export function heldFrom(remembered: readonly RememberedHeld[], statement: string, plan: Plan): Held[] {
  return remembered.map(({ share, released, until, after, latest, held: _, status: __, ...of }) => {
    const paid = parseCanonical(released.value);
    return {
      ...of,
      until: untilFrom(until, after),
      ...(latest === undefined ? undefined : { latest: parseDay(latest) as Day }),
      share: fromBefore(parseCanonical(share.value), 'share', of, statement, plan),
      ...(paid.sign === 0 ? undefined : { released: fromBefore(paid, 'released', of, statement, plan) }),
    };
  });
}

function untilFrom(until: RememberedHeld['until'], after: string | undefined): HeldUntil {
  if (until === 'paid') return until;
  return after === undefined ? { day: parseDay(until) as Day } : { after: parseDay(after) as Day };
}

/** What is left to the next statement, as this one prints it. */
export function rememberedHeld(held: readonly Held[], ledger: Ledger): RememberedHeld[] {
  return held.map((one) => {
    const { until, latest, share, released, ...of } = one;
    return {
      ...of,
      ...untilText(until),
      ...(latest === undefined ? undefined : { latest: dayText(latest) }),
      share: printed(share.in(ledger)),
      released: printed(released?.in(ledger) ?? ledger.add([])),
      held: printed(stillHeld(one).in(ledger)),
      status: 'conditional',
    };
  });
}

function untilText(until: HeldUntil): Pick<RememberedHeld, 'until' | 'after'> {
  if (until === 'paid') return { until };
  return 'day' in until ? { until: dayText(until.day) } : { until: 'customer-active', after: dayText(until.after) };
}

/** A component's part of a step. */
export function heldAmount(
  { component, version, payCode }: HeldOf & Pick<Held, 'payCode'>,
  amount: Figure,
): HeldAmount {
  return {
    id: component,
    ...(version === undefined ? undefined : { version }),
    ...(payCode === undefined ? undefined : { payCode }),
    amount: printed(amount),
  };
}
