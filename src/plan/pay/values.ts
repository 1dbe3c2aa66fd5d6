/** What the values and the extras of tiers, steps and curves are, by the word they stand under. */
import { readMoney, readRatio } from '../figures.js';
import type { PayWord, Written } from '../plan.js';
import type { Reading } from '../reading.js';

type ReadFigure = (reading: Reading, value: unknown, at: string) => Written | undefined;

/** How a value is read, and a fixed extra; where there are no extras, undefined. */
export interface ValueKind {
  readonly value: ReadFigure;
  readonly plus: ReadFigure | undefined;
}

/** Extras are in the unit of what is paid: money, or a share. */
export const PAY_VALUES: Readonly<Record<PayWord, ValueKind>> = {
  rate: { value: readRatio, plus: readMoney },
  each: { value: readMoney, plus: readMoney },
  amount: { value: readMoney, plus: readMoney },
  share: { value: readRatio, plus: readRatio },
};

/** Factors have no extras. */
export const FACTOR_VALUES: ValueKind = { value: readRatio, plus: undefined };
