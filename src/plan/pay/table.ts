/** `{ by, table }`: the figure falls into groups, each with its own how. */
import * as z from 'zod/mini';
import { byCodePoint } from '../../trace/canonical.js';
import { pointer } from '../../trace/problems.js';
import { includes } from '../dispatch.js';
import type { RateHowInput, TableInput } from '../input-pay.js';
import type { How, Measure, TableBy, TableHow } from '../plan.js';
import type { Reading } from '../reading.js';
import { lazily, slot } from '../schema.js';
import { isPlainObject } from '../snapshot.js';
import { howEntry } from './entry.js';
import type { HowScope } from './scope.js';

/** What a table may tell groups apart by, beside the values of a tag. */
export const TABLE_KEYS = ['category', 'segment', 'class'] as const;

const CLASSES = ['existing', 'new', '*'] as const;
const TAG = 'tag:';

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    by: slot<TableInput<RateHowInput>['by']>('tableBy'),
    table: slot<TableInput<RateHowInput>['table']>('table'),
  }),
);

export const tableEntry = /* @__PURE__ */ howEntry({
  schema,
  options: {},
  read(scope, given, at) {
    const by = given.by === undefined ? undefined : readBy(scope.reading, given.by, `${at}/by`);
    if (by !== undefined && scope.measure !== undefined && !splits(scope.measure, by)) {
      scope.reading.refuse('table_not_splittable', `${at}/by`, scope.measure.word, by);
    }
    const rows = given.table === undefined ? undefined : readRows(scope, given.table, `${at}/table`, by);
    return by === undefined || rows === undefined ? undefined : { how: 'table', at, by, rows };
  },
});

/** The tag whose values tell the groups of a table apart; undefined where something else does. */
export function tagOf(by: TableBy): string | undefined {
  return by.startsWith(TAG) ? by.slice(TAG.length) : undefined;
}

/** The tags that tables read of lines, to tell the groups of a measure apart by them. */
export function tagsOfTables(how: How, measure: Measure | undefined): readonly string[] {
  if (how.how !== 'table' || (measure !== undefined && isOfCustomers(measure))) return [];
  const own = tagOf(how.by);
  return [...(own === undefined ? [] : [own]), ...how.rows.flatMap((row) => tagsOfTables(row.how, measure))];
}

function readBy(reading: Reading, value: unknown, at: string): TableBy | undefined {
  if (typeof value !== 'string') return reading.wrongType(value, at, 'text');
  if (includes(TABLE_KEYS, value)) return value;
  const offered = [...TABLE_KEYS, `${TAG}…`].map((name) => `"${name}"`).join(', ');
  if (!value.startsWith(TAG)) return reading.refuse('not_one_of', at, value, offered);
  const tag = reading.id(value.slice(TAG.length), at, 'letter-or-digit');
  return tag === undefined ? undefined : `${TAG}${tag}`;
}

/**
 * Whether the figure of a measure is exactly the sum of those of its groups. A tag is one of lines, or of customers where
 * these are counted or compared as a whole; a deal or a pair may have lines of several of its values.
 */
export function splits(measure: Measure, by: TableBy): boolean {
  if (tagOf(by) !== undefined) return isOfLines(measure) || isOfCustomers(measure);
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

/** Whether a figure adds up line by line. */
function isOfLines(measure: Measure): boolean {
  if (measure.word === 'gain') return measure.measure.word === 'sum';
  return measure.word === 'sum' || (measure.word === 'count' && measure.what === 'lines');
}

/** Whether a measure takes customers as a whole: then a table by a tag asks for the tags of the customers alone. */
export function isOfCustomers(measure: Measure): boolean {
  return measure.word === 'flow' || (measure.word === 'count' && measure.what === 'customers');
}

function readRows(scope: HowScope, table: unknown, at: string, by: TableBy | undefined): TableHow['rows'] | undefined {
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

function isKey({ reading }: HowScope, key: string, at: string, by: TableBy | undefined): boolean {
  if (by === 'class') {
    if (includes(CLASSES, key)) return true;
    reading.refuse('not_one_of', at, key, CLASSES.map((name) => `"${name}"`).join(', '));
    return false;
  }
  if (key === '*') return true;
  if (by !== undefined && tagOf(by) !== undefined) return reading.text(key, at) !== undefined;
  return reading.id(key, at, 'letter-or-digit') !== undefined;
}
