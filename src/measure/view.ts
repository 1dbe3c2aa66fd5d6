/**
 * A tally as one period of one plan looks at it: reversals netted, rows found by who is credited and by customer,
 * customers told apart into existing and new. Made once for all payees of a run.
 */
import { addSpan, type Day, dayText, parseDay } from '../calendar/day.js';
import type { Period, Window } from '../calendar/period.js';
import type { Facts } from '../facts/facts.js';
import { IdTable } from '../facts/id-table.js';
import type { Exchange } from '../facts/rates.js';
import { type Rational, sum } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { CustomerAge, Plan } from '../plan/plan.js';
import { cellOrder } from './cell-order.js';
import { dealOfThing, keepsApart, lineOfThing, thingText } from './fact-texts.js';
import { Exchanges } from './foreign.js';
import { ForeignRows } from './foreign-rows.js';
import type { Unseen } from './late-reversals.js';
import type { ExactAmounts } from './line-amounts.js';
import { MetConditions } from './met.js';
import { nettedLines } from './netted-lines.js';
import { type NettedLine, nettedFigure, nettedUnknown } from './netting.js';
import { Placer, unknownBit, unknownBits } from './place.js';
import { plainUnits } from './plain-units.js';
import { type FigureName, readsOfPlan } from './reads.js';
import { checkLater, mattersForAge, type Returns, returnsOf } from './returns.js';
import { NO_ROWS, RowIndex, type StretchRange } from './row-index.js';
import type { SumColumn } from './sum-column.js';
import { learnLinked, type Tally } from './tally.js';
import { countsCells, type Way } from './way.js';
import { judgingDay } from './windows.js';

/** Patterns that credit a payee with the same share. */
export interface ShareGroup {
  readonly share: Rational;
  readonly patterns: readonly number[];
}

/** Customers of one class. */
export type CustomerClass = 'existing' | 'new';

/**
 * Rows are the tally's cells in their order, so that what is read together lies together, then cells in other currencies,
 * then one row a netted line.
 * All columns are by row.
 */
export class TallyView {
  readonly plan: Plan;
  readonly period: Period;
  /** First day of the payee's first statement: reversals from then on of lines before it are amended as the plan says. */
  readonly firstDay: Day;
  /** Reversals that it does not look at. */
  readonly unseen: Unseen | undefined;
  readonly facts: Facts;
  readonly tally: Tally;
  readonly rows: number;
  /** Whether the plan reads whole amounts, whoever is credited. */
  readonly readsWhole: boolean;
  /** How many of the rows are cells; the others are netted lines. */
  readonly cellRows: number;
  readonly customer: Int32Array;
  readonly category: Int32Array;
  readonly stretch: Int32Array;
  /** What a row is kept apart as, where deals or single lines are read. */
  readonly deal: Int32Array;
  readonly unknown: Int32Array;
  /** Lines of a row. */
  readonly lines: Float64Array;
  readonly pattern: Int32Array;
  /** The cells' sums, by row; netted lines have their own: see {@link exact}. */
  readonly sums: readonly SumColumn[];
  /**
   * By figure, the rows' figures in whole units of 10^-{@link scaleOf}; NaN where a row has to be asked with
   * {@link exact}: what is no machine integer, what was exchanged, what is not known of a netted line.
   */
  readonly units: readonly Float64Array[];
  /** Who came back after a gap; undefined where the plan counts none. */
  readonly returns: Returns | undefined;
  readonly #foreign: ForeignRows;
  readonly #netted: readonly NettedLine[];
  readonly #ofPattern: RowIndex;
  readonly #ofCustomer: RowIndex;
  readonly #sharesOf = new Map<string, ShareGroup[]>();
  /** Classes by day, of each customer: −1 not looked at yet, 0 new, 1 existing, 2 cannot be told. */
  readonly #classesOn = new Map<Day, Int8Array>();
  readonly #factsCustomer: Int32Array;
  readonly #memo = new Map<object, unknown>();
  readonly #isOfOneDay: boolean;

