/**
 * A plan as a person writes it. `const plan = { … } satisfies PlanInput` completes every word in an editor;
 * `parsePlan` checks what types cannot say.
 */
import type { AmountInput, BoundsInput, KindInput } from './input-amounts.js';
import type {
  DateInput,
  LocalTextInput,
  MarkInput,
  MoneyInput,
  PerInput,
  RatioInput,
  RoundInput,
  RoundingModeInput,
  SpanInput,
} from './input-figures.js';
import type { BaselineInput, MeasureInput, MeasureObjectInput, RecogniseInput } from './input-measures.js';
import type { ModifierInput } from './input-modifiers.js';
import type { PayInput } from './input-pay.js';
import type { AccumulateInput, ClawbackInput, DrawInput, HoldbackInput, PayoutInput } from './input-time.js';

interface QuotaOptionsInput {
  /** The attainment where the quota is 0. Left out: that is an error. */
  readonly ifZero?: RatioInput;
  /** Rounds the attainment as a step of its own. */
  readonly round?: RoundInput;
  /** How a yearly amount falls to the periods of the fiscal year; adds up to 100 %. */
  readonly seasonal?: readonly RatioInput[];
}
/** A quota of the payee, by name. */
export interface NamedQuotaInput extends QuotaOptionsInput {
  /** Name of the quota; begins with a letter. */
  readonly name: string;
}
/** A quota that the plan writes, in the unit of the figure: with % for a ratio. */
export interface WrittenQuotaInput extends QuotaOptionsInput {
  readonly amount: MarkInput | MeasureObjectInput;
  /** Default `period`. */
  readonly per?: PerInput;
}
/** What 100 % is: the name of a payee's quota, the same with options, or a quota that the plan writes. */
export type QuotaInput = string | NamedQuotaInput | WrittenQuotaInput;

/** Pay is worked out for each group of lines and added up. Not together with a quota. */
export interface GroupInput {
  /** A line without a deal is its own deal; a line and what reverses it are one. */
  readonly by: 'line' | 'deal' | 'customer' | 'category' | 'month';
  /** Money that each group pays at least. Default: none. */
  readonly floor?: MoneyInput;
  /** Money that each group pays at most; wins over the floor. Default: none. */
  readonly cap?: MoneyInput;
  /** Rounds the pay of each group, as the plan rounds. Default false. */
  readonly round?: boolean;
}

/** One part of the pay. */
export interface ComponentInput {
  /** Begins with a letter; unique among the components. */
  readonly id: string;
  /** Decides the default measure and the sum it stands in. */
  readonly kind: KindInput;
  /** Share of its kind's target incentive, 0 to 100 %; only where it pays a `share`. One alone may omit it. */
  readonly weight?: RatioInput;
  /** What 100 % is. Marks of the pay are then read on the attainment. */
  readonly quota?: QuotaInput;
  /**
   * What is measured. Default, always over existing customers: `revenue` their revenue, `performance` newly bought
   * categories, `profit` the efficiency gain by category; `other` has none.
   */
  readonly measure?: MeasureInput;
  readonly pay: PayInput;
  /** Pays group by group of its lines. Default: all lines together. */
  readonly group?: GroupInput;
  /** `false`: shown on the statement, in no sum. Default: it is paid. */
  readonly pays?: boolean;
  /** No more than this. The cap wins over the floor. */
  readonly cap?: BoundsInput;
  /** No less than this. */
  readonly floor?: BoundsInput;
  /** Pay below 0: becomes 0 (`zero`, default), is paid as it is, or is left open and set off later (`carry`). */
  readonly negative?: 'zero' | 'pay' | 'carry';
  /** What its measure compares with. Default: the plan's. */
  readonly baseline?: BaselineInput;
  readonly baselineOf?: 'payee' | 'customers';
  /** When lines count, for measures that do not say. Default: the plan's, else `booked`. */
  readonly recognise?: RecogniseInput;
  /** Year to date. Default: the plan's, else every period stands for itself. */
  readonly accumulate?: AccumulateInput;
  /** How its lines share in its amount: by date and id (`running`). Default: in proportion to the figure. */
  readonly lineShares?: 'running';
  /** First day of its lines (a campaign). Default: open. */
  readonly from?: DateInput;
  /** Last day of its lines. Default: open. */
  readonly to?: DateInput;
  /** Where the agreement says so, for statements: `"§ 4 (2)"`. */
  readonly clause?: string;
  /** Wage type of the payroll, for statements. */
  readonly payCode?: string;
  /** What it is before the law: commission on transactions, or a bonus for targets. */
  readonly legal?: 'commission' | 'target-bonus';
}

