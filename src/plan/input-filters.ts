/** Which lines a measure takes, as a person writes it. */
import type { SpanInput } from './input-figures.js';

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
  /** Whose lines. Default `payee`: those credited to the payee. */
  readonly of?: ScopeInput;
}
