/**
 * Lines that reversals amend, and the reversals, and lines whose payments or service are looked at: kept row by row beside
 * the cells, so that they can be netted after every shard was merged, in whatever order the shards came.
 */
import { type Day, dayText } from '../calendar/day.js';
import type { Facts, Reversal } from '../facts/facts.js';
import type { ScaledColumn } from '../facts/scaled-column.js';
import { type Problem, ProblemList } from '../trace/problems.js';
import { emptyKey } from './cells.js';
import { MET_BITS } from './conditions.js';
import { creditsOf, dealText } from './fact-texts.js';
import { ForeignLines } from './foreign.js';
import { lineTags } from './line-tags.js';
import type { Placer } from './place.js';
import type { FigureName } from './reads.js';
import type { Amended } from './spec.js';
import type { AmendedLine, LinkedAmounts, Tally } from './tally.js';
import type { LineFact } from './way.js';

/**
 * The lines and invoices that the reversals of some facts name. For lines in shards: hand those of all shards to
 * `tallySpec`, so that every shard keeps the lines that another one amends. Plain data, to travel between workers.
 */
export function amendedBy(facts: Facts): Amended {
  const targets = facts.lines.reversals.map((reversal) => reversal.of);
  return {
    lines: targets.flatMap((of) => ('line' in of ? [of.line] : [])),
    invoices: targets.flatMap((of) => ('invoice' in of ? [of.invoice] : [])),
  };
}

/**
 * Puts the linked rows of some facts into a tally and says which rows they are (1 in the result); undefined where there are none. Which
 * lines are linked depends on the spec alone, so that shards agree.
 *
 * @throws DreiklangError `tally_not_for_this` for every reversal that the spec does not foresee
 */
export function linkedRows(tally: Tally, facts: Facts, placer: Placer): Uint8Array | undefined {
  const { lines } = facts;
  const { amended, lineFacts = [] } = tally.spec;
  const amountsOf = amountsReader(facts, tally.spec.figures);
  const byId = new Set(amended.lines);
  const byInvoice = new Set(amended.invoices);
  const linked = new Set<number>();
  const problems = new ProblemList();
  for (const { row, of } of lines.reversals) {
    const foreseen = 'line' in of ? byId.has(of.line) : byInvoice.has(of.invoice);
    if (!foreseen) problems.add(unforeseen(facts, row, of));
    linked.add(row);
    tally.amendments.push({
      id: lines.ids.at(row),
      date: dayText(lines.day[row] as Day),
      ...currencyField(lines.currency.get(row)),
      ...of,
      ...amountsOf(row),
    });
  }
  problems.throwIfAny();
  const foreign = new ForeignLines(facts, tally.spec);
  const tags = lineTags(facts, tally.spec);
  const key = emptyKey();
  for (const row of [...amendedRows(facts, byId, byInvoice), ...rowsWith(lineFacts, facts)]) {
    if (linked.has(row)) continue;
    linked.add(row);
    placer.place(row, lines.day[row] as Day, key);
    const invoice = lines.invoice.get(row);
    tally.amendedLines.push({
      id: lines.ids.at(row),
      date: dayText(lines.day[row] as Day),
      customer: facts.customers.ids.id(key.customer),
      category: facts.categories.ids.id(key.category),
      credits: creditsOf(facts, key.pattern),
      deal: dealText(facts, row),
      ...foreign.keyOf(row, lines.day[row] as Day),
      ...(invoice === undefined ? undefined : { invoice }),
      ...metField(key.unknown & MET_BITS),
      ...(tags && { tags: tags.of(row) }),
      ...factsOf(row, facts, lineFacts),
      ...amountsOf(row),
    });
  }
  if (linked.size === 0) return undefined;
  const isLinked = new Uint8Array(lines.count);
  for (const row of linked) isLinked[row] = 1;
  return isLinked;
}

function currencyField(currency: string | undefined): { readonly currency?: string } {
  return currency === undefined ? {} : { currency };
}

/** Which conditions a linked line meets, as a field to spread. */
export function metField(met: number): { readonly met?: number } {
  return met === 0 ? {} : { met };
}

