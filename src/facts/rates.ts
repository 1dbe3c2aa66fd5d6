/** Exchange rates: one a period or by date, each with where it comes from. */
import type { Day } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import type { Rational } from '../number/rational.js';

/** What one unit of a currency is in another one, and of which day or period. */
export interface Exchange {
  readonly currency: string;
  readonly to: string;
  /** Above 0. */
  readonly rate: Rational;
  /** The date, or the name of the period. */
  readonly on: string;
  readonly source?: string;
}

/** A rate and the days that it holds on. */
export interface Quoted extends Window {
  readonly at: string;
  readonly exchange: Exchange;
}

/** The rates from one currency to another: periods, and days each of which begins a window of its own. */
export interface Pair {
  readonly periods: Quoted[];
  readonly dates: Quoted[];
}

/** Exchange rates by pair of currencies. */
export class RateTable {
  readonly #pairs: ReadonlyMap<string, Pair>;

  constructor(pairs: ReadonlyMap<string, Pair>) {
    this.#pairs = pairs;
  }

  /** The rate of a day: that of the period that it lies in, else the last one by date, at most 7 days old. */
  find(currency: string, to: string, day: Day): Exchange | undefined {
    const pair = this.#pairs.get(pairKey(currency, to));
    if (pair === undefined) return undefined;
    return lastHolding(pair.periods, day) ?? lastHolding(pair.dates, day);
  }
}

/** The name of a pair of currencies. */
export function pairKey(currency: string, to: string): string {
  return `${currency} ${to}`;
}

/** The last of some windows, in order of their first days, to begin by a day, where it still holds. */
export function lastHolding(quoted: readonly Quoted[], day: Day): Exchange | undefined {
  let [low, high] = [0, quoted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quoted[middle] as Quoted).from <= day) low = middle + 1;
    else high = middle;
  }
  const last = quoted[low - 1];
  return last !== undefined && day <= last.to ? last.exchange : undefined;
}
