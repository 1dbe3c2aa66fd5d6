/**
 * Lines for the benchmark: made from a seed with whole numbers only, so that every machine measures the same text.
 * About 95 % name a payee, 5 % several with shares, 5 % nobody (assignments decide), 1 % take back an earlier line.
 */

/** How much is made. */
export interface BenchSize {
  readonly lines: number;
  readonly payees: number;
}

/** Everything of the facts that is not lines, such as `parseFacts` takes it. */
export interface BenchTables {
  readonly covers: { readonly from: string; readonly to: string };
  readonly customers: readonly { readonly id: string; readonly since: string; readonly segment: string }[];
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly assignments: readonly { readonly customer: string; readonly payee: string; readonly from: string }[];
  readonly payees: readonly object[];
}

export const BENCH_PERIOD = '2026-Q1';

const CUSTOMERS_PER_PAYEE = 20;
const COVERS = { from: '2024-01-01', to: '2026-03-31' } as const;
const SEGMENTS = ['chemicals', 'food', 'machinery', 'utilities'] as const;
/** Id, name, and in hundredths of the amount what material, freight and labour cost. */
const CATEGORIES = [
  ['maintenance', 'Wartung', 18, 2, 41],
  ['spares', 'Ersatzteile', 60, 4, 3],
  ['rental', 'Mietgeräte', 24, 5, 11],
  ['training', 'Schulung', 4, 0, 47],
  ['inspection', 'Prüfung', 6, 1, 46],
  ['modernisation', 'Modernisierung', 45, 3, 22],
] as const;

/** Whole numbers from a seed: the same on every machine. */
export class Seeded {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to `below` − 1. */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  /** Whether something of so many in a thousand happens. */
  happens(inThousand: number): boolean {
    return this.below(1000) < inThousand;
  }
}

/** Customers, categories, assignments and payees with quotas and KPIs. */
export function benchTables({ payees, lines }: BenchSize): BenchTables {
  const seeded = new Seeded(7);
  const perPayeeAndQuarter = Math.round((lines / payees / 9) * 1500);
  const numbers = Array.from({ length: payees * CUSTOMERS_PER_PAYEE }, (_, number) => number);
  return {
    covers: COVERS,
    customers: numbers.map((number) => ({
      id: customerId(number),
      since: sinceOf(number),
      segment: SEGMENTS[number % SEGMENTS.length] as string,
    })),
    categories: CATEGORIES.map(([id, name]) => ({ id, name })),
    assignments: numbers.map((number) => ({
      customer: customerId(number),
      payee: payeeId(ownerOf(number)),
      from: '2015-01-01',
    })),
    payees: Array.from({ length: payees }, (_, number) => ({
      id: payeeId(number),
      plan: 'care-2026',
      from: '2015-01-01',
      workingShare: number % 10 === 0 ? [{ from: '2015-01-01', share: '80%' }] : [{ from: '2015-01-01', share: '1' }],
      quotas: {
        existing: {
          amount: String(perPayeeAndQuarter - (perPayeeAndQuarter % 500)),
          per: 'quarter',
          told: '2025-12-15',
        },
        new: { amount: String(500 + Math.round(perPayeeAndQuarter / 24)), per: 'month', told: '2025-12-15' },
      },
      kpis: [
        {
          id: 'complaints-in-time',
          period: BENCH_PERIOD,
          value: { num: String(38 + seeded.below(12)), den: '50' },
          source: 'ticket system',
        },
        { id: 'development-talks', period: BENCH_PERIOD, value: String(6 + seeded.below(6)), source: 'CRM' },
      ],
    })),
  };
}

/** The lines as the text of one JSON list, in order of date, such as an export gives them. */
export function benchLinesText(size: BenchSize): string {
  const seeded = new Seeded(2026);
  const days = daysOf(COVERS);
  const customers = size.payees * CUSTOMERS_PER_PAYEE;
  const blocks: string[] = [];
  let block: string[] = [];
  for (let number = 0; number < size.lines; number += 1) {
    const day = days[Math.floor((number * days.length) / size.lines)] as string;
    block.push(lineText(seeded, number, day, customers, size.payees));
    if (block.length === 10_000) {
      blocks.push(block.join(','));
      block = [];
    }
  }
  if (block.length > 0) blocks.push(block.join(','));
  return `[${blocks.join(',')}]`;
}

