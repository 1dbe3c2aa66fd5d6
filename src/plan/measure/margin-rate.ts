/** `marginRate`: margin ÷ amount. */
import * as z from 'zod/mini';
import { readRatio } from '../figures.js';
import type { RatioInput } from '../input-figures.js';
import { roundField } from '../rounding.js';
import { lazily, slot } from '../schema.js';
import { readWindow } from '../window.js';
import { capEachField, readCapEach } from './cap-each.js';
import { costsField, lineFields, measureEntry, readCosts, readRecogniseOf } from './entry.js';
import { readFilter } from './filter.js';

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    marginRate: z.strictObject({ costs: costsField() }),
    capEach: capEachField(),
    ifZero: z.exactOptional(slot<RatioInput>('ratio')),
    ...lineFields(),
  }),
);

export const marginRateEntry = /* @__PURE__ */ measureEntry({
  schema,
  options: {},
  bare: { marginRate: {} },
  read(scope, given, at) {
    const filter = readFilter(scope, given, at);
    const ifZero = given.ifZero === undefined ? undefined : readRatio(scope.reading, given.ifZero, `${at}/ifZero`);
    const costs = readCosts(scope, given.marginRate?.costs, `${at}/marginRate`);
    if (given.marginRate === undefined) return undefined;
    return {
      word: 'marginRate',
      at,
      ...costs,
      ...readCapEach(scope.reading, given.capEach, at),
      filter,
      ...(ifZero && { ifZero }),
      ...readWindow(scope, given.window, `${at}/window`, scope.compared),
      ...readRecogniseOf(scope, given.recognise, at),
      ...roundField(given.round, at),
    };
  },
});
