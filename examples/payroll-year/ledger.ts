/** The sales ledger of the year: lines, credit notes and payments, each known from the payday of some month on. */
import type { FactsInput } from 'dreiklang';
import { dayOf, daysAfter, euros, monthName } from './months.js';
import { customersOf, PEOPLE, type Person } from './people.js';
import type { Seeded } from './seeded.js';

type LineInput = NonNullable<FactsInput['lines']>[number];

/** A line with what the year adds to it. */
export interface Entry {
  readonly line: LineInput;
  /** Number of the month in which it is booked, so that the payday of that month knows it. */
  readonly month: number;
}

const CATEGORIES = ['maintenance', 'spares', 'inspection', 'rental', 'training', 'modernisation'] as const;
const LINES_A_MONTH = 10;

/** January's lines of p02 that are taken back in April and in May, whole and in part. */
const LATER_CORRECTIONS = [
  { line: 'p02-01-03', month: 4, part: 100n },
  { line: 'p02-01-06', month: 5, part: 40n },
] as const;

/** The ledger as it stands at the end of the year, in order of booking. */
export function ledgerOf(seeded: Seeded): readonly Entry[] {
  const before = PEOPLE.flatMap((person) => soldBefore(person, seeded));
  const sold = PEOPLE.flatMap((person) => months().flatMap((month) => soldIn(month, person, seeded)));
  const all = [...before, ...sold, ...strays()];
  return [...all, ...creditNotes(sold, seeded)].sort((a, b) => a.month - b.month);
}

function months(): readonly number[] {
  return Array.from({ length: 12 }, (_, place) => place + 1);
}

/** Two sales a customer in 2025, so that there is something to tell new categories from. */
function soldBefore(person: Person, seeded: Seeded): Entry[] {
  return customersOf(person).flatMap(({ id }, place) => {
    return [0, 1].map((number): Entry => {
      const month = place === 4 ? 0 : -seeded.below(9);
      return entry(month, `${id}-before-${number + 1}`, dayOf(month, 12 + number), person, id, seeded);
    });
  });
}

function soldIn(month: number, person: Person, seeded: Seeded): Entry[] {
  const { id, from = '2026-01-01', to = '2026-12-31' } = person;
  if (from > dayOf(month, 31) || to < dayOf(month, 1)) return [];
  return Array.from({ length: LINES_A_MONTH }, (_, place) => {
    const drawn = dayOf(month, seeded.between(1, 28));
    const date = [from, drawn, to].sort()[1] as string;
    const customer = seeded.pick(customersOf(person)).id;
    return entry(
      month,
      `${id}-${monthName(month).slice(5)}-${String(place + 1).padStart(2, '0')}`,
      date,
      person,
      customer,
      seeded,
    );
  });
}

function entry(month: number, id: string, date: string, person: Person, customer: string, seeded: Seeded): Entry {
  // Most of what a customer buys is what it has always bought.
  const category = seeded.below(12) === 0 ? seeded.pick(CATEGORIES) : (CATEGORIES[seeded.below(2)] as string);
  const amount = BigInt(seeded.between(40_000, 450_000));
  const currency = month > 0 && person.plan === 'abroad' && seeded.below(2) === 0 ? 'USD' : 'EUR';
  const payments = person.plan === 'field' ? paymentsOf(amount, date, seeded) : [];
  return {
    month,
    line: { id, date, customer, category, amount: euros(amount), currency, payee: person.id, payments },
  };
}

/** One to three parts, the last one with what is left; one line in twelve is never paid in full. */
function paymentsOf(amount: bigint, date: string, seeded: Seeded) {
  const parts = BigInt(seeded.between(1, 3));
  const paid = seeded.below(12) === 0 ? parts - 1n : parts;
  return Array.from({ length: Number(paid) }, (_, place) => ({
    date: daysAfter(date, 12 + 31 * place + seeded.below(10)),
    amount: euros(BigInt(place) === parts - 1n ? amount - (amount / parts) * (parts - 1n) : amount / parts),
  }));
}

/** Sales that nobody is credited with, and one that is credited to someone who has left. */
function strays(): Entry[] {
  const stray = { category: 'spares', currency: 'EUR' } as const;
  return [
    { month: 2, line: { id: 'stray-1', date: '2026-02-11', customer: 'web-shop', amount: '640.00', ...stray } },
    { month: 6, line: { id: 'stray-2', date: '2026-06-23', customer: 'web-shop', amount: '1280.50', ...stray } },
    {
      month: 5,
      line: { id: 'stray-3', date: '2026-05-06', customer: 'p07-c1', amount: '990.00', payee: 'p07', ...stray },
    },
  ];
}

/** A few lines of the month before are taken back each month after payday; and those of January that are told above. */
function creditNotes(sold: readonly Entry[], seeded: Seeded): Entry[] {
  const random = months()
    .slice(1)
    .flatMap((month) => {
      const open = sold.filter(({ line, month: of }) => of === month - 1 && isTakenBack(line.payee as string, month));
      return [0, 1, 2].map((place): Entry => {
        const { line } = open[seeded.below(Math.floor(open.length / 3)) * 3 + place] as Entry;
        return creditNote(line, month, seeded.pick([100n, 50n, 25n]));
      });
    });
  const told = LATER_CORRECTIONS.map(({ line, month, part }) =>
    creditNote((sold.find((one) => one.line.id === line) as Entry).line, month, part),
  );
  return [...random, ...told];
}

/** Of those who are paid for payments nothing is taken back, nor of those who have left or whose January is told. */
function isTakenBack(payee: string, month: number): boolean {
  const { plan, to = '2026-12-31' } = PEOPLE.find(({ id }) => id === payee) as Person;
  return plan !== 'field' && payee !== 'p02' && to >= dayOf(month, 31);
}

function creditNote({ id, amount }: LineInput, month: number, percent: bigint): Entry {
  const whole = BigInt(String(amount).replace('.', ''));
  return {
    month,
    line: {
      id: `${id}-back`,
      date: dayOf(month, 9),
      amount: euros(-(whole * percent) / 100n),
      reverses: { line: id },
      reason: percent === 100n ? 'returned' : 'price corrected',
    },
  };
}
