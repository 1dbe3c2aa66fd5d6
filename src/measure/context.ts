/** What a measure is taken with: one payee, one window, the view of the tally, and where steps and problems go. */
import type { Day } from '../calendar/day.js';
import type { Period, Window } from '../calendar/period.js';
import type { Payee } from '../facts/facts.js';
import { Rational } from '../number/rational.js';
import type { Baseline, Measure, MeasureWindow, TableBy } from '../plan/plan.js';
import type { Described, Figure, Ledger } from '../trace/ledger.js';
import type { Problem, ProblemList } from '../trace/problems.js';
import type { Proration } from './eligible-days.js';
import type { PairRecords } from './pair-record.js';
import type { TallyView } from './view.js';
import { baselineWindow, classDay, type LineDays, ownWindow, type Stand } from './windows.js';

/** What the reader of a statement should know about a figure; the codes are those of a statement's notes. */
export interface FigureNote {
  readonly code:
    | 'group_without_baseline'
    | 'zero_denominator'
    | 'nothing_to_measure'
    | 'lines_without_cost_left_out'
    | 'nobody_in_team'
    | 'won_back_counts_as_new'
    | 'marks_prorated_to_zero';
  readonly about?: string;
}

export interface MeasureContext {
  readonly view: TallyView;
  readonly payee: Payee;
  readonly proration: Proration;
  readonly ledger: Ledger;
  readonly problems: ProblemList;
  /** The days that the measure is taken over: where it says `window`, those, once `figureOf` has looked at it. */
  readonly window: Stand;
  /** The days before the measure's own `window` was looked at; absent: as `window`. */
  readonly stand?: Stand;
  /** Where a baseline is taken: the days that are compared with it, whose classes hold there as well. */
  readonly now?: Stand;
  /** The day on which customers are told apart; absent: the first of the settled period. */
  readonly classDay?: Day;
  /** Whether it is part of a measure that compares stretches: then a customer is of one class in both. */
  readonly compared?: boolean;
  /** Year to date: the days of the periods whose KPIs are added up; absent: the settled one's. */
  readonly kpiDays?: Window;
  /** Year to date: the periods so far, each with its proration; a quota that is read as a figure is the sum of theirs. */
  readonly soFar?: readonly MeasureContext[];
  /** The period whose quotas and yearly amounts are taken; absent: the settled one. */
  readonly quotaPeriod?: Period;
  /** Only rows that it takes count: those of one group of a table. */
  readonly within?: Within;
  /** In a part of a period: the part by days of what does not grow with them; undefined where that is all. */
  readonly share?: () => Figure | undefined;
  /** Takes notes for the statement. */
  readonly note: (note: FigureNote) => void;
  /** Pairs that were counted before, where a plan is settled. */
  readonly pairs?: PairRecords;
  /** Figures of components, where a plan is settled. */
  readonly components?: ComponentFigures;
  /** All measure words, for measures that are made of others. */
  readonly measures: Measures;
}

/**
 * What components have come to, by their id; each is settled when it is first asked for. A 0 that stands for nothing is
 * a step of whoever asks.
 */
export interface ComponentFigures {
  /** 0 where the quota went to 0 by proration; undefined where its campaign does not touch the period. */
  attainment(id: string, asking: Ledger): Figure | undefined;
  /** The rounded amount; 0 where its campaign does not touch the period. */
  earned(id: string, asking: Ledger): Figure;
}

/** The rows of one group of a table. */
export interface Within {
  /** Where steps go that are not of this group alone. */
  readonly outer: Ledger;
  /** All its rows of a view by who is credited, where they are known without looking at every row. */
  readonly rows?: (view: TallyView) => ReadonlyMap<number, readonly number[]>;
  /** The keys of the group; two groups differ in them. */
  readonly keys: readonly GroupPart[];
  takes(row: number, view: TallyView): boolean;
}

/** A context of the rows of one group. */
export type GroupContext = MeasureContext & { readonly within: Within };

/** How any measure becomes a figure. */
export interface Measures {
  /** The figure of a measure, rounded where the plan says so. Exact otherwise. */
  figureOf(measure: Measure, context: MeasureContext): Figure;
  /** The figure by group of a table; only for measures that split exactly. */
  groupsOf(measure: Measure, by: readonly GroupBy[], context: MeasureContext): GroupFigures;
}

/** Notes a problem and gives 0, so that everything else that is wrong is found as well; the settlement then fails. */
export function refused(context: MeasureContext, problem: Problem): Figure {
  context.problems.add(problem);
  return { value: Rational.ZERO, node: 0, scale: 0, text: undefined };
}

/** A context whose notes are also put into a list. */
export function noting(given: MeasureContext): { readonly context: MeasureContext; readonly notes: FigureNote[] } {
  const notes: FigureNote[] = [];
  const note = (one: FigureNote): void => {
    notes.push(one);
    given.note(one);
  };
  return { context: { ...given, note }, notes };
}

/** A measure over other days. */
export function over(context: MeasureContext, window: Stand): MeasureContext {
  return { ...context, window };
}

/** A measure over the baseline of what it stands over: with the classes of now. */
export function inBaseline(context: MeasureContext, baseline: Baseline): MeasureContext {
  const window = baselineWindow(baseline, context.window, context.view.period.months);
  return { ...context, window, now: context.now ?? context.window };
}

/** The context of a measure over lines, which may take other days than it stands over. */
export function withOwnWindow(measure: Measure, context: MeasureContext): MeasureContext {
  if (!('filter' in measure) || measure.window === undefined) return context;
  const { view, window: stand, now = stand } = context;
  const window = ownWindow(measure.window, stand, view.period.months);
  return { ...context, window, stand, classDay: classDay(measure.window, now, view.period.from) };
}

/** The days that a measure over lines is compared with. */
export function comparedWindow(
  { baseline, window }: { readonly baseline: Baseline; readonly window?: MeasureWindow },
  { view, window: own, stand = own }: MeasureContext,
): LineDays {
  return ownWindow(window, baselineWindow(baseline, stand, view.period.months), view.period.months);
}

/**
 * A measure over the lines of one group alone, of those that are taken anyway; every sum of lines says so.
 *
 * @param group its own keys, and what a sum of lines says of it beside them
 */
export function withinGroup(
  context: MeasureContext,
  { said, ...group }: Omit<Within, 'outer'> & { readonly said?: Readonly<Record<string, Described>> },
): GroupContext {
  const { within: around, ledger } = context;
  const keys = [...(around?.keys ?? []), ...group.keys];
  const within: Within =
    around === undefined
      ? { ...group, outer: ledger }
      : { ...around, keys, takes: (row, view) => around.takes(row, view) && group.takes(row, view) };
  return { ...context, within, ledger: ledger.describing({ ...said, group: keys }) };
}

/** What a table tells groups apart by. */
export type GroupBy = TableBy;

/** One value of a group's key; `["channel"]` where its lines have no tag `channel`: no text can meet it. */
export type GroupPart = string | readonly [tag: string];

/** The measure by group; a group's key is the JSON text of its values, in the order of what they were told apart by. */
export type GroupFigures = ReadonlyMap<string, Figure>;

/** How one word of the plan becomes a figure. */
export interface MeasureMeaning<Word extends Measure> {
  figure(measure: Word, context: MeasureContext): Figure;
  /** The figure by group; absent where the measure does not split exactly. */
  groups?(measure: Word, by: readonly GroupBy[], context: MeasureContext): GroupFigures;
}
