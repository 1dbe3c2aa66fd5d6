/**
 * Where a line falls, or why it is left out: the one function that everything asks, the tally as well as every later
 * question about a single line.
 */
import type { Day } from '../calendar/day.js';
import { type CreditPattern, NOBODY } from '../facts/credit-book.js';
import type { Facts, Payee } from '../facts/facts.js';
import type { CellKey } from './cells.js';
import { MetConditions } from './met.js';
import type { FigureName } from './reads.js';
import type { TallySpec } from './spec.js';

/** Why a line is in no cell, or credits nobody. */
export type LeftOut =
  /** No plan looks at its date. */
  | 'outside_windows'
  /** Everyone credited with it was not employed on its date; it still counts in whole amounts. */
  | 'not_employed'
  /** Credited to nobody; it still counts in whole amounts. */
  | 'unclaimed';

/** Bits of what is not known of a line (higher ones say which conditions it meets), kept apart in cells so that nothing missing is ever taken for zero. */
export const UNKNOWN = { cost: 1, namedCosts: 2, list: 4, units: 8 } as const;

/** The bit that says a figure is not known; 0 where a figure always is. */
export function unknownBit(figure: FigureName): number {
  if (figure === 'cost') return UNKNOWN.cost;
  if (figure.startsWith('cost:')) return UNKNOWN.namedCosts;
  if (figure === 'list') return UNKNOWN.list;
  return figure === 'units' ? UNKNOWN.units : 0;
}

/** The bits of all figures of a list. */
export function unknownBits(figures: readonly FigureName[]): number {
  return figures.reduce((bits, figure) => bits | unknownBit(figure), 0);
}

/** Places the lines of one set of facts into the stretches of one spec. */
export class Placer {
  readonly #facts: Facts;
  readonly #firstDay: Day;
  readonly #stretchOfDay: Int32Array;
  readonly #readBits: number;
  readonly #byDeal: boolean;
  readonly #byLine: boolean;
  readonly #byTags: boolean;
  readonly #met: MetConditions | undefined;
  /** First and last day on which everyone of a pattern is employed, by pattern. */
  readonly #employedFrom: number[] = [];
  readonly #employedTo: number[] = [];

  constructor(facts: Facts, spec: TallySpec) {
    this.#facts = facts;
    const first = spec.stretches[0]?.from ?? 0;
    const last = spec.stretches.at(-1)?.to ?? -1;
    this.#firstDay = first;
    this.#stretchOfDay = new Int32Array(last - first + 1).fill(-1);
    for (const { from, to, index } of spec.stretches) this.#stretchOfDay.fill(index, from - first, to - first + 1);
    this.#readBits = unknownBits(spec.figures);
    this.#byDeal = spec.byDeal;
    this.#byLine = spec.byLine === true;
    this.#byTags = spec.byTags !== undefined;
    this.#met =
      spec.conditions === undefined
        ? undefined
        : new MetConditions(facts, spec.conditions, spec.currencies[0] as string);
  }

  /** The stretch of a day; −1 where no window looks at it. */
  stretchOf(day: Day): number {
    return this.#stretchOfDay[day - this.#firstDay] ?? -1;
  }

  /**
   * Writes the key of a row into `into`, its numbers being those of the facts. `into.deal` is the row itself where
   * lines are read, or deals and the line has none of its own, else −1 or, for a line with a deal or where tags are read, −2.
   *
   * @param day the day it counts on: its own, or, for an amendment taken on another day, that one
   * @returns why it credits nobody or is left out; undefined where it is placed and credited
   */
  place(row: number, day: Day, into: CellKey): LeftOut | undefined {
    const { lines, credits } = this.#facts;
    into.customer = lines.customer[row] as number;
    into.category = lines.category[row] as number;
    into.stretch = this.stretchOf(day);
    into.unknown = this.#unknownOf(row);
    if (this.#met !== undefined) into.unknown |= this.#met.of(row, into.customer, day);
    into.deal = -1;
    if (this.#byLine) into.deal = row;
    else if (this.#byDeal) into.deal = lines.deal.has(row) ? -2 : row;
    else if (this.#byTags) into.deal = -2;
    const named = lines.credit[row] as number;
    const pattern = named >= 0 ? named : credits.assignedOn(into.customer, day);
    into.pattern = this.employedOn(pattern, day);
    if (into.stretch < 0) return 'outside_windows';
    if (into.pattern !== NOBODY) return undefined;
    return pattern === NOBODY ? 'unclaimed' : 'not_employed';
  }

  /** A pattern without those who are not employed on a day. */
  employedOn(pattern: number, day: Day): number {
    let from = this.#employedFrom[pattern];
    if (from === undefined) from = this.#learn(pattern);
    if (day >= from && day <= (this.#employedTo[pattern] as number)) return pattern;
    const { credits, payees } = this.#facts;
    return credits.intern(
      credits.pattern(pattern).filter(({ payee }) => {
        const employed = payees[payee] as Payee;
        return employed.from <= day && day <= employed.to;
      }),
    );
  }

  #learn(pattern: number): number {
    const { credits, payees } = this.#facts;
    const members: CreditPattern = credits.pattern(pattern);
    let from = Number.NEGATIVE_INFINITY;
    let to = Number.POSITIVE_INFINITY;
    for (const { payee } of members) {
      const employed = payees[payee] as Payee;
      from = Math.max(from, employed.from);
      to = Math.min(to, employed.to);
    }
    this.#employedFrom[pattern] = from;
    this.#employedTo[pattern] = to;
    return from;
  }

  #unknownOf(row: number): number {
    if (this.#readBits === 0) return 0;
    const { lines } = this.#facts;
    let bits = 0;
    if (!lines.cost.has(row)) bits |= UNKNOWN.cost;
    if (lines.hasNamedCosts[row] === 0) bits |= UNKNOWN.namedCosts;
    if (lines.list?.has(row) !== true) bits |= UNKNOWN.list;
    if (lines.units?.has(row) !== true) bits |= UNKNOWN.units;
    return bits & this.#readBits;
  }
}
