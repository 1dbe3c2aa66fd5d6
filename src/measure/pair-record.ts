/**
 * What is known of the pairs of customer and category that a measure counted before, and what it says of those that it counts now.
 * Settling hands it to `newCategories` and keeps it from statement to statement.
 */
import type { Day } from '../calendar/day.js';
import type { Rational } from '../number/rational.js';
import type { NewCategoriesMeasure } from '../plan/plan.js';

/** A customer and a category, by their ids. */
export type PairOfIds = readonly [customer: string, category: string];

/** A pair that was counted. */
export interface CountedPair {
  readonly pair: PairOfIds;
  /** Last day of the settled period in which it was, or of its part under one version of the plan. */
  readonly on: Day;
}

/** A pair that was counted in part and must last before the rest counts. */
export interface PendingPair {
  readonly pair: PairOfIds;
  /** Name of the period in which it was counted. */
  readonly period: string;
  /** The part of its weight, or of its amount, that is open. */
  readonly rest: Rational;
  /** In how many periods since then it was kept, and how many there were. */
  readonly kept: number;
  readonly looked: number;
}

/** What became of pending pairs in a period: their rest counts, they wait on, or they lapsed. */
export interface Lasted {
  readonly due: readonly PendingPair[];
  readonly pending: readonly PendingPair[];
  readonly lapsed: readonly PendingPair[];
}

/** What a measure counted in a period. */
export interface Counting {
  /** First day of the look-back: pairs of periods that ended before are forgotten. */
  readonly lookBackFrom: Day;
  /** Year to date: the first day; pairs counted since then are told anew. */
  readonly since?: Day;
  /** With the part that is open, where the pair must last. */
  readonly counted: readonly { readonly pair: PairOfIds; readonly rest?: Rational }[];
  /** New, and not counted since they were before. */
  readonly passedOver: readonly PairOfIds[];
}

/** Of one measure of one plan. */
export interface PairRecord {
  /** What leaves of the trace say of pending pairs: the statement that remembers them, the component. */
  readonly source: Readonly<Record<string, string>>;
  /** Counted in earlier periods, or by earlier versions of the plan in this one. */
  readonly before: readonly CountedPair[];
  /** Pairs of earlier periods that must still last. */
  readonly pending: readonly PendingPair[];
  /** Pending pairs whose rest counts now. What became of the pending ones is worked out once a period. */
  lasting(work: (pending: readonly PendingPair[]) => Lasted): readonly PendingPair[];
  /** To be told of every time the measure is taken. */
  count(counting: Counting): void;
}

/** The records of all measures of a plan, by the measure. */
export type PairRecords = (measure: NewCategoriesMeasure) => PairRecord;

/** The same records for looks that are not what a statement comes to: they read, and nothing is kept of them. */
export function unrecorded(records: PairRecords): PairRecords {
  return (measure) => {
    const record = records(measure);
    return { ...record, lasting: (work) => work(record.pending).due, count: () => undefined };
  };
}
