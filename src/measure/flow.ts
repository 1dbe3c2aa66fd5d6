/**
 * `flow` and `retention`: customer by customer, what the payee is credited with now against then. Each figure is made of
 * two sums over lines: of customers who bought more, and of those who bought as much or less.
 */
import { Rational, sum } from '../number/rational.js';
import type { FlowMeasure, RetentionMeasure } from '../plan/plan.js';
import { byCodePoint, byCodeUnit } from '../trace/canonical.js';
import { grouped } from '../trace/grouped.js';
import type { Figure } from '../trace/ledger.js';
import { comparedWindow, type GroupPart, type MeasureContext, type MeasureMeaning } from './context.js';
import { creditedGroups, type Sums } from './credited.js';
import { filteredWholes, wholeAmount } from './customer-wholes.js';
import { ratesField } from './exchanged.js';
import { groupParts, pairKey } from './group-key.js';
import { quotient } from './quotient.js';
import { roundedParts, roundedSum } from './rounded-parts.js';
import { sliceDescription } from './slice-description.js';
import { amountSlice } from './slices.js';

/** One customer, in the window and in the baseline. */
interface CustomerFlow {
  readonly customer: number;
  readonly now: Sums;
  readonly before: Sums;
}

type Compared = FlowMeasure | RetentionMeasure;
/** Which customers a sum is over, as the trace names it. */
type Whose = 'amount-of-growing' | 'amount-of-shrinking' | 'amount-of-new' | 'amount-of-earlier';

export const flowMeaning: MeasureMeaning<FlowMeasure> = {
  figure(measure, context) {
    return flowOf(measure, flows(measure, context), context);
  },
  groups(measure, by, context) {
    // A flow is a customer's, not a category's: a table by category is refused.
    const groups = grouped(flows(measure, context), ({ customer }) => pairKey(customer, -1, by, measure.at, context));
    return new Map(
      [...groups]
        .sort(([a], [b]) => byCodeUnit(a, b))
        .map(([key, own]) => [key, flowOf(measure, own, context, groupParts(key))]),
    );
  },
};

export const retentionMeaning: MeasureMeaning<RetentionMeasure> = {
  figure(measure, given) {
    const context = { ...given, compared: true };
    const own = flows(measure, context).filter(boughtThen);
    if (measure.what === 'customers') return customersKept(measure, own, context);
    const entered = leaves(measure, context);
    const then = entered('before', 'amount-of-earlier', own);
    const kept =
      measure.what === 'net' ? entered('now', 'amount-of-earlier', own) : retained(measure, own, entered, context);
    return quotient(kept, then, measure, context);
  },
};

/** All customers that the payee is credited with now or then, in code-point order. */
function flows(measure: Compared, given: MeasureContext): CustomerFlow[] {
  const context = { ...given, compared: true };
  const { view } = context;
  const customerOf = (row: number): number => view.customer[row] as number;
  const now = creditedGroups(amountSlice(measure, context.window), context, customerOf);
  const then = creditedGroups(amountSlice(measure, comparedWindow(measure, context)), context, customerOf);
  return [...new Set([...now.keys(), ...then.keys()])]
    .sort((a, b) => byCodePoint(view.customerId(a), view.customerId(b)))
    .map((customer) => ({ customer, now: now.get(customer) ?? NOTHING, before: then.get(customer) ?? NOTHING }));
}

const NOTHING: Sums = { values: [Rational.ZERO], lines: 0 };

function amountOf({ values }: Sums): Rational {
  return values[0] as Rational;
}

function boughtThen({ before }: CustomerFlow): boolean {
  return amountOf(before).sign > 0;
}

function isGrowing(flow: CustomerFlow): boolean {
  return boughtThen(flow) && amountOf(flow.now).isAbove(amountOf(flow.before));
}

function isShrinking(flow: CustomerFlow): boolean {
  return boughtThen(flow) && !isGrowing(flow);
}

