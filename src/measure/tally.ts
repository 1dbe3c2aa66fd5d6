/**
 * A tally: exact sums of lines in cells, made for a spec, with linked rows beside. What it holds and how its parts are
 * named; `addLines` and `mergeTallies` fill it.
 */
import { type Day, dayText } from '../calendar/day.js';
import { IdTable } from '../facts/id-table.js';
import type { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import { byCodeUnit } from '../trace/canonical.js';
import { Cells } from './cells.js';
import { keepsApart, type TagValues, type TallyCredit, thingText } from './fact-texts.js';
import type { TallyRate } from './foreign.js';
import type { Purchases } from './purchases.js';
import type { TallySpec } from './spec.js';

/** Amounts of one line as canonical text; what it does not have is left out. */
export interface LinkedAmounts {
  readonly amount: string;
  readonly cost?: string;
  readonly namedCosts?: Readonly<Record<string, string>>;
  readonly list?: string;
  readonly units?: string;
}

/**
 * A line that is kept by itself, with everything that places it: some reversal names it (by its id or its invoice), or
 * the spec looks at payments (then every line is), or at its service.
 */
export interface AmendedLine extends LinkedAmounts {
  readonly id: string;
  readonly date: string;
  readonly customer: string;
  readonly category: string;
  readonly credits: readonly TallyCredit[];
  readonly deal: string;
  /** Where it is in another currency than all plans: which, and its rates to theirs, as far as they are there. */
  readonly currency?: string;
  readonly rates?: readonly TallyRate[];
  readonly invoice?: string;
  /** Which conditions of the spec it meets, as bits; absent: none. */
  readonly met?: number;
  /** Where the spec keeps lines apart by tags: their values. */
  readonly tags?: TagValues;
  /** Where the spec looks at payments: date and amount, one a day, in order of the dates. */
  readonly payments?: readonly (readonly [date: string, amount: string])[];
  /** Where the spec looks at services: first and last day. */
  readonly service?: readonly [from: string, to: string];
}

/** A reversal: what it takes back from which line or invoice. */
export interface Amendment extends LinkedAmounts {
  readonly id: string;
  readonly date: string;
  /** As it says itself; absent: that of what it takes back. */
  readonly currency?: string;
  readonly line?: string;
  readonly invoice?: string;
}

/** Who is credited how much, as a tally keeps it. */
export interface TallyPattern {
  readonly text: string;
  readonly credits: readonly { readonly payee: string; readonly share: Rational; readonly overlay: boolean }[];
}

/** Sums made for a spec. Opaque: made by `emptyTally`, `addLines` and `mergeTallies`, read by `settle` and `tallyJson`. */
export class Tally {
  readonly spec: TallySpec;
  /** @internal */
  readonly customers: IdTable = new IdTable();
  /** @internal */
  readonly categories: IdTable = new IdTable();
  /** @internal */
  readonly deals: IdTable = new IdTable();
  /** @internal */
  readonly patterns: TallyPattern[] = [];
  /** @internal */
  readonly cells: Cells;
  /** @internal Cells of lines in other currencies, by what they are exchanged at (`foreignText`); all have the same scales. */
  readonly foreign: Map<string, Cells> = new Map();
  /** @internal */
  readonly amendedLines: AmendedLine[] = [];
  /** @internal */
  readonly amendments: Amendment[] = [];
  /** @internal Purchases but of lines that reversals name, for each entry of `spec.dormancy`. */
  purchases: readonly Purchases[];
  /** @internal Line ids, where the spec has them checked. */
  readonly lineIds: Set<string> | undefined;
  readonly #patternOf = new Map<string, number>();
  readonly #memo = new Map<object, unknown>();

  /** @internal */
  constructor(spec: TallySpec, scales: readonly number[], expectedCells = 0) {
    this.spec = spec;
    this.cells = new Cells(scales, expectedCells);
    this.purchases = (spec.dormancy ?? []).map(() => new Map());
    this.lineIds = spec.lineIds === 'checked' ? new Set() : undefined;
  }

  /** @internal The cells of lines that are exchanged alike. */
  foreignCells(text: string): Cells {
    const known = this.foreign.get(text) ?? new Cells(this.cells.sums.map((sum) => sum.scale));
    this.foreign.set(text, known);
    return known;
  }

  /** @internal All cells, those in other currencies in the order of their texts. */
  get allCells(): readonly (readonly [text: string | undefined, cells: Cells])[] {
    return [[undefined, this.cells], ...[...this.foreign].sort(([a], [b]) => byCodeUnit(a, b))];
  }

  /** @internal The number of a pattern, given as credits in order of payee id. */
  internPattern(credits: readonly TallyCredit[]): number {
    const text = JSON.stringify(credits);
    const known = this.#patternOf.get(text);
    if (known !== undefined) return known;
    const index = this.patterns.length;
    this.patterns.push({
      text,
      credits: credits.map(([payee, share, overlay]) => ({ payee, share: parseCanonical(share), overlay })),
    });
    this.#patternOf.set(text, index);
    return index;
  }

  /** @internal What was worked out from this tally once and is asked for again, kept with it. */
  remembered<Value>(key: object, work: () => Value): Value {
    const known = this.#memo.get(key);
    if (known !== undefined) return known as Value;
    const value = work();
    this.#memo.set(key, value);
    return value;
  }
}

/** Lines kept by themselves, and reversals. */
export interface Linked {
  readonly amendedLines: readonly AmendedLine[];
  readonly amendments: readonly Amendment[];
}

/** Those of a tally; where only what was known on a day is looked at, those up to it. */
export function knownLinked({ amendedLines, amendments }: Tally, knownTo: Day | undefined): Linked {
  if (knownTo === undefined) return { amendedLines, amendments };
  const last = dayText(knownTo);
  const isKnown = ({ date }: { readonly date: string }): boolean => date <= last;
  return { amendedLines: amendedLines.filter(isKnown), amendments: amendments.filter(isKnown) };
}

/** Takes out of a tally that nobody else has what was not known on a day. */
export function forgetLater(tally: Tally, knownTo: Day | undefined): Tally {
  const { amendedLines, amendments } = knownLinked(tally, knownTo);
  tally.amendedLines.splice(0, tally.amendedLines.length, ...amendedLines);
  tally.amendments.splice(0, tally.amendments.length, ...amendments);
  return tally;
}

/**
 * Gives everything that single lines name its number in the tally: views are made of them, some of them later than others.
 */
export function learnLinked(tally: Tally): void {
  for (const line of tally.amendedLines) {
    tally.customers.intern(line.customer);
    tally.categories.intern(line.category);
    tally.internPattern(line.credits);
    if (keepsApart(tally.spec)) tally.deals.intern(thingText(line, tally.spec));
  }
}
