/**
 * A plan as the other rooms read it: checked, with all defaults, every figure exact and with its place.
 * `PlanInput` (what a person writes) is in `input.ts`; `parsePlan` leads from there to here.
 */

import type { Day, Span } from '../calendar/day.js';
import type { PeriodLength } from '../calendar/period.js';
import type { Rational } from '../number/rational.js';
import type { RoundingMode } from '../number/round.js';

declare const checked: unique symbol;

/** A figure as the plan writes it, and where (a JSON pointer into the plan as it was handed in). */
export interface Written {
  readonly value: Rational;
  readonly at: string;
}

/** One text a language; at least one of them. */
export interface LocalText {
  readonly de?: string;
  readonly en?: string;
}

export type Kind = 'revenue' | 'performance' | 'profit' | 'other';
/** What pay below 0 does: nothing is paid and it is dropped; it is paid as it is; or it is left open and set off later. */
export type Negative = 'zero' | 'pay' | 'carry';
export type Per = 'period' | 'month' | 'quarter' | 'year';

/** A plan that was checked. Only `parsePlan` makes one. Frozen plain data; `at` fields are JSON pointers. */
export interface Plan {
  readonly [checked]: 'plan';
  readonly id: string;
  readonly title?: LocalText;
  readonly currency: string;
  /** ISO 4217 minor units of the currency: decimals of money that is written. */
  readonly minorUnit: number;
  readonly period: PeriodLength;
  /** First month of the fiscal year, 1 to 12. */
  readonly yearStartMonth: number;
  readonly effective?: { readonly from: Day; readonly to?: Day };
  readonly existingAfter: Span;
  /** How long a customer must not have bought to count from the next purchase on as if that were the first; absent: no gap counts. */
  readonly dormantAfter?: Span;
  /** The day on which a customer's class is told: the fiscal year's first, or each line's; absent: the period's first. */
  readonly classOn?: 'year-start' | 'line';
  readonly unknownCustomers?: 'existing' | 'new';
  readonly unknownCost?: 'leave-out';
  readonly amendsBefore?: 'leave-out' | 'own-date';
  readonly targetIncentive?: Amount;
  /** Share of the target incentive by kind; a kind that pays no share has none. */
  readonly weights: readonly { readonly kind: Kind; readonly weight: Written }[];
  readonly labels: readonly { readonly id: string; readonly text: LocalText }[];
  readonly components: readonly Component[];
  readonly modifiers: readonly Modifier[];
  readonly caps: readonly Bound[];
  readonly floors: readonly Bound[];
  readonly guarantee?: Amount;
  /** What a sum below 0 does. */
  readonly negative: Negative;
  /** What is payable at least, to be recovered from what is earned later. */
  readonly draw?: Draw;
  /** Parts of what was earned that are paid later, or never. */
  readonly holdbacks?: readonly Holdback[];
  /** When what is payable falls due; absent: at once. */
  readonly payout?: Payout;
  /** How much of what a line earned is taken back where it is reversed later; absent: all of it, always. */
  readonly clawback?: Clawback;
  readonly unpaidAbsences: readonly string[];
  /** What is prorated and by what; absent: quota, target incentive, guarantee and draw, by calendar days. */
  readonly proration?: Proration;
  readonly rounding: { readonly mode: RoundingMode; readonly scale: number; readonly level: 'component' | 'total' };
  /** SHA-256 of this plan without its `at` fields: two plans are the same if they parse to the same. */
  readonly digest: string;
}

/** What a plan may prorate: caps and floors that are amounts, marks on the figure, what `amount` pays. */
export type ProratedWord = 'quota' | 'targetIncentive' | 'guarantee' | 'draw' | 'cap' | 'floor' | 'marks' | 'amounts';

/** What is prorated, and by days of the calendar, whole months, or days handed in. */
export interface Proration {
  readonly of: readonly ProratedWord[];
  readonly basis: 'calendar-days' | 'months' | 'days';
}

