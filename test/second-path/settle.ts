/**
 * Settling a second time, step by step over lines, with plain fractions: reads the plan and the facts as they were
 * written and imports nothing that measures, schedules or settles.
 */
import Fraction from 'fraction.js';
import type { PlanInput } from '../../src/index.js';
import type { FactsInput } from '../support/generate-facts.js';
import { fraction } from '../support/some-pay.js';
import { common, daysIn, isIn, monthsFor, periodDays } from './calendar.js';
import { netLines, sharedOut, sum } from './lines.js';
import {
  allDays,
  blendedQuota,
  defaultMeasure,
  figureOf,
  isRatio,
  type Json,
  payeeQuota,
  type Setting,
} from './measures.js';
import { factorAt, type Goal, isTable, paid, tableFigures } from './pay.js';
import { rounded } from './rounding.js';

const ZERO = new Fraction(0);
const ONE = new Fraction(1);
const MINOR_UNITS: Readonly<Record<string, number>> = { EUR: 2, JPY: 0, KWD: 3 };
const KINDS = ['revenue', 'performance', 'profit', 'other'] as const;

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

/** The figures of a statement. */
export interface Second {
  readonly components: readonly (Component & { readonly amount: Fraction })[];
  readonly kinds: ReadonlyMap<string, Fraction>;
  readonly earned: Fraction;
  readonly payable: Fraction;
}

/** Everything that stays the same for all components of one payee. */
interface Frame {
  readonly plan: PlanInput;
  readonly setting: Setting;
}

export function settledAgain(plan: PlanInput, facts: FactsInput, payee: string, periodName: string): Second {
  const frame = frameOf(plan, facts, payee, periodName);
  const { mode = 'half-up', at = 'component', scale: written } = plan.rounding ?? {};
  const scale = written ?? (MINOR_UNITS[plan.currency] as number);
  const round = (figure: Fraction): Fraction => rounded(figure, scale, mode);
  const above = new Map<string, { attainment: Fraction; earned: Fraction }>();
  const components = plan.components.flatMap((component) => {
    const settled = settleComponent(component, { ...frame, setting: { ...frame.setting, above } });
    if (settled === undefined) return [];
    const earned = component.pays === false ? ZERO : round(settled.exact);
    above.set(settled.id, { attainment: settled.attainment ?? ZERO, earned });
    return [settled];
  });
  const isPaid = ({ id }: Component): boolean => plan.components.find((one) => one.id === id)?.pays !== false;
  const paying = components.filter(isPaid);
  const exact = paying.map((one) => one.exact);
  const amounts = at === 'component' ? exact.map(round) : sharedOut(round(sum(exact)), exact, scale);
  const withAmounts = components.map((one) => ({
    ...one,
    amount: isPaid(one) ? (amounts[paying.indexOf(one)] as Fraction) : round(one.exact),
  }));
  const kinds = new Map(
    KINDS.filter((kind) => paying.some((one) => one.kind === kind)).map((kind) => [
      kind as string,
      sum(withAmounts.filter((one) => one.kind === kind && isPaid(one)).map(({ amount }) => amount)),
    ]),
  );
  let earned = sum([...kinds.values()]);
  const incentive = (): Fraction => planIncentive(frame);
  if (plan.floor !== undefined) earned = most([earned, round(bound(plan.floor, most, incentive, frame))]);
  if (plan.cap !== undefined) earned = least([earned, round(bound(plan.cap, least, incentive, frame))]);
  if (plan.guarantee !== undefined)
    earned = most([earned, round(amountOf(plan.guarantee, frame).mul(frame.setting.share))]);
  const left = earned.add(payments(facts, payee, periodDays(periodName, plan.yearStart), round));
  const payable = plan.negative === 'pay' ? left : most([left, ZERO]);
  return { components: withAmounts, kinds, earned, payable };
}

/** Adjustments of the period, less the advances that were paid in it. */
function payments(
  facts: FactsInput,
  id: string,
  period: { readonly from: string; readonly to: string },
  round: (figure: Fraction) => Fraction,
): Fraction {
  const { adjustments = [], advances = [] } = facts.payees.find((one) => one.id === id) as Json;
  const paid = advances.filter(({ date }: Json) => isIn(date, period));
  const rounded = (list: Json[]): Fraction => sum(list.map(({ amount }) => round(fraction(amount))));
  return rounded(adjustments).sub(rounded(paid));
}

