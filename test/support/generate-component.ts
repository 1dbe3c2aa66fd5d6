/** Components of a plan from a seed: what they measure, what their goal is, how they pay. */
import type { PlanInput } from '../../src/index.js';
import { someBound } from './generate-amount.js';
import { maybeRecognised } from './generate-filter.js';
import { CHANNELS, type Frame, QUOTAS, SEGMENTS, someBaseline, someSeason, YEARLY } from './generate-frame.js';
import { maybeGrouped } from './generate-group.js';
import { marksOn, onAttainment, type SomeMeasure, someMeasure, someOverLines, someSale } from './generate-measure.js';
import type { Seeded } from './seeded.js';
import { byThePack, type Marks, type PayInput, someHow, somePay, someRows } from './some-pay.js';
import { someReadOn } from './some-reading.js';

export type Component = PlanInput['components'][number];
type Word = 'rate' | 'each' | 'amount' | 'share';

export const KINDS = ['revenue', 'performance', 'profit', 'other'] as const;
export const MODES = ['half-up', 'half-even', 'half-down', 'up', 'down', 'ceiling', 'floor'] as const;

export function someComponent(seeded: Seeded, frame: Frame, id: string): Component {
  const aside = seeded.aside(4);
  const component = maybeGrouped(aside, someUngrouped(seeded, frame, id));
  const shown = aside.happens(10) ? { ...component, pays: aside.happens(20) } : component;
  return { ...shown, ...maybeRecognised(seeded.aside(12), 12), ...someTelling(seeded.aside(17)) };
}

/** What changes no amount: what it is before the law, and how its lines share in it. */
function someTelling(seeded: Seeded): Pick<Component, 'legal' | 'lineShares'> {
  return {
    ...(seeded.happens(12) ? { legal: seeded.pick(['commission', 'target-bonus'] as const) } : undefined),
    ...(seeded.happens(8) ? { lineShares: 'running' } : undefined),
  };
}

function someUngrouped(seeded: Seeded, frame: Frame, id: string): Component {
  const kind: Component['kind'] = seeded.pick(KINDS);
  if (frame.loses && seeded.happens(60)) return losing(seeded, frame, id, kind);
  const word = seeded.pick(['rate', 'rate', 'each', 'amount', 'share', 'share'] as const);
  const measure = someMeasure(seeded, frame);
  const hasQuota =
    word === 'share' ? measure.unit === 'money' || measure.unit === 'count' || seeded.happens(50) : seeded.happens(30);
  const rest = someRest(seeded, frame, word);
  if (word === 'amount' && !hasQuota && seeded.happens(30)) return { id, kind, pay: { amount: '250' }, ...rest };
  const quota = hasQuota ? { quota: someQuota(seeded, frame, measure) } : undefined;
  const isDefault = kind !== 'other' && seeded.happens(15) && (word === 'rate' || word === 'each') && !hasQuota;
  if (isDefault) return { id, kind, pay: { [word]: word === 'rate' ? '3%' : '25' } as never, ...rest };
  return {
    id,
    kind,
    measure: measure.measure,
    ...quota,
    pay: somePayOn(seeded, frame, word, measure, hasQuota),
    ...rest,
  };
}

/** Pay for what was sold and taken back, which goes on below 0. */
function losing(seeded: Seeded, frame: Frame, id: string, kind: Component['kind']): Component {
  const pay = seeded.pick([{ rate: '5%' }, { rate: { tiers: [['0', '2.5%', '40']] } }] as const);
  return { id, kind, measure: someSale(seeded).measure, pay, ...someRest(seeded, frame, 'rate') };
}

function someRest(seeded: Seeded, frame: Frame, word: Word) {
  const isShare = word === 'share';
  return {
    ...(seeded.happens(30) ? { cap: someBound(seeded, frame, isShare, 1_000, 900_000) } : undefined),
    ...(seeded.happens(20) && !frame.loses ? { floor: someBound(seeded, frame, isShare, 0, 20_000) } : undefined),
    ...(frame.loses ? { negative: 'pay' as const } : undefined),
    ...(seeded.happens(70) && !frame.loses ? { negative: seeded.pick(['zero', 'pay', 'pay'] as const) } : undefined),
    ...(seeded.happens(20) ? { baseline: someBaseline(seeded, frame) } : undefined),
    ...(seeded.happens(8)
      ? { baselineOf: seeded.aside(9).pick(['payee', 'customers', 'customers'] as const) }
      : undefined),
    ...(seeded.happens(15)
      ? { from: seeded.pick([frame.period.from, `${frame.period.from.slice(0, 8)}11`]) }
      : undefined),
    ...(seeded.happens(10) ? { to: frame.period.to } : undefined),
    ...(seeded.happens(20) ? { clause: '§ 4 (2)', payCode: '4711' } : undefined),
  };
}

