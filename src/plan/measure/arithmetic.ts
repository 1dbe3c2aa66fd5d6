/** `add`, `subtract`, `multiply`, `divide`, `min`, `max` of measures. */
import * as z from 'zod/mini';
import { pointer } from '../../trace/problems.js';
import { readRatio } from '../figures.js';
import type { RatioInput } from '../input-figures.js';
import type { OperandInput } from '../input-measures.js';
import type { ArithmeticMeasure, Measure } from '../plan.js';
import { roundField, roundFields } from '../rounding.js';
import { lazily, slot } from '../schema.js';
import { type MeasureScope, measureEntry } from './entry.js';

const several = /* @__PURE__ */ lazily(() => z.array(slot<OperandInput>('operand')).check(z.minLength(2)));
const two = /* @__PURE__ */ lazily(() => z.array(slot<OperandInput>('operand')).check(z.minLength(2), z.maxLength(2)));

const addSchema = /* @__PURE__ */ lazily(() => z.strictObject({ add: several(), ...roundFields() }));
const subtractSchema = /* @__PURE__ */ lazily(() => z.strictObject({ subtract: two(), ...roundFields() }));
const multiplySchema = /* @__PURE__ */ lazily(() => z.strictObject({ multiply: several(), ...roundFields() }));
const divideSchema = /* @__PURE__ */ lazily(() =>
  z.strictObject({ divide: two(), ifZero: z.exactOptional(slot<RatioInput>('ratio')), ...roundFields() }),
);
const minSchema = /* @__PURE__ */ lazily(() => z.strictObject({ min: several(), ...roundFields() }));
const maxSchema = /* @__PURE__ */ lazily(() => z.strictObject({ max: several(), ...roundFields() }));

export const addEntry = /* @__PURE__ */ measureEntry({
  schema: addSchema,
  options: {},
  read: (scope, given, at) => read(scope, 'add', given.add, given.round, at),
});

export const subtractEntry = /* @__PURE__ */ measureEntry({
  schema: subtractSchema,
  options: {},
  read: (scope, given, at) => read(scope, 'subtract', given.subtract, given.round, at),
});

export const multiplyEntry = /* @__PURE__ */ measureEntry({
  schema: multiplySchema,
  options: {},
  read: (scope, given, at) => read(scope, 'multiply', given.multiply, given.round, at),
});

export const divideEntry = /* @__PURE__ */ measureEntry({
  schema: divideSchema,
  options: {},
  read(scope, given, at) {
    const ifZero = given.ifZero === undefined ? undefined : readRatio(scope.reading, given.ifZero, `${at}/ifZero`);
    const quotient = read(scope, 'divide', given.divide, given.round, at);
    return quotient && { ...quotient, ...(ifZero && { ifZero }) };
  },
});

export const minEntry = /* @__PURE__ */ measureEntry({
  schema: minSchema,
  options: {},
  read: (scope, given, at) => read(scope, 'min', given.min, given.round, at),
});

export const maxEntry = /* @__PURE__ */ measureEntry({
  schema: maxSchema,
  options: {},
  read: (scope, given, at) => read(scope, 'max', given.max, given.round, at),
});

function read(
  scope: MeasureScope,
  word: ArithmeticMeasure['word'],
  list: readonly OperandInput[] | undefined,
  round: Parameters<typeof roundField>[0],
  at: string,
): ArithmeticMeasure | undefined {
  if (list === undefined) return undefined;
  const operands = list.map((entry, place) => scope.operand(scope, entry, pointer(`${at}/${word}`, place)));
  if (!operands.every((operand): operand is Measure => operand !== undefined)) return undefined;
  return { word, at, operands, ...roundField(round, at) };
}
