/** Reading who is credited: the `credits` of a line, and assignments of customers to payees. */
import type { Day } from '../calendar/day.js';
import { MAX_PARTS_PER_LINE } from '../number/limits.js';
import { Rational, sum } from '../number/rational.js';
import { pointer } from '../trace/problems.js';
import type { Credit, CreditBook } from './credit-book.js';
import { type FieldReader } from './field-reader.js';
import type { IdTable } from './id-table.js';

/**
 * The credits of one line: shares from 0 to 1, adding up to at most 1 except those marked `overlay`.
 *
 * @returns undefined where something is wrong with them
 */
export function readCredits(reader: FieldReader, book: CreditBook, input: unknown, at: string): number | undefined {
  const credits: Credit[] = [];
  const before = reader.problems.count;
  reader.list(input, at, MAX_PARTS_PER_LINE).forEach((entry, place) => {
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
    if (credits.some((credit) => credit.payee === payee && credit.overlay === (overlay === true))) {
      reader.refuse('duplicate_credit', creditAt, id);
    }
    if (share.sign > 0) credits.push({ payee, share, overlay: overlay === true });
  });
  if (reader.problems.count > before) return undefined;
  const shared = sum(credits.filter((credit) => !credit.overlay).map((credit) => credit.share));
  if (shared.isAbove(Rational.ONE)) return reader.refuse('shares_above_one', at, shared.toString(), '1');
  return book.intern(credits);
}

function readShare(reader: FieldReader, input: unknown, at: string): Rational | undefined {
  return reader.figureWithin(input, at, { percent: true, fraction: true }, Rational.ZERO, Rational.ONE);
}

interface Assignment {
  readonly payee: number;
  readonly share: Rational;
  readonly from: Day;
  readonly to: Day;
  readonly at: string;
}

/** Reads the assignments: on no day may the shares of one customer's assignments add up to more than 1. */
export function readAssignments(reader: FieldReader, book: CreditBook, customers: IdTable, input: unknown): void {
  const byCustomer = new Map<number, Assignment[]>();
  reader.list(input, '/assignments').forEach((entry, place) => {
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
    const index = customers.intern(customer);
    const list = byCustomer.get(index) ?? [];
    list.push({ payee, share, ...stretch, at });
    byCustomer.set(index, list);
  });
  for (const [customer, assignments] of byCustomer) book.assign(customer, stretchesOf(reader, book, assignments));
}

/** Cuts the days wherever an assignment begins or ends, and gives each stretch its pattern. */
function stretchesOf(reader: FieldReader, book: CreditBook, assignments: readonly Assignment[]) {
  const cuts = [...new Set(assignments.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  return cuts.slice(0, -1).flatMap((from, place) => {
    const to = (cuts[place + 1] as number) - 1;
    const valid = assignments.filter((assignment) => assignment.from <= from && to <= assignment.to);
    if (valid.length === 0) return [];
    const shared = sum(valid.map((assignment) => assignment.share));
    if (shared.isAbove(Rational.ONE)) {
      reader.refuse('shares_above_one', (valid.at(-1) as Assignment).at, shared.toString(), '1');
    }
    return [{ from, to, pattern: book.intern(joined(valid)) }];
  });
}

/** One credit a payee, whatever number of assignments make it up. */
function joined(assignments: readonly Assignment[]): Credit[] {
  const shares = new Map<number, Rational>();
  for (const { payee, share } of assignments) shares.set(payee, (shares.get(payee) ?? Rational.ZERO).plus(share));
  return [...shares]
    .filter(([, share]) => share.sign > 0)
    .map(([payee, share]) => ({ payee, share, overlay: false }));
}