/** The rows that are named by their id or their invoice. */
function amendedRows({ lines }: Facts, byId: ReadonlySet<string>, byInvoice: ReadonlySet<string>): number[] {
  const rows = lines.ids.rowsOf(byId);
  if (byInvoice.size === 0) return rows;
  for (let row = 0; row < lines.count; row += 1) {
    const invoice = lines.invoice.get(row);
    if (invoice !== undefined && byInvoice.has(invoice)) rows.push(row);
  }
  return rows;
}

/**
 * The rows of which a fact is looked at. Where payments are, those of all lines: one that nobody has paid yet stands as it will when
 * it is paid, or its first payment would change the sums of the closed period in which it was sold.
 */
function rowsWith(lineFacts: readonly LineFact[], { lines }: Facts): Iterable<number> {
  if (lineFacts.includes('payments')) return Array(lines.count).keys();
  return lineFacts.includes('service') ? lines.services.keys() : [];
}

/** The payments and the service of a row, as far as they are looked at. */
function factsOf(
  row: number,
  { lines }: Facts,
  lineFacts: readonly LineFact[],
): Pick<AmendedLine, 'payments' | 'service'> {
  const payments = lineFacts.includes('payments') ? lines.payments.get(row) : undefined;
  const service = lineFacts.includes('service') ? lines.services.get(row) : undefined;
  return {
    ...(payments && { payments: payments.map(({ day, amount }) => [dayText(day), amount.toString()] as const) }),
    ...(service && { service: [dayText(service.from), dayText(service.to)] as const }),
  };
}

/** What it amends may be in cells already, in this shard or another one, where nothing can be taken off it any more. */
function unforeseen({ lines }: Facts, row: number, of: Reversal['of']): Problem {
  const line = { index: row, id: lines.ids.at(row) };
  const found = 'line' in of ? of.line : of.invoice;
  return { code: 'tally_not_for_this', at: `/lines/${row}/reverses`, line, found, expected: 'amended' };
}

/** Which amounts of linked rows some figures read, beside the amount itself. */
function amountsWanted(figures: readonly FigureName[]) {
  const namedCosts = figures.some((figure) => figure.startsWith('cost:'));
  // A reversal with one figure of cost leaves the named ones unknown: where they are read, the one must be there too.
  const cost = namedCosts || figures.includes('cost');
  return { cost, namedCosts, list: figures.includes('list'), units: figures.includes('units') };
}

/** The amounts that some figures read, and the amount itself. */
export function amountsRead(
  { amount, cost, namedCosts, list, units }: LinkedAmounts,
  figures: readonly FigureName[],
): LinkedAmounts {
  const wanted = amountsWanted(figures);
  return {
    amount,
    ...(cost !== undefined && wanted.cost ? { cost } : undefined),
    ...(namedCosts !== undefined && wanted.namedCosts ? { namedCosts } : undefined),
    ...(list !== undefined && wanted.list ? { list } : undefined),
    ...(units !== undefined && wanted.units ? { units } : undefined),
  };
}

/** Reads those amounts of rows of some facts. */
function amountsReader({ lines }: Facts, figures: readonly FigureName[]): (row: number) => LinkedAmounts {
  const wanted = amountsWanted(figures);
  const columnOf = (column: ScaledColumn | undefined, isWanted: boolean): ScaledColumn | undefined =>
    isWanted ? column : undefined;
  const [cost, list, units] = [
    columnOf(lines.cost, wanted.cost),
    columnOf(lines.list, wanted.list),
    columnOf(lines.units, wanted.units),
  ];
  const hasNamed = (row: number): boolean => wanted.namedCosts && lines.hasNamedCosts[row] === 1;
  return (row) => ({
    amount: lines.amount.textAt(row),
    ...(cost?.has(row) && { cost: cost.textAt(row) }),
    ...(hasNamed(row) && { namedCosts: namedCostsOf(lines, row) }),
    ...(list?.has(row) && { list: list.textAt(row) }),
    ...(units?.has(row) && { units: units.textAt(row) }),
  });
}

function namedCostsOf({ namedCosts }: Facts['lines'], row: number): Record<string, string> {
  return Object.fromEntries(
    [...namedCosts].flatMap(([name, column]) => (column.has(row) ? [[name, column.textAt(row)]] : [])),
  );
}
