/**
 * Purchases of customers as a tally keeps them: for each customer runs of days, from the first purchase to the last, in
 * which no gap is as long as the plans ask for. Runs of any two parts of the lines join to the runs of both.
 */
import { addSpan, type Day, parseDay, type Span } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import { IdTable } from '../facts/id-table.js';
import { byCodePoint, byCodeUnit, canonicalJson } from '../trace/canonical.js';

/** For which days purchases are kept, and how long a gap is that parts runs. */
export interface PurchaseSpec {
  readonly after: Span;
  readonly window: Window;
}

/** The first and last purchase of a run. */
export type Run = readonly [first: Day, last: Day];

/** Runs in order of time, by the id of the customer. */
export type Purchases = Map<string, readonly Run[]>;

/** What a tally keeps for some looks: one for each length of gap, in the order of their texts. */
export function purchaseSpecs(looks: readonly PurchaseSpec[]): PurchaseSpec[] {
  const byText = new Map<string, PurchaseSpec>();
  for (const { after, window } of looks) {
    const text = canonicalJson(after);
    const known = byText.get(text)?.window ?? window;
    const both = { from: Math.min(known.from, window.from), to: Math.max(known.to, window.to) };
    byText.set(text, { after, window: both });
  }
  return [...byText].sort(([a], [b]) => byCodeUnit(a, b)).map(([, spec]) => spec);
}

/** Runs in order of time, joined where no gap between them is long enough. */
export function joined(runs: readonly Run[], after: Span): readonly Run[] {
  const ordered = [...runs].sort(([a], [b]) => a - b);
  const whole: Run[] = [];
  for (const [first, last] of ordered) {
    const before = whole.at(-1);
    if (before === undefined || addSpan(before[1], after, 1) <= first) whole.push([first, last]);
    else whole[whole.length - 1] = [before[0], Math.max(before[1], last)];
  }
  return whole;
}

/** The purchases of two parts of the lines. */
export function bothPurchases(a: Purchases, b: Purchases, after: Span): Purchases {
  if (a.size === 0) return b;
  const both = new Map(a);
  for (const [customer, runs] of b) both.set(customer, joined([...(a.get(customer) ?? []), ...runs], after));
  return both;
}

/** Takes purchases one by one, of customers by number, and makes runs of them. */
export class PurchaseDays {
  readonly #specs: readonly PurchaseSpec[];
  readonly #days = new Map<number, Set<Day>>();
  readonly #whole: Window;

  constructor(specs: readonly PurchaseSpec[]) {
    this.#specs = specs;
    const from = Math.min(...specs.map(({ window }) => window.from));
    this.#whole = { from, to: Math.max(...specs.map(({ window }) => window.to)) };
  }

  add(customer: number, day: Day): void {
    if (day < this.#whole.from || day > this.#whole.to) return;
    const known = this.#days.get(customer);
    if (known === undefined) this.#days.set(customer, new Set([day]));
    else known.add(day);
  }

  /** The runs for each of the lengths of gap that were asked for. */
  runs(idOf: (customer: number) => string): Purchases[] {
    return this.#specs.map(({ after, window }) => {
      const purchases: Purchases = new Map();
      for (const [customer, days] of this.#days) {
        const own = [...days].filter((day) => window.from <= day && day <= window.to);
        if (own.length > 0)
          purchases.set(
            idOf(customer),
            joined(
              own.map((day): Run => [day, day]),
              after,
            ),
          );
      }
      return purchases;
    });
  }
}

/** The purchases that some lines are, all of which are above 0: each on its own date. */
export function purchasesOfLines(
  lines: readonly { readonly customer: string; readonly date: string }[],
  spec: PurchaseSpec,
): Purchases {
  const ids = new IdTable();
  const days = new PurchaseDays([spec]);
  for (const { customer, date } of lines) days.add(ids.intern(customer), parseDay(date) as Day);
  return days.runs((place) => ids.id(place))[0] as Purchases;
}

/** Purchases in the order in which a tally writes them down. */
export function inOrderOfCustomers(purchases: Purchases): [customer: string, runs: readonly Run[]][] {
  return [...purchases].sort(([a], [b]) => byCodePoint(a, b));
}
