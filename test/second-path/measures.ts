/** The figure of a measure, from the plan as it is written; each word's own steps stand in the file of its mechanic. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { breadth, flow, quotient, retention } from './customers.js';
import { least, most, rounded, sum, ZERO } from './figures.js';
import { kpi, payeeQuota, personal } from './handed-in.js';
import { newCategories } from './new-categories.js';
import { type Groups, type Json, type KeyOf, type Setting, whole } from './setting.js';
import { counted, efficiencyGain, marginRate, summed } from './sums.js';
import { baselineOf, before, inBaseline, inOwnWindow } from './windows.js';

/** The measure of a component that names none. */
export function defaultMeasure(kind: string): Json {
  if (kind === 'revenue') return { sum: 'amount', customers: 'existing' };
  if (kind === 'performance') return { newCategories: {} };
  return { efficiencyGain: { by: 'category' }, customers: 'existing' };
}

/** A measure that may be written as its name, or a figure, as an object of one word. */
export function written(measure: Json): Json {
  if (typeof measure !== 'string') return measure;
  return /^[a-z]/i.test(measure) ? { [measure]: {} } : { value: measure };
}

/** Whether a measure is a ratio or a KPI: its quota is only blended. */
export function isRatio(given: Json): boolean {
  const measure = written(given);
  const ratios = ['kpi', 'marginRate', 'retention', 'penetration', 'attainment'];
  return ratios.some((word) => measure[word] !== undefined) || (measure.gain !== undefined && isRatio(measure.gain));
}

/** Whether the figure grows with time, as money and counts do; quotients, KPIs, personal and written figures do not. */
export function growsWithTime(given: Json): boolean {
  const measure = written(given);
  const inner: Json = measure.add ?? measure.subtract ?? measure.multiply ?? measure.min ?? measure.max;
  if (inner !== undefined) return inner.some(growsWithTime);
  if (measure.gain !== undefined) return growsWithTime(measure.gain);
  // What runs on one day is the same however long the period is.
  if (measure.sum === 'annual' || measure.figure === 'annual') return false;
  return GROWING.some((word) => measure[word] !== undefined);
}

/**
 * Whether the parts of a period have parts of the figure: not where it looks back as far from each day, nor where it is that
 * of two dates.
 */
export function growsWithDays(given: Json, at: Setting): boolean {
  const measure = written(given);
  const inner: Json = measure.add ?? measure.subtract ?? measure.multiply ?? measure.min ?? measure.max;
  if (inner !== undefined) return inner.some((one: Json) => growsWithDays(one, at));
  if (measure.gain !== undefined) return growsWithDays(measure.gain, at);
  if (measure.divide !== undefined) {
    // So much for each of what does not grow grows with the days; a ratio of two that do does not.
    const [above, ...below] = measure.divide.map((one: Json) => growsWithDays(one, at));
    return above && !below.some(Boolean);
  }
  // New pairs are each counted by one part alone, however far it looks.
  if (measure.newCategories !== undefined) return true;
  const { window = 'period' } = measure;
  const isOfDays = window === 'period' || (window === 'baseline' && typeof baselineOf(measure, at) !== 'object');
  return isOfDays && growsWithTime(measure);
}

const GROWING = ['sum', 'count', 'flow', 'efficiencyGain', 'newCategories', 'earned', 'quota'];

export function figureOf(measure: Json, at: Setting): Fraction {
  return groupsOf(measure, at, inAll).get('') ?? ZERO;
}

/** Without groups. */
const inAll: KeyOf = () => '';

/** The figure by group; without groups where the measure knows none. */
export function groupsOf(given: Json, outer: Setting, keyOf: KeyOf): Groups {
  const measure = written(given);
  const at = inOwnWindow(measure, outer);
  const groups = unrounded(measure, at, keyOf);
  const { round } = measure;
  if (round === undefined) return groups;
  const some = groups.size === 0 && keyOf === inAll ? whole(ZERO) : groups;
  return new Map([...some].map(([key, figure]) => [key, rounded(figure, round.scale, round.mode ?? 'half-up')]));
}

function unrounded(measure: Json, at: Setting, keyOf: KeyOf): Groups {
  const word = WORDS.find((one) => measure[one] !== undefined) as keyof typeof MEASURES;
  return MEASURES[word](measure, at, keyOf);
}

type Measured = (measure: Json, at: Setting, keyOf: KeyOf) => Groups;

/** Measures of two stretches: now and then, whose lines are told apart alike. */
function comparing(figure: (measure: Json, at: Setting, then: Setting, keyOf: KeyOf) => Groups): Measured {
  return (measure, given, keyOf) => {
    const at: Setting = { ...given, compares: true };
    return figure(measure, at, inBaseline(measure, at), keyOf);
  };
}

function single(figure: (measure: Json, at: Setting) => Fraction): Measured {
  return (measure, at) => whole(figure(measure, at));
}

/** Arithmetic over the figures of some measures. */
function over(word: string, combine: (figures: readonly Fraction[], measure: Json) => Fraction): Measured {
  return single((measure, at) =>
    combine(
      measure[word].map((one: Json) => figureOf(one, at)),
      measure,
    ),
  );
}

/** The same where what grows with the days stands beside what does not: then of the latter a part by days. */
function beside(word: string, combine: (figures: readonly Fraction[]) => Fraction): Measured {
  return single((measure, at) => {
    const grows = growsWithDays(measure, at);
    return combine(
      measure[word].map((one: Json) => {
        const figure = figureOf(one, at);
        return grows && !growsWithDays(one, at) ? figure.mul(at.share) : figure;
      }),
    );
  });
}

const MEASURES = {
  sum: summed,
  count: counted,
  gain: (measure, at, keyOf) => {
    const now: Setting = { ...at, compares: true };
    const then = groupsOf(measure.gain, before(measure, now), keyOf);
    // Two dates are no days of a part: what was then counts in each by its days.
    const isParted = typeof baselineOf(measure, at) === 'object' && growsWithDays(measure.gain, at);
    const part = isParted ? new Map([...then].map(([key, figure]) => [key, figure.mul(at.share)])) : then;
    return difference(groupsOf(measure.gain, now, keyOf), part);
  },
  flow: comparing(flow),
  retention: comparing((measure, at, then) => whole(retention(measure, at, then))),
  efficiencyGain: comparing((measure, at, then) => whole(efficiencyGain(measure, at, then))),
  newCategories,
  marginRate: single(marginRate),
  breadth: single(breadth),
  penetration: single(breadth),
  attainment: single(({ attainment }, at) => at.above(attainment).attainment),
  earned: single(({ earned }, at) => at.above(earned).earned),
  kpi: single(kpi),
  personal: single((measure, at) => personal(measure.personal, at)),
  quota: single(({ quota }, at) =>
    sum((at.soFar ?? [at]).map((own) => payeeQuota(quota, own).mul(own.partOf('quota')))),
  ),
  value: single(({ value }) => fraction(value)),
  add: beside('add', sum),
  subtract: beside('subtract', (figures) => figures.reduce((a, b) => a.sub(b))),
  multiply: over('multiply', (figures) => figures.reduce((a, b) => a.mul(b))),
  divide: over('divide', ([above, below], measure) => quotient(above as Fraction, below as Fraction, measure)),
  min: beside('min', least),
  max: beside('max', most),
} as const satisfies Readonly<Record<string, Measured>>;

const WORDS = Object.keys(MEASURES);

function difference(a: Groups, b: Groups): Groups {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return new Map([...keys].map((key) => [key, (a.get(key) ?? ZERO).sub(b.get(key) ?? ZERO)]));
}
