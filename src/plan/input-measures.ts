/** Measures as a person writes them: what is counted or added up, over which lines. */
import type { DateInput, MoneyInput, RatioInput, RoundInput, SpanInput } from './input-figures.js';
import type { CapEachInput, FiltersInput } from './input-filters.js';

/**
 * The days that a measure takes: those of the period (default), of the year so far, of the baseline, or a stretch that
 * ends with the period.
 */
export type WindowInput = 'period' | 'year-to-date' | 'baseline' | { readonly trailing: SpanInput };

/**
 * When lines count: on their own date (`booked`, default), each payment's part on its day (`paid`), the whole line on the
 * day on which a share of its amount is paid, or spread over the days of its service.
 */
export type RecogniseInput = 'booked' | 'paid' | 'service' | { readonly paidAtLeast: RatioInput };

interface LinesInput extends FiltersInput {
  /** Default: the period. */
  readonly window?: WindowInput;
  /** Default: the component's, else the plan's, else `booked`. */
  readonly recognise?: RecogniseInput;
}

interface RoundedInput {
  /** Rounds the figure as a step of its own. */
  readonly round?: RoundInput;
}

/** The stretch that a figure is compared with; both ends included. */
export type BaselineInput = 'previous-year' | 'previous-period' | { readonly from: DateInput; readonly to: DateInput };

interface ComparingInput {
  /** Default: the component's, else the plan's, else the same period one year before. */
  readonly baseline?: BaselineInput;
  /** Whose lines the baseline takes: those credited to the payee then (default), or all of the customers of now. */
  readonly baselineOf?: 'payee' | 'customers';
}

/** A weight from 0 on by category; `"*"`: the other categories. */
export type WeighInput = { readonly [category: string]: RatioInput };

/**
 * The exact sum over lines. Margin is amount less cost; discount is list price less amount; annual is what services that
 * run on the window's last day come to in a year.
 */
export interface SumMeasureInput extends LinesInput, RoundedInput {
  readonly sum: 'amount' | 'margin' | 'cost' | 'units' | 'discount' | 'annual';
  /** The named costs that a margin or a cost takes. Default: all. */
  readonly costs?: readonly string[];
  /** Multiplies the sum of each category by its weight. Default: all weigh 1. */
  readonly weigh?: WeighInput;
  /** Caps each deal, by its whole amount in the window. Default: none. */
  readonly capEach?: CapEachInput;
}

/** How many different things there are with a whole amount of at least `minimum`. */
export interface CountMeasureInput extends LinesInput, RoundedInput {
  /** `pairs`: customer × category; `months`: active months a customer; a line without a deal is its own deal. */
  readonly count: 'lines' | 'deals' | 'customers' | 'categories' | 'pairs' | 'months';
  /** Money from 0 on. Default: any amount above 0. */
  readonly minimum?: MoneyInput;
  /** `full`: each thing counts as 1; left out: as the credited part of its amount. */
  readonly shares?: 'full';
}

/** A measure in the window less the same in the baseline. */
export interface GainMeasureInput extends ComparingInput, RoundedInput {
  /** The measure that is compared; filters stand in it. */
  readonly gain: MeasureInput;
}

/**
 * Customer by customer, now against then, in money: of customers who bought then, what stayed (`retained`), what came on
 * top (`expansion`) and what went (`lost`); of the others, what is `new`. Now − then = expansion − lost + new.
 */
export interface FlowMeasureInput extends LinesInput, ComparingInput, RoundedInput {
  readonly flow: 'retained' | 'expansion' | 'lost' | 'new';
  /** Compares what services that run on the last day come to in a year. Default: what was bought. */
  readonly figure?: 'annual';
}

/**
 * A ratio, over customers who bought then: those still buying (`customers`), what stayed of their amount (`gross`), or
 * that with what came on top (`net`).
 */
export interface RetentionMeasureInput extends LinesInput, ComparingInput, RoundedInput {
  readonly retention: 'customers' | 'gross' | 'net';
  /** Compares what services that run on the last day come to in a year. Default: what was bought. */
  readonly figure?: 'annual';
  /** The ratio where nobody bought then. Left out: that is an error. */
  readonly ifZero?: RatioInput;
}

/** Margin ÷ amount, a ratio. */
export interface MarginRateMeasureInput extends LinesInput, RoundedInput {
  readonly marginRate: {
    /** The named costs that the margin takes. Default: all. */
    readonly costs?: readonly string[];
  };
  /** Caps each deal, by its whole amount in the window, and its margin in proportion. Default: none. */
  readonly capEach?: CapEachInput;
  /** The rate where the amount is 0. Left out: that is an error. */
  readonly ifZero?: RatioInput;
}

/** A rate, or one for each group (`"*"`: the other groups). */
export type ReferenceRateInput = RatioInput | { readonly [group: string]: RatioInput };

/** Margin less baseline margin rate × amount, in money: what better work added, apart from more volume. */
export interface EfficiencyGainMeasureInput extends LinesInput, ComparingInput, RoundedInput {
  readonly efficiencyGain: {
    /** Group by group, so that a shift in the mix does not count. Left out: all lines as one group. */
    readonly by?: 'category' | 'customer';
    /** The named costs that the margin takes. Default: all. */
    readonly costs?: readonly string[];
    /** Baseline rate of groups without a baseline amount. Left out: those groups are left out. */
    readonly referenceRate?: ReferenceRateInput;
  };
}

/** Categories by segment; `"*"`: the other segments. */
export type EligibleInput = { readonly [segment: string]: readonly string[] };

