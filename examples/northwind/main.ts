/**
 * Northwind: nine statements from the order tables of a well-known sample database.
 *
 *   npx tsx examples/northwind/main.ts [folder of the tables]
 *
 * Prints each person's statement for 1998-Q1, then one summary table.
 */
import { explain, toDecimal } from '../../src/index.js';
import { hasNorthwindTables, northwindFolder } from './folder.js';
import { type NorthwindStatement, settleNorthwind } from './settle.js';

const folder = northwindFolder(process.argv[2]);
if (hasNorthwindTables(folder)) {
  const statements = settleNorthwind(folder);
  for (const { statement } of statements) console.log(`${explain(statement, { locale: 'en' })}\n`);
  console.log(summary(statements));
} else {
  console.log(`The Northwind tables are not in ${folder}, so there is nothing to settle.`);
}

/** One row a person with the amount of each component and what was earned, and a row of totals. */
function summary(statements: readonly NorthwindStatement[]): string {
  const components = ['existing', 'new', 'broadening', 'value-added'];
  const rows = statements.map(({ name, statement }) => [
    name,
    ...components.map((id) => statement.components.find((component) => component.id === id)?.amount.value ?? ''),
    statement.earned.value,
  ]);
  const columnTotals = ['', ...components, 'earned'].map((_, column) =>
    column === 0 ? 'Total' : total(rows.map((row) => row[column] ?? '0')),
  );
  return [['1998-Q1, USD', ...components, 'earned'], ...rows, columnTotals]
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(18) : cell.padStart(12))).join(''))
    .join('\n');
}

/** Adds up amounts exactly. */
function total(amounts: readonly string[]): string {
  return amounts.reduce((sum, amount) => sum.plus(toDecimal(amount)), toDecimal('0')).toFixed(2);
}
