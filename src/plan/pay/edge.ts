/** `edge: "upper"`: a mark belongs to what holds below it, so that only figures above it reach it. */
import * as z from 'zod/mini';
import type { StepsHow, Tier } from '../plan.js';
import type { Reading } from '../reading.js';

/** The field of a schema that says on which side a mark lies. */
export function edgeField() {
  return { edge: z.exactOptional(z.enum(['upper'])) };
}

/** A how that was read, with its edge; refused where nothing jumps, so that a mark is the same from both sides. */
export function withEdge<How extends object>(
  reading: Reading,
  how: How,
  edge: 'upper' | undefined,
  jumps: boolean,
  at: string,
): (How & { readonly edge?: 'upper' }) | undefined {
  if (edge === undefined) return how;
  return jumps ? { ...how, edge } : reading.refuse('edge_without_jump', `${at}/edge`, edge);
}

/** Whether tiers or steps have a fixed extra. */
export function hasExtras(tiers: readonly Tier[]): boolean {
  return tiers.some(({ plus }) => plus !== undefined && plus.value.sign !== 0);
}

/**
 * Whether steps jump at one of their marks.
 *
 * @param goesOn the first value holds before the first mark too
 */
export function stepsJump({ steps, cumulative }: StepsHow, goesOn: boolean): boolean {
  if (hasExtras(steps)) return true;
  return steps.some(({ value }, place) => {
    const before = steps[place - 1];
    if (before === undefined) return !goesOn && value.value.sign !== 0;
    return cumulative ? value.value.sign !== 0 : !value.value.equals(before.value.value);
  });
}
