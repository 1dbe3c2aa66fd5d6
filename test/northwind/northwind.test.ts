import { describe, expect, test } from 'vitest';
import { settleNorthwind } from '../../examples/northwind/settle.js';
import { type EmployeeFigures, exact, secondPath, tablesFolder } from './tables.js';

/** The part of a statement's JSON that is compared: see docs/statement-format.md. */
interface StatementJson {
  readonly components: readonly ({ readonly id: string } & Partial<Record<Compared, Printed>>)[];
  readonly kinds: readonly { readonly kind: string; readonly amount: Printed }[];
  readonly earned: Printed;
  readonly payable: Printed;
}
type Printed = { readonly value: string };
type Compared = (typeof COMPARED)[number];

const COMPARED = ['figure', 'quota', 'attainment', 'pay', 'amount'] as const;

if (tablesFolder === undefined) {
  test('the Northwind tables are not here, so this comparison is not run', () => {
    expect(tablesFolder).toBeUndefined();
  });
} else {
  const expected = secondPath(tablesFolder);
  const settled = settleNorthwind(tablesFolder);

  describe('1998-Q1 of Northwind, settled by the library and by the second path', () => {
    test('is settled for the same nine people', () => {
      expect(settled.map(({ payee }) => payee)).toEqual(Object.keys(expected.employees).map((id) => `e${id}`));
      expect(settled.length).toBe(9);
    });

    test.each(settled)('$name gets the same figures, pay and amounts, exactly', ({ payee, statement }) => {
      const other = expected.employees[payee.slice(1)];
      if (other === undefined) throw new Error(`the second path has nobody for ${payee}`);
      expect(exactFigures(fromStatement(statement))).toEqual(exactFigures(other));
    });
  });
}

/** Reads the compared figures from a statement's JSON, as anybody would who has nothing else. */
function fromStatement(statement: object): EmployeeFigures {
  const { components, kinds, earned, payable }: StatementJson = JSON.parse(JSON.stringify(statement));
  return {
    components: Object.fromEntries(
      components.map((component) => [
        component.id,
        Object.fromEntries(COMPARED.flatMap((key) => (component[key] ? [[key, component[key].value]] : []))),
      ]),
    ),
    kinds: Object.fromEntries(kinds.map(({ kind, amount }) => [kind, amount.value])),
    earned: earned.value,
    payable: payable.value,
  };
}

/** The same with every number in lowest terms. */
function exactFigures({ components, kinds, earned, payable }: EmployeeFigures): EmployeeFigures {
  return {
    components: Object.fromEntries(Object.entries(components).map(([id, figures]) => [id, exactValues(figures)])),
    kinds: exactValues(kinds),
    earned: exact(earned),
    payable: exact(payable),
  };
}

function exactValues(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, exact(text)]));
}
