import { describe, expect, test } from 'vitest';
import { northwindFacts } from '../../examples/northwind/facts.js';
import { exact, secondPath, tablesFolder } from './tables.js';

if (tablesFolder === undefined) {
  test('the Northwind tables are not here, so their mapping to facts is not checked', () => {
    expect(tablesFolder).toBeUndefined();
  });
} else {
  const folder = tablesFolder;
  const facts = northwindFacts(folder);

  describe('the Northwind tables as facts', () => {
    test('add up to the same lines, customers, amount and costs as the second path reads', () => {
      const { tables } = secondPath(folder);
      expect(facts.lines.length).toBe(tables.lines);
      expect(facts.customers.length).toBe(tables.customers);
      expect(exact(sum(facts.lines.map((line) => line.amount)))).toBe(exact(tables.amount));
      expect(exact(sum(facts.lines.map((line) => line.cost.material)))).toBe(exact(tables.material));
      expect(exact(sum(facts.lines.map((line) => line.cost.freight)))).toBe(exact(tables.freight));
    });

    test('have the same quotas for existing customers as the second path', () => {
      const { employees } = secondPath(folder);
      for (const payee of facts.payees) {
        const quota = employees[payee.id.slice(1)]?.components.existing?.quota ?? 'none';
        expect(exact(payee.quotas.existing.amount)).toBe(exact(quota));
      }
    });

    test('give every line an id of its own and name only people, customers and categories that are there', () => {
      expect(new Set(facts.lines.map((line) => line.id)).size).toBe(facts.lines.length);
      const ids = (items: readonly { readonly id: string }[]) => new Set(items.map((item) => item.id));
      expect(new Set(facts.lines.map((line) => line.payee))).toEqual(ids(facts.payees));
      expect(new Set(facts.lines.map((line) => line.customer))).toEqual(ids(facts.customers));
      expect(new Set(facts.lines.map((line) => line.category))).toEqual(ids(facts.categories));
    });

    test('share the freight of order 10248 out over its lines by amount, in cents', () => {
      // 32.38 over 168, 98 and 174 of 440: 12.363…, 7.211… and 12.804… are cut to 32.37; the cent goes to 12.804…
      const freight = facts.lines.filter((line) => line.order === '10248').map((line) => line.cost.freight);
      expect(freight).toEqual(['12.36', '7.21', '12.81']);
    });
  });
}

/** Adds up decimal text of at most four decimals. */
function sum(amounts: readonly string[]): string {
  const units = amounts.reduce((total, text) => {
    const [whole = '', decimals = ''] = text.split('.');
    return total + BigInt(whole + decimals.padEnd(4, '0'));
  }, 0n);
  return `${units}/10000`;
}
