/** Which customers came back after a gap without purchases, and when: from then on they are as old as their return. */
import { addSpan, type Day, parseDay, type Span } from '../calendar/day.js';
import { contains, type Period, type Window, windowText } from '../calendar/period.js';
import type { Facts } from '../facts/facts.js';
import type { CustomerAge, Plan } from '../plan/plan.js';
import { byCodePoint } from '../trace/canonical.js';
import { ProblemList } from '../trace/problems.js';
import { type DormancyLook, wholeLook } from './dormancy-looks.js';
import type { NettedLine } from './netting.js';
import { bothPurchases, type PurchaseSpec, type Purchases, purchasesOfLines } from './purchases.js';
import { dormancyLooks } from './reads.js';
import type { Tally } from './tally.js';
import { type Way, wayName } from './way.js';

/** Customers who came back, by id. */
export class Returns {
  readonly #after: Span;
  readonly #days: ReadonlyMap<string, readonly Day[]>;

  constructor(after: Span, days: ReadonlyMap<string, readonly Day[]>) {
    this.#after = after;
    this.#days = days;
  }

  /**
   * The day of the last return until a day, among those that matter; undefined where the customer was not away. Nobody comes back before
   * the first order, or so soon after it that there was no gap.
   */
  last(customer: string, since: Day | undefined, until: Day, matters: (returned: Day) => boolean): Day | undefined {
    const returned = this.#days.get(customer)?.filter((day) => {
      if (day > until || !matters(day)) return false;
      return since === undefined || addSpan(since, this.#after, 1) <= day;
    });
    return returned?.at(-1);
  }

  /** All of some customers, in code-point order: `[id, [day, …]]`. */
  of(customers: Iterable<string>): [customer: string, days: readonly Day[]][] {
    return [...customers].sort(byCodePoint).flatMap((id): [string, readonly Day[]][] => {
      const days = this.#days.get(id);
      return days === undefined ? [] : [[id, days]];
    });
  }
}

/** Whether a return is so late that it matters for an age on a day. */
export function mattersForAge({ from, before }: CustomerAge, day: Day): (returned: Day) => boolean {
  return (returned) => [from, before].some((span) => span !== undefined && addSpan(returned, span, 1) > day);
}

/**
 * The returns of a period: first purchases after a gap, of lines net of their reversals, whoever is credited; those that
 * no class and no age of the period looks at are left out. Undefined where the plan asks for none.
 *
 * @param reversed all lines that are kept one by one
 * @param parts what of them counts in the stretches of the tally
 */
export function returnsOf(
  plan: Plan,
  period: Period,
  { covers }: Facts,
  tally: Tally,
  reversed: readonly NettedLine[],
  parts: readonly NettedLine[],
): Returns | undefined {
  const looks = dormancyLooks(plan, period);
  const look = wholeLook(looks);
  if (look === undefined) return undefined;
  checkOlder(looks, covers, reversed);
  const { after, since, window, last } = look;
  const [kept] = tally.purchases;
  const days = new Map<string, readonly Day[]>();
  const later = lastDays(parts, last);
  for (const [customer, runs] of bothPurchases(kept ?? new Map(), left(reversed, { after, window }), after)) {
    const until = later.get(customer) ?? last;
    const returned = runs.map(([first]) => first).filter((first) => since < first && first <= until);
    if (returned.length > 0) days.set(customer, returned);
  }
  return new Returns(after, days);
}

/** Of customers with lines that count by some day and are dated after it: the last of these dates. */
function lastDays(parts: readonly NettedLine[], to: Day): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  for (const { day, line } of parts) {
    const soldOn = parseDay(line.date) as Day;
    if (day <= to && soldOn > to) days.set(line.customer, Math.max(soldOn, days.get(line.customer) ?? to));
  }
  return days;
}

/** A reversal that counts on its own date is told apart by the day of its line: purchases must be known as far back as that asks for. */
function checkOlder(looks: readonly DormancyLook[], covers: Window | undefined, reversed: readonly NettedLine[]): void {
  const problems = new ProblemList();
  const older = reversed.flatMap(({ line, day }) => {
    const soldOn = parseDay(line.date) as Day;
    return soldOn < day ? [soldOn] : [];
  });
  for (const { at, after, reach, window } of looks) {
    if (reach === undefined || covers === undefined) continue;
    for (const soldOn of older) {
      const from = addSpan(addSpan(soldOn, reach, -1), after, -1);
      if (from >= covers.from) continue;
      const expected = windowText({ from, to: window.to });
      problems.addOnce({ code: 'covers_too_short', at, found: windowText(covers), expected });
    }
  }
  problems.throwIfAny();
}

/** What lines that are kept one by one still are: purchases on their own date. */
function left(reversed: readonly NettedLine[], spec: PurchaseSpec): Purchases {
  return purchasesOfLines(
    reversed.filter((one) => one.left.amount.sign > 0).map(({ line }) => line),
    spec,
  );
}

/**
 * Lines that count in another period than the one that they are dated in are told apart as in that one: purchases must be
 * known as far back as that asks for, and up to the date of a line from after the period.
 *
 * @param parts lines as they count in some way
 */
export function checkLater(
  plan: Plan,
  period: Period,
  way: Way,
  { covers }: Facts,
  parts: readonly NettedLine[],
): void {
  const problems = new ProblemList();
  for (const { at, after, later, window } of dormancyLooks(plan, period)) {
    if (later === undefined || later.way !== wayName(way) || covers === undefined) continue;
    for (const { day, line } of parts) {
      if (day < later.window.from || day > later.window.to) continue;
      const soldOn = parseDay(line.date) as Day;
      const from = addSpan(addSpan(later.judgedOn(soldOn), later.reach, -1), after, -1);
      const to = Math.max(window.to, soldOn);
      if (contains(covers, { from, to })) continue;
      const expected = windowText({ from, to });
      problems.addOnce({ code: 'covers_too_short', at, found: windowText(covers), expected });
    }
  }
  problems.throwIfAny();
}
