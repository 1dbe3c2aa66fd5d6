/** What every step of the second path works with. */
import type Fraction from 'fraction.js';
import type { PlanInput } from '../../src/index.js';
import type { FactsInput } from '../support/generate-facts.js';
import type { Days } from './calendar.js';
import type { Pairs } from './counted-pairs.js';
import type { NetLine } from './lines.js';

/** A word of the plan with its options, as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: a plan of any make, read word by word
export type Json = any;

/** Days, with the first day of a campaign; `fixed` where a plan writes both dates. */
export interface Stand extends Days {
  readonly earliest?: string;
  /** Of these a part is looked at: the share of now is that of the whole. */
  readonly shareDays?: Stand;
  readonly fixed?: true;
}

/** What a figure is worked out from. */
export interface Setting {
  readonly plan: PlanInput;
  readonly facts: FactsInput;
  readonly lines: readonly NetLine[];
  readonly payee: string;
  readonly period: Days & { readonly name: string; readonly months: number };
  /** The days that the measure is taken over. */
  readonly window: Stand;
  /** The days before the measure's own window was looked at. */
  readonly stand?: Stand;
  /** In a baseline of the customers of now: the days of now. */
  readonly ofCustomers?: Days;
  /** Whose lines baselines take where the measure does not say. */
  readonly baselineOf: string | undefined;
  /** In a baseline: the days that are compared with it. */
  readonly now?: Stand;
  /** Whether the measure compares: then no line is told apart by its own date. */
  readonly compares?: true;
  /** Year to date: the first day of the period in which it begins, on which customers are told apart. */
  readonly judged?: string;
  /** Year to date: the periods so far, and those whose quotas and amounts are summed; each as a setting of its own. */
  readonly soFar?: readonly Setting[];
  readonly runs?: readonly Setting[];
  /** The first day of a year so far. */
  readonly since?: string;
  /** What measures of new categories counted before. */
  readonly pairs: Pairs;
  /** The day on which customers are told apart; by default the period's first. */
  readonly classDay?: string;
  /** The lines of the table key for which a measure is read. */
  readonly within?: (line: NetLine, at: Setting) => boolean;
  /** As the plan rounds. */
  readonly round: (figure: Fraction) => Fraction;
  /** Decimals that it rounds to. */
  readonly scale: number;
  /** What another component came to. */
  readonly above: (id: string) => { readonly attainment: Fraction; readonly earned: Fraction };
  /** When lines count where the measure does not say; and when they do for the measure that is taken. */
  readonly recognise: Json;
  readonly way?: Json;
  /** The period whose quotas and seasons are taken, where that is not the settled one. */
  readonly quotaPeriod?: Setting['period'] | undefined;
  /** What gains compare with where the measure does not say. */
  readonly baseline: Json;
  /** The days of the period in which the plan is in force. */
  readonly days: Days;
  /** Those of them on which the payee was there. */
  readonly eligible: readonly string[];
  /** What falls to these days of what is per period and not prorated: 1 where the plan does not change. */
  readonly share: Fraction;
  /** The same of what is prorated, if the plan prorates any of these words; else of what is not. */
  readonly partOf: (...what: readonly string[]) => Fraction;
  /** The whole period under the same plan. */
  readonly whole: () => Setting;
  /** The same where only some days are shared out: those on which a component runs. */
  readonly during: (days: Days) => Setting;
}

/** A figure by group: one group with an empty key where no groups are asked for. */
export type Groups = ReadonlyMap<string, Fraction>;
/** The key of a line; the class of its customer is that of the days that the measure takes. */
export type KeyOf = (line: NetLine, at: Setting) => string;

/** A figure that knows no groups. */
export function whole(figure: Fraction): Groups {
  return new Map([['', figure]]);
}

/** Figures added up by key. */
export function added(entries: readonly (readonly [string, Fraction])[]): Groups {
  const groups = new Map<string, Fraction>();
  for (const [key, figure] of entries) {
    const before = groups.get(key);
    groups.set(key, before === undefined ? figure : before.add(figure));
  }
  return groups;
}

export function payeeOf({ facts, payee }: Setting): Json {
  return facts.payees.find(({ id }) => id === payee);
}
