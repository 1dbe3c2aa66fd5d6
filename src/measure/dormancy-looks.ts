/**
 * How far back purchases must be known so that customers who come back after a gap are told apart: which measures of a
 * plan ask for the class or the age of customers, and on which days.
 */
import { addSpan, type Day, type Span } from '../calendar/day.js';
import { periodStart, type Window } from '../calendar/period.js';
import { FIRST_DAY, LAST_DAY } from '../facts/facts.js';
import type { CustomerAge, Filter, How, Measure, MeasureWord, Plan } from '../plan/plan.js';
import { type Way, wayName, wayOf } from './way.js';
import { classDay, judgingDay, ownWindow, type Stand } from './windows.js';

/** The purchases that one measure looks at. */
export interface DormancyLook {
  /** The measure's place in the plan. */
  readonly at: string;
  /** Days without a purchase that make a gap. */
  readonly after: Span;
  /** A customer who came back on this day or before it is one who was never away. */
  readonly since: Day;
  /** The days whose purchases tell who came back after that: from the gap before it on. */
  readonly window: Window;
  /**
   * Where customers are told apart on the days of lines, and reversals of older lines count on their own date: how far back
   * from the day of such a line purchases must be known, however old it is.
   */
  readonly reach?: Span;
  /** Where lines count on other days than their own, which tell their customers apart. */
  readonly later?: LaterLines;
}

/** Lines of a measure that count otherwise than on their own date. */
export interface LaterLines {
  /** The name of the way in which they count. */
  readonly way: string;
  /** The days on which they count. */
  readonly window: Window;
  /** How far back from the day on which a customer is told apart purchases must be known. */
  readonly reach: Span;
  /** That day, for a line of some date. */
  readonly judgedOn: (soldOn: Day) => Day;
}

/** Where a measure stands that may ask for the class of customers. */
export interface Asking {
  readonly plan: Plan;
  readonly period: Window & { readonly months: number };
  readonly stand: Stand;
  /** A table of its component tells groups of its figure apart by class. */
  readonly byClass: boolean;
  /**
   * What it reads, where it is read beside the figure for each group of such a table: by the keys of the component; `way`
   * where each line has the key of its own date.
   */
  readonly keyed: readonly { readonly at: string; readonly window: Window; readonly way?: Way }[];
  /** It compares stretches, or stands in what does: then a customer is of one class throughout. */
  readonly compared?: boolean;
}

const COMPARING: readonly MeasureWord[] = ['flow', 'retention', 'efficiencyGain', 'newCategories'];

/** Whether a measure over lines compares stretches: then a customer is of one class throughout. */
export function isComparing({ word }: Measure): boolean {
  return word === 'gain' || COMPARING.includes(word);
}

type FilteredMeasure = Extract<Measure, { readonly filter: Filter }>;

/** A measure over lines that asks for the class of their customers: on the day of each line, or on one day. */
interface ClassAsked {
  readonly at: string;
  readonly onLines?: Window;
  readonly first: Day;
  /** Where lines count on other days than their own, and each is of the class of its date. */
  readonly later?: Omit<LaterLines, 'reach'>;
}

/** Whether, and on which days, a measure and those inside it ask for the class. */
function classesAsked(measure: Measure, asking: Asking): ClassAsked[] {
  const { plan, period, stand } = asking;
  if (measure.word === 'gain') return classesAsked(measure.measure, { ...asking, compared: true });
  if ('operands' in measure) return measure.operands.flatMap((operand) => classesAsked(operand, asking));
  if (!('filter' in measure)) return [];
  if (!asking.byClass && !filterAsks(measure.filter)) return [];
  const isCompared = asking.compared === true || isComparing(measure);
  const day = classDay(measure.window, stand, period.from);
  const first = judgingDay(day, plan);
  if (isCompared) return [{ at: measure.at, first }];
  const way = wayOf(measure);
  return windowsTaken(measure, stand, period.months).map((window) =>
    askedOf({ at: measure.at, window, ...(way && { way }) }, first, plan),
  );
}

/** The class of lines of some days: on the day of each line, or on one day. */
function askedOf({ at, window, way }: Asking['keyed'][number], first: Day, plan: Plan): ClassAsked {
  const later = laterLines(way, window, plan);
  const told = plan.classOn === 'line' ? { onLines: window, first: window.from } : { first };
  return { at, ...told, ...(later && { later }) };
}

/**
 * The days whose lines are told apart; beside those of a baseline of customers the days of now, where the filter asks for
 * the class of the lines that tell the share.
 */
function windowsTaken({ window, filter }: FilteredMeasure, stand: Stand, periodMonths: number): Window[] {
  const own = ownWindow(window, stand, periodMonths);
  const { ofCustomers: now } = own;
  const isTold = now !== undefined && filter.of?.of !== 'all' && filterAsks(filter);
  return isTold ? [own, now] : [own];
}

