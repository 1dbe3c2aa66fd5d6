/** The one canonical JSON form of a tally, whole or of one payee. */
import { byCodePoint, byCodeUnit, canonicalJson } from '../trace/canonical.js';
import type { AmendedLine, Amendment } from './links.js';
import type { Tally } from './tally.js';

/**
 * A tally as canonical JSON (RFC 8785): plain data in one order, so that the same lines give the same bytes, however
 * they were ordered or split. Cells are rows `[pattern, customer, category, stretch, deal, unknown, lines, …sums]`,
 * numbers pointing into the sorted lists beside them.
 */
export function tallyJson(tally: Tally): string {
  const cells = Array.from({ length: tally.cells.count }, (_, cell) => cell);
  const { amendedLines, amendments, lineIds } = tally;
  const ids = lineIds === undefined ? '' : `,"lineIds":${canonicalJson([...lineIds].sort(byCodePoint))}`;
  return `{${contentJson(tally, { cells, amendedLines, amendments })}${ids},"spec":${canonicalJson(tally.spec)}}`;
}

/** What of a tally is written: the numbers of its cells, and linked rows. */
export interface TallyContent {
  readonly cells: readonly number[];
  readonly amendedLines: readonly AmendedLine[];
  readonly amendments: readonly Amendment[];
}

/** The fields of the canonical form for a part of a tally; the braces and the spec are left to the caller. */
export function contentJson(tally: Tally, { cells: wanted, amendedLines, amendments }: TallyContent): string {
  const { cells } = tally;
  const customers = ranked(tally.customers.ids, wanted, cells.customer, byCodePoint);
  const categories = ranked(tally.categories.ids, wanted, cells.category, byCodePoint);
  const deals = ranked(tally.deals.ids, wanted, cells.deal, byCodePoint);
  const patterns = ranked(
    tally.patterns.map((pattern) => pattern.text),
    wanted,
    cells.pattern,
    byCodeUnit,
  );
  const order = canonicalOrder(wanted, [
    { column: cells.pattern, ranks: patterns },
    { column: cells.customer, ranks: customers },
    { column: cells.category, ranks: categories },
    { column: cells.stretch, ranks: undefined },
    { column: cells.deal, ranks: deals },
    { column: cells.unknown, ranks: undefined },
  ]);
  const rows = order.map((cell) => {
    let row = `[${patterns.rank(cells.pattern[cell] as number)},${customers.rank(cells.customer[cell] as number)}`;
    row += `,${categories.rank(cells.category[cell] as number)},${cells.stretch[cell]}`;
    row += `,${deals.rank(cells.deal[cell] as number)},${cells.unknown[cell]},${cells.lines[cell]}`;
    for (const sum of cells.sums) row += `,"${sum.textAt(cell)}"`;
    return `${row}]`;
  });
  const linked = <Row extends { readonly id: string }>(list: readonly Row[]): string =>
    canonicalJson([...list].sort((a, b) => byCodePoint(a.id, b.id)));
  return [
    `"amendedLines":${linked(amendedLines)}`,
    `"amendments":${linked(amendments)}`,
    `"categories":${canonicalJson(categories.list)}`,
    `"cells":[${rows.join(',')}]`,
    `"customers":${canonicalJson(customers.list)}`,
    `"deals":${canonicalJson(deals.list)}`,
    `"format":"dreiklang-tally/1"`,
    `"patterns":[${patterns.list.join(',')}]`,
  ].join(',');
}

/** The entries that some cells use, in order, and the rank of each. */
function ranked(
  entries: readonly string[],
  wanted: readonly number[],
  column: Int32Array,
  compare: (a: string, b: string) => number,
) {
  const used = new Set<number>();
  for (const cell of wanted) {
    const entry = column[cell] as number;
    if (entry >= 0) used.add(entry);
  }
  const sorted = [...used].sort((a, b) => compare(entries[a] as string, entries[b] as string));
  const rankOf = new Map(sorted.map((entry, rank) => [entry, rank]));
  return {
    list: sorted.map((entry) => entries[entry] as string),
    rank: (entry: number): number => rankOf.get(entry) ?? -1,
  };
}

/** A key column of the cells, and the ranks of its entries where they are not in order themselves. */
interface OrderedBy {
  readonly column: Int32Array | Uint8Array;
  readonly ranks: { rank(entry: number): number } | undefined;
}

/** The cells in the order of their keys, the first column first. */
function canonicalOrder(wanted: readonly number[], columns: readonly OrderedBy[]): number[] {
  const keys = columns.map(({ column, ranks }) =>
    wanted.map((cell) => (ranks === undefined ? (column[cell] as number) : ranks.rank(column[cell] as number)) + 1),
  );
  const sizes = keys.map((key) => key.reduce((most, rank) => Math.max(most, rank), 0) + 1);
  const places = wanted.map((_, place) => place);
  if (sizes.reduce((product, size) => product * size, 1) <= Number.MAX_SAFE_INTEGER) {
    // All ranks of a cell as the digits of one whole number.
    const joined = places.map((place) =>
      keys.reduce((number, key, column) => number * (sizes[column] as number) + (key[place] as number), 0),
    );
    places.sort((a, b) => (joined[a] as number) - (joined[b] as number));
  } else {
    places.sort((a, b) => keys.reduce((order, key) => order || (key[a] as number) - (key[b] as number), 0));
  }
  return places.map((place) => wanted[place] as number);
}