/** A new pair must last: its whole amount is at least `keep` in so many of the following periods. */
export interface LastingInput {
  /** Money above 0. */
  readonly keep: MoneyInput;
  /** In how many periods, from 1 to `within`. */
  readonly times: number;
  /** Of how many following periods, 1 to 24. */
  readonly within: number;
  /** The share of the pair that counts at once, 0 to 100 %; the rest counts when it was kept often enough. */
  readonly first: RatioInput;
}

/** Customer × category pairs newly won: below `minimum` in the look-back, at least that in a stretch up to now. */
export interface NewCategoriesMeasureInput extends LinesInput, ComparingInput, RoundedInput {
  readonly newCategories: {
    /** Money from 0 on. Default: any amount above 0. */
    readonly minimum?: MoneyInput;
    /** Above 0. Default `P24M`. */
    readonly lookBack?: SpanInput;
    /** Only where all the customer's lines are not below the baseline. Default false. */
    readonly customerMustGrow?: boolean;
    /** How many pairs (default), what was credited in them, or how many customers with at least `atLeast` of them. */
    readonly as?: 'count' | 'amount' | 'customers';
    /** Pairs that a customer needs, a whole number from 1 on; only as customers. Default 1. */
    readonly atLeast?: number;
    /** Deducts what fell in the customer's other categories against the baseline. Default false. */
    readonly net?: boolean;
    /** Categories that count, by segment of the customer (`"*"`: the other segments). Default: all. */
    readonly eligible?: EligibleInput;
    /** A first share of each pair counts now, the rest once it was kept. Not as customers, by group or year to date. */
    readonly lasting?: LastingInput;
  };
}

/** Categories per active existing customer. */
export interface BreadthMeasureInput extends LinesInput, RoundedInput {
  readonly breadth: { readonly [option: string]: never };
  /** The figure where no customer is active. Left out: that is an error. */
  readonly ifZero?: RatioInput;
}

/** The share of active existing customers who buy at least so many categories, a ratio. */
export interface PenetrationMeasureInput extends LinesInput, RoundedInput {
  readonly penetration: {
    /** A whole number from 1 on. */
    readonly atLeast: number;
  };
  /** The ratio where no customer is active. Left out: that is an error. */
  readonly ifZero?: RatioInput;
}

/** A figure handed in with the facts. */
export interface KpiMeasureInput extends RoundedInput {
  /** Name of the KPI; begins with a letter. */
  readonly kpi: string;
  /** The figure where there was nothing to measure. Left out: that is an error. */
  readonly ifNone?: RatioInput;
}

/** A figure of the payee, such as a salary. */
export interface PersonalMeasureInput extends RoundedInput {
  /** Name of the personal figure; begins with a letter. */
  readonly personal: string;
}

/** The quota of the payee by name, as a figure. */
export interface QuotaMeasureInput extends RoundedInput {
  /** Name of the quota; begins with a letter. */
  readonly quota: string;
}

/** A figure that the plan writes. */
export interface ValueMeasureInput extends RoundedInput {
  readonly value: RatioInput;
}

/** The attainment of a component that is written above and has a quota, a ratio. */
export interface AttainmentMeasureInput extends RoundedInput {
  /** Id of the component; in a modifier, of one that it does not act on. */
  readonly attainment: string;
}

/** The rounded amount of a component that is written above. */
export interface EarnedMeasureInput extends RoundedInput {
  /** Id of the component; in a modifier, of one that it does not act on. */
  readonly earned: string;
}

/** A measure inside arithmetic: also a plain figure, `"15%"`. */
export type OperandInput = MeasureInput | RatioInput;

/** The sum of at least two measures. */
export interface AddMeasureInput extends RoundedInput {
  readonly add: readonly OperandInput[];
}
/** The first of two measures less the second. */
export interface SubtractMeasureInput extends RoundedInput {
  readonly subtract: readonly OperandInput[];
}
/** The product of at least two measures. */
export interface MultiplyMeasureInput extends RoundedInput {
  readonly multiply: readonly OperandInput[];
}
/** The first of two measures ÷ the second. */
export interface DivideMeasureInput extends RoundedInput {
  readonly divide: readonly OperandInput[];
  /** The quotient where the second is 0. Left out: that is an error. */
  readonly ifZero?: RatioInput;
}
/** The smallest of at least two measures. */
export interface MinMeasureInput extends RoundedInput {
  readonly min: readonly OperandInput[];
}
/** The largest of at least two measures. */
export interface MaxMeasureInput extends RoundedInput {
  readonly max: readonly OperandInput[];
}

/** Every measure as an object, by its word. */
export interface MeasureInputs {
  readonly sum: SumMeasureInput;
  readonly count: CountMeasureInput;
  readonly gain: GainMeasureInput;
  readonly flow: FlowMeasureInput;
  readonly retention: RetentionMeasureInput;
  readonly marginRate: MarginRateMeasureInput;
  readonly efficiencyGain: EfficiencyGainMeasureInput;
  readonly newCategories: NewCategoriesMeasureInput;
  readonly breadth: BreadthMeasureInput;
  readonly penetration: PenetrationMeasureInput;
  readonly kpi: KpiMeasureInput;
  readonly personal: PersonalMeasureInput;
  readonly quota: QuotaMeasureInput;
  readonly value: ValueMeasureInput;
  readonly attainment: AttainmentMeasureInput;
  readonly earned: EarnedMeasureInput;
  readonly add: AddMeasureInput;
  readonly subtract: SubtractMeasureInput;
  readonly multiply: MultiplyMeasureInput;
  readonly divide: DivideMeasureInput;
  readonly min: MinMeasureInput;
  readonly max: MaxMeasureInput;
}

/** A measure as an object. */
export type MeasureObjectInput = MeasureInputs[keyof MeasureInputs];

/** A measure; one that needs no options may be written as its name. */
export type MeasureInput = MeasureObjectInput | 'marginRate' | 'efficiencyGain' | 'newCategories' | 'breadth';
