/** `parseFacts`: from JSON to facts that the other rooms can rely on. */
import type { Plan } from '../plan/plan.js';
import type { ProblemCode } from '../trace/problem-codes.js';
import { guarded, ProblemList, pointer, shown } from '../trace/problems.js';
import { CreditBook } from './credit-book.js';
import { readAssignments } from './credits.js';
import type { Facts, LineColumns } from './facts.js';
import { FieldReader } from './field-reader.js';
import { withNearestField } from './hints.js';
import { readLines } from './lines.js';
import { readPayees } from './payees.js';
import { readRates } from './read-rates.js';
import { readCategories, readCustomers } from './tables.js';

const FACTS_FIELDS = ['covers', 'lines', 'customers', 'categories', 'assignments', 'payees', 'rates'] as const;

/**
 * Checks facts and keeps them as columns. Everything is read once; nothing of the input is kept or changed.
 *
 * @param input facts as in the format (see `FactsInput`): `{ covers, lines, customers, categories, assignments, payees, rates }`,
 *   amounts as text in the plans' currency or that of their line, dates as `YYYY-MM-DD`
 * @param plans the plans that will be settled on them: their currency and fiscal year are what amounts and periods mean
 * @param options.shard these are some of the lines: a reversal may name a line or an invoice of another shard. Everything
 *   else (customers, payees, assignments, …) is the same in every shard; `covers` says what all shards cover together
 * @throws DreiklangError with every problem: its code, its place, for a line its index and id
 * @example
 * const facts = parseFacts({ covers: { from: '2026-01-01', to: '2026-01-31' }, payees: [{ id: 'anna' }], lines: [] }, plan)
 * facts.payees[0].id // "anna"
 */
export function parseFacts(
  input: unknown,
  plans: Plan | readonly Plan[],
  options: { readonly shard?: boolean } = {},
): Facts {
  return guarded(() => {
    const problems = new ProblemList();
    const reader = new FieldReader(problems);
    const fields = reader.fields(input, '', FACTS_FIELDS) ?? {};
    const facts = read(reader, fields, 'digest' in plans ? [plans] : plans, options.shard === true);
    const told = new ProblemList();
    told.addAll(problems, withNearestField);
    told.throwIfAny();
    return facts;
  });
}

function read(
  reader: FieldReader,
  fields: { readonly [Field in (typeof FACTS_FIELDS)[number]]?: unknown },
  plans: readonly Plan[],
  isShard: boolean,
): Facts {
  const covers = fields.covers === undefined ? undefined : reader.days(fields.covers, '/covers');
  const rates = readRates(reader, fields.rates, (to) => yearStartOf(plans.filter(({ currency }) => currency === to)));
  const customers = readCustomers(reader, fields.customers);
  const categories = readCategories(reader, fields.categories);
  const credits = new CreditBook();
  const payees = readPayees(reader, credits, fields.payees, (plan) => yearStartOf(plans, plan));
  readAssignments(reader, credits, customers, fields.assignments);
  const lines = readLines(
    fields.lines,
    {
      customers: customers.table.ids,
      categories: categories.table.ids,
      customerNow: customers.now,
      categoryNow: categories.now,
      credits,
    },
    reader.problems,
  );
  refuseUnknownReversals(reader, lines, isShard);
  if (lines.count > 0 && fields.covers === undefined) reader.refuse('covers_missing', '/covers');
  return Object.freeze({
    ...(covers === undefined ? undefined : { covers }),
    lines: Object.freeze(lines),
    customers: customers.table,
    categories: categories.table,
    credits,
    payees: Object.freeze(payees),
    rates,
  }) as Facts;
}

/** The first month of the fiscal year of a payee's plan; of the only plan where the payee names none. */
function yearStartOf(plans: readonly Plan[], id?: string): number {
  return (plans.find((plan) => plan.id === id) ?? plans[0])?.yearStartMonth ?? 1;
}

/** A reversal names a line or invoice that is there (or in another shard), and that does not reverse something itself. */
function refuseUnknownReversals(reader: FieldReader, lines: LineColumns, isShard: boolean): void {
  if (lines.reversals.length === 0) return;
  const wanted = new Set(lines.reversals.flatMap(({ of }) => ('line' in of ? [of.line] : [])));
  const known = new Set(lines.ids.rowsOf(wanted).map((row) => lines.ids.at(row)));
  const reversing = new Set(lines.reversals.map((reversal) => lines.ids.at(reversal.row)));
  const invoices = invoicesOf(lines);
  for (const { row, of } of lines.reversals) {
    const id = lines.ids.at(row);
    const line = id === '' ? { index: row } : { index: row, id };
    const refuse = (code: ProblemCode, found: string): void => {
      reader.problems.add({ code, at: `${pointer('/lines', row)}/reverses`, line, found: shown(found) });
    };
    if ('invoice' in of) {
      if (!isShard && !invoices.has(of.invoice)) refuse('reversal_unknown_invoice', of.invoice);
    } else if (reversing.has(of.line)) refuse('reversal_of_reversal', of.line);
    else if (!isShard && !known.has(of.line)) refuse('reversal_unknown_line', of.line);
  }
}

/** The invoices of all lines that reverse nothing. */
function invoicesOf({ count, invoice, reversals }: LineColumns): ReadonlySet<string> {
  const invoices = new Set<string>();
  if (!reversals.some(({ of }) => 'invoice' in of)) return invoices;
  const reversing = new Set(reversals.map(({ row }) => row));
  for (let row = 0; row < count; row += 1) {
    const own = invoice.get(row);
    if (own !== undefined && !reversing.has(row)) invoices.add(own);
  }
  return invoices;
}
