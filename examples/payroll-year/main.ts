/**
 * Settles the year of forty people month by month and prints it on one page:
 *
 *   npm run example:payroll-year
 *   npm run example:payroll-year -- --out year     also writes payables and statements of each month into that folder
 *   npm run example:payroll-year -- --write        writes summary.txt anew
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { writeYear } from './out.js';
import { summary } from './summary.js';
import { settledYear } from './year.js';

const { values } = parseArgs({ options: { out: { type: 'string' }, write: { type: 'boolean', default: false } } });
const year = settledYear();
const text = summary(year);
process.stdout.write(text);
if (values.write) writeFileSync(new URL('summary.txt', import.meta.url), text);
if (values.out !== undefined) writeYear(year, values.out);
