/** Filling tallies: the lines of some facts added, two tallies merged. Any order and any split gives the same bytes. */
import type { Span } from '../calendar/day.js';
import type { Facts } from '../facts/facts.js';
import type { ScaledColumn } from '../facts/scaled-column.js';
import type { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import { canonicalJson } from '../trace/canonical.js';
import { fail, guarded } from '../trace/problems.js';
import { type CellKey, type Cells, emptyKey } from './cells.js';
import type { TallyCredit } from './fact-texts.js';
import { exchangeTo, type ForeignKey, ForeignLines, foreignText } from './foreign.js';
import { linkedRows } from './links.js';
import { OwnNumbers } from './own-numbers.js';
import { Placer } from './place.js';
import { bothPurchases, PurchaseDays, type PurchaseSpec, type Purchases } from './purchases.js';
import type { FigureName } from './reads.js';
import type { TallySpec } from './spec.js';
import type { SumColumn } from './sum-column.js';
import { Tally } from './tally.js';

/** A tally of no lines: the neutral element of {@link mergeTallies}. */
export function emptyTally(spec: TallySpec): Tally {
  return new Tally(
    spec,
    spec.figures.map(() => 0),
  );
}

/**
 * The tally with the lines of some facts added. Exact.
 *
 * @throws DreiklangError `duplicate_id` where the spec has line ids checked and one was there already; `rate_missing` for
 *   lines in another currency without an exchange rate; `tally_not_for_this` where a reversal names a line or invoice that the spec's `amended` does not
 */
export function addLines(tally: Tally, facts: Facts): Tally {
  return guarded(() => {
    const added = tallyOfFacts(tally.spec, facts);
    return tally.cells.count + tally.foreign.size === 0 && isEmptyOfLinks(tally) ? added : merged(tally, added);
  });
}

function isEmptyOfLinks(tally: Tally): boolean {
  const linked = tally.amendedLines.length + tally.amendments.length + (tally.lineIds?.size ?? 0);
  return linked === 0 && tally.purchases.every(({ size }) => size === 0);
}

/**
 * Two tallies of the same spec, over different lines, as one. Associative and commutative.
 *
 * @throws DreiklangError `tally_not_for_this` where they were made for different specs; `duplicate_id` as for `addLines`
 */
export function mergeTallies(a: Tally, b: Tally): Tally {
  return guarded(() => {
    if (a.spec !== b.spec && canonicalJson(a.spec) !== canonicalJson(b.spec)) {
      fail({ code: 'tally_not_for_this', at: '/spec' });
    }
    return merged(a, b);
  });
}

function merged(a: Tally, b: Tally): Tally {
  const scales = a.cells.sums.map((sum, place) => Math.max(sum.scale, (b.cells.sums[place] as SumColumn).scale));
  const result = new Tally(a.spec, scales, a.cells.count + b.cells.count);
  absorb(result, a);
  absorb(result, b);
  return result;
}

function absorb(into: Tally, from: Tally): void {
  const customerOf = from.customers.ids.map((id) => into.customers.intern(id));
  const categoryOf = from.categories.ids.map((id) => into.categories.intern(id));
  const dealOf = from.deals.ids.map((id) => into.deals.intern(id));
  const patternOf = from.patterns.map((pattern) => into.internPattern(JSON.parse(pattern.text) as TallyCredit[]));
  const translate = (key: CellKey): boolean => {
    key.customer = customerOf[key.customer] as number;
    key.category = categoryOf[key.category] as number;
    key.pattern = patternOf[key.pattern] as number;
    if (key.deal >= 0) key.deal = dealOf[key.deal] as number;
    return true;
  };
  for (const [text, cells] of from.allCells) {
    (text === undefined ? into.cells : into.foreignCells(text)).absorb(cells, cells.sums, translate);
  }
  for (const line of from.amendedLines) into.amendedLines.push(line);
  for (const amendment of from.amendments) into.amendments.push(amendment);
  into.purchases = into.purchases.map((own, place) =>
    bothPurchases(
      own,
      from.purchases[place] as Purchases,
      (into.spec.dormancy as readonly PurchaseSpec[])[place]?.after as Span,
    ),
  );
  rememberIds(into, from.lineIds ?? []);
}

/** Remembers line ids where the spec has them checked. */
function rememberIds({ lineIds }: Tally, ids: Iterable<string>): void {
  if (lineIds === undefined) return;
  for (const id of ids) {
    if (lineIds.has(id)) fail({ code: 'duplicate_id', at: '/lines', found: id });
    lineIds.add(id);
  }
}

/** Where the figure of a line is read from. */
type FigureSource =
  | {
      readonly kind: 'column';
      readonly column: ScaledColumn | undefined;
    }
  | { readonly kind: 'counter'; readonly counts: (row: number, rate?: Rational) => boolean };

function sourceOf(figure: FigureName, facts: Facts): FigureSource & { readonly scale: number } {
  const { lines } = facts;
  const column = (of: typeof lines.amount | undefined) => ({
    kind: 'column' as const,
    column: of,
    scale: of?.scale ?? 0,
  });
  if (figure === 'amount') return column(lines.amount);
  if (figure === 'cost') return column(lines.cost);
  if (figure === 'list') return column(lines.list);
  if (figure === 'units') return column(lines.units);
  if (figure.startsWith('cost:')) return column(lines.namedCosts.get(figure.slice(5)));
  return {
    kind: 'counter',
    counts: (row, rate) =>
      countsLine(figure, rate === undefined ? lines.amount.at(row) : lines.amount.at(row).times(rate)),
    scale: 0,
  };
}

/** Whether a line of a whole amount counts in `lines>0` or `lines>=1000`. */
export function countsLine(counter: FigureName, amount: Rational): boolean {
  if (counter.startsWith('lines>=')) return amount.isAtLeast(parseCanonical(counter.slice(7)));
  return amount.sign > 0;
}

/** A line and the key of its cell. */
interface Placed {
  row: number;
  readonly key: CellKey;
  /** Its cell, where there was one already. */
  cell: number;
}

/**
 * Lines are added so many at a time: cells lie anywhere in memory, and looking for several at once takes hardly longer than
 * looking for one.
 */
const AT_ONCE = 16;

function tallyOfFacts(spec: TallySpec, facts: Facts): Tally {
  const sources = spec.figures.map((figure) => sourceOf(figure, facts));
  const tally = new Tally(
    spec,
    sources.map((source) => source.scale),
    facts.lines.count,
  );
  const { lines } = facts;
  const placer = new Placer(facts, spec);
  const linked = linkedRows(tally, facts, placer);
  const own = new OwnNumbers(tally, facts);
  const foreign = lines.currency.size === 0 ? undefined : new ForeignLines(facts, spec);
  const home: Exchanged = { cells: tally.cells };
  const exchanged = new Map<ForeignKey, Exchanged>();
  const day = lines.day;
  const purchases = spec.dormancy && new PurchaseDays(spec.dormancy);
  const add = ({ row, key, cell: found }: Placed): void => {
    let into = home;
    const foreignKey = foreign?.keyOf(row, day[row] as number);
    if (foreignKey !== undefined) {
      foreign?.check(row, day[row] as number, foreignKey);
      into = exchanged.get(foreignKey) ?? exchangedBy(foreignKey, tally);
      exchanged.set(foreignKey, into);
    }
    const { cells, rate } = into;
    const cell = into === home && found >= 0 ? found : cells.cellOf(key);
    cells.lines.set(cell, cells.lines.at(cell) + 1);
    for (let place = 0; place < sources.length; place += 1) {
      const source = sources[place] as FigureSource;
      const sum = cells.sums[place] as (typeof cells.sums)[number];
      if (source.kind === 'counter') {
        if (source.counts(row, rate)) sum.add(cell, 1);
      } else if (source.column !== undefined) {
        const units = source.column.unitsAt(row);
        if (!Number.isNaN(units)) sum.add(cell, units);
        else if (source.column.large.size > 0) sum.addLarge(cell, source.column.large.get(row) ?? 0n);
      }
    }
  };
  const placed = Array.from({ length: AT_ONCE }, (): Placed => ({ row: 0, key: emptyKey(), cell: 0 }));
  let next = 0;
  const addPlaced = (): void => {
    const some = placed.slice(0, next);
    for (const one of some) one.cell = home.cells.find(one.key);
    for (const one of some) add(one);
    next = 0;
  };
  for (let row = 0; row < lines.count; row += 1) {
    if (linked?.[row] === 1) continue;
    if (purchases !== undefined && lines.amount.isAboveZero(row))
      purchases.add(lines.customer[row] as number, day[row] as number);
    const into = placed[next] as Placed;
    if (placer.place(row, day[row] as number, into.key) === 'outside_windows') continue;
    own.translate(row, into.key);
    into.row = row;
    next += 1;
    if (next === AT_ONCE) addPlaced();
  }
  addPlaced();
  foreign?.problems.throwIfAny();
  if (purchases !== undefined) tally.purchases = purchases.runs((customer) => facts.customers.ids.id(customer));
  rememberIds(tally, lines.ids.all);
  return tally;
}

/** The cells of lines that are exchanged alike, and the rate to the currency of the first plan. */
interface Exchanged {
  readonly cells: Cells;
  readonly rate?: Rational;
}

function exchangedBy(key: ForeignKey, tally: Tally): Exchanged {
  const cells = tally.foreignCells(foreignText(key));
  const rate = exchangeTo(tally.spec.currencies[0] as string, key)?.rate;
  return { cells, ...(rate && { rate }) };
}
