/** Which lines a measure takes, as a person writes it. */
import type { MarkInput, MoneyInput, SpanInput } from './input-figures.js';

/** How long a customer has been one on the day of a line, from the first order on; at least one of the two. */
export interface CustomerAgeInput {
  /** This old or older. Left out: any. */
  readonly from?: SpanInput;
  /** Younger than this. Left out: any. */
  readonly before?: SpanInput;
}

/** Key → values, one of which a line must have. A line without the key is asked by the tags of its customer. */
export interface TagsInput {
  readonly [key: string]: readonly string[];
}

/** Lines that meet all of these are left out; at least one. */
export interface NotInput {
  readonly customers?: 'existing' | 'new';
  readonly customerAge?: CustomerAgeInput;
  readonly categories?: readonly string[];
  readonly segments?: readonly string[];
  readonly tags?: TagsInput;
}

/** What a figure is compared with; exactly one of these. */
export interface OnlyComparisonInput {
  readonly atLeast?: MarkInput;
  readonly above?: MarkInput;
  readonly atMost?: MarkInput;
  readonly below?: MarkInput;
  /** Both ends inside. */
  readonly between?: readonly [MarkInput, MarkInput];
}

/** Only lines, or deals, with such figures, net of reversals; at least one figure, of several all. */
export interface OnlyInput {
  /** Default `line`. `deal`: the figures of the deal in the window, whole; a line without a deal is its own. */
  readonly by?: 'line' | 'deal';
  /** Money. */
  readonly amount?: OnlyComparisonInput;
  /** Amount less cost, money. */
  readonly margin?: OnlyComparisonInput;
  /** Margin ÷ amount, with %. Without an amount there is none, and the condition does not hold. */
  readonly marginRate?: OnlyComparisonInput;
  readonly units?: OnlyComparisonInput;
  /** (List price less amount) ÷ list price, with %. Without a list price above or below 0 there is none. */
  readonly discountRate?: OnlyComparisonInput;
}

/** A deal whose whole amount is above the cap counts with cap ÷ whole amount of all its figures. */
export interface CapEachInput {
  readonly by: 'deal';
  /** Money above 0. */
  readonly cap: MoneyInput;
}

/** Levels below the payee: so many from the first on, or from one to another. */
export type LevelsInput = number | readonly [number, number];

/** Whose lines a measure takes. */
export type ScopeInput =
  | 'payee'
  | 'team'
  | 'all'
  | {
      readonly team: LevelsInput;
      /** With the payee's own lines. Default false. */
      readonly self?: boolean;
    }
  | { readonly unit: string };

/** Which lines a measure takes; every filter left out takes all. */
export interface FiltersInput {
  /** Only customers that are existing, or new, on the first day of the window. Default `all`. */
  readonly customers?: 'existing' | 'new' | 'all';
  /** Only customers of some age on the day of the line. */
  readonly customerAge?: CustomerAgeInput;
  /** Ids of categories; at least one. */
  readonly categories?: readonly string[];
  /** Segments of customers; at least one. */
  readonly segments?: readonly string[];
  /** Tags of lines, or of their customers. */
  readonly tags?: TagsInput;
  /** Leaves out the lines that meet all that stands here. */
  readonly not?: NotInput;
  /** Only lines or deals with such figures. */
  readonly only?: OnlyInput;
  /** Whose lines. Default `payee`: those credited to the payee. */
  readonly of?: ScopeInput;
}
