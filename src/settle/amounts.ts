/** Amounts of a plan as money of the settled period: split over months, written or measured, prorated where asked. */
import type { MeasureContext } from '../measure/context.js';
import { figureOf } from '../measure/measure.js';
import { seasonOf, splitOverMonths } from '../measure/quota.js';
import { Rational } from '../number/rational.js';
import type { Amount, Bound, Component, Plan, ProratedWord, Written } from '../plan/plan.js';
import { prorationOfPlan } from '../plan/proration.js';
import type { Figure } from '../trace/ledger.js';
import type { Settlement } from './settlement.js';

/** A full-time amount for the settled period: a yearly one by months ÷ 12 or by its season, a monthly one × months. Exact. */
export function amountOf(amount: Amount, settlement: Settlement): Figure {
  const { ledger, period } = settlement;
  const measures = contextOfAmounts(settlement);
  const figure = 'word' in amount.amount ? figureOf(amount.amount, measures) : ledger.written(amount.amount);
  if (amount.seasonal !== undefined)
    return ledger.multiply([figure, ledger.written(seasonOf(amount.seasonal, measures))]);
  return splitOverMonths(figure, amount.per, Rational.of(period.months), period, measures, period.months);
}

/** Amounts are of the whole period, also where a part of them is taken; personal figures are those of the part's days. */
function contextOfAmounts({ measures, part }: Settlement): MeasureContext {
  if (part === undefined) return measures;
  const { period, eligible, eligibleDays, value } = part.proration;
  return {
    ...measures,
    proration: {
      period,
      eligible,
      eligibleDays,
      value,
      get factor() {
        return measures.proration.factor;
      },
    },
  };
}

/**
 * A full-time figure × proration; the figure itself where the payee was there all the time, or where the plan does not
 * prorate such figures.
 */
export function prorated(what: ProratedWord, figure: Figure, settlement: Settlement): Figure {
  return settlement.ledger.scaled(figure, factorOn(what, settlement));
}

/** The part by days and the proration that act on some figures of the plan; undefined where none does. */
export function factorOn(what: ProratedWord, settlement: Settlement): Figure | undefined {
  const { plan, part } = settlement;
  if (part === undefined) return prorationOn(what, settlement);
  return prorationOfPlan(plan).of.includes(what) ? part.prorated() : part.share();
}

/** The proration that acts on some figures of the plan, whatever part of the period is settled. */
export function prorationOn(what: ProratedWord, { plan, measures }: Settlement): Figure | undefined {
  return prorationOfPlan(plan).of.includes(what) ? measures.proration.factor : undefined;
}

/** The target incentive of the whole plan for the period, prorated. */
export function planIncentive(settlement: Settlement): Figure {
  return prorated('targetIncentive', amountOf(settlement.plan.targetIncentive as Amount, settlement), settlement);
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

/** A figure of a period; of a component that adds up over a year the sum of those of its periods. */
export function summedOver(settlement: Settlement, of: (own: Settlement) => Figure): Figure {
  const { runs, ledger } = settlement;
  if (runs === undefined) return of(settlement);
  const [only, ...others] = runs.periods.map(of) as [Figure, ...Figure[]];
  return others.length === 0 ? only : ledger.add([only, ...others]);
}

/** What a list of caps or floors comes to: the lower cap, the higher floor. Not rounded. */
export function boundOf(
  bounds: readonly Bound[],
  holds: 'lower' | 'higher',
  incentive: () => Figure,
  settlement: Settlement,
): Figure {
  const { ledger } = settlement;
  const what = holds === 'lower' ? 'cap' : 'floor';
  const figures = bounds.map((bound) => {
    if (!('times' in bound)) return summedOver(settlement, (own) => prorated(what, amountOf(bound.amount, own), own));
    const times = ledger.multiply([ledger.written(bound.times), incentive()], bound.at);
    return proratedTimes(what, times, settlement);
  });
  if (figures.length === 1) return figures[0] as Figure;
  return holds === 'lower' ? ledger.min(figures) : ledger.max(figures);
}

/** So many times an incentive that is prorated is prorated with it, and not once more; its part by days is in it already. */
function proratedTimes(what: 'cap' | 'floor', times: Figure, settlement: Settlement): Figure {
  const { part, plan, ledger } = settlement;
  const { of } = prorationOfPlan(plan);
  if (of.includes('targetIncentive') || !of.includes(what)) return times;
  if (part === undefined) return prorated(what, times, settlement);
  const [share, factor] = [part.share(), part.prorated()];
  if (share === factor) return times;
  const taken = ledger.scaled(times, factor);
  return share === undefined ? taken : ledger.divide(taken, share);
}
