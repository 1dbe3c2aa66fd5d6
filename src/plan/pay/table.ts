/** `{ by, table }`: the figure falls into groups, each with its own how. */
import * as z from 'zod/mini';
import { byCodePoint } from '../../trace/canonical.js';
import { pointer } from '../../trace/problems.js';
import { includes } from '../dispatch.js';
import type { RateHowInput, TableInput } from '../input-pay.js';
import type { How, Measure, TableHow } from '../plan.js';
import { lazily, slot } from '../schema.js';
import { isPlainObject } from '../snapshot.js';
import { howEntry } from './entry.js';
import type { HowScope } from './scope.js';

const CLASSES = ['existing', 'new', '*'] as const;

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    by: z.enum(['category', 'segment', 'class']),
    table: slot<TableInput<RateHowInput>['table']>('table'),
  }),
);

export const tableEntry = /* @__PURE__ */ howEntry({
  schema,
  options: {},
  read(scope, given, at) {
    const { by } = given;
    if (by !== undefined && scope.measure !== undefined && !splits(scope.measure, by)) {
      scope.reading.refuse('table_not_splittable', `${at}/by`, scope.measure.word, by);
    }
    const rows = given.table === undefined ? undefined : readRows(scope, given.table, `${at}/table`, by);
    return by === undefined || rows === undefined ? undefined : { how: 'table', at, by, rows };
  },
});

/** Whether the figure of a measure is exactly the sum of those of its groups. */
export function splits(measure: Measure, by: TableHow['by']): boolean {
  switch (measure.word) {
    case 'sum':
      return true;
    case 'gain':
      return measure.measure.word === 'sum';
    case 'count':
      if (measure.what === 'lines' || measure.what === 'pairs') return true;
      return measure.what === 'customers' && by !== 'category';
    case 'newCategories':
      return measure.as !== 'customers' || by !== 'category';
    case 'flow':
      return by !== 'category';
    default:
      return false;
  }
}

function readRows(
  scope: HowScope,
  table: unknown,
  at: string,
  by: TableHow['by'] | undefined,
): TableHow['rows'] | undefined {
  const { reading } = scope;
  if (!isPlainObject(table)) return reading.wrongType(table, at, '{ … }');
  const keys = Object.keys(table);
  if (keys.length === 0) return reading.refuse('list_too_short', at, undefined, '>= 1');
  const rows: { readonly key: string; readonly how: How }[] = [];
  for (const key of keys) {
    const place = pointer(at, key);
    const how = scope.how({ ...scope, inTable: true }, table[key], place);
    if (isKey(scope, key, place, by) && how !== undefined) rows.push({ key, how });
  }
  return rows.length === keys.length ? rows.sort((a, b) => byCodePoint(a.key, b.key)) : undefined;
}

function isKey({ reading }: HowScope, key: string, at: string, by: TableHow['by'] | undefined): boolean {
  if (by === 'class') {
    if (includes(CLASSES, key)) return true;
    reading.refuse('not_one_of', at, key, CLASSES.map((name) => `"${name}"`).join(', '));
    return false;
  }
  return key === '*' || reading.id(key, at, 'letter-or-digit') !== undefined;
}
