/**
 * `newCategories`: pairs of customer and category that were not bought in the look-back and are bought now, so that a
 * steady small buyer is never new. Counted, as the amount credited in them, or as the customers who have enough of them; each once
 * over all statements, and where they must last at first in part.
 */
import { Rational, sum } from '../number/rational.js';
import type { NewCategoriesMeasure } from '../plan/plan.js';
import { grouped } from '../trace/grouped.js';
import type { Described, Figure } from '../trace/ledger.js';
import type { GroupBy, GroupFigures, MeasureContext, MeasureMeaning } from './context.js';
import { isLeft, leftOfOwn, named, note, ownOf } from './counted-pairs.js';
import { windowOf } from './eligible-days.js';
import { ratesField } from './exchanged.js';
import { pairKey } from './group-key.js';
import { dueByGroup, dueNow, lastingFigure, mustLast } from './lasting-pairs.js';
import { type NewPair, NewPairs } from './new-pairs.js';
import { recordOf } from './record-of.js';
import { roundedParts, roundedSum } from './rounded-parts.js';
import { scopeDescription } from './scope.js';

export const newCategoriesMeaning: MeasureMeaning<NewCategoriesMeasure> = {
  figure(measure, context) {
    const now = hasDays(context) ? newNow(measure, context) : undefined;
    const record = recordOf(measure, context);
    if (record === undefined || !mustLast(measure, context)) return now ?? context.ledger.add([], measure.at);
    return lastingFigure(now, dueNow(measure, record, context), measure, record, context);
  },
  groups(measure, by, context): GroupFigures {
    const figures = hasDays(context) ? newByGroup(measure, by, context) : new Map<string, Figure>();
    const record = recordOf(measure, context);
    if (record === undefined || !mustLast(measure, context)) return figures;
    const due = dueByGroup(measure, by, record, context);
    const keys = [...new Set([...figures.keys(), ...due.keys()])];
    return new Map(
      keys.map((key) => [key, lastingFigure(figures.get(key), due.get(key) ?? [], measure, record, context)]),
    );
  },
};

/** Whether the measure is taken over any day; a campaign that is over only waits for the rest of its pairs. */
function hasDays({ window, stand = window }: MeasureContext): boolean {
  return stand.from <= stand.to;
}

/** The pairs that are new in the window, all together. */
function newNow(measure: NewCategoriesMeasure, context: MeasureContext): Figure {
  const pairs = new NewPairs(measure, context);
  const own = pairs.ofPayee();
  note(own, pairs, measure, context);
  return taken(own, pairs, measure, context);
}

/** The same by group of a table. */
function newByGroup(
  measure: NewCategoriesMeasure,
  by: readonly GroupBy[],
  context: MeasureContext,
): Map<string, Figure> {
  const pairs = new NewPairs(measure, context);
  const all = pairs.ofPayee();
  note(all, pairs, measure, context);
  const groups = grouped(all, ({ customer, category }) => pairKey(customer, category, by, measure.at, context));
  return new Map([...groups].map(([key, own]) => [key, taken(own, pairs, measure, context)]));
}

function taken(
  own: readonly NewPair[],
  pairs: NewPairs,
  measure: NewCategoriesMeasure,
  context: MeasureContext,
): Figure {
  switch (measure.as) {
    case 'count':
      return weighedCount(own, measure, context);
    case 'amount':
      return creditedAmount(own, measure, context);
    case 'customers':
      return weighedCustomers(own, pairs, measure, context);
  }
}

/** Each pair counts as the credited part of its amount in the window, between 0 and 1; less the part that fell elsewhere. */
function weighedCount(pairs: readonly NewPair[], measure: NewCategoriesMeasure, context: MeasureContext): Figure {
  const { ledger, window } = context;
  const isWhole = (pair: NewPair): boolean => ownOf(pair).isAtLeast(pair.whole.value);
  const whole = pairs.filter((pair) => isWhole(pair) && pair.fall === undefined);
  const split = pairs.filter((pair) => ownOf(pair).sign > 0 && !(isWhole(pair) && pair.fall === undefined));
  const of = { figure: 'new-categories', ...windowOf(window), ...scopeDescription(measure.filter) };
  const counted = ledger.pairs(
    whole.map((pair) => named(pair, context)),
    of,
    measure.at,
  );
  if (split.length === 0) return counted;
  const parts = split.map((pair) => {
    const own = isWhole(pair) ? undefined : ownLeaf(pair, measure, context);
    const all = wholeLeaf(pair, measure, context);
    const credited = own && ledger.divide(own, all, measure.at);
    const left = pair.fall && ledger.divide(leftOf(pair, all, measure, context), all, measure.at);
    const factors = [credited, left].filter((factor) => factor !== undefined);
    const part = factors.length === 1 ? (factors[0] as Figure) : ledger.multiply(factors, measure.at);
    return roundedParts(part, true, context, measure.at);
  });
  return roundedSum([counted, ...parts], context, measure.at);
}

