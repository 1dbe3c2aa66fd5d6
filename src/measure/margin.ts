/** Amount and margin over the same lines. */
import { Rational } from '../number/rational.js';
import type { CapEach, Filter } from '../plan/plan.js';
import type { Described, Figure } from '../trace/ledger.js';
import { cappedFigures, cappedSums, type EnterSums } from './capped.js';
import type { MeasureContext } from './context.js';
import { creditedGroups, type Sums } from './credited.js';
import { type Exchanged, ratesField } from './exchanged.js';
import { costFigures } from './reads.js';
import { placeOfDescription, sliceDescription } from './slice-description.js';
import type { Slice } from './slices.js';
import type { LineDays } from './windows.js';

/** A measure that reads margins. */
export interface MarginReading {
  readonly at: string;
  readonly filter: Filter;
  readonly costs?: readonly string[];
}

export interface Margin {
  readonly amount: Figure;
  readonly margin: Figure;
}

/** Exact amount and margin of a group of lines, before they are entered into the trace. */
export interface MarginSums {
  readonly amount: Rational;
  readonly margin: Rational;
  readonly lines: number;
  /** What of them was exchanged, by the rate; absent where nothing was. */
  readonly exchanged?: Exchanged;
}

const NOTHING: MarginSums = { amount: Rational.ZERO, margin: Rational.ZERO, lines: 0 };

/** Amount and margin of all lines that a measure takes. */
export function marginOf(measure: MarginReading & { readonly capEach?: CapEach }, context: MeasureContext): Margin {
  if (measure.capEach !== undefined) return cappedMargin(measure, measure.capEach, context);
  const sums = marginGroups(measure, context.window, context, () => 0).get(0) ?? NOTHING;
  return enterMargin(measure, sums, context.window, context, {});
}

/** The same with each deal capped, its margin in proportion. */
function cappedMargin(measure: MarginReading, capEach: CapEach, context: MeasureContext): Margin {
  const { window } = context;
  const slice = marginSlice(measure, window);
  const capped = cappedSums(capEach, slice, context, () => '');
  const figureOf = (which: keyof Margin): Figure => {
    const enter: EnterSums = (sums, _, more) => enterOne(measure, which, marginSums(sums), window, context, more);
    return (
      cappedFigures(capEach, capped, slice, context, enter).get('') ??
      enterOne(measure, which, NOTHING, window, context, {})
    );
  };
  return { amount: figureOf('amount'), margin: figureOf('margin') };
}

/** Amount and margin by group. */
export function marginGroups<Key>(
  measure: MarginReading,
  window: LineDays,
  context: MeasureContext,
  keyOf: (row: number) => Key,
): Map<Key, MarginSums> {
  const groups = creditedGroups(marginSlice(measure, window), context, keyOf);
  return new Map([...groups].map(([key, sums]) => [key, marginSums(sums)]));
}

function marginSlice(measure: MarginReading, window: LineDays): Slice {
  return { at: measure.at, filter: measure.filter, window, figures: ['amount', ...costFigures(measure.costs)] };
}

function marginSums({ values, lines, exchanged }: Sums): MarginSums {
  const [amount, ...costs] = values as [Rational, ...Rational[]];
  const margin = costs.reduce((left, cost) => left.minus(cost), amount);
  return { amount, margin, lines, ...(exchanged && { exchanged }) };
}

/** Enters both as leaves of the trace. */
export function enterMargin(
  measure: MarginReading,
  sums: MarginSums,
  window: LineDays,
  context: MeasureContext,
  group: { readonly category?: string; readonly customer?: string },
): Margin {
  const enter = (which: keyof Margin): Figure => {
    if (group.customer !== undefined || sums.exchanged !== undefined)
      return enterOne(measure, which, sums, window, context, group);
    // Of all lines, or of a category, all payees say the same: one object for all of them.
    const place = `${placeOfDescription(which, window)} ${group.category}`;
    const of = context.view.rememberedAt(measure, place, () => described(measure, which, window, context, group));
    return context.ledger.lines(sums[which], sums.lines, of, measure.at);
  };
  return { amount: enter('amount'), margin: enter('margin') };
}

/** Enters one of both as a leaf of the trace. */
export function enterOne(
  measure: MarginReading,
  which: keyof Margin,
  sums: MarginSums,
  window: LineDays,
  context: MeasureContext,
  more: Readonly<Record<string, Described>>,
): Figure {
  const of = { ...described(measure, which, window, context, more), ...ratesField([sums]) };
  return context.ledger.lines(sums[which], sums.lines, of, measure.at);
}

function described(
  { filter, costs }: MarginReading,
  which: keyof Margin,
  window: LineDays,
  { view }: MeasureContext,
  more: Readonly<Record<string, Described>>,
): Readonly<Record<string, Described>> {
  const ofMargin = which === 'amount' || costs === undefined ? undefined : { costs };
  return { ...sliceDescription({ filter, window }, which, view), ...ofMargin, ...more };
}