function most(figures: readonly Fraction[]): Fraction {
  return figures.reduce((a, b) => (a.compare(b) >= 0 ? a : b));
}

function least(figures: readonly Fraction[]): Fraction {
  return figures.reduce((a, b) => (a.compare(b) <= 0 ? a : b));
}

function frameOf(plan: PlanInput, facts: FactsInput, id: string, periodName: string): Frame {
  const period = periodDays(periodName, plan.yearStart);
  const payee = facts.payees.find((one) => one.id === id) as Json;
  const unpaid: string[] = [...(plan.unpaidAbsences ?? [])];
  const isThere = (day: string): boolean =>
    (payee.from ?? '0001-01-01') <= day &&
    day <= (payee.to ?? '9999-12-31') &&
    !(payee.absences ?? []).some((absence: Json) => unpaid.includes(absence.kind) && isIn(day, absence));
  const eligible = allDays(period).filter(isThere);
  const shareOn = (day: string): Fraction => {
    const entry = (payee.workingShare ?? []).find(
      (one: Json) => (one.from ?? '0001-01-01') <= day && day <= (one.to ?? '9999-12-31'),
    );
    return entry === undefined ? ONE : fraction(entry.share);
  };
  const minorUnit = MINOR_UNITS[plan.currency] as number;
  return {
    plan,
    setting: {
      plan,
      facts,
      lines: netLines(facts, period.from, plan.amendsBefore, minorUnit, plan.currency),
      payee: id,
      period,
      window: period,
      above: new Map(),
      baseline: plan.baseline,
      eligible,
      share: sum(eligible.map(shareOn)).div(daysIn(period)),
    },
  };
}

/** Full-time money of the period: by months. */
function amountOf(amount: Json, { setting }: Frame): Fraction {
  const isWhole = typeof amount === 'object' && amount.amount !== undefined;
  const written = isWhole ? amount.amount : amount;
  const figure = typeof written === 'string' ? fraction(written) : figureOf(written, setting);
  const { months } = setting.period;
  return figure.mul(months).div(monthsFor(isWhole ? amount.per : undefined, months));
}

function planIncentive(frame: Frame): Fraction {
  return amountOf(frame.plan.targetIncentive, frame).mul(frame.setting.share);
}

function bound(
  bounds: Json,
  choose: (figures: readonly Fraction[]) => Fraction,
  incentive: () => Fraction,
  frame: Frame,
): Fraction {
  const list: Json[] = Array.isArray(bounds) ? bounds : [bounds];
  return choose(
    list.map((one) => (one.times === undefined ? amountOf(one, frame) : fraction(one.times).mul(incentive()))),
  );
}

function settleComponent(component: Json, frame: Frame): Component | undefined {
  const { plan, setting } = frame;
  const bounds = { from: component.from ?? '0001-01-01', to: component.to ?? '9999-12-31' };
  const window = common(setting.period, bounds);
  if (window === undefined) return undefined;
  const stand = component.from === undefined ? window : { ...window, earliest: component.from };
  const at: Setting = { ...setting, window: stand, baseline: component.baseline ?? plan.baseline };
  const isFixed = component.measure === undefined && component.kind === 'other';
  const readsNothing = component.measure === undefined && component.pay.amount !== undefined;
  const measure = isFixed || readsNothing ? undefined : (component.measure ?? defaultMeasure(component.kind));
  const how = component.pay.rate ?? component.pay.each;
  const groups = measure !== undefined && isTable(how) ? tableFigures(how, measure, at) : undefined;
  const figure = groups === undefined ? measure && figureOf(measure, at) : sum([...groups.values()]);
  const incentive = (): Fraction => componentIncentive(component, frame);
  const goal =
    component.quota === undefined ? undefined : goalOf(component.quota, measure, figure as Fraction, at, frame);
  const isGone = goal === 'gone';
  const pay = isGone
    ? ZERO
    : paid(component.pay, figure ?? ZERO, groups, goal?.goal, component.pay.share === undefined ? ZERO : incentive());
  let amount = pay;
  for (const modifier of (plan.modifiers ?? []) as Json[]) {
    if (actsOn(modifier, component) && amount.compare(0) > 0) amount = modified(amount, modifier, incentive, frame);
  }
  if (component.floor !== undefined && !isGone) amount = most([amount, bound(component.floor, most, incentive, frame)]);
  if (component.cap !== undefined && !isGone) amount = least([amount, bound(component.cap, least, incentive, frame)]);
  if ((component.negative ?? 'zero') === 'zero') amount = most([amount, ZERO]);
  return {
    id: component.id,
    kind: component.kind,
    figure,
    quota: goal === undefined ? undefined : isGone ? ZERO : goal.goal.quota,
    attainment: goal === undefined || isGone ? undefined : goal.goal.attainment,
    pay,
    exact: amount,
  };
}

