/** `factor`: multiplies pay above 0 by a number, by steps or a curve read on a measure, or by a measure itself. */
import * as z from 'zod/mini';
import { wordOf } from '../dispatch.js';
import { readRatio } from '../figures.js';
import type { FigureInput } from '../input-figures.js';
import type { MeasureInput } from '../input-measures.js';
import type { FactorHowInput, FactorMatrixInput, FactorStepsInput } from '../input-modifiers.js';
import type { CurveInput } from '../input-pay.js';
import { readMeasure } from '../measure/read.js';
import { edgeField, stepsJump, withEdge } from '../pay/edge.js';
import { marksField, matrixJumps, readMatrix } from '../pay/matrix.js';
import { readPoints, readTierRows } from '../pay/rows.js';
import { FACTOR_VALUES } from '../pay/values.js';
import type { FactorModifier, Measure, StepsHow } from '../plan.js';
import { lazily, slot } from '../schema.js';
import { fieldsOf, shaped } from '../shape.js';
import { isPlainObject, type PlainObject } from '../snapshot.js';
import { axisOfMeasure } from '../units.js';
import { type ModifierScope, scopeFields } from './scope.js';

export const factorSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ ...scopeFields(), factor: slot<FactorHowInput>('factorHow') }),
);

/** How a factor is read: flat at both ends, so that nothing is said about them. */
export const FACTOR_HOWS = {
  steps: /* @__PURE__ */ lazily(() =>
    z.strictObject({
      steps: slot<FactorStepsInput['steps']>('factorRows'),
      cumulative: z.exactOptional(z.boolean()),
      ...edgeField(),
      on: slot<MeasureInput>('measure'),
    }),
  ),
  curve: /* @__PURE__ */ lazily(() =>
    z.strictObject({ curve: slot<CurveInput<FigureInput>['curve']>('points'), on: slot<MeasureInput>('measure') }),
  ),
  matrix: /* @__PURE__ */ lazily(() =>
    z.strictObject({ matrix: slot<FactorMatrixInput['matrix']>('factorMatrix'), ...edgeField() }),
  ),
  figure: /* @__PURE__ */ lazily(() => z.strictObject({ figure: slot<MeasureInput>('measure') })),
} as const;

/** The rows, or the columns, of the matrix of a factor. */
export const factorAxisSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ on: slot<MeasureInput>('measure'), ...marksField() }),
);

type FactorWord = keyof typeof FACTOR_HOWS;
type FactorHow = Pick<FactorModifier, 'how' | 'on'>;

const FACTOR_WORDS = /* @__PURE__ */ Object.keys(FACTOR_HOWS) as readonly FactorWord[];
const REFUSED_HOWS = ['tiers', 'table', 'by'] as const;

/** Reads what stands under `factor`. */
export function readFactor(scope: ModifierScope, value: unknown, at: string): FactorHow | undefined {
  const { reading } = scope;
  if (value === 'linear') return reading.refuse('how_not_here', at, 'factor: linear', FACTOR_WORDS.join(', '));
  if (!isPlainObject(value)) {
    const written = readRatio(reading, value, at);
    return written && { how: { how: 'number', at, value: written } };
  }
  const refused = REFUSED_HOWS.find((word) => Object.hasOwn(value, word));
  if (refused !== undefined) {
    return reading.refuse('how_not_here', `${at}/${refused}`, `factor: ${refused}`, FACTOR_WORDS.join(', '));
  }
  const word = wordOf(reading, value, at, FACTOR_WORDS);
  return word && READERS[word](scope, value, at);
}

const READERS: {
  readonly [Word in FactorWord]: (scope: ModifierScope, value: PlainObject, at: string) => FactorHow | undefined;
} = {
  steps(scope, value, at) {
    const given = fieldsOf(scope.reading, FACTOR_HOWS.steps(), value, at);
    const on = readOn(scope, given.on, `${at}/on`);
    const steps = readTierRows(scope.reading, given.steps, `${at}/steps`, on && axisOfMeasure(on), FACTOR_VALUES);
    if (steps === undefined || on === undefined) return undefined;
    const flat: StepsHow = { how: 'steps', at, steps, cumulative: given.cumulative ?? false };
    const how = withEdge(scope.reading, flat, given.edge, stepsJump(flat, true), at);
    return how && { how, on };
  },
  curve(scope, value, at) {
    const given = fieldsOf(scope.reading, FACTOR_HOWS.curve(), value, at);
    const on = readOn(scope, given.on, `${at}/on`);
    const points = readPoints(scope.reading, given.curve, `${at}/curve`, on && axisOfMeasure(on), FACTOR_VALUES);
    return points && on && { how: { how: 'curve', at, points, below: 'flat', above: 'flat' }, on };
  },
  matrix(scope, value, at) {
    const { reading } = scope;
    const given = fieldsOf(reading, FACTOR_HOWS.matrix(), value, at);
    const matrix = readMatrix(reading, given.matrix, `${at}/matrix`, FACTOR_VALUES, (axis, place) => {
      const { on: written, marks } = shaped(reading, factorAxisSchema(), axis, place) ?? {};
      const on = readOn(scope, written, `${place}/on`);
      return { marked: { on, axis: on && axisOfMeasure(on), refused: on === undefined }, marks };
    });
    const how = matrix && withEdge(reading, { ...matrix, at }, given.edge, matrixJumps(matrix, true), at);
    return how && { how };
  },
  figure(scope, value, at) {
    const given = fieldsOf(scope.reading, FACTOR_HOWS.figure(), value, at);
    const on = readOn(scope, given.figure, `${at}/figure`);
    return on && { on };
  },
};

function readOn(scope: ModifierScope, value: unknown, at: string): Measure | undefined {
  return value === undefined ? undefined : readMeasure(scope, value, at);
}
