/** New pairs that must last: a first share of each counts now, the rest in the period in which it was kept often enough. */
import type { Lasting, NewCategoriesMeasure } from '../plan/plan.js';
import { grouped } from '../trace/grouped.js';
import type { Figure } from '../trace/ledger.js';
import { type GroupBy, type MeasureContext, noting } from './context.js';
import { pairKey } from './group-key.js';
import { filteredWholesOf } from './new-pairs.js';
import type { Lasted, PairRecord, PendingPair } from './pair-record.js';
import { recordOf } from './record-of.js';
import { stretchesOf } from './slices.js';
import { wholeAmountsOf } from './whole-sums.js';

type LastingMeasure = NewCategoriesMeasure & { readonly lasting: Lasting };

/** Whether new pairs of a measure count in part; of another period than the settled one all count in full. */
export function mustLast(measure: NewCategoriesMeasure, context: MeasureContext): measure is LastingMeasure {
  return measure.lasting !== undefined && recordOf(measure, context) !== undefined;
}

/** The first share of what counts as new, and what is due of earlier pairs. */
export function lastingFigure(
  now: Figure | undefined,
  due: readonly PendingPair[],
  { lasting, at }: LastingMeasure,
  record: PairRecord,
  { ledger }: MeasureContext,
): Figure {
  const first = now && ledger.multiply([now, ledger.written(lasting.first)], lasting.at);
  const rests = due.map(({ pair: [customer, category], period, rest }) =>
    ledger.fact(rest, { fact: 'before', what: 'rest', ...record.source, customer, category, period }),
  );
  if (first !== undefined && rests.length === 0) return first;
  return ledger.add([...(first === undefined ? [] : [first]), ...rests], at);
}

/** The pairs of earlier periods whose rest counts in this one; of one group of a table, those that have lines of it. */
export function dueNow(measure: LastingMeasure, record: PairRecord, context: MeasureContext): readonly PendingPair[] {
  const due = record.lasting((pending) => lastedIn(measure, pending, context));
  const { within, view } = context;
  if (within === undefined || due.length === 0) return due;
  const range = stretchesOf({ at: measure.at, window: view.period }, context);
  return due.filter(({ pair }) => {
    const [customer, category] = [view.customerNamed(pair[0]) as number, view.categoryNamed(pair[1])];
    const rows = [...view.rowsOfCustomer(customer, range)];
    return rows.some((row) => view.category[row] === category && within.takes(row, view));
  });
}

/** The same by group of a table. */
export function dueByGroup(
  measure: LastingMeasure,
  by: readonly GroupBy[],
  record: PairRecord,
  context: MeasureContext,
): ReadonlyMap<string, readonly PendingPair[]> {
  const { view } = context;
  return grouped(dueNow(measure, record, context), ({ pair }) => {
    const [customer, category] = [view.customerNamed(pair[0]), view.categoryNamed(pair[1])];
    return pairKey(customer as number, category as number, by, measure.at, context);
  });
}

/** What becomes of pending pairs in the settled period: kept are those whose whole amount in it is at least `keep`. */
function lastedIn(measure: LastingMeasure, pending: readonly PendingPair[], given: MeasureContext): Lasted {
  const { keep, times, within } = measure.lasting;
  const { view, payee } = given;
  const { period } = view;
  if (payee.to < period.from) return { due: [], pending: [], lapsed: pending };
  const { context, notes } = noting({ ...given, compared: true });
  const wholeOf = filteredWholesOf(measure, [period], context, notes) ?? wholeAmountsOf(measure, [period], context);
  const isKept = ({ pair }: PendingPair): boolean => {
    const [customer, category] = [view.customerNamed(pair[0]), view.categoryNamed(pair[1])];
    if (customer === undefined || category === undefined) return false;
    return wholeOf(customer).sum(category, 0).value.isAtLeast(keep.value);
  };
  const looked = pending.map((pair) => ({
    ...pair,
    kept: pair.kept + (isKept(pair) ? 1 : 0),
    looked: pair.looked + 1,
  }));
  const due = looked.filter(({ kept }) => kept >= times);
  const open = looked.filter(({ kept }) => kept < times);
  const ends = (pair: PendingPair): boolean => pair.looked >= within || payee.to <= period.to;
  return { due, pending: open.filter((pair) => !ends(pair)), lapsed: open.filter(ends) };
}
