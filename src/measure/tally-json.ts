/** The one canonical JSON form of a tally. */
import { byCodePoint, canonicalJson } from '../trace/canonical.js';
import { cellOrder } from './cell-order.js';
import type { CellKey } from './cells.js';
import { keepsApart } from './fact-texts.js';
import type { SumColumn } from './sum-column.js';
import type { Tally } from './tally.js';

/**
 * A tally as canonical JSON (RFC 8785): plain data in one order, so that the same lines give the same bytes, however
 * they were ordered or split. Cells stand as columns, cell by cell in the order of their keys; the numbers in
 * `customer`, `category`, `pattern` and `deal` point into the sorted lists beside. `deal` is there only where a plan
 * reads deals or single lines, `unknown` only where something of a line was not known. `sums` has a column for each figure of the spec.
 */
export function tallyJson(tally: Tally): string {
  const { amendedLines, amendments, lineIds, cells, spec } = tally;
  const order = cellOrder(tally);
  const { customers, categories, deals, patterns } = order;
  const column = (field: keyof CellKey, rankOf?: Int32Array): string => {
    const entries = cells.ordered(field, order.cells);
    return `[${(rankOf === undefined ? entries : entries.map((entry) => rankOf[entry] as number)).join(',')}]`;
  };
  const texts = (sum: SumColumn): string[] => Array.from(order.cells, (cell) => sum.textAt(cell));
  const columns = [
    `"category":${column('category', categories.rankOf)}`,
    `"customer":${column('customer', customers.rankOf)}`,
    ...(keepsApart(spec) ? [`"deal":${column('deal', deals.rankOf)}`] : []),
    `"lines":[${cells.lines.ordered(order.cells).join(',')}]`,
    `"pattern":${column('pattern', patterns.rankOf)}`,
    `"stretch":${column('stretch')}`,
    `"sums":[${cells.sums.map((sum) => quotedList(texts(sum))).join(',')}]`,
    ...(cells.ordered('unknown', order.cells).some((bits) => bits !== 0) ? [`"unknown":${column('unknown')}`] : []),
  ];
  const fields = [
    `"amendedLines":${linkedJson(amendedLines)}`,
    `"amendments":${linkedJson(amendments)}`,
    `"categories":${canonicalJson(categories.names)}`,
    `"cells":{${columns.join(',')}}`,
    `"customers":${canonicalJson(customers.names)}`,
    `"deals":${canonicalJson(deals.names)}`,
    '"format":"dreiklang-tally/1"',
    ...(lineIds === undefined ? [] : [`"lineIds":${canonicalJson([...lineIds].sort(byCodePoint))}`]),
    `"patterns":[${patterns.names.join(',')}]`,
    `"spec":${canonicalJson(spec)}`,
  ];
  return `{${fields.join(',')}}`;
}

/** Linked rows in code-point order of their ids. */
export function linkedJson(rows: readonly { readonly id: string }[]): string {
  return canonicalJson([...rows].sort((a, b) => byCodePoint(a.id, b.id)));
}

/** Texts that need no escape, as a JSON list. */
function quotedList(texts: readonly string[]): string {
  return texts.length === 0 ? '[]' : `["${texts.join('","')}"]`;
}
