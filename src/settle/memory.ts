/** What earlier statements leave to this one, and this one to the next: component by component. */
import type { Day } from '../calendar/day.js';
import type { Rational } from '../number/rational.js';
import type { RememberedPairs } from '../statement/statement.js';
import { byCodePoint } from '../trace/canonical.js';
import type { Figure, Ledger } from '../trace/ledger.js';
import { once } from './once.js';
import { Pairs } from './pairs.js';

/** Sums of a component whose pay goes on from statement to statement. */
export interface Sums<Value> {
  /** First day from which it adds up over a year; absent: without end. */
  readonly since?: Day;
  /** Of its parts before modifiers, where it adds up over a year. */
  readonly parts?: Value;
  /** Of its exact pay. */
  readonly exact?: Value;
  /** Of what was paid of that, before anything was set off. */
  readonly paid?: Value;
}

/** What is known of a component when a period ends. */
export interface Known<Value> extends Sums<Value> {
  /** What it left open, below 0. */
  readonly balance?: Value;
}

/** By the id of the component. */
export type KnownComponents = ReadonlyMap<string, Known<Rational>>;

/** All that is known when a period ends. */
export interface Left {
  readonly components: KnownComponents;
  readonly pairs: readonly RememberedPairs[];
}

/** What stands before a period. */
export interface Before extends Left {
  /** The id of the statement that says so. */
  readonly statement: string;
}

/** What there may be to know. */
export type KnownValue = 'parts' | 'exact' | 'paid' | 'balance';
const SUMS: readonly KnownValue[] = ['parts', 'exact', 'paid'];
export const KNOWN_VALUES: readonly KnownValue[] = [...SUMS, 'balance'];

/** Sums that something may go on from. */
interface Kept {
  readonly since: Day | undefined;
  readonly sums: () => Sums<Figure>;
}

/**
 * The memory of one settlement. Components read from it and write to it in the order in which they are settled, so that one
 * that stands in two versions of a plan goes on from itself.
 */
export class Memory {
  readonly #before: Before | undefined;
  readonly #sums = new Map<string, Kept>();
  readonly #balances = new Map<string, Figure | undefined>();
  /** New pairs that were counted. */
  readonly pairs: Pairs;

  constructor(before?: Before) {
    this.#before = before;
    this.pairs = new Pairs(before?.pairs, before?.statement);
  }

  /**
   * The sums of a component whose pay goes on; none where they are of another year. To be asked for once.
   *
   * @param since first day from which it adds up now; undefined where it goes on without end
   */
  sumsOf(id: string, since: Day | undefined, ledger: Ledger): Sums<Figure> {
    const own = this.#sums.get(id);
    if (own !== undefined) return own.since === since ? own.sums() : {};
    const before = this.#before?.components.get(id);
    return before !== undefined && before.since === since ? this.#entered(id, SUMS, ledger) : {};
  }

  /** What a component left open below 0; undefined where that is nothing. To be asked for once. */
  balanceOf(id: string, ledger: Ledger): Figure | undefined {
    return this.#balances.has(id) ? this.#balances.get(id) : this.#entered(id, ['balance'], ledger).balance;
  }

  /** @param sums asked for where something goes on from them: what nobody takes is not entered into the trace */
  keepSums(id: string, since: Day | undefined, sums: () => Sums<Figure>): void {
    this.#sums.set(id, { since, sums: once(sums) });
  }

  /** What a component that does not go on came to before is of no use to one that does after it. */
  endSums(id: string): void {
    this.keepSums(id, undefined, () => ({}));
  }

  keepBalance(id: string, balance: Figure | undefined): void {
    this.#balances.set(id, balance);
  }

  /** All that later statements need to know; of components that were not settled now, what they left open. */
  known(ledger: Ledger): [id: string, known: Known<Figure>][] {
    return this.#ids()
      .map((id): [string, Known<Figure>] => [id, this.#knownOf(id, ledger)])
      .filter(([, known]) => KNOWN_VALUES.some((value) => known[value] !== undefined));
  }

  #ids(): string[] {
    return [...new Set([...this.#balances.keys(), ...(this.#before?.components.keys() ?? [])])].sort(byCodePoint);
  }

  #knownOf(id: string, ledger: Ledger): Known<Figure> {
    if (!this.#balances.has(id)) return this.#entered(id, ['balance'], ledger);
    const balance = this.#balances.get(id);
    const isOpen = balance !== undefined && balance.value.sign !== 0;
    return { ...this.#sums.get(id)?.sums(), ...(isOpen && { balance }) };
  }

  /** What earlier statements say of a component, as leaves of the trace. */
  #entered(id: string, values: readonly KnownValue[], ledger: Ledger): Omit<Known<Figure>, 'since'> {
    const known = this.#before?.components.get(id);
    if (known === undefined) return {};
    const of = { fact: 'before', component: id, statement: (this.#before as Before).statement };
    return Object.fromEntries(
      values.flatMap((name) => {
        const value = known[name];
        return value === undefined ? [] : [[name, ledger.fact(value, { ...of, what: name })]];
      }),
    );
  }
}
