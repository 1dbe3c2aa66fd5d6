/** What the payroll program writes into a folder: for each month the payables as CSV, and every statement as it is kept. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { payablesCsv } from './csv.js';
import type { Year } from './year.js';

/** Previews are not written: nobody is paid from them. */
export function writeYear({ months }: Year, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, run, late } of months) {
    const statements = [...run.statements, ...late];
    writeFileSync(join(folder, `payables-${name}.csv`), payablesCsv(statements));
    for (const statement of statements) {
      writeFileSync(join(folder, `${statement.id.replaceAll('/', '-')}.json`), JSON.stringify(statement));
    }
  }
}
