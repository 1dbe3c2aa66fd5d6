/** Whose pairs are remembered: a measure of a component, of a modifier, or of what a plan says of the whole. */
import type { Plan } from '../plan/plan.js';

/** A measure by the id of what it stands in, and its place there, so that it is found again where a new plan lists them otherwise. */
export interface PairsOwner {
  readonly component?: string;
  readonly modifier?: string;
  /** JSON pointer into the component or modifier; of what stands in neither, into the plan. */
  readonly at: string;
}

const INSIDE = /^\/(components|modifiers)\/([0-9]{1,9})(.*)$/;

/** @param at place of the measure in the plan */
export function ownerOf(at: string, plan: Plan): PairsOwner {
  const [, list, place, rest = ''] = INSIDE.exec(at) ?? [];
  if (list === 'components') return { component: plan.components[Number(place)]?.id ?? '', at: rest };
  if (list === 'modifiers') return { modifier: plan.modifiers[Number(place)]?.id ?? '', at: rest };
  return { at };
}
