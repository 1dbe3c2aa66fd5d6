/**
 * From tables to facts: reads the Northwind CSV files and writes them as the facts of this library.
 *
 * Every number stays text or whole units (`bigint`) on the way, so nothing is lost to binary fractions: 14.00 × 12 ×
 * (1 − 0.15) is exactly 142.8. What the tables do not have (quotas, a KPI, costs) is given by the rules beside them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** One line of an order, as facts: all figures in USD, exact decimal text. */
export interface NorthwindLine {
  readonly id: string;
  readonly date: string;
  readonly customer: string;
  readonly category: string;
  readonly order: string;
  readonly amount: string;
  readonly cost: { readonly material: string; readonly freight: string };
  readonly payee: string;
}

export interface NorthwindPayee {
  readonly id: string;
  readonly name: string;
  readonly plan: string;
  readonly from: string;
  readonly reportsTo?: string;
  readonly quotas: Readonly<Record<'existing' | 'new', { readonly amount: string; readonly per: 'quarter' }>>;
  readonly kpis: readonly {
    readonly id: string;
    readonly period: string;
    readonly value: string;
    readonly source: string;
  }[];
}

export interface NorthwindFacts {
  readonly covers: { readonly from: string; readonly to: string };
  readonly lines: readonly NorthwindLine[];
  readonly customers: readonly { readonly id: string; readonly name: string; readonly since: string }[];
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly payees: readonly NorthwindPayee[];
}

export const NORTHWIND_PERIOD = '1998-Q1';

/**
 * Reads the tables of a folder and maps them to facts for `parseFacts`.
 *
 * @param folder - path of the folder with the Northwind CSV files
 * @returns plain JSON: 2,082 lines, the 89 customers that ever ordered, 8 categories, 9 payees `e1` … `e9`
 * @example northwindFacts('../shared/data/northwind').lines[0]?.amount // '168'
 */
export function northwindFacts(folder: string): NorthwindFacts {
  const lines = orderLines(folder);
  return {
    covers: { from: '1996-07-04', to: '1998-05-04' },
    lines,
    customers: customersWhoOrdered(folder, lines),
    categories: table(folder, 'categories.csv', ['CategoryID', 'CategoryName']).map((row) => ({
      id: `c${row.CategoryID}`,
      name: row.CategoryName,
    })),
    payees: payees(folder, lines),
  };
}

// ---- lines ----

function orderLines(folder: string): NorthwindLine[] {
  const products = new Map(
    table(folder, 'products.csv', ['ProductID', 'CategoryID', 'UnitPrice']).map((row) => [row.ProductID, row]),
  );
  const details = table(folder, 'order_details.csv', ['OrderID', 'ProductID', 'UnitPrice', 'Quantity', 'Discount']);
  const orders = table(folder, 'orders.csv', ['OrderID', 'CustomerID', 'EmployeeID', 'OrderDate', 'Freight']);

  return orders.flatMap((order) => {
    const sold = details
      .filter((row) => row.OrderID === order.OrderID)
      .map((row) => {
        const product = products.get(row.ProductID);
        if (product === undefined)
          throw new Error(`Order ${order.OrderID} names product ${row.ProductID}, which no table has.`);
        const quantity = units(row.Quantity, 0);
        return {
          productId: row.ProductID,
          category: `c${product.CategoryID}`,
          // price in cents × quantity × hundredths that are not discount: ten-thousandths of a dollar
          amount4: units(row.UnitPrice, 2) * quantity * (100n - units(row.Discount, 2)),
          // 0.6 × list price in cents × quantity: thousandths of a dollar
          material3: 6n * units(product.UnitPrice, 2) * quantity,
        };
      });
    const freight2 = shareOut(
      units(order.Freight, 2),
      sold.map((line) => line.amount4),
    );
    return sold.map((line, index) => ({
      id: `${order.OrderID}-${line.productId}`,
      date: order.OrderDate,
      customer: order.CustomerID,
      category: line.category,
      order: order.OrderID,
      amount: decimalText(line.amount4, 4),
      cost: { material: decimalText(line.material3, 3), freight: decimalText(freight2[index] ?? 0n, 2) },
      payee: `e${order.EmployeeID}`,
    }));
  });
}

/**
 * Shares out whole cents by weight: each part is cut down to cents, and the cents left over go one by one to the parts
 * that lost most, of equal ones to the earlier. The parts always add up to the whole.
 */
