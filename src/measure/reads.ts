/** What a measure reads of the lines: which days, which figures. The tally is made for the sum of all of these. */
import { addMonths, type Day } from '../calendar/day.js';
import { overlap, type Period, periodKey, seenDays, stretchBefore, type Window } from '../calendar/period.js';
import { lastingMeasures } from '../plan/measure/lasting.js';
import { oncePer } from '../plan/once-per.js';
import { otherMeasures } from '../plan/pay/on.js';
import { tagsOfTables } from '../plan/pay/table.js';
import type {
  Amount,
  Bound,
  Component,
  Condition,
  Filter,
  MarginRateMeasure,
  Measure,
  NewCategoriesMeasure,
  Plan,
  Scope,
  SumMeasure,
} from '../plan/plan.js';
import { accumulatedPeriods, accumulatedStand } from './accumulation.js';
import { existingOnDay, type LineCondition, lineConditions, onlyConditions } from './conditions.js';
import {
  type Asking,
  type DormancyLook,
  daysOfClasses,
  isComparing,
  looksForAge,
  looksForClass,
  tellsByClass,
} from './dormancy-looks.js';
import { figuresOfOnly } from './figure-tests.js';
import { type Way, wayOf } from './way.js';
import { baselineWindow, type LineDays, ownWindow, type Stand } from './windows.js';

/**
 * A figure that cells keep: `amount`, `cost` (the whole of it), `cost:material`, `list`, `units`, or a number of lines
 * by their whole amount, `lines>0` and `lines>=1000`.
 */
export type FigureName = 'amount' | 'cost' | 'list' | 'units' | `cost:${string}` | `lines>${string}`;

/** One look of a measure at the lines. */
export interface Read {
  /** The measure's place in the plan. */
  readonly at: string;
  readonly window: LineDays;
  readonly figures: readonly FigureName[];
  readonly byDeal?: boolean;
  readonly byLine?: boolean;
  /** Tags by whose values groups are told apart. */
  readonly byTags?: readonly string[];
  readonly byMonth?: boolean;
  /** Every day is kept apart. */
  readonly byDay?: boolean;
  /** Reads whole amounts, whoever is credited. */
  readonly whole?: boolean;
  /** Whose lines it takes; absent: the payee's own. */
  readonly of?: Scope;
  /** What it asks of single lines. */
  readonly conditions?: readonly LineCondition[];
  /** When lines count for it; absent: on their own date. */
  readonly way?: Way;
}

/** The two stretches of a look-back: before the window, and one of the same length that ends with it. */
export function lookBackStretches(measure: NewCategoriesMeasure, window: Window): { before: Window; until: Window } {
  return {
    before: stretchBefore(window.from, measure.lookBack),
    until: stretchBefore(window.to + 1, measure.lookBack),
  };
}

/** The figures that make up the costs a measure takes. */
export function costFigures(costs: readonly string[] | undefined): readonly FigureName[] {
  return costs === undefined ? ['cost'] : costs.map((name): FigureName => `cost:${name}`);
}

/** The name of a count of lines by their whole amount. */
export function lineCounter(minimum: { readonly value: { toString(): string } } | undefined): FigureName {
  return minimum === undefined ? 'lines>0' : `lines>=${minimum.value.toString()}`;
}

/** Everything that a measure reads of the lines when it is taken over some days. */
export function readsOf(measure: Measure, stand: Stand, periodMonths: number): Read[] {
  return lineReadsOf(measure, stand, periodMonths).flatMap((read) => {
    const { ofCustomers } = read.window;
    if (ofCustomers === undefined || read.of?.of === 'all') return [read];
    // The share of now is told from the lines of now, where the customer is assigned to nobody.
    const whole = { ...read, whole: true };
    return [whole, { ...whole, window: ofCustomers, figures: [...read.figures, 'amount'] }];
  });
}

