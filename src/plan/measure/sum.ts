/** `sum`: the exact sum over lines. */
import * as z from 'zod/mini';
import { roundField } from '../rounding.js';
import { lazily } from '../schema.js';
import { readWindow } from '../window.js';
import { costsField, lineFields, measureEntry, readCosts } from './entry.js';
import { readFilter } from './filter.js';

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    sum: z.enum(['amount', 'margin', 'cost', 'units', 'discount']),
    costs: costsField(),
    ...lineFields(),
  }),
);

export const sumEntry = /* @__PURE__ */ measureEntry({
  schema,
  options: { laterValues: { sum: ['annual'] } },
  read(scope, given, at) {
    const what = given.sum;
    if (given.costs !== undefined && what !== undefined && what !== 'margin' && what !== 'cost') {
      scope.reading.refuse('word_not_here', `${at}/costs`, 'costs', '"sum": "margin", "sum": "cost"');
    }
    const fields = {
      ...readCosts(scope, given.costs, at),
      filter: readFilter(scope, given, at),
      ...readWindow(scope, given.window, `${at}/window`, scope.compared),
      ...roundField(given.round, at),
    };
    return what && { word: 'sum', at, what, ...fields };
  },
});
