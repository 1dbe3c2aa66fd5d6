/** `efficiencyGain`: margin less baseline margin rate × amount. */
import * as z from 'zod/mini';
import { byCodePoint } from '../../trace/canonical.js';
import { pointer } from '../../trace/problems.js';
import { baselineFields, readBaseline } from '../baseline.js';
import { readRatio } from '../figures.js';
import type { ReferenceRateInput } from '../input-measures.js';
import type { EfficiencyGainMeasure } from '../plan.js';
import type { Reading } from '../reading.js';
import { roundField } from '../rounding.js';
import { lazily, slot } from '../schema.js';
import { isPlainObject } from '../snapshot.js';
import { readWindow } from '../window.js';
import { costsField, lineFields, measureEntry, readCosts, readRecogniseOf } from './entry.js';
import { readFilter } from './filter.js';

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({
    efficiencyGain: z.strictObject({
      by: z.exactOptional(z.enum(['category', 'customer'])),
      costs: costsField(),
      referenceRate: z.exactOptional(slot<ReferenceRateInput>('referenceRate')),
    }),
    ...baselineFields(),
    ...lineFields(),
  }),
);

export const efficiencyGainEntry = /* @__PURE__ */ measureEntry({
  schema,
  options: {},
  bare: { efficiencyGain: {} },
  read(scope, given, at) {
    const filter = readFilter(scope, given, at);
    const baseline = readBaseline(scope.reading, given, at, scope.baseline);
    const inside = given.efficiencyGain;
    if (inside === undefined) return undefined;
    const inner = `${at}/efficiencyGain`;
    return {
      word: 'efficiencyGain',
      at,
      ...(inside.by && { by: inside.by }),
      ...readCosts(scope, inside.costs, inner),
      filter,
      baseline,
      referenceRates: readRates(scope.reading, inside.referenceRate, `${inner}/referenceRate`, inside.by !== undefined),
      ...readWindow(scope, given.window, `${at}/window`, true),
      ...readRecogniseOf(scope, given.recognise, at),
      ...roundField(given.round, at),
    };
  },
});

type Rates = EfficiencyGainMeasure['referenceRates'];

/** A rate for all groups, or a table of rates; in code-point order of the group. */
function readRates(reading: Reading, value: unknown, at: string, byGroup: boolean): Rates {
  if (value === undefined) return [];
  if (!isPlainObject(value)) {
    const rate = readRatio(reading, value, at);
    return rate === undefined ? [] : [{ key: '*', rate }];
  }
  if (!byGroup) reading.refuse('reference_rate_needs_groups', at);
  const rates: Rates[number][] = [];
  for (const group of Object.keys(value)) {
    const place = pointer(at, group);
    const key = group === '*' ? group : reading.id(group, place, 'letter-or-digit');
    const rate = readRatio(reading, value[group], place);
    if (key !== undefined && rate !== undefined) rates.push({ key, rate });
  }
  if (Object.keys(value).length === 0) reading.refuse('list_too_short', at, undefined, '>= 1');
  return rates.sort((a, b) => byCodePoint(a.key, b.key));
}