/** A whole plan. */
export interface PlanInput {
  /** Address of the JSON Schema, for editors; ignored. */
  readonly $schema?: string;
  /** The format this plan is written in. */
  readonly format?: 'dreiklang/1';
  /** Begins with a letter or digit; payees name it. */
  readonly id: string;
  readonly title?: LocalTextInput;
  /** Three capital letters of ISO 4217: `"EUR"`. */
  readonly currency: string;
  /** How long one settled period is. */
  readonly period: 'month' | 'quarter' | 'half-year' | 'year';
  /** First day of the fiscal year, the first of a month, `"MM-01"`. Default `"01-01"`. */
  readonly yearStart?: string;
  /** Days on which the plan is in force, both included; `to` left out: open. */
  readonly effective?: { readonly from: DateInput; readonly to?: DateInput };
  /** How long after the first order a customer counts as existing. Default `"P12M"`. */
  readonly existingAfter?: SpanInput;
  /** A customer who did not buy for so long counts from the next purchase on as if that were the first order. Default: no gap counts. */
  readonly dormantAfter?: SpanInput;
  /** Default `previous-year`: the same period one year before. */
  readonly baseline?: BaselineInput;
  readonly baselineOf?: 'payee' | 'customers';
  /** When lines count, for measures that do not say. Default: `booked`. */
  readonly recognise?: RecogniseInput;
  /** Year to date, for components that do not say. Default: every period stands for itself. */
  readonly accumulate?: AccumulateInput;
  /** Money that 100 % pays, from 0 on. */
  readonly targetIncentive?: AmountInput;
  /** Shares of the target incentive by kind, adding up to 100 %. A kind alone may omit it. */
  readonly weights?: { readonly [Kind in KindInput]?: RatioInput };
  /** Names of ids for readers of statements. */
  readonly labels?: { readonly [id: string]: LocalTextInput };
  /** Kinds of absence whose days earn nothing. Default: none. */
  readonly unpaidAbsences?: readonly string[];
  /** What somebody who was not there all the time, or not full time, has a part of. */
  readonly proration?: {
    /** Default: quota, targetIncentive, guarantee, draw. `cap` and `floor`: amounts; `marks`: on the figure; `amounts`: what `amount` pays. */
    readonly of?: readonly (
      | 'quota'
      | 'targetIncentive'
      | 'guarantee'
      | 'draw'
      | 'cap'
      | 'floor'
      | 'marks'
      | 'amounts'
    )[];
    /** Default `calendar-days`. `months`: whole months; `days`: days handed in with the facts. */
    readonly basis?: 'calendar-days' | 'months' | 'days';
  };
  /** How pay is rounded. */
  readonly rounding?: {
    /** Default `half-up`. */
    readonly mode?: RoundingModeInput;
    /** Decimals kept, 0 to 12. Default: the currency's minor unit. */
    readonly scale?: number;
    /** Each component (default), or the sum, shared out over the components. */
    readonly at?: 'component' | 'total';
  };
  /** The day on which a customer's class is told: the fiscal year's first day, or each line's. Default: the period's first day. */
  readonly classOn?: 'year-start' | 'line';
  /** Class of customers whose first order is not known. Left out: that is an error where the class is asked for. */
  readonly unknownCustomers?: 'existing' | 'new';
  /** Lines without a cost are left out where a margin is read. Left out: that is an error. */
  readonly unknownCost?: 'leave-out';
  /** What to do with a reversal of a line dated before the settled period. Left out: that is an error. */
  readonly amendsBefore?: 'leave-out' | 'own-date';
  readonly components: readonly ComponentInput[];
  /** They act in this order. */
  readonly modifiers?: readonly ModifierInput[];
  /** No more than this in all. */
  readonly cap?: BoundsInput;
  /** No less than this in all. */
  readonly floor?: BoundsInput;
  /** Money from 0 on that is earned in any case. */
  readonly guarantee?: AmountInput;
  /**
   * A sum below 0: is left open, to be carried over (`carry`, default; no later statement takes it by itself yet),
   * becomes 0, or is paid as it is. With a draw only `carry`.
   */
  readonly negative?: 'zero' | 'pay' | 'carry';
  /** What is payable at least, to be recovered from what is earned later. Default: none. */
  readonly draw?: DrawInput;
  /** Parts of what was earned that are paid later, or never; 1 to 20. Default: none. */
  readonly holdbacks?: readonly HoldbackInput[];
  /** When what is payable falls due. Default: at once. */
  readonly payout?: PayoutInput;
  /** How much of what a line earned is taken back where it is reversed later. Default: all of it, always. */
  readonly clawback?: ClawbackInput;
}