export interface Component {
  readonly id: string;
  readonly at: string;
  readonly kind: Kind;
  /** Share of its kind's incentive; only where it pays a `share`. */
  readonly weight?: Written;
  readonly quota?: Quota;
  /** Absent only where the pay reads no figure (a fixed `amount`). */
  readonly measure?: Measure;
  readonly pay: Pay;
  /** Paid group by group; only without a quota. */
  readonly group?: Group;
  /** It is only shown: its amount stands in no sum. Absent: it is paid. */
  readonly pays?: false;
  readonly caps: readonly Bound[];
  readonly floors: readonly Bound[];
  readonly negative: Negative;
  /** Days that bound its lines in time (a campaign). */
  readonly from?: Day;
  readonly to?: Day;
  /** Resolved: its own, else the plan's; absent: every period stands for itself. */
  readonly accumulate?: Accumulation;
  /** How lines share in its amount: by date and id; absent: in proportion to the figure. */
  readonly lineShares?: 'running';
  readonly clause?: string;
  readonly payCode?: string;
  /** What it is before the law: commission on transactions, or a bonus for targets. */
  readonly legal?: 'commission' | 'target-bonus';
}

/** Figure, quota, target incentive, floor and cap run from the start of the fiscal year. */
export interface Accumulation {
  readonly at: string;
  /** What they are measured by: those of the whole year, or of its periods so far. */
  readonly quota: 'full' | 'to-date';
}

/** What is payable at least; what it was more than earned is a balance that later earnings recover. */
export interface Draw {
  readonly at: string;
  readonly amount: Amount;
  /** Instead of the amount, while a balance is being recovered. */
  readonly atLeast?: Amount;
  /** First day on which anything is recovered; absent: from the start. */
  readonly recoverFrom?: Day;
}

/** A share of what components earned, held back until something happens. */
export interface Holdback {
  readonly id: string;
  readonly at: string;
  readonly share: Written;
  readonly until: Release;
  /** From the end of the period that earned it: what is then still held is forfeited. Not of a day. */
  readonly latest?: Span;
  /** Ids in the order of the plan; absent: all components that are paid. */
  readonly components?: readonly string[];
}

/**
 * What releases what is held: its lines are paid; a day has come, or the last one of the fiscal year that earned it; or, by
 * customer, a line above 0 so long after the end of the period that earned it.
 */
export type Release =
  | { readonly kind: 'paid' }
  | { readonly kind: 'date'; readonly day: Day }
  | { readonly kind: 'year-end' }
  | { readonly kind: 'customer-active'; readonly after: Span };

/** Parts that fall due in this and the following periods: equal ones, or shares that add up to 1. */
export type Payout = { readonly at: string } & (
  | { readonly instalments: number }
  | { readonly shares: readonly Written[] }
);

/** How much is taken back of what a reversed line earned, by how long after the line the reversal is dated. */
export interface Clawback {
  readonly at: string;
  /** Later, nothing is. */
  readonly within: Span;
  /** Less day by day down to 0 at the end of `within`, or the share of the last age reached. */
  readonly shares: 'pro-rata' | readonly { readonly from: Span; readonly share: Written }[];
}

/** Pay is worked out for each group of lines, bounded, rounded where that is said, and added up. */
export interface Group {
  readonly at: string;
  /** A line without a deal is its own deal; a line and what reverses it are one. */
  readonly by: 'line' | 'deal' | 'customer' | 'category' | 'month';
  readonly floor?: Written;
  /** Wins over the floor. */
  readonly cap?: Written;
  /** Each group's pay is rounded, as the plan says. */
  readonly round: boolean;
}

/** Money: per period unless it says otherwise; written, or a measure of the payee. */
export interface Amount {
  readonly at: string;
  readonly per: Per;
  readonly amount: Written | Measure;
  /** How a yearly amount falls to the periods of the fiscal year, in their order; absent: by months. */
  readonly seasonal?: readonly Written[];
}

/** What 100 % is: a quota of the payee by name, or one that the plan writes. */
export interface Quota {
  readonly at: string;
  readonly name?: string;
  readonly amount?: Amount;
  /** Of a quota by name, whose amounts are yearly: how they fall to the periods of the fiscal year. */
  readonly seasonal?: readonly Written[];
  readonly ifZero?: Written;
  readonly round?: FigureRounding;
}

export interface FigureRounding {
  readonly at: string;
  readonly scale: number;
  readonly mode: RoundingMode;
}

/** A cap or a floor: money, or times the target incentive. */
export type Bound = { readonly at: string; readonly amount: Amount } | { readonly at: string; readonly times: Written };

// ---------------------------------------------------------------- measures

/** The days that are compared with, and whose lines of those days. */
export type Baseline = (
  | { readonly kind: 'previous-year' }
  | { readonly kind: 'previous-period' }
  | { readonly kind: 'range'; readonly from: Day; readonly to: Day }
) & {
  /** All lines then of the customers of now, at the share of now; absent: the lines credited then. */
  readonly of?: 'customers';
};

