/** `count`: lines, deals, customers, categories, pairs or active months with a whole amount of at least a minimum. */
import { Rational } from '../number/rational.js';
import type { CountMeasure } from '../plan/plan.js';
import { byCodeUnit } from '../trace/canonical.js';
import type { Figure } from '../trace/ledger.js';
import type { MeasureContext, MeasureMeaning } from './context.js';
import { creditedGroups, eachCreditedRow, type Sums } from './credited.js';
import { classOfRow } from './customer-class.js';
import type { ExactSum } from './exact-sum.js';
import { ratesField } from './exchanged.js';
import { groupKey, groupParts, inOrder, tagsFor } from './group-key.js';
import { lineCounter } from './reads.js';
import { roundedParts, roundedSum } from './rounded-parts.js';
import { sliceDescription } from './slice-description.js';
import { amountSlice, type Slice } from './slices.js';
import { Things, type ThingWord } from './things.js';

export const countMeaning: MeasureMeaning<CountMeasure> = {
  figure(measure, context) {
    return counted(measure, context, { of: () => '', isNew: () => false }).get('') ?? nothing(measure, context);
  },
  groups(measure, by, context) {
    const of = groupKey(by, measure.at, context, tagsFor(measure));
    const isNew = (row: number): boolean => classOfRow(row, measure.at, context) === 'new';
    return counted(measure, context, { of, isNew: by.includes('class') ? isNew : () => false });
  },
};

/** What the groups of a table are told apart by. */
interface Keys {
  /** The key of a row. */
  readonly of: (row: number) => string;
  /** Whether keys are told by class, and the row is of a new customer. */
  readonly isNew: (row: number) => boolean;
}

function counted(measure: CountMeasure, context: MeasureContext, keys: Keys): Map<string, Figure> {
  const { what } = measure;
  return what === 'lines' ? countedLines(measure, context, keys.of) : countedThings(measure, what, context, keys);
}

function nothing(measure: CountMeasure, context: MeasureContext): Figure {
  return context.ledger.lines(Rational.ZERO, 0, describe(measure, context), measure.at);
}

function describe(measure: CountMeasure, context: MeasureContext) {
  const slice: Slice = { at: measure.at, filter: measure.filter, window: context.window, figures: [] };
  const minimum = measure.minimum === undefined ? undefined : { minimum: measure.minimum.value.toString() };
  return { ...sliceDescription(slice, measure.what, context.view), ...minimum };
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
    const figure = view.figureIndex(counter);
    eachCreditedRow(slice, context, (row) => add(keyOf(row), view.exact(figure, row)));
  }
  return new Map(
    inOrder(totals).map(([key, count]) => {
      const whole = Number(count.numerator / count.denominator);
      return [key, ledger.lines(count, whole, key === '' ? of : { ...of, group: groupParts(key) }, measure.at)];
    }),
  );
}

/**
 * A thing with several lines counts once its whole amount reaches the minimum, as the credited part of its amount. Where a
 * plan tells the class on each line, a thing may have lines of both: one that is new on any of them is counted as new.
 */
function countedThings(
  measure: CountMeasure,
  what: ThingWord,
  context: MeasureContext,
  keys: Keys,
): Map<string, Figure> {
  const { window, ledger } = context;
  const slice = amountSlice(measure, window);
  const things = new Things(measure, what, slice, context);
  const groupOfThing = new Map<string, string>();
  const credited = creditedGroups(slice, context, (row) => {
    const thing = things.of(row);
    if (!groupOfThing.has(thing) || keys.isNew(row)) groupOfThing.set(thing, keys.of(row));
    return thing;
  });
  const full = new Map<string, number>();
  const parts = new Map<string, Figure[]>();
  const of = describe(measure, context);
  for (const [thing, sums] of inOrder(credited)) {
    const whole = things.wholeOf(thing);
    if (!reaches(whole.value, measure.minimum?.value)) continue;
    const group = groupOfThing.get(thing) as string;
    const share = whole.value.sign === 0 ? things.largestShareOf(thing) : undefined;
    const part = share ?? (sums.values[0] as Rational);
    if (measure.shares === 'full' || part.isAtLeast(share === undefined ? whole.value : Rational.ONE)) {
      full.set(group, (full.get(group) ?? 0) + 1);
    } else if (part.sign > 0) {
      const entered =
        share === undefined ? creditedPart(sums, whole, slice, context) : shareOf(share, sums, slice, context);
      parts.set(group, [...(parts.get(group) ?? []), entered]);
    } else full.set(group, full.get(group) ?? 0); // counted with a weight of 0: its group has lines all the same
  }
  return new Map(
    [...new Set([...full.keys(), ...parts.keys()])].sort(byCodeUnit).map((group) => {
      const count = full.get(group) ?? 0;
      const described = group === '' ? of : { ...of, group: JSON.parse(group) as string[] };
      const whole = ledger.lines(Rational.of(count), count, described, measure.at);
      const split = parts.get(group) ?? [];
      return [group, split.length === 0 ? whole : roundedSum([whole, ...split], context, measure.at)];
    }),
  );
}

function reaches(amount: Rational, minimum: Rational | undefined): boolean {
  return minimum === undefined ? amount.sign > 0 : amount.isAtLeast(minimum);
}

/** The credited part of a thing's amount. */
function creditedPart(sums: Sums, whole: ExactSum, slice: Slice, context: MeasureContext): Figure {
  const { ledger, view } = context;
  const of = sliceDescription(slice, 'amount', view);
  const ofOwn = { ...of, credited: 'payee', ...ratesField([sums]) };
  const own = ledger.lines(sums.values[0] as Rational, sums.lines, ofOwn, slice.at);
  const all = ledger.lines(whole.value, whole.lines, { ...of, credited: 'whole', ...ratesField([whole]) }, slice.at);
  return roundedParts(ledger.divide(own, all, slice.at), true, context, slice.at);
}

/** A thing whose whole amount is 0 has no part to take: it counts as the largest share of its lines. */
function shareOf(share: Rational, sums: Sums, slice: Slice, context: MeasureContext): Figure {
  const of = sliceDescription(slice, 'largest-share', context.view);
  const own = context.ledger.lines(share, sums.lines, of, slice.at);
  return roundedParts(own, true, context, slice.at);
}