type Enter = (when: 'now' | 'before', whose: Whose, of: readonly CustomerFlow[]) => Figure;

/** Enters sums over some customers as leaves. */
function leaves(measure: Compared, context: MeasureContext, group?: readonly GroupPart[]): Enter {
  const windows = { now: context.window, before: comparedWindow(measure, context) };
  return (when, whose, of) => {
    const amount = sum(of.map((flow) => amountOf(flow[when])));
    const lines = of.reduce((total, flow) => total + flow[when].lines, 0);
    const rates = ratesField(of.map((flow) => flow[when]));
    const described = { ...sliceDescription(amountSlice(measure, windows[when]), whose, context.view), ...rates };
    return context.ledger.lines(amount, lines, group === undefined ? described : { ...described, group }, measure.at);
  };
}

function flowOf(
  measure: FlowMeasure,
  all: readonly CustomerFlow[],
  context: MeasureContext,
  group?: readonly GroupPart[],
): Figure {
  const entered = leaves(measure, context, group);
  const risen = (whose: Whose, of: readonly CustomerFlow[], later: 'now' | 'before' = 'now'): Figure =>
    context.ledger.subtract(
      entered(later, whose, of),
      entered(later === 'now' ? 'before' : 'now', whose, of),
      measure.at,
    );
  switch (measure.what) {
    case 'retained':
      return retained(measure, all, entered, context);
    case 'expansion':
      return risen('amount-of-growing', all.filter(isGrowing));
    case 'lost':
      return risen('amount-of-shrinking', all.filter(isShrinking), 'before');
    case 'new':
      return risen(
        'amount-of-new',
        all.filter((flow) => !boughtThen(flow)),
      );
  }
}

/** Σ min(now, then): of who bought more, what they bought then; of the others, what they buy now. */
function retained(measure: Compared, all: readonly CustomerFlow[], entered: Enter, context: MeasureContext): Figure {
  const growing = entered('before', 'amount-of-growing', all.filter(isGrowing));
  return context.ledger.add([growing, entered('now', 'amount-of-shrinking', all.filter(isShrinking))], measure.at);
}

/** Customers of then still buying ÷ customers of then; each weighs the payee's share of then, above and below the line. */
function customersKept(measure: RetentionMeasure, own: readonly CustomerFlow[], context: MeasureContext): Figure {
  const { ledger, view } = context;
  const slice = amountSlice(measure, comparedWindow(measure, context));
  const wholeOf = filteredWholes(measure, slice, context);
  const parts = new Map<CustomerFlow, Figure>();
  for (const flow of own) {
    const sums = wholeOf(flow.customer);
    const whole = wholeAmount(sums);
    if (amountOf(flow.before).isAtLeast(whole)) continue;
    const of = { ...sliceDescription(slice, 'amount', view), customer: view.customerId(flow.customer) };
    const lines = [...sums.values()].reduce((total, { lines }) => total + lines, 0);
    const share = ledger.divide(
      ledger.lines(
        amountOf(flow.before),
        flow.before.lines,
        { ...of, credited: 'payee', ...ratesField([flow.before]) },
        measure.at,
      ),
      ledger.lines(whole, lines, { ...of, credited: 'whole', ...ratesField(sums.values()) }, measure.at),
      measure.at,
    );
    parts.set(flow, roundedParts(share, true, context, measure.at));
  }
  const counted = (figure: string, of: readonly CustomerFlow[]): Figure => {
    const split = of.flatMap((flow) => parts.get(flow) ?? []);
    const whole = of.length - split.length;
    const full = ledger.lines(Rational.of(whole), whole, sliceDescription(slice, figure, view), measure.at);
    return split.length === 0 ? full : roundedSum([full, ...split], context, measure.at);
  };
  const kept = own.filter(({ now }) => amountOf(now).sign > 0);
  return quotient(counted('customers-kept', kept), counted('customers-of-earlier', own), measure, context);
}