/** Other days than those of the settled period, told from it. */
export type MeasureWindow =
  | { readonly kind: 'year-to-date'; readonly yearStartMonth: number }
  | { readonly kind: 'trailing'; readonly span: Span }
  /** `baseline`: resolved, the component's, else the plan's. */
  | { readonly kind: 'baseline'; readonly baseline: Baseline };

/** What is asked of a line and its customer; what is absent is not asked. Lists in code-point order. */
export interface LineConditions {
  readonly customers?: 'existing' | 'new';
  readonly customerAge?: CustomerAge;
  readonly categories?: readonly string[];
  readonly segments?: readonly string[];
  readonly tags?: readonly TagCondition[];
}

/** Which lines count by figures of their own, or of their deal: those that meet all conditions, net of reversals. */
export interface Only {
  readonly at: string;
  /** Whose figures are asked for; a deal's are those of its lines in the window that all else leaves, whole. */
  readonly by: 'line' | 'deal';
  readonly conditions: readonly OnlyCondition[];
}
export type OnlyFigure = 'amount' | 'margin' | 'marginRate' | 'units' | 'discountRate';
export interface OnlyCondition {
  readonly figure: OnlyFigure;
  readonly test: Test;
  readonly against: Written;
}

/** How much of each deal counts at most: its figures in the same proportion, by its whole amount in the window. */
export interface CapEach {
  /** Money above 0. */
  readonly cap: Written;
}

/** How long after the customer's first order the line is dated: from some length on, and before another. */
export interface CustomerAge {
  readonly from?: Span;
  readonly before?: Span;
}

/** A tag that a line has, or else its customer, with one of some values. */
export interface TagCondition {
  readonly key: string;
  readonly values: readonly string[];
}

/** Which lines a measure takes: those that meet all conditions, less those that meet all of `not`. */
export interface Filter extends Omit<LineConditions, 'customers'> {
  readonly customers: 'existing' | 'new' | 'all';
  readonly not?: LineConditions;
  readonly only?: Only;
  /** Whose lines; absent: those credited to the payee. */
  readonly of?: Scope;
}

/** Whose lines a measure takes: of levels below the payee, of a unit, or of everyone, each line whole. */
export type Scope =
  | {
      readonly of: 'team';
      /** First level; 1 reports to the payee. */
      readonly from: number;
      /** Last level; absent: all below. */
      readonly to?: number;
      /** With the payee's own lines. */
      readonly self: boolean;
    }
  | { readonly of: 'unit'; readonly unit: string }
  | { readonly of: 'all' };

/**
 * When lines count; where a measure says nothing, on their own date. Each payment's part on its day, the whole line on the
 * day on which enough of it is paid, or spread over the days of its service.
 */
export type Recognition =
  | { readonly kind: 'paid' }
  | { readonly kind: 'paid-at-least'; readonly share: Written }
  | { readonly kind: 'service' };

interface MeasureBase {
  readonly at: string;
  readonly round?: FigureRounding;
}
interface LineMeasure extends MeasureBase {
  readonly filter: Filter;
  /** Resolved: the measure's own, else the component's, else the plan's; absent: lines count on their own date. */
  readonly recognise?: Recognition;
  /** The days it takes; absent: the period. */
  readonly window?: MeasureWindow;
}

export type Measure =
  | SumMeasure
  | CountMeasure
  | GainMeasure
  | FlowMeasure
  | RetentionMeasure
  | MarginRateMeasure
  | EfficiencyGainMeasure
  | NewCategoriesMeasure
  | BreadthMeasure
  | PenetrationMeasure
  | KpiMeasure
  | PersonalMeasure
  | QuotaMeasure
  | ValueMeasure
  | AttainmentMeasure
  | EarnedMeasure
  | ArithmeticMeasure;