function lineText(seeded: Seeded, number: number, date: string, customers: number, payees: number): string {
  let customer = seeded.below(customers);
  while (sinceOf(customer) > date) customer = seeded.below(customers);
  const category = CATEGORIES[seeded.below(seeded.happens(400) ? CATEGORIES.length : 2)] as (typeof CATEGORIES)[number];
  const cents = 4_000 + seeded.below(280_000) + (seeded.happens(20) ? seeded.below(2_000_000) : 0);
  const line: Record<string, unknown> = {
    id: lineId(number, date),
    date,
    customer: customerId(customer),
    category: category[0],
    amount: money(cents),
    cost: costOf(seeded, cents, category),
  };
  if (seeded.happens(10)) {
    // Taken back on the same day, so that no reversal reaches over the start of the settled period.
    return `${JSON.stringify(withCredit(line, seeded, customer, payees))},${JSON.stringify({
      id: `${lineId(number, date)}-G`,
      date,
      amount: money(-(seeded.happens(500) ? cents : cents >> 1)),
      reverses: { line: line.id },
      reason: 'credit note',
    })}`;
  }
  if (seeded.happens(300)) line.invoice = `R${date.slice(2, 4)}-${String(number >> 1).padStart(7, '0')}`;
  return JSON.stringify(withCredit(line, seeded, customer, payees));
}

function withCredit(line: Record<string, unknown>, seeded: Seeded, customer: number, payees: number) {
  const owner = ownerOf(customer);
  const chance = seeded.below(100);
  if (chance < 5) return line;
  if (chance >= 10) return { ...line, payee: payeeId(owner) };
  const [own, other] = (
    [
      ['2/3', '1/3'],
      ['50%', '50%'],
      ['0.8', '0.2'],
    ] as const
  )[seeded.below(3)] as [string, string];
  const credits = [
    { payee: payeeId(owner), share: own },
    { payee: payeeId((owner + 1) % payees), share: other },
  ];
  return { ...line, credits };
}

function costOf(seeded: Seeded, cents: number, [, , material, freight, labour]: (typeof CATEGORIES)[number]) {
  const of = (hundredths: number): string =>
    money(Math.floor((cents * Math.max(0, hundredths + seeded.below(7) - 3)) / 100));
  if (seeded.happens(100)) return of(material + freight + labour);
  return { material: of(material), freight: of(freight), labour: of(labour) };
}

function money(cents: number): string {
  const whole = Math.trunc(Math.abs(cents) / 100);
  return `${cents < 0 ? '-' : ''}${whole}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}

function lineId(number: number, date: string): string {
  return `L${date.slice(2, 4)}-${String(number).padStart(7, '0')}`;
}

function customerId(number: number): string {
  return `K-${10_000 + number}`;
}

function payeeId(number: number): string {
  return `am-${String(number).padStart(4, '0')}`;
}

function ownerOf(customer: number): number {
  return Math.floor(customer / CUSTOMERS_PER_PAYEE);
}

/** First orders from 2012 to 2022; of every eighth customer in 2025, of every fiftieth in the settled quarter. */
function sinceOf(customer: number): string {
  const month = String(1 + (customer % 12)).padStart(2, '0');
  if (customer % 50 === 0) return `2026-0${1 + (customer % 3)}-05`;
  return `${customer % 8 === 3 ? 2025 : 2012 + (customer % 11)}-${month}-05`;
}

function daysOf({ from, to }: typeof COVERS): string[] {
  const days: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const length = month === 2 ? (year % 4 === 0 ? 29 : 28) : month % 2 === (month > 7 ? 1 : 0) ? 30 : 31;
      for (let day = 1; day <= length; day += 1) {
        const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        if (date >= from && date <= to) days.push(date);
      }
    }
  }
  return days;
}
