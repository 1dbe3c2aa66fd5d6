/** `count`: how many different things there are. */
import * as z from 'zod/mini';
import { readMoneyFromZero } from '../figures.js';
import type { MoneyInput } from '../input-figures.js';
import { roundField } from '../rounding.js';
import { lazily, slot } from '../schema.js';
import { readWindow } from '../window.js';
import { lineFields, measureEntry, readRecogniseOf } from './entry.js';
import { readFilter } from './filter.js';

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    count: z.enum(['lines', 'deals', 'customers', 'categories', 'pairs', 'months']),
    minimum: z.exactOptional(slot<MoneyInput>('money')),
    shares: z.exactOptional(z.enum(['full'])),
    ...lineFields(),
  }),
);

export const countEntry = /* @__PURE__ */ measureEntry({
  schema,
  options: {},
  read(scope, given, at) {
    const minimum =
      given.minimum === undefined ? undefined : readMoneyFromZero(scope.reading, given.minimum, `${at}/minimum`);
    const filter = readFilter(scope, given, at);
    if (given.count === undefined) return undefined;
    return {
      word: 'count',
      at,
      what: given.count,
      ...(minimum && { minimum }),
      shares: given.shares ?? 'credited',
      filter,
      ...readWindow(scope, given.window, `${at}/window`, scope.compared),
      ...readRecogniseOf(scope, given.recognise, at),
      ...roundField(given.round, at),
    };
  },
});
