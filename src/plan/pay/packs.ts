/** `per` and `parts` beside `each`: paid by the pack, and what a pack that is not full counts. */
import * as z from 'zod/mini';
import { readMark, writtenOf } from '../figures.js';
import type { MarkInput } from '../input-figures.js';
import type { EachPayInput } from '../input-pay.js';
import type { Packs } from '../plan.js';
import { type Given, slot } from '../schema.js';
import type { PayScope } from './scope.js';

const PARTS = ['full', 'started', 'exact'] as const;

/** The fields of packs, for the schema of `each`. */
export function packFields() {
  return { per: z.exactOptional(slot<MarkInput>('mark')), parts: z.exactOptional(z.enum(PARTS)) };
}

/** Reads how much of the figure makes a pack; undefined where nothing is said, or where it was refused. */
export function readPacks(
  { reading, figureAxis }: PayScope,
  given: Given<EachPayInput>,
  at: string,
): Packs | undefined {
  const place = `${at}/per`;
  if (given.per === undefined) {
    return given.parts === undefined ? undefined : reading.refuse('missing_field', place, undefined, '"5"');
  }
  const size = readMark(reading, given.per, place, figureAxis);
  if (size === undefined) return undefined;
  if (size.value.sign <= 0) return reading.refuse('out_of_range', place, given.per, '> 0');
  return { at: place, size: writtenOf(size), parts: given.parts ?? 'full' };
}
