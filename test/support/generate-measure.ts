/** Measures from a seed, with what is known of their figures. */
import type { PlanInput } from '../../src/index.js';
import { maybeBaseline, maybeRound, someFilter, someFilterOfExisting, someWindowAlone } from './generate-filter.js';
import { CATEGORIES, COSTS, type Frame } from './generate-frame.js';
import type { Seeded } from './seeded.js';
import { type Marks, ON_ATTAINMENT, ON_MONEY } from './some-pay.js';

export type MeasureInput = NonNullable<PlanInput['components'][number]['measure']>;

export interface SomeMeasure {
  readonly measure: MeasureInput;
  readonly unit: 'money' | 'count' | 'ratio' | 'any';
  /** What a table may tell its groups apart by. */
  readonly splitsBy: readonly ('category' | 'segment' | 'class')[];
  /** Whether that may also be a tag: where the figure adds up line by line. */
  readonly splitsByTag?: boolean;
}

const ON_COUNT: Marks = { percent: false, least: -100, most: 1_200 };

/** Marks on an attainment. */
export function onAttainment({ sharp }: Frame): Marks {
  return sharp ? { percent: true, least: 0, most: 20_000, grid: 2_500 } : ON_ATTAINMENT;
}

/** Marks on the figure of a measure. */
export function marksOn({ unit }: Pick<SomeMeasure, 'unit'>, frame: Frame): Marks {
  if (unit === 'ratio') return onAttainment(frame);
  if (unit === 'money') return frame.sharp ? { percent: false, least: -50_000, most: 300_000, grid: 50_000 } : ON_MONEY;
  return frame.sharp ? { percent: false, least: -100, most: 600, grid: 100 } : ON_COUNT;
}

const BY_ANY = ['category', 'segment', 'class'] as const;
const BY_CUSTOMER = ['segment', 'class'] as const;

/** Any measure; every quotient says what holds where it would divide by 0, or is made sure not to. */
export function someMeasure(seeded: Seeded, frame: Frame): SomeMeasure {
  if (seeded.happens(5)) return someName(seeded);
  switch (seeded.between(0, 11)) {
    case 0:
    case 1:
    case 2:
      return alone(seeded, someSum(seeded));
    case 3:
      return alone(seeded, someCount(seeded));
    case 4: {
      const inner = seeded.pick([someSum, someSum, someCount, someRate])(seeded);
      const split = 'sum' in (inner.measure as object);
      return {
        measure: { gain: inner.measure, ...maybeBaseline(seeded, frame), ...maybeRound(seeded) },
        unit: inner.unit,
        splitsBy: split ? BY_ANY : [],
        splitsByTag: split,
      };
    }
    case 5:
      return alone(seeded, someRate(seeded));
    case 6:
      return someEfficiencyGain(seeded, frame);
    case 7:
      return someNewCategories(seeded, frame);
    case 10:
      return someFlow(seeded, frame);
    case 11:
      return someBreadth(seeded);
    case 8:
      return someHandedIn(seeded);
    default:
      return { measure: someMoneyMeasure(seeded, 2), unit: 'any', splitsBy: [] };
  }
}

/** A measure over lines that may be read beside a component: by its marks, by a condition. */
export function someOverLines(seeded: Seeded, frame: Frame): SomeMeasure {
  const some = seeded.pick([
    someSum,
    someSum,
    someCount,
    someRate,
    someEfficiencyGain,
    someNewCategories,
    someFlow,
    someBreadth,
  ]);
  return some(seeded, frame);
}

/** The sum of amounts or margins. */
export function someSale(seeded: Seeded): SomeMeasure {
  const measure = { sum: seeded.pick(['amount', 'margin'] as const), ...someFilter(seeded) };
  return { measure, unit: 'money', splitsBy: BY_ANY };
}

/** Now and then over the baseline: where nothing compares it again. */
function alone(seeded: Seeded, some: SomeMeasure): SomeMeasure {
  return { ...some, measure: { ...(some.measure as object), ...someWindowAlone(seeded) } as MeasureInput };
}

/** By name: {@link someFacts} then sees to it that everybody has a customer and an amount. */
function someName(seeded: Seeded): SomeMeasure {
  return seeded.pick([
    { measure: 'marginRate', unit: 'ratio', splitsBy: [] },
    { measure: 'breadth', unit: 'count', splitsBy: [] },
    { measure: 'newCategories', unit: 'count', splitsBy: BY_ANY },
    { measure: 'efficiencyGain', unit: 'money', splitsBy: [] },
  ] as const);
}

function someHandedIn(seeded: Seeded): SomeMeasure {
  const word = seeded.pick([
    { kpi: 'feedback', ifNone: '100%' },
    { kpi: 'talks' },
    { personal: 'salary' },
    { quota: 'goal' },
    { value: '1.2345' },
  ] as const);
  // Marks on a quota are written as those on a count.
  return { measure: { ...word, ...maybeRound(seeded) }, unit: 'quota' in word ? 'count' : 'any', splitsBy: [] };
}

