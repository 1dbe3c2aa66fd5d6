/** When a line was paid, and how much of it. */
import type { Day } from '../calendar/day.js';
import { MAX_PARTS_PER_LINE } from '../number/limits.js';
import { Rational, sum } from '../number/rational.js';
import { pointer } from '../trace/problems.js';
import type { Payment } from './facts.js';
import type { FieldReader } from './field-reader.js';

/** @returns what was paid, a payment a day, in order of the days; undefined where one of them is none */
export function readPayments(reader: FieldReader, input: unknown, at: string): readonly Payment[] | undefined {
  const byDay = new Map<Day, Rational>();
  let isWhole = true;
  const take = (payment: unknown, place: number): void => {
    const paymentAt = pointer(at, place);
    const fields = reader.fields(payment, paymentAt, ['date', 'amount']);
    if (fields === undefined) {
      isWhole = false;
      return;
    }
    const day = reader.date(fields.date, pointer(paymentAt, 'date'));
    const amount = reader.figure(fields.amount, pointer(paymentAt, 'amount'), {});
    if (day === undefined || amount === undefined) isWhole = false;
    else byDay.set(day, (byDay.get(day) ?? Rational.ZERO).plus(amount));
  };
  reader.each(input, at, take, MAX_PARTS_PER_LINE);
  if (!isWhole) return undefined;
  return [...byDay].map(([day, amount]) => ({ day, amount })).sort((a, b) => a.day - b.day);
}

/** What all payments come to. Exact. */
export function paidInAll(payments: readonly Payment[]): Rational {
  return sum(payments.map(({ amount }) => amount));
}

/** Whether no more was paid than there is, and no more was paid back than was paid. */
export function isPayable(paid: Rational, amount: Rational): boolean {
  const [least, most] = amount.sign < 0 ? [amount, Rational.ZERO] : [Rational.ZERO, amount];
  return paid.isAtLeast(least) && most.isAtLeast(paid);
}
