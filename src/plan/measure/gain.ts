/** `gain`: a measure in the window less the same in the baseline. */
import * as z from 'zod/mini';
import { baselineFields, readBaseline } from '../baseline.js';
import type { MeasureInput } from '../input-measures.js';
import { roundField, roundFields } from '../rounding.js';
import { lazily, slot } from '../schema.js';
import { measureEntry } from './entry.js';

const schema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ gain: slot<MeasureInput>('measure'), ...baselineFields(), ...roundFields() }),
);

export const gainEntry = /* @__PURE__ */ measureEntry({
  schema,
  options: {},
  read(scope, given, at) {
    const baseline = readBaseline(scope.reading, given, at, scope.baseline);
    if (given.gain === undefined) return undefined;
    const measure = scope.measure({ ...scope, compared: true }, given.gain, `${at}/gain`);
    return measure && { word: 'gain', at, measure, baseline, ...roundField(given.round, at) };
  },
});