/** Arithmetic over figures of all kinds. */
function someMoneyMeasure(seeded: Seeded, depth: number): MeasureInput {
  const operand = (): MeasureInput =>
    depth > 0 && seeded.happens(60)
      ? someMoneyMeasure(seeded, depth - 1)
      : seeded.pick([
          someSum(seeded).measure,
          { personal: 'salary' },
          { quota: 'goal' },
          { value: '1/3' },
          { kpi: 'talks' },
          seeded.pick(['marginRate', 'breadth', 'newCategories', 'efficiencyGain'] as const),
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
  const capEach = maybeCapEach(seeded.aside(2));
  const measure = { sum: what, ...costs, ...weigh, ...someFilter(seeded), ...maybeRound(seeded), ...capEach };
  if (what === 'amount' && seeded.aside(11).happens(25)) {
    const { recognise: _, ...rest } = measure;
    return { measure: { ...rest, sum: 'annual' }, unit: 'money', splitsBy: BY_ANY, splitsByTag: true };
  }
  return { measure, unit: what === 'units' ? 'count' : 'money', splitsBy: BY_ANY, splitsByTag: true };
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
  return { measure, unit: 'count', splitsBy, splitsByTag: count === 'lines' || count === 'customers' };
}

/** Money that some deals come to. */
function maybeCapEach(seeded: Seeded): { capEach?: { by: 'deal'; cap: string } } {
  return seeded.happens(12) ? { capEach: { by: 'deal', cap: String(seeded.between(1, 4) * 700) } } : {};
}

function someRate(seeded: Seeded): SomeMeasure {
  const capEach = maybeCapEach(seeded.aside(3));
  const costs = seeded.happens(40) ? { costs: seeded.some(COSTS) } : {};
  return {
    measure: { marginRate: costs, ifZero: '10%', ...someFilter(seeded), ...maybeRound(seeded), ...capEach },
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
  const as = seeded.pick([
    undefined,
    { as: 'count' },
    { as: 'amount' },
    { as: 'customers' },
    { as: 'customers', atLeast: 2 },
  ] as const);
  const inside = {
    ...(seeded.happens(50) ? { minimum: seeded.pick(['0', '100', '500']) } : undefined),
    ...(seeded.happens(50) ? { lookBack: seeded.pick(['P6M', 'P12M', 'P24M', 'P91D']) } : undefined),
    ...(seeded.happens(40) ? { customerMustGrow: seeded.happens(80) } : undefined),
    ...(seeded.happens(30) ? { net: seeded.happens(80) } : undefined),
    ...(seeded.happens(20) ? { eligible: someEligible(seeded) } : undefined),
    ...as,
  };
  const filter = someFilterOfExisting(seeded);
  const { baselineOf: whose, ...baseline } = maybeBaseline(seeded, frame);
  const ofPayee = whose && { baselineOf: 'payee' as const };
  const measure = { newCategories: inside, ...baseline, ...ofPayee, ...filter, ...maybeRound(seeded) };
  const unit = as?.as === 'amount' ? 'money' : 'count';
  return { measure, unit, splitsBy: as?.as === 'customers' ? BY_CUSTOMER : BY_ANY };
}

function someEligible(seeded: Seeded) {
  const some = (): string[] => seeded.some(CATEGORIES);
  return seeded.pick([{ '*': some() }, { industry: some(), '*': some() }, { retail: some(), public: ['parts'] }]);
}

function someFlow(seeded: Seeded, frame: Frame): SomeMeasure {
  const aside = seeded.aside(11);
  const own = { ...maybeBaseline(seeded, frame), ...someFilter(seeded), ...maybeRound(seeded) };
  const { recognise, ...others } = own;
  const rest = aside.happens(25)
    ? { ...others, figure: 'annual' as const }
    : { ...others, ...(recognise && { recognise }) };
  if (seeded.happens(50)) {
    const flow = seeded.pick(['retained', 'expansion', 'lost', 'new'] as const);
    return { measure: { flow, ...rest }, unit: 'money', splitsBy: BY_CUSTOMER, splitsByTag: true };
  }
  const retention = seeded.pick(['customers', 'gross', 'net'] as const);
  return { measure: { retention, ifZero: '100%', ...rest }, unit: 'ratio', splitsBy: [] };
}

function someBreadth(seeded: Seeded): SomeMeasure {
  const rest = { ifZero: '0', ...someFilterOfExisting(seeded), ...someWindowAlone(seeded), ...maybeRound(seeded) };
  if (seeded.happens(50)) return { measure: { breadth: {}, ...rest }, unit: 'count', splitsBy: [] };
  return { measure: { penetration: { atLeast: seeded.between(1, 3) }, ...rest }, unit: 'ratio', splitsBy: [] };
}