  /** @param way when lines count; absent: on their own date */
  constructor(
    plan: Plan,
    period: Period,
    facts: Facts,
    tally: Tally,
    firstDay: Day = period.from,
    way?: Way,
    unseen?: Unseen,
  ) {
    this.plan = plan;
    this.period = period;
    this.firstDay = firstDay;
    this.unseen = unseen;
    this.facts = facts;
    this.tally = tally;
    const exchanges = new Exchanges(plan.currency);
    this.#isOfOneDay = way?.by === 'annual';
    learnLinked(tally);
    const { looked, all } = nettedLines({ plan, firstDay, facts, tally, exchanges, way, unseen });
    this.#netted = looked;
    this.returns = returnsOf(plan, period, facts, tally, all, looked);
    if (way !== undefined) checkLater(plan, period, way, facts, looked);
    this.readsWhole = readsOfPlan(plan, period).some((read) => read.whole === true);
    const { cells } = tally;
    const ofTally = countsCells(way) ? cellOrder(tally) : { ...cellOrder(tally), cells: NO_ROWS, foreign: [] };
    this.#foreign = new ForeignRows(ofTally, exchanges);
    this.cellRows = ofTally.cells.length;
    this.rows = this.cellRows + this.#foreign.count + this.#netted.length;
    const columns = cells.columns(ofTally.cells, this.rows);
    this.pattern = columns.pattern;
    this.customer = columns.customer;
    this.category = columns.category;
    this.stretch = columns.stretch;
    this.deal = columns.deal;
    this.unknown = columns.unknown;
    this.lines = columns.lines;
    this.sums = columns.sums;
    this.#appendForeign();
    this.#appendNetted();
    this.units = columns.units.map((units, figure) => this.#plainUnits(figure, units));
    const stretches = tally.spec.stretches.length;
    this.#ofPattern = new RowIndex(this.pattern, tally.patterns.length, this.stretch, stretches);
    this.#ofCustomer = new RowIndex(this.customer, tally.customers.size, this.stretch, stretches);
    this.#learnShares();
    this.#factsCustomer = Int32Array.from(tally.customers.ids, (id) => facts.customers.ids.find(id) ?? -1);
  }

  #appendForeign(): void {
    this.#foreign.each((place, key, lines) => {
      const row = this.cellRows + place;
      this.pattern[row] = key.pattern;
      this.customer[row] = key.customer;
      this.category[row] = key.category;
      this.stretch[row] = key.stretch;
      this.deal[row] = key.deal;
      this.unknown[row] = key.unknown;
      this.lines[row] = lines;
    });
  }

  #appendNetted(): void {
    const { tally } = this;
    const placer = new Placer(this.facts, tally.spec);
    const readBits = unknownBits(tally.spec.figures);
    const { conditions } = tally.spec;
    const met = conditions === undefined ? undefined : new MetConditions(this.facts, conditions, this.plan.currency);
    this.#netted.forEach(({ line, day, amounts, left }, place) => {
      const row = this.cellRows + this.#foreign.count + place;
      this.customer[row] = tally.customers.intern(line.customer);
      this.category[row] = tally.categories.intern(line.category);
      this.stretch[row] = placer.stretchOf(day);
      this.deal[row] = keepsApart(tally.spec) ? tally.deals.intern(thingText(line, tally.spec)) : -1;
      this.unknown[row] = (nettedUnknown(amounts) & readBits) | metAfter(line.met ?? 0, left, met);
      this.lines[row] = 1;
      this.pattern[row] = tally.internPattern(line.credits);
    });
  }

  /** @param units of the cells; what stands behind them is written here */
  #plainUnits(figure: number, units: Float64Array): Float64Array {
    const sum = this.sums[figure] as SumColumn;
    const plain = sum.hasAside ? units.slice() : units;
    if (sum.hasAside)
      for (let row = 0; row < this.cellRows; row += 1) if (sum.aside(row) !== 0n) plain[row] = Number.NaN;
    for (let row = this.cellRows; row < this.rows; row += 1) {
      const isPlain = this.exchangeOf(row) === undefined && this.knows(figure, row);
      plain[row] = isPlain ? plainUnits(this.exact(figure, row), sum.scale) : Number.NaN;
    }
    return plain;
  }

  #learnShares(): void {
    const byPayee = new Map<string, Map<string, { share: Rational; patterns: number[] }>>();
    this.tally.patterns.forEach(({ credits }, pattern) => {
      for (const { payee, share } of credits) {
        const shares = byPayee.get(payee) ?? new Map<string, { share: Rational; patterns: number[] }>();
        byPayee.set(payee, shares);
        const group = shares.get(share.toString()) ?? { share, patterns: [] };
        shares.set(share.toString(), group);
        group.patterns.push(pattern);
      }
    });
    for (const [payee, shares] of byPayee) this.#sharesOf.set(payee, [...shares.values()]);
  }

  /** With which shares a payee is credited, and in which patterns. */
  sharesOf(payee: string): readonly ShareGroup[] {
    return this.#sharesOf.get(payee) ?? [];
  }

  /** The patterns that credit a payee, each once. */
  patternsOf(payee: string): readonly number[] {
    return [...new Set(this.sharesOf(payee).flatMap((group) => group.patterns))];
  }

  /** The rows of a pattern in some stretches; in all where none are named. */
  rowsOfPattern(pattern: number, stretches?: StretchRange): Int32Array {
    return this.#ofPattern.rowsOf(pattern, stretches);
  }

  /** The rows of a customer in some stretches, whoever is credited; in all where none are named. */
  rowsOfCustomer(customer: number, stretches?: StretchRange): Int32Array {
    return this.#ofCustomer.rowsOf(customer, stretches);
  }

  figureIndex(figure: FigureName): number {
    return this.tally.spec.figures.indexOf(figure);
  }

  /** Decimals of the units of a figure. */
  scaleOf(figure: number): number {
    return (this.sums[figure] as SumColumn).scale;
  }

  /** The exact figure of a row. */
  exact(figure: number, row: number): Rational {
    if (row < this.cellRows) return (this.sums[figure] as SumColumn).at(row);
    const name = this.tally.spec.figures[figure] as FigureName;
    const netted = this.#nettedAt(row);
    return netted === undefined ? this.#foreign.exact(name, figure, row - this.cellRows) : nettedFigure(name, netted);
  }

  /** The netted line that a row is; undefined where it is a cell. */
  #nettedAt(row: number): NettedLine | undefined {
    const place = row - this.cellRows - this.#foreign.count;
    return place < 0 ? undefined : this.#netted[place];
  }

  /** What the money of a row was exchanged at; undefined where it is in the currency of the plan. */
  exchangeOf(row: number): Exchange | undefined {
    const netted = this.#nettedAt(row);
    if (netted !== undefined) return netted.exchange;
    return row < this.cellRows ? undefined : this.#foreign.exchangeAt(row - this.cellRows);
  }

  /**
   * What was paid of a row's line up to a day, and what reversals leave of it, in the currency of the plan; undefined where
   * nothing was ever paid, or payments are not looked at. What is taken back on another day is no line that was paid.
   */
  paidOf(row: number, until: Day): { readonly paid: Rational; readonly of: Rational } | undefined {
    const netted = this.#nettedAt(row);
    if (netted?.line.payments === undefined || netted.isTakenBack === true) return undefined;
    const { exchange, left } = netted;
    const last = dayText(until);
    const own = sum(netted.line.payments.flatMap(([date, amount]) => (date <= last ? [parseCanonical(amount)] : [])));
    return { paid: exchange === undefined ? own : own.times(exchange.rate), of: left.amount };
  }

  /** The date of a row's line, where it counts on another day; undefined where it counts on its own. */
  bookedOn(row: number): Day | undefined {
    return this.#nettedAt(row)?.bookedOn;
  }

  /** Whether a figure of a row is known. */
  knows(figure: number, row: number): boolean {
    return ((this.unknown[row] as number) & unknownBit(this.tally.spec.figures[figure] as FigureName)) === 0;
  }

  /** The number of the deal that a row's lines are of, where deals are read; a line without a deal is its own. */
  dealOf(row: number): number {
    return this.#deals().of[this.deal[row] as number] as number;
  }

  /** The name of that deal: `deal D7`, or `line L4` of a line that is its own. */
  dealName(row: number): string {
    return this.#deals().names.id(this.dealOf(row));
  }

  /** The name of a row's line, where single lines are read; a line and what reverses it are one. */
  lineName(row: number): string {
    return lineOfThing(this.tally.deals.id(this.deal[row] as number));
  }

  /** Deals by the number of what is kept apart. */
  #deals(): { readonly names: IdTable; readonly of: readonly number[] } {
    return this.remembered(DEALS, () => {
      const { deals, spec } = this.tally;
      if (spec.byLine !== true && spec.byTags === undefined)
        return { names: deals, of: deals.ids.map((_, deal) => deal) };
      const names = new IdTable();
      return { names, of: deals.ids.map((thing) => names.intern(dealOfThing(thing))) };
    });
  }

  /** The first and last stretch of a window; none where it holds no day, as 30 March has none in the month before. */
  range({ from, to }: Window): StretchRange | undefined {
    if (to < from) return { first: 0, last: -1 };
    const { stretches } = this.tally.spec;
    let [first, last] = [-1, -1];
    for (let place = 0; place < stretches.length; place += 1) {
      const stretch = stretches[place] as Window;
      if (stretch.from === from) first = place;
      if (stretch.to === to) last = place;
    }
    if (first < 0 || last < 0) return undefined;
    // What runs on the last day stands in the last stretch.
    return this.#isOfOneDay ? { first: last, last } : { first, last };
  }

  /**
   * The class of a customer on a day, by default the settled period's first (or on the first of the fiscal year that the
   * day lies in, where the plan says so); undefined where it cannot be told because the date of its first order is missing.
   */
  classOf(customer: number, day: Day = this.period.from): CustomerClass | undefined {
    let classes = this.#classesOn.get(day);
    if (classes === undefined) {
      classes = new Int8Array(this.tally.customers.size).fill(-1);
      this.#classesOn.set(day, classes);
    }
    let known = classes[customer] as number;
    if (known < 0) {
      known = this.#judge(customer, day);
      classes[customer] = known;
    }
    return known === 2 ? undefined : known === 1 ? 'existing' : 'new';
  }

  /** The class of a customer as it is told in another period than the settled one, by purchases up to its last day. */
  classIn(customer: number, period: Window): CustomerClass | undefined {
    const known = this.#judge(customer, period.from, period.to);
    return known === 2 ? undefined : known === 1 ? 'existing' : 'new';
  }

  #judge(customer: number, day: Day, until = this.period.to): number {
    const { existingAfter, unknownCustomers } = this.plan;
    const on = this.judgingDay(day);
    const since = this.sinceOf(customer, { from: existingAfter }, on, until);
    if (since !== undefined) return addSpan(since, existingAfter, 1) <= on ? 1 : 0;
    return unknownCustomers === undefined ? 2 : unknownCustomers === 'existing' ? 1 : 0;
  }

  /** The day on which customers are told apart for a day: the first of its fiscal year, where the plan says so. */
  judgingDay(day: Day): Day {
    return judgingDay(day, this.plan);
  }

  /**
   * The day from which on an age of a customer is counted that is asked for on a day: its first order, or its return after a gap
   * until the last of some days; undefined where neither is known.
   */
  sinceOf(customer: number, age: CustomerAge, day: Day, until: Day): Day | undefined {
    const since = this.firstOrderOf(customer);
    const matters = mattersForAge(age, day);
    return this.returns?.last(this.customerId(customer), since, until, matters) ?? since;
  }

  /** The day of a row's lines, where days are kept apart: of a line that reversals name, its own, whatever day they count on. */
  soldOn(row: number): Day {
    const netted = this.#nettedAt(row);
    if (netted !== undefined) return parseDay(netted.line.date) as Day;
    return (this.tally.spec.stretches[this.stretch[row] as number] as Window).from;
  }

  /** The date of a customer's first order; undefined where it is not known. */
  firstOrderOf(customer: number): Day | undefined {
    return this.facts.customers.since[this.#factsCustomer[customer] as number];
  }

  /** Whether the date of a customer's first order is known. */
  knowsSince(customer: number): boolean {
    return this.firstOrderOf(customer) !== undefined;
  }

  /** A customer's own value of a tag. */
  tagOfCustomer(customer: number, tag: string): string | undefined {
    return this.facts.customers.tags[this.#factsCustomer[customer] as number]?.get(tag);
  }

  segmentOf(customer: number): string | undefined {
    return this.facts.customers.segment[this.#factsCustomer[customer] as number];
  }

  customerId(customer: number): string {
    return this.tally.customers.id(customer);
  }

  categoryId(category: number): string {
    return this.tally.categories.id(category);
  }

  /** A customer that a statement names, as it is now after mergers; undefined where no line is of it. */
  customerNamed(id: string): number | undefined {
    const { ids, now } = this.facts.customers;
    const named = ids.find(id);
    return this.tally.customers.find(named === undefined ? id : ids.id(now(named)));
  }

  /** The category that a plan names, as it is coded now; undefined where no line is of it. */
  categoryNamed(id: string): number | undefined {
    const { ids, now } = this.facts.categories;
    const named = ids.find(id);
    return this.tally.categories.find(named === undefined ? id : ids.id(now(named)));
  }

  /** What was worked out from this view once and is asked for again. */
  remembered<Value>(key: object, work: () => Value): Value {
    const known = this.#memo.get(key);
    if (known !== undefined) return known as Value;
    const value = work();
    this.#memo.set(key, value);
    return value;
  }

  /** The same of several things under one key, each at a place of its own: of a measure, for instance by window. */
  rememberedAt<Value>(key: object, place: string, work: () => Value): Value {
    const places = this.remembered(key, () => new Map<string, unknown>());
    const known = places.get(place);
    if (known !== undefined) return known as Value;
    const value = work();
    places.set(place, value);
    return value;
  }
}

/** Which conditions a line meets after its reversals: those on figures are asked anew. */
function metAfter(before: number, left: ExactAmounts, met: MetConditions | undefined): number {
  return met === undefined ? before : (before & ~met.figureBits) | met.ofAmounts(left);
}

const DEALS = {};
