/** The key of a row, or of a customer and category, in a table by category, segment, class or tag. */
import { tagOf } from '../plan/pay/table.js';
import { byCodeUnit } from '../trace/canonical.js';
import type { GroupBy, GroupPart, MeasureContext } from './context.js';
import { classOf, classOfRow, segmentOf } from './customer-class.js';
import { tagReader } from './row-tags.js';

/** What customers and categories are told apart by: they have no tag, and `parsePlan` refuses a table by one for them. */
type PairBy = 'category' | 'segment' | 'class';

/** JSON text of the values of a customer and category; what cannot be told is a problem, and then stands empty. */
export function pairKey(
  customer: number,
  category: number,
  by: readonly GroupBy[],
  at: string,
  context: MeasureContext,
): string {
  const ownClass = () => classOf(customer, at, context);
  return JSON.stringify(
    (by as readonly PairBy[]).map((word) => partOf(word, customer, category, ownClass, at, context)),
  );
}

function partOf(
  word: PairBy,
  customer: number,
  category: number,
  ownClass: () => 'existing' | 'new' | undefined,
  at: string,
  context: MeasureContext,
): string {
  switch (word) {
    case 'category':
      return context.view.categoryId(category);
    case 'segment':
      return segmentOf(customer, at, context) ?? '';
    case 'class':
      return ownClass() ?? '';
  }
}

/** The key of a row. */
export function groupKey(by: readonly GroupBy[], at: string, context: MeasureContext): (row: number) => string {
  const parts = by.map((word) => rowPart(word, at, context));
  return (row) => JSON.stringify(parts.map((part) => part(row)));
}

function rowPart(word: GroupBy, at: string, context: MeasureContext): (row: number) => GroupPart {
  const { customer, category } = context.view;
  const tag = tagOf(word);
  if (tag !== undefined) {
    const ofRow = tagReader(tag, context.view);
    return (row) => ofRow(row) ?? [tag];
  }
  return (row) => {
    const ownClass = () => classOfRow(row, at, context);
    return partOf(word as PairBy, customer[row] as number, category[row] as number, ownClass, at, context);
  };
}

/** The values of a group's key. */
export function groupParts(key: string): GroupPart[] {
  return JSON.parse(key) as GroupPart[];
}

/** Entries in the order of their keys: what comes out must not depend on the order of the lines. */
export function inOrder<Value>(groups: ReadonlyMap<string, Value>): [string, Value][] {
  return [...groups].sort(([a], [b]) => byCodeUnit(a, b));
}
