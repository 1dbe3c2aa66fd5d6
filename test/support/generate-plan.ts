/** Plans from a seed. */
import type { PlanInput } from '../../src/index.js';
import { someAmount, someBound } from './generate-amount.js';
import { type Component, KINDS, MODES, someComponent } from './generate-component.js';
import { maybeRecognised } from './generate-filter.js';
import { type Frame, someBaseline } from './generate-frame.js';
import { type Modifier, readingModifier, someModifier } from './generate-modifier.js';
import { withTime } from './generate-time.js';
import type { Seeded } from './seeded.js';

/** A plan in which any word may stand; it reads nothing that {@link someFacts} does not make. */
export function somePlan(seeded: Seeded, frame: Frame): PlanInput {
  const drafts = seeded.times(seeded.between(1, frame.components ?? 5), (place) =>
    someComponent(seeded, frame, `c${place}`),
  );
  const components = weighed(drafts);
  const modifiers = seeded.times(seeded.between(0, 3), (place) => someModifier(seeded, frame, `m${place}`, components));
  const plan = planOf(seeded, frame, components, modifiers);
  const read = seeded.happens(25) ? readingModifier(seeded, frame, components, plan.rounding) : undefined;
  const whole = read === undefined ? plan : { ...plan, modifiers: [...modifiers, read] as const };
  const reading = readingOf(whole);
  const all = reading === undefined ? whole : { ...whole, components: [...plan.components, reading] as const };
  const ofCustomers = seeded.aside(9).happens(20) ? { baselineOf: 'customers' } : undefined;
  const later = { ...all, ...ofCustomers, ...maybeDormant(seeded.aside(8), all) } as PlanInput;
  return withTime(seeded.aside(15), frame, later);
}

/** A last component that reads one above: what it earned, or its attainment. Takes nothing from the seed. */
function readingOf({ components, rounding, modifiers }: PlanInput): Component | undefined {
  // Times an incentive is a cap only of what pays a share, and this pays none.
  if (JSON.stringify(modifiers ?? []).includes('"times"')) return undefined;
  const pay = {
    amount: {
      steps: [
        ['0%', '5'],
        ['80%', '40.004'],
      ] as const,
    },
  };
  const goal = components.find((one) => one.quota !== undefined && one.pays !== false);
  if (goal !== undefined && components.length % 2 === 0) {
    return { id: 'above', kind: 'other', measure: { attainment: goal.id }, pay };
  }
  if (rounding?.at === 'total' || components.length !== 3) return undefined;
  return {
    id: 'above',
    kind: 'other',
    measure: { earned: components[1]?.id as string },
    pay: { rate: '1/3' },
    negative: 'pay',
  };
}

function planOf(
  seeded: Seeded,
  frame: Frame,
  components: readonly Component[],
  modifiers: readonly Modifier[],
): PlanInput {
  const { from, to } = frame.period;
  const kinds = KINDS.filter((kind) => components.some((one) => one.kind === kind && 'share' in one.pay));
  return {
    ...someHead(seeded),
    id: 'plan',
    currency: seeded.pick(['EUR', 'EUR', 'JPY', 'KWD']),
    period: frame.length,
    ...(frame.yearStartMonth === 1 ? undefined : { yearStart: `${String(frame.yearStartMonth).padStart(2, '0')}-01` }),
    ...(seeded.happens(30) ? { effective: { from, to } } : undefined),
    ...(seeded.happens(30) ? { existingAfter: seeded.pick(['P6M', 'P18M', 'P91D', 'P0M']) } : undefined),
    ...(seeded.happens(30) ? { baseline: someBaseline(seeded, frame) } : undefined),
    ...(seeded.happens(8) ? { baselineOf: 'payee' as const } : undefined),
    ...(kinds.length > 0 ? { targetIncentive: someAmount(seeded, frame, 100_000, 3_000_000) } : undefined),
    ...(kinds.length > 1
      ? { weights: Object.fromEntries(kinds.map((kind) => [kind, `1/${kinds.length}`])) }
      : undefined),
    ...(seeded.happens(50) ? { unpaidAbsences: ['parental'] } : undefined),
    ...(seeded.happens(40) ? { proration: someProration(seeded) } : undefined),
    ...(seeded.happens(60) ? { rounding: someRounding(seeded) } : undefined),
    ...(seeded.happens(frame.loses ? 70 : 30)
      ? { negative: seeded.pick(['zero', 'pay', 'carry'] as const) }
      : undefined),
    ...(seeded.happens(30) ? { classOn: seeded.pick(['year-start', 'line'] as const) } : undefined),
    ...maybeRecognised(seeded.aside(13), 12),
    unknownCustomers: seeded.pick(['existing', 'new']),
    unknownCost: 'leave-out',
    ...(seeded.happens(50) ? { amendsBefore: seeded.pick(['leave-out', 'own-date'] as const) } : undefined),
    components: components as [Component, ...Component[]],
    ...(modifiers.length > 0 ? { modifiers } : undefined),
    ...(seeded.happens(20) ? { cap: someBound(seeded, frame, kinds.length > 0, 10_000, 2_000_000) } : undefined),
    ...(frame.loses ? undefined : someBottom(seeded, frame, kinds.length > 0)),
  };
}

