/** Whose pairs are remembered: a measure of a component, of a modifier, or of what a plan says of the whole. */
import type { Plan } from '../plan/plan.js';

/** A measure by the id of what it stands in, and its place there, so that it is found again where a new plan lists them otherwise. */
export interface PairsOwner {
  readonly component?: string;
  readonly modifier?: string;
  /** JSON pointer into the component or modifier; of what stands in neither, into the plan. */
  readonly at: string;
}

/** @param at place of the measure in the plan */
export function ownerOf(at: string, { components, modifiers }: Plan): PairsOwner {
  const holds = (one: { readonly at: string }): boolean => at.startsWith(`${one.at}/`);
  const component = components.find((one) => at === one.at || holds(one));
  // The measure of a component that names none stands where one would be named.
  if (component !== undefined) return { component: component.id, at: at.slice(component.at.length) || '/measure' };
  const modifier = modifiers.find(holds);
  if (modifier !== undefined) return { modifier: modifier.id, at: at.slice(modifier.at.length) };
  return { at };
}
