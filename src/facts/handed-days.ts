/** Reading days worked: so many of so many, each for exactly one period. */
import { Rational } from '../number/rational.js';
import { pointer } from '../trace/problems.js';
import type { WorkedDays } from './facts.js';
import type { FieldReader } from './field-reader.js';
import { readPeriod } from './kpis.js';

/** Reads the days of a payee: `{ period, worked, of }`, worked from 0 to `of`, which is above 0. */
export function readDays(reader: FieldReader, input: unknown, at: string, yearStartMonth: number): WorkedDays[] {
  const days: WorkedDays[] = [];
  reader.each(input, at, (entry, place) => {
    const entryAt = pointer(at, place);
    const fields = reader.fields(entry, entryAt, ['period', 'worked', 'of'], '{ period, worked, of }');
    if (fields === undefined) return;
    const period = readPeriod(reader, fields.period, pointer(entryAt, 'period'), yearStartMonth);
    const of = reader.figureWithin(fields.of, pointer(entryAt, 'of'), {}, Rational.ZERO);
    const worked = reader.figureWithin(fields.worked, pointer(entryAt, 'worked'), {}, Rational.ZERO, of);
    if (of?.sign === 0) reader.refuse('out_of_range', pointer(entryAt, 'of'), '0', '> 0');
    if (period === undefined || worked === undefined || of === undefined) return;
    const { from, to, name: periodName } = period;
    if (days.some((known) => known.period.from === from && known.period.to === to)) {
      reader.refuse('days_given_twice', entryAt, periodName);
    }
    days.push({ period: { from, to }, periodName, worked, of });
  });
  return days;
}
