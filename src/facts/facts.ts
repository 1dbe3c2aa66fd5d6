/**
 * Facts as the other rooms read them: checked once, lines as columns, everything else as small tables by id.
 * `parseFacts` leads from JSON to here.
 */
import type { Day } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import type { Rational } from '../number/rational.js';
import type { CreditBook } from './credit-book.js';
import type { IdTable } from './id-table.js';
import type { LineIds } from './line-ids.js';
import type { RateTable } from './rates.js';
import type { ScaledColumn } from './scaled-column.js';
import type { TagColumn, Tags } from './tag-column.js';
import type { TextColumn } from './text-column.js';

declare const checked: unique symbol;

/** Facts that were checked. Only `parseFacts` makes them. */
export interface Facts {
  readonly [checked]: 'facts';
  /** The dates for which the lines are complete; absent where there are no lines. */
  readonly covers?: Window;
  readonly lines: LineColumns;
  readonly customers: CustomerTable;
  readonly categories: CategoryTable;
  readonly credits: CreditBook;
  /** By the payee's number in the credit book. */
  readonly payees: readonly Payee[];
  readonly rates: RateTable;
}

/** The lines, one row each, in the order in which they were given. */
export interface LineColumns {
  readonly count: number;
  readonly ids: LineIds;
  readonly day: Int32Array;
  /** Index into the customer table, of the customer as it is now (after mergers); −1 where a reversal leaves it out. */
  readonly customer: Int32Array;
  /** Index into the category table, after `sameAs`; −1 where a reversal leaves it out. */
  readonly category: Int32Array;
  /** Pattern of the credit book; −1 where the line names nobody, so that assignments decide. */
  readonly credit: Int32Array;
  readonly amount: ScaledColumn;
  /** The whole cost of a line; a row without one has no known cost. */
  readonly cost: ScaledColumn;
  /** Named costs; a row that has any has all, those that it does not name being 0. */
  readonly namedCosts: ReadonlyMap<string, ScaledColumn>;
  /** Rows whose cost was given by name. */
  readonly hasNamedCosts: Uint8Array;
  readonly list?: ScaledColumn;
  readonly units?: ScaledColumn;
  /** Of amount, cost and list price; a row without one is in the currency of whatever plan reads it. */
  readonly currency: TextColumn;
  readonly deal: TextColumn;
  readonly invoice: TextColumn;
  readonly tags: TagColumn;
  readonly reversals: readonly Reversal[];
  /** What was paid, by row, in order of the days; rows without payments are absent. */
  readonly payments: ReadonlyMap<number, readonly Payment[]>;
  /** The days of the service, by row. */
  readonly services: ReadonlyMap<number, Window>;
}

/** What was paid of a line on a day, in the line's currency; below 0 where more was paid back. */
export interface Payment {
  readonly day: Day;
  readonly amount: Rational;
}

/** A line that takes back (a part of) another line or of an invoice. */
export interface Reversal {
  readonly row: number;
  readonly of: { readonly line: string } | { readonly invoice: string };
}

export interface CustomerTable {
  readonly ids: IdTable;
  /** The customer that counts now for one, after mergers. */
  readonly now: (index: number) => number;
  /** First order, by index; undefined where it is not known. */
  readonly since: readonly (Day | undefined)[];
  readonly segment: readonly (string | undefined)[];
  /** Absent where a customer has none. */
  readonly tags: readonly (Tags | undefined)[];
  readonly name: readonly (string | undefined)[];
}

export interface CategoryTable {
  readonly ids: IdTable;
  /** The category that one is the same as; itself where it was not re-coded. */
  readonly now: (index: number) => number;
  readonly name: readonly (string | undefined)[];
}

/** A value that holds on certain days. */
export interface Dated<Value> extends Window {
  readonly value: Value;
}

export interface PayeeQuota {
  readonly amount: Rational;
  readonly per: 'period' | 'month' | 'quarter' | 'year';
}

/** A KPI for exactly one period; `value` null: there was nothing to measure. */
export interface Kpi {
  readonly period: Window;
  readonly periodName: string;
  readonly value: Rational | null;
  /** Where it was given as a fraction of counted things. */
  readonly parts?: { readonly num: Rational; readonly den: Rational };
  readonly source?: string;
}

export interface Payee {
  /** JSON pointer into the facts. */
  readonly at: string;
  readonly id: string;
  readonly name?: string;
  readonly plan?: string;
  /** Employment; open ends are −∞ and +∞. */
  readonly from: Day;
  readonly to: Day;
  readonly reportsTo?: string;
  readonly unit?: string;
  /** 1 is full time. */
  readonly workingShare: readonly Dated<Rational>[];
  readonly absences: readonly (Window & { readonly kind: string })[];
  readonly personal: ReadonlyMap<string, readonly Dated<Rational>[]>;
  readonly quotas: ReadonlyMap<string, readonly Dated<PayeeQuota>[]>;
  readonly kpis: ReadonlyMap<string, readonly Kpi[]>;
  /** Days worked, as handed in, by period. */
  readonly days: readonly WorkedDays[];
  /** In the order in which they were given. */
  readonly adjustments: readonly Adjustment[];
  /** In order of their dates. */
  readonly advances: readonly Advance[];
}

/** An amount of the plan's currency that somebody added to a statement, or took off it, and why. */
export interface Adjustment {
  /** JSON pointer into the facts. */
  readonly at: string;
  readonly period: Window;
  readonly periodName: string;
  readonly amount: Rational;
  readonly reason: string;
  readonly author: string;
  /** Id of the component that it is about. */
  readonly component?: string;
}

/** What was paid before it was earned, in the plan's currency; from 0 on. */
export interface Advance {
  readonly date: Day;
  readonly amount: Rational;
}

/** So many days worked of so many in a period. */
export interface WorkedDays {
  readonly period: Window;
  readonly periodName: string;
  readonly worked: Rational;
  /** Above 0. */
  readonly of: Rational;
}

/** Before and after all days: the open ends of employment and of dated values. */
export const FIRST_DAY = -719_162;
export const LAST_DAY = 2_932_896;
