/** Measures from a seed, with what is known of their figures. */
import type { PlanInput } from '../../src/index.js';
import { CATEGORIES, CHANNELS, COSTS, type Frame, SEGMENTS, someBaseline } from './generate-frame.js';
import { decimal, type Seeded } from './seeded.js';

export type MeasureInput = NonNullable<PlanInput['components'][number]['measure']>;

export interface SomeMeasure {
  readonly measure: MeasureInput;
  readonly unit: 'money' | 'count' | 'ratio' | 'any';
  /** What a table may tell its groups apart by. */
  readonly splitsBy: readonly ('category' | 'segment' | 'class')[];
}

const BY_ANY = ['category', 'segment', 'class'] as const;
const BY_CUSTOMER = ['segment', 'class'] as const;

/** Any measure; every quotient says what holds where it would divide by 0. */
export function someMeasure(seeded: Seeded, frame: Frame): SomeMeasure {
  switch (seeded.between(0, 11)) {
    case 0:
    case 1:
    case 2:
      return someSum(seeded);
    case 3:
      return someCount(seeded);
    case 4: {
      const inner = seeded.pick([someSum, someSum, someCount, someRate])(seeded);
      const split = 'sum' in (inner.measure as object);
      return {
        measure: { gain: inner.measure, ...maybeBaseline(seeded, frame), ...maybeRound(seeded) },
        unit: inner.unit,
        splitsBy: split ? BY_ANY : [],
      };
    }
    case 5:
      return someRate(seeded);
    case 6:
      return someEfficiencyGain(seeded, frame);
    case 7:
      return someNewCategories(seeded, frame);
    case 10:
      return someFlow(seeded, frame);
    case 11:
      return someBreadth(seeded);
    case 8:
      return {
        measure: seeded.pick([{ kpi: 'feedback', ifNone: '100%' }, { kpi: 'talks' }] as const),
        unit: 'any',
        splitsBy: [],
      };
    default:
      return { measure: someMoneyMeasure(seeded, 2), unit: 'any', splitsBy: [] };
  }
}

/** Arithmetic over figures of all kinds. */
export function someMoneyMeasure(seeded: Seeded, depth: number): MeasureInput {
  const operand = (): MeasureInput =>
    depth > 0 && seeded.happens(60)
      ? someMoneyMeasure(seeded, depth - 1)
      : seeded.pick([
          someSum(seeded).measure,
          { personal: 'salary' },
          { quota: 'goal' },
          { value: '1/3' },
          { kpi: 'talks' },
        ]);
  const word = seeded.pick(['add', 'subtract', 'multiply', 'divide', 'min', 'max'] as const);
  const operands = [operand(), seeded.happens(30) ? '15%' : operand()];
  return {
    [word]: operands,
    ...(word === 'divide' ? { ifZero: '0' } : undefined),
    ...maybeRound(seeded),
  } as unknown as MeasureInput;
}

function someSum(seeded: Seeded): SomeMeasure {
  const what = seeded.pick(['amount', 'amount', 'margin', 'cost', 'units', 'discount'] as const);
  const costs =
    (what === 'margin' || what === 'cost') && seeded.happens(40) ? { costs: seeded.some(COSTS) } : undefined;
  const weigh = seeded.happens(15) ? { weigh: { spares: seeded.pick(['0', '1.5', '1/3']), '*': '1' } } : undefined;
  const measure = { sum: what, ...costs, ...weigh, ...someFilter(seeded), ...maybeRound(seeded) };
  return { measure, unit: what === 'units' ? 'count' : 'money', splitsBy: BY_ANY };
}

function someCount(seeded: Seeded): SomeMeasure {
  const count = seeded.pick(['lines', 'deals', 'customers', 'categories', 'pairs', 'months'] as const);
  const measure = {
    count,
    ...(seeded.happens(50) ? { minimum: seeded.pick(['0', '1', '500']) } : undefined),
    ...(seeded.happens(30) ? { shares: 'full' as const } : undefined),
    ...someFilter(seeded),
    ...maybeRound(seeded),
  };
  const splitsBy = count === 'lines' || count === 'pairs' ? BY_ANY : count === 'customers' ? BY_CUSTOMER : [];
  return { measure, unit: 'count', splitsBy };
}

function someRate(seeded: Seeded): SomeMeasure {
  const costs = seeded.happens(40) ? { costs: seeded.some(COSTS) } : {};
  return {
    measure: { marginRate: costs, ifZero: '10%', ...someFilter(seeded), ...maybeRound(seeded) },
    unit: 'ratio',
    splitsBy: [],
  };
}

function someEfficiencyGain(seeded: Seeded, frame: Frame): SomeMeasure {
  const by = seeded.pick(['category', 'category', 'customer', undefined] as const);
  const table = by === 'category' ? { spares: '20%', '*': '1/3' } : '30%';
  const inside = {
    ...(by === undefined ? undefined : { by }),
    ...(seeded.happens(30) ? { costs: seeded.some(COSTS) } : undefined),
    ...(seeded.happens(50) ? { referenceRate: seeded.pick(['25%', table] as const) } : undefined),
  };
  const measure = {
    efficiencyGain: inside,
    ...maybeBaseline(seeded, frame),
    ...someFilter(seeded),
    ...maybeRound(seeded),
  };
  return { measure, unit: 'money', splitsBy: [] };
}