export interface SumMeasure extends LineMeasure {
  readonly word: 'sum';
  /** `annual`: what services that run on the window's last day come to in a year. */
  readonly what: 'amount' | 'margin' | 'cost' | 'units' | 'discount' | 'annual';
  /** The named costs that a margin or cost takes; absent: all. */
  readonly costs?: readonly string[];
  /** Weight of each category (`"*"`: the others), in code-point order; absent: all weigh 1. */
  readonly weigh?: readonly { readonly key: string; readonly weight: Written }[];
  readonly capEach?: CapEach;
}
export interface CountMeasure extends LineMeasure {
  readonly word: 'count';
  readonly what: 'lines' | 'deals' | 'customers' | 'categories' | 'pairs' | 'months';
  /** Whole amount that a counted thing needs; absent: above 0. */
  readonly minimum?: Written;
  readonly shares: 'credited' | 'full';
}
export interface GainMeasure extends MeasureBase {
  readonly word: 'gain';
  readonly measure: Measure;
  /** Resolved: the measure's own, else the component's, else the plan's. */
  readonly baseline: Baseline;
}
export interface FlowMeasure extends LineMeasure {
  readonly word: 'flow';
  readonly what: 'retained' | 'expansion' | 'lost' | 'new';
  /** What services come to in a year that run on the last day, instead of what was bought. */
  readonly figure?: 'annual';
  readonly baseline: Baseline;
}
export interface RetentionMeasure extends LineMeasure {
  readonly word: 'retention';
  readonly what: 'customers' | 'gross' | 'net';
  /** What services come to in a year that run on the last day, instead of what was bought. */
  readonly figure?: 'annual';
  readonly baseline: Baseline;
  readonly ifZero?: Written;
}
export interface MarginRateMeasure extends LineMeasure {
  readonly word: 'marginRate';
  readonly costs?: readonly string[];
  readonly capEach?: CapEach;
  readonly ifZero?: Written;
}
export interface EfficiencyGainMeasure extends LineMeasure {
  readonly word: 'efficiencyGain';
  readonly by?: 'category' | 'customer';
  readonly costs?: readonly string[];
  readonly baseline: Baseline;
  /** Rate for groups without a baseline amount, by group (`"*"`: the others); empty: those groups are left out. */
  readonly referenceRates: readonly { readonly key: string; readonly rate: Written }[];
}
export interface NewCategoriesMeasure extends LineMeasure {
  readonly word: 'newCategories';
  /** Absent: any amount above 0. */
  readonly minimum?: Written;
  readonly lookBack: Span;
  /** How many pairs, what the payee is credited with in them, or how many customers with `atLeast` of them. */
  readonly as: 'count' | 'amount' | 'customers';
  /** Pairs that a customer needs; whole, from 1 on. */
  readonly atLeast: number;
  readonly customerMustGrow: boolean;
  /** Deducts what fell in the customer's other categories. */
  readonly net: boolean;
  /** Categories by segment (`"*"`: the other segments), both in code-point order; absent: all. */
  readonly eligible?: readonly { readonly segment: string; readonly categories: readonly string[] }[];
  /** A first share of each pair counts now, the rest once it was kept often enough. */
  readonly lasting?: Lasting;
  readonly baseline: Baseline;
}
/** A new pair must last: its whole amount is at least `keep` in so many of the following periods. */
export interface Lasting {
  readonly at: string;
  readonly keep: Written;
  readonly times: number;
  readonly within: number;
  readonly first: Written;
}
export interface BreadthMeasure extends LineMeasure {
  readonly word: 'breadth';
  readonly ifZero?: Written;
}
export interface PenetrationMeasure extends LineMeasure {
  readonly word: 'penetration';
  /** Categories that a customer must buy; whole, from 1 on. */
  readonly atLeast: number;
  readonly ifZero?: Written;
}
export interface KpiMeasure extends MeasureBase {
  readonly word: 'kpi';
  readonly kpi: string;
  readonly ifNone?: Written;
}
export interface PersonalMeasure extends MeasureBase {
  readonly word: 'personal';
  readonly personal: string;
}
export interface QuotaMeasure extends MeasureBase {
  readonly word: 'quota';
  readonly quota: string;
}
export interface ValueMeasure extends MeasureBase {
  readonly word: 'value';
  readonly value: Written;
}
export interface AttainmentMeasure extends MeasureBase {
  readonly word: 'attainment';
  /** Id of a component written above that has a quota. */
  readonly attainment: string;
}
export interface EarnedMeasure extends MeasureBase {
  readonly word: 'earned';
  /** Id of a component written above. */
  readonly earned: string;
}
export interface ArithmeticMeasure extends MeasureBase {
  readonly word: 'add' | 'subtract' | 'multiply' | 'divide' | 'min' | 'max';
  readonly operands: readonly Measure[];
  readonly ifZero?: Written;
}
export type MeasureWord = Measure['word'];

/** What a figure is, so that its marks and quotas are written the right way. `any`: a KPI, a value, arithmetic. */
export type FigureUnit = 'money' | 'count' | 'ratio' | 'any';

// ---------------------------------------------------------------- pay

export type PayWord = 'rate' | 'each' | 'amount' | 'share';

