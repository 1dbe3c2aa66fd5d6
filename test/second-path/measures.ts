/** Figures of measures, line by line, from the plan as it is written. */
import Fraction from 'fraction.js';
import type { PlanInput } from '../../src/index.js';
import type { FactsInput } from '../support/generate-facts.js';
import { fraction } from '../support/some-pay.js';
import { common, type Days, daysIn, isIn, monthsFor, monthsOf, plusDays, plusMonths, plusSpan } from './calendar.js';
import { type Amounts, type NetLine, now, sum } from './lines.js';
import { rounded } from './rounding.js';

/** A word of the plan with its options, as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: a plan of any make, read word by word
export type Json = any;

/** Days, with the first day of a campaign; `fixed` where a plan writes both dates. */
export interface Stand extends Days {
  readonly earliest?: string;
  readonly fixed?: true;
}

/** What a figure is worked out from. */
export interface Setting {
  readonly plan: PlanInput;
  readonly facts: FactsInput;
  readonly lines: readonly NetLine[];
  readonly payee: string;
  readonly period: Days & { readonly months: number };
  /** The days that the measure is taken over. */
  readonly window: Stand;
  /** The days before the measure's own window was looked at. */
  readonly stand?: Stand;
  /** In a baseline: the days that are compared with it. */
  readonly now?: Stand;
  /** The day on which customers are told apart; by default the period's first. */
  readonly classDay?: string;
  /** What components above came to. */
  readonly above: ReadonlyMap<string, { readonly attainment: Fraction; readonly earned: Fraction }>;
  /** What gains compare with where the measure does not say. */
  readonly baseline: Json;
  /** The days on which the payee was there. */
  readonly eligible: readonly string[];
  /** Σ over those days of the working share ÷ days of the period. */
  readonly share: Fraction;
  /** The lines of one group that is paid for itself. */
  readonly within?: (line: NetLine) => boolean;
}

const ZERO = new Fraction(0);
const ONE = new Fraction(1);

/** A figure by group: one group with an empty key where no groups are asked for. */
export type Groups = ReadonlyMap<string, Fraction>;
/** The key of a line; the class of its customer is that of the days that the measure takes. */
export type KeyOf = (line: NetLine, at: Setting) => string;

/** The measure of a component that names none. */
export function defaultMeasure(kind: string): Json {
  if (kind === 'revenue') return { sum: 'amount', customers: 'existing' };
  if (kind === 'performance') return { newCategories: {} };
  return { efficiencyGain: { by: 'category' }, customers: 'existing' };
}

/** Whether a measure is a ratio or a KPI: its quota is only blended. */
export function isRatio(measure: Json): boolean {
  const ratios = ['kpi', 'marginRate', 'retention', 'penetration', 'attainment'];
  return ratios.some((word) => measure[word] !== undefined) || (measure.gain !== undefined && isRatio(measure.gain));
}

export function figureOf(measure: Json, at: Setting): Fraction {
  return groupsOf(measure, at, () => '').get('') ?? ZERO;
}

export function groupsOf(measure: Json, given: Setting, keyOf: KeyOf): Groups {
  const at = inOwnWindow(measure, given);
  const groups = unrounded(measure, at, keyOf);
  const { round } = measure;
  if (round === undefined) return groups;
  const whole = groups.size === 0 && keyOf({} as NetLine, at) === '' ? new Map([['', ZERO]]) : groups;
  return new Map([...whole].map(([key, figure]) => [key, rounded(figure, round.scale, round.mode ?? 'half-up')]));
}

function unrounded(measure: Json, at: Setting, keyOf: KeyOf): Groups {
  if (typeof measure === 'string') return new Map([['', fraction(measure)]]);
  if (measure.sum !== undefined) return summed(measure, at, keyOf);
  if (measure.count !== undefined) return counted(measure, at, keyOf);
  if (measure.flow !== undefined) return flow(measure, at, keyOf);
  if (measure.gain !== undefined) {
    const then = { ...at, window: movedBack(measure, at.window, at), now: at.now ?? at.window };
    return difference(groupsOf(measure.gain, at, keyOf), groupsOf(measure.gain, then, keyOf));
  }
  if (measure.newCategories !== undefined) return newCategories(measure, at, keyOf);
  return new Map([['', single(measure, at)]]);
}