function filterAsks({ customers, not }: Filter): boolean {
  return customers !== 'all' || not?.customers !== undefined;
}

/** What runs on one day is of the class of that day, unless each line is of that of its own. */
function laterLines(way: Way | undefined, window: Window, plan: Plan): Omit<LaterLines, 'reach'> | undefined {
  if (way === undefined || (way.by === 'annual' && plan.classOn !== 'line')) return undefined;
  return { way: wayName(way), window, judgedOn: judgingDayIn(plan) };
}

/** The day on which the customer of a line is told apart by its class. */
function judgingDayIn(plan: Plan): (soldOn: Day) => Day {
  if (plan.classOn === 'line') return (soldOn) => soldOn;
  return (soldOn) => judgingDay(periodStart(soldOn, plan.period, plan.yearStartMonth), plan);
}

/** The classes that the keys of a table ask for, of all lines that a measure beside the figure reads. */
function keysAsked({ plan, period, stand, keyed }: Asking): ClassAsked[] {
  return keyed.map((read) => askedOf(read, judgingDay(stand.judgedOn ?? period.from, plan), plan));
}

/** How far back the class of customers makes a measure look, and those inside it; nothing where no gap counts. */
export function looksForClass(measure: Measure, asking: Asking): DormancyLook[] {
  const { plan, period } = asking;
  return [...classesAsked(measure, asking), ...keysAsked(asking)].map(({ at, first, onLines, later }) =>
    lookOf(at, plan, first, plan.existingAfter, period, onLines, later),
  );
}

/** The days of lines on each of which a measure asks for the class. */
export function daysOfClasses(measure: Measure, asking: Asking): { readonly at: string; readonly window: Window }[] {
  return [...classesAsked(measure, asking), ...keysAsked(asking)].flatMap(({ at, onLines }) =>
    onLines === undefined ? [] : [{ at, window: onLines }],
  );
}

/** How far back an age of customers makes a measure look that reads lines of some days, in some way. */
export function looksForAge(
  at: string,
  age: CustomerAge,
  window: Window,
  way: Way | undefined,
  plan: Plan,
  period: Window,
): DormancyLook[] {
  const later = way && { way: wayName(way), window, judgedOn: (soldOn: Day): Day => soldOn };
  return [age.from, age.before].flatMap((span) =>
    span === undefined ? [] : [lookOf(at, plan, window.from, span, period, window, later)],
  );
}

/** @param onLines where the class or age is told on the days of lines: these, which a baseline of dates may have after the period */
function lookOf(
  at: string,
  plan: Plan,
  first: Day,
  reach: Span,
  period: Window,
  onLines: Window | undefined,
  later: Omit<LaterLines, 'reach'> | undefined,
): DormancyLook {
  const after = plan.dormantAfter as Span;
  const since = addSpan(first, reach, -1);
  const look = {
    at,
    after,
    since,
    window: { from: addSpan(since, after, -1), to: Math.max(period.to, onLines?.to ?? period.to) },
    ...(later && { later: { ...later, reach } }),
  };
  return onLines !== undefined && plan.amendsBefore === 'own-date' ? { ...look, reach } : look;
}

/**
 * The days whose purchases are kept for a look: all before, where lines of any age are asked for, and all after, where lines that
 * are dated later are.
 */
export function keptFor({ window, reach, later }: DormancyLook): Window {
  if (later !== undefined) return { from: FIRST_DAY, to: LAST_DAY };
  return reach === undefined ? window : { from: FIRST_DAY, to: window.to };
}

/** Whether a pay tells groups apart by the class of customers. */
export function tellsByClass(how: How): boolean {
  return how.how === 'table' && (how.by === 'class' || how.rows.some((row) => tellsByClass(row.how)));
}

/** The purchases that all looks of a plan need, as one. */
export interface WholeLook extends Pick<DormancyLook, 'after' | 'since' | 'window'> {
  /** The last of the days that are looked at: purchases after it count only for lines that are dated after it. */
  readonly last: Day;
}

/** Undefined where there is no look. */
export function wholeLook(looks: readonly DormancyLook[]): WholeLook | undefined {
  const [first] = looks;
  if (first === undefined) return undefined;
  const earliest = (days: readonly Day[]): Day => days.reduce((a, b) => Math.min(a, b));
  const kept = looks.map(keptFor);
  const from = earliest(kept.map((window) => window.from));
  const to = kept.reduce((latest, window) => Math.max(latest, window.to), first.window.to);
  const since = earliest(
    looks.map((look) => (look.reach === undefined && look.later === undefined ? look.since : FIRST_DAY - 1)),
  );
  const last = Math.max(...looks.map(({ window, later }) => Math.max(window.to, later?.window.to ?? window.to)));
  return { after: first.after, since, window: { from, to }, last };
}
