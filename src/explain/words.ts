/** Every word that a statement is told in; one object a language, so that a missing one does not compile. */
import type { RoundingMode } from '../number/round.js';
import type { Kind, Packs } from '../plan/plan.js';
import type { NoteCode, Notice, StatementStep } from '../statement/statement.js';
import type { Comparison, ComputedOperation } from '../trace/ledger.js';
import type { WrittenPlace } from './written.js';

/** An age of customers: this old or older, younger than that. */
export interface AgeText {
  readonly from?: string;
  readonly before?: string;
}

/** A tag and the values, one of which a line has. */
export interface TagText {
  readonly key: string;
  readonly values: readonly string[];
}

export interface NotText {
  readonly customers?: 'existing' | 'new';
  readonly categories: readonly string[];
  readonly segments: readonly string[];
  readonly age?: AgeText;
  readonly tags: readonly TagText[];
}

/** Lines, or deals, that were asked for by their figures; each with its comparison in words. */
export interface OnlyText {
  readonly by: 'line' | 'deal';
  /** `amount`, `marginRate`, … as the trace names it. */
  readonly figures: readonly { readonly figure: string; readonly test: string; readonly against: string }[];
}

/** Whose lines were summed: of a team (its levels, with the leader or not), of a unit, or of everyone. */
export type WhoseText =
  | { readonly of: 'team'; readonly from: string; readonly to?: string; readonly self: boolean }
  | { readonly of: 'unit'; readonly unit: string }
  | { readonly of: 'all' };

/** What lines in other currencies were exchanged at, in words; of very many, the currencies alone. */
export type ExchangedText = { readonly rates: readonly string[] } | { readonly currencies: readonly string[] };

/** What lines were summed over, as words: all parts already in the reader's language. */
export interface LinesText {
  /** `amount`, `margin`, `deals`, … as the trace names it. */
  readonly figure: string;
  readonly customers?: 'existing' | 'new';
  readonly categories: readonly string[];
  readonly segments: readonly string[];
  /** How long the customer has been one; lengths in words. */
  readonly age?: AgeText;
  readonly tags: readonly TagText[];
  /** What lines that were left out have in common. */
  readonly not?: NotText;
  /** Figures that lines or deals had to have. */
  readonly only?: OnlyText;
  readonly costs?: readonly string[];
  /** Whose lines; absent: those of the person the statement is for. */
  readonly whose?: WhoseText;
  /** All lines then of the customers of now, at the share of now. */
  readonly ofCustomers?: boolean;
  /** What the lines have in common: a customer, a category, the keys of a table. */
  readonly group: readonly string[];
  /** Categories that are not named. */
  readonly others?: boolean;
  readonly minimum?: string;
  /** What each deal counts at most. */
  readonly capEach?: string;
  /** When lines count; absent: on their own date. */
  readonly counts?: CountsText;
  /** Categories that each customer bought at least. */
  readonly atLeast?: string;
  readonly range?: string;
  readonly count?: number;
  /** The currency that the figure is in, where it is not the statement's. */
  readonly currency?: string;
  readonly exchanged?: ExchangedText;
}

/** When lines count otherwise than on their own date; the share that must be paid in words. */
export type CountsText =
  | { readonly by: 'paid' | 'service' | 'annual' }
  | { readonly by: 'paid-at-least'; readonly share: string };

/** Figures that compare customers of now and then, or their categories. */
export type FlowFigure =
  | 'retained'
  | 'expansion'
  | 'lost'
  | 'new'
  | 'retention'
  | 'breadth'
  | 'penetration'
  | 'fallen'
  | 'left'
  | 'counted'
  | 'capped'
  | 'customersWon'
  | 'weighed';

/** What a figure read off a scale is. */
export type ReadAs = 'share' | 'rate' | 'each' | 'pay' | 'factor' | 'extra' | 'value';

/** Quotas and splits are for a length of time. */
export type PerText = 'period' | 'month' | 'quarter' | 'year';

/** The bounds of a component and of the whole plan. */
export type BoundWord = 'cap' | 'floor' | 'plan-cap' | 'plan-floor' | 'guarantee';

/** Whether a bound changed the figure. */
export type BoundState = 'applies' | 'idle';

/** What a margin gain is split into, and the gain itself. */
export type MarginPart = 'gain' | 'volume' | 'mix' | 'rate' | 'newGroups';

