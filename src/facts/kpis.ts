/** Reading KPIs: a figure, counted things, or nothing to measure, each for exactly one period. */
import { parsePeriod, type Window, windowText } from '../calendar/period.js';
import { Rational } from '../number/rational.js';
import { pointer } from '../trace/problems.js';
import type { Kpi } from './facts.js';
import { type FieldReader, isBareFigure } from './field-reader.js';

/** Reads the KPIs of a payee, each for exactly one period. */
export function readKpis(reader: FieldReader, input: unknown, at: string, yearStartMonth: number): Map<string, Kpi[]> {
  const byId = new Map<string, Kpi[]>();
  const given = new Set<string>();
  reader.each(input, at, (entry, place) => {
    const entryAt = pointer(at, place);
    const fields = reader.fields(entry, entryAt, ['id', 'period', 'value', 'source'], '{ id, period, value }');
    if (fields === undefined) return;
    const id = reader.name(fields.id, pointer(entryAt, 'id'));
    const period = readPeriod(reader, fields.period, pointer(entryAt, 'period'), yearStartMonth);
    const value = readKpiValue(reader, fields.value, pointer(entryAt, 'value'));
    const source = reader.text(fields.source, pointer(entryAt, 'source'));
    if (id === undefined || period === undefined || value === undefined) return;
    const { from, to, name: periodName } = period;
    const key = `${from} ${to} ${id}`;
    if (given.has(key)) reader.refuse('kpi_given_twice', entryAt, `${id} ${periodName}`);
    given.add(key);
    const list = byId.get(id) ?? [];
    list.push({ period: { from, to }, periodName, ...value, ...(source === undefined ? undefined : { source }) });
    byId.set(id, list);
  });
  return byId;
}

/** A period by its name, or by its days. */
export function readPeriod(
  reader: FieldReader,
  input: unknown,
  at: string,
  yearStartMonth: number,
): (Window & { readonly name: string }) | undefined {
  if (input === undefined) return reader.refuse('missing_field', at);
  if (typeof input !== 'object' || input === null) {
    const period = typeof input === 'string' ? parsePeriod(input, yearStartMonth) : undefined;
    return period ?? reader.refuse('not_a_period', at, input);
  }
  const days = reader.days(input, at);
  return days === undefined ? undefined : { ...days, name: windowText(days) };
}

function readKpiValue(reader: FieldReader, input: unknown, at: string): Pick<Kpi, 'value' | 'parts'> | undefined {
  if (input === null) return { value: null };
  if (!isBareFigure(input) && ('num' in (input as object) || 'den' in (input as object))) {
    const fields = reader.fields(input, at, ['num', 'den']);
    if (fields === undefined) return undefined;
    const num = reader.figure(fields.num, pointer(at, 'num'), {});
    const den = reader.figureWithin(fields.den, pointer(at, 'den'), {}, Rational.ZERO);
    if (num === undefined || den === undefined) return undefined;
    return { value: den.sign === 0 ? null : num.dividedBy(den), parts: { num, den } };
  }
  const value = reader.figure(input, at, { percent: true });
  return value === undefined ? undefined : { value };
}
