/** Lines of a run's period that are credited alike on one day, added up before anything is asked of them. */
import type { Day } from '../calendar/day.js';
import type { CreditPattern } from '../facts/credit-book.js';
import { type Facts, FIRST_DAY } from '../facts/facts.js';
import { Rational, sum } from '../number/rational.js';

/** What counts, or would, on one day with one list of credits. */
export interface Item {
  /** The line; of several, the first. */
  readonly row: number;
  /** How many lines it is; 0 where it is a further part of one. */
  readonly lines: number;
  readonly pattern: number;
  readonly day: Day;
  /** Of a reversal of a line of another period: the day of that. */
  readonly ofDay?: Day;
  /** Of a reversal that counts on the day of its line: its own. */
  readonly booked?: Day;
  readonly amount: Rational;
}

/** Above all days. */
const DAYS = 4_000_000;

/** Lines that are credited alike on one day, added up before anything is asked of them: there are far fewer of these. */
export class LinesAlike {
  readonly #facts: Facts;
  readonly #sums = new Map<number, { readonly row: number; lines: number; units: number }>();
  readonly #isWhole = new Map<number, boolean>();

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** Whether a line can be told together with others: nobody asks for it by itself, and its amount is a machine integer. */
  take(row: number, pattern: number, day: Day): boolean {
    const { amount, currency } = this.#facts.lines;
    const units = amount.unitsAt(row);
    if (Number.isNaN(units) || currency.has(row) || !this.#claimedInFull(pattern)) return false;
    const key = pattern * DAYS + (day - FIRST_DAY);
    const known = this.#sums.get(key);
    if (known === undefined) this.#sums.set(key, { row, lines: 1, units });
    else {
      if (!Number.isSafeInteger(known.units + units)) return false;
      known.units += units;
      known.lines += 1;
    }
    return true;
  }

  #claimedInFull(pattern: number): boolean {
    let isWhole = this.#isWhole.get(pattern);
    if (isWhole === undefined) {
      isWhole = restOf(own(this.#facts.credits.pattern(pattern))).sign === 0;
      this.#isWhole.set(pattern, isWhole);
    }
    return isWhole;
  }

  get items(): readonly Item[] {
    const { scale } = this.#facts.lines.amount;
    return [...this.#sums].map(([key, { row, lines, units }]) => ({
      row,
      lines,
      pattern: Math.floor(key / DAYS),
      day: (key % DAYS) + FIRST_DAY,
      amount: Rational.ofScaled(BigInt(units), scale),
    }));
  }
}

/** Credits that are not overlays. */
export function own(credits: CreditPattern): CreditPattern {
  return credits.filter(({ overlay }) => !overlay);
}

/** What a list of credits leaves to nobody. */
export function restOf(credits: CreditPattern): Rational {
  return Rational.ONE.minus(sum(credits.map(({ share }) => share)));
}
