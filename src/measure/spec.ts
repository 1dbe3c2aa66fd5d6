/** What a tally is made for: cut days, figures and whatever else the plans read in the periods named. Plain data. */
import { type Day, dateOf, dayNumber, parseDay } from '../calendar/day.js';
import { contains, type Period, parsePeriod, type Window, windowText } from '../calendar/period.js';
import { MAX_LINE_CONDITIONS } from '../number/limits.js';
import type { Plan } from '../plan/plan.js';
import { byCodePoint, byCodeUnit, deepFrozen } from '../trace/canonical.js';
import { fail, guarded, shown } from '../trace/problems.js';
import { asksForMoney, type LineCondition, orderedConditions } from './conditions.js';
import { type DormancyLook, keptFor } from './dormancy-looks.js';
import { type PurchaseSpec, purchaseSpecs } from './purchases.js';
import {
  daysInForce,
  daysOfComponent,
  dormancyLooks,
  type FigureName,
  type Read,
  readsOf,
  readsOfPlan,
} from './reads.js';
import { factOf, type LineFact } from './way.js';

/** A stretch of days between two cuts that some window takes as a whole. */
export interface Stretch extends Window {
  /** Its place among the stretches of the spec. */
  readonly index: number;
}

/** Lines and invoices that reversals name, wherever those reversals stand. */
export interface Amended {
  readonly lines: readonly string[];
  readonly invoices: readonly string[];
}

export interface TallySpec {
  /** Digest of each plan and names of its periods: what the tally can be settled for. */
  readonly plans: readonly { readonly digest: string; readonly periods: readonly string[] }[];
  /** Stretches in rising order; no window of any plan begins or ends inside one. */
  readonly stretches: readonly Stretch[];
  readonly figures: readonly FigureName[];
  /** Currencies of the plans, sorted: what amounts in another one are exchanged to. */
  readonly currencies: readonly string[];
  readonly byDeal: boolean;
  /** Whether single lines are kept apart; absent where no plan reads them. */
  readonly byLine?: true;
  /** Tags by whose values lines are kept apart, sorted; absent where no table reads one. */
  readonly byTags?: readonly string[];
  /** Conditions on single lines by which lines are kept apart; absent where there are none. */
  readonly conditions?: readonly LineCondition[];
  /** What is looked at of lines that count otherwise than on their date: those lines are kept one by one. */
  readonly lineFacts?: readonly LineFact[];
  readonly amended: Amended;
  /** For which days purchases are kept, by the length of a gap; absent where no plan asks who came back. */
  readonly dormancy?: readonly PurchaseSpec[];
  /** `checked`: the tally remembers line ids, so that a merge finds doubles; `promised`: the source says they are unique. */
  readonly lineIds: 'checked' | 'promised';
}

/**
 * What a tally must hold so that the plans can be settled for the periods.
 *
 * @param options.periods names of periods of every plan's length, for instance `["2026-Q1"]`; for previews as of a day with that
 *   day, `"2026-Q1@2026-02-14"`
 * @param options.amended lines and invoices that reversals name (see `amendedBy`), of all shards where the lines come in
 *   several; left out: no reversals
 * @param options.lineIds whether line ids are checked across shards (memory grows with the lines) or promised to be
 *   unique by the source; default `promised`
 * @throws DreiklangError `period_not_of_plan`, `too_many_conditions`, `tally_not_for_this` (plans in several currencies,
 *   one of which counts lines by a minimum)
 */
export function tallySpec(
  plans: Plan | readonly Plan[],
  options: {
    readonly periods: readonly string[];
    readonly amended?: Amended | readonly Amended[];
    readonly lineIds?: 'checked' | 'promised';
  },
): TallySpec {
  return guarded(() => {
    const all = 'digest' in plans ? [plans] : plans;
    const amended = [options.amended ?? []].flat() as readonly Amended[];
    const over = <Found>(find: (plan: Plan, period: Period) => readonly Found[]): Found[] =>
      all.flatMap((plan) => options.periods.flatMap((name) => find(plan, periodOfKey(plan, name))));
    const around = { amended, periods: options.periods, lineIds: options.lineIds ?? 'promised' };
    return specOf(all, over(readsOfPlan), over(dormancyLooks), around);
  });
}

/**
 * What a tally must hold so that the lines of a period can be looked at one by one, with what was paid of each: those that
 * the plan's measures take, and all of its days.
 */
export function lineSpec(plan: Plan, period: Period, amended: Amended): TallySpec {
  const inForce = daysInForce(plan, period);
  const ofComponents = plan.components.flatMap((component): Read[] => {
    const days = daysOfComponent(component, plan, period);
    if (days === undefined || inForce === undefined) return [];
    const all: Read = { at: component.at, window: inForce, figures: ['amount'], way: { by: 'paid' } };
    return [all, ...(component.measure === undefined ? [] : readsOf(component.measure, days, period.months))];
  });
  const reads = [...readsOfPlan(plan, period), ...ofComponents].map((read): Read => ({ ...read, byLine: true }));
  const around = { amended: [amended], periods: [period.name], lineIds: 'promised' as const };
  return specOf([plan], reads, dormancyLooks(plan, period), around);
}

