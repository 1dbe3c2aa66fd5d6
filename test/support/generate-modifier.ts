/** Modifiers of a plan from a seed: factors and requirements. */
import type { PlanInput } from '../../src/index.js';
import { type Component, KINDS, someTwoMarks } from './generate-component.js';
import type { Frame } from './generate-frame.js';
import { marksOn, onAttainment, someOverLines } from './generate-measure.js';
import type { Seeded } from './seeded.js';

export type Modifier = NonNullable<PlanInput['modifiers']>[number];
type Condition = Extract<Modifier, { require: unknown }>['require'];

export function someModifier(seeded: Seeded, frame: Frame, id: string, components: readonly Component[]): Modifier {
  const scope = someScope(seeded, components);
  if (seeded.happens(50)) return { id, factor: someFactor(seeded), ...scope };
  return { id, require: someCondition(seeded, frame, 2), ...someOtherwise(seeded, components), ...scope };
}

/** One that reads a component which it does not act on; only the last, so that nothing reads in a circle. */
export function readingModifier(
  seeded: Seeded,
  frame: Frame,
  components: readonly Component[],
  rounding: PlanInput['rounding'],
): Modifier | undefined {
  const [read, acted] = seeded.shuffled(components);
  if (read === undefined || acted === undefined) return undefined;
  const scope = { components: [acted.id] };
  if (read.quota !== undefined && read.pays !== false && seeded.happens(70)) {
    const [low, high] = someTwoMarks(seeded, onAttainment(frame));
    if (seeded.happens(50)) return { id: 'read', require: { attainment: read.id, between: [low, high] }, ...scope };
    const round = seeded.happens(50) ? { round: { scale: 2 } } : undefined;
    const rows = [
      [low, '90%'],
      [high, '1.1'],
    ] as const;
    return { id: 'read', factor: { steps: rows, on: { attainment: read.id, ...round } }, ...scope };
  }
  if (rounding?.at === 'total') return undefined;
  return { id: 'read', require: { earned: read.id, atLeast: '500', round: { scale: 0 } }, otherwise: '1/3', ...scope };
}

function someOtherwise(seeded: Seeded, components: readonly Component[]) {
  const shares = components.every((one) => 'share' in one.pay);
  const otherwise = seeded.pick([undefined, '50%', { cap: shares ? { times: '0.5' } : '120' }] as const);
  return otherwise === undefined ? undefined : { otherwise };
}

function someScope(seeded: Seeded, components: readonly Component[]): Pick<Modifier, 'components' | 'kinds'> {
  const ids = components.map((one) => one.id);
  const kinds = KINDS.filter((kind) => components.some((one) => one.kind === kind));
  const named = components.every((one) => one.kind === 'other') || seeded.happens(50);
  if (!named) return {};
  if (seeded.happens(30)) return { kinds: seeded.some(kinds) };
  return { components: seeded.some(ids), ...(seeded.happens(30) ? { kinds: seeded.some(kinds) } : undefined) };
}

function someFactor(seeded: Seeded): Extract<Modifier, { factor: unknown }>['factor'] {
  const on = seeded.pick([
    { kpi: 'feedback', ifNone: seeded.pick(['90%', '100%']) },
    { retention: 'gross', ifZero: '1' },
    { penetration: { atLeast: 2 }, ifZero: '95%' },
  ] as const);
  switch (seeded.between(0, 4)) {
    case 4:
      return {
        matrix: {
          rows: { on, marks: ['0%', '90%'] },
          columns: { on: { marginRate: {}, ifZero: '0' }, marks: ['0%', '30%'] },
          cells: [
            ['90%', '100%'],
            ['1', '1.1'],
          ],
        },
        ...(seeded.happens(50) ? { edge: 'upper' as const } : undefined),
      };
    case 0:
      return seeded.pick(['90%', '1.05', '2/3', '0']);
    case 1:
      return {
        steps: [
          ['0%', '90%'],
          ['85%', '100%'],
          ['95%', '1.1'],
        ],
        ...(seeded.happens(30) ? { cumulative: seeded.happens(60) } : undefined),
        ...(seeded.happens(30) ? { edge: 'upper' as const } : undefined),
        on,
      };
    case 2:
      return {
        curve: [
          ['80%', '90%'],
          ['95%', '100%'],
          ['100%', '105%'],
        ],
        on,
      };
    default:
      return { figure: on };
  }
}

function someCondition(seeded: Seeded, frame: Frame, depth: number): Condition {
  if (depth > 0 && seeded.happens(40)) {
    const parts = seeded.times(seeded.between(1, 3), () => someCondition(seeded, frame, depth - 1));
    return { [seeded.pick(['all', 'any', 'none'] as const)]: parts } as unknown as Condition;
  }
  const test = seeded.pick(['atLeast', 'above', 'atMost', 'below', 'between'] as const);
  if (seeded.happens(25)) {
    const kpi = { kpi: seeded.pick(['feedback', 'talks']), ifNone: '1' };
    const [low, high] = [`${seeded.between(50, 100)}%`, `${seeded.between(101, 900)}%`];
    return { ...kpi, [test]: test === 'between' ? [low, high] : seeded.pick([low, high]) } as unknown as Condition;
  }
  const some = someOverLines(seeded, frame);
  const [low, high] = someTwoMarks(seeded, marksOn(some, frame));
  const against =
    seeded.happens(15) && 'sum' in (some.measure as object) ? { quota: 'goal' } : seeded.pick([low, high]);
  return { ...(some.measure as object), [test]: test === 'between' ? [low, high] : against } as unknown as Condition;
}
