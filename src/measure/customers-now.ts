/**
 * The share of now at which a baseline of customers takes all their lines of then: the share that they are assigned with,
 * blended by days; of those who are not assigned, the credited part of what they buy now.
 */
import { dayCount, overlap, type Window } from '../calendar/period.js';
import type { AssignedStretch } from '../facts/credit-book.js';
import type { Facts, Payee } from '../facts/facts.js';
import { QUOTIENT_SCALE } from '../number/limits.js';
import { Rational } from '../number/rational.js';
import { roundTo } from '../number/round.js';
import type { Scope } from '../plan/plan.js';
import { byCodePoint } from '../trace/canonical.js';
import type { MeasureContext } from './context.js';
import { filteredWholes, wholeAmount } from './customer-wholes.js';
import { readsOfPlan } from './reads.js';
import { scopeMembers } from './scope.js';
import { amountSlice, type Slice } from './slices.js';
import type { TallyView } from './view.js';

/** A share, and whether it is a quotient that had to be rounded to 24 decimals. */
export interface ShareOfNow {
  readonly share: Rational;
  readonly isRounded: boolean;
}

/**
 * The customers of now of a slice of then, each with its share above 0.
 *
 * @param creditedNow what those whose lines the slice takes are credited with now, by customer
 */
export function sharesOfNow(
  slice: Slice,
  now: Window,
  members: readonly string[],
  creditedNow: ReadonlyMap<number, { readonly values: readonly Rational[] }>,
  context: MeasureContext,
): Map<number, ShareOfNow> {
  const { view } = context;
  const shares = new Map<number, ShareOfNow>();
  for (const [customer, share] of assignedShares(members, now, view)) shares.set(customer, { share, isRounded: false });
  const wholeOf = filteredWholes(slice.filter, amountSlice(slice, now), context);
  for (const [customer, { values }] of creditedNow) {
    if (shares.has(customer)) continue;
    const whole = wholeAmount(wholeOf(customer));
    if (whole.sign === 0) continue;
    const part = (values[0] as Rational).dividedBy(whole);
    const share = part.isAbove(Rational.ONE) ? Rational.ONE : part;
    const rounded = roundTo(share, QUOTIENT_SCALE, 'half-up');
    if (rounded.sign > 0) shares.set(customer, { share: rounded, isRounded: !rounded.equals(share) });
  }
  return shares;
}

/** The shares with which customers that have lines are assigned to some payees, blended over the days of now; above 0. */
function assignedShares(members: readonly string[], now: Window, view: TallyView): Map<number, Rational> {
  const { facts } = view;
  const { credits } = facts;
  const ofPayee = view.remembered(ASSIGNED, () => assignedByPayee(facts));
  const wanted = new Set(members.map((id) => credits.payees.find(id) as number));
  const assigned = new Map([...wanted].flatMap((payee) => [...(ofPayee.get(payee) ?? [])]));
  const days = Rational.of(dayCount(now));
  const shares = new Map<number, Rational>();
  for (const [customer, stretches] of assigned) {
    const own = view.tally.customers.find(facts.customers.ids.id(customer));
    if (own === undefined || view.rowsOfCustomer(own).length === 0) continue;
    let weighed = Rational.ZERO;
    for (const { from, to, pattern } of stretches) {
      const part = overlap({ from, to }, now);
      if (part === undefined) continue;
      for (const { payee, share } of credits.pattern(pattern)) {
        const employed = wanted.has(payee) ? overlap(part, facts.payees[payee] as Payee) : undefined;
        if (employed !== undefined) weighed = weighed.plus(share.times(Rational.of(dayCount(employed))));
      }
    }
    if (weighed.sign > 0) shares.set(own, weighed.dividedBy(days));
  }
  return shares;
}

const ASSIGNED = {};

/** By payee the customers that are ever assigned to them, each with all its assignments. */
function assignedByPayee({ credits }: Facts): ReadonlyMap<number, ReadonlyMap<number, readonly AssignedStretch[]>> {
  const byPayee = new Map<number, Map<number, readonly AssignedStretch[]>>();
  for (const [customer, stretches] of credits.assigned) {
    const payees = new Set(stretches.flatMap(({ pattern }) => credits.pattern(pattern).map(({ payee }) => payee)));
    for (const payee of payees) {
      const own = byPayee.get(payee) ?? new Map<number, readonly AssignedStretch[]>();
      byPayee.set(payee, own.set(customer, stretches));
    }
  }
  return byPayee;
}

/**
 * What a payee's statement rests on beside cells where the plan has baselines of customers: for each team or unit, and
 * stretch of now, whose lines such a baseline takes, the customers that are assigned, with their shares, in code-point order.
 */
export function assignmentsRead(view: TallyView, payee: string): readonly ReadonlyMap<number, Rational>[] | undefined {
  const looks = view.remembered(LOOKS, () => looksAtCustomers(view));
  const read = looks.flatMap(({ of, now }) => {
    const members = scopeMembers(of, payee, view);
    if (members === undefined) return [];
    const shares = assignedShares(members, now, view);
    return [new Map([...shares].sort(([a], [b]) => byCodePoint(view.customerId(a), view.customerId(b))))];
  });
  return read.length === 0 ? undefined : read;
}

const LOOKS = {};

function looksAtCustomers({ plan, period }: TallyView): { readonly of: Scope | undefined; readonly now: Window }[] {
  const byText = new Map<string, { readonly of: Scope | undefined; readonly now: Window }>();
  for (const { of, window } of readsOfPlan(plan, period)) {
    const { ofCustomers: now } = window;
    if (now !== undefined) byText.set(JSON.stringify([of, now.from, now.to]), { of, now });
  }
  return [...byText.values()];
}
