/** What the company sells: how often, for how much of a customer's year, at which costs. */

export interface Category {
  readonly id: string;
  readonly name: string;
  /** Lines a year of a large, a middle-sized and a small customer. */
  readonly linesAYear: readonly [number, number, number];
  /** Part of a customer's yearly amount, in hundredths, where the customer buys it. */
  readonly part: number;
  /** Costs in hundredths of the amount. */
  readonly material: number;
  readonly freight: number;
  readonly labour: number;
  /** How busy each month is, in hundredths of an average one. */
  readonly season: readonly number[];
}

const EVEN = [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100] as const;
const SUMMER = [70, 75, 90, 105, 120, 130, 130, 120, 110, 95, 80, 75] as const;
const STANDSTILL = [80, 80, 95, 100, 95, 110, 140, 150, 90, 85, 85, 90] as const;
const YEAR_END = [80, 85, 95, 95, 100, 100, 90, 85, 105, 115, 125, 125] as const;

export const CATEGORIES: readonly Category[] = [
  {
    id: 'maintenance',
    name: 'Wartung',
    linesAYear: [8, 5, 3],
    part: 34,
    material: 17,
    freight: 2,
    labour: 42,
    season: EVEN,
  },
  {
    id: 'spares',
    name: 'Ersatzteile',
    linesAYear: [14, 9, 5],
    part: 30,
    material: 60,
    freight: 4,
    labour: 3,
    season: STANDSTILL,
  },
  {
    id: 'rental',
    name: 'Mietgeräte',
    linesAYear: [5, 3, 1],
    part: 12,
    material: 24,
    freight: 6,
    labour: 11,
    season: SUMMER,
  },
  {
    id: 'inspection',
    name: 'Prüfung',
    linesAYear: [4, 2, 2],
    part: 9,
    material: 5,
    freight: 1,
    labour: 47,
    season: EVEN,
  },
  {
    id: 'training',
    name: 'Schulung',
    linesAYear: [2, 1, 1],
    part: 5,
    material: 6,
    freight: 0,
    labour: 46,
    season: YEAR_END,
  },
  {
    id: 'modernisation',
    name: 'Modernisierung',
    linesAYear: [2, 1, 1],
    part: 24,
    material: 46,
    freight: 3,
    labour: 21,
    season: YEAR_END,
  },
];

/** Until June 2024 maintenance was booked under another code. */
export const OLD_MAINTENANCE = {
  id: 'svc',
  name: 'Service (alt)',
  sameAs: 'maintenance',
  until: '2024-06-30',
} as const;
