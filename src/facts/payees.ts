/** Reading payees: employment, working share, quotas, KPIs and personal figures, dated where they change. */
import { parsePeriod, type Window } from '../calendar/period.js';
import { Rational } from '../number/rational.js';
import type { FigureForms } from '../number/read.js';
import { idRefusal } from '../trace/ids.js';
import { pointer } from '../trace/problems.js';
import type { CreditBook } from './credit-book.js';
import { type Dated, FIRST_DAY, type Kpi, LAST_DAY, type Payee, type PayeeQuota } from './facts.js';
import type { FieldReader } from './field-reader.js';

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

const PLAIN: FigureForms = {};
const RATIO: FigureForms = { percent: true, fraction: true };

/** Reads the payees into a list whose places are their numbers in the credit book. */
export function readPayees(
  reader: FieldReader,
  book: CreditBook,
  input: unknown,
  yearStartMonth: (plan: string | undefined) => number,
): Payee[] {
  const payees: Payee[] = [];
  reader.list(input, '/payees').forEach((entry, place) => {
    const at = pointer('/payees', place);
    const fields = reader.fields(entry, at, PAYEE_FIELDS);
    if (fields === undefined) return;
    for (const later of ['advances', 'adjustments', 'days'] as const) {
      const list = reader.list(fields[later], pointer(at, later));
      if (list.length > 0) reader.refuse('not_supported_yet', pointer(at, later));
    }
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
    };
    if (id === undefined) return;
    if (book.payees.find(id) !== undefined) {
      reader.refuse('duplicate_id', pointer(at, 'id'), id);
      return;
    }
    payees[book.payees.intern(id)] = {
      id,
      ...(name === undefined ? undefined : { name }),
      ...(plan === undefined ? undefined : { plan }),
      ...(reportsTo === undefined ? undefined : { reportsTo }),
      ...(unit === undefined ? undefined : { unit }),
      ...employed,
      ...payee,
    };
  });
  refuseCircles(reader, book, payees);
  return payees;
}

function refuseCircles(reader: FieldReader, book: CreditBook, payees: readonly Payee[]): void {
  payees.forEach((payee, place) => {
    let leader = payee.reportsTo;
    for (let steps = 0; leader !== undefined && steps <= payees.length; steps += 1) {
      const index = book.payees.find(leader);
      if (leader === payee.id) {
        reader.refuse('circular_reference', `/payees/${place}/reportsTo`, payee.reportsTo);
        return;
      }
      if (index === undefined && steps === 0) reader.refuse('unknown_reference', `/payees/${place}/reportsTo`, leader);
      leader = index === undefined ? undefined : payees[index]?.reportsTo;
    }
  });
}

/** One value for all days, or a dated list. */
function readDated<Value>(
  reader: FieldReader,
  input: unknown,
  at: string,
  read: (entry: unknown, entryAt: string) => (Window & { value: Value }) | undefined,
): Dated<Value>[] {
  const entries = Array.isArray(input) ? reader.list(input, at) : [input];
  const dated = entries.flatMap((entry, place) => read(entry, Array.isArray(input) ? pointer(at, place) : at) ?? []);
  dated.sort((a, b) => a.from - b.from);
  dated.forEach((entry, place) => {
    const next = dated[place + 1];
    if (next !== undefined && next.from <= entry.to) reader.refuse('dated_overlap', at);
  });
  return dated;
}

const ALWAYS: Window = { from: FIRST_DAY, to: LAST_DAY };

function readWorkingShare(reader: FieldReader, input: unknown, at: string): Dated<Rational>[] {
  if (input === undefined) return [{ ...ALWAYS, value: Rational.ONE }];
  return readDated(reader, input, at, (entry, entryAt) => {
    const bare = typeof entry !== 'object' || entry === null;
    const fields = bare ? { share: entry } : reader.fields(entry, entryAt, ['from', 'to', 'share']);
    if (fields === undefined) return undefined;
    const shareAt = bare ? entryAt : pointer(entryAt, 'share');
    const value = reader.figureWithin(fields.share, shareAt, RATIO, Rational.ZERO, Rational.ONE);
    const stretch = 'from' in fields ? reader.stretch(fields.from, fields.to, entryAt) : ALWAYS;
    return value === undefined || stretch === undefined ? undefined : { ...stretch, value };
  });
}