function someQuota(seeded: Seeded, frame: Frame, { unit }: SomeMeasure): NonNullable<Component['quota']> {
  const round = seeded.happens(30) ? { round: { scale: seeded.between(0, 3), mode: seeded.pick(MODES) } } : undefined;
  const ifZero = seeded.happens(30) ? { ifZero: '100%' } : undefined;
  const isSum = unit === 'money' || unit === 'count';
  if (isSum && seeded.happens(15)) {
    // What falls to the period may be nothing.
    const rest = { seasonal: someSeason(seeded, frame), ifZero: '100%', ...round };
    if (seeded.happens(50)) return { name: YEARLY, ...rest };
    return { amount: String(seeded.between(1, unit === 'money' ? 90_000 : 40)), per: 'year', ...rest };
  }
  if (seeded.happens(40) && unit !== 'ratio')
    return seeded.happens(50) ? 'goal' : { name: seeded.pick(QUOTAS), ...round, ...ifZero };
  if (unit === 'ratio') return { amount: `${seeded.between(1, 60)}%`, ...round };
  if (seeded.happens(10)) return { amount: '0', ifZero: seeded.pick(['0%', '80%', '120%']), ...round };
  if (frame.sharp) return { amount: String(seeded.between(1, 6) * (unit === 'money' ? 500 : 1)), ...round };
  const per = seeded.happens(50) ? { per: seeded.pick(['period', 'month', 'quarter', 'year'] as const) } : undefined;
  const written = unit === 'money' ? String(seeded.between(1, 60_000)) : String(seeded.between(1, 9));
  return { amount: seeded.happens(80) ? written : { multiply: [{ personal: 'salary' }, '10%'] }, ...per, ...round };
}

function somePayOn(seeded: Seeded, frame: Frame, word: Word, measure: SomeMeasure, hasQuota: boolean) {
  const marks = hasQuota ? onAttainment(frame) : marksOn(measure, frame);
  const tables = word === 'rate' || word === 'each' ? measure.splitsBy : [];
  const pay =
    tables.length === 0 || seeded.happens(50)
      ? someSinglePay(seeded, frame, word, measure, marks, hasQuota)
      : ({
          [word]: someTable(seeded, frame, word as 'rate' | 'each', measure, marks, hasQuota, 2),
        } as unknown as PayInput);
  return byThePack(seeded, pay, measure.unit === 'ratio');
}

/** Pay without a table: now and then read on another measure, or on the figure where there is a quota. */
function someSinglePay(
  seeded: Seeded,
  frame: Frame,
  word: Word,
  measure: SomeMeasure,
  marks: Marks,
  hasQuota: boolean,
): PayInput {
  if (hasQuota && seeded.happens(20)) return { [word]: onFigure(seeded, frame, word, measure) } as unknown as PayInput;
  if (seeded.happens(75)) return somePay(seeded, word, marks);
  const other = seeded.happens(25) ? someNamed(seeded, frame) : someOther(seeded, frame);
  return { [word]: someReadOn(seeded, word, other.on, marks, other.marks) } as unknown as PayInput;
}

/** Beside a quota, what reads the figure itself; tiers of a share only where the figure may be one. */
function onFigure(seeded: Seeded, frame: Frame, word: Word, measure: SomeMeasure): object {
  const cuts = word === 'rate' || word === 'each' || (word === 'share' && !['money', 'count'].includes(measure.unit));
  const how = seeded.pick(cuts ? ['tiers', 'steps'] : ['steps', 'curve']);
  return { ...(someHow(seeded, word, how, marksOn(measure, frame)) as object), on: 'figure' };
}

/** Another measure that marks may be read on, and how its marks are written. */
function someOther(seeded: Seeded, frame: Frame): { readonly on: unknown; readonly marks: Marks } {
  if (seeded.happens(35)) return { on: { kpi: 'feedback', ifNone: '100%' }, marks: onAttainment(frame) };
  const other = someOverLines(seeded, frame);
  return { on: other.measure, marks: marksOn(other, frame) };
}

/** By its name: where there is always something to divide by. */
function someNamed(seeded: Seeded, frame: Frame): { readonly on: unknown; readonly marks: Marks } {
  const [on, unit] = seeded.pick([
    ['marginRate', 'ratio'],
    ['breadth', 'count'],
    ['newCategories', 'count'],
    ['efficiencyGain', 'money'],
  ] as const);
  return { on, marks: marksOn({ unit }, frame) };
}

const TAGS = ['tag:channel', 'tag:channel', 'tag:size'] as const;

/** Keys that a table may name; there are others. */
const TABLE_KEYS = {
  category: ['maintenance', 'spares'],
  segment: SEGMENTS.slice(0, 2),
  class: ['existing', 'new'],
  'tag:channel': CHANNELS.slice(0, 2),
  'tag:size': ['large'],
};

function someTable(
  seeded: Seeded,
  frame: Frame,
  word: 'rate' | 'each',
  measure: SomeMeasure,
  marks: Marks,
  hasQuota: boolean,
  depth: number,
): unknown {
  const other = seeded.pick(measure.splitsBy);
  const aside = seeded.aside(14);
  const by = measure.splitsByTag === true && aside.happens(25) ? aside.pick(TAGS) : other;
  const keys = TABLE_KEYS[by];
  const named = by === 'class' ? keys : seeded.some(keys, 0);
  const hows = hasQuota ? ['number', 'tiers', 'steps', 'curve'] : ['number', 'tiers', 'steps'];
  const how = (): unknown => {
    if (depth > 1 && seeded.happens(20)) return someTable(seeded, frame, word, measure, marks, hasQuota, depth - 1);
    if (seeded.happens(80)) return someHow(seeded, word, seeded.pick(hows), marks);
    const beside = someOther(seeded, frame);
    return someReadOn(seeded, word, beside.on, marks, beside.marks);
  };
  const rows = named.map((key) => [key, how()] as const);
  return { by, table: Object.fromEntries(by === 'class' ? rows : [...rows, ['*', how()] as const]) };
}

/** Two marks of a condition in the writing of a measure, the lower one first. */
export function someTwoMarks(seeded: Seeded, marks: Marks): readonly [string, string] {
  const rows = someRows(seeded, 'amount', marks, 2, false).map(([mark]) => mark);
  return [rows[0] as string, rows.at(-1) as string];
}
