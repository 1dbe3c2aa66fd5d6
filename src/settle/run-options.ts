/** What a payroll run may be told. */
import type { MoneyInput } from '../plan/input-figures.js';
import type { SettleOptions } from './settle.js';

export interface RunOptions extends Pick<SettleOptions, 'period' | 'earlier' | 'tally' | 'reopen' | 'marginSplit'> {
  /**
   * A day of the period, `"2026-02-14"`: a preview of the whole run, what it would come to as of then. Each statement is an estimate, as `asOf`
   * makes it of `settle`: nothing goes on from it, nothing of it is payable. A tally handed in is made for that day.
   */
  readonly asOf?: string;
  /**
   * An amount over all, from 0 on, in the one currency of all plans: text or `Decimal`, a whole number of its minor units. Where
   * everyone together comes to more, after plan caps and before guarantees, everyone is scaled down to it.
   */
  readonly budget?: MoneyInput;
  /** Last statements, by the id of the payee. */
  readonly final?: Readonly<Record<string, NonNullable<SettleOptions['final']>>>;
  /** Whether `statements` carry their traces; default false, which is faster. Never changes a figure. */
  readonly trace?: boolean;
}
