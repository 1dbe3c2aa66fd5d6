/** `sum`: the exact sum over lines. */
import * as z from 'zod/mini';
import { byCodePoint } from '../../trace/canonical.js';
import { pointer } from '../../trace/problems.js';
import { readRatioFromZero } from '../figures.js';
import type { WeighInput } from '../input-measures.js';
import type { SumMeasure } from '../plan.js';
import type { Reading } from '../reading.js';
import { roundField } from '../rounding.js';
import { lazily, slot } from '../schema.js';
import { isPlainObject } from '../snapshot.js';
import { readWindow } from '../window.js';
import { capEachField, readCapEach } from './cap-each.js';
import { costsField, lineFields, measureEntry, readCosts, readRecogniseOf, refuseRecogniseOfAnnual } from './entry.js';
import { readFilter } from './filter.js';

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    sum: z.enum(['amount', 'margin', 'cost', 'units', 'discount', 'annual']),
    costs: costsField(),
    weigh: z.exactOptional(slot<WeighInput>('weigh')),
    capEach: capEachField(),
    ...lineFields(),
  }),
);

export const sumEntry = /* @__PURE__ */ measureEntry({
  schema,
  options: {},
  read(scope, given, at) {
    const what = given.sum;
    if (given.costs !== undefined && what !== undefined && what !== 'margin' && what !== 'cost') {
      scope.reading.refuse('word_not_here', `${at}/costs`, 'costs', '"sum": "margin", "sum": "cost"');
    }
    const isAnnual = what === 'annual';
    if (isAnnual) refuseRecogniseOfAnnual(scope, given.recognise, at);
    const fields = {
      ...readCosts(scope, given.costs, at),
      ...readWeigh(scope.reading, given.weigh, `${at}/weigh`),
      ...readCapEach(scope.reading, given.capEach, at),
      filter: readFilter(scope, given, at),
      ...readWindow(scope, given.window, `${at}/window`, scope.compared),
      ...(isAnnual ? undefined : readRecogniseOf(scope, given.recognise, at)),
      ...roundField(given.round, at),
    };
    return what && { word: 'sum', at, what, ...fields };
  },
});

/** Weights by category, as a field to spread. */
function readWeigh(reading: Reading, value: unknown, at: string): Pick<SumMeasure, 'weigh'> {
  if (value === undefined) return {};
  if (!isPlainObject(value)) {
    reading.wrongType(value, at, '{ "category": "1.5", "*": "1" }');
    return {};
  }
  const categories = Object.keys(value);
  if (categories.length === 0) reading.refuse('list_too_short', at, undefined, '>= 1');
  const weigh = categories.flatMap((category) => {
    const place = pointer(at, category);
    const key = category === '*' ? category : reading.id(category, place, 'letter-or-digit');
    const weight = readRatioFromZero(reading, value[category], place);
    return key === undefined || weight === undefined ? [] : [{ key, weight }];
  });
  return { weigh: weigh.sort((a, b) => byCodePoint(a.key, b.key)) };
}