function shareOut(cents: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  const parts = weights.map((weight, index) => ({
    index,
    cents: (cents * weight) / whole,
    lost: (cents * weight) % whole,
  }));
  const leftOver = cents - parts.reduce((sum, part) => sum + part.cents, 0n);
  const byLoss = [...parts].sort((a, b) => (a.lost === b.lost ? a.index - b.index : a.lost > b.lost ? -1 : 1));
  for (const part of byLoss.slice(0, Number(leftOver))) part.cents += 1n;
  return parts.map((part) => part.cents);
}

// ---- people ----

/** A customer's `since` is the date of its first order; two companies in the table never ordered and are left out. */
function customersWhoOrdered(folder: string, lines: readonly NorthwindLine[]): NorthwindFacts['customers'] {
  const firstOrder = new Map<string, string>();
  for (const { customer, date } of lines) {
    const known = firstOrder.get(customer);
    if (known === undefined || date < known) firstOrder.set(customer, date);
  }
  return table(folder, 'customers.csv', ['customerID', 'companyName']).flatMap((row) => {
    const since = firstOrder.get(row.customerID);
    return since === undefined ? [] : [{ id: row.customerID, name: row.companyName, since }];
  });
}

function payees(folder: string, lines: readonly NorthwindLine[]): NorthwindPayee[] {
  const columns = ['EmployeeID', 'FirstName', 'LastName', 'HireDate', 'ReportsTo'] as const;
  return table(folder, 'employees.csv', columns).map((row) => ({
    id: `e${row.EmployeeID}`,
    name: `${row.FirstName} ${row.LastName}`,
    plan: 'northwind-1998',
    from: row.HireDate,
    ...(row.ReportsTo === '0' ? {} : { reportsTo: `e${row.ReportsTo}` }),
    quotas: {
      existing: { amount: existingQuota(lines, `e${row.EmployeeID}`), per: 'quarter' },
      new: { amount: '3000', per: 'quarter' },
    },
    kpis: [
      {
        id: 'complaints-in-time',
        period: NORTHWIND_PERIOD,
        value: decimalText(90n + units(row.EmployeeID, 0), 2),
        source: 'by rule: 0.90 + 0.01 × EmployeeID',
      },
    ],
  }));
}

/** The person's own amount in the first quarter of 1997 × 1.1, rounded half up to cents; 5000 where that is nothing. */
function existingQuota(lines: readonly NorthwindLine[], payee: string): string {
  const amount4 = lines
    .filter((line) => line.payee === payee && line.date >= '1997-01-01' && line.date <= '1997-03-31')
    .reduce((sum, line) => sum + units(line.amount, 4), 0n);
  if (amount4 === 0n) return '5000';
  return decimalText((amount4 * 11n + 500n) / 1000n, 2); // the tables hold no returns, so the amount is above 0
}

// ---- reading ----

/** The named columns of one CSV file, every cell as the text that stands there. */
function table<Column extends string>(
  folder: string,
  file: string,
  columns: readonly Column[],
): Record<Column, string>[] {
  const rows: Record<string, string>[] = parse(readFileSync(join(folder, file), 'utf8'), { columns: true, bom: true });
  return rows.map((row, index) => {
    const cells = columns.map((column) => {
      const cell = row[column];
      if (cell === undefined || cell === '') throw new Error(`${file}, row ${index + 1}: nothing under "${column}".`);
      return [column, cell] as const;
    });
    return Object.fromEntries(cells) as Record<Column, string>;
  });
}

/** Decimal text as whole units of 10^-places: `units('1.5', 2)` is `150n`. Text with more decimals is refused. */
function units(text: string, places: number): bigint {
  const [whole = '', decimals = ''] = text.split('.');
  if (!/^\d+(\.\d+)?$/.test(text) || decimals.length > places) {
    throw new Error(`"${text}" is not a number with at most ${places} decimals.`);
  }
  return BigInt(whole + decimals.padEnd(places, '0'));
}

/** Whole units of 10^-places as the shortest decimal text: `decimalText(1500n, 3)` is `'1.5'`. */
function decimalText(amount: bigint, places: number): string {
  const digits = amount.toString().padStart(places + 1, '0');
  const decimals = digits.slice(digits.length - places).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - places);
  return decimals === '' ? whole : `${whole}.${decimals}`;
}
