/**
 * Who is credited how much of a line: the distinct lists of credits (patterns), and for lines that name nobody the
 * assignments of their customer on their date.
 */
import type { Day } from '../calendar/day.js';
import { Rational } from '../number/rational.js';
import { byCodePoint } from '../trace/canonical.js';
import { IdTable } from './id-table.js';

/** One payee's part of a line. `overlay` credits stand beside the shares that add up to at most 1. */
export interface Credit {
  readonly payee: number;
  readonly share: Rational;
  readonly overlay: boolean;
}

/** A list of credits, ordered by payee id; nobody where empty. */
export type CreditPattern = readonly Credit[];

/** The pattern that credits nobody. */
export const NOBODY = 0;

/** Days on which assignments of one customer make one pattern. */
export interface AssignedStretch {
  readonly from: Day;
  readonly to: Day;
  readonly pattern: number;
}

export class CreditBook {
  /** Payees by index. */
  readonly payees: IdTable = new IdTable();
  readonly #patterns: CreditPattern[] = [[]];
  readonly #byText = new Map<string, number>([['', NOBODY]]);
  readonly #alone: number[] = [];
  readonly #assigned = new Map<number, AssignedStretch[]>();

  pattern(index: number): CreditPattern {
    return this.#patterns[index] as CreditPattern;
  }

  /** The pattern that credits one payee with the whole line. */
  alone(payee: number): number {
    const known = this.#alone[payee];
    if (known !== undefined) return known;
    const pattern = this.intern([{ payee, share: Rational.ONE, overlay: false }]);
    this.#alone[payee] = pattern;
    return pattern;
  }

  /** The pattern of a list of credits, whatever their order. */
  intern(credits: readonly Credit[]): number {
    const ordered = [...credits].sort(
      (a, b) => byCodePoint(this.payees.id(a.payee), this.payees.id(b.payee)) || Number(a.overlay) - Number(b.overlay),
    );
    const text = ordered.map(({ payee, share, overlay }) => `${payee}:${share}${overlay ? '+' : ''}`).join(' ');
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const index = this.#patterns.length;
    this.#patterns.push(Object.freeze(ordered));
    this.#byText.set(text, index);
    return index;
  }

  /** Says of which stretches of days a customer's assignments are made up; they rise and do not overlap. */
  assign(customer: number, stretches: readonly AssignedStretch[]): void {
    this.#assigned.set(customer, [...stretches]);
  }

  /** Customers by number, with the stretches of days on which they are assigned, in rising order. */
  get assigned(): ReadonlyMap<number, readonly AssignedStretch[]> {
    return this.#assigned;
  }

  /** The pattern of a customer's assignments on a day. */
  assignedOn(customer: number, day: Day): number {
    const stretches = this.#assigned.get(customer);
    if (stretches === undefined) return NOBODY;
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle] as AssignedStretch).to < day) low = middle + 1;
      else high = middle;
    }
    const found = stretches[low];
    return found !== undefined && found.from <= day ? found.pattern : NOBODY;
  }
}
