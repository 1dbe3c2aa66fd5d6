/** What both Northwind tests need: the folder, the second path's answer, and numbers that compare exactly. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { hasNorthwindTables, northwindFolder } from '../../examples/northwind/folder.js';

/** What one person gets, exact numbers as text; a component has `quota` and `attainment` only where it has a quota. */
export interface EmployeeFigures {
  readonly components: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly earned: string;
  readonly payable: string;
}

export interface SecondPath {
  readonly employees: Readonly<Record<string, EmployeeFigures>>;
  readonly total: string;
  readonly tables: {
    readonly lines: number;
    readonly customers: number;
    readonly amount: string;
    readonly material: string;
    readonly freight: string;
  };
}

const folder = northwindFolder();

/** The folder of the tables, or `undefined` where they are absent. */
export const tablesFolder: string | undefined = hasNorthwindTables(folder) ? folder : undefined;

/** Runs the second path in a process of its own and reads what it prints. */
export function secondPath(tables: string): SecondPath {
  const script = fileURLToPath(new URL('./second-path.mjs', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script, tables], { encoding: 'utf8' }));
}

/** A number written as "12.50", "25/2" or "1/3" as a fraction in lowest terms, so that equal numbers are equal text. */
export function exact(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:\/(\d+))?$/.exec(text);
  if (match === null) throw new Error(`not an exact number: ${JSON.stringify(text)}`);
  const [, sign = '', whole = '', decimals = '', divisor = '1'] = match;
  const n = BigInt(whole + decimals);
  const d = BigInt(divisor) * 10n ** BigInt(decimals.length);
  const g = greatestCommonDivisor(n, d);
  return `${n === 0n ? '' : sign}${n / g}/${d / g}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
