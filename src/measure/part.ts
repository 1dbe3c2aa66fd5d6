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
  /** The same part as one of fewer days than the period's: of those on which a component runs. */
  within(days: Window): Part;
}

/** What a part is told from. */
export interface PartOf {
  readonly payee: Payee;
  readonly period: Window;
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
export function partOf(window: Window, of: PartOf, days: Window = of.period): Part {
  const own = overlap(window, days) as Window;
  const { payee, proration, rules } = of;
  const share = keptFigure(() => shareOf(own, days, of));
  const prorated = keptFigure(() => proratedShare(own, days, share, of));
  const eligible = eligibleStretches(payee, own, rules.unpaidAbsences);
  return {
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
    within: (clip) => partOf(window, of, clip),
  };
}

/** Days of employment in the part, and in all; days of the calendar where there was no employment at all. */
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

/** Proration of the period × (eligible days of the part ÷ those of the period), both weighed by the working share. */
function proratedShare(
  own: Window,
  days: Window,
  share: () => Figure | undefined,
  { payee, period, proration, rules, ledger }: PartOf,
): Figure | undefined {
  const partsOf = (window: Window): ReturnType<typeof daysByValue<Rational>> =>
    daysByValue(payee.workingShare, eligibleStretches(payee, window, rules.unpaidAbsences));
  const ownParts = partsOf(own);
  const ownDays = weighedDays(ownParts);
  const all = weighedDays(partsOf(days));
  const value = all.sign === 0 ? Rational.ZERO : proration.value.times(ownDays).dividedBy(all);
  const [part, parts] = daysOf(own, days, payee);
  if (value.equals(Rational.of(part).dividedBy(Rational.of(parts)))) return share();
  if (all.sign === 0) return ledger.add([]);
  const isOfPeriod = days.from === period.from && days.to === period.to;
  const entered = enterDays(ownParts, own, ledger);
  if (rules.basis === 'calendar-days' && isOfPeriod) {
    const inAll = ledger.calendar(Rational.of(dayCount(period)), { counted: 'days', ...windowOf(period) });
    return ledger.divide(entered, inAll);
  }
  const whole = enterDays(partsOf(days), days, ledger);
  const byDays = ledger.divide(entered, whole);
  return proration.factor === undefined ? byDays : ledger.multiply([proration.factor, byDays]);
}

/** A figure that is asked for once, also where there is none. */
function keptFigure(work: () => Figure | undefined): () => Figure | undefined {
  let known: { readonly figure: Figure | undefined } | undefined;
  return () => {
    known ??= { figure: work() };
    return known.figure;
  };
}
