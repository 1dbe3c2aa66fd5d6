/** On which days customers bought: lines above 0 after what reversals take back, whoever is credited. */
import type { Day } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import type { Facts } from '../facts/facts.js';
import { ProblemList } from '../trace/problems.js';
import { amendedBy, linkedRows } from './links.js';
import { netted } from './netting.js';
import { Placer } from './place.js';
import type { TallySpec } from './spec.js';
import { forgetLater, Tally } from './tally.js';
import type { TallyView } from './view.js';

/** Days by the id of the customer, in no order. */
type Purchases = ReadonlyMap<string, readonly Day[]>;

/** Whether a customer has a line above 0 on some days. */
export function isActive(customer: string, { from, to }: Window, around: TallyView): boolean {
  const days = around.remembered(PURCHASES, () => purchasesOf(around)).get(customer) ?? [];
  return days.some((day) => from <= day && day <= to);
}

const PURCHASES = {};

function purchasesOf({ facts, plan, period: { asOf }, firstDay }: TallyView): Purchases {
  const { lines, customers } = facts;
  const linked = linkedTally(facts, plan.currency);
  const days = new Map<string, Day[]>();
  const take = (customer: string, day: Day): void => {
    const known = days.get(customer);
    if (known === undefined) days.set(customer, [day]);
    else known.push(day);
  };
  for (let row = 0; row < lines.count; row += 1) {
    if (linked?.rows[row] === 1 || !lines.amount.isAboveZero(row)) continue;
    take(customers.ids.id(lines.customer[row] as number), lines.day[row] as Day);
  }
  if (linked === undefined) return days;
  const problems = new ProblemList();
  const first = { firstDay, amendsBefore: plan.amendsBefore, currency: plan.currency, unseen: undefined };
  for (const { line, day, left, isTakenBack } of netted(forgetLater(linked.tally, asOf), first, problems)) {
    if (isTakenBack !== true && left.amount.sign > 0) take(line.customer, day);
  }
  problems.throwIfAny();
  return days;
}

/** The lines that reversals name, with these, in a tally that holds nothing else; undefined where there are none. */
function linkedTally(facts: Facts, currency: string): { readonly tally: Tally; readonly rows: Uint8Array } | undefined {
  const spec: TallySpec = {
    plans: [],
    stretches: [],
    figures: [],
    currencies: [currency],
    byDeal: false,
    amended: amendedBy(facts),
    lineIds: 'promised',
  };
  const tally = new Tally(spec, []);
  const rows = linkedRows(tally, facts, new Placer(facts, spec));
  return rows && { tally, rows };
}
