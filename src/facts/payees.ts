/** Reading payees: employment, working share, quotas and personal figures, dated where they change. */
import { dayText } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import { MAX_FOUND_LENGTH } from '../number/limits.js';
import { Rational } from '../number/rational.js';
import type { FigureForms } from '../number/read.js';
import { pointer } from '../trace/problems.js';
import type { CreditBook } from './credit-book.js';
import { type Dated, FIRST_DAY, LAST_DAY, type Payee, type PayeeQuota } from './facts.js';
import { type FieldReader, isBareFigure } from './field-reader.js';
import { followed } from './followed.js';
import { readDays } from './handed-days.js';
import { readKpis } from './kpis.js';
import { readAdjustments, readAdvances } from './payee-money.js';

const PAYEE_FIELDS = [
  'id',
  'name',
  'plan',
  'from',
  'to',
  'reportsTo',
  'unit',
  'workingShare',
  'absences',
  'personal',
  'quotas',
  'kpis',
  'advances',
  'adjustments',
  'days',
] as const;

const RATIO: FigureForms = { percent: true, fraction: true };

/** Reads the payees into a list whose places are their numbers in the credit book. */
export function readPayees(
  reader: FieldReader,
  book: CreditBook,
  input: unknown,
  yearStartMonth: (plan: string | undefined) => number,
): Payee[] {
  const payees: Payee[] = [];
  const places: number[] = [];
  reader.each(input, '/payees', (entry, place) => {
    const at = pointer('/payees', place);
    const fields = reader.fields(entry, at, PAYEE_FIELDS);
    if (fields === undefined) return;
    const id = reader.id(fields.id, pointer(at, 'id'));
    const name = reader.text(fields.name, pointer(at, 'name'));
    const plan = reader.optionalId(fields.plan, pointer(at, 'plan'));
    const reportsTo = reader.optionalId(fields.reportsTo, pointer(at, 'reportsTo'));
    const unit = reader.optionalId(fields.unit, pointer(at, 'unit'));
    const employed = reader.stretch(fields.from, fields.to, at) ?? { from: FIRST_DAY, to: LAST_DAY };
    const payee = {
      workingShare: readWorkingShare(reader, fields.workingShare, pointer(at, 'workingShare')),
      absences: readAbsences(reader, fields.absences, pointer(at, 'absences')),
      personal: readById(reader, fields.personal, pointer(at, 'personal'), readPersonal),
      quotas: readById(reader, fields.quotas, pointer(at, 'quotas'), readQuota),
      kpis: readKpis(reader, fields.kpis, pointer(at, 'kpis'), yearStartMonth(plan)),
      days: readDays(reader, fields.days, pointer(at, 'days'), yearStartMonth(plan)),
      adjustments: readAdjustments(reader, fields.adjustments, pointer(at, 'adjustments'), yearStartMonth(plan)),
      advances: readAdvances(reader, fields.advances, pointer(at, 'advances')),
    };
    if (id === undefined) return;
    if (book.payees.find(id) !== undefined) {
      reader.refuse('duplicate_id', pointer(at, 'id'), id);
      return;
    }
    places[payees.length] = place;
    payees[book.payees.intern(id)] = {
      at,
      id,
      ...(name === undefined ? undefined : { name }),
      ...(plan === undefined ? undefined : { plan }),
      ...(reportsTo === undefined ? undefined : { reportsTo }),
      ...(unit === undefined ? undefined : { unit }),
      ...employed,
      ...payee,
    };
  });
  refuseCircles(reader, book, payees, places);
  return payees;
}

/** Everyone reports to somebody who is there, and nobody, in however many steps, to themselves. */
function refuseCircles(
  reader: FieldReader,
  book: CreditBook,
  payees: readonly Payee[],
  places: readonly number[],
): void {
  const next = new Map<number, number>();
  payees.forEach(({ reportsTo }, index) => {
    const leader = reportsTo === undefined ? undefined : book.payees.find(reportsTo);
    if (leader !== undefined) next.set(index, leader);
  });
  const { circular } = followed(next);
  payees.forEach(({ reportsTo }, index) => {
    if (reportsTo === undefined || (next.has(index) && !circular.has(index))) return;
    const at = `/payees/${places[index]}/reportsTo`;
    if (!next.has(index)) reader.refuse('unknown_reference', at, reportsTo);
    else reader.refuse('circular_reference', at, circleText(index, next, payees));
  });
}

/** Who reports to whom, once around: `anna → ben → anna`. */
function circleText(start: number, next: ReadonlyMap<number, number>, payees: readonly Payee[]): string {
  const names = [(payees[start] as Payee).id];
  for (let place = next.get(start) as number; place !== start; place = next.get(place) as number) {
    if (names.length > MAX_FOUND_LENGTH) break;
    names.push((payees[place] as Payee).id);
  }
  return [...names, (payees[start] as Payee).id].join(' → ');
}

