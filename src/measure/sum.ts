/** `sum`: amounts, margins, costs, units or discounts of lines, added up. */
import { Rational } from '../number/rational.js';
import type { SumMeasure } from '../plan/plan.js';
import type { MeasureContext, MeasureMeaning } from './context.js';
import { groupKey, inOrder } from './group-key.js';
import { costFigures, type FigureName } from './reads.js';
import { sliceDescription } from './slice-description.js';
import { creditedGroups, creditedSums, type Slice, type Sums } from './slices.js';

/** What is added and what is taken off: margin is the amount less the costs, a discount the list price less the amount. */
function parts(measure: SumMeasure): { readonly plus: readonly FigureName[]; readonly minus: readonly FigureName[] } {
  switch (measure.what) {
    case 'amount':
      return { plus: ['amount'], minus: [] };
    case 'margin':
      return { plus: ['amount'], minus: costFigures(measure.costs) };
    case 'cost':
      return { plus: costFigures(measure.costs), minus: [] };
    case 'units':
      return { plus: ['units'], minus: [] };
    case 'discount':
      return { plus: ['list'], minus: ['amount'] };
  }
}

function sliceOf(measure: SumMeasure, { window }: MeasureContext): Slice {
  const { plus, minus } = parts(measure);
  return { at: measure.at, filter: measure.filter, window, figures: [...plus, ...minus] };
}

function totalOf(measure: SumMeasure, { values }: Sums): Rational {
  const { plus } = parts(measure);
  return values.reduce(
    (total, value, place) => (place < plus.length ? total.plus(value) : total.minus(value)),
    Rational.ZERO,
  );
}

export const sumMeaning: MeasureMeaning<SumMeasure> = {
  figure(measure, context) {
    const slice = sliceOf(measure, context);
    const sums = creditedSums(slice, context);
    return context.ledger.lines(totalOf(measure, sums), sums.lines, describe(measure, slice), measure.at);
  },
  groups(measure, by, context) {
    const slice = sliceOf(measure, context);
    const groups = creditedGroups(slice, context, groupKey(by, measure.at, context));
    return new Map(
      inOrder(groups).map(([key, sums]) => {
        const of = { ...describe(measure, slice), group: JSON.parse(key) as string[] };
        return [key, context.ledger.lines(totalOf(measure, sums), sums.lines, of, measure.at)];
      }),
    );
  },
};

function describe(measure: SumMeasure, slice: Slice) {
  return {
    ...sliceDescription(slice, measure.what),
    ...(measure.costs === undefined ? undefined : { costs: measure.costs }),
  };
}
