/** The key of a row, or of a customer and category, in a table by category, segment or class. */
import { byCodeUnit } from '../trace/canonical.js';
import type { GroupBy, MeasureContext } from './context.js';
import { classOf, classOfRow, segmentOf } from './customer-class.js';

/** JSON text of the values of a customer and category; what cannot be told is a problem, and then stands empty. */
export function pairKey(
  customer: number,
  category: number,
  by: readonly GroupBy[],
  at: string,
  context: MeasureContext,
): string {
  return keyOf(customer, category, () => classOf(customer, at, context), by, at, context);
}

function keyOf(
  customer: number,
  category: number,
  ownClass: () => 'existing' | 'new' | undefined,
  by: readonly GroupBy[],
  at: string,
  context: MeasureContext,
): string {
  const partOf = (word: GroupBy): string => {
    switch (word) {
      case 'category':
        return context.view.categoryId(category);
      case 'segment':
        return segmentOf(customer, at, context) ?? '';
      case 'class':
        return ownClass() ?? '';
    }
  };
  return JSON.stringify(by.map(partOf));
}

/** The key of a row. */
export function groupKey(by: readonly GroupBy[], at: string, context: MeasureContext): (row: number) => string {
  const { customer, category } = context.view;
  return (row) =>
    keyOf(customer[row] as number, category[row] as number, () => classOfRow(row, at, context), by, at, context);
}

/** Entries in the order of their keys: what comes out must not depend on the order of the lines. */
export function inOrder<Value>(groups: ReadonlyMap<string, Value>): [string, Value][] {
  return [...groups].sort(([a], [b]) => byCodeUnit(a, b));
}
