/** Amounts, caps and floors as a person writes them. */
import type { MoneyInput, PerInput, RatioInput } from './input-figures.js';
import type { MeasureObjectInput } from './input-measures.js';

/** Money: per period unless it says otherwise; written, or a measure of the payee. */
export type AmountInput =
  | MoneyInput
  | {
      readonly amount: MoneyInput | MeasureObjectInput;
      readonly per?: PerInput;
      /** How a yearly amount falls to the periods of the fiscal year; adds up to 100 %. */
      readonly seasonal?: readonly RatioInput[];
    }
  | MeasureObjectInput;

/** A cap or a floor: an amount, or times the target incentive. */
export type BoundInput = AmountInput | { readonly times: RatioInput };

/** One cap or floor, or several: of caps the lowest holds, of floors the highest. */
export type BoundsInput = BoundInput | readonly BoundInput[];

/** The three tones of the chord, and what stands beside them. */
export type KindInput = 'revenue' | 'performance' | 'profit' | 'other';
