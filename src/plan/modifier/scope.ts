/** Where a modifier stands, and which components it acts on. */
import * as z from 'zod/mini';
import { pointer } from '../../trace/problems.js';
import type { MeasureScope } from '../measure/entry.js';
import type { Kind, PayWord } from '../plan.js';
import { type Given, lazily, slot } from '../schema.js';

/** What a modifier needs to know about a component. */
export interface ActedOn {
  readonly id: string | undefined;
  readonly kind: Kind | undefined;
  readonly payWord: PayWord | undefined;
}

/** Where a modifier stands: its measures, and all components of the plan in their order. */
export interface ModifierScope extends MeasureScope {
  readonly components: readonly ActedOn[];
}

/** Fields of every modifier. */
export const scopeFields = /* @__PURE__ */ lazily(() => ({
  id: slot<string>('name'),
  components: z.exactOptional(z.array(slot<string>('name')).check(z.minLength(1))),
  kinds: z.exactOptional(z.array(z.enum(['revenue', 'performance', 'profit', 'other'])).check(z.minLength(1))),
}));

type ScopeFields = Given<{ components: readonly string[]; kinds: readonly Kind[] }>;

/**
 * The components that a modifier acts on, in the order of the plan: those named and those of the kinds named; where
 * nothing is named, all but `other`.
 *
 * @param named whether `components` or `kinds` were written, right or not
 */
export function actsOn(scope: ModifierScope, given: ScopeFields, named: boolean, at: string): ActedOn[] {
  const { reading, components } = scope;
  const ids = knownIds(scope, given.components ?? [], `${at}/components`);
  const kinds = given.kinds ?? [];
  kinds.forEach((kind, place) => {
    if (kinds.indexOf(kind) !== place) reading.refuse('duplicate_id', pointer(`${at}/kinds`, place), kind);
    else if (!components.some((component) => component.kind === kind || component.kind === undefined)) {
      reading.refuse('acts_on_nothing', pointer(`${at}/kinds`, place), kind);
    }
  });
  const chosen = components.filter(({ id, kind }) =>
    named ? (id !== undefined && ids.includes(id)) || (kind !== undefined && kinds.includes(kind)) : kind !== 'other',
  );
  if (!named && chosen.length === 0 && components.length > 0) reading.refuse('acts_on_nothing', at);
  return chosen;
}

/** The ids of a list that are those of components, each once. */
function knownIds({ reading, components }: ModifierScope, list: readonly unknown[], at: string): string[] {
  const known = components.flatMap((component) => component.id ?? []);
  const ids: string[] = [];
  list.forEach((id, place) => {
    if (typeof id !== 'string') reading.wrongType(id, pointer(at, place), 'text');
    else if (ids.includes(id)) reading.refuse('duplicate_id', pointer(at, place), id);
    else if (known.includes(id)) ids.push(id);
    // Where a component's own id was refused, this may be the one that was meant.
    else if (known.length === components.length && known.length > 0) {
      reading.refuse('unknown_component', pointer(at, place), id, known.slice(0, 20).join(', '));
    }
  });
  return ids;
}
