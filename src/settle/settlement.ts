/** What settling one payee in one period carries along. */
import type { Day } from '../calendar/day.js';
import type { Period } from '../calendar/period.js';
import type { Payee } from '../facts/facts.js';
import type { MeasureContext } from '../measure/context.js';
import type { PairRecords } from '../measure/pair-record.js';
import type { Part } from '../measure/part.js';
import type { Plan } from '../plan/plan.js';
import type { Note, Printed } from '../statement/statement.js';
import { type Figure, figureText, type Ledger } from '../trace/ledger.js';
import type { Memory } from './memory.js';

/** One payee, one plan, one period, being settled. */
export interface Settlement {
  readonly plan: Plan;
  readonly period: Period;
  /** Where the plan is one of several versions in the period: the part of it, and place of the plan among them. */
  readonly part?: Part;
  /** In a part: the pairs that components' own measures know, with those that earlier versions counted in theirs. */
  readonly pairsOfPart?: PairRecords;
  readonly version?: number;
  readonly payee: Payee;
  readonly ledger: Ledger;
  /** Whether margin gains are split on the statement. */
  readonly marginSplit: boolean;
  /** For measures over the whole period that are not a component's own: amounts, conditions, factors. */
  readonly measures: MeasureContext;
  /** The target incentive of the whole plan for the period, prorated; entered into the trace when first asked for. */
  readonly planIncentive: () => Figure;
  /** The last day of reversals that are looked at, where the plan takes back a share only. */
  readonly horizon: Day;
  /** What earlier statements leave to this one, and this one to the next. */
  readonly memory: Memory;
  /** Of a component that adds up over a year: the periods whose quotas and amounts it takes, and its first day. */
  readonly runs?: Running;
  /** Such settlements, made once for all components: for quotas of the whole year, and of its periods so far. */
  readonly accumulated: Map<'full' | 'to-date', Settlement>;
}

/** The periods of a year that a component takes quotas, incentive, floor and cap of. */
export interface Running {
  readonly since: Day;
  readonly periods: readonly Settlement[];
}

/** Takes notes of one component, each once. */
export class Notes {
  readonly #list: Note[] = [];

  take = (note: Note): void => {
    if (!this.#list.some((known) => known.code === note.code && known.about === note.about)) this.#list.push(note);
  };

  /** In the order in which they were taken, but for those that the order of rows would place: these come last. */
  get list(): readonly Note[] {
    const ofRows = ({ code }: Note): boolean => code === 'won_back_counts_as_new';
    return [...this.#list.filter((note) => !ofRows(note)), ...this.#list.filter(ofRows)];
  }
}

/** A figure as a statement prints it. */
export function printed(figure: Figure): Printed {
  return { value: figureText(figure), node: figure.node };
}
