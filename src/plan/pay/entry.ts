/** What a how brings along: the schema of its object, what to look out for in it, and how it is read. */
import type * as z from 'zod/mini';
import type { How } from '../plan.js';
import type { Given, WordSchema } from '../schema.js';
import type { ShapeOptions } from '../shape.js';
import type { HowScope } from './scope.js';

export interface HowEntry<Schema extends WordSchema = WordSchema> {
  readonly schema: () => Schema;
  readonly options: ShapeOptions;
  /** @returns undefined where a part of it was refused */
  read(scope: HowScope, given: Given<z.output<Schema>>, at: string): How | undefined;
}

/** An entry with the type of its own schema. */
export function howEntry<Schema extends WordSchema>(entry: HowEntry<Schema>): HowEntry<Schema> {
  return entry;
}
