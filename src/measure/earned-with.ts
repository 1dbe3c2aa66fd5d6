/** With which customers a component was earned, and how much of it with each. */
import type { Payee } from '../facts/facts.js';
import { Rational } from '../number/rational.js';
import type { Component } from '../plan/plan.js';
import { byCodePoint } from '../trace/canonical.js';
import type { MeasureContext } from './context.js';
import { type CountedLine, countedLines, creditedLines, lineContext } from './counted-lines.js';
import { lineGroups } from './line-groups.js';
import { figureOf } from './measure.js';
import type { TallyView } from './view.js';

/** What a customer weighs among those that a component was earned with; above 0. */
export interface CustomerWeight {
  readonly customer: string;
  readonly weight: Rational;
}

/**
 * The customers that a component was earned with in a period, in code-point order: by the sum that it takes, customer by customer;
 * where its measure is no sum, by the credited amounts of the lines that count for it; where it takes none, by all that the payee is
 * credited with in the period. Those that come to nothing above 0 are absent. Exact.
 *
 * @param view the lines of the period one by one, see `lineView`
 */
export function earnedWith(component: Component, payee: Payee, view: TallyView): CustomerWeight[] {
  const context = lineContext(component, payee, view);
  if (context === undefined) return [];
  const { measure } = component;
  const ways: readonly (() => ReadonlyMap<string, Rational>)[] = [
    () => bySum(component, context),
    () => byAmount(measure === undefined ? [] : countedLines(measure, context)),
    () => byAmount(creditedLines(component, context)),
  ];
  for (const weights of ways) {
    const above = [...weights()].filter(([, weight]) => weight.sign > 0);
    context.problems.throwIfAny();
    if (above.length > 0) {
      return above
        .map(([customer, weight]) => ({ customer, weight }))
        .sort((a, b) => byCodePoint(a.customer, b.customer));
    }
  }
  return [];
}

function bySum({ measure }: Component, context: MeasureContext): Map<string, Rational> {
  if (measure?.word !== 'sum') return new Map();
  // A figure is rounded as a whole, not customer by customer.
  const { round: _, ...exact } = measure;
  return new Map(
    lineGroups(exact, 'customer', context).map((own) => [String(own.within.keys.at(-1)), figureOf(exact, own).value]),
  );
}

function byAmount(lines: readonly CountedLine[]): Map<string, Rational> {
  const amounts = new Map<string, Rational>();
  for (const { view, row, amount } of lines) {
    const customer = view.customerId(view.customer[row] as number);
    amounts.set(customer, (amounts.get(customer) ?? Rational.ZERO).plus(amount));
  }
  return amounts;
}
