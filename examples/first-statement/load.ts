/**
 * Reads the CSV files of this folder into facts as JSON has them. Every cell stays the text that stands there: a
 * customer number `01017` keeps its zero, an amount never becomes a float. What is wrong in them `parseFacts` says.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

type Row = Readonly<Record<string, string>>;

/** The dates that were asked for when the lines were exported: they are complete for these. */
const COVERS = { from: '2024-01-01', to: '2026-06-30' };

/**
 * Facts from `lines.csv`, `customers.csv`, `categories.csv`, `assignments.csv` and `payees.json`.
 *
 * @param folder folder of the files, as a URL ending in `/`
 */
export function loadFacts(folder: URL) {
  return {
    covers: COVERS,
    customers: table(folder, 'customers.csv').map(given),
    categories: table(folder, 'categories.csv').map(given),
    assignments: table(folder, 'assignments.csv').map(given),
    payees: JSON.parse(readFileSync(new URL('payees.json', folder), 'utf8')) as unknown,
    lines: table(folder, 'lines.csv').map(lineOf),
  };
}

function table(folder: URL, name: string): Row[] {
  return parse(readFileSync(new URL(name, folder), 'utf8'), { columns: true, bom: true }) as Row[];
}

/** The cells of a row that are not empty: an empty cell says nothing, not 0. */
function given(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''));
}

function lineOf(row: Row) {
  const { material, freight, labour, credits, ...plain } = given(row);
  const { 'reverses line': line, 'reverses invoice': invoice, ...fields } = plain;
  const costs = Object.fromEntries(
    Object.entries({ material, freight, labour }).filter(([, cell]) => cell !== undefined),
  );
  return {
    ...fields,
    ...(Object.keys(costs).length > 0 && { cost: costs }),
    ...(credits !== undefined && { credits: credits.split(', ').map(creditOf) }),
    ...(line !== undefined && { reverses: { line } }),
    ...(invoice !== undefined && { reverses: { invoice } }),
  };
}

/** `"winter 50% overlay"` as `{ payee: 'winter', share: '50%', overlay: true }`. */
function creditOf(text: string) {
  const [payee, share, overlay] = text.split(' ');
  return { payee, share, ...(overlay === 'overlay' && { overlay: true }) };
}
