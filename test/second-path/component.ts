/** One component: figure, attainment, pay, modifiers, floor and cap. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { amountOf, bound, planIncentive, summed, weightOf } from './amounts.js';
import { least, most, ONE, rounded, sum, ZERO } from './figures.js';
import { byGroup, type Figures } from './groups.js';
import { blendedQuota, payeeQuota } from './handed-in.js';
import { type Known, sameRun } from './known-sums.js';
import { countsPayments } from './last-period.js';
import type { Goal, Reading } from './marks.js';
import { figureOf, growsWithDays, growsWithTime, isRatio } from './measures.js';
import { actsOn, modified } from './modifiers.js';
import { paid } from './pay.js';
import { placedIn } from './placed.js';
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
  /** Whether its rounding runs on; from the first day of a year, if it adds up over one, with all its parts so far. */
  readonly runsOn: boolean;
  readonly since?: string;
  readonly parts?: Fraction;
}

/**
 * Undefined where the period does not touch the component.
 *
 * @param before what earlier statements left of it
 */
export function settleComponent(component: Json, given: Setting, before?: Known): Component | undefined {
  const { plan } = given;
  const { id, kind, pay: how } = component;
  const placed = placedIn(component, given);
  if (placed === undefined) return undefined;
  const { setting, measure, own, run, at } = placed;
  const { eligible, quotaPeriod, partOf, whole } = at;
  const ofPeriod: Setting = run === undefined ? { ...setting, eligible, quotaPeriod, partOf, whole } : setting;
  const amounts: Setting = run ?? ofPeriod;
  const rates = how.rate ?? how.each;
  const figuresOf = (own: Setting): Figures => {
    const groups = measure !== undefined && isTable(rates) ? tableFigures(rates, measure, own) : undefined;
    return { groups, figure: groups === undefined ? measure && figureOf(measure, own) : sum([...groups.values()]) };
  };
  const weight = weightOf(component, setting);
  const isOfDays = measure === undefined || growsWithDays(measure, at);
  // What does not grow with the days is read as it is; by the days is what it pays for each unit.
  const part = rates === undefined || isOfDays ? ONE : at.share;
  const payOf = ({ figure, groups }: Figures, own: Setting, goal?: Goal): Fraction =>
    paid(how, {
      figure: figure ?? ZERO,
      groups,
      reading: (path) => ({
        ...readingOf(measure, goal, own, path === undefined ? undefined : isLed(rates, measure, path)),
        ofShare: isOfDays ? at.share.inverse() : ONE,
        ofExtras: how.share !== undefined || !part.equals(ONE) ? ONE : at.share,
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
  const inModifiers = (amount: Fraction): Fraction =>
    ((plan.modifiers ?? []) as Json[])
      .filter((modifier) => actsOn(modifier, component))
      .reduce((left, modifier) => {
        const acts = left.compare(0) > 0 || (run !== undefined && modifier.factor !== undefined);
        return acts ? modified(left, modifier, weight, setting, ofPeriod) : left;
      }, amount);
  const inBounds = (amount: Fraction): Fraction => {
    const { floor, cap } = isGone ? ({} as Json) : component;
    const lifted = floor === undefined ? amount : most([amount, bound('floor', floor, weight, amounts)]);
    return cap === undefined ? lifted : least([lifted, bound('cap', cap, weight, amounts)]);
  };
  const reached = isGone ? undefined : goal;
  const runsOn = run !== undefined || countsPayments(measure, own);
  const figuresPrinted = {
    id,
    kind,
    figure,
    quota: isGone ? ZERO : reached?.quota,
    attainment: reached?.attainment,
    pay,
  };
  if (run !== undefined) {
    const parts = inBounds(pay);
    const exact = inModifiers(parts.sub(sameRun(before, run.since).parts ?? ZERO));
    return { ...figuresPrinted, exact, runsOn, since: run.since, parts };
  }
  const bounded = inBounds(inModifiers(pay));
  const isCut = (component.negative ?? 'zero') === 'zero' && !runsOn;
  return { ...figuresPrinted, exact: isCut ? most([bounded, ZERO]) : bounded, runsOn };
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
  const fullTime = (own: Setting): Fraction => {
    if (name === undefined) return amountOf({ amount, per: isBlended ? 'period' : per, seasonal }, own);
    return isBlended ? blendedQuota(name, own) : payeeQuota(name, own, seasonal);
  };
  const whole = isBlended ? fullTime(at) : summed(at, fullTime);
  const { baseline } = at;
  const partIn = (own: Setting): Fraction => partRead(measure, { ...own, baseline })('quota');
  const goal = isBlended ? whole : summed(at, (own) => fullTime(own).mul(partIn(own)));
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