/** A gap after which customers count anew: lines are then complete since long ago. */
function maybeDormant(seeded: Seeded, plan: unknown): Pick<PlanInput, 'dormantAfter'> {
  if (!seeded.happens(25)) return {};
  return wakeful({ dormantAfter: seeded.pick(['P12M', 'P6M', 'P3M', 'P1M', 'P45D', 'P200D'] as const) }, plan);
}

/** Where breadth is read by its name, somebody who is existing must buy: then nobody comes back after a gap. */
export function wakeful<Fields extends Pick<PlanInput, 'dormantAfter'>>(fields: Fields, plan: unknown): Fields {
  const readsBreadth = fields.dormantAfter !== undefined && /"breadth"(?!:)/.test(JSON.stringify(plan));
  return readsBreadth ? { ...fields, dormantAfter: 'P240M' } : fields;
}

/** What only readers of a plan read. */
function someHead(seeded: Seeded): Pick<PlanInput, '$schema' | 'format' | 'title' | 'labels'> {
  return {
    ...(seeded.happens(5) ? { $schema: 'https://dreiklang.dev/plan.schema.json' } : undefined),
    ...(seeded.happens(5) ? { format: 'dreiklang/1' as const } : undefined),
    ...(seeded.happens(10) ? { title: { en: 'Care', de: 'Betreuung' } } : undefined),
    ...(seeded.happens(30)
      ? { labels: { c0: { en: 'First', de: 'Erste' }, feedback: { en: 'Feedback' } } }
      : undefined),
  };
}

function someBottom(seeded: Seeded, frame: Frame, times: boolean): Pick<PlanInput, 'floor' | 'guarantee'> {
  return {
    ...(seeded.happens(20) ? { floor: someBound(seeded, frame, times, 0, 50_000) } : undefined),
    ...(seeded.happens(30) ? { guarantee: someAmount(seeded, frame, 0, 200_000) } : undefined),
  };
}

function someProration(seeded: Seeded): NonNullable<PlanInput['proration']> {
  const words = ['quota', 'targetIncentive', 'guarantee', 'draw', 'cap', 'floor', 'marks', 'amounts'] as const;
  return {
    ...(seeded.happens(80) ? { of: seeded.some(words, 0) } : undefined),
    ...(seeded.happens(60) ? { basis: seeded.pick(['calendar-days', 'months', 'days'] as const) } : undefined),
  };
}

function someRounding(seeded: Seeded): NonNullable<PlanInput['rounding']> {
  return {
    mode: seeded.pick(MODES),
    at: seeded.pick(['component', 'total'] as const),
    ...(seeded.happens(30) ? { scale: seeded.between(0, 5) } : undefined),
  };
}

/** Components that pay a share have weights that add up to the whole of their kind. */
function weighed(drafts: readonly Component[]): Component[] {
  return drafts.map((draft) => {
    const sharing = drafts.filter((one) => one.kind === draft.kind && 'share' in one.pay).length;
    return 'share' in draft.pay && sharing > 1 ? { ...draft, weight: `1/${sharing}` } : draft;
  });
}
