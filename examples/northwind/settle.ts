/** Settles the first quarter of 1998 for all nine Northwind sales people: one plan, one tally, nine statements. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addLines, emptyTally, parseFacts, parsePlan, type Statement, settle, tallySpec } from '../../src/index.js';
import { NORTHWIND_PERIOD, northwindFacts } from './facts.js';

export interface NorthwindStatement {
  /** The employee's name as the table has it. */
  readonly name: string;
  /** The payee's id, `e1` … `e9`. */
  readonly payee: string;
  readonly statement: Statement;
}

/**
 * Reads the plan and the tables of a folder and settles 1998-Q1 for everyone in `employees.csv`, in that order.
 *
 * @throws DreiklangError where the plan or the facts made from the tables do not hold
 * @example settleNorthwind('../shared/data/northwind').length // 9
 */
export function settleNorthwind(folder: string): NorthwindStatement[] {
  // 1. The plan and the facts are checked once; from here on only checked values travel.
  const plan = parsePlan(JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')));
  const tables = northwindFacts(folder);
  const facts = parseFacts(tables, [plan]);

  // 2. The lines are added up once, for everyone.
  const tally = addLines(emptyTally(tallySpec([plan], { periods: [NORTHWIND_PERIOD] })), facts);

  // 3. Each person's statement is settled from that tally.
  return tables.payees.map(({ id, name }) => ({
    name,
    payee: id,
    statement: settle(plan, facts, { payee: id, period: NORTHWIND_PERIOD, tally }),
  }));
}