function difference(a: Groups, b: Groups): Groups {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return new Map([...keys].map((key) => [key, (a.get(key) ?? ZERO).sub(b.get(key) ?? ZERO)]));
}

function single(measure: Json, at: Setting): Fraction {
  const operands = (list: Json[]): Fraction[] => list.map((one) => figureOf(one, at));
  if (measure.marginRate !== undefined) {
    const { costs } = measure.marginRate;
    const lines = taken(measure, at, ['cost'], costs);
    const amount = sum(lines.map((line) => own(line, measure, at).mul(line.amount)));
    const margin = sum(
      lines.map((line) => own(line, measure, at).mul(line.amount.sub(costOf(line, costs) as Fraction))),
    );
    return amount.equals(0) ? fraction(measure.ifZero) : margin.div(amount);
  }
  if (measure.efficiencyGain !== undefined) return efficiencyGain(measure, at);
  if (measure.retention !== undefined) return retention(measure, at);
  if (measure.breadth !== undefined || measure.penetration !== undefined) {
    const active = categoriesOfActive(measure, at);
    const atLeast = measure.penetration?.atLeast;
    const above = active.map((count) => (atLeast === undefined ? count : count >= atLeast ? 1 : 0));
    return quotient(new Fraction(above.reduce((a, b) => a + b, 0)), new Fraction(active.length), measure);
  }
  if (measure.attainment !== undefined) return at.above.get(measure.attainment)?.attainment ?? ZERO;
  if (measure.earned !== undefined) return at.above.get(measure.earned)?.earned ?? ZERO;
  if (measure.kpi !== undefined) return kpi(measure, at);
  if (measure.personal !== undefined) return personal(measure.personal, at);
  if (measure.quota !== undefined) return payeeQuota(measure.quota, at).mul(at.share);
  if (measure.value !== undefined) return fraction(measure.value);
  if (measure.add !== undefined) return sum(operands(measure.add));
  if (measure.multiply !== undefined) return operands(measure.multiply).reduce((a, b) => a.mul(b));
  if (measure.subtract !== undefined) return operands(measure.subtract).reduce((a, b) => a.sub(b));
  if (measure.min !== undefined) return operands(measure.min).reduce((a, b) => (a.compare(b) <= 0 ? a : b));
  if (measure.max !== undefined) return operands(measure.max).reduce((a, b) => (a.compare(b) >= 0 ? a : b));
  const [above, below] = operands(measure.divide) as [Fraction, Fraction];
  return below.equals(0) ? fraction(measure.ifZero) : above.div(below);
}

/** The days of the year so far, or of a trailing stretch; by default those of the settled period. */
function ownWindow({ window }: Json, stand: Stand, { plan }: Setting): Days {
  if (window === undefined || window === 'period' || stand.fixed === true) return stand;
  const from = firstDay(window, stand.to, plan);
  return { from: [from, stand.earliest ?? from].sort().at(-1) as string, to: stand.to };
}

function firstDay(window: Json, to: string, plan: PlanInput): string {
  if (window !== 'year-to-date') return plusSpan(plusDays(to, 1), window.trailing, -1);
  const start = `${to.slice(0, 4)}-${plan.yearStart ?? '01-01'}`;
  return start <= to ? start : plusMonths(start, -12);
}

function inOwnWindow(measure: Json, at: Setting): Setting {
  const { window } = measure;
  if (window === undefined || window === 'period') return at;
  const now = at.now ?? at.window;
  const first = now.fixed === true ? at.period.from : firstDay(window, now.to, at.plan);
  const classDay = [first, at.period.from].sort()[0] as string;
  return { ...at, window: ownWindow(measure, at.window, at), stand: at.window, classDay };
}

