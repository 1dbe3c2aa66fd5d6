/** What the company knows on the payday of a month: facts grow from month to month, and none of the past is edited. */
import type { FactsInput } from 'dreiklang';
import { type Entry, ledgerOf } from './ledger.js';
import { dayOf, monthName } from './months.js';
import { customersOf, kpisOf, PEOPLE, payeeIn } from './people.js';
import { Seeded } from './seeded.js';

/** Dollars in euros, month by month; the one of August was booked wrongly and is put right in September. */
const DOLLAR = ['0.92', '0.93', '0.925', '0.91', '0.905', '0.9', '0.895', '0.95', '0.885', '0.88', '0.875', '0.87'];
const DOLLAR_OF_AUGUST = '0.89';

export class World {
  readonly #ledger: readonly Entry[];
  readonly #kpis: ReadonlyMap<string, readonly string[]>;

  constructor(seed: number) {
    const seeded = new Seeded(seed);
    this.#kpis = kpisOf(seeded);
    this.#ledger = ledgerOf(seeded);
  }

  /** The facts on payday. Payments are known up to the last day of the month. */
  factsIn(month: number): FactsInput {
    const last = dayOf(month, 31);
    return {
      covers: { from: '2024-12-01', to: last },
      customers: PEOPLE.flatMap(customersOf),
      payees: PEOPLE.map((person) => payeeIn(month, person, this.#kpis.get(person.id) as readonly string[])),
      rates: DOLLAR.slice(0, month).map((rate, place) => ({
        currency: 'USD',
        to: 'EUR',
        period: monthName(place + 1),
        rate: place === 7 && month > 8 ? DOLLAR_OF_AUGUST : rate,
        source: 'Treasury',
      })),
      lines: this.#ledger.filter((entry) => entry.month <= month).map(({ line }) => knownBy(line, last)),
    };
  }
}

/** A line with those of its payments that are known by a day. */
function knownBy(line: Entry['line'], day: string): Entry['line'] {
  const { payments, ...rest } = line;
  const known = payments?.filter(({ date }) => date <= day) ?? [];
  return known.length === 0 ? (rest as Entry['line']) : { ...line, payments: known };
}