function lineReadsOf(measure: Measure, stand: Stand, periodMonths: number): Read[] {
  const { at } = measure;
  const ownOver = (days: Stand): LineDays =>
    ownWindow('filter' in measure ? measure.window : undefined, days, periodMonths);
  const window = ownOver(stand);
  const filtered = 'filter' in measure ? readsOfFilter(measure.filter) : undefined;
  const asked = 'filter' in measure ? figuresAsked(measure.filter) : undefined;
  const way = wayOf(measure);
  const look = (figures: readonly FigureName[], days: LineDays = window): Read => ({
    at,
    window: days,
    figures: asked === undefined ? figures : [...figures, ...asked],
    ...filtered,
    ...(way && { way }),
  });
  switch (measure.word) {
    case 'sum':
      return [capping(measure, look(sumFigures(measure.what, measure.costs)))];
    case 'count': {
      if (measure.what === 'lines') return [look([lineCounter(measure.minimum)])];
      const counted = look(['amount']);
      return [
        {
          ...counted,
          whole: true,
          ...(measure.what === 'deals' ? { byDeal: true } : undefined),
          ...(measure.what === 'months' ? { byMonth: true } : undefined),
        },
      ];
    }
    case 'gain': {
      const before = baselineWindow(measure.baseline, stand, periodMonths);
      return [...readsOf(measure.measure, stand, periodMonths), ...readsOf(measure.measure, before, periodMonths)];
    }
    case 'marginRate':
      return [capping(measure, look(['amount', ...costFigures(measure.costs)]))];
    case 'efficiencyGain': {
      const figures: FigureName[] = ['amount', ...costFigures(measure.costs)];
      return [look(figures), look(figures, ownOver(baselineWindow(measure.baseline, stand, periodMonths)))];
    }
    case 'flow':
    case 'retention': {
      const whole = measure.word === 'retention' && measure.what === 'customers' ? { whole: true } : undefined;
      const then = ownOver(baselineWindow(measure.baseline, stand, periodMonths));
      return [look(['amount']), { ...look(['amount'], then), ...whole }];
    }
    case 'breadth':
    case 'penetration':
      return [{ ...look(['amount']), whole: true }];
    case 'newCategories': {
      const { before, until } = lookBackStretches(measure, window);
      const reads = [look(['amount']), look(['amount'], before), look(['amount'], until)];
      if (measure.customerMustGrow || measure.net)
        reads.push(look(['amount'], ownOver(baselineWindow(measure.baseline, stand, periodMonths))));
      return reads.map((read) => ({ ...read, whole: true }));
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max':
      return measure.operands.flatMap((operand) => readsOf(operand, stand, periodMonths));
    case 'kpi':
    case 'personal':
    case 'quota':
    case 'value':
    case 'attainment':
    case 'earned':
      return [];
  }
}

/** A look that also takes what deals come to as a whole, where each is capped. */
function capping({ capEach }: SumMeasure | MarginRateMeasure, read: Read): Read {
  if (capEach === undefined) return read;
  return { ...read, figures: [...read.figures, 'amount'], byDeal: true, whole: true };
}

/** Figures that a filter asks for beside those of its measure; undefined where there are none. */
function figuresAsked({ only }: Filter): readonly FigureName[] | undefined {
  return only && figuresOfOnly(only);
}

/** Whose lines a filter takes, and what it asks of single lines and of deals. */
function readsOfFilter({ of, not, only, ...own }: Filter): Pick<Read, 'of' | 'conditions' | 'byDeal' | 'whole'> {
  const { customers: _, ...asked } = own;
  const conditions = [
    ...lineConditions(asked),
    ...lineConditions(not ?? {}),
    ...(only === undefined ? [] : onlyConditions({ only })),
  ];
  return {
    ...(of && { of }),
    ...(conditions.length === 0 ? undefined : { conditions }),
    ...(only?.by === 'deal' ? { byDeal: true, whole: true } : undefined),
  };
}

/** The figures that lines must have to count for a measure; the amount at least. */
export function figuresCounted(measure: Measure): readonly FigureName[] {
  if (measure.word === 'sum') return [...new Set<FigureName>(['amount', ...sumFigures(measure.what, measure.costs)])];
  const isMargin = measure.word === 'marginRate' || measure.word === 'efficiencyGain';
  return isMargin ? ['amount', ...costFigures(measure.costs)] : ['amount'];
}

function sumFigures(what: SumMeasure['what'], costs?: readonly string[]): FigureName[] {
  switch (what) {
    case 'amount':
    case 'annual':
      return ['amount'];
    case 'margin':
      return ['amount', ...costFigures(costs)];
    case 'cost':
      return [...costFigures(costs)];
    case 'units':
      return ['units'];
    case 'discount':
      return ['list', 'amount'];
  }
}

/**
 * The days in which a component runs; undefined where a campaign does not touch them.
 *
 * @param days of a period, or of the part of it in which the plan is in force
 */
export function componentWindow(
  component: { readonly from?: Day; readonly to?: Day },
  days: Window,
  period: Window = days,
): Stand | undefined {
  const own = runningDays(component, days);
  if (own === undefined) return undefined;
  const isPart = days.from !== period.from || days.to !== period.to;
  const earliest = component.from === undefined ? undefined : { earliest: component.from };
  const shareDays = isPart ? { ...(runningDays(component, period) as Window), ...earliest } : undefined;
  return { ...own, ...earliest, ...(shareDays && { shareDays }) };
}

function runningDays(component: { readonly from?: Day; readonly to?: Day }, days: Window): Window | undefined {
  return overlap(days, { from: component.from ?? days.from, to: component.to ?? days.to });
}

/** The days of a period on which a plan is in force; undefined where there are none. */
export function daysInForce({ effective }: Pick<Plan, 'effective'>, period: Window): Window | undefined {
  if (effective === undefined) return period;
  return overlap({ from: effective.from, to: effective.to ?? period.to }, period);
}

/** The days of a period in which a component of a plan runs; undefined where there are none. */
export function daysOfComponent(component: Component, plan: Plan, period: Window): Stand | undefined {
  const inForce = daysInForce(plan, period);
  return inForce && componentWindow(component, inForce, period);
}

/** By what a period is known by: whatever is settled asks for them many times. */
const knownReads = oncePer((_plan: Plan) => new Map<string, readonly Read[]>());

/** Everything that a plan reads of the lines when one of its periods, or the part in which it is in force, is settled. */
export function readsOfPlan(plan: Plan, period: Period): readonly Read[] {
  const ofPlan = knownReads(plan);
  const key = periodKey(period);
  const known = ofPlan.get(key);
  if (known !== undefined) return known;
  const reads = collectedReads(plan, period);
  ofPlan.set(key, reads);
  return reads;
}

function collectedReads(plan: Plan, period: Period): readonly Read[] {
  const reads = readsOfMeasures(plan, period);
  if (plan.dormantAfter !== undefined) return [...reads.map(byDays), ...daysOfAllClasses(plan, period)];
  if (plan.classOn !== 'line') return reads;
  const isExisting = existingOnDay(plan);
  return reads.map((read) => ({ ...read, conditions: [...(read.conditions ?? []), isExisting] }));
}

/**
 * How far back purchases must be known so that customers who come back are told apart: one entry for each measure that asks
 * for the class or the age of customers; none where the plan counts no gap.
 */
export function dormancyLooks(plan: Plan, period: Period): DormancyLook[] {
  if (plan.dormantAfter === undefined) return [];
  const seen = { ...period, ...seenDays(period) };
  const ofAges = readsOfMeasures(plan, period).flatMap(({ at, window, conditions = [], way }) =>
    conditions.flatMap((one) => ('age' in one ? looksForAge(at, one.age, window, way, plan, seen) : [])),
  );
  const ofClasses = overMeasures(plan, period, (measure, stand, component) =>
    looksForClass(measure, askingOf(plan, seen, measure, stand, component)),
  );
  return [...ofAges, ...ofClasses];
}

function askingOf(plan: Plan, period: Period, measure: Measure, stand: Stand, component?: Component): Asking {
  const isKeyed = component !== undefined && tellsByClass(component.pay.how);
  const isOwn = component?.measure === measure;
  return {
    plan,
    period,
    stand,
    byClass: isKeyed && isOwn,
    keyed: isKeyed && !isOwn ? keyedReads(measure, stand, period.months) : [],
  };
}

/** What a measure reads for each key of a table by class; where it compares, all lines of a customer have one key. */
function keyedReads(measure: Measure, stand: Stand, periodMonths: number): Asking['keyed'] {
  if ('operands' in measure) return measure.operands.flatMap((operand) => keyedReads(operand, stand, periodMonths));
  const reads = readsOf(measure, stand, periodMonths);
  return isComparing(measure) ? reads.map(({ at, window }) => ({ at, window })) : reads;
}

/** Who comes back is told from all lines of a customer, so that a line alone does not know the age of its customer. */
function byDays(read: Read): Read {
  const { conditions = [], ...rest } = read;
  const others = conditions.filter((one) => !('age' in one));
  if (others.length === conditions.length) return read;
  return { ...rest, byDay: true, ...(others.length === 0 ? undefined : { conditions: others }) };
}

/** The days of lines on each of which a class is told. */
function daysOfAllClasses(plan: Plan, period: Period): Read[] {
  return overMeasures(plan, period, (measure, stand, component) =>
    daysOfClasses(measure, askingOf(plan, period, measure, stand, component)).map(
      ({ at, window }): Read => ({ at, window, figures: [], byDay: true }),
    ),
  );
}

/** What a component's reads keep apart because it is paid by group, or by the values of a tag. */
function keptApart({ group, measure, pay }: Component): (read: Read) => Read {
  const apart = keptByGroup(group);
  const byTags = tagsOfTables(pay.how, measure);
  return byTags.length === 0 ? apart : (read) => ({ ...apart(read), byTags });
}

function keptByGroup(group: Component['group']): (read: Read) => Read {
  switch (group?.by) {
    case 'line':
      return (read) => ({ ...read, byLine: true });
    case 'deal':
      return (read) => ({ ...read, byDeal: true });
    case 'month':
      return (read) => ({ ...read, byMonth: true });
    default:
      return (read) => read;
  }
}

function readsOfMeasures(plan: Plan, period: Period): Read[] {
  const reads = overMeasures(plan, period, (measure, stand, component) => {
    const reads = readsOf(measure, stand, period.months);
    return component === undefined ? reads : reads.map(keptApart(component));
  });
  return [...reads, ...readsOfLasting(plan, period)];
}

/** Whether new pairs of earlier periods were kept is told from their whole amounts in all of the period. */
function readsOfLasting(plan: Plan, period: Period): Read[] {
  if (daysInForce(plan, period) === undefined) return [];
  const ofComponents = plan.components.flatMap((component) =>
    lastingMeasures(component).filter(({ lasting }) => waitsIn(component, lasting.within, period)),
  );
  return [...ofComponents, ...lastingMeasures(plan.modifiers)].flatMap(({ window: _, ...measure }) =>
    // Only the first look is over the window itself.
    readsOf(measure, period, period.months).slice(0, 1),
  );
}

/** Whether pairs of a component can wait in a period: it runs, or its campaign ended so few periods ago. */
function waitsIn({ from, to }: Component, within: number, period: Period): boolean {
  const hasBegun = from === undefined || from <= period.to;
  return hasBegun && (to === undefined || to >= addMonths(period.from, -within * period.months));
}

/** What comes of every measure of a plan, over the days that it stands over; with its component, where it is one of its own. */
function overMeasures<Found>(
  plan: Plan,
  period: Period,
  find: (measure: Measure, stand: Stand, component?: Component) => readonly Found[],
): Found[] {
  const seen = seenDays(period);
  const inForce = daysInForce(plan, seen);
  if (inForce === undefined) return [];
  const over = (measure: Measure): readonly Found[] => find(measure, seen);
  const ofAmount = (amount: Amount, periods: readonly Window[] = [period]): readonly Found[] => {
    const { amount: measure } = amount;
    return 'word' in measure
      ? periods.flatMap((one) => find(measure, one.from === period.from ? seen : { from: one.from, to: one.to }))
      : [];
  };
  const ofBound = (bound: Bound, periods?: readonly Window[]): readonly Found[] =>
    'amount' in bound ? ofAmount(bound.amount, periods) : [];
  const ofCondition = (condition: Condition): readonly Found[] => {
    if ('all' in condition) return condition.all.flatMap(ofCondition);
    if ('any' in condition) return condition.any.flatMap(ofCondition);
    if ('none' in condition) return condition.none.flatMap(ofCondition);
    return [...over(condition.measure), ...condition.tests.flatMap((test) => over(test.against))];
  };
  const components = plan.components.flatMap((component) => {
    const running = componentWindow(component, inForce, seen);
    if (running === undefined) return [];
    const window = accumulatedStand(component, plan, running, period);
    const periods = accumulatedPeriods(component, plan, period);
    return [
      ...(component.measure === undefined ? [] : find(component.measure, window, component)),
      ...otherMeasures(component.pay.how).flatMap((measure) => find(measure, window, component)),
      ...(component.quota?.amount === undefined ? [] : ofAmount(component.quota.amount, periods)),
      ...[...component.caps, ...component.floors].flatMap((bound) => ofBound(bound, periods)),
      ...(component.accumulate && plan.targetIncentive ? ofAmount(plan.targetIncentive, periods) : []),
    ];
  });
  const modifiers = plan.modifiers.flatMap((modifier) => {
    if (modifier.word === 'factor') {
      const others = modifier.how === undefined ? [] : otherMeasures(modifier.how);
      return [...others, ...(modifier.on === undefined ? [] : [modifier.on])].flatMap((measure) => over(measure));
    }
    return [
      ...ofCondition(modifier.condition),
      ...('cap' in modifier.otherwise ? ofBound(modifier.otherwise.cap) : []),
    ];
  });
  return [
    ...components,
    ...modifiers,
    ...[...plan.caps, ...plan.floors].flatMap((bound) => ofBound(bound)),
    ...(plan.targetIncentive === undefined ? [] : ofAmount(plan.targetIncentive)),
    ...[plan.guarantee, plan.draw?.amount, plan.draw?.atLeast].flatMap((amount) => (amount ? ofAmount(amount) : [])),
  ];
}
