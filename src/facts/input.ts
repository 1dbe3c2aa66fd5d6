/**
 * Facts as a person or a program writes them. `const facts = { … } satisfies FactsInput` completes every field in an
 * editor; `parseFacts` takes anything and checks what types cannot say.
 */
import type { DateInput, FigureInput, PerInput, RatioInput } from '../plan/input-figures.js';

/** Both ends included. */
interface DaysInput {
  readonly from: DateInput;
  readonly to: DateInput;
}

/** Both ends included; one that is left out is open. */
interface StretchInput {
  readonly from?: DateInput;
  readonly to?: DateInput;
}

/** Key → value, both short texts. Filters of a plan ask for them. */
interface TagsInput {
  readonly [key: string]: string;
}

/** A part of a line that a payee is credited with. */
export interface CreditInput {
  /** Id of the payee. */
  readonly payee: string;
  /** 0 to 1; those of a line add up to at most 1, except overlays. */
  readonly share: RatioInput;
  /** On top of the others. Default false. */
  readonly overlay?: boolean;
}

/** What a line takes back: another line, or an invoice, shared over its lines by amount. */
export type ReversesInput =
  | { readonly line: string; readonly invoice?: never }
  | { readonly invoice: string; readonly line?: never };

interface LineFieldsInput {
  /** Unique; begins with a letter or digit, at most 128 characters. */
  readonly id: string;
  readonly date: DateInput;
  /** Net; negative for a credit note. */
  readonly amount: FigureInput;
  /** Of the whole line: one figure, or costs by name. Left out: not known, which is not 0. */
  readonly cost?: FigureInput | { readonly [name: string]: FigureInput };
  /** List price of the whole line. */
  readonly list?: FigureInput;
  readonly units?: FigureInput;
  /** Of amount, cost and list price: three capital letters of ISO 4217. Default: the plan's, or the reversed line's. */
  readonly currency?: string;
  /** The one payee who is credited; instead of `credits`. Neither: the assignments decide. */
  readonly payee?: string;
  /** Who is credited with which share; instead of `payee`. */
  readonly credits?: readonly CreditInput[];
  readonly deal?: string;
  /** Checked; no plan reads it yet. */
  readonly order?: string;
  readonly invoice?: string;
  /**
   * What was paid, net, in the line's currency; a refund is negative. All together no more than the amount less what
   * reversals take back, and not below 0. A reversal has none: what is paid back stands with the line.
   */
  readonly payments?: readonly { readonly date: DateInput; readonly amount: FigureInput }[];
  /** The days over which the service runs that the amount is for. */
  readonly service?: DaysInput;
  /** Why, for people; at most 1,000 characters. */
  readonly reason?: string;
  readonly tags?: TagsInput;
}

/** A line that was sold, or a credit note that names nothing and counts on its own date. */
export interface SaleLineInput extends LineFieldsInput {
  readonly customer: string;
  /** The service or product group. */
  readonly category: string;
  readonly reverses?: never;
}

/** A line that takes back another one, and counts in its period; what it leaves out is that line's. */
export interface ReversalLineInput extends LineFieldsInput {
  readonly customer?: string;
  readonly category?: string;
  readonly reverses: ReversesInput;
}

export type LineInput = SaleLineInput | ReversalLineInput;

export interface CustomerInput {
  readonly id: string;
  /**
   * First order. Left out: an error where a plan asks for existing or new customers, unless it says
   * `unknownCustomers`.
   */
  readonly since?: DateInput;
  readonly name?: string;
  readonly segment?: string;
  readonly tags?: TagsInput;
  /** Id of the customer that this one is part of now. */
  readonly mergedInto?: string;
}

export interface CategoryInput {
  readonly id: string;
  readonly name?: string;
  /** Id of the category that this one is called now. */
  readonly sameAs?: string;
}

/** Who looks after whom: credits lines that name nobody. */
export interface AssignmentInput extends StretchInput {
  /** Id of the customer. */
  readonly customer: string;
  /** Id of the payee. */
  readonly payee: string;
  /** 0 to 1; on every day those of a customer add up to at most 1. Default 1. */
  readonly share?: RatioInput;
}

/** One entry for all days, or a list of entries whose days do not overlap. */
type DatedInput<Entry> = Entry | readonly Entry[];

