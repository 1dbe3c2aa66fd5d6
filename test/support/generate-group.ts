/** Pay by group of some components from a seed: where their measure may be taken apart. */
import type { PlanInput } from '../../src/index.js';
import type { Seeded } from './seeded.js';

type Component = PlanInput['components'][number];
type By = NonNullable<Component['group']>['by'];

const BY_ANY: readonly By[] = ['line', 'deal', 'customer', 'category', 'month'];
/** What compares two stretches is told apart by what there is in both. */
const BY_BOTH: readonly By[] = ['customer', 'category'];

/** The component, paid group by group now and then. */
export function maybeGrouped(seeded: Seeded, component: Component): Component {
  const possible = component.quota === undefined ? groupsOf(component) : [];
  // What is read by its name says nothing about a division by 0, of which a group may have one.
  const divides = /"(?:marginRate|breadth)"(?!:)/.test(JSON.stringify(component));
  if (possible.length === 0 || divides || !seeded.happens(35)) return component;
  const group = {
    by: seeded.pick(possible),
    ...(seeded.happens(30) ? { floor: seeded.pick(['0', '-40', '15']) } : undefined),
    ...(seeded.happens(40) ? { cap: String(seeded.between(1, 90) * 10) } : undefined),
    ...(seeded.happens(50) ? { round: seeded.happens(60) } : undefined),
  };
  return { ...component, group };
}

function groupsOf({ kind, measure, pay }: Component): readonly By[] {
  if (measure !== undefined) return possibleBy(measure);
  if (kind === 'other' || !('rate' in pay || 'each' in pay)) return [];
  return kind === 'revenue' ? BY_ANY : BY_BOTH;
}

/** By what the lines of a measure may be grouped; nothing where it takes none. */
function possibleBy(given: unknown): readonly By[] {
  const measure = typeof given === 'string' ? { [given]: {} } : (given as Readonly<Record<string, unknown>>);
  const has = (...words: string[]): string | undefined => words.find((word) => measure[word] !== undefined);
  if (has('sum', 'count', 'marginRate', 'breadth', 'penetration')) return BY_ANY;
  if (has('flow', 'retention', 'efficiencyGain', 'newCategories')) return BY_BOTH;
  if (has('gain')) return possibleBy(measure.gain).filter((by) => BY_BOTH.includes(by));
  const inner = has('add', 'subtract', 'multiply', 'divide', 'min', 'max');
  if (inner === undefined) return [];
  const lists = (measure[inner] as readonly unknown[]).map(possibleBy).filter((list) => list.length > 0);
  return lists.length === 0 ? [] : BY_ANY.filter((by) => lists.every((list) => list.includes(by)));
}
