/** Amount and margin over the same lines. */
import type { Window } from '../calendar/period.js';
import { Rational } from '../number/rational.js';
import type { Filter } from '../plan/plan.js';
import type { Described, Figure } from '../trace/ledger.js';
import type { MeasureContext } from './context.js';
import { type Exchanged, ratesField } from './exchanged.js';
import { costFigures } from './reads.js';
import { sliceDescription } from './slice-description.js';
import { creditedGroups, type Slice, type Sums } from './slices.js';

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
export function marginOf(measure: MarginReading, context: MeasureContext): Margin {
  const sums = marginGroups(measure, context.window, context, () => 0).get(0) ?? NOTHING;
  return enterMargin(measure, sums, context.window, context, {});
}

/** Amount and margin by group. */
export function marginGroups<Key>(
  measure: MarginReading,
  window: Window,
  context: MeasureContext,
  keyOf: (row: number) => Key,
): Map<Key, MarginSums> {
  const groups = creditedGroups(marginSlice(measure, window), context, keyOf);
  return new Map([...groups].map(([key, sums]) => [key, marginSums(sums)]));
}

function marginSlice(measure: MarginReading, window: Window): Slice {
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
  window: Window,
  { ledger }: MeasureContext,
  group: Readonly<Record<string, Described>>,
): Margin {
  const slice = marginSlice(measure, window);
  const costs = measure.costs === undefined ? undefined : { costs: measure.costs };
  const all = { ...group, ...ratesField([sums]) };
  return {
    amount: ledger.lines(sums.amount, sums.lines, { ...sliceDescription(slice, 'amount'), ...all }, measure.at),
    margin: ledger.lines(
      sums.margin,
      sums.lines,
      { ...sliceDescription(slice, 'margin'), ...costs, ...all },
      measure.at,
    ),
  };
}