function componentIncentive(component: Json, frame: Frame): Fraction {
  const ofKind = (frame.plan.weights as Json)?.[component.kind] ?? '1';
  return planIncentive(frame)
    .mul(fraction(ofKind))
    .mul(fraction(component.weight ?? '1'));
}

/** Quota and attainment; `gone` where the quota went to 0 because nobody was there. */
function goalOf(quota: Json, measure: Json, figure: Fraction, at: Setting, frame: Frame): { goal: Goal } | 'gone' {
  const written = typeof quota === 'string' ? { name: quota } : quota;
  const ratio = isRatio(measure);
  const named = (): Fraction => (ratio ? blendedQuota(written.name, at) : payeeQuota(written.name, at));
  const fullTime =
    written.name === undefined
      ? amountOf({ amount: written.amount, per: ratio ? 'period' : written.per }, frame)
      : named();
  const goal = ratio ? fullTime : fullTime.mul(frame.setting.share);
  if (goal.equals(0)) {
    if (!fullTime.equals(0)) return 'gone';
    return { goal: { quota: goal, attainment: fraction(written.ifZero), exact: undefined } };
  }
  const exact = figure.div(goal);
  const { round } = written;
  const attainment = round === undefined ? exact : rounded(exact, round.scale, round.mode ?? 'half-up');
  return { goal: { quota: goal, attainment, exact } };
}

function actsOn({ components, kinds }: Json, { id, kind }: Json): boolean {
  if (components === undefined && kinds === undefined) return kind !== 'other';
  return components?.includes(id) === true || kinds?.includes(kind) === true;
}

function modified(pay: Fraction, modifier: Json, incentive: () => Fraction, frame: Frame): Fraction {
  const { setting } = frame;
  const { factor, require: condition, otherwise } = modifier;
  if (factor !== undefined) {
    if (typeof factor === 'string') return pay.mul(fraction(factor));
    if (factor.figure !== undefined) return pay.mul(figureOf(factor.figure, setting));
    return pay.mul(factorAt(factor, figureOf(factor.on, setting)));
  }
  if (holds(condition, setting)) return pay;
  if (otherwise === undefined) return ZERO;
  if (typeof otherwise === 'string') return pay.mul(fraction(otherwise));
  return least([pay, bound(otherwise.cap, least, incentive, frame)]);
}

function holds(condition: Json, at: Setting): boolean {
  const parts = (list: Json[]): boolean[] => list.map((one) => holds(one, at));
  if (condition.all !== undefined) return parts(condition.all).every(Boolean);
  if (condition.any !== undefined) return parts(condition.any).some(Boolean);
  if (condition.none !== undefined) return !parts(condition.none).some(Boolean);
  const figure = figureOf(condition, at);
  const against = (mark: Json): Fraction => {
    if (typeof mark === 'string') return fraction(mark);
    return isRatio(condition) ? blendedQuota(mark.quota, at) : figureOf(mark, at);
  };
  const { atLeast, above, atMost, below, between } = condition;
  if (between !== undefined) {
    return figure.compare(against(between[0])) >= 0 && figure.compare(against(between[1])) <= 0;
  }
  if (atLeast !== undefined) return figure.compare(against(atLeast)) >= 0;
  if (above !== undefined) return figure.compare(against(above)) > 0;
  if (atMost !== undefined) return figure.compare(against(atMost)) <= 0;
  return figure.compare(against(below)) < 0;
}