function someNewCategories(seeded: Seeded, frame: Frame): SomeMeasure {
  const as = seeded.pick([undefined, undefined, { as: 'amount' }, { as: 'customers', atLeast: 2 }] as const);
  const inside = {
    ...(seeded.happens(50) ? { minimum: seeded.pick(['0', '100', '500']) } : undefined),
    ...(seeded.happens(50) ? { lookBack: seeded.pick(['P6M', 'P12M', 'P24M', 'P91D']) } : undefined),
    ...(seeded.happens(40) ? { customerMustGrow: true } : undefined),
    ...(seeded.happens(30) ? { net: true } : undefined),
    ...(seeded.happens(20) ? { eligible: { '*': seeded.some(CATEGORIES) } } : undefined),
    ...as,
  };
  const { customers: _, ...filter } = someFilter(seeded);
  const measure = { newCategories: inside, ...maybeBaseline(seeded, frame), ...filter, ...maybeRound(seeded) };
  const unit = as?.as === 'amount' ? 'money' : 'count';
  return { measure, unit, splitsBy: as?.as === 'customers' ? BY_CUSTOMER : BY_ANY };
}

function someFlow(seeded: Seeded, frame: Frame): SomeMeasure {
  const rest = { ...maybeBaseline(seeded, frame), ...someFilter(seeded), ...maybeRound(seeded) };
  if (seeded.happens(50)) {
    const flow = seeded.pick(['retained', 'expansion', 'lost', 'new'] as const);
    return { measure: { flow, ...rest }, unit: 'money', splitsBy: BY_CUSTOMER };
  }
  const retention = seeded.pick(['customers', 'gross', 'net'] as const);
  return { measure: { retention, ifZero: '100%', ...rest }, unit: 'ratio', splitsBy: [] };
}

function someBreadth(seeded: Seeded): SomeMeasure {
  const { customers: _, ...filter } = someFilter(seeded);
  const rest = { ifZero: '0', ...filter, ...maybeRound(seeded) };
  if (seeded.happens(50)) return { measure: { breadth: {}, ...rest }, unit: 'count', splitsBy: [] };
  return { measure: { penetration: { atLeast: seeded.between(1, 3) }, ...rest }, unit: 'ratio', splitsBy: [] };
}

function someFilter(seeded: Seeded) {
  return {
    ...(seeded.happens(40) ? { customers: seeded.pick(['existing', 'new', 'all'] as const) } : undefined),
    ...(seeded.happens(25) ? { categories: seeded.some(CATEGORIES) } : undefined),
    ...(seeded.happens(20) ? { segments: seeded.some(SEGMENTS) } : undefined),
    ...(seeded.happens(15) ? { window: seeded.pick(WINDOWS) } : undefined),
    ...(seeded.happens(10) ? { tags: { channel: seeded.some(CHANNELS) } } : undefined),
    ...(seeded.happens(10) ? { not: someNot(seeded) } : undefined),
    ...(seeded.happens(20) ? { of: seeded.pick(SCOPES) } : undefined),
  };
}

function someNot(seeded: Seeded) {
  return seeded.pick([
    { categories: seeded.some(CATEGORIES) },
    { tags: { channel: seeded.some(CHANNELS) }, segments: seeded.some(SEGMENTS) },
  ]);
}

const WINDOWS = ['period', 'year-to-date', { trailing: 'P12M' }, { trailing: 'P45D' }] as const;
const SCOPES = ['team', 'all', { team: 1, self: true }, { team: [2, 3] as const }, { unit: 'north' }] as const;

function maybeBaseline(seeded: Seeded, frame: Frame) {
  return seeded.happens(30) ? { baseline: someBaseline(seeded, frame) } : undefined;
}

function maybeRound(seeded: Seeded) {
  if (!seeded.happens(15)) return undefined;
  const mode = seeded.happens(50) ? { mode: seeded.pick(['half-even', 'down', 'ceiling'] as const) } : undefined;
  return { round: { scale: seeded.between(0, 3), ...mode } };
}

/** A measure to compare, and two marks in its own writing, the lower one first. */
export function someConditionMeasure(
  seeded: Seeded,
  kpis: readonly string[],
): { measure: object; marks: readonly [string, string] } {
  switch (seeded.between(0, 3)) {
    case 0:
      return {
        measure: someSum(seeded).measure as object,
        marks: [String(seeded.between(0, 900)), String(seeded.between(900, 90_000))],
      };
    case 1:
      return { measure: someCount(seeded).measure as object, marks: ['1', decimal(seeded.between(100, 900))] };
    case 2:
      return { measure: someRate(seeded).measure as object, marks: ['5%', `${seeded.between(5, 60)}%`] };
    default:
      return { measure: { kpi: seeded.pick(kpis), ifNone: '1' }, marks: ['85%', `${seeded.between(85, 900)}%`] };
  }
}