/** One value for all days, or a dated list. */
function readDated<Value>(
  reader: FieldReader,
  input: unknown,
  at: string,
  read: (entry: unknown, entryAt: string) => (Window & { value: Value }) | undefined,
): Dated<Value>[] {
  if (!Array.isArray(input)) {
    const value = read(input, at);
    return value === undefined ? [] : [value];
  }
  if (input.length === 0) reader.refuse('list_too_short', at, undefined, '1');
  const dated: { readonly entry: Dated<Value>; readonly entryAt: string }[] = [];
  reader.each(input, at, (given, place) => {
    const entryAt = pointer(at, place);
    const entry = read(given, entryAt);
    if (entry !== undefined) dated.push({ entry, entryAt });
  });
  dated.sort((a, b) => a.entry.from - b.entry.from);
  dated.forEach(({ entry, entryAt }, place) => {
    const before = dated[place - 1];
    if (before !== undefined && entry.from <= before.entry.to) {
      reader.refuse('dated_overlap', entryAt, dayText(entry.from), `after ${dayText(before.entry.to)}`);
    }
  });
  return dated.map(({ entry }) => entry);
}

const ALWAYS: Window = { from: FIRST_DAY, to: LAST_DAY };

function readWorkingShare(reader: FieldReader, input: unknown, at: string): Dated<Rational>[] {
  if (input === undefined) return [{ ...ALWAYS, value: Rational.ONE }];
  return readDated(reader, input, at, (entry, entryAt) => {
    const bare = isBareFigure(entry);
    const fields = bare
      ? { share: entry }
      : reader.fields(entry, entryAt, ['from', 'to', 'share'], '{ from, to, share }');
    if (fields === undefined) return undefined;
    const shareAt = bare ? entryAt : pointer(entryAt, 'share');
    const value = reader.figureWithin(fields.share, shareAt, RATIO, Rational.ZERO, Rational.ONE);
    const stretch = 'from' in fields ? reader.stretch(fields.from, fields.to, entryAt) : ALWAYS;
    return value === undefined || stretch === undefined ? undefined : { ...stretch, value };
  });
}

function readAbsences(reader: FieldReader, input: unknown, at: string): (Window & { kind: string })[] {
  const absences: (Window & { kind: string })[] = [];
  reader.each(input, at, (entry, place) => {
    const entryAt = pointer(at, place);
    const fields = reader.fields(entry, entryAt, ['from', 'to', 'kind'], '{ from, to, kind }');
    if (fields === undefined) return;
    const kind = reader.id(fields.kind, pointer(entryAt, 'kind'));
    const stretch = reader.stretch(fields.from, fields.to, entryAt);
    if (kind !== undefined && stretch !== undefined) absences.push({ ...stretch, kind });
  });
  return absences;
}

/** An object from ids to dated values. */
function readById<Value>(
  reader: FieldReader,
  input: unknown,
  at: string,
  read: (reader: FieldReader, entry: unknown, at: string) => (Window & { value: Value }) | undefined,
): Map<string, Dated<Value>[]> {
  const byId = new Map<string, Dated<Value>[]>();
  if (input === undefined) return byId;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    reader.refuse('wrong_type', at, input, 'an object');
    return byId;
  }
  for (const key of Object.keys(input)) {
    const keyAt = pointer(at, key);
    if (reader.name(key, keyAt) === undefined) continue;
    const value = (input as Record<string, unknown>)[key];
    byId.set(
      key,
      readDated(reader, value, keyAt, (entry, entryAt) => read(reader, entry, entryAt)),
    );
  }
  return byId;
}

function readPersonal(reader: FieldReader, entry: unknown, at: string): Dated<Rational> | undefined {
  const bare = isBareFigure(entry);
  const fields = bare ? { amount: entry } : reader.fields(entry, at, ['from', 'to', 'amount'], '{ amount, from, to }');
  if (fields === undefined) return undefined;
  const value = reader.figure(fields.amount, bare ? at : pointer(at, 'amount'), { percent: true });
  const stretch = 'from' in fields ? reader.stretch(fields.from, fields.to, at) : ALWAYS;
  return value === undefined || stretch === undefined ? undefined : { ...stretch, value };
}

function readQuota(reader: FieldReader, entry: unknown, at: string): Dated<PayeeQuota> | undefined {
  const fields = reader.fields(entry, at, ['from', 'to', 'amount', 'per', 'told'], '{ amount, per }');
  if (fields === undefined) return undefined;
  const amount = reader.figure(fields.amount, pointer(at, 'amount'), { percent: true });
  const per =
    fields.per === undefined
      ? 'period'
      : reader.oneOf(fields.per, pointer(at, 'per'), ['period', 'month', 'quarter', 'year']);
  reader.optionalDate(fields.told, pointer(at, 'told'));
  const stretch = reader.stretch(fields.from, fields.to, at);
  if (amount === undefined || per === undefined || stretch === undefined) return undefined;
  if (amount.sign < 0) return reader.refuse('out_of_range', pointer(at, 'amount'), fields.amount, '0 to …');
  return { ...stretch, value: { amount, per } };
}