/** The days that a measure over lines is compared with. */
export function baselineOf(measure: Json, at: Setting): Days {
  return ownWindow(measure, movedBack(measure, at.stand ?? at.window, at), at);
}

function movedBack(measure: Json, stand: Stand, { period, baseline }: Setting): Stand {
  const own = measure.baseline ?? baseline ?? 'previous-year';
  if (typeof own === 'object') return { ...own, fixed: true };
  const months = own === 'previous-year' ? 12 : period.months;
  const back = (date: string): string => plusMonths(date, -months);
  return {
    ...stand,
    from: back(stand.from),
    to: plusDays(back(plusDays(stand.to, 1)), -1),
    ...(stand.earliest === undefined ? undefined : { earliest: back(stand.earliest) }),
  };
}

// ---------------------------------------------------------------- which lines, and whose

/** What the payee, or those whose lines the measure takes, are credited with of a line: a share of it. */
function own(line: NetLine, { of }: Json, at: Setting): Fraction {
  if (of === 'all') return ONE;
  if (of === undefined) return sum(line.credits.filter(({ payee }) => payee === at.payee).map(({ share }) => share));
  const members = membersOf(of, at);
  return sum(
    line.credits.filter(({ payee, overlay }) => !overlay && members.includes(payee)).map(({ share }) => share),
  );
}

function membersOf(of: Json, { facts, payee }: Setting): string[] {
  if (of.unit !== undefined) return facts.payees.filter(({ unit }) => unit === of.unit).map(({ id }) => String(id));
  const { team, self } = of === 'team' ? { team: undefined, self: false } : of;
  const [from, to] = Array.isArray(team) ? team : [1, team ?? 99];
  const members = self === true ? [payee] : [];
  let level = [payee];
  for (let depth = 1; depth <= to && level.length > 0; depth += 1) {
    level = facts.payees.filter(({ reportsTo }) => level.includes(String(reportsTo))).map(({ id }) => String(id));
    if (depth >= from) members.push(...level);
  }
  return members;
}

export function isExisting(customer: string, { facts, plan, period, classDay = period.from }: Setting): boolean {
  const since = facts.customers.find(({ id }) => id === customer)?.since as string | undefined;
  if (since === undefined) return plan.unknownCustomers === 'existing';
  return plusSpan(since, plan.existingAfter ?? 'P12M', 1) <= classDay;
}

export function segmentOf(customer: string, { facts }: Setting): string {
  return String(facts.customers.find(({ id }) => id === customer)?.segment);
}

function passes(measure: Json, line: NetLine, at: Setting): boolean {
  return meets(measure, line, at) && (measure.not === undefined || !meets(measure.not, line, at));
}

/** Whether a line meets all of some conditions. */
function meets({ customers = 'all', categories, segments, tags }: Json, line: NetLine, at: Setting): boolean {
  if (customers !== 'all' && isExisting(line.customer, at) !== (customers === 'existing')) return false;
  const named = categories?.map((id: string) => now(at.facts.categories, 'sameAs', id));
  if (named !== undefined && !named.includes(line.category)) return false;
  const asked = Object.entries((tags ?? {}) as Record<string, string[]>);
  if (!asked.every(([key, values]) => values.includes(line.tags[key] as string))) return false;
  return segments === undefined || segments.includes(segmentOf(line.customer, at));
}

/** The lines of the window that pass the filters and whose figures are known, whoever is credited. */
function passing(measure: Json, at: Setting, known: readonly string[] = [], costs?: readonly string[]): NetLine[] {
  const { only } = measure;
  const asksCost = only?.margin !== undefined || only?.marginRate !== undefined;
  const lines = at.lines.filter(
    (line) =>
      isIn(line.date, at.window) &&
      passes(measure, line, at) &&
      (!asksCost || line.cost !== undefined) &&
      (!known.includes('cost') || costOf(line, costs) !== undefined),
  );
  const { within = () => true } = at;
  if (only === undefined) return lines.filter(within);
  const asked = (line: NetLine): Amounts => (only.by === 'deal' ? together(lines, line.deal) : line.left);
  return lines.filter((line) => within(line) && hasFigures(only, asked(line)));
}

