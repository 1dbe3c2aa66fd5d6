/** Reading who is credited: the `credits` of a line, and assignments of customers to payees. */
import type { Day } from '../calendar/day.js';
import { MAX_PARTS_PER_LINE } from '../number/limits.js';
import { Rational } from '../number/rational.js';
import { pointer } from '../trace/problems.js';
import type { AssignedStretch, Credit, CreditBook } from './credit-book.js';
import type { CustomerTable } from './facts.js';
import type { FieldReader } from './field-reader.js';
import type { ReadTable } from './tables.js';

/**
 * The credits of one line: shares from 0 to 1, adding up to at most 1 except those marked `overlay`.
 *
 * @returns undefined where something is wrong with them, or where the list is empty: then they name nobody, as if they
 *   had been left out
 */
export function readCredits(reader: FieldReader, book: CreditBook, input: unknown, at: string): number | undefined {
  const credits: Credit[] = [];
  const named = new Set<string>();
  const before = reader.problems.count;
  const take = (entry: unknown, place: number): void => {
    const creditAt = pointer(at, place);
    const fields = reader.fields(entry, creditAt, ['payee', 'share', 'overlay']);
    if (fields === undefined) return;
    const id = reader.id(fields.payee, pointer(creditAt, 'payee'));
    const share = readShare(reader, fields.share, pointer(creditAt, 'share'));
    const { overlay } = fields;
    if (overlay !== undefined && typeof overlay !== 'boolean') {
      reader.refuse('wrong_type', pointer(creditAt, 'overlay'), overlay, 'true or false');
    }
    if (id === undefined || share === undefined) return;
    const payee = book.payees.find(id);
    if (payee === undefined) {
      reader.refuse('unknown_payee', pointer(creditAt, 'payee'), id);
      return;
    }
    const name = overlay === true ? `+${id}` : id;
    if (named.has(name)) reader.refuse('duplicate_credit', creditAt, id);
    named.add(name);
    if (share.sign > 0) credits.push({ payee, share, overlay: overlay === true });
  };
  reader.each(input, at, take, MAX_PARTS_PER_LINE);
  if (reader.problems.count > before) return undefined;
  const tooMuch = aboveOne(credits.filter((credit) => !credit.overlay).map((credit) => credit.share));
  if (tooMuch !== undefined) return reader.refuse('shares_above_one', at, tooMuch, '1');
  return named.size === 0 ? undefined : book.intern(credits);
}

/**
 * The sum of shares where it is above 1, else undefined. Nothing is reduced on the way: the sum of a thousand odd
 * fractions would take seconds.
 */
function aboveOne(shares: readonly Rational[]): string | undefined {
  let above = 0n;
  let below = 1n;
  for (const { numerator, denominator } of shares) {
    if (denominator === below) above += numerator;
    else {
      above = above * denominator + numerator * below;
      below *= denominator;
    }
  }
  return above > below ? new Rational(above, below).toString() : undefined;
}

function readShare(reader: FieldReader, input: unknown, at: string): Rational | undefined {
  return reader.figureWithin(input, at, { percent: true, fraction: true }, Rational.ZERO, Rational.ONE);
}

interface Assignment {
  readonly place: number;
  readonly payee: number;
  readonly share: Rational;
  readonly from: Day;
  readonly to: Day;
}

/**
 * Reads the assignments: on no day may the shares of one customer's assignments add up to more than 1. Those of a
 * customer that was merged go over to the customer it was merged into.
 */
export function readAssignments(
  reader: FieldReader,
  book: CreditBook,
  customers: ReadTable<CustomerTable>,
  input: unknown,
): void {
  const byCustomer = new Map<number, Assignment[]>();
  reader.each(input, '/assignments', (entry, place) => {
    const at = pointer('/assignments', place);
    const fields = reader.fields(entry, at, ['customer', 'payee', 'share', 'from', 'to']);
    if (fields === undefined) return;
    const customer = reader.id(fields.customer, pointer(at, 'customer'));
    const payeeId = reader.id(fields.payee, pointer(at, 'payee'));
    const share = fields.share === undefined ? Rational.ONE : readShare(reader, fields.share, pointer(at, 'share'));
    const stretch = reader.stretch(fields.from, fields.to, at);
    if (customer === undefined || payeeId === undefined || share === undefined || stretch === undefined) return;
    const payee = book.payees.find(payeeId);
    if (payee === undefined) {
      reader.refuse('unknown_payee', pointer(at, 'payee'), payeeId);
      return;
    }
    const index = customers.now(customers.table.ids.intern(customer));
    const list = byCustomer.get(index) ?? [];
    list.push({ place, payee, share, ...stretch });
    byCustomer.set(index, list);
  });
  for (const [customer, assignments] of byCustomer) book.assign(customer, stretchesOf(reader, book, assignments));
}

/** Cuts the days wherever an assignment begins or ends, and gives each stretch its pattern; in rising order. */
function stretchesOf(reader: FieldReader, book: CreditBook, assignments: readonly Assignment[]): AssignedStretch[] {
  const [only, ...others] = assignments;
  // Most customers have one assignment, and it has one stretch.
  if (only !== undefined && others.length === 0) {
    return [{ from: only.from, to: only.to, pattern: book.intern(joined([only])) }];
  }
  const coming = [...assignments].sort((a, b) => b.from - a.from);
  const cuts = [...new Set(assignments.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  const tooMuchAt = new Set<string>();
  const stretches: AssignedStretch[] = [];
  let valid: Assignment[] = [];
  for (const [place, from] of cuts.slice(0, -1).entries()) {
    valid = valid.filter(({ to }) => to >= from);
    while (coming.at(-1)?.from === from) valid.push(coming.pop() as Assignment);
    if (valid.length === 0) continue;
    const at = pointer('/assignments', Math.max(...valid.map((assignment) => assignment.place)));
    if (valid.length > MAX_PARTS_PER_LINE) {
      reader.refuse('list_too_long', at, valid.length, String(MAX_PARTS_PER_LINE));
      return [];
    }
    const tooMuch = aboveOne(valid.map(({ share }) => share));
    if (tooMuch === undefined) {
      stretches.push({ from, to: (cuts[place + 1] as Day) - 1, pattern: book.intern(joined(valid)) });
    } else if (!tooMuchAt.has(at)) {
      reader.refuse('shares_above_one', at, tooMuch, '1');
      tooMuchAt.add(at);
    }
  }
  return stretches;
}

/** One credit a payee, whatever number of assignments make it up. */
function joined(assignments: readonly Assignment[]): Credit[] {
  const shares = new Map<number, Rational>();
  for (const { payee, share } of assignments) {
    if (share.sign > 0) shares.set(payee, shares.get(payee)?.plus(share) ?? share);
  }
  return [...shares].map(([payee, share]) => ({ payee, share, overlay: false }));
}
