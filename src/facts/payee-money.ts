/** Reading what a payee was paid or charged beside the components: adjustments, each with a reason, and advances. */
import { Rational } from '../number/rational.js';
import { pointer } from '../trace/problems.js';
import type { Adjustment, Advance } from './facts.js';
import type { FieldReader } from './field-reader.js';
import { readPeriod } from './kpis.js';

/** Reads adjustments: `{ period, amount, reason, author, component? }`. */
export function readAdjustments(reader: FieldReader, input: unknown, at: string, yearStartMonth: number): Adjustment[] {
  const adjustments: Adjustment[] = [];
  const keys = ['period', 'amount', 'reason', 'author', 'component'] as const;
  reader.each(input, at, (entry, place) => {
    const entryAt = pointer(at, place);
    const fields = reader.fields(entry, entryAt, keys, '{ period, amount, reason, author }');
    if (fields === undefined) return;
    const period = readPeriod(reader, fields.period, pointer(entryAt, 'period'), yearStartMonth);
    const amount = reader.figure(fields.amount, pointer(entryAt, 'amount'), {});
    const reason = requiredText(reader, fields.reason, pointer(entryAt, 'reason'));
    const author = requiredText(reader, fields.author, pointer(entryAt, 'author'));
    const component =
      fields.component === undefined ? undefined : reader.name(fields.component, pointer(entryAt, 'component'));
    if (period === undefined || amount === undefined || reason === undefined || author === undefined) return;
    const { from, to, name: periodName } = period;
    adjustments.push({
      at: entryAt,
      period: { from, to },
      periodName,
      amount,
      reason,
      author,
      ...(component === undefined ? undefined : { component }),
    });
  });
  return adjustments;
}

function requiredText(reader: FieldReader, input: unknown, at: string): string | undefined {
  if (input === undefined) return reader.refuse('missing_field', at);
  const text = reader.text(input, at);
  return text === undefined || text.trim() !== '' ? text : reader.refuse('text_empty', at, text);
}

/** Reads advances: `{ date, amount }`, from 0 on, in order of their dates. */
export function readAdvances(reader: FieldReader, input: unknown, at: string): Advance[] {
  const advances: Advance[] = [];
  reader.each(input, at, (entry, place) => {
    const entryAt = pointer(at, place);
    const fields = reader.fields(entry, entryAt, ['date', 'amount'], '{ date, amount }');
    if (fields === undefined) return;
    const date = reader.date(fields.date, pointer(entryAt, 'date'));
    const amount = reader.figureWithin(fields.amount, pointer(entryAt, 'amount'), {}, Rational.ZERO);
    if (date !== undefined && amount !== undefined) advances.push({ date, amount });
  });
  return advances.sort((a, b) => a.date - b.date);
}