/** What 100 % is. */
export interface PayeeQuotaInput extends StretchInput {
  /** From 0 on, in the unit of the figure that it is a quota of. */
  readonly amount: FigureInput;
  /** Default `period`. */
  readonly per?: PerInput;
  /** When the payee was told; kept for people. */
  readonly told?: DateInput;
}

/** A figure handed in for exactly one period. */
export interface KpiInput {
  /** Begins with a letter; plans name it. */
  readonly id: string;
  /** A period's name, `"2026-Q1"`, or its days. */
  readonly period: string | DaysInput;
  /** A figure, so many of so many, or `null`: there was nothing to measure. */
  readonly value: FigureInput | { readonly num: FigureInput; readonly den: FigureInput } | null;
  /** Where it comes from; statements print it. */
  readonly source?: string;
}

interface RateFieldsInput {
  /** One unit of this currency … */
  readonly currency: string;
  /** … is so many of this one. */
  readonly to: string;
  /** Above 0. */
  readonly rate: FigureInput;
  /** Where it comes from; statements print it. */
  readonly source?: string;
}

/** An exchange rate of a period, or of a date: then it holds until the next one, at most 7 days long. */
export type RateInput =
  | (RateFieldsInput & { readonly period: string | DaysInput; readonly date?: never })
  | (RateFieldsInput & { readonly date: DateInput; readonly period?: never });

/** Someone who is paid. `from` and `to` are the time of employment; left out: open. */
export interface PayeeInput extends StretchInput {
  readonly id: string;
  /** As statements print it. Default: the id. */
  readonly name?: string;
  /** Id of the plan; settling with another one is refused. Left out: any. */
  readonly plan?: string;
  /** Id of the payee above. */
  readonly reportsTo?: string;
  readonly unit?: string;
  /** 0 to 1, being full time. Default 1. */
  readonly workingShare?: RatioInput | DatedInput<StretchInput & { readonly share: RatioInput }>;
  /** Absences; those of a kind that the plan lists in `unpaidAbsences` earn nothing. */
  readonly absences?: readonly (StretchInput & { readonly kind: string })[];
  /** Name → a figure such as a salary. */
  readonly personal?: {
    readonly [name: string]: FigureInput | DatedInput<StretchInput & { readonly amount: FigureInput }>;
  };
  /** Name → quota; a name begins with a letter. */
  readonly quotas?: { readonly [name: string]: DatedInput<PayeeQuotaInput> };
  readonly kpis?: readonly KpiInput[];
  /** Days worked of the days of a period, for plans that prorate by `days`. */
  readonly days?: readonly {
    readonly period: string | DaysInput;
    /** From 0 to `of`. */
    readonly worked: FigureInput;
    /** Above 0. */
    readonly of: FigureInput;
  }[];
  readonly adjustments?: readonly AdjustmentInput[];
  /** What was paid before it was earned: deducted in the period that the date lies in. */
  readonly advances?: readonly { readonly date: DateInput; readonly amount: FigureInput }[];
}

/** An amount added to what was earned in a period, or taken off it. */
export interface AdjustmentInput {
  /** A period of the plan: its name, `"2026-Q1"`, or its days. */
  readonly period: string | DaysInput;
  /** In the plan's currency; negative where it is taken off. */
  readonly amount: FigureInput;
  /** Why; statements print it. */
  readonly reason: string;
  /** Who says so; statements print it. */
  readonly author: string;
  /** Id of the component that it is about; its amount stays as it is. */
  readonly component?: string;
}

/**
 * Facts, whole. Amounts are in the plan's currency, best as text (`"12.50"`); dates are `YYYY-MM-DD`.
 *
 * @example
 * const facts = { covers: { from: '2026-01-01', to: '2026-01-31' }, payees: [{ id: 'anna' }], lines: [] } satisfies FactsInput
 * parseFacts(facts, plan).payees.length // 1
 */
export interface FactsInput {
  /** The dates for which the lines are complete, both included; required as soon as there are lines. */
  readonly covers?: DaysInput;
  /** Of the settled period and of all that plans look back at; in any order. */
  readonly lines?: readonly LineInput[];
  readonly customers?: readonly CustomerInput[];
  readonly categories?: readonly CategoryInput[];
  readonly assignments?: readonly AssignmentInput[];
  readonly payees?: readonly PayeeInput[];
  /** For lines in another currency than the plan's. */
  readonly rates?: readonly RateInput[];
}
