/** Pay as a person writes it: what is paid × how it depends on the figure. */
import type { MarkInput, MoneyInput, RatioInput } from './input-figures.js';
import type { MeasureInput } from './input-measures.js';

/** What marks are read on: the figure although there is a quota, or another measure. */
export type MarkedOnInput = 'figure' | MeasureInput;

/** Mark, value, and a fixed extra for each tier or step reached, in the unit of the pay word. */
export type TierInput<Value> = readonly [MarkInput, Value] | readonly [MarkInput, Value, Value];

/** A fixed extra under `rate` is money, although its values are rates. */
export type RateTierInput = readonly [MarkInput, RatioInput] | readonly [MarkInput, RatioInput, MoneyInput];

/** Marginal: each value pays for the part of the figure inside its tier, from its mark on to the next one. */
export interface TiersInput<Tier> {
  /** Marks rise strictly; the last tier is open. */
  readonly tiers: readonly Tier[];
  /** A mark belongs to the tier below it; only with an extra. Left out: to the tier that begins there. */
  readonly edge?: 'upper';
  /** Marks are on the figure although there is a quota. */
  readonly on?: 'figure';
}

/** The value of the last mark reached holds for the whole figure. */
export interface StepsInput<Tier> {
  /** Marks rise strictly. */
  readonly steps: readonly Tier[];
  /** Adds up all steps reached. Default false. */
  readonly cumulative?: boolean;
  /** A mark belongs to what holds below it. Left out: to the step that begins there. */
  readonly edge?: 'upper';
  /** What the marks are on. Left out: the attainment, or the figure where there is no quota. */
  readonly on?: MarkedOnInput;
}

/** Straight lines between the points. */
export interface CurveInput<Value> {
  /** At least two; marks rise strictly. */
  readonly curve: readonly (readonly [MarkInput, Value])[];
  /** Before the first mark: the first line goes on. Left out: 0. */
  readonly below?: 'extend';
  /** After the last mark: its value, or the last line goes on. */
  readonly above: 'flat' | 'extend';
  /** What the marks are on. Left out: the attainment, or the figure where there is no quota. */
  readonly on?: MarkedOnInput;
}

/** The marks of the rows, or of the columns, of a matrix. */
export interface MatrixAxisInput<On> {
  /** What the marks are on. Left out: the attainment, or the figure where there is no quota. */
  readonly on?: On;
  /** Marks rise strictly. */
  readonly marks: readonly MarkInput[];
}
/** Two figures, stepwise: the cell of the last mark reached of each; before a first mark 0. */
export interface MatrixInput<Value> {
  readonly matrix: {
    readonly rows: MatrixAxisInput<MarkedOnInput>;
    readonly columns: MatrixAxisInput<MarkedOnInput>;
    /** One row for each mark of the rows, in it one value for each mark of the columns. */
    readonly cells: readonly (readonly Value[])[];
  };
  /** A mark belongs to what holds below it. Left out: to what begins there. */
  readonly edge?: 'upper';
}

/** The figure falls into groups, each with its own how; `"*"` is for the keys that are not named. */
export interface TableInput<How> {
  /** `tag:channel`: by the values of the tag `channel` that the line has, or else its customer. */
  readonly by: 'category' | 'segment' | 'class' | `tag:${string}`;
  readonly table: { readonly [key: string]: How };
}

/** How a `rate` depends on the figure. */
export type RateHowInput =
  | RatioInput
  | TiersInput<RateTierInput>
  | StepsInput<RateTierInput>
  | CurveInput<RatioInput>
  | MatrixInput<RatioInput>
  | TableInput<RateHowInput>;
/** How an amount for `each` depends on the count. */
export type EachHowInput =
  | MoneyInput
  | TiersInput<TierInput<MoneyInput>>
  | StepsInput<TierInput<MoneyInput>>
  | CurveInput<MoneyInput>
  | MatrixInput<MoneyInput>
  | TableInput<EachHowInput>;
/** How an `amount` depends on the figure. */
export type AmountHowInput =
  | MoneyInput
  | StepsInput<TierInput<MoneyInput>>
  | CurveInput<MoneyInput>
  | MatrixInput<MoneyInput>;
/** How a `share` depends on the attainment; `"linear"`: the share is the attainment. */
export type ShareHowInput =
  | RatioInput
  | 'linear'
  | TiersInput<TierInput<RatioInput>>
  | StepsInput<TierInput<RatioInput>>
  | CurveInput<RatioInput>
  | MatrixInput<RatioInput>;

/** Pays rate × figure. */
export interface RatePayInput {
  readonly rate: RateHowInput;
}
/** Pays an amount for each thing counted, or for each pack of them. */
export interface EachPayInput {
  readonly each: EachHowInput;
  /** How much of the figure makes a pack, above 0, in the unit of the figure. Left out: 1. */
  readonly per?: MarkInput;
  /** A pack that is not full does not count (`full`, the default), counts as one, or as the part it is. */
  readonly parts?: 'full' | 'started' | 'exact';
}
/** Pays an amount. */
export interface AmountPayInput {
  readonly amount: AmountHowInput;
}
/** Pays a share of the target incentive × the weights. */
export interface SharePayInput {
  readonly share: ShareHowInput;
}

/** What is paid, by its word. */
export interface PayInputs {
  readonly rate: RatePayInput;
  readonly each: EachPayInput;
  readonly amount: AmountPayInput;
  readonly share: SharePayInput;
}
/** What is paid. */
export type PayInput = PayInputs[keyof PayInputs];