/** What the lines of a deal come to. */
function together(lines: readonly NetLine[], deal: string): Amounts {
  const of = lines.filter((line) => line.deal === deal);
  const total = (figure: (line: NetLine) => Fraction | undefined): Fraction =>
    sum(of.map((line) => figure(line) ?? ZERO));
  return { amount: total(({ amount }) => amount), cost: total(({ cost }) => cost), units: total(({ units }) => units) };
}

function hasFigures(only: Json, { amount, cost, units }: Amounts): boolean {
  const margin = cost && amount.sub(cost);
  const rate = margin === undefined || amount.equals(0) ? undefined : margin.div(amount);
  return Object.entries({ amount, margin, marginRate: rate, units }).every(([word, figure]) => {
    const asked = only[word];
    return asked === undefined || (figure !== undefined && compares(figure, asked));
  });
}

function compares(figure: Fraction, { atLeast, above, atMost, below, between }: Json): boolean {
  if (between !== undefined)
    return compares(figure, { atLeast: between[0] }) && compares(figure, { atMost: between[1] });
  if (atLeast !== undefined) return figure.compare(fraction(atLeast)) >= 0;
  if (above !== undefined) return figure.compare(fraction(above)) > 0;
  return atMost === undefined ? figure.compare(fraction(below)) < 0 : figure.compare(fraction(atMost)) <= 0;
}

/** Those of them that the payee is credited with. */
function taken(measure: Json, at: Setting, known: readonly string[] = [], costs?: readonly string[]): NetLine[] {
  return passing(measure, at, known, costs).filter((line) => own(line, measure, at).compare(0) > 0);
}

/** The named costs, or all; undefined where they are not known. */
function costOf({ cost, named }: NetLine, costs: readonly string[] | undefined): Fraction | undefined {
  if (costs === undefined) return cost;
  return named && sum(costs.map((name) => named[name] ?? ZERO));
}

// ---------------------------------------------------------------- sums and counts

/** Cap ÷ whole amount of the deal, at most 1. */
function capped({ deal }: NetLine, { capEach }: Json, every: readonly NetLine[]): Fraction {
  if (capEach === undefined) return ONE;
  const { amount } = together(every, deal);
  const cap = fraction(capEach.cap);
  return amount.compare(cap) > 0 ? cap.div(amount) : ONE;
}

/** The lines that a measure takes: groups that are paid for themselves have one of them. */
export function linesTaken(measure: Json, given: Setting): NetLine[] {
  const at = inOwnWindow(measure, given);
  const reads = measure.sum === 'margin' || measure.sum === 'cost' ? ['cost'] : [];
  return taken(measure, at, reads, measure.costs);
}

function summed(measure: Json, at: Setting, keyOf: KeyOf): Groups {
  const { sum: what, costs } = measure;
  const reads = what === 'margin' || what === 'cost' ? ['cost'] : [];
  const figure = (line: NetLine): Fraction => {
    if (what === 'amount') return line.amount;
    if (what === 'units') return line.units as Fraction;
    if (what === 'discount') return (line.list as Fraction).sub(line.amount);
    const cost = costOf(line, costs) as Fraction;
    return what === 'cost' ? cost : line.amount.sub(cost);
  };
  const { weigh } = measure;
  const weight = ({ category }: NetLine): Fraction =>
    weigh === undefined ? ONE : fraction(weigh[category] ?? weigh['*']);
  const { within: _, ...whole } = at;
  const every = measure.capEach === undefined ? [] : passing(measure, whole, reads, costs);
  const lines = taken(measure, at, reads, costs);
  const figures = added(
    lines.map((line) => [
      keyOf(line, at),
      own(line, measure, at)
        .mul(figure(line))
        .mul(weight(line))
        .mul(capped(line, measure, every)),
    ]),
  );
  const isCapped = (key: string): boolean =>
    lines.some((line) => keyOf(line, at) === key && !capped(line, measure, every).equals(1));
  return new Map([...figures].map(([key, total]) => [key, isCapped(key) ? sumOfParts([total]) : total]));
}

