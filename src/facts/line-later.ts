/** Fields of a line whose meaning no plan reads yet: looked at all the same, so that a slip in them is not found later. */
import { MAX_PARTS_PER_LINE } from '../number/limits.js';
import { pointer } from '../trace/problems.js';
import type { FieldReader } from './field-reader.js';

/** @param at pointer of the line */
export function checkLaterFields(
  reader: FieldReader,
  at: string,
  { payments, service }: { readonly payments: unknown; readonly service: unknown },
): void {
  const takePayment = (payment: unknown, place: number): void => {
    const paymentAt = pointer(`${at}/payments`, place);
    const fields = reader.fields(payment, paymentAt, ['date', 'amount']);
    if (fields === undefined) return;
    reader.date(fields.date, pointer(paymentAt, 'date'));
    reader.figure(fields.amount, pointer(paymentAt, 'amount'), {});
  };
  reader.each(payments, `${at}/payments`, takePayment, MAX_PARTS_PER_LINE);
  if (service !== undefined) {
    const fields = reader.fields(service, `${at}/service`, ['from', 'to']);
    if (fields !== undefined) reader.stretch(fields.from, fields.to, `${at}/service`);
  }
}