function readAbsences(reader: FieldReader, input: unknown, at: string): (Window & { kind: string })[] {
  return reader.list(input, at).flatMap((entry, place) => {
    const entryAt = pointer(at, place);
    const fields = reader.fields(entry, entryAt, ['from', 'to', 'kind']);
    if (fields === undefined) return [];
    const kind = reader.id(fields.kind, pointer(entryAt, 'kind'));
    const stretch = reader.stretch(fields.from, fields.to, entryAt);
    return kind === undefined || stretch === undefined ? [] : [{ ...stretch, kind }];
  });
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
    const refusal = idRefusal(key) ?? (/^\p{L}/u.test(key) ? undefined : 'id_begins_wrong');
    if (refusal !== undefined) {
      reader.refuse(refusal, keyAt, key);
      continue;
    }
    const value = (input as Record<string, unknown>)[key];
    byId.set(key, readDated(reader, value, keyAt, (entry, entryAt) => read(reader, entry, entryAt)));
  }
  return byId;
}

function readPersonal(reader: FieldReader, entry: unknown, at: string): Dated<Rational> | undefined {
  const bare = typeof entry !== 'object' || entry === null;
  const fields = bare ? { amount: entry } : reader.fields(entry, at, ['from', 'to', 'amount']);
  if (fields === undefined) return undefined;
  const value = reader.figure(fields.amount, bare ? at : pointer(at, 'amount'), { percent: true });
  const stretch = 'from' in fields ? reader.stretch(fields.from, fields.to, at) : ALWAYS;
  return value === undefined || stretch === undefined ? undefined : { ...stretch, value };
}

function readQuota(reader: FieldReader, entry: unknown, at: string): Dated<PayeeQuota> | undefined {
  const fields = reader.fields(entry, at, ['from', 'to', 'amount', 'per', 'told']);
  if (fields === undefined) return undefined;
  const amount = reader.figure(fields.amount, pointer(at, 'amount'), { percent: true });
  const per = fields.per === undefined ? 'period' : reader.oneOf(fields.per, pointer(at, 'per'), ['period', 'month', 'quarter', 'year']);
  reader.optionalDate(fields.told, pointer(at, 'told'));
  const stretch = reader.stretch(fields.from, fields.to, at);
  if (amount === undefined || per === undefined || stretch === undefined) return undefined;
  if (amount.sign < 0) return reader.refuse('out_of_range', pointer(at, 'amount'), fields.amount, '0 to …');
  return { ...stretch, value: { amount, per } };
}

function readKpis(reader: FieldReader, input: unknown, at: string, yearStartMonth: number): Map<string, Kpi[]> {
  const byId = new Map<string, Kpi[]>();
  reader.list(input, at).forEach((entry, place) => {
    const entryAt = pointer(at, place);
    const fields = reader.fields(entry, entryAt, ['id', 'period', 'value', 'source']);
    if (fields === undefined) return;
    const id = reader.id(fields.id, pointer(entryAt, 'id'));
    const periodName = typeof fields.period === 'string' ? fields.period : '';
    const period = parsePeriod(periodName, yearStartMonth);
    if (period === undefined) {
      reader.refuse(fields.period === undefined ? 'missing_field' : 'not_a_period', pointer(entryAt, 'period'), fields.period);
    }
    const value = readKpiValue(reader, fields.value, pointer(entryAt, 'value'));
    const source = reader.text(fields.source, pointer(entryAt, 'source'));
    if (id === undefined || period === undefined || value === undefined) return;
    const list = byId.get(id) ?? [];
    if (list.some((kpi) => kpi.period.from === period.from && kpi.period.to === period.to)) {
      reader.refuse('kpi_given_twice', entryAt, `${id} ${periodName}`);
    }
    list.push({ period, periodName, ...value, ...(source === undefined ? undefined : { source }) });
    byId.set(id, list);
  });
  return byId;
}

function readKpiValue(reader: FieldReader, input: unknown, at: string): Pick<Kpi, 'value' | 'parts'> | undefined {
  if (input === null) return { value: null };
  if (typeof input === 'object' && !Array.isArray(input) && 'num' in input) {
    const fields = reader.fields(input, at, ['num', 'den']);
    if (fields === undefined) return undefined;
    const num = reader.figure(fields.num, pointer(at, 'num'), PLAIN);
    const den = reader.figureWithin(fields.den, pointer(at, 'den'), PLAIN, Rational.ZERO);
    if (num === undefined || den === undefined) return undefined;
    return { value: den.sign === 0 ? null : num.dividedBy(den), parts: { num, den } };
  }
  const value = reader.figure(input, at, { percent: true });
  return value === undefined ? undefined : { value };
}
