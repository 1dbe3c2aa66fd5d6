/** `newCategories`: customer × category pairs newly won. */
import * as z from 'zod/mini';
import type { Span } from '../../calendar/day.js';
import { baselineFields, LATER_BASELINES, readBaseline } from '../baseline.js';
import { readMoneyFromZero } from '../figures.js';
import type { MoneyInput, SpanInput } from '../input-figures.js';
import type { Reading } from '../reading.js';
import { roundField } from '../rounding.js';
import { lazily, slot } from '../schema.js';
import { readWindow } from '../window.js';
import { LATER } from '../words.js';
import { lineFields, measureEntry } from './entry.js';
import { readFilter } from './filter.js';

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    newCategories: z.strictObject({
      minimum: z.exactOptional(slot<MoneyInput>('money')),
      lookBack: z.exactOptional(slot<SpanInput>('span')),
      customerMustGrow: z.exactOptional(z.boolean()),
      as: z.exactOptional(z.enum(['count'])),
    }),
    ...baselineFields(),
    ...lineFields(),
  }),
);

export const newCategoriesEntry = /* @__PURE__ */ measureEntry({
  schema,
  options: {
    later: LATER.newCategories,
    laterValues: { ...LATER_BASELINES, as: ['amount', 'customers'] },
  },
  bare: { newCategories: {} },
  read(scope, given, at) {
    const { reading } = scope;
    // Only existing customers can be won for a further category: the filter says what the word means anyway.
    if (given.customers === 'new') reading.refuse('not_one_of', `${at}/customers`, 'new', '"existing"');
    const filter = { ...readFilter(scope, given, at), customers: 'existing' as const };
    const baseline = readBaseline(reading, given.baseline, `${at}/baseline`, scope.baseline);
    const inside = given.newCategories;
    if (inside === undefined) return undefined;
    const inner = `${at}/newCategories`;
    const minimum =
      inside.minimum === undefined ? undefined : readMoneyFromZero(reading, inside.minimum, `${inner}/minimum`);
    return {
      word: 'newCategories',
      at,
      ...(minimum && { minimum }),
      lookBack: readLookBack(reading, inside.lookBack, `${inner}/lookBack`),
      customerMustGrow: inside.customerMustGrow ?? false,
      filter,
      baseline,
      ...readWindow(scope, given.window, `${at}/window`, true),
      ...roundField(given.round, at),
    };
  },
});

const TWO_YEARS: Span = { months: 24 };

function readLookBack(reading: Reading, value: unknown, at: string): Span {
  if (value === undefined) return TWO_YEARS;
  const span = reading.span(value, at) ?? TWO_YEARS;
  if (('months' in span ? span.months : span.days) === 0) reading.refuse('out_of_range', at, value, '> 0');
  return span;
}
