/** Modifiers as a person writes them: factors and requirements that act on the pay of components. */
import type { BoundInput, KindInput } from './input-amounts.js';
import type { MarkInput, RatioInput } from './input-figures.js';
import type { MeasureInput, MeasureInputs } from './input-measures.js';

/** Steps of a factor: mark and factor; flat at both ends. */
export interface FactorStepsInput {
  /** Marks rise strictly. */
  readonly steps: readonly (readonly [MarkInput, RatioInput])[];
  /** Adds up all steps reached. Default false. */
  readonly cumulative?: boolean;
  /** A mark belongs to what holds below it. Left out: to the step that begins there. */
  readonly edge?: 'upper';
  /** The measure that the marks are read on. */
  readonly on: MeasureInput;
}
/** A curve of a factor: straight between the points, flat at both ends. */
export interface FactorCurveInput {
  /** At least two; marks rise strictly. */
  readonly curve: readonly (readonly [MarkInput, RatioInput])[];
  /** The measure that the marks are read on. */
  readonly on: MeasureInput;
}
/** An axis of the matrix of a factor. */
export interface FactorAxisInput {
  /** The measure that the marks are read on. */
  readonly on: MeasureInput;
  /** Marks rise strictly. */
  readonly marks: readonly MarkInput[];
}
/** A factor by two measures, stepwise, flat at its ends. */
export interface FactorMatrixInput {
  readonly matrix: {
    readonly rows: FactorAxisInput;
    readonly columns: FactorAxisInput;
    /** One row for each mark of the rows, in it one factor for each mark of the columns. */
    readonly cells: readonly (readonly RatioInput[])[];
  };
  /** A mark belongs to what holds below it. Left out: to what begins there. */
  readonly edge?: 'upper';
}
/** A measure that is the factor itself. */
export interface FactorFigureInput {
  readonly figure: MeasureInput;
}
/** A factor: a number, steps or a curve read `on` a measure, a matrix of two measures, or a measure itself. */
export type FactorHowInput = RatioInput | FactorStepsInput | FactorCurveInput | FactorMatrixInput | FactorFigureInput;

interface ScopeInput {
  /** Begins with a letter; unique among the modifiers. */
  readonly id: string;
  /** Ids of the components it acts on. Left out, with `kinds` too: all but those of kind `other`. */
  readonly components?: readonly string[];
  /** The kinds it acts on, beside the components named. */
  readonly kinds?: readonly KindInput[];
}

/** Multiplies pay above 0. */
export interface FactorModifierInput extends ScopeInput {
  readonly factor: FactorHowInput;
}

/** What a measure is compared with: a number, or a quota of the payee. */
export type AgainstInput = MarkInput | { readonly quota: string };

/** One comparison. `between`: both ends inside. */
export type ComparisonInput =
  | { readonly atLeast: AgainstInput }
  | { readonly above: AgainstInput }
  | { readonly atMost: AgainstInput }
  | { readonly below: AgainstInput }
  | { readonly between: readonly [AgainstInput, AgainstInput] };

/** A measure with one comparison beside it, by the measure's word. */
export type ComparedInputs = { readonly [Word in keyof MeasureInputs]: MeasureInputs[Word] & ComparisonInput };

/** A condition: a measure with one comparison, or all, any or none of several conditions. */
export type ConditionInput =
  | ComparedInputs[keyof ComparedInputs]
  | AllConditionInput
  | AnyConditionInput
  | NoneConditionInput;
/** Every one of the conditions holds. */
export interface AllConditionInput {
  readonly all: readonly ConditionInput[];
}
/** At least one of the conditions holds. */
export interface AnyConditionInput {
  readonly any: readonly ConditionInput[];
}
/** None of the conditions holds. */
export interface NoneConditionInput {
  readonly none: readonly ConditionInput[];
}

/** Pays less where a condition does not hold; acts on pay above 0. */
export interface RequireModifierInput extends ScopeInput {
  readonly require: ConditionInput;
  /** What is paid where it does not hold: a share of the pay from 0 on, or no more than a cap. Default 0. */
  readonly otherwise?: RatioInput | { readonly cap: BoundInput };
}

/** A modifier, by its word. */
export interface ModifierInputs {
  readonly factor: FactorModifierInput;
  readonly require: RequireModifierInput;
}
/** A modifier. */
export type ModifierInput = ModifierInputs[keyof ModifierInputs];
