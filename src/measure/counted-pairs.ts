/** Which new pairs count and what each counts as; told to the record of their measure, so that it counts once over all statements. */
import { Rational, sum } from '../number/rational.js';
import type { NewCategoriesMeasure } from '../plan/plan.js';
import type { MeasureContext } from './context.js';
import type { CustomerPair, NewPair, NewPairs } from './new-pairs.js';
import type { PairOfIds } from './pair-record.js';
import { accumulatedSince, recordOf } from './record-of.js';
import { roundedPart } from './rounded-parts.js';

/** Tells the record of the measure, where there is one, which pairs count. */
export function note(
  own: readonly NewPair[],
  pairs: NewPairs,
  measure: NewCategoriesMeasure,
  context: MeasureContext,
): void {
  const record = recordOf(measure, context);
  if (record === undefined) return;
  const since = accumulatedSince(context);
  const { view } = context;
  record.count({
    lookBackFrom: pairs.lookBackFrom,
    ...(since === undefined ? undefined : { since }),
    counted: countedOf(own, pairs, measure, context),
    passedOver: pairs.passedOver.map(({ customer, category }) => [
      view.customerId(customer),
      view.categoryId(category),
    ]),
  });
}

/** The pairs that count, with the part of them that is open where they must last. As customers: all new pairs of those who count. */
function countedOf(
  own: readonly NewPair[],
  pairs: NewPairs,
  measure: NewCategoriesMeasure,
  context: MeasureContext,
): { readonly pair: PairOfIds; readonly rest?: Rational }[] {
  if (measure.as === 'customers') {
    return [...new Set(own.map(({ customer }) => customer))]
      .filter((customer) => sum(own.filter((pair) => pair.customer === customer).map(leftOfOwn)).sign > 0)
      .map((customer) => ({ customer, all: pairs.ofCustomer(customer).filter(isLeft) }))
      .filter(({ all }) => all.length >= measure.atLeast)
      .flatMap(({ customer, all }) => all.map(({ category }) => ({ pair: named({ customer, category }, context) })));
  }
  const { lasting } = measure;
  return own.flatMap((pair) => {
    const counts = measure.as === 'count' ? weightOf(pair) : leftOfOwn(pair);
    if (counts.sign === 0) return [];
    if (lasting === undefined) return [{ pair: named(pair, context) }];
    const whole = roundedPart(counts);
    return [{ pair: named(pair, context), rest: whole.minus(whole.times(lasting.first.value)) }];
  });
}

/** What a pair counts as: the credited part of its amount, between 0 and 1, less the part that fell elsewhere. */
function weightOf(pair: NewPair): Rational {
  const left = leftOfOwn(pair);
  const { whole, fall } = pair;
  if (left.sign <= 0) return Rational.ZERO;
  if (!ownOf(pair).isAtLeast(whole.value)) return left.dividedBy(whole.value);
  return fall === undefined ? Rational.ONE : whole.value.minus(fall.amount).dividedBy(whole.value);
}

/** What the payee is credited with in a pair, less the part of it that fell in the customer's other categories. */
export function leftOfOwn(pair: NewPair): Rational {
  const { fall, whole } = pair;
  if (fall === undefined) return ownOf(pair);
  if (!isLeft(pair)) return Rational.ZERO;
  return ownOf(pair).times(whole.value.minus(fall.amount).dividedBy(whole.value));
}

/** Whether something of a new pair is left after what fell in other categories. */
export function isLeft({ fall, whole }: CustomerPair): boolean {
  return fall === undefined || whole.value.isAbove(fall.amount);
}

/** What the payee is credited with in a pair. */
export function ownOf({ credited }: NewPair): Rational {
  return credited.values[0] as Rational;
}

/** A pair by its ids. */
export function named(
  { customer, category }: Pick<NewPair, 'customer' | 'category'>,
  { view }: MeasureContext,
): [string, string] {
  return [view.customerId(customer), view.categoryId(category)];
}
