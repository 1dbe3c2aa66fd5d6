/**
 * Settles the year of forty people month by month and prints it on one page:
 *
 *   npm run example:payroll-year
 *   npm run example:payroll-year -- --out year     also writes payables and statements of each month into that folder
 *   npm run example:payroll-year -- --write        writes summary.txt anew
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { payablesCsv } from './csv.js';
import { summary } from './summary.js';
import { settledYear } from './year.js';

const { values } = parseArgs({ options: { out: { type: 'string' }, write: { type: 'boolean', default: false } } });
const year = settledYear();
const text = summary(year);
process.stdout.write(text);
if (values.write) writeFileSync(new URL('summary.txt', import.meta.url), text);
if (values.out !== undefined) {
  mkdirSync(values.out, { recursive: true });
  for (const { name, run, late } of year.months) {
    const statements = [...run.statements, ...late];
    writeFileSync(join(values.out, `payables-${name}.csv`), payablesCsv(statements));
    for (const statement of statements) {
      writeFileSync(join(values.out, `${statement.id.replaceAll('/', '-')}.json`), JSON.stringify(statement));
    }
  }
}