/** What the payee is credited with in the pairs; of a pair with a fall elsewhere, the part that is left. */
function creditedAmount(pairs: readonly NewPair[], measure: NewCategoriesMeasure, context: MeasureContext): Figure {
  const { ledger, window } = context;
  const steady = pairs.filter((pair) => pair.fall === undefined);
  const amount = sum(steady.map(ownOf));
  const lines = steady.reduce((total, pair) => total + pair.credited.lines, 0);
  const rates = ratesField(steady.map(({ credited }) => credited));
  const won = { figure: 'amount-of-won', ...windowOf(window), ...rates };
  const of = { ...won, pairs: steady.map((pair) => named(pair, context)) };
  const steadily = ledger.lines(amount, lines, of, measure.at);
  if (steady.length === pairs.length) return steadily;
  const parts = pairs.flatMap((pair) => {
    if (pair.fall === undefined) return [];
    const all = wholeLeaf(pair, measure, context);
    const left = leftOf(pair, all, measure, context);
    if (ownOf(pair).equals(pair.whole.value)) return [left];
    const part = ledger.multiply([ownLeaf(pair, measure, context), ledger.divide(left, all, measure.at)], measure.at);
    return [roundedParts(part, true, context, measure.at)];
  });
  return roundedSum([steadily, ...parts], context, measure.at);
}

/** Customers with enough new pairs, whoever is credited; each as the credited part of all its new pairs. */
function weighedCustomers(
  own: readonly NewPair[],
  pairs: NewPairs,
  measure: NewCategoriesMeasure,
  context: MeasureContext,
): Figure {
  const { ledger, view, window } = context;
  const parts: Figure[] = [];
  let full = 0;
  for (const customer of new Set(own.map((pair) => pair.customer))) {
    const all = pairs.ofCustomer(customer);
    if (all.filter(isLeft).length < measure.atLeast) continue;
    const credited = own.filter((pair) => pair.customer === customer);
    const whole = sum(all.map((pair) => pair.whole.value));
    const left = sum(credited.map(leftOfOwn));
    if (left.isAtLeast(whole)) full += 1;
    else if (left.sign > 0) {
      const amount = { figure: 'amount', ...windowOf(window), ...ratesField(all.map((pair) => pair.whole)) };
      const of = { ...amount, customer: view.customerId(customer), credited: 'whole' };
      const lines = all.reduce((total, pair) => total + pair.whole.lines, 0);
      const above = creditedAmount(credited, measure, context);
      const part = ledger.divide(above, ledger.lines(whole, lines, of, measure.at), measure.at);
      parts.push(roundedParts(part, true, context, measure.at));
    }
  }
  const atLeast = measure.atLeast === 1 ? undefined : { atLeast: String(measure.atLeast) };
  const counted = ledger.lines(
    Rational.of(full),
    full,
    { figure: 'customers-won', ...windowOf(window), ...atLeast },
    measure.at,
  );
  return parts.length === 0 ? counted : roundedSum([counted, ...parts], context, measure.at);
}

/** The amount of a pair less what fell in the customer's other categories, at most all of it. */
function leftOf(pair: NewPair, all: Figure, measure: NewCategoriesMeasure, context: MeasureContext): Figure {
  const { ledger } = context;
  const { amount, lines, sums } = pair.fall as Required<NewPair>['fall'];
  const fall = { figure: 'amount-of-fall', ...windowOf(context.window), ...ratesField(sums) };
  const of = { ...fall, customer: named(pair, context)[0] };
  const fallen = ledger.lines(amount, lines, of, measure.at);
  return ledger.subtract(all, ledger.min([all, fallen], measure.at), measure.at);
}

function ownLeaf(pair: NewPair, measure: NewCategoriesMeasure, context: MeasureContext): Figure {
  return context.ledger.lines(ownOf(pair), pair.credited.lines, describe(pair, 'payee', context), measure.at);
}

function wholeLeaf(pair: NewPair, measure: NewCategoriesMeasure, context: MeasureContext): Figure {
  return context.ledger.lines(pair.whole.value, pair.whole.lines, describe(pair, 'whole', context), measure.at);
}

function describe(pair: NewPair, credited: 'payee' | 'whole', context: MeasureContext): Record<string, Described> {
  const [customer, category] = named(pair, context);
  const rates = ratesField([credited === 'payee' ? pair.credited : pair.whole]);
  return { figure: 'amount', ...windowOf(context.window), customer, category, credited, ...rates };
}
