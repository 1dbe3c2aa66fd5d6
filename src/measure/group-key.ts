/** The key of a row, or of a customer and category, in a table by category, segment, class or tag. */
import { isOfCustomers, tagOf } from '../plan/pay/table.js';
import type { Measure } from '../plan/plan.js';
import { byCodeUnit } from '../trace/canonical.js';
import type { GroupBy, GroupPart, MeasureContext } from './context.js';
import { classOf, classOfRow, segmentOf } from './customer-class.js';
import { tagReader } from './row-tags.js';

/** Whose tags tell groups apart. */
export type TagsOf = 'lines' | 'customers';

/** Whose tags tell the groups of a measure apart. */
export function tagsFor(measure: Measure): TagsOf {
  return isOfCustomers(measure) ? 'customers' : 'lines';
}

/** JSON text of the values of a customer and category; what cannot be told is a problem, and then stands empty. */
export function pairKey(
  customer: number,
  category: number,
  by: readonly GroupBy[],
  at: string,
  context: MeasureContext,
): string {
  const ownClass = () => classOf(customer, at, context);
  return JSON.stringify(by.map((word) => partOf(word, customer, category, ownClass, at, context)));
}

/** A part of the key; where it is a tag, that of the customer. */
function partOf(
  word: GroupBy,
  customer: number,
  category: number,
  ownClass: () => 'existing' | 'new' | undefined,
  at: string,
  context: MeasureContext,
): GroupPart {
  const tag = tagOf(word);
  if (tag !== undefined) return context.view.tagOfCustomer(customer, tag) ?? [tag];
  switch (word as Exclude<GroupBy, `tag:${string}`>) {
    case 'category':
      return context.view.categoryId(category);
    case 'segment':
      return segmentOf(customer, at, context) ?? '';
    case 'class':
      return ownClass() ?? '';
  }
}

/**
 * The key of a row.
 *
 * @param whose tags: those of its lines, or of its customer alone
 */
export function groupKey(
  by: readonly GroupBy[],
  at: string,
  context: MeasureContext,
  whose: TagsOf = 'lines',
): (row: number) => string {
  const parts = by.map((word) => rowPart(word, at, context, whose));
  return (row) => JSON.stringify(parts.map((part) => part(row)));
}

function rowPart(word: GroupBy, at: string, context: MeasureContext, whose: TagsOf): (row: number) => GroupPart {
  const { customer, category } = context.view;
  const tag = whose === 'lines' ? tagOf(word) : undefined;
  if (tag !== undefined) {
    const ofRow = tagReader(tag, context.view);
    return (row) => ofRow(row) ?? [tag];
  }
  return (row) => {
    const ownClass = () => classOfRow(row, at, context);
    return partOf(word, customer[row] as number, category[row] as number, ownClass, at, context);
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
