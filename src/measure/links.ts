/**
 * Lines that reversals amend, and the reversals: kept row by row beside the cells, so that they can be netted after
 * every shard was merged, in whatever order the shards came.
 */
import { type Day, dayText } from '../calendar/day.js';
import type { Facts } from '../facts/facts.js';
import type { ScaledColumn } from '../facts/scaled-column.js';
import type { CellKey } from './cells.js';
import { creditsOf, dealText } from './fact-texts.js';
import type { Placer } from './place.js';
import type { Amended } from './spec.js';
import type { LinkedAmounts, Tally } from './tally.js';

/**
 * The lines and invoices that the reversals of some facts name. For lines in shards: join those of all shards and hand
 * them to `tallySpec`, so that every shard keeps the lines that another one amends.
 */
export function amendedBy(facts: Facts): Amended {
  const targets = facts.lines.reversals.map((reversal) => reversal.of);
  return {
    lines: targets.flatMap((of) => ('line' in of ? [of.line] : [])),
    invoices: targets.flatMap((of) => ('invoice' in of ? [of.invoice] : [])),
  };
}

/**
 * Puts the linked rows of some facts into a tally and says which rows they are; undefined where there are none. Which
 * lines are linked depends on the spec alone, so that shards agree.
 */
export function linkedRows(tally: Tally, facts: Facts, placer: Placer): ReadonlySet<number> | undefined {
  const { lines } = facts;
  const { amended } = tally.spec;
  const linked = new Set<number>();
  for (const { row, of } of lines.reversals) {
    linked.add(row);
    tally.amendments.push({
      id: lines.ids[row] as string,
      date: dayText(lines.day[row] as Day),
      ...of,
      ...amountsOf(facts, row),
    });
  }
  const byId = new Set(amended.lines);
  const byInvoice = new Set(amended.invoices);
  if (byId.size > 0 || byInvoice.size > 0) {
    const key: CellKey = { pattern: 0, customer: 0, category: 0, stretch: 0, deal: 0, unknown: 0 };
    for (let row = 0; row < lines.count; row += 1) {
      const invoice = lines.invoice.get(row);
      const named = byId.has(lines.ids[row] as string) || (invoice !== undefined && byInvoice.has(invoice));
      if (!named || linked.has(row)) continue;
      linked.add(row);
      placer.place(row, lines.day[row] as Day, key);
      tally.amendedLines.push({
        id: lines.ids[row] as string,
        date: dayText(lines.day[row] as Day),
        customer: facts.customers.ids.id(key.customer),
        category: facts.categories.ids.id(key.category),
        credits: creditsOf(facts, key.pattern),
        deal: dealText(facts, row),
        ...(invoice === undefined ? undefined : { invoice }),
        ...amountsOf(facts, row),
      });
    }
  }
  return linked.size === 0 ? undefined : linked;
}

function amountsOf(facts: Facts, row: number): LinkedAmounts {
  const { lines } = facts;
  const text = (column: ScaledColumn | undefined): string | undefined =>
    column?.has(row) === true ? column.at(row).toString() : undefined;
  const cost = text(lines.cost);
  const list = text(lines.list);
  const units = text(lines.units);
  const named: [string, string][] = [...lines.namedCosts].flatMap(([name, column]) => {
    const amount = text(column);
    return amount === undefined ? [] : [[name, amount]];
  });
  return {
    amount: lines.amount.at(row).toString(),
    ...(cost === undefined ? undefined : { cost }),
    ...(lines.hasNamedCosts[row] === 1 ? { namedCosts: Object.fromEntries(named) } : undefined),
    ...(list === undefined ? undefined : { list }),
    ...(units === undefined ? undefined : { units }),
  };
}
