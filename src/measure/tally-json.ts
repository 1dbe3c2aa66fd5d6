/** The one canonical JSON form of a tally, whole or of one payee. */
import type { IdTable } from '../facts/id-table.js';
import { byCodePoint, byCodeUnit, canonicalJson } from '../trace/canonical.js';

import type { AmendedLine, Amendment, Tally } from './tally.js';

/**
 * A tally as canonical JSON (RFC 8785): plain data in one order, so that the same lines give the same bytes, however
 * they were ordered or split. Cells stand as columns, cell by cell in the order of their keys; the numbers in
 * `customer`, `category`, `pattern` and `deal` point into the sorted lists beside. `deal` is there only where a plan
 * reads deals, `unknown` only where something of a line was not known. `sums` has a column for each figure of the spec.
 */
export function tallyJson(tally: Tally): string {
  const cells = Array.from({ length: tally.cells.count }, (_, cell) => cell);
  const { amendedLines, amendments, lineIds } = tally;
  const ids = lineIds === undefined ? '' : `"lineIds":${canonicalJson([...lineIds].sort(byCodePoint))},`;
  const { head, patterns } = contentJson(tally, { cells, amendedLines, amendments });
  return `{${head},${ids}${patterns},"spec":${canonicalJson(tally.spec)}}`;
}

/** What of a tally is written: the numbers of its cells, and linked rows. */
export interface TallyContent {
  readonly cells: readonly number[];
  readonly amendedLines: readonly AmendedLine[];
  readonly amendments: readonly Amendment[];
}

/** The fields of the canonical form for a part of a tally, in order; what stands between them is left to the caller. */
export function contentJson(tally: Tally, content: TallyContent): { readonly head: string; readonly patterns: string } {
  const { cells } = tally;
  const wanted = content.cells;
  const names = (ids: IdTable) => ({ size: ids.size, nameOf: (entry: number): string => ids.id(entry) });
  const patternTexts = {
    size: tally.patterns.length,
    nameOf: (entry: number): string => (tally.patterns[entry] as { readonly text: string }).text,
  };
  const customers = ranked(tally, wanted, cells.customer, names(tally.customers), byCodePoint);
  const categories = ranked(tally, wanted, cells.category, names(tally.categories), byCodePoint);
  const deals = tally.spec.byDeal
    ? ranked(tally, wanted, cells.deal, names(tally.deals), byCodePoint)
    : { names: [], ranks: [] };
  const patterns = ranked(tally, wanted, cells.pattern, patternTexts, byCodeUnit);
  const stretches = wanted.map((cell) => cells.stretch[cell] as number);
  const unknown = wanted.map((cell) => cells.unknown[cell] as number);
  const order = placesInOrder([patterns.ranks, customers.ranks, categories.ranks, stretches, deals.ranks, unknown]);
  const column = (ranks: readonly number[]): string => `[${order.map((place) => ranks[place] as number).join(',')}]`;
  const ordered = order.map((place) => wanted[place] as number);
  const columns = [
    `"category":${column(categories.ranks)}`,
    `"customer":${column(customers.ranks)}`,
    ...(tally.spec.byDeal ? [`"deal":${column(deals.ranks)}`] : []),
    `"lines":[${ordered.map((cell) => cells.lines[cell] as number).join(',')}]`,
    `"pattern":${column(patterns.ranks)}`,
    `"stretch":${column(stretches)}`,
    `"sums":[${cells.sums.map((sum) => quotedList(ordered.map((cell) => sum.textAt(cell)))).join(',')}]`,
    ...(unknown.some((bits) => bits !== 0) ? [`"unknown":${column(unknown)}`] : []),
  ];
  const head = [
    `"amendedLines":${linkedJson(content.amendedLines)}`,
    `"amendments":${linkedJson(content.amendments)}`,
    `"categories":${canonicalJson(categories.names)}`,
    `"cells":{${columns.join(',')}}`,
    `"customers":${canonicalJson(customers.names)}`,
    `"deals":${canonicalJson(deals.names)}`,
    '"format":"dreiklang-tally/1"',
  ];
  return { head: head.join(','), patterns: `"patterns":[${patterns.names.join(',')}]` };
}

function linkedJson(rows: readonly { readonly id: string }[]): string {
  return canonicalJson([...rows].sort((a, b) => byCodePoint(a.id, b.id)));
}

/** Texts that need no escape, as a JSON list. */
function quotedList(texts: readonly string[]): string {
  return texts.length === 0 ? '[]' : `["${texts.join('","')}"]`;
}

/** Ranks of the entries of one column while its names are sorted: as long as there are entries, and 0 between uses. */
const RANKS = {};

function ranksOf(tally: Tally, entries: number): Int32Array {
  const kept = tally.remembered(RANKS, () => ({ ranks: new Int32Array(0) }));
  if (kept.ranks.length < entries) kept.ranks = new Int32Array(entries * 2);
  return kept.ranks;
}

/** The names that some cells use, in order, and for each cell the place of its own. */
function ranked(
  tally: Tally,
  wanted: readonly number[],
  column: Int32Array,
  { size, nameOf }: { readonly size: number; nameOf(entry: number): string },
  compare: (a: string, b: string) => number,
): { readonly names: readonly string[]; readonly ranks: readonly number[] } {
  const rankOf = ranksOf(tally, size);
  const used: { readonly entry: number; readonly name: string }[] = [];
  for (const cell of wanted) {
    const entry = column[cell] as number;
    if (rankOf[entry] !== 0) continue;
    rankOf[entry] = 1;
    used.push({ entry, name: nameOf(entry) });
  }
  used.sort((a, b) => compare(a.name, b.name));
  for (let rank = 0; rank < used.length; rank += 1) rankOf[(used[rank] as { entry: number }).entry] = rank;
  const ranks = wanted.map((cell) => rankOf[column[cell] as number] as number);
  for (const { entry } of used) rankOf[entry] = 0;
  return { names: used.map(({ name }) => name), ranks };
}

/**
 * The places of the cells in the order of their keys, the first key first. No two cells have all keys alike.
 *
 * @param keys whole numbers from 0 on, one list a key; an empty list is no key
 */
function placesInOrder(keys: readonly (readonly number[])[]): number[] {
  const used = keys.filter((key) => key.length > 0);
  const count = used[0]?.length ?? 0;
  const sizes = used.map((key) => key.reduce((most, rank) => Math.max(most, rank), 0) + 1);
  if (sizes.reduce((product, size) => product * size, count) > Number.MAX_SAFE_INTEGER) {
    const places = Array.from({ length: count }, (_, place) => place);
    return places.sort((a, b) => used.reduce((order, key) => order || (key[a] as number) - (key[b] as number), 0));
  }
  // All keys of a cell and its place as the digits of one whole number: sorted as numbers, the last digit is the place.
  const joined = new Float64Array(count);
  used.forEach((key, column) => {
    const size = sizes[column] as number;
    for (let place = 0; place < count; place += 1) {
      joined[place] = (joined[place] as number) * size + (key[place] as number);
    }
  });
  for (let place = 0; place < count; place += 1) joined[place] = (joined[place] as number) * count + place;
  return Array.from(joined.sort(), (number) => number % count);
}
