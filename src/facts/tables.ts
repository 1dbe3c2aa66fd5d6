/** Reading customers and categories: one number an id, and who became whom. */
import type { Day } from '../calendar/day.js';
import { pointer } from '../trace/problems.js';
import type { CategoryTable, CustomerTable } from './facts.js';
import type { FieldReader } from './field-reader.js';
import { followed } from './followed.js';
import { IdTable } from './id-table.js';
import type { Tags } from './tag-column.js';
import { readTags } from './tags.js';

/** A table and the way from an index to the one that counts now. */
export interface ReadTable<Table> {
  readonly table: Table;
  readonly now: (index: number) => number;
}

/** Reads the customers; one that was merged leads to the customer it was merged into. */
export function readCustomers(reader: FieldReader, input: unknown): ReadTable<CustomerTable> {
  const ids = new IdTable();
  const since: (Day | undefined)[] = [];
  const segment: (string | undefined)[] = [];
  const name: (string | undefined)[] = [];
  const tags: (Tags | undefined)[] = [];
  const merged = new Successors(reader, ids, '/customers', 'mergedInto');
  reader.each(input, '/customers', (entry, place) => {
    const at = pointer('/customers', place);
    const fields = reader.fields(entry, at, ['id', 'since', 'name', 'segment', 'tags', 'mergedInto']);
    if (fields === undefined) return;
    const index = newIndex(reader, ids, fields.id, at);
    if (index === undefined) return;
    since[index] = reader.optionalDate(fields.since, pointer(at, 'since'));
    segment[index] = reader.optionalId(fields.segment, pointer(at, 'segment'));
    name[index] = reader.text(fields.name, pointer(at, 'name'));
    if (fields.tags !== undefined) tags[index] = readTags(reader, fields.tags, pointer(at, 'tags'));
    merged.note(index, fields.mergedInto, place);
  });
  const now = merged.resolved();
  return { table: { ids, now, since, segment, tags, name }, now };
}

/** Reads the categories; one that was re-coded leads to the category it is the same as. */
export function readCategories(reader: FieldReader, input: unknown): ReadTable<CategoryTable> {
  const ids = new IdTable();
  const name: (string | undefined)[] = [];
  const same = new Successors(reader, ids, '/categories', 'sameAs');
  reader.each(input, '/categories', (entry, place) => {
    const at = pointer('/categories', place);
    const fields = reader.fields(entry, at, ['id', 'name', 'sameAs']);
    if (fields === undefined) return;
    const index = newIndex(reader, ids, fields.id, at);
    if (index === undefined) return;
    name[index] = reader.text(fields.name, pointer(at, 'name'));
    same.note(index, fields.sameAs, place);
  });
  const now = same.resolved();
  return { table: { ids, name, now }, now };
}

function newIndex(reader: FieldReader, ids: IdTable, input: unknown, at: string): number | undefined {
  const id = reader.id(input, pointer(at, 'id'));
  if (id === undefined) return undefined;
  if (ids.find(id) !== undefined) return reader.refuse('duplicate_id', pointer(at, 'id'), id);
  return ids.intern(id);
}

/** Who became whom: chains are followed to their end, a circle is a problem. */
class Successors {
  readonly #reader: FieldReader;
  readonly #ids: IdTable;
  readonly #list: string;
  readonly #field: string;
  readonly #noted: { readonly index: number; readonly next: string; readonly at: string }[] = [];

  constructor(reader: FieldReader, ids: IdTable, list: string, field: string) {
    this.#reader = reader;
    this.#ids = ids;
    this.#list = list;
    this.#field = field;
  }

  note(index: number, next: unknown, place: number): void {
    const at = pointer(pointer(this.#list, place), this.#field);
    const id = this.#reader.optionalId(next, at);
    if (id !== undefined) this.#noted.push({ index, next: id, at });
  }

  resolved(): (index: number) => number {
    if (this.#noted.length === 0) return (index) => index;
    const next = new Map<number, number>();
    for (const { index, next: id, at } of this.#noted) {
      const target = this.#ids.find(id);
      if (target === undefined) this.#reader.refuse('unknown_reference', at, id);
      else next.set(index, target);
    }
    const { ends, circular } = followed(next);
    for (const { index, next: id, at } of this.#noted) {
      if (circular.has(index)) this.#reader.refuse('circular_reference', at, id);
    }
    return (index) => ends.get(index) ?? index;
  }
}