function specOf(
  plans: readonly Plan[],
  reads: readonly Read[],
  looks: readonly DormancyLook[],
  around: Pick<TallySpec, 'lineIds'> & { readonly amended: readonly Amended[]; readonly periods: readonly string[] },
): TallySpec {
  const { amended, periods, lineIds } = around;
  const dormancy = purchaseSpecs(looks.map((look) => ({ after: look.after, window: keptFor(look) })));
  return deepFrozen({
    plans: plans
      .map((plan) => ({ digest: plan.digest, periods: [...new Set(periods)].sort(byCodeUnit) }))
      .sort((a, b) => byCodeUnit(a.digest, b.digest)),
    stretches: stretchesOf(reads),
    figures: [...new Set(reads.flatMap((read) => read.figures))].sort(byCodeUnit),
    currencies: currenciesOf(plans, reads),
    byDeal: reads.some((read) => read.byDeal === true),
    ...(reads.some((read) => read.byLine === true) ? { byLine: true as const } : undefined),
    ...tagsOf(reads),
    ...conditionsOf(reads),
    ...lineFactsOf(reads),
    ...(dormancy.length === 0 ? undefined : { dormancy }),
    amended: {
      lines: [...new Set(amended.flatMap(({ lines }) => lines))].sort(byCodePoint),
      invoices: [...new Set(amended.flatMap(({ invoices }) => invoices))].sort(byCodePoint),
    },
    lineIds,
  });
}

/** The period of a plan by its name, or by its name and the day as of which it is looked at. */
function periodOfKey(plan: Plan, key: string): Period {
  const place = typeof key === 'string' ? key.indexOf('@') : -1;
  if (place < 0) return periodOfPlan(plan, key, '/periods');
  return asOfDay(periodOfPlan(plan, key.slice(0, place), '/periods'), key.slice(place + 1), '/periods');
}

/**
 * A period looked at as of a day within it.
 *
 * @throws DreiklangError `not_a_date`, `out_of_range`
 */
export function asOfDay(period: Period, text: string, at: string): Period {
  const day = typeof text === 'string' ? parseDay(text) : undefined;
  if (day === undefined) return fail({ code: 'not_a_date', at, found: shown(text) });
  if (!contains(period, { from: day, to: day })) {
    fail({ code: 'out_of_range', at, found: text, expected: windowText(period) });
  }
  return { ...period, asOf: day };
}

/**
 * The period of a plan by its name.
 *
 * @throws DreiklangError `period_not_of_plan` where the name is none, or that of a period of another length
 */
export function periodOfPlan(plan: Plan, name: string, at: string): Period {
  const period = typeof name === 'string' ? parsePeriod(name, plan.yearStartMonth) : undefined;
  if (period === undefined || period.length !== plan.period) {
    return fail({ code: 'period_not_of_plan', at, found: String(name), expected: plan.period });
  }
  return period;
}

/**
 * The currencies of the plans, each once. Which lines reach a minimum, or an amount that `only` asks for, is told before
 * they are exchanged, so that plans in several currencies have no such lines in common.
 */
function currenciesOf(plans: readonly Plan[], reads: readonly Read[]): string[] {
  const currencies = [...new Set(plans.map(({ currency }) => currency))].sort(byCodeUnit);
  const counted = reads.find(
    ({ figures, conditions = [] }) =>
      figures.some((figure) => figure.startsWith('lines>=')) || conditions.some(asksForMoney),
  );
  if (currencies.length > 1 && counted !== undefined) {
    fail({
      code: 'tally_not_for_this',
      at: counted.at,
      found: currencies.join(', '),
      expected: currencies[0] as string,
    });
  }
  return currencies;
}

/** Conditions on single lines, each once; no more of them than a tally keeps apart. */
function conditionsOf(reads: readonly Read[]): { readonly conditions?: readonly LineCondition[] } {
  const conditions = orderedConditions(reads.flatMap((read) => read.conditions ?? []));
  if (conditions.length > MAX_LINE_CONDITIONS) {
    const { at } = reads.find((read) => read.conditions !== undefined) as Read;
    fail({
      code: 'too_many_conditions',
      at,
      found: String(conditions.length),
      expected: `<= ${MAX_LINE_CONDITIONS}`,
    });
  }
  return conditions.length === 0 ? {} : { conditions };
}

function tagsOf(reads: readonly Read[]): { readonly byTags?: readonly string[] } {
  const tags = new Set(reads.flatMap(({ byTags = [] }) => byTags));
  return tags.size === 0 ? {} : { byTags: [...tags].sort(byCodePoint) };
}

function lineFactsOf(reads: readonly Read[]): { readonly lineFacts?: readonly LineFact[] } {
  const facts = new Set(reads.flatMap(({ way }) => (way === undefined ? [] : [factOf(way)])));
  return facts.size === 0 ? {} : { lineFacts: [...facts].sort(byCodeUnit) };
}

/** Cuts the days wherever a window begins or ends (or a month, where one is counted) and keeps what is read. */
function stretchesOf(reads: readonly Read[]): Stretch[] {
  const cuts = new Set<Day>();
  for (const { window, byMonth, byDay } of reads) {
    cuts.add(window.from);
    cuts.add(window.to + 1);
    if (byDay === true) for (let day = window.from; day < window.to; day += 1) cuts.add(day + 1);
    if (byMonth === true) for (const first of monthStarts(window)) cuts.add(first);
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered
    .slice(0, -1)
    .map((from, place) => ({ from, to: (ordered[place + 1] as Day) - 1 }))
    .filter(({ from, to }) => reads.some(({ window }) => window.from <= from && to <= window.to))
    .map((stretch, index) => ({ ...stretch, index }));
}

function monthStarts(window: Window): Day[] {
  const starts = [];
  const { year, month } = dateOf(window.from);
  for (let count = 1; ; count += 1) {
    const first = dayNumber(year + Math.floor((month - 1 + count) / 12), ((month - 1 + count) % 12) + 1, 1);
    if (first > window.to) return starts;
    starts.push(first);
  }
}
