/** `newCategories`: customer × category pairs newly won. */
import * as z from 'zod/mini';
import type { Span } from '../../calendar/day.js';
import { byCodePoint } from '../../trace/canonical.js';
import { pointer } from '../../trace/problems.js';
import { baselineFields, readBaseline } from '../baseline.js';
import { readMoneyFromZero } from '../figures.js';
import type { MoneyInput, SpanInput } from '../input-figures.js';
import type { EligibleInput } from '../input-measures.js';
import type { NewCategoriesMeasure } from '../plan.js';
import type { Reading } from '../reading.js';
import { roundField } from '../rounding.js';
import { lazily, slot } from '../schema.js';
import { isPlainObject } from '../snapshot.js';
import { readWindow } from '../window.js';
import { categoriesField } from './breadth.js';
import { lineFields, measureEntry, readRecogniseOf } from './entry.js';
import { readFilter } from './filter.js';
import { lastingField, readLasting } from './lasting.js';

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    newCategories: z.strictObject({
      minimum: z.exactOptional(slot<MoneyInput>('money')),
      lookBack: z.exactOptional(slot<SpanInput>('span')),
      customerMustGrow: z.exactOptional(z.boolean()),
      as: z.exactOptional(z.enum(['count', 'amount', 'customers'])),
      atLeast: z.exactOptional(categoriesField()),
      net: z.exactOptional(z.boolean()),
      eligible: z.exactOptional(slot<EligibleInput>('eligible')),
      lasting: lastingField(),
    }),
    ...baselineFields(),
    ...lineFields(),
  }),
);

export const newCategoriesEntry = /* @__PURE__ */ measureEntry({
  schema,
  options: {},
  bare: { newCategories: {} },
  read(scope, given, at) {
    const { reading } = scope;
    // Only existing customers can be won for a further category: the filter says what the word means anyway.
    if (given.customers === 'new') reading.refuse('not_one_of', `${at}/customers`, 'new', '"existing"');
    const filter = { ...readFilter(scope, given, at), customers: 'existing' as const };
    // What a customer must not fall below, and what fell elsewhere, is told of all its lines, whoever is credited.
    if (given.baselineOf === 'customers') reading.refuse('not_one_of', `${at}/baselineOf`, 'customers', '"payee"');
    const { of: _, ...baseline } = readBaseline(reading, given, at, scope.baseline);
    const inside = given.newCategories;
    if (inside === undefined) return undefined;
    const inner = `${at}/newCategories`;
    const minimum =
      inside.minimum === undefined ? undefined : readMoneyFromZero(reading, inside.minimum, `${inner}/minimum`);
    if (inside.atLeast !== undefined && inside.as !== 'customers') {
      reading.refuse('word_not_here', `${inner}/atLeast`, 'atLeast', '"as": "customers"');
    }
    const lasting = readLasting(reading, inside.lasting, `${inner}/lasting`, inside.as);
    return {
      word: 'newCategories',
      at,
      ...(minimum && { minimum }),
      lookBack: readLookBack(reading, inside.lookBack, `${inner}/lookBack`),
      as: inside.as ?? 'count',
      atLeast: inside.atLeast ?? 1,
      customerMustGrow: inside.customerMustGrow ?? false,
      net: inside.net ?? false,
      ...readEligible(reading, inside.eligible, `${inner}/eligible`),
      ...(lasting && { lasting }),
      filter,
      baseline,
      ...readWindow(scope, given.window, `${at}/window`, true),
      ...readRecogniseOf(scope, given.recognise, at),
      ...roundField(given.round, at),
    };
  },
});

const TWO_YEARS: Span = { months: 24 };

function readLookBack(reading: Reading, value: unknown, at: string): Span {
  return value === undefined ? TWO_YEARS : (reading.spanAboveZero(value, at) ?? TWO_YEARS);
}

type Eligible = Pick<NewCategoriesMeasure, 'eligible'>;

function readEligible(reading: Reading, value: unknown, at: string): Eligible {
  if (value === undefined) return {};
  if (!isPlainObject(value)) {
    reading.wrongType(value, at, '{ "segment": ["category", …] }');
    return {};
  }
  const segments = Object.keys(value);
  if (segments.length === 0) reading.refuse('list_too_short', at, undefined, '>= 1');
  const eligible = segments.flatMap((key) => {
    const place = pointer(at, key);
    const segment = key === '*' ? key : reading.id(key, place, 'letter-or-digit');
    const list = value[key];
    if (!Array.isArray(list)) {
      reading.wrongType(list, place, '[ … ]');
      return [];
    }
    if (list.length === 0) reading.refuse('list_too_short', place, undefined, '>= 1');
    const categories = reading.ids(list, place, 'letter-or-digit');
    if (segment === undefined || categories === undefined) return [];
    return [{ segment, categories: categories.sort(byCodePoint) }];
  });
  return { eligible: eligible.sort((a, b) => byCodePoint(a.segment, b.segment)) };
}
