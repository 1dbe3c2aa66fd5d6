/** Plans from a seed. */
import type { PlanInput } from '../../src/index.js';
import { type Frame, KPIS, QUOTAS, SEGMENTS, someBaseline } from './generate-frame.js';
import { type SomeMeasure, someConditionMeasure, someMeasure } from './generate-measure.js';
import { decimal, type Seeded } from './seeded.js';
import { byThePack, type Marks, ON_ATTAINMENT, ON_MONEY, type PayInput, someHow, somePay } from './some-pay.js';
import { someReadOn } from './some-reading.js';

type Component = PlanInput['components'][number];
type Modifier = NonNullable<PlanInput['modifiers']>[number];
type Kind = Component['kind'];
type Amount = NonNullable<PlanInput['guarantee']>;

const KINDS = ['revenue', 'performance', 'profit', 'other'] as const;
const MODES = ['half-up', 'half-even', 'half-down', 'up', 'down', 'ceiling', 'floor'] as const;
const ON_COUNT: Marks = { percent: false, least: -100, most: 1_200 };

/** A plan in which any word may stand; it reads nothing that {@link someFacts} does not make. */
export function somePlan(seeded: Seeded, frame: Frame): PlanInput {
  const drafts = seeded.times(seeded.between(1, 5), (place) => someComponent(seeded, frame, `c${place}`));
  const components = weighed(drafts);
  const kinds = KINDS.filter((kind) => components.some((one) => one.kind === kind && 'share' in one.pay));
  const modifiers = seeded.times(seeded.between(0, 3), (place) => someModifier(seeded, `m${place}`, components));
  const { from, to } = frame.period;
  const plan = planOf(seeded, frame, components, kinds, modifiers, { from, to });
  return withDeals(withReading(plan));
}

/** With a last component that reads one above, in some plans. */
function withReading(plan: PlanInput): PlanInput {
  const reading = readingOf(plan);
  return reading === undefined
    ? plan
    : { ...plan, components: [...plan.components, reading] as PlanInput['components'] };
}

const GROUPS = ['line', 'deal', 'customer', 'category', 'month'] as const;
const ASKED = [
  { amount: { above: '200' } },
  { by: 'deal', amount: { atLeast: '500' } },
  { marginRate: { between: ['10%', '60%'] } },
  { by: 'deal', margin: { atMost: '900' } },
] as const;

/** Sums of figures of lines and deals, capped deals, and pay by group, in some plans. Takes nothing from the seed. */
function withDeals(plan: PlanInput): PlanInput {
  const length = JSON.stringify(plan).length;
  const components = plan.components.map((component, place) => {
    const { measure, pay } = component;
    const draw = length + place;
    if (typeof measure !== 'object' || !('sum' in measure) || draw % 3 !== 0) return component;
    const asked = { ...measure, ...(draw % 2 === 0 ? { only: ASKED[Math.floor(draw / 6) % 4] } : undefined) };
    const isCapped = measure.weigh === undefined && measure.round === undefined && draw % 5 === 0;
    const summed = isCapped ? { ...asked, capEach: { by: 'deal', cap: '700' } } : asked;
    // A figure that is rounded is so group by group.
    const isRounded = measure.round !== undefined || isCapped;
    if (isRounded || component.quota !== undefined || 'share' in pay || draw % 4 === 1)
      return { ...component, measure: summed };
    const group = {
      by: GROUPS[draw % 5],
      ...(draw % 7 < 3 ? { floor: '-40' } : undefined),
      ...(draw % 7 > 1 ? { cap: '90' } : undefined),
      ...(draw % 2 === 0 ? { round: true } : undefined),
    };
    return { ...component, measure: summed, group };
  });
  return { ...plan, components } as PlanInput;
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
  const goal = components.find((one) => one.quota !== undefined);
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
  kinds: readonly Kind[],
  modifiers: readonly Modifier[],
  { from, to }: { readonly from: string; readonly to: string },
): PlanInput {
  return {
    id: 'plan',
    currency: seeded.pick(['EUR', 'EUR', 'JPY', 'KWD']),
    period: frame.length,
    ...(frame.yearStartMonth === 1 ? undefined : { yearStart: `${String(frame.yearStartMonth).padStart(2, '0')}-01` }),
    ...(seeded.happens(30) ? { effective: { from, to } } : undefined),
    ...(seeded.happens(30) ? { existingAfter: seeded.pick(['P6M', 'P18M', 'P91D', 'P0M']) } : undefined),
    ...(seeded.happens(30) ? { baseline: someBaseline(seeded, frame) } : undefined),
    ...(kinds.length > 0 ? { targetIncentive: someAmount(seeded, 100_000, 3_000_000) } : undefined),
    ...(kinds.length > 1
      ? { weights: Object.fromEntries(kinds.map((kind) => [kind, `1/${kinds.length}`])) }
      : undefined),
    ...(seeded.happens(30)
      ? { labels: { c0: { en: 'First', de: 'Erste' }, feedback: { en: 'Feedback' } } }
      : undefined),
    ...(seeded.happens(50) ? { unpaidAbsences: ['parental'] } : undefined),
    ...(seeded.happens(40) ? { proration: someProration(seeded) } : undefined),
    ...(seeded.happens(60) ? { rounding: someRounding(seeded) } : undefined),
    ...(seeded.happens(30) ? { negative: seeded.pick(['zero', 'pay', 'carry'] as const) } : undefined),
    ...(seeded.happens(30) ? { classOn: seeded.pick(['year-start', 'line'] as const) } : undefined),
    unknownCustomers: seeded.pick(['existing', 'new']),
    unknownCost: 'leave-out',
    ...(seeded.happens(50) ? { amendsBefore: seeded.pick(['leave-out', 'own-date'] as const) } : undefined),
    components: components as [Component, ...Component[]],
    ...(modifiers.length > 0 ? { modifiers } : undefined),
    ...(seeded.happens(20) ? { cap: someBound(seeded, kinds.length > 0, 10_000, 2_000_000) } : undefined),
    ...(seeded.happens(20) ? { floor: someBound(seeded, kinds.length > 0, 0, 50_000) } : undefined),
    ...(seeded.happens(30) ? { guarantee: someAmount(seeded, 0, 200_000) } : undefined),
  };
}

