/** The new pairs that a payee's statements remember: those that were counted, so that they count once, and those that must still last. */
import { type Day, parseSpan, type Span, spanText } from '../calendar/day.js';
import { type Period, stretchBefore, type Window } from '../calendar/period.js';
import type {
  CountedPair,
  Counting,
  Lasted,
  PairOfIds,
  PairRecord,
  PairRecords,
  PendingPair,
} from '../measure/pair-record.js';
import type { NewCategoriesMeasure, Plan } from '../plan/plan.js';
import type { Note, RememberedPairs } from '../statement/statement.js';
import { byCodeUnit } from '../trace/canonical.js';
import { type KnownPairs, keyOf, knownOf, rememberedOf } from './known-pairs.js';
import { ownerOf, type PairsOwner } from './pairs-owner.js';

/** The settled days of a plan: the period, or the part of it in which one of several versions is in force. */
export interface SettledDays {
  readonly plan: Plan;
  readonly period: Period;
  readonly version?: number;
  /** Given where only these days are looked at; what reads the whole period in each version counts the same in each. */
  readonly part?: Window;
  /** Last day of employment. */
  readonly leaves: Day;
}

/** What one measure did in the settled period. */
interface Doing {
  readonly owner: PairsOwner;
  readonly lookBack: string;
  /** Undefined where it took no days. */
  lookBackFrom: Day | undefined;
  since: Day | undefined;
  readonly counted: Map<
    string,
    { readonly counted: CountedPair; readonly rest?: PendingPair; readonly version: number }
  >;
  readonly passedOver: Map<number, Set<string>>;
  lasted: (Lasted & { readonly version: number }) | undefined;
}

export class Pairs {
  readonly #before: ReadonlyMap<string, KnownPairs>;
  readonly #statement: string;
  readonly #doing = new Map<string, Doing>();
  #days: SettledDays | undefined;

  constructor(before: readonly RememberedPairs[] = [], statement = '') {
    this.#before = new Map(before.map(knownOf).map((known) => [keyOf(known.owner), known]));
    this.#statement = statement;
  }

  /** The records of the measures of a plan that is settled. */
  recordsIn(days: SettledDays): PairRecords {
    this.#days = days;
    return (measure) => this.#recordOf(measure, days);
  }