function added(entries: readonly (readonly [string, Fraction])[]): Groups {
  const groups = new Map<string, Fraction>();
  for (const [key, figure] of entries) groups.set(key, (groups.get(key) ?? ZERO).add(figure));
  return groups;
}

function reaches(amount: Fraction, minimum: string | undefined): boolean {
  return minimum === undefined ? amount.compare(0) > 0 : amount.compare(fraction(minimum)) >= 0;
}

function counted(measure: Json, at: Setting, keyOf: KeyOf): Groups {
  const { count: what, minimum, shares } = measure;
  const lines = taken(measure, at);
  if (what === 'lines') {
    const weight = (line: NetLine): Fraction => (shares === 'full' ? ONE : own(line, measure, at));
    const entries = lines.map(
      (line) => [keyOf(line, at), reaches(line.amount, minimum) ? weight(line) : ZERO] as const,
    );
    return added(entries);
  }
  const thingOf = (line: NetLine): string =>
    ({
      deals: line.deal,
      customers: line.customer,
      categories: line.category,
      pairs: JSON.stringify([line.customer, line.category]),
      months: JSON.stringify([line.customer, line.date.slice(0, 7)]),
    })[what as 'deals'];
  const groups = new Map<string, Fraction[]>();
  for (const thing of new Set(lines.map(thingOf))) {
    const ofThing = lines.filter((line) => thingOf(line) === thing);
    const whole = sum(
      passing(measure, at)
        .filter((line) => thingOf(line) === thing)
        .map(({ amount }) => amount),
    );
    if (!reaches(whole, minimum)) continue;
    const key = keyOf(ofThing[0] as NetLine, at);
    const credited = sum(ofThing.map((line) => own(line, measure, at).mul(line.amount)));
    const largest = ofThing.map((line) => own(line, measure, at)).reduce((a, b) => (a.compare(b) >= 0 ? a : b));
    const part = whole.equals(0) ? largest : credited.div(whole);
    groups.set(key, [...(groups.get(key) ?? []), shares === 'full' ? ONE : between0And1(part)]);
  }
  return new Map([...groups].map(([key, parts]) => [key, sumOfParts(parts)]));
}

function between0And1(part: Fraction): Fraction {
  if (part.compare(0) <= 0) return ZERO;
  return part.compare(1) >= 0 ? ONE : part;
}

/** Each part rounded half up to 24 decimals, their sum to 12. */
function sumOfParts(parts: readonly Fraction[]): Fraction {
  return rounded(sum(parts.map((part) => rounded(part, 24, 'half-up'))), 12, 'half-up');
}

function newCategories(measure: Json, at: Setting, keyOf: KeyOf): Groups {
  const { minimum, lookBack = 'P24M', customerMustGrow } = measure.newCategories;
  const { window } = at;
  const before = { from: plusSpan(window.from, lookBack, -1), to: plusDays(window.from, -1) };
  const until = { from: plusSpan(plusDays(window.to, 1), lookBack, -1), to: window.to };
  const wholeIn = (days: Days, wanted: (line: NetLine) => boolean): Fraction =>
    sum(at.lines.filter((line) => isIn(line.date, days) && wanted(line)).map(({ amount }) => amount));
  const lines = taken({ ...measure, customers: 'existing' }, at);
  const pairOf = ({ customer, category }: NetLine): string => JSON.stringify([customer, category]);
  const groups = new Map<string, Fraction[]>();
  for (const pair of new Set(lines.map(pairOf))) {
    const ofPair = lines.filter((line) => pairOf(line) === pair);
    const first = ofPair[0] as NetLine;
    const isPair = (line: NetLine): boolean => pairOf(line) === pair && passes(measure, line, at);
    const isCustomers = ({ customer }: NetLine): boolean => customer === first.customer;
    const whole = wholeIn(window, isPair);
    if (whole.compare(0) <= 0 || reaches(wholeIn(before, isPair), minimum) || !reaches(wholeIn(until, isPair), minimum))
      continue;
    const grew = wholeIn(window, isCustomers).compare(wholeIn(baselineOf(measure, at), isCustomers)) >= 0;
    if (customerMustGrow === true && !grew) continue;
    const part = sum(ofPair.map((line) => own(line, measure, at).mul(line.amount))).div(whole);
    const key = keyOf(first, at);
    groups.set(key, [...(groups.get(key) ?? []), between0And1(part)]);
  }
  return new Map([...groups].map(([key, parts]) => [key, sumOfParts(parts)]));
}