/** What is paid × how it depends on the figure (or the attainment, where the component has a quota). */
export interface Pay {
  readonly at: string;
  readonly word: PayWord;
  readonly how: How;
  /** Where `each` is paid by the pack. */
  readonly packs?: Packs;
}

/** What `each` is paid for: so many of the figure at a time. */
export interface Packs {
  /** Place of the size. */
  readonly at: string;
  /** How much of the figure makes one pack, above 0. */
  readonly size: Written;
  /** A pack that is not full: it does not count (towards 0), it counts as one (away from 0), or as the part it is. */
  readonly parts: 'full' | 'started' | 'exact';
}

export type How = NumberHow | TiersHow | StepsHow | CurveHow | MatrixHow | TableHow;
export type HowWord = How['how'];

/**
 * What marks are on instead of the attainment, or of the figure where there is no quota: the figure although there is a
 * quota, or another measure (in a table: of the lines of the same keys).
 */
export type MarkedOn = 'figure' | Measure;

export interface NumberHow {
  readonly how: 'number';
  readonly at: string;
  readonly value: Written;
}
export interface Tier {
  readonly at: string;
  readonly mark: Written;
  readonly value: Written;
  readonly plus?: Written;
}
/** `"linear"` is parsed to tiers `[["0%", "1"]]`. */
export interface TiersHow {
  readonly how: 'tiers';
  readonly at: string;
  readonly tiers: readonly Tier[];
  /** A mark belongs to the tier below it. Only with an extra. */
  readonly edge?: 'upper';
  /** Marks are on the figure although there is a quota. */
  readonly on?: 'figure';
}
export interface StepsHow {
  readonly how: 'steps';
  readonly at: string;
  readonly steps: readonly Tier[];
  readonly cumulative: boolean;
  /** A mark belongs to what holds below it. */
  readonly edge?: 'upper';
  readonly on?: MarkedOn;
}
export interface CurveHow {
  readonly how: 'curve';
  readonly at: string;
  readonly points: readonly { readonly at: string; readonly mark: Written; readonly value: Written }[];
  readonly below: 'zero' | 'extend' | 'flat';
  readonly above: 'flat' | 'extend';
  readonly on?: MarkedOn;
}
/** Two figures, stepwise: the cell of the last mark reached of each; before a first mark 0, as a factor flat there. */
export interface MatrixHow {
  readonly how: 'matrix';
  readonly at: string;
  readonly rows: MatrixAxis;
  readonly columns: MatrixAxis;
  /** One row for each mark of the rows, in it one value for each mark of the columns. */
  readonly cells: readonly (readonly Written[])[];
  /** A mark belongs to what holds below it. */
  readonly edge?: 'upper';
}
export interface MatrixAxis {
  readonly at: string;
  readonly marks: readonly Written[];
  readonly on?: MarkedOn;
}
/** What a table tells groups apart by: `tag:channel` by the values of the tag `channel`. */
export type TableBy = 'category' | 'segment' | 'class' | `tag:${string}`;

export interface TableHow {
  readonly how: 'table';
  readonly at: string;
  readonly by: TableBy;
  /** In code-point order of the key; `"*"` is the key for all others. */
  readonly rows: readonly { readonly key: string; readonly how: How }[];
}

// ---------------------------------------------------------------- modifiers

export type Modifier = FactorModifier | RequireModifier;

interface ModifierBase {
  readonly id: string;
  readonly at: string;
  /** Ids of the components it acts on, in the order of the plan: named, by kind, or by default all but `other`. */
  readonly components: readonly string[];
}
export interface FactorModifier extends ModifierBase {
  readonly word: 'factor';
  /**
   * A number; steps or a curve (flat at both ends) read on `on`; a matrix, which says itself what it is read on; or,
   * where absent, the figure of `on` itself.
   */
  readonly how?: NumberHow | StepsHow | CurveHow | MatrixHow;
  readonly on?: Measure;
}
export interface RequireModifier extends ModifierBase {
  readonly word: 'require';
  readonly condition: Condition;
  readonly otherwise: { readonly share: Written } | { readonly cap: Bound };
}
export type Test = 'atLeast' | 'above' | 'atMost' | 'below';
export type Condition =
  | { readonly at: string; readonly all: readonly Condition[] }
  | { readonly at: string; readonly any: readonly Condition[] }
  | { readonly at: string; readonly none: readonly Condition[] }
  | {
      readonly at: string;
      readonly measure: Measure;
      /** One comparison; `between` is parsed to two: at least the first, at most the second. */
      readonly tests: readonly { readonly test: Test; readonly against: Measure }[];
    };
