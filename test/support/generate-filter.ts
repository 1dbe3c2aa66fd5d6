/** Filters, windows and scopes of measures from a seed. */
import type { OnlyComparisonInput, OnlyInput } from '../../src/plan/input-filters.js';
import type { RecogniseInput } from '../../src/plan/input-measures.js';
import { CATEGORIES, CHANNELS, type Frame, SEGMENTS, someBaseline } from './generate-frame.js';
import type { Seeded } from './seeded.js';

/** What a measure over lines may say of which it takes, and whose. */
export function someFilter(seeded: Seeded) {
  return {
    ...(seeded.happens(40) ? { customers: seeded.pick(['existing', 'new', 'all'] as const) } : undefined),
    ...(seeded.happens(8) ? { customerAge: someAge(seeded) } : undefined),
    ...(seeded.happens(25) ? { categories: seeded.some(CATEGORIES) } : undefined),
    ...(seeded.happens(20) ? { segments: seeded.some(SEGMENTS) } : undefined),
    ...(seeded.happens(15) ? { window: seeded.pick(WINDOWS) } : undefined),
    ...(seeded.happens(10) ? { tags: { channel: seeded.some(CHANNELS) } } : undefined),
    ...(seeded.happens(10) ? { not: someNot(seeded) } : undefined),
    ...(seeded.happens(20) ? { of: seeded.pick(SCOPES) } : undefined),
    ...maybeOnly(seeded.aside(1)),
    ...maybeRecognised(seeded.aside(10), 15),
  };
}

/** When lines count. */
export function maybeRecognised(seeded: Seeded, inHundred: number): { recognise?: RecogniseInput } {
  if (!seeded.happens(inHundred)) return {};
  const atLeast = { paidAtLeast: seeded.pick(['75%', '1/3', '1']) };
  return { recognise: seeded.pick(['paid', 'paid', 'service', 'service', atLeast, 'booked'] as const) };
}

/** Conditions on figures of a line or deal: one or two of them. */
function maybeOnly(seeded: Seeded): { only?: OnlyInput } {
  if (!seeded.happens(12)) return {};
  const words = seeded.shuffled(['amount', 'margin', 'marginRate', 'units', 'discountRate'] as const);
  const asked = words.slice(0, seeded.between(1, 2)).map((word) => [word, someComparison(seeded, word)] as const);
  const by = seeded.happens(60) ? { by: seeded.pick(['line', 'deal', 'deal'] as const) } : undefined;
  return { only: { ...by, ...Object.fromEntries(asked) } };
}

/** Marks that about half of the lines reach; those of round amounts lie on them now and then. */
function someComparison(seeded: Seeded, word: string): OnlyComparisonInput {
  const isRate = word.endsWith('Rate');
  const mark = (): number =>
    isRate ? seeded.between(0, 80) : word === 'units' ? seeded.between(0, 12) : seeded.between(0, 4) * 500;
  const [low, high] = [mark(), mark()].sort((a, b) => a - b).map((one) => (isRate ? `${one}%` : String(one))) as [
    string,
    string,
  ];
  const test = seeded.pick(['atLeast', 'above', 'atMost', 'below', 'between'] as const);
  return test === 'between'
    ? { between: [low, high] }
    : test === 'atMost' || test === 'below'
      ? { [test]: high }
      : { [test]: low };
}

/** Of a measure that is about existing customers. */
export function someFilterOfExisting(seeded: Seeded) {
  const filter = someFilter(seeded);
  return { ...filter, ...(filter.customers === undefined ? undefined : { customers: 'existing' as const }) };
}

/** The days of the baseline, for a measure that nothing compares with it again. */
export function someWindowAlone(seeded: Seeded): { window?: 'baseline' } {
  return seeded.happens(5) ? { window: 'baseline' } : {};
}

function someAge(seeded: Seeded) {
  return seeded.pick([
    { from: 'P12M' },
    { before: 'P24M' },
    { from: 'P0M', before: 'P18M' },
    { from: 'P91D', before: 'P120M' },
  ] as const);
}

function someNot(seeded: Seeded) {
  return seeded.pick([
    { categories: seeded.some(CATEGORIES) },
    { tags: { channel: seeded.some(CHANNELS) }, segments: seeded.some(SEGMENTS) },
    { customers: seeded.pick(['existing', 'new'] as const), categories: seeded.some(CATEGORIES) },
    { customerAge: someAge(seeded) },
  ]);
}

const WINDOWS = ['period', 'year-to-date', { trailing: 'P12M' }, { trailing: 'P45D' }] as const;
const SCOPES = [
  'team',
  'all',
  'payee',
  { team: 1, self: true },
  { team: 2, self: false },
  { team: [2, 3] as const },
  { unit: 'north' },
] as const;

export function maybeBaseline(seeded: Seeded, frame: Frame) {
  return {
    ...(seeded.happens(30) ? { baseline: someBaseline(seeded, frame) } : undefined),
    ...(seeded.happens(8) ? { baselineOf: seeded.aside(9).pick(['payee', 'customers'] as const) } : undefined),
  };
}

export function maybeRound(seeded: Seeded) {
  if (!seeded.happens(15)) return undefined;
  const mode = seeded.happens(50) ? { mode: seeded.pick(['half-even', 'down', 'ceiling'] as const) } : undefined;
  return { round: { scale: seeded.between(0, 3), ...mode } };
}
