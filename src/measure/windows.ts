/** Which days a measure takes, told from the period that is settled, or from the stretch that this is compared with. */
import type { Day } from '../calendar/day.js';
import {
  contains,
  movedByMonths,
  type PeriodLength,
  periodDays,
  stretchBefore,
  type Window,
  yearStart,
} from '../calendar/period.js';
import type { Baseline, MeasureWindow, Plan } from '../plan/plan.js';

/** Days whose lines a measure takes. */
export interface LineDays extends Window {
  /** In a baseline of customers: the days of now. It takes all lines of the customers of now, at the share of now. */
  readonly ofCustomers?: Window;
}

/** Days that a measure stands over, before its own `window` is looked at. */
export interface Stand extends LineDays {
  /** First day of a campaign: its lines begin then, however far back a window reaches. */
  readonly earliest?: Day;
  /** Year to date: the day on which customers are told apart, instead of the first of the settled period. */
  readonly judgedOn?: Day;
  /** In a part of a period: the days of the whole. A share of now is told over these, so that parts add up to the whole. */
  readonly shareDays?: Stand;
  /** A baseline given as two dates: it is those dates, whatever window the measure takes. */
  readonly fixed?: true;
}

/** The days that a baseline compares a stretch with. */
export function baselineWindow(baseline: Baseline, now: Stand, periodMonths: number): Stand {
  const then = daysOf(baseline, now, periodMonths);
  return baseline.of === 'customers' ? { ...then, ofCustomers: now.shareDays ?? now } : then;
}

function daysOf(baseline: Baseline, stand: Stand, periodMonths: number): Stand {
  switch (baseline.kind) {
    case 'previous-year':
      return moved(stand, -12);
    case 'previous-period':
      return moved(stand, -periodMonths);
    case 'range':
      return { from: baseline.from, to: baseline.to, fixed: true };
  }
}

function moved({ from, to, earliest, fixed }: Stand, months: number): Stand {
  return {
    ...movedByMonths({ from, to }, months),
    ...(earliest === undefined
      ? undefined
      : { earliest: movedByMonths({ from: earliest, to: earliest }, months).from }),
    ...(fixed === undefined ? undefined : { fixed }),
  };
}

/**
 * The days that a measure takes.
 *
 * @param periodMonths months of the plan's period
 */
export function ownWindow(window: MeasureWindow | undefined, stand: Stand, periodMonths: number): LineDays {
  if (window === undefined) return stand;
  if (window.kind === 'baseline') return baselineWindow(window.baseline, stand, periodMonths);
  const from = firstDay(window, stand);
  const days = stand.fixed === true ? stand : { from: Math.max(from, stand.earliest ?? from), to: stand.to };
  const { ofCustomers } = stand;
  return ofCustomers === undefined ? days : { ...days, ofCustomers: ownWindow(window, ofCustomers, periodMonths) };
}

/**
 * The day on which customers are told apart: the first of the period, or of a longer window. A campaign changes nothing
 * about it, and a baseline takes the class of now.
 */
export function classDay(window: MeasureWindow | undefined, now: Stand, periodFrom: Day): Day {
  const first = now.judgedOn ?? periodFrom;
  if (window === undefined || window.kind === 'baseline' || now.fixed === true) return first;
  return Math.min(first, firstDay(window, now));
}

/** The day on which customers are told apart for a day: the first of its fiscal year, where the plan says so. */
export function judgingDay(day: Day, { classOn, yearStartMonth }: Pick<Plan, 'classOn' | 'yearStartMonth'>): Day {
  return classOn === 'year-start' ? yearStart(day, yearStartMonth) : day;
}

/**
 * The plan's period in which a line is dated that counts on another day: its customer is told apart as in that one.
 * Undefined where it is dated inside the window in which it counts: then as always.
 */
export function periodOfLine(
  bookedOn: Day,
  window: Window,
  plan: { readonly period: PeriodLength; readonly yearStartMonth: number },
): Window | undefined {
  if (contains(window, { from: bookedOn, to: bookedOn })) return undefined;
  return periodDays(bookedOn, plan.period, plan.yearStartMonth);
}

function firstDay(window: Exclude<MeasureWindow, { kind: 'baseline' }>, { to }: Window): Day {
  if (window.kind === 'trailing') return stretchBefore(to + 1, window.span).from;
  return yearStart(to, window.yearStartMonth);
}
