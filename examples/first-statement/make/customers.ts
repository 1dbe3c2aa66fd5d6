/** The customers: invented middle-sized companies, some there from the start, others new in every year. */

import { dateText, MONTHS, type Month, workday } from './calendar.js';
import { CATEGORIES } from './categories.js';
import { OWNERS, type Owner } from './people.js';
import { Seeded } from './seeded.js';

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly since: string;
  readonly segment: string;
  readonly mergedInto?: string;
  readonly owner: Owner;
  /** 0 large, 1 middle-sized, 2 small. */
  readonly size: 0 | 1 | 2;
  /** What a customer that buys everything would come to in a year, in euros. */
  readonly yearlyEuros: number;
  /** How 2026 compares with 2025, in hundredths. */
  readonly trend: number;
  /** Category → place of the first month (see `MONTHS`) in which it is bought. */
  readonly buysFrom: ReadonlyMap<string, number>;
}

const FIRST_PARTS = [
  'Alten',
  'Birken',
  'Drei',
  'Eller',
  'Falken',
  'Hessel',
  'Kirch',
  'Linden',
  'Moor',
  'Ratten',
  'Stein',
];
const LAST_PARTS = ['au', 'bach', 'brock', 'feld', 'hagen', 'hausen', 'kamp', 'rode', 'stedt', 'wald'];
const TRADES: readonly (readonly [segment: string, trades: readonly string[]])[] = [
  ['food', ['Molkerei', 'Backwaren', 'Brauerei', 'Fruchtsäfte', 'Feinkost']],
  ['chemicals', ['Lacke', 'Kunststoffe', 'Klebstoffe', 'Harze']],
  ['machinery', ['Antriebstechnik', 'Gießerei', 'Pumpenbau', 'Werkzeugbau']],
  ['paper', ['Papierfabrik', 'Wellpappe', 'Verpackungen']],
  ['logistics', ['Spedition', 'Lagerlogistik', 'Kühllogistik']],
];
const FORMS = ['GmbH', 'GmbH & Co. KG', 'KG', 'AG', 'GmbH'];
const EUROS: readonly (readonly [number, number])[] = [
  [90_000, 190_000],
  [36_000, 80_000],
  [12_000, 28_000],
];

/** How many customers are there from the start, and first come in 2024, 2025 and the first half of 2026. */
const FIRST_YEARS = [86, 9, 11, 6] as const;

/** All customers, in order of id. */
export function makeCustomers(): Customer[] {
  const seeded = new Seeded(1848);
  const customers = FIRST_YEARS.flatMap((count, stage) =>
    Array.from({ length: count }, (_, place) => ({ stage, place })),
  ).map(({ stage, place }, number) => makeCustomer(seeded, stage, place, number));
  const [merged, into] = [customers[41] as Customer, customers[12] as Customer];
  customers[41] = { ...merged, owner: into.owner, mergedInto: into.id };
  return customers;
}

function makeCustomer(seeded: Seeded, stage: number, place: number, number: number): Customer {
  const [segment, trades] = TRADES[(number * 3 + seeded.below(2)) % TRADES.length] as (typeof TRADES)[number];
  const family = `${FIRST_PARTS[number % FIRST_PARTS.length]}${LAST_PARTS[(number * 7) % LAST_PARTS.length]}`;
  const size = (place % 6 === 0 ? 0 : place % 6 < 3 ? 1 : 2) as 0 | 1 | 2;
  const [least, most] = EUROS[size] as readonly [number, number];
  const from = firstMonth(seeded, stage, place);
  const yearlyEuros = seeded.between(least / 500, most / 500) * 500;
  return {
    id: String(1017 + number * 23).padStart(5, '0'),
    name: `${family} ${seeded.one(trades)} ${seeded.one(FORMS)}`,
    since:
      from < 0
        ? dateText({ year: seeded.between(2004, 2022), month: seeded.between(1, 12) }, seeded.between(2, 27))
        : dateText(MONTHS[from] as Month, workday(MONTHS[from] as Month, seeded.between(3, 12))),
    segment,
    owner: OWNERS[number % OWNERS.length] as Owner,
    size,
    yearlyEuros,
    trend: seeded.between(82, 108),
    buysFrom: buysFrom(seeded, size, Math.max(0, from)),
  };
}

/** Place of the first month of a customer; below 0 where it is older than the lines. */
function firstMonth(seeded: Seeded, stage: number, place: number): number {
  if (stage === 0) return -1;
  return stage === 3 ? 24 + (place % 6) : (stage - 1) * 12 + ((place * 5 + seeded.below(3)) % 12);
}

/** Two to four categories from the start; others come later, most of them since broadening is paid. */
function buysFrom(seeded: Seeded, size: number, from: number): Map<string, number> {
  const first = new Map<string, number>();
  for (const { id } of CATEGORIES) {
    const inHundred = id === 'maintenance' ? 92 : id === 'spares' ? 80 : 40 - size * 12;
    if (seeded.happens(inHundred)) first.set(id, from);
  }
  if (first.size === 0) first.set('maintenance', from);
  for (let quarter = Math.ceil((from + 1) / 3); quarter < 10; quarter += 1) {
    const left = CATEGORIES.filter(({ id }) => !first.has(id));
    if (left.length > 0 && seeded.happens(quarter < 8 ? 6 : 26))
      first.set(seeded.one(left).id, quarter * 3 + seeded.below(2));
  }
  return first;
}
