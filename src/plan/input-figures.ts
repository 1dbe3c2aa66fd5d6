/** Figures, texts and dates as a person writes them in a plan. */

/** A `Decimal` of decimal.js, of any copy of it. */
export interface DecimalLike {
  readonly s: number;
  readonly e: number;
  readonly d: readonly number[];
}

/**
 * A figure: best as text (`"12.50"`), also a `Decimal`, a bigint, or a number whose shortest form has at most 15
 * significant digits. At most 18 digits before and 12 after the point; no exponent, no grouping, no comma.
 */
export type FigureInput = string | number | bigint | DecimalLike;

/**
 * Money in the plan's currency: `"24000"`, `"12.50"`. A trailing zero beyond the currency's minor unit (`"24.000"`)
 * is refused, since 24000 may have been meant.
 */
export type MoneyInput = FigureInput;

/** A share, rate, factor or other plain number: `"80%"` and `"0.8"` are the same; also `"1/3"`. */
export type RatioInput = FigureInput;

/**
 * A mark: with % on an attainment or a ratio (`"80%"`), without on money or a count (`"20000"`); on a KPI, a written
 * value or arithmetic either, all alike.
 */
export type MarkInput = FigureInput;

/** A calendar date, `"YYYY-MM-DD"`. */
export type DateInput = string;

/** A length of time: whole months `"P12M"` or days `"P91D"`. */
export type SpanInput = string;

/** A text in German, English or both; at least one of them, at most 1,000 characters each. */
export interface LocalTextInput {
  readonly de?: string;
  readonly en?: string;
}

/** How long a stretch an amount is for. */
export type PerInput = 'period' | 'month' | 'quarter' | 'year';

/** How a figure between two neighbours is rounded; `half-up` and `up` go away from zero. */
export type RoundingModeInput = 'half-up' | 'half-even' | 'half-down' | 'up' | 'down' | 'ceiling' | 'floor';

/** A rounding of a figure as a step of its own. */
export interface RoundInput {
  /** Decimals kept, 0 to 12: whole percents are 2. */
  readonly scale: number;
  /** Default `half-up`. */
  readonly mode?: RoundingModeInput;
}
