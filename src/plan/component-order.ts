/** What components read of each other: never themselves, also not by way of modifiers. */
import type { AttainmentMeasure, Component, EarnedMeasure, Modifier } from './plan.js';
import type { Reading } from './reading.js';

type Reads = AttainmentMeasure | EarnedMeasure;

/**
 * Says where a modifier reads a component that it acts on, and where components go round in a circle: one's amount is
 * changed by a modifier that reads another one, and the other way round.
 */
export function refuseCircles(
  reading: Reading,
  components: readonly Component[],
  modifiers: readonly Modifier[],
): void {
  const acting = modifiers.map((modifier) => {
    const all = readsIn(modifier);
    const own = all.filter((read) => modifier.components.includes(idOf(read)));
    for (const read of own) reading.refuse('acts_on_what_it_reads', read.at, idOf(read));
    return { modifier, reads: all.filter((read) => !own.includes(read)) };
  });
  const needsOf = (component: Component): readonly Reads[] => [
    ...readsIn(component),
    ...acting.flatMap(({ modifier, reads }) => (modifier.components.includes(component.id) ? reads : [])),
  ];
  const byId = new Map(components.map((component) => [component.id, component]));
  const state = new Map<string, 'open' | 'done'>();
  const visit = (read: Reads): void => {
    const component = byId.get(idOf(read));
    const key = `${read.word} ${idOf(read)}`;
    if (component === undefined || state.get(key) === 'done') return;
    if (state.get(key) === 'open') {
      reading.refuse('circular_components', read.at, idOf(read));
      return;
    }
    state.set(key, 'open');
    const needs = read.word === 'earned' ? needsOf(component) : readsIn([component.measure, component.quota]);
    for (const need of needs) visit(need);
    state.set(key, 'done');
  };
  for (const { id, at } of components) visit({ word: 'earned', at, earned: id });
}

function idOf(read: Reads): string {
  return read.word === 'earned' ? read.earned : read.attainment;
}

/** Every figure of a component that a part of a plan reads, wherever in it. */
function readsIn(part: unknown): readonly Reads[] {
  if (typeof part !== 'object' || part === null) return [];
  const { word } = part as { readonly word?: unknown };
  if (word === 'attainment' || word === 'earned') return [part as Reads];
  return Object.values(part).flatMap(readsIn);
}
