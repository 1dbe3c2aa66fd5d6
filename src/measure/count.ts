/** `count`: lines, deals, customers, categories, pairs or active months with a whole amount of at least a minimum. */
import { dayText } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import { Rational } from '../number/rational.js';
import type { CountMeasure } from '../plan/plan.js';
import { byCodeUnit } from '../trace/canonical.js';
import type { Figure } from '../trace/ledger.js';
import type { MeasureContext, MeasureMeaning } from './context.js';
import { ExactSum } from './exact-sum.js';
import { groupKey, inOrder } from './group-key.js';
import { lineCounter } from './reads.js';
import { roundedParts, roundedSum } from './rounded-parts.js';
import { creditedGroups, eachCreditedRow, rowTest, type Slice, type Sums, sliceDescription } from './slices.js';

export const countMeaning: MeasureMeaning<CountMeasure> = {
  figure(measure, context) {
    if (measure.what === 'lines') return countedLines(measure, context, () => '').get('') ?? nothing(measure, context);
    return countedThings(measure, context, () => '').get('') ?? nothing(measure, context);
  },
  groups(measure, by, context) {
    const keyOf = groupKey(by, measure.at, context);
    return measure.what === 'lines' ? countedLines(measure, context, keyOf) : countedThings(measure, context, keyOf);
  },
};

function nothing(measure: CountMeasure, context: MeasureContext): Figure {
  return context.ledger.lines(Rational.ZERO, 0, describe(measure, context), measure.at);
}

function describe(measure: CountMeasure, context: MeasureContext) {
  const slice: Slice = { at: measure.at, filter: measure.filter, window: context.window, figures: [] };
  const minimum = measure.minimum === undefined ? undefined : { minimum: measure.minimum.value.toString() };
  return { ...sliceDescription(slice, measure.what), ...minimum };
}

/** Lines are counted in the cells already; each counts as the payee's share of it, or as 1. */
function countedLines(
  measure: CountMeasure,
  context: MeasureContext,
  keyOf: (row: number) => string,
): Map<string, Figure> {
  const { view, window, ledger } = context;
  const counter = lineCounter(measure.minimum);
  const slice: Slice = { at: measure.at, filter: measure.filter, window, figures: [counter] };
  const of = describe(measure, context);
  const totals = new Map<string, Rational>();
  const add = (key: string, count: Rational): void => {
    totals.set(key, (totals.get(key) ?? Rational.ZERO).plus(count));
  };
  if (measure.shares === 'credited') {
    for (const [key, sums] of creditedGroups(slice, context, keyOf)) add(key, sums.values[0] as Rational);
  } else {
    const takes = rowTest(slice, context);
    const figure = view.figureIndex(counter);
    eachCreditedRow(context, (row) => {
      if (takes(row)) add(keyOf(row), view.exact(figure, row));
    });
  }
  return new Map(
    inOrder(totals).map(([key, count]) => {
      const whole = Number(count.numerator / count.denominator);
      return [
        key,
        ledger.lines(count, whole, key === '' ? of : { ...of, group: JSON.parse(key) as string[] }, measure.at),
      ];
    }),
  );
}

