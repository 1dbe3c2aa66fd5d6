/** A part of a period, in which one version of a plan is in force: how much of what is per period falls to it. Exact. */
import { dayCount, overlap, type Window } from '../calendar/period.js';
import type { Payee } from '../facts/facts.js';
import { Rational } from '../number/rational.js';
import type { Figure, Ledger } from '../trace/ledger.js';
import {
  daysByValue,
  eligibleStretches,
  enterDays,
  type Proration,
  type ProrationRules,
  weighedDays,
  windowOf,
} from './eligible-days.js';

/** What falls to a part; each figure is entered into the trace when first asked for. */
export interface Part {
  readonly window: Window;
  /** Of what is not prorated: days of employment in the part ÷ in the period; undefined where that is 1. */
  share(): Figure | undefined;
  /** Of what is prorated: the period's proration, by the eligible days of the part; undefined where that is 1. */
  prorated(): Figure | undefined;
  /** The eligible days of the part, for what is blended over them. */
  readonly proration: Proration;
  /** Whether the days that are shared out are not the period's, but those on which a component runs. */
  readonly hasOwnDays: boolean;
  /** The part as one of fewer days: of those on which a component runs; itself where these are all. */
  within(days: Window): Part;
}

/** What a part is told from. */
export interface PartOf {
  readonly payee: Payee;
  readonly period: Window;
  /** The days of all parts together: the period's, but for those before or after an employment. */
  readonly days: Window;
  /** Of the whole period. */
  readonly proration: Proration;
  readonly rules: ProrationRules;
  readonly ledger: Ledger;
}

/**
 * The part of a window in some days.
 *
 * @param days all days that are shared out over parts: the period's, or those of it on which a component runs
 */
export function partOf(window: Window, of: PartOf, days: Window = of.days): Part {
  const own = overlap(window, days) as Window;
  const { payee, proration, rules } = of;
  const share = keptFigure(() => shareOf(own, days, of));
  const prorated = keptFigure(() => proratedShare(own, days, share, of));
  const eligible = eligibleStretches(payee, own, rules.unpaidAbsences);
  const whole: Part = {
    window,
    share,
    prorated,
    proration: {
      period: own,
      eligible,
      eligibleDays: eligible.reduce((sum, stretch) => sum + dayCount(stretch), 0),
      get factor() {
        return prorated();
      },
      value: proration.value,
    },
    hasOwnDays: days.from !== of.days.from || days.to !== of.days.to,
    within: (clip) => {
      const shared = overlap(clip, of.days) as Window;
      return shared.from === of.days.from && shared.to === of.days.to ? whole : partOf(window, of, shared);
    },
  };
  return whole;
}

/**
 * Days of employment in the part and in all: an employment has no gap, so each part has some. Days of the calendar where
 * there was no employment at all.
 */
function daysOf(own: Window, days: Window, payee: Payee): readonly [part: number, whole: number] {
  const all = employedDays(payee, days);
  return all === 0 ? [dayCount(own), dayCount(days)] : [employedDays(payee, own), all];
}

function shareOf(own: Window, days: Window, { payee, ledger }: PartOf): Figure | undefined {
  const [part, whole] = daysOf(own, days, payee);
  if (part === whole) return undefined;
  return ledger.divide(
    ledger.calendar(Rational.of(part), { counted: 'part-days', ...windowOf(own) }),
    ledger.calendar(Rational.of(whole), { counted: 'employed-days', ...windowOf(days) }),
  );
}

/** Days of a window on which a payee is employed. */
export function employedDays(payee: Payee, window: Window): number {
  const employed = overlap(payee, window);
  return employed === undefined ? 0 : dayCount(employed);
}

/**
 * Proration of the period × (eligible days of the part ÷ those in all), both weighed by the working share; where there are
 * none in all, × the part by days.
 */
function proratedShare(
  own: Window,
  days: Window,
  share: () => Figure | undefined,
  { payee, period, days: all, proration, rules, ledger }: PartOf,
): Figure | undefined {
  const partsOf = (window: Window): ReturnType<typeof daysByValue<Rational>> =>
    daysByValue(payee.workingShare, eligibleStretches(payee, window, rules.unpaidAbsences));
  const ownParts = partsOf(own);
  const ownDays = weighedDays(ownParts);
  const eligible = weighedDays(partsOf(days));
  const [part, parts] = daysOf(own, days, payee);
  const plain = Rational.of(part).dividedBy(Rational.of(parts));
  const byEligible = eligible.sign === 0 ? plain : ownDays.dividedBy(eligible);
  if (proration.value.times(byEligible).equals(plain)) return share();
  if (eligible.sign === 0) return multiplied([proration.factor, share()], ledger);
  const isOfAll = days.from === all.from && days.to === all.to;
  const entered = enterDays(ownParts, own, ledger);
  if (rules.basis === 'calendar-days' && isOfAll) {
    const inAll = ledger.calendar(Rational.of(dayCount(period)), { counted: 'days', ...windowOf(period) });
    return ledger.divide(entered, inAll);
  }
  const whole = enterDays(partsOf(days), days, ledger);
  const byDays = ledger.divide(entered, whole);
  return multiplied([proration.factor, byDays], ledger);
}

/** A product; of one figure itself, of none 1, which is undefined. */
function multiplied(figures: readonly (Figure | undefined)[], ledger: Ledger): Figure | undefined {
  const factors = figures.filter((figure) => figure !== undefined);
  return factors.length > 1 ? ledger.multiply(factors) : factors[0];
}

/** A figure that is asked for once, also where there is none. */
function keptFigure(work: () => Figure | undefined): () => Figure | undefined {
  let known: { readonly figure: Figure | undefined } | undefined;
  return () => {
    known ??= { figure: work() };
    return known.figure;
  };
}
