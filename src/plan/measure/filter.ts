/** Which lines a measure takes: by their customers, categories, tags, and by whom they are credited to. */
import * as z from 'zod/mini';
import { addSpan, dayNumber, type Span } from '../../calendar/day.js';
import { byCodePoint } from '../../trace/canonical.js';
import { pointer } from '../../trace/problems.js';
import type { SpanInput } from '../input-figures.js';
import type { CustomerAgeInput, FiltersInput, NotInput, OnlyInput, ScopeInput, TagsInput } from '../input-filters.js';
import type { CustomerAge, Filter, LineConditions, TagCondition } from '../plan.js';
import type { Reading } from '../reading.js';
import { lazily, slot } from '../schema.js';
import { shaped } from '../shape.js';
import { isPlainObject } from '../snapshot.js';
import { readOnly } from './only.js';
import { readScope } from './scope.js';

const idsField = /* @__PURE__ */ lazily(() => z.exactOptional(z.array(slot<string>('id')).check(z.minLength(1))));

/** Filters that may also stand in `not`. */
const conditionFields = /* @__PURE__ */ lazily(() => ({
  customerAge: z.exactOptional(slot<CustomerAgeInput>('customerAge')),
  categories: idsField(),
  segments: idsField(),
  tags: z.exactOptional(slot<TagsInput>('tags')),
}));

/** All filters of a measure over lines. */
export const filterFields = /* @__PURE__ */ lazily(() => ({
  customers: z.exactOptional(z.enum(['existing', 'new', 'all'])),
  ...conditionFields(),
  not: z.exactOptional(slot<NotInput>('not')),
  only: z.exactOptional(slot<OnlyInput>('only')),
  of: z.exactOptional(slot<ScopeInput>('scope')),
}));

/** `{ "categories": ["spares"] }`: what of the lines is left out. */
export const notSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ customers: z.exactOptional(z.enum(['existing', 'new'])), ...conditionFields() }),
);

/** `{ "from": "P0M", "before": "P24M" }` */
export const customerAgeSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    from: z.exactOptional(slot<SpanInput>('span')),
    before: z.exactOptional(slot<SpanInput>('span')),
  }),
);

/** Which lines a measure takes; ids in code-point order. */
export function readFilter({ reading }: { readonly reading: Reading }, given: FiltersInput, at: string): Filter {
  const not = given.not === undefined ? undefined : readNot(reading, given.not, pointer(at, 'not'));
  const only = given.only === undefined ? undefined : readOnly(reading, given.only, pointer(at, 'only'));
  const of = given.of === undefined ? undefined : readScope(reading, given.of, pointer(at, 'of'));
  return {
    customers: given.customers ?? 'all',
    ...readConditions(reading, given, at),
    ...(not && { not }),
    ...(only && { only }),
    ...(of && { of }),
  };
}

function readNot(reading: Reading, value: unknown, at: string): LineConditions | undefined {
  const given = shaped(reading, notSchema(), value, at);
  if (given === undefined) return undefined;
  if (Object.keys(value as object).length === 0) {
    return reading.refuse('missing_field', at, undefined, Object.keys(notSchema()._zod.def.shape).join(', '));
  }
  return { ...(given.customers && { customers: given.customers }), ...readConditions(reading, given, at) };
}

function readConditions(
  reading: Reading,
  given: Omit<FiltersInput, 'customers' | 'not' | 'only' | 'of'>,
  at: string,
): Omit<LineConditions, 'customers'> {
  const age = given.customerAge === undefined ? undefined : readAge(reading, given.customerAge, `${at}/customerAge`);
  const tags = given.tags === undefined ? undefined : readTags(reading, given.tags, `${at}/tags`);
  return {
    ...(age && { customerAge: age }),
    ...readIds(reading, 'categories', given.categories, at),
    ...readIds(reading, 'segments', given.segments, at),
    ...(tags && { tags }),
  };
}

/** At least one of the two; what begins may not lie behind what ends it. */
function readAge(reading: Reading, value: unknown, at: string): CustomerAge | undefined {
  const given = shaped(reading, customerAgeSchema(), value, at);
  if (given === undefined) return undefined;
  if (Object.keys(value as object).length === 0) return reading.refuse('missing_field', at, undefined, 'from, before');
  const from = given.from === undefined ? undefined : reading.span(given.from, `${at}/from`);
  const before = given.before === undefined ? undefined : reading.span(given.before, `${at}/before`);
  const least = from ?? { days: 0 };
  if (before !== undefined && longest(before) <= longest(least)) {
    return reading.refuse('out_of_range', `${at}/before`, given.before, `> ${String(given.from ?? 'P0M')}`);
  }
  return { ...(from && { from }), ...(before && { before }) };
}

/** A length in days from a day on: enough to tell which of two is the longer one. */
function longest(span: Span): number {
  const day = dayNumber(2023, 1, 1);
  return addSpan(day, span, 1) - day;
}

/** Key → values, one of which a line must have; keys and values in code-point order. */
function readTags(reading: Reading, value: unknown, at: string): readonly TagCondition[] | undefined {
  if (!isPlainObject(value)) return reading.wrongType(value, at, '{ "key": ["value"] }');
  const keys = Object.keys(value);
  if (keys.length === 0) return reading.refuse('missing_field', at, undefined, '"key": ["value"]');
  const tags = keys.flatMap((key): TagCondition[] => {
    const keyAt = pointer(at, key);
    const name = reading.id(key, keyAt, 'letter-or-digit');
    const values = readTagValues(reading, value[key], keyAt);
    return name === undefined || values === undefined ? [] : [{ key, values }];
  });
  return tags.sort((a, b) => byCodePoint(a.key, b.key));
}

function readTagValues(reading: Reading, list: unknown, at: string): readonly string[] | undefined {
  if (!Array.isArray(list)) return reading.wrongType(list, at, '["value"]');
  if (list.length === 0) return reading.refuse('list_too_short', at, undefined, '>= 1');
  const values = list.map((entry: unknown, place) => reading.text(entry, pointer(at, place)));
  values.forEach((entry, place) => {
    if (entry !== undefined && values.indexOf(entry) < place) reading.refuse('duplicate_id', pointer(at, place), entry);
  });
  return values.filter((entry) => entry !== undefined).sort(byCodePoint);
}

/** A list of ids in code-point order, as a field to spread. */
export function readIds<Field extends string>(
  reading: Reading,
  field: Field,
  list: readonly string[] | undefined,
  at: string,
): { readonly [Key in Field]?: readonly string[] } {
  if (list === undefined) return {};
  const ids = reading.ids(list, pointer(at, field), 'letter-or-digit');
  return { [field]: (ids ?? []).sort(byCodePoint) } as Record<string, readonly string[]> as {
    readonly [Key in Field]?: readonly string[];
  };
}