function efficiencyGain(measure: Json, at: Setting): Fraction {
  const { by, costs, referenceRate } = measure.efficiencyGain;
  const keyOf = (line: NetLine): string => (by === undefined ? '' : line[by as 'category' | 'customer']);
  const sums = (where: Setting) => {
    const lines = taken(measure, where, ['cost'], costs);
    return new Map(
      [...new Set(lines.map(keyOf))].map((key) => {
        const of = lines.filter((line) => keyOf(line) === key);
        const amount = sum(of.map((line) => own(line, measure, at).mul(line.amount)));
        const cost = sum(of.map((line) => own(line, measure, at).mul(costOf(line, costs) as Fraction)));
        return [key, { amount, margin: amount.sub(cost) }] as const;
      }),
    );
  };
  const [current, then] = [sums(at), sums({ ...at, window: baselineOf(measure, at) })];
  const rateOf = (key: string): Fraction | undefined => {
    const before = then.get(key);
    if (before !== undefined && before.amount.compare(0) > 0) return before.margin.div(before.amount);
    if (typeof referenceRate === 'string') return fraction(referenceRate);
    const written = referenceRate?.[key] ?? referenceRate?.['*'];
    return written === undefined ? undefined : fraction(written);
  };
  const gains = [...current].flatMap(([key, { amount, margin }]) => {
    const rate = rateOf(key);
    return rate === undefined ? [] : [margin.sub(amount.mul(rate))];
  });
  return by === undefined ? sum(gains) : sumOfParts(gains);
}

// ---------------------------------------------------------------- customers, now against then

interface Flow {
  readonly first: NetLine;
  readonly now: Fraction;
  readonly before: Fraction;
}

/** What is credited of each customer now and then. */
function flows(measure: Json, at: Setting): Flow[] {
  const compared = { ...at, window: baselineOf(measure, at) };
  const [now, then] = [taken(measure, at), taken(measure, compared)];
  return [...new Set([...now, ...then].map(({ customer }) => customer))].map((customer) => {
    const of = (lines: NetLine[]): NetLine[] => lines.filter((line) => line.customer === customer);
    const credited = (lines: NetLine[]): Fraction =>
      sum(of(lines).map((line) => own(line, measure, at).mul(line.amount)));
    return { first: of([...now, ...then])[0] as NetLine, now: credited(now), before: credited(then) };
  });
}

function lesser(a: Fraction, b: Fraction): Fraction {
  return a.compare(b) <= 0 ? a : b;
}

function flow(measure: Json, at: Setting, keyOf: KeyOf): Groups {
  const part = ({ now, before }: Flow): Fraction => {
    const rise = now.sub(before);
    const bought = before.compare(0) > 0;
    if (measure.flow === 'new') return bought ? ZERO : rise;
    if (!bought) return ZERO;
    if (measure.flow === 'retained') return lesser(now, before);
    const [more, less] = rise.compare(0) > 0 ? [rise, ZERO] : [ZERO, rise.neg()];
    return measure.flow === 'expansion' ? more : less;
  };
  return added(flows(measure, at).map((one) => [keyOf(one.first, at), part(one)]));
}

function quotient(above: Fraction, below: Fraction, { ifZero }: Json): Fraction {
  return below.equals(0) ? fraction(ifZero) : above.div(below);
}

