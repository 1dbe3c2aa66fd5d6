/** Problems in the order of the input: that of a reader who goes through the plan from top to bottom. */
import { type Problem, pointer } from '../trace/problems.js';

/** The problems by the place that they are about; what is missing stands where its object begins. */
export function inOrderOf(root: unknown, problems: readonly Problem[]): Problem[] {
  if (problems.length < 2) return [...problems];
  const order = placesInOrder(root);
  const rank = (at: string): number => {
    for (let place = at; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
      const found = order.get(place);
      if (found !== undefined) return found;
    }
    return 0;
  };
  return problems
    .map((problem) => ({ problem, rank: rank(problem.at) }))
    .sort((a, b) => a.rank - b.rank)
    .map((entry) => entry.problem);
}

/** Every place of the input with its number, counted from top to bottom. */
function placesInOrder(root: unknown): Map<string, number> {
  const order = new Map<string, number>();
  const waiting: { readonly value: unknown; readonly at: string }[] = [{ value: root, at: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, at } = next;
    order.set(at, order.size);
    if (typeof value !== 'object' || value === null) continue;
    const inside = Object.entries(value).map(([key, field]) => ({ value: field as unknown, at: pointer(at, key) }));
    waiting.push(...inside.reverse());
  }
  return order;
}
