/** Where the Northwind tables lie. They are read from there and never copied into this project. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FILES = [
  'plan.json',
  'categories.csv',
  'customers.csv',
  'employees.csv',
  'order_details.csv',
  'orders.csv',
  'products.csv',
];

/** The folder asked for: the argument, else the variable `NORTHWIND`, else `../shared/data/northwind` beside the project. */
export function northwindFolder(argument?: string): string {
  const besideTheProject = fileURLToPath(new URL('../../../shared/data/northwind', import.meta.url));
  return argument || process.env.NORTHWIND || besideTheProject;
}

/** Whether the folder holds the plan and all six tables. */
export function hasNorthwindTables(folder: string): boolean {
  return FILES.every((file) => existsSync(join(folder, file)));
}