/** The words of one language. Figures, dates and names come in as they are to be printed. */
export interface Words {
  readonly title: string;
  readonly head: {
    readonly plan: string;
    readonly payee: string;
    readonly period: string;
    readonly statement: string;
    readonly status: string;
  };
  /** As of a day. */
  preview(date: string): string;
  readonly sections: {
    readonly proration: string;
    readonly versions: string;
    readonly sum: string;
    readonly notices: string;
    readonly legend: string;
  };
  readonly days: string;
  readonly months: string;
  /** A length of time in whole months or days. */
  readonly span: (count: string, unit: 'months' | 'days') => string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly rounding: Readonly<Record<RoundingMode, string>>;
  readonly tests: Readonly<Record<Comparison, string>>;
  readonly written: Readonly<Record<WrittenPlace, string>>;
  readonly operations: Readonly<Record<ComputedOperation, string>>;
  readonly readAs: Readonly<Record<ReadAs, string>>;

  periodName(year: string, part: string | undefined): string;
  range(from: string, to: string): string;
  /** A single date as that of a figure. */
  onDay(date: string): string;
  list(names: readonly string[]): string;
  componentHeading(name: string, kind: string): string;
  clause(clause: string): string;
  payCode(code: string): string;
  seeAbove(label: string): string;

  // figures handed in, written, or summed over lines
  lines(text: LinesText): string;
  /** One line, deal or customer that is paid for itself. */
  lineGroup(by: 'line' | 'deal' | 'customer', name: string): string;
  /** Lines that have no value of a tag. */
  withoutTag(tag: string): string;
  pair(customer: string, category: string): string;
  /** What was open of a pair that was new in an earlier period and has lasted. */
  restOf(pair: string, period: string): string;
  /** The figure of new categories of which some count in part. */
  readonly countingNow: string;
  creditedPart(names: readonly string[]): string;
  creditedOf(own: string, whole: string): string;
  kpi(name: string, source: string | undefined): string;
  kpiParts(name: string, part: string, whole: string): string;
  readonly kpiPart: string;
  readonly kpiWhole: string;
  personal(name: string, range: string | undefined): string;
  /** What one unit of a currency came to, by the rate of a day or period. */
  exchangeRate(currency: string, on: string, source: string | undefined): string;
  exchangedAt(currency: string, rate: string, on: string, source: string | undefined): string;
  exchanged(text: ExchangedText): string;
  /** Lines in another currency, exchanged. */
  exchangedFrom(currency: string): string;
  quotaOf(name: string, per: PerText | undefined, range: string | undefined): string;
  readonly workingShare: string;
  workingTime(days: string, share: string): string;
  readonly eligibleDays: string;
  readonly eligibleDaysInAll: string;
  readonly wholeMonths: string;
  readonly daysWorked: string;
  readonly daysToWork: string;
  readonly periodDays: string;
  /** Of a part of a period in which one version of the plan holds; of the period in all. */
  readonly partDays: string;
  readonly employedDays: string;
  monthsOf(range: string | undefined): string;
  monthsPer(per: PerText | undefined): string;
  weightOf(kind: string): string;
  referenceRate(group: string): string;

  // the way from the figure to the amount
  readonly figure: string;
  readonly newlyWon: string;
  readonly efficiencyGain: string;
  readonly growth: string;
  readonly marginRate: string;
  readonly flows: Readonly<Record<FlowFigure, string>>;
  readonly nothing: string;
  /** The efficiency gain where every group was left out. */
  readonly noGroup: string;
  readonly quota: string;
  readonly fullQuota: string;
  /** A figure split or multiplied by months. */
  readonly overMonths: string;
  readonly attainment: string;
  /** Figures of one component that another one reads. */
  attainmentOf(name: string): string;
  amountOf(name: string): string;
  readonly quotaZero: string;
  readonly componentIncentive: string;
  readonly planIncentive: string;
  readonly proration: string;
  /** What falls to a part of the period, and what of that is prorated. */
  readonly partOfPeriod: string;
  readonly partProrated: string;
  forPart(range: string): string;
  /** A figure of a part ÷ the part. */
  readonly wholePeriod: string;
  /** Packs that a figure makes: those that are full, those that were begun, or with the parts of one. */
  readonly packs: Readonly<Record<Packs['parts'], string>>;
  readonly pay: string;
  payAfter(step: string): string;
  readonly fixedAmount: string;
  /** A cap, floor or guarantee; with what it did where that is told here. */
  bound(which: BoundWord, state: BoundState | undefined): string;
  afterBound(which: BoundWord): string;
  readonly belowZero: string;
  rounded(mode: RoundingMode, decimals: number): string;
  /** A ratio, rounded to whole steps such as 1 %. */
  roundedRatio(mode: RoundingMode, step: string): string;
  readonly amount: string;
  amountRounded(how: string | undefined): string;
  readonly amountSharedOut: string;

