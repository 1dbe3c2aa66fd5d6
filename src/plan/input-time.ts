/** What a person writes about time: year to date, and what goes from one statement to the next. */
import type { AmountInput } from './input-amounts.js';
import type { DateInput, RatioInput, SpanInput } from './input-figures.js';

/** Figure, quota, target incentive, floor and cap run from the start of the fiscal year. */
export interface AccumulateInput {
  /** What they are measured by: those of the whole year (`full`), or of its periods so far (`to-date`). */
  readonly quota: 'full' | 'to-date';
}

/** Payable in any case; what it was more than earned is a balance, to be recovered from what is earned later. */
export interface DrawInput {
  /** Money from 0 on. */
  readonly amount: AmountInput;
  /** Money from 0 on that is payable while a balance is open. Default: the amount. */
  readonly atLeast?: AmountInput;
  /** First day on which anything is recovered. Default: from the start. */
  readonly recoverFrom?: DateInput;
}

/** A share of what components earned, held back until something happens: `until` or `releaseIf`, one of both. */
export interface HoldbackInput {
  /** Begins with a letter; unique among the holdbacks. */
  readonly id: string;
  /** Above 0, at most 100 %; those of one component add up to at most 100 %. */
  readonly share: RatioInput;
  /** As the lines that earned it are paid (`paid`), on a day, or on the last day of the fiscal year that earned it. */
  readonly until?: 'paid' | 'year-end' | DateInput;
  /** Customer by customer: a line above 0 so long after the end of the period that earned it, or later. */
  readonly releaseIf?: { readonly customerActiveAfter: SpanInput };
  /** Above 0, from the end of the period that earned it: what is then still held is forfeited. Not of a day. Default: never. */
  readonly latest?: SpanInput;
  /** Ids of components that are paid. Default: all of them. */
  readonly components?: readonly string[];
}

/** When what is payable falls due: in this period and the following ones. */
export type PayoutInput =
  /** So many equal parts, 2 to 120. */
  | { readonly instalments: number }
  /** One share for each part, 2 to 120 of them, adding up to 100 %. */
  | { readonly shares: readonly RatioInput[] };

/** An age of a reversed line, from `"P0M"` or `"P0D"` on, and how much of what the line earned is taken back from then on. */
export type ClawbackStepInput = readonly [from: SpanInput, share: RatioInput];

/** How much is taken back of what a reversed line earned, by how long after the line the reversal is dated. */
export interface ClawbackInput {
  /** Above 0. Later, nothing is taken back. */
  readonly within: SpanInput;
  /** Less day by day down to 0 (`pro-rata`), or the share of the last age reached. */
  readonly shares: 'pro-rata' | readonly ClawbackStepInput[];
}
