/** One component: figure, attainment, pay, modifiers, floor and cap. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { amountOf, bound, planIncentive, weightOf } from './amounts.js';
import { common, type Days } from './calendar.js';
import { least, most, ONE, rounded, sum, ZERO } from './figures.js';
import { byGroup, type Figures } from './groups.js';
import { blendedQuota, payeeQuota } from './handed-in.js';
import { ofLastPeriod } from './last-period.js';
import type { Goal, Reading } from './marks.js';
import { defaultMeasure, figureOf, growsWithDays, growsWithTime, isRatio } from './measures.js';
import { actsOn, modified } from './modifiers.js';
import { paid } from './pay.js';
import type { Json, Setting } from './setting.js';
import { isLed, isTable, tableFigures } from './tables.js';

/** The figures of a component that a statement prints. */
export interface Component {
  readonly id: string;
  readonly kind: string;
  readonly figure: Fraction | undefined;
  readonly quota: Fraction | undefined;
  readonly attainment: Fraction | undefined;
  readonly pay: Fraction;
  readonly exact: Fraction;
}

/** Undefined where the period does not touch the component. */
export function settleComponent(component: Json, given: Setting): Component | undefined {
  const { plan } = given;
  const { id, kind, pay: how } = component;
  const bounds = { from: component.from ?? '0001-01-01', to: component.to ?? '9999-12-31' };
  const window = common(given.days, bounds);
  if (window === undefined) return undefined;
  const setting = given.during(bounds);
  const earliest = component.from === undefined ? undefined : { earliest: component.from };
  const stand = { ...window, ...earliest, shareDays: { ...(common(given.period, bounds) as Days), ...earliest } };
  const measure = measureOf(component);
  const own: Setting = { ...setting, recognise: component.recognise ?? plan.recognise };
  const last = ofLastPeriod(measure, own);
  const at: Setting = {
    ...last,
    window: stand,
    baseline: component.baseline ?? plan.baseline,
    baselineOf: component.baselineOf ?? plan.baselineOf,
  };
  const { eligible, quotaPeriod, partOf, whole } = at;
  const amounts: Setting = { ...setting, eligible, quotaPeriod, partOf, whole };
  const rates = how.rate ?? how.each;
  const figuresOf = (own: Setting): Figures => {
    const groups = measure !== undefined && isTable(rates) ? tableFigures(rates, measure, own) : undefined;
    return { groups, figure: groups === undefined ? measure && figureOf(measure, own) : sum([...groups.values()]) };
  };
  const weight = weightOf(component, setting);
  const isOfDays = measure === undefined || growsWithDays(measure, at);
  // What does not grow with the days is read as it is; by the days is what it pays for each unit.
  const part = rates === undefined || isOfDays ? ONE : setting.share;
  const payOf = ({ figure, groups }: Figures, own: Setting, goal?: Goal): Fraction =>
    paid(how, {
      figure: figure ?? ZERO,
      groups,
      reading: (path) => ({
        ...readingOf(measure, goal, own, path === undefined ? undefined : isLed(rates, measure, path)),
        ofShare: isOfDays ? setting.share.inverse() : ONE,
        ofExtras: how.share !== undefined || !part.equals(ONE) ? ONE : setting.share,
      }),
      incentive: () => planIncentive(amounts).mul(weight),
      ofAmounts: at.partOf('amounts'),
    }).mul(part);
  const ofGroups = component.group && byGroup(component.group, measure, at, figuresOf, payOf);
  const figures = ofGroups ?? figuresOf(at);
  const { figure } = figures;
  const goal = component.quota === undefined ? undefined : goalOf(component.quota, measure, figure as Fraction, at);
  const isGone = goal === 'gone';
  const pay = isGone ? ZERO : (ofGroups?.pay ?? payOf(figures, at, goal));
  let exact = pay;
  for (const modifier of (plan.modifiers ?? []) as Json[]) {
    if (actsOn(modifier, component) && exact.compare(0) > 0)
      exact = modified(exact, modifier, weight, setting, amounts);
  }
  if (component.floor !== undefined && !isGone) exact = most([exact, bound('floor', component.floor, weight, amounts)]);
  if (component.cap !== undefined && !isGone) exact = least([exact, bound('cap', component.cap, weight, amounts)]);
  if ((component.negative ?? 'zero') === 'zero') exact = most([exact, ZERO]);
  const reached = isGone ? undefined : goal;
  return { id, kind, figure, quota: isGone ? ZERO : reached?.quota, attainment: reached?.attainment, pay, exact };
}

/** None is assumed where nothing of its own is read: a fixed amount, or one read on other measures alone. */
function measureOf({ kind, measure, pay, quota }: Json): Json {
  if (measure !== undefined) return measure;
  if (kind === 'other' || (quota === undefined && readsNothing(pay))) return undefined;
  return defaultMeasure(kind);
}

function readsNothing({ amount, share }: Json): boolean {
  const how = amount ?? share;
  if (how === undefined || how === 'linear') return false;
  if (typeof how === 'string') return amount !== undefined;
  const { matrix, on } = how;
  const reads = matrix === undefined ? [on] : [matrix.rows.on, matrix.columns.on];
  return reads.every((one) => one !== undefined && one !== 'figure');
}

function readingOf(
  measure: Json,
  goal: Goal | undefined,
  at: Setting,
  within: Setting['within'],
): Omit<Reading, 'ofExtras' | 'ofShare'> {
  const parted = (): Fraction =>
    growsWithTime(measure) ? partRead(measure, at)('marks') : growsWithDays(measure, at) ? at.share : ONE;
  const part = measure === undefined ? ONE : parted();
  // A key takes the lines that it takes of the component, whatever days the other measure looks at.
  const both: Setting['within'] = (line, where) =>
    (at.within === undefined || at.within(line, where)) && within?.(line, at) === true;
  const inKey: Setting = within === undefined ? at : { ...at, within: both };
  return {
    goal,
    part,
    other: (on) => (growsWithDays(on, inKey) ? figureOf(on, inKey).div(inKey.share) : figureOf(on, inKey)),
  };
}

/** Against what a figure is read: the part of its days, or the whole period where it does not grow with them. */
function partRead(measure: Json, at: Setting): Setting['partOf'] {
  return growsWithDays(measure, at) ? at.partOf : at.whole().partOf;
}

/** Quota and attainment; `gone` where the quota went to 0 because nobody was there. */
function goalOf(quota: Json, measure: Json, figure: Fraction, at: Setting): Goal | 'gone' {
  const { name, amount, per, seasonal, ifZero, round } = typeof quota === 'string' ? ({ name: quota } as Json) : quota;
  const isBlended = isRatio(measure);
  const fullTime = (): Fraction => {
    if (name === undefined) return amountOf({ amount, per: isBlended ? 'period' : per, seasonal }, at);
    return isBlended ? blendedQuota(name, at) : payeeQuota(name, at, seasonal);
  };
  const whole = fullTime();
  const goal = isBlended ? whole : whole.mul(partRead(measure, at)('quota'));
  if (goal.equals(0)) {
    if (!whole.equals(0)) return 'gone';
    return { quota: goal, attainment: fraction(ifZero), exact: undefined };
  }
  const exact = figure.div(goal);
  return {
    quota: goal,
    attainment: round === undefined ? exact : rounded(exact, round.scale, round.mode ?? 'half-up'),
    exact,
  };
}
