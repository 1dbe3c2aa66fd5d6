/** Which lines a measure takes, and whose. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { type Days, firstOfYear, isIn, plusSpan } from './calendar.js';
import { type Share, shareOfNow } from './customers-now.js';
import { sinceOf } from './dormancy.js';
import { ONE, rounded, sum, ZERO } from './figures.js';
import { type NetLine, now } from './lines.js';
import { asksCost, thoseOnly } from './only.js';
import { linesIn, periodOf } from './recognised.js';
import type { Json, Setting } from './setting.js';

/** What the payee, or those whose lines the measure takes, are credited with of a line: a share of it. */
export function own(line: NetLine, { of }: Json, at: Setting): Fraction {
  if (of === 'all') return ONE;
  if (of === undefined || of === 'payee')
    return sum(line.credits.filter(({ payee }) => payee === at.payee).map(({ share }) => share));
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

/** By the first day of the period or of a longer window; by that of its year, or by the line's date, where the plan says so. */
export function isExisting(line: NetLine, at: Setting): boolean {
  const { plan, period, judged = period.from, classDay = judged, compares, window } = at;
  const { bookedOn } = line;
  // A line from outside the window that counts in it is told apart as in the period in which it was sold.
  const isOutside = bookedOn !== undefined && compares !== true && !isIn(bookedOn, window);
  const own = isOutside ? periodOf(bookedOn, at) : period;
  const first = isOutside ? own.from : classDay;
  const { classOn } = plan;
  const day = classOn === 'year-start' ? firstOfYear(first, plan.yearStart) : first;
  const isOnLine = classOn === 'line' && compares !== true;
  const isLongAgo = (since: string): boolean =>
    plusSpan(since, plan.existingAfter ?? 'P12M', 1) <= (isOnLine ? line.soldOn : day);
  // What is bought after the settled period and after the line changes nothing.
  const known = [line.soldOn, period.to].sort()[1] as string;
  const last = [own.to, known].sort()[0] as string;
  const since = sinceOf(line, isOnLine ? line.soldOn : last, isLongAgo, at);
  return since === undefined ? plan.unknownCustomers === 'existing' : isLongAgo(since);
}

function passes(measure: Json, line: NetLine, at: Setting): boolean {
  return meets(measure, line, at) && (measure.not === undefined || !meets(measure.not, line, at));
}

/** Whether a line meets all of some conditions. */
function meets(conditions: Json, line: NetLine, at: Setting): boolean {
  const { customers = 'all', customerAge, categories, segments, tags } = conditions;
  if (customers !== 'all' && isExisting(line, at) !== (customers === 'existing')) return false;
  if (customerAge !== undefined && !isOfAge(customerAge, line, at)) return false;
  const named = categories?.map((id: string) => now(at.facts.categories, 'sameAs', id));
  if (named !== undefined && !named.includes(line.category)) return false;
  const asked = Object.entries((tags ?? {}) as Record<string, string[]>);
  if (!asked.every(([key, values]) => values.includes(line.tags[key] as string))) return false;
  return segments === undefined || segments.includes(line.segment);
}

/** On the day of the line, from the customer's first order on; a bound that is left out does not bind. */
function isOfAge({ from, before }: Json, line: NetLine, at: Setting): boolean {
  const { soldOn } = line;
  const first = sinceOf(line, soldOn, () => false, at) as string;
  const isOld = from === undefined || plusSpan(first, from, 1) <= soldOn;
  return isOld && (before === undefined || soldOn < plusSpan(first, before, 1));
}

/** The lines of the window that pass the filters and whose figures are known, whoever is credited, in every group. */
export function passingWhole(
  measure: Json,
  at: Setting,
  known: readonly string[] = [],
  costs?: readonly string[],
): NetLine[] {
  const { only } = measure;
  const lines = linesIn(at, at.window).filter(
    (line) =>
      (!known.includes('cost') || costOf(line, costs) !== undefined) &&
      (!asksCost(only) || line.cost !== undefined) &&
      passes(measure, line, at),
  );
  return only === undefined ? lines : thoseOnly(only, lines);
}

/** Those of them that are of the group, or of the key of a table, for which a measure is read. */
export function passing(
  measure: Json,
  at: Setting,
  known: readonly string[] = [],
  costs?: readonly string[],
): NetLine[] {
  const lines = passingWhole(measure, at, known, costs);
  return at.within === undefined ? lines : lines.filter((line) => at.within?.(line, at));
}

/** A line with the share of it that is credited; whether that is a quotient that had to be rounded. */
export interface Credited {
  readonly line: NetLine;
  readonly share: Fraction;
  readonly isRounded?: boolean;
}

/** Those of the lines that the payee is credited with. */
export function taken(
  measure: Json,
  at: Setting,
  known: readonly string[] = [],
  costs?: readonly string[],
): Credited[] {
  const shares = new Map<string, Share>();
  return passing(measure, at, known, costs)
    .map((line): Credited => {
      const { ofCustomers } = at;
      if (ofCustomers === undefined || measure.of === 'all') return { line, share: own(line, measure, at) };
      const share = shares.get(line.customer) ?? nowOf(line.customer, ofCustomers, measure, at);
      shares.set(line.customer, share);
      return { line, ...share };
    })
    .filter(({ share }) => share.compare(0) > 0);
}

/** The share of now of a customer: the lines of now are all that the filter leaves, also where one group is looked at. */
function nowOf(customer: string, window: Days, measure: Json, at: Setting): Share {
  const { of } = measure;
  const { within: _, ofCustomers: __, ...rest } = at;
  const now: Setting = { ...rest, window };
  const members = of === undefined || of === 'payee' ? [at.payee] : membersOf(of, at);
  const creditedNow = () =>
    passingWhole(measure, now)
      .filter((line) => line.customer === customer)
      .map((line) => ({ line, share: own(line, measure, now) }));
  return shareOfNow(customer, window, members, creditedNow, at);
}

/** What some figure comes to, each line at its share; where a share had to be rounded, rounded to 12 decimals. */
export function total(lines: readonly Credited[], figure: (line: NetLine) => Fraction): Fraction {
  const exact = sum([ZERO, ...lines.map(({ line, share }) => share.mul(figure(line)))]);
  return lines.some(({ isRounded }) => isRounded === true) ? rounded(exact, 12, 'half-up') : exact;
}

/** What is credited of the amounts of some lines. */
export function credited(lines: readonly Credited[]): Fraction {
  return total(lines, ({ amount }) => amount);
}

/** The whole amounts of some lines. */
export function wholeOf(lines: readonly NetLine[]): Fraction {
  return sum(lines.map(({ amount }) => amount));
}

/** The named costs, or all; undefined where they are not known. */
export function costOf({ cost, named }: NetLine, costs: readonly string[] | undefined): Fraction | undefined {
  if (costs === undefined) return cost;
  return named && sum(costs.map((name) => named[name] ?? ZERO));
}

/** Whether an amount is what a counted thing needs: above 0, or the minimum. */
export function reachesMinimum(amount: Fraction, minimum: string | undefined): boolean {
  return minimum === undefined ? amount.compare(0) > 0 : amount.compare(fraction(minimum)) >= 0;
}

/** Lists by key, in the order in which the keys come. */
export function grouped<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