function someProration(seeded: Seeded): NonNullable<PlanInput['proration']> {
  const words = ['quota', 'targetIncentive', 'guarantee', 'cap', 'floor', 'marks', 'amounts'] as const;
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

function someComponent(seeded: Seeded, frame: Frame, id: string): Component {
  const kind: Kind = seeded.pick(KINDS);
  const word = seeded.pick(['rate', 'rate', 'each', 'amount', 'share', 'share'] as const);
  const measure = someMeasure(seeded, frame);
  const hasQuota =
    word === 'share' ? measure.unit === 'money' || measure.unit === 'count' || seeded.happens(50) : seeded.happens(30);
  const cap = seeded.happens(30) ? { cap: someBound(seeded, word === 'share', 1_000, 900_000) } : undefined;
  const floor = seeded.happens(20) ? { floor: someBound(seeded, word === 'share', 0, 20_000) } : undefined;
  const rest = {
    ...cap,
    ...floor,
    ...(seeded.happens(70) ? { negative: seeded.pick(['zero', 'pay', 'pay'] as const) } : undefined),
    ...(seeded.happens(20) ? { baseline: someBaseline(seeded, frame) } : undefined),
    ...(seeded.happens(15)
      ? { from: seeded.pick([frame.period.from, `${frame.period.from.slice(0, 8)}11`]) }
      : undefined),
    ...(seeded.happens(10) ? { to: frame.period.to } : undefined),
    ...(seeded.happens(20) ? { clause: '§ 4 (2)', payCode: '4711' } : undefined),
  };
  if (word === 'amount' && !hasQuota && seeded.happens(30)) return { id, kind, pay: { amount: '250' }, ...rest };
  const marks = hasQuota ? ON_ATTAINMENT : marksOn(measure);
  const quota = hasQuota ? { quota: someQuota(seeded, measure) } : undefined;
  const isDefault = kind !== 'other' && seeded.happens(15) && (word === 'rate' || word === 'each') && !hasQuota;
  if (isDefault) return { id, kind, pay: { [word]: word === 'rate' ? '3%' : '25' } as never, ...rest };
  return {
    id,
    kind,
    measure: measure.measure,
    ...quota,
    pay: somePayOn(seeded, word, measure, marks, hasQuota),
    ...rest,
  };
}

function marksOn({ unit }: SomeMeasure): Marks {
  if (unit === 'money') return ON_MONEY;
  return unit === 'ratio' ? ON_ATTAINMENT : ON_COUNT;
}

function someQuota(seeded: Seeded, { unit }: SomeMeasure): NonNullable<Component['quota']> {
  const round = seeded.happens(30) ? { round: { scale: seeded.between(0, 3), mode: seeded.pick(MODES) } } : undefined;
  const ifZero = seeded.happens(30) ? { ifZero: '100%' } : undefined;
  if (seeded.happens(40) && unit !== 'ratio')
    return seeded.happens(50) ? 'goal' : { name: seeded.pick(QUOTAS), ...round, ...ifZero };
  if (unit === 'ratio') return { amount: `${seeded.between(1, 60)}%`, ...round };
  if (seeded.happens(10)) return { amount: '0', ifZero: seeded.pick(['0%', '80%', '120%']), ...round };
  const per = seeded.happens(50) ? { per: seeded.pick(['period', 'month', 'quarter', 'year'] as const) } : undefined;
  const written = unit === 'money' ? String(seeded.between(1, 60_000)) : String(seeded.between(1, 9));
  return { amount: seeded.happens(80) ? written : { multiply: [{ personal: 'salary' }, '10%'] }, ...per, ...round };
}

function somePayOn(
  seeded: Seeded,
  word: 'rate' | 'each' | 'amount' | 'share',
  measure: SomeMeasure,
  marks: Marks,
  hasQuota: boolean,
): Component['pay'] {
  const tables = word === 'rate' || word === 'each' ? measure.splitsBy : [];
  const pay =
    tables.length === 0 || seeded.happens(50)
      ? someSinglePay(seeded, word, marks)
      : ({ [word]: someTable(seeded, word as 'rate' | 'each', tables, marks, hasQuota, 2) } as unknown as PayInput);
  return byThePack(seeded, pay, measure.unit === 'ratio');
}

/** Pay without a table: now and then read on another measure. */
function someSinglePay(seeded: Seeded, word: 'rate' | 'each' | 'amount' | 'share', marks: Marks): PayInput {
  if (seeded.happens(75)) return somePay(seeded, word, marks);
  return { [word]: someReadOn(seeded, word, someOther(seeded), marks) } as unknown as PayInput;
}

/** Another measure that marks may be read on; its marks are written with %. */
function someOther(seeded: Seeded): unknown {
  return seeded.pick([
    { kpi: 'feedback', ifNone: '100%' },
    { marginRate: {}, ifZero: '0' },
  ]);
}

function someTable(
  seeded: Seeded,
  word: 'rate' | 'each',
  tables: SomeMeasure['splitsBy'],
  marks: Marks,
  hasQuota: boolean,
  depth: number,
): unknown {
  const by = seeded.pick(tables);
  const keys = { category: ['maintenance', 'spares'], segment: SEGMENTS.slice(0, 2), class: ['existing', 'new'] }[by];
  const named = by === 'class' ? keys : seeded.some(keys, 0);
  const hows = hasQuota ? ['number', 'tiers', 'steps', 'curve'] : ['number', 'tiers', 'steps'];
  const how = (): unknown =>
    depth > 1 && seeded.happens(20)
      ? someTable(seeded, word, tables, marks, hasQuota, depth - 1)
      : seeded.happens(15)
        ? someReadOn(seeded, word, someOther(seeded), marks)
        : someHow(seeded, word, seeded.pick(hows), marks);
  const rows = named.map((key) => [key, how()] as const);
  return { by, table: Object.fromEntries(by === 'class' ? rows : [...rows, ['*', how()] as const]) };
}

/** Money in hundredths, written so that a currency without cents takes it too. */
function someAmount(seeded: Seeded, least: number, most: number): Amount {
  const amount = String(Math.round(seeded.between(least, most) / 100));
  if (seeded.happens(50)) return amount;
  if (seeded.happens(30)) return { amount: { multiply: [{ personal: 'salary' }, '15%'] }, per: 'year' };
  return { amount, per: seeded.pick(['period', 'month', 'quarter', 'year'] as const) };
}

function someBound(seeded: Seeded, times: boolean, least: number, most: number): NonNullable<Component['cap']> {
  const one = () =>
    times && seeded.happens(40) ? { times: decimal(seeded.between(0, 300)) } : someAmount(seeded, least, most);
  return seeded.happens(30) ? [one(), one()] : one();
}

function someModifier(seeded: Seeded, id: string, components: readonly Component[]): Modifier {
  const scope = someScope(seeded, components);
  if (seeded.happens(50)) return { id, factor: someFactor(seeded), ...scope };
  const shares = components.every((one) => 'share' in one.pay);
  const otherwise = seeded.pick([undefined, '50%', { cap: shares ? { times: '0.5' } : '120' }] as const);
  return { id, require: someCondition(seeded, 2), ...(otherwise === undefined ? undefined : { otherwise }), ...scope };
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
  const on = { kpi: 'feedback', ifNone: seeded.pick(['90%', '100%']) };
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

type Condition = Extract<Modifier, { require: unknown }>['require'];

function someCondition(seeded: Seeded, depth: number): Condition {
  if (depth > 0 && seeded.happens(40)) {
    const parts = seeded.times(seeded.between(1, 3), () => someCondition(seeded, depth - 1));
    return { [seeded.pick(['all', 'any', 'none'] as const)]: parts } as unknown as Condition;
  }
  const test = seeded.pick(['atLeast', 'above', 'atMost', 'below', 'between'] as const);
  const { measure, marks } = someConditionMeasure(seeded, KPIS);
  const [low, high] = marks;
  const against = seeded.happens(15) && 'sum' in measure ? { quota: 'goal' } : seeded.pick(marks);
  return { ...measure, [test]: test === 'between' ? [low, high] : against } as unknown as Condition;
}