/** A thing with several lines counts once its whole amount reaches the minimum, as the credited part of its amount. */
function countedThings(
  measure: CountMeasure,
  context: MeasureContext,
  keyOf: (row: number) => string,
): Map<string, Figure> {
  const { window, ledger } = context;
  const slice: Slice = { at: measure.at, filter: measure.filter, window, figures: ['amount'] };
  const thingOf = thingKey(measure, context);
  const groupOfThing = new Map<string, string>();
  const credited = creditedGroups(slice, context, (row) => {
    const thing = thingOf(row);
    if (!groupOfThing.has(thing)) groupOfThing.set(thing, keyOf(row));
    return thing;
  });
  const whole = wholeOfThings(measure, slice, context, thingOf);
  const full = new Map<string, number>();
  const parts = new Map<string, Figure[]>();
  const of = describe(measure, context);
  for (const [thing, sums] of inOrder(credited)) {
    const amount = (whole.get(thing) as ExactSum).value;
    const minimum = measure.minimum?.value;
    if (minimum === undefined ? amount.sign <= 0 : !amount.isAtLeast(minimum)) continue;
    const group = groupOfThing.get(thing) as string;
    const own = sums.values[0] as Rational;
    if (measure.shares === 'full' || countsAsOne(own, amount)) {
      full.set(group, (full.get(group) ?? 0) + 1);
      continue;
    }
    const part = creditedPart(own, amount, sums, window, measure, context);
    if (part !== undefined) parts.set(group, [...(parts.get(group) ?? []), part]);
  }
  return new Map(
    [...new Set([...full.keys(), ...parts.keys()])].sort(byCodeUnit).map((group) => {
      const count = full.get(group) ?? 0;
      const described = group === '' ? of : { ...of, group: JSON.parse(group) as string[] };
      const counted = ledger.lines(Rational.of(count), count, described, measure.at);
      const split = parts.get(group) ?? [];
      return [group, split.length === 0 ? counted : roundedSum([counted, ...split], context, measure.at)];
    }),
  );
}

/** Wholly credited; a thing whose whole amount is 0 has no part to take, and counts for everyone who is credited. */
function countsAsOne(own: Rational, whole: Rational): boolean {
  return whole.sign <= 0 || own.isAtLeast(whole);
}

function creditedPart(
  own: Rational,
  whole: Rational,
  sums: Sums,
  window: Window,
  measure: CountMeasure,
  context: MeasureContext,
): Figure | undefined {
  if (own.sign <= 0) return undefined;
  const { ledger } = context;
  const of = sliceDescription({ at: measure.at, filter: measure.filter, window, figures: [] }, 'amount');
  const credited = ledger.lines(own, sums.lines, { ...of, credited: 'payee' }, measure.at);
  const all = ledger.lines(whole, sums.lines, { ...of, credited: 'whole' }, measure.at);
  const part = ledger.divide(credited, all, measure.at);
  return roundedParts(part, true, context, measure.at);
}

/** The whole amounts of all things in the window, after the filters, whoever is credited. */
function wholeOfThings(
  measure: CountMeasure,
  slice: Slice,
  context: MeasureContext,
  thingOf: (row: number) => string,
): ReadonlyMap<string, ExactSum> {
  const { view } = context;
  const byWindow = view.remembered(measure, () => new Map<number, ReadonlyMap<string, ExactSum>>());
  const known = byWindow.get(slice.window.from);
  if (known !== undefined) return known;
  const amount = view.figureIndex('amount');
  const takes = rowTest(slice, context);
  const whole = new Map<string, ExactSum>();
  for (let row = 0; row < view.rows; row += 1) {
    if (!takes(row)) continue;
    const thing = thingOf(row);
    let sums = whole.get(thing);
    if (sums === undefined) {
      sums = new ExactSum(view, amount);
      whole.set(thing, sums);
    }
    sums.add(row);
  }
  byWindow.set(slice.window.from, whole);
  return whole;
}

/** What a row is counted as, by ids, so that the order of things is that of their names. */
function thingKey({ what }: CountMeasure, { view }: MeasureContext): (row: number) => string {
  const customer = (row: number): string => view.customerId(view.customer[row] as number);
  const category = (row: number): string => view.categoryId(view.category[row] as number);
  switch (what) {
    case 'customers':
      return customer;
    case 'categories':
      return category;
    case 'pairs':
      return (row) => JSON.stringify([customer(row), category(row)]);
    case 'deals':
      return (row) => view.tally.deals.id(view.deal[row] as number);
    case 'months':
      return (row) => JSON.stringify([customer(row), monthOf(view, row)]);
    case 'lines':
      return (row) => String(row);
  }
}

function monthOf({ tally, stretch }: MeasureContext['view'], row: number): string {
  const { from } = tally.spec.stretches[stretch[row] as number] as { readonly from: number };
  return dayText(from).slice(0, 7);
}