function retention(measure: Json, at: Setting): Fraction {
  const earlier = flows(measure, at).filter(({ before }) => before.compare(0) > 0);
  const then = sum(earlier.map((one) => one.before));
  if (measure.retention === 'gross')
    return quotient(sum(earlier.map((one) => lesser(one.now, one.before))), then, measure);
  if (measure.retention === 'net') return quotient(sum(earlier.map((one) => one.now)), then, measure);
  const lines = passing(measure, { ...at, window: baselineOf(measure, at) });
  const weight = (one: Flow): Fraction => {
    const whole = sum(lines.filter(({ customer }) => customer === one.first.customer).map(({ amount }) => amount));
    return one.before.compare(whole) >= 0 ? ONE : one.before.div(whole);
  };
  const kept = earlier.filter(({ now }) => now.compare(0) > 0);
  return quotient(sumOfParts(kept.map(weight)), sumOfParts(earlier.map(weight)), measure);
}

/** How many categories each active existing customer buys. */
function categoriesOfActive(measure: Json, at: Setting): number[] {
  const asked = { ...measure, customers: 'existing' };
  const lines = passing(asked, at);
  return [...new Set(taken(asked, at).map(({ customer }) => customer))].flatMap((customer) => {
    const of = lines.filter((line) => line.customer === customer);
    const amountIn = (part: NetLine[]): Fraction => sum(part.map(({ amount }) => amount));
    const categories = [...new Set(of.map(({ category }) => category))].filter(
      (category) => amountIn(of.filter((line) => line.category === category)).compare(0) > 0,
    );
    return amountIn(of).compare(0) > 0 ? [categories.length] : [];
  });
}

// ---------------------------------------------------------------- handed in

function payeeOf({ facts, payee }: Setting): Json {
  return facts.payees.find(({ id }) => id === payee);
}

function kpi(measure: Json, at: Setting): Fraction {
  const value = payeeOf(at).kpis.find((one: Json) => one.id === measure.kpi).value;
  if (value === null || (typeof value === 'object' && fraction(value.den).equals(0))) return fraction(measure.ifNone);
  return typeof value === 'object' ? fraction(value.num).div(fraction(value.den)) : fraction(value);
}

/** Blended over the days on which the payee was there; over the whole period where there are none. */
function blended(dated: Json, amountOn: (entry: Json) => Fraction, { eligible, period }: Setting): Fraction {
  if (!Array.isArray(dated)) return amountOn(dated);
  const days = eligible.length > 0 ? eligible : allDays(period);
  return sum(days.map((day) => amountOn(validOn(dated, day)))).div(days.length);
}

/** The entry of a day; outside the list the nearest one. */
function validOn(dated: readonly Json[], day: string): Json {
  return dated.filter((entry) => (entry.from ?? '0001-01-01') <= day).at(-1) ?? dated[0];
}

export function allDays({ from, to }: Days): string[] {
  return Array.from({ length: daysIn({ from, to }) }, (_, place) => plusDays(from, place));
}

function personal(id: string, at: Setting): Fraction {
  const dated = payeeOf(at).personal[id];
  return blended(dated, (entry) => fraction(typeof entry === 'string' ? entry : entry.amount), at);
}

/** A payee's quota over the settled period, full time: month by month what was valid, part months by days. */
export function payeeQuota(name: string, at: Setting): Fraction {
  const dated = payeeOf(at).quotas[name];
  const list = Array.isArray(dated) ? dated : [dated];
  const parts = list.flatMap((entry: Json, place: number) => {
    const valid = {
      from: place === 0 ? '0001-01-01' : entry.from,
      to: list[place + 1] === undefined ? '9999-12-31' : plusDays(list[place + 1].from, -1),
    };
    const days = common(valid, at.period);
    if (days === undefined) return [];
    const months = sum(monthsOf(days).map((month) => new Fraction(month.days, month.of)));
    return [fraction(entry.amount).mul(months).div(monthsFor(entry.per, at.period.months))];
  });
  return sum(parts);
}

/** The same where it is a quota on a ratio or KPI. */
export function blendedQuota(name: string, at: Setting): Fraction {
  return blended(payeeOf(at).quotas[name], (entry) => fraction(entry.amount), at);
}