  // efficiency gain of one group
  gainMargin(margin: string, lines: string, expected: string): string;
  gainExpected(amount: string, rate: string, then: string): string;
  gainThen(margin: string, amount: string, range: string): string;
  readonly gainReference: string;
  lineCount(count: number): string;

  // read off a scale
  readAt(what: string, at: string): string;
  /** From a mark on (`open`: above it), up to another (`closed`: that one included). */
  scaleFrom(from: string, to: string | undefined, open: boolean, closed: boolean): string;
  scaleBelow(mark: string, closed: boolean): string;
  scaleBetween(from: string, value: string, to: string, next: string): string;
  scaleBeyond(from: string, value: string, slope: string, unit: string): string;
  tier(from: string, to: string, rate: string): string;
  atRate(rate: string): string;
  readonly byTiers: string;
  wholeAt(rate: string, from: string, open: boolean): string;
  readonly inProportion: string;
  matrixCell(row: string, column: string): string;

  // conditions
  compared(left: string, value: string, test: string, bound: string, holds: boolean): string;
  several(which: 'all' | 'any' | 'none', holds: boolean): string;
  requirementMet(name: string): string;
  requirementMissed(name: string, remains: 'share' | 'cap'): string;
  readonly averageRate: string;
  readonly zeroDenominator: string;
  dividedByZero(above: string): string;

  // sums
  readonly sumOfComponents: string;
  cutFrom(name: string, before: string): string;
  readonly cutParts: string;
  readonly sumSoFar: string;
  topUp(which: 'plan-floor' | 'guarantee'): string;
  /** What is left of the sum so that all statements of a run come to its budget. */
  readonly budgetFactor: string;
  readonly budgetRemainder: string;
  readonly afterBudget: string;
  readonly budgetIdle: string;
  readonly earned: string;
  readonly payable: string;
  readonly notPaidBelowZero: string;
  readonly carried: string;
  /** Of a component that is only shown. */
  /** How the margin gain behind an efficiency gain falls apart; all amounts of money. */
  readonly marginSplit: (split: Readonly<Record<MarginPart, string>>) => string;
  readonly inNoSum: string;
  adjustment(component: string | undefined, reason: string, author: string): string;
  advance(date: string): string;
  readonly draw: string;
  /** Left open below 0 by earlier statements; by one component, or in all. */
  openBefore(component: string | undefined): string;
  forgiven(component: string | undefined): string;
  correction(period: string, about: string): string;
  readonly settledBefore: string;
  readonly difference: string;
  /** What a component comes to before reversals of which a share only is taken back. */
  beforeReversals(reversals: string): string;
  readonly clawbackShare: string;
  readonly takenBack: string;
  readonly afterClawback: string;
  /** What is held back of what was earned, by a holdback. */
  heldBack(holdback: string): string;
  /** Of a correction: what is held back, or was forfeited, more or less than before. */
  heldOfCorrection(holdback: string, period: string, what: 'held' | 'lapsed', isLess: boolean): string;
  released(holdback: string, period: string): string;
  forfeited(holdback: string, period: string, reason: 'latest' | 'final'): string;
  /** What the plan says of the sum of the components. */
  correctedStep(step: StatementStep['step']): string;
  /** Year to date: what earlier periods of the year earned. */
  readonly earlierParts: string;
  readonly earnedInPeriod: string;
  readonly earnedBefore: string;
  readonly earnedSoFar: string;
  readonly paidBefore: string;
  readonly leftToPay: string;
  readonly afterSetOff: string;

  readonly notes: Readonly<Record<NoteCode, (about: string) => string>>;
  readonly notices: Readonly<Record<Notice['code'], (count: number | undefined, about: string) => string>>;
  readonly untraced: string;
  readonly legend: readonly string[];
  /** Added to the legend where a sum of quotients was rounded. */
  readonly legendOfSums: string;
}
