/** What a measure word brings along, and what measures share: where they stand, which lines they take. */
import * as z from 'zod/mini';
import type { WindowInput } from '../input-measures.js';
import type { Baseline, Measure, Recognition } from '../plan.js';
import type { Reading } from '../reading.js';
import { readRecognise, recogniseField } from '../recognise.js';
import { roundFields } from '../rounding.js';
import { type Given, lazily, slot, type WordSchema } from '../schema.js';
import type { ShapeOptions } from '../shape.js';
import { filterFields, readIds } from './filter.js';

/** What a measure may need to know of a component above. */
export interface AboveComponent {
  /** Undefined where it was refused. */
  readonly id: string | undefined;
  readonly hasQuota: boolean;
  /** Whether it is paid, and more than a figure that is shown. */
  readonly isPaid: boolean;
}

/** Where a measure stands. */
export interface MeasureScope {
  readonly reading: Reading;
  /** What gains are compared with unless the measure says otherwise: the component's baseline, else the plan's. */
  readonly baseline: Baseline;
  /** When lines count unless the measure says otherwise: as the component says, else the plan; absent: on their date. */
  readonly recognise?: Recognition | undefined;
  /** Whether the measure stands inside one that compares two stretches. */
  readonly compared: boolean;
  /** First month of the fiscal year, 1 to 12. */
  readonly yearStartMonth: number;
  /** Components whose figures can be read: those written above. */
  readonly above: readonly AboveComponent[];
  /** Whether the plan rounds the sum of its components once: then no component alone has a rounded amount to read. */
  readonly roundsTotal: boolean;
  /** Reads a measure that stands inside another one. */
  readonly measure: (scope: MeasureScope, value: unknown, at: string) => Measure | undefined;
  /** Reads a measure or a plain figure inside arithmetic. */
  readonly operand: (scope: MeasureScope, value: unknown, at: string) => Measure | undefined;
}

/** One measure word: the schema of its object, what to look out for in it, and how it is read. */
export interface MeasureEntry<Schema extends WordSchema = WordSchema> {
  readonly schema: () => Schema;
  readonly options: ShapeOptions;
  /** What stands for the word alone, where it may be written as its name. */
  readonly bare?: { readonly [word: string]: unknown };
  /** @returns undefined where a part of it was refused */
  read(scope: MeasureScope, given: Given<z.output<Schema>>, at: string): Measure | undefined;
}

/** An entry with the type of its own schema. */
export function measureEntry<Schema extends WordSchema>(entry: MeasureEntry<Schema>): MeasureEntry<Schema> {
  return entry;
}

/** Fields of every measure over lines: filters, window, and rounding. */
export const lineFields = /* @__PURE__ */ lazily(() => ({
  ...filterFields(),
  window: z.exactOptional(slot<WindowInput>('window')),
  recognise: recogniseField(),
  ...roundFields(),
}));

/** Named costs of a margin, as a field to spread. */
export function readCosts(
  { reading }: MeasureScope,
  costs: readonly string[] | undefined,
  at: string,
): { readonly costs?: readonly string[] } {
  return readIds(reading, 'costs', costs, at);
}

/** The field of a schema that takes named costs. */
export const costsField = /* @__PURE__ */ lazily(() =>
  z.exactOptional(z.array(slot<string>('id')).check(z.minLength(1))),
);

/** When the lines of a measure count, as a field to spread. */
export function readRecogniseOf(
  { reading, recognise }: MeasureScope,
  value: unknown,
  at: string,
): { readonly recognise?: Recognition } {
  return readRecognise(reading, value, `${at}/recognise`, recognise);
}

/** The same of running services, which are what they are on one day: there it may not be said. */
export function refuseRecogniseOfAnnual({ reading }: MeasureScope, value: unknown, at: string): void {
  if (value !== undefined) reading.refuse('word_not_here', `${at}/recognise`, 'recognise', 'without "annual"');
}