  /** Whether a component waits for pairs to last. */
  waits(component: string): boolean {
    return [...this.#before.values()].some(({ owner, pending }) => owner.component === component && pending.length > 0);
  }

  /** What the reader of a component should know of its pairs. */
  notesOf(component: string, version = 0): Note[] {
    const own = [...this.#doing.values()].filter(({ owner }) => owner.component === component);
    const count = (code: Note['code'], counted: number): Note[] =>
      counted === 0 ? [] : [{ code, about: String(counted) }];
    const passedOver = new Set(
      own.flatMap(({ owner, passedOver }) => [...(passedOver.get(version) ?? [])].map((pair) => owner.at + pair)),
    );
    const added = (of: (one: Doing) => number): number => own.reduce((total, one) => total + of(one), 0);
    return [
      ...count('pairs_counted_before', passedOver.size),
      ...count(
        'pairs_pending',
        added((one) => this.#pendingOf(one, version).length),
      ),
      ...count(
        'pairs_lapsed',
        added((one) => this.#lapsedOf(one, version)),
      ),
    ];
  }

  /** Pending pairs that nothing in the plans waits for any more. */
  get abandoned(): number {
    return [...this.#before].reduce(
      (total, [key, { pending }]) => total + (this.#doing.get(key)?.lasted === undefined ? pending.length : 0),
      0,
    );
  }

  /** All that later statements need to know. */
  known(): RememberedPairs[] {
    return [...new Set([...this.#before.keys(), ...this.#doing.keys()])]
      .sort(byCodeUnit)
      .map((key) => this.#knownAfter(key))
      .filter(({ counted, pending }) => counted.length > 0 || pending.length > 0)
      .map(rememberedOf);
  }

  #knownAfter(key: string): KnownPairs {
    const [known, doing] = [this.#before.get(key), this.#doing.get(key)];
    const { owner, lookBack } = (doing ?? known) as KnownPairs | Doing;
    const { from } = stretchBefore((this.#days as SettledDays).period.from, parseSpan(lookBack) as Span);
    const before = known?.counted ?? [];
    if (doing === undefined) return { owner, lookBack, counted: before.filter(({ on }) => on >= from), pending: [] };
    const { lookBackFrom = from, since } = doing;
    const now = [...doing.counted.values()];
    const kept = before.filter(
      ({ pair, on }) =>
        on >= lookBackFrom && (since === undefined || on < since) && !doing.counted.has(JSON.stringify(pair)),
    );
    return {
      owner,
      lookBack,
      counted: [...kept, ...now.map(({ counted }) => counted)],
      pending: this.#pendingOf(doing),
    };
  }

  #recordOf(measure: NewCategoriesMeasure, days: SettledDays): PairRecord {
    const owner = ownerOf(measure.at, days.plan);
    const key = keyOf(owner);
    const { version = 0, part } = days;
    const known = this.#before.get(key);
    const doing = (): Doing => {
      const own = this.#doing.get(key) ?? doingOf(owner, measure);
      this.#doing.set(key, own);
      return own;
    };
    const earlier =
      part === undefined
        ? []
        : [...(this.#doing.get(key)?.counted.values() ?? [])].filter((one) => one.version < version);
    const looks = (of: number | undefined): boolean => part === undefined || of === undefined || of === version;
    return {
      source: {
        ...(owner.component === undefined ? undefined : { component: owner.component }),
        ...(owner.modifier === undefined ? undefined : { modifier: owner.modifier }),
        statement: this.#statement,
      },
      before: [...(known?.counted ?? []), ...earlier.map(({ counted }) => counted)],
      pending: looks(this.#doing.get(key)?.lasted?.version) ? (known?.pending ?? []) : [],
      lasting: (work) => {
        const own = doing();
        own.lasted ??= { ...work(known?.pending ?? []), version };
        return looks(own.lasted.version) ? own.lasted.due : [];
      },
      count: (counting) => count(counting, doing(), known, days),
    };
  }

  #pendingOf({ counted, lasted }: Doing, version?: number): readonly PendingPair[] {
    const old = lasted === undefined || (version !== undefined && lasted.version !== version) ? [] : lasted.pending;
    if (this.#leaves) return old;
    const fresh = [...counted.values()].flatMap((one) =>
      one.rest === undefined || (version !== undefined && one.version !== version) ? [] : [one.rest],
    );
    return [...old, ...fresh];
  }

  #lapsedOf({ counted, lasted }: Doing, version: number): number {
    const old = lasted?.version === version ? lasted.lapsed.length : 0;
    if (!this.#leaves) return old;
    return old + [...counted.values()].filter((one) => one.rest !== undefined && one.version === version).length;
  }

  /** Whether the payee leaves before another period in which a pair could last. */
  get #leaves(): boolean {
    const { leaves, period } = this.#days as SettledDays;
    return leaves <= period.to;
  }
}

function doingOf(owner: PairsOwner, { lookBack }: NewCategoriesMeasure): Doing {
  return {
    owner,
    lookBack: spanText(lookBack),
    lookBackFrom: undefined,
    since: undefined,
    counted: new Map(),
    passedOver: new Map(),
    lasted: undefined,
  };
}

function count(
  { lookBackFrom, since, counted, passedOver }: Counting,
  doing: Doing,
  known: KnownPairs | undefined,
  { period, part = period, version = 0 }: SettledDays,
): void {
  doing.lookBackFrom = Math.min(doing.lookBackFrom ?? lookBackFrom, lookBackFrom);
  doing.since = since;
  const over = doing.passedOver.get(version) ?? new Set();
  doing.passedOver.set(version, over);
  for (const pair of passedOver) over.add(JSON.stringify(pair));
  for (const { pair, rest } of counted) {
    const key = JSON.stringify(pair);
    // A pair of the year so far keeps the day on which it was counted first.
    const first =
      since === undefined ? undefined : known?.counted.find((one) => one.on >= since && same(one.pair, pair));
    const open = rest === undefined || rest.sign === 0 ? undefined : rest;
    doing.counted.set(key, {
      counted: { pair, on: first?.on ?? part.to },
      version,
      ...(open && { rest: { pair, period: period.name, rest: open, kept: 0, looked: 0 } }),
    });
  }
}

function same([customer, category]: PairOfIds, other: PairOfIds): boolean {
  return customer === other[0] && category === other[1];
}
