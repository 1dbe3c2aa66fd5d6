/** The one order of a tally's cells: by who is credited, stretch, customer, category, deal, then what is not known. */
import type { IdTable } from '../facts/id-table.js';
import { byCodePoint, byCodeUnit } from '../trace/canonical.js';
import type { CellKey, Cells } from './cells.js';
import { keepsApart } from './fact-texts.js';
import type { Tally } from './tally.js';

/** The names that the cells use, in order, and the place in that order of each entry of the table they are from. */
export interface RankedNames {
  readonly names: readonly string[];
  readonly rankOf: Int32Array;
}

/** Cells in their order, and the names in which they are written down. */
export interface CellOrder {
  readonly cells: Int32Array;
  /** The cells in other currencies, in the order of their texts. */
  readonly foreign: readonly { readonly text: string; readonly cells: Cells; readonly order: Int32Array }[];
  readonly patterns: RankedNames;
  readonly customers: RankedNames;
  readonly categories: RankedNames;
  /** No names where no plan reads deals or single lines. */
  readonly deals: RankedNames;
}

/** Under which a tally remembers the order of its cells. */
const ORDER = {};

/** The order of the cells: the same for the same content, however it came about. Worked out once a tally. */
export function cellOrder(tally: Tally): CellOrder {
  return tally.remembered(ORDER, () => ordered(tally));
}

function ordered(tally: Tally): CellOrder {
  const all = tally.allCells;
  const cells = all.map(([, own]) => own);
  const ofTable = (table: IdTable) => ({ size: table.size, nameOf: (entry: number) => table.id(entry) });
  const patternTexts = {
    size: tally.patterns.length,
    nameOf: (entry: number): string => (tally.patterns[entry] as { readonly text: string }).text,
  };
  const patterns = ranked(cells, 'pattern', patternTexts, byCodeUnit);
  const customers = ranked(cells, 'customer', ofTable(tally.customers), byCodePoint);
  const categories = ranked(cells, 'category', ofTable(tally.categories), byCodePoint);
  const deals = keepsApart(tally.spec) ? ranked(cells, 'deal', ofTable(tally.deals), byCodePoint) : NO_NAMES;
  const keys: SortKey[] = [
    { field: 'pattern', rankOf: patterns.rankOf, size: patterns.names.length },
    { field: 'stretch', rankOf: undefined, size: tally.spec.stretches.length },
    { field: 'customer', rankOf: customers.rankOf, size: customers.names.length },
    { field: 'category', rankOf: categories.rankOf, size: categories.names.length },
    { field: 'deal', rankOf: deals.rankOf, size: deals.names.length },
    { field: 'unknown', rankOf: undefined, size: 16 << (tally.spec.conditions?.length ?? 0) },
  ];
  const foreign = all.flatMap(([text, own]) =>
    text === undefined ? [] : [{ text, cells: own, order: inOrderOf(own, keys) }],
  );
  return { cells: inOrderOf(tally.cells, keys), foreign, patterns, customers, categories, deals };
}

const NO_NAMES: RankedNames = { names: [], rankOf: new Int32Array(0) };

/** One key of the order: what stands in the field, or the rank of that. */
interface SortKey {
  readonly field: keyof CellKey;
  readonly rankOf: Int32Array | undefined;
  /** How many different ranks there are; a key of none is left out. */
  readonly size: number;
}

/** Several keys are sorted by at once, as one, while there are no more of them than this. */
const MOST_AT_ONCE = 1 << 18;

/** All cells in rising order of their keys, the first key first. */
function inOrderOf(cells: Cells, keys: readonly SortKey[]): Int32Array {
  const { count } = cells;
  const keyOf = new Int32Array(count);
  let order = new Int32Array(count);
  let spare = new Int32Array(count);
  for (let cell = 0; cell < count; cell += 1) order[cell] = cell;
  // From the last keys to the first: each pass keeps the order of those before it where its own keys are alike.
  for (let last = keys.length - 1; last >= 0; ) {
    let size = Math.max((keys[last] as SortKey).size, 1);
    let first = last;
    for (; first > 0 && size * (keys[first - 1] as SortKey).size <= MOST_AT_ONCE; first -= 1) {
      size *= Math.max((keys[first - 1] as SortKey).size, 1);
    }
    keyOf.fill(0);
    for (const { field, rankOf, size: base } of keys.slice(first, last + 1)) {
      if (base > 0) cells.addDigit(field, rankOf, base, keyOf);
    }
    sortInto(spare, order, keyOf, size);
    [order, spare] = [spare, order];
    last = first - 1;
  }
  return order;
}

function ranked(
  all: readonly Cells[],
  field: keyof CellKey,
  { size, nameOf }: { readonly size: number; nameOf(entry: number): string },
  compare: (a: string, b: string) => number,
): RankedNames {
  const rankOf = new Int32Array(size).fill(-1);
  const used: { readonly entry: number; readonly name: string }[] = [];
  for (const cells of all) {
    cells.each(field, (entry) => {
      if (rankOf[entry] === 0) return;
      rankOf[entry] = 0;
      used.push({ entry, name: nameOf(entry) });
    });
  }
  used.sort((a, b) => compare(a.name, b.name));
  used.forEach(({ entry }, rank) => {
    rankOf[entry] = rank;
  });
  return { names: used.map(({ name }) => name), rankOf };
}

/** Some cells in rising order of a key, those of the same key in the order in which they came: a counting sort. */
function sortInto(sorted: Int32Array, order: Int32Array, keyOf: Int32Array, size: number): void {
  const next = new Int32Array(size + 1);
  for (let cell = 0; cell < keyOf.length; cell += 1) {
    const behind = (keyOf[cell] as number) + 1;
    next[behind] = (next[behind] as number) + 1;
  }
  for (let key = 1; key <= size; key += 1) next[key] = (next[key] as number) + (next[key - 1] as number);
  for (let place = 0; place < order.length; place += 1) {
    const cell = order[place] as number;
    const key = keyOf[cell] as number;
    const to = next[key] as number;
    sorted[to] = cell;
    next[key] = to + 1;
  }
}
