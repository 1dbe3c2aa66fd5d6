/** `sum`: amounts, margins, costs, units or discounts of lines, added up. */
import { Rational } from '../number/rational.js';
import type { SumMeasure } from '../plan/plan.js';
import type { Described, Figure } from '../trace/ledger.js';
import { cappedFigures, cappedSums, type EnterSums } from './capped.js';
import type { MeasureContext, MeasureMeaning } from './context.js';
import { creditedGroups, type Sums } from './credited.js';
import { enteredSum } from './exchanged.js';
import { groupKey, groupParts, inOrder } from './group-key.js';
import { costFigures, type FigureName } from './reads.js';
import { sliceDescription } from './slice-description.js';
import type { Slice } from './slices.js';
import type { TallyView } from './view.js';

/** What is added and what is taken off: margin is the amount less the costs, a discount the list price less the amount. */
function parts(measure: SumMeasure): { readonly plus: readonly FigureName[]; readonly minus: readonly FigureName[] } {
  switch (measure.what) {
    case 'amount':
    case 'annual':
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

/** Enters the sum of some lines; units are not exchanged. */
function enterOne(
  measure: SumMeasure,
  sums: Sums,
  of: Readonly<Record<string, Described>>,
  { ledger }: MeasureContext,
): Figure {
  const { plus } = parts(measure);
  const totalOf = (values: readonly Rational[]): Rational =>
    values.reduce(
      (total, value, place) => (place < plus.length ? total.plus(value) : total.minus(value)),
      Rational.ZERO,
    );
  if (measure.what === 'units') return ledger.lines(totalOf(sums.values), sums.lines, of, measure.at);
  return enteredSum(sums, totalOf, of, measure.at, ledger);
}

export const sumMeaning: MeasureMeaning<SumMeasure> = {
  figure(measure, context) {
    const slice = sliceOf(measure, context);
    if (measure.weigh !== undefined)
      return weighed(measure, measure.weigh, slice, context, () => '').get('') ?? context.ledger.add([], measure.at);
    const [all] = entered(
      measure,
      slice,
      context,
      () => '',
      () => ({}),
    ).values();
    return all ?? context.ledger.lines(Rational.ZERO, 0, describe(measure, slice, context), measure.at);
  },
  groups(measure, by, context) {
    const slice = sliceOf(measure, context);
    const keyOf = groupKey(by, measure.at, context);
    if (measure.weigh !== undefined) return weighed(measure, measure.weigh, slice, context, keyOf);
    return entered(measure, slice, context, keyOf, (key) => ({ group: groupParts(key) }));
  },
};

/** Sums by key, in order of the keys, each entered into the trace. */
function entered(
  measure: SumMeasure,
  slice: Slice,
  context: MeasureContext,
  keyOf: (row: number) => string,
  describeKey: (key: string) => Readonly<Record<string, Described>>,
): Map<string, Figure> {
  const enter: EnterSums = (sums, key, more) => {
    const of = { ...describe(measure, slice, context), ...describeKey(key), ...more };
    return enterOne(measure, sums, of, context);
  };
  const { capEach } = measure;
  if (capEach !== undefined) {
    return cappedFigures(capEach, cappedSums(capEach, slice, context, keyOf), slice, context, enter);
  }
  return new Map(inOrder(creditedGroups(slice, context, keyOf)).map(([key, sums]) => [key, enter(sums, key, {})]));
}

function describe(measure: SumMeasure, slice: Slice, { view }: MeasureContext) {
  return {
    ...sliceDescription(slice, measure.what, view),
    ...(measure.costs === undefined ? undefined : { costs: measure.costs }),
  };
}

/** Σ weight × sum of the categories that have it, by group; a category without a weight is a problem. */
function weighed(
  measure: SumMeasure,
  weigh: NonNullable<SumMeasure['weigh']>,
  slice: Slice,
  context: MeasureContext,
  keyOf: (row: number) => string,
): Map<string, Figure> {
  const { ledger, view } = context;
  const weightOf = weightByCategory(weigh, view);
  const others = weigh.findIndex(({ key }) => key === '*');
  const keyOfWeight = (row: number): string => {
    const category = view.category[row] as number;
    const place = weightOf.get(category) ?? others;
    if (place < 0) {
      const found = view.categoryId(category);
      context.problems.addOnce({ code: 'table_key_missing', at: `${measure.at}/weigh`, found, expected: '"*"' });
    }
    return JSON.stringify([keyOf(row), String(place).padStart(PLACE_DIGITS, '0')]);
  };
  const rowOf = (key: string) => {
    const [group, place] = JSON.parse(key) as [string, string];
    return { group, row: weigh[Number(place)] };
  };
  const describeKey = (key: string): Readonly<Record<string, Described>> => {
    const { group, row } = rowOf(key);
    return {
      ...(row === undefined || row.key === '*' ? { others: true } : { category: row.key }),
      ...(group === '' ? undefined : { group: groupParts(group) }),
    };
  };
  const groups = new Map<string, Figure[]>();
  for (const [key, leaf] of entered(measure, slice, context, keyOfWeight, describeKey)) {
    const { group, row } = rowOf(key);
    if (row === undefined) continue;
    const part = ledger.multiply([leaf, ledger.written(row.weight)], measure.at);
    groups.set(group, [...(groups.get(group) ?? []), part]);
  }
  return new Map([...groups].map(([key, parts]) => [key, ledger.add(parts, measure.at)]));
}

/** Enough for every place in a plan. */
const PLACE_DIGITS = 6;

/** The place of the weight that each named category has; a re-coded category has that of the one it became. */
function weightByCategory(weigh: NonNullable<SumMeasure['weigh']>, view: TallyView): ReadonlyMap<number, number> {
  return new Map(
    weigh.flatMap(({ key }, place) => {
      const category = view.categoryNamed(key);
      return key === '*' || category === undefined ? [] : [[category, place] as const];
    }),
  );
}
