/** Amounts of a plan as money of the settled period: split over months, written or measured, prorated where asked. */
import { figureOf } from '../measure/measure.js';
import { splitOverMonths } from '../measure/quota.js';
import { Rational } from '../number/rational.js';
import type { Amount, Bound, Component, Plan, Written } from '../plan/plan.js';
import type { Figure } from '../trace/ledger.js';
import type { Settlement } from './settlement.js';

/** A full-time amount for the settled period: a yearly one by months ÷ 12, a monthly one × months. Exact. */
export function amountOf(amount: Amount, settlement: Settlement): Figure {
  const { ledger, period, measures } = settlement;
  const figure = 'word' in amount.amount ? figureOf(amount.amount, measures) : ledger.written(amount.amount);
  return splitOverMonths(figure, amount.per, Rational.of(period.months), period, measures, period.months);
}

/** The same × the payee's proration. */
export function proratedAmount(amount: Amount, settlement: Settlement): Figure {
  return prorated(amountOf(amount, settlement), settlement);
}

/** A full-time figure × proration; the figure itself where the payee was there all the time. */
export function prorated(figure: Figure, { ledger, measures }: Settlement): Figure {
  const { factor } = measures.proration;
  return factor === undefined ? figure : ledger.multiply([figure, factor]);
}

/** The target incentive of a component that pays a share: the plan's × its kind's weight × its own, where below 1. Exact. */
export function componentIncentive(component: Component, settlement: Settlement): Figure {
  const { ledger, plan } = settlement;
  const ofKind = plan.weights.find(({ kind }) => kind === component.kind) as Plan['weights'][number];
  const weights = [ofKind.weight, component.weight as Written].filter(({ value }) => !value.equals(Rational.ONE));
  const whole = settlement.planIncentive();
  if (weights.length === 0) return whole;
  return ledger.multiply([whole, ...weights.map((weight) => ledger.written(weight))], component.at);
}

/** What a list of caps or floors comes to: the lower cap, the higher floor. Not rounded. */
export function boundOf(
  bounds: readonly Bound[],
  holds: 'lower' | 'higher',
  incentive: () => Figure,
  settlement: Settlement,
): Figure {
  const { ledger } = settlement;
  const figures = bounds.map((bound) =>
    'times' in bound
      ? ledger.multiply([ledger.written(bound.times), incentive()], bound.at)
      : amountOf(bound.amount, settlement),
  );
  if (figures.length === 1) return figures[0] as Figure;
  return holds === 'lower' ? ledger.min(figures) : ledger.max(figures);
}
