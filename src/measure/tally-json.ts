/** The one canonical JSON form of a tally. */
import { byCodePoint, canonicalJson } from '../trace/canonical.js';
import { type CellOrder, cellOrder } from './cell-order.js';
import type { CellKey, Cells } from './cells.js';
import { keepsApart } from './fact-texts.js';
import { foreignKey } from './foreign.js';
import { inOrderOfCustomers } from './purchases.js';
import type { SumColumn } from './sum-column.js';
import type { Tally } from './tally.js';

/**
 * A tally as canonical JSON (RFC 8785): plain data in one order, so that the same lines give the same bytes, however
 * they were ordered or split. Cells stand as columns, cell by cell in the order of their keys; the numbers in
 * `customer`, `category`, `pattern` and `deal` point into the sorted lists beside. `deal` is there only where a plan
 * reads deals or single lines, `unknown` only where something of a line was not known. `sums` has a column for each figure of the spec.
 * `purchases`, where the spec asks who came back, has for each of its `dormancy` the runs of purchases by customer.
 * `foreign`, where there are any, has the cells of lines in other currencies than the plans', by what they are exchanged at.
 */
export function tallyJson(tally: Tally): string {
  const { amendedLines, amendments, lineIds, cells, purchases, spec } = tally;
  const order = cellOrder(tally);
  const { customers, categories, deals, patterns } = order;
  const foreign = order.foreign.map((own) => {
    const { currency, rates } = foreignKey(own.text);
    const columns = columnsOf(own.cells, own.order, order, keepsApart(spec));
    return `{"cells":${columns},"currency":${JSON.stringify(currency)},"rates":${JSON.stringify(rates)}}`;
  });
  const fields = [
    `"amendedLines":${linkedJson(amendedLines)}`,
    `"amendments":${linkedJson(amendments)}`,
    `"categories":${canonicalJson(categories.names)}`,
    `"cells":${columnsOf(cells, order.cells, order, keepsApart(spec))}`,
    `"customers":${canonicalJson(customers.names)}`,
    `"deals":${canonicalJson(deals.names)}`,
    ...(foreign.length === 0 ? [] : [`"foreign":[${foreign.join(',')}]`]),
    '"format":"dreiklang-tally/1"',
    ...(lineIds === undefined ? [] : [`"lineIds":${canonicalJson([...lineIds].sort(byCodePoint))}`]),
    `"patterns":[${patterns.names.join(',')}]`,
    ...(purchases.length === 0 ? [] : [`"purchases":${canonicalJson(purchases.map(inOrderOfCustomers))}`]),
    `"spec":${canonicalJson(spec)}`,
  ];
  return `{${fields.join(',')}}`;
}

/** Some cells as columns, in an order. */
function columnsOf(
  cells: Cells,
  order: Int32Array,
  { patterns, customers, categories, deals }: CellOrder,
  byDeal: boolean,
): string {
  const sorted = cells.columns(order);
  const column = (field: keyof CellKey, rankOf?: Int32Array): string => {
    const entries = sorted[field];
    return `[${(rankOf === undefined ? entries : entries.map((entry) => rankOf[entry] as number)).join(',')}]`;
  };
  const texts = (sum: SumColumn): string[] => Array.from(order, (cell) => sum.textAt(cell));
  const columns = [
    `"category":${column('category', categories.rankOf)}`,
    `"customer":${column('customer', customers.rankOf)}`,
    ...(byDeal ? [`"deal":${column('deal', deals.rankOf)}`] : []),
    `"lines":[${sorted.lines.join(',')}]`,
    `"pattern":${column('pattern', patterns.rankOf)}`,
    `"stretch":${column('stretch')}`,
    `"sums":[${cells.sums.map((sum) => quotedList(texts(sum))).join(',')}]`,
    ...(sorted.unknown.some((bits) => bits !== 0) ? [`"unknown":${column('unknown')}`] : []),
  ];
  return `{${columns.join(',')}}`;
}

/** Linked rows in code-point order of their ids. */
export function linkedJson(rows: readonly { readonly id: string }[]): string {
  return canonicalJson([...rows].sort((a, b) => byCodePoint(a.id, b.id)));
}

/** Texts that need no escape, as a JSON list. */
function quotedList(texts: readonly string[]): string {
  return texts.length === 0 ? '[]' : `["${texts.join('","')}"]`;
}
