/**
 * Makes the data of this example: an industrial service company that does not exist, from January 2024 to June 2026.
 *
 *   npx tsx examples/first-statement/make-data.ts
 *
 * writes the files beside this one. The same bytes on every machine; a test asserts that what is shipped is fresh.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COVERS } from './make/calendar.js';
import { CATEGORIES, OLD_MAINTENANCE } from './make/categories.js';
import { type Customer, makeCustomers } from './make/customers.js';
import { type Line, makeLines } from './make/lines.js';
import { PAYEES, stretchesOf } from './make/people.js';

type Row = Readonly<Record<string, unknown>>;

/** Every file of the data, by name. */
export function makeFiles(): ReadonlyMap<string, string> {
  const made = makeCustomers();
  const lines = makeLines(made);
  const customers = made.map(({ id, name, since, segment, mergedInto }) => ({
    id,
    name,
    since,
    segment,
    ...(mergedInto === undefined ? undefined : { mergedInto }),
  }));
  const { id, name, sameAs } = OLD_MAINTENANCE;
  const categories = [
    ...CATEGORIES.map((category) => ({ id: category.id, name: category.name })),
    { id, name, sameAs },
  ];
  const assignments = made.filter(({ mergedInto }) => mergedInto === undefined).flatMap(assignmentsOf);
  const facts = { covers: COVERS, customers, categories, assignments, payees: PAYEES, lines };
  return new Map([
    ['lines.csv', csv(LINE_COLUMNS, lines.map(lineRow))],
    ['customers.csv', csv(['id', 'name', 'since', 'segment', 'mergedInto'], customers)],
    ['categories.csv', csv(['id', 'name', 'sameAs'], categories)],
    ['assignments.csv', csv(['customer', 'payee', 'share', 'from', 'to'], assignments)],
    ['payees.json', `${JSON.stringify(PAYEES, undefined, 2)}\n`],
    ['facts.json', factsJson(facts)],
  ]);
}

function assignmentsOf(customer: Customer): Row[] {
  return stretchesOf(customer.owner).map((stretch) => ({ customer: customer.id, ...stretch }));
}

const LINE_COLUMNS = [
  'id',
  'date',
  'customer',
  'category',
  'amount',
  'cost',
  'material',
  'freight',
  'labour',
  'payee',
  'credits',
  'invoice',
  'reverses line',
  'reverses invoice',
  'reason',
] as const;

/** A line flat: named costs in columns of their own, credits as `krueger 2/3, seidel 1/3, winter 50% overlay`. */
function lineRow({ cost, credits, reverses, ...line }: Line): Row {
  const credited = credits?.map(
    ({ payee, share, overlay }) => `${payee} ${share}${overlay === true ? ' overlay' : ''}`,
  );
  return {
    ...line,
    ...(typeof cost === 'string' ? { cost } : cost),
    ...(credited === undefined ? undefined : { credits: credited.join(', ') }),
    ...(reverses === undefined
      ? undefined
      : 'line' in reverses
        ? { 'reverses line': reverses.line }
        : { 'reverses invoice': reverses.invoice }),
  };
}

function csv(columns: readonly string[], rows: readonly Row[]): string {
  const table = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
  return `${table.map((cells) => cells.map(quoted).join(',')).join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** One row a line of text, so that a change shows as a change of that line. */
function factsJson(facts: Row): string {
  const fields = Object.entries(facts).map(([key, value]) => {
    if (!Array.isArray(value)) return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    return `${JSON.stringify(key)}: [\n${value.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of makeFiles()) {
    writeFileSync(new URL(name, import.meta.url), text);
    console.log(`${name.padEnd(16)} ${String(text.length).padStart(8)} characters`);
  }
}
