/** What the words of differences between two systems must say; a language that leaves one out does not compile. */
import type { DifferenceReason } from '../settle/reconcile-reasons.js';
import type { LeftOutReason } from '../settle/run-lines.js';
import type { SkipReason } from '../settle/run-payees.js';

/** A step of a statement, as a reason names it. */
export type DifferenceStep = NonNullable<DifferenceReason['step']>;

/** Why there is no statement; `unknown`: the run knows no such payee. */
export type NoStatement = SkipReason | 'failed' | 'unknown';

export interface DifferenceWords {
  amounts(ours: string, theirs: string, difference: string): string;
  readonly nothing: string;
  readonly equal: string;
  readonly onlyOurs: string;
  readonly onlyOursOfComponent: string;
  readonly onlyTheirsOfComponent: string;
  readonly rounding: string;
  withoutStep(step: string): string;
  beforeStep(step: string): string;
  withoutComponent(component: string): string;
  readonly linesLeftOut: Readonly<Record<LeftOutReason, string>>;
  readonly unexplained: string;
  readonly unexplainedOfComponent: string;
  readonly noStatement: Readonly<Record<NoStatement, string>>;
  readonly steps: Readonly<Record<DifferenceStep, string>>;
  /** After a cap or a floor that is about no component. */
  readonly ofPlan: string;
}
