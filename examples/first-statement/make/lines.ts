/** Two and a half years of invoice lines and credit notes. All amounts are whole cents until they are written. */
import { COVERS, dateText, daysIn, daysLater, MONTHS, workday } from './calendar.js';
import { CATEGORIES, type Category, OLD_MAINTENANCE } from './categories.js';
import type { Customer } from './customers.js';
import { stretchesOf } from './people.js';
import { Seeded } from './seeded.js';

export interface Credit {
  readonly payee: string;
  readonly share: string;
  readonly overlay?: true;
}

/** A line as the facts have it. */
export interface Line {
  readonly id: string;
  readonly date: string;
  readonly customer?: string;
  readonly category?: string;
  readonly amount: string;
  readonly cost?: string | { readonly material: string; readonly freight: string; readonly labour: string };
  readonly payee?: string;
  readonly credits?: readonly Credit[];
  readonly invoice?: string;
  readonly reverses?: { readonly line: string } | { readonly invoice: string };
  readonly reason?: string;
}

/** A line before it is numbered. */
interface Sale {
  readonly customer: Customer;
  readonly category: Category;
  readonly date: string;
  readonly cents: number;
  /** Costs in cents: material, freight, labour. */
  readonly costs: readonly [number, number, number];
}

const COLLEAGUES = ['brandt', 'demir', 'falk', 'seidel'] as const;
const REASONS = ['Rabatt nachgereicht', 'Teil zurückgeschickt', 'Termin ausgefallen', 'falsch berechnet'] as const;
/** 2024, 2025, 2026 in hundredths of 2025. */
const GROWTH = [96, 100, 101] as const;
/** Hundredths of the amount by which labour got cheaper, year by year. */
const LEARNED = [0, 1, 3] as const;
/** Before July 2024 the books had one cost figure a line. */
const NAMED_COSTS_FROM = '2024-07-01';
/** The customer that was taken over kept its own number until then. */
const MERGED_UNTIL = '2025-06-30';
const OVERLAY_FROM_CENTS = 800_000;

/** All lines in order of date and id. */
export function makeLines(customers: readonly Customer[]): Line[] {
  const seeded = new Seeded(2026);
  const sales = customers.flatMap((customer) => salesOf(seeded, customer));
  sales.sort((a, b) => compare(a.date, b.date) || compare(a.customer.id, b.customer.id));
  const lines: Line[] = [];
  let invoice = 0;
  let onInvoice = 0;
  let credited = 0;
  sales.forEach((sale, place) => {
    const before = sales[place - 1];
    const isSame = before?.date === sale.date && before.customer === sale.customer;
    invoice += isSame ? 0 : 1;
    onInvoice = isSame ? onInvoice + 1 : 1;
    const number = `R${sale.date.slice(2, 4)}-${String(invoice).padStart(5, '0')}`;
    const line = lineOf(seeded, sale, `${number}-${onInvoice}`, number);
    lines.push(line);
    if (!seeded.happens(2) || credited === invoice) return;
    credited = invoice;
    lines.push(...creditNote(seeded, line, sale));
  });
  return lines.sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
}

function salesOf(seeded: Seeded, customer: Customer): Sale[] {
  const sales: Sale[] = [];
  MONTHS.forEach((month, place) => {
    let invoiced = '';
    for (const category of CATEGORIES) {
      const from = customer.buysFrom.get(category.id);
      if (from === undefined || place < from) continue;
      const aYear = category.linesAYear[customer.size] as number;
      const isFirst = place === from && customer.since >= COVERS.from;
      const begins = place === from && from > 0;
      if (!begins && seeded.below(1200) >= aYear * (category.season[month.month - 1] as number)) continue;
      const date = isFirst ? customer.since : dateText(month, workday(month, seeded.between(2, daysIn(month))));
      const sale = saleOf(seeded, customer, category, invoiced !== '' && seeded.happens(25) ? invoiced : date);
      if (sale.date < customer.since || (customer.mergedInto !== undefined && sale.date > MERGED_UNTIL)) continue;
      invoiced = sale.date;
      sales.push(sale);
    }
  });
  return sales;
}

function saleOf(seeded: Seeded, customer: Customer, category: Category, date: string): Sale {
  const year = Number(date.slice(0, 4)) - 2024;
  const aYear = category.linesAYear[customer.size] as number;
  const average = Math.trunc((customer.yearlyEuros * category.part) / aYear);
  const grown = Math.trunc((average * (GROWTH[year] as number)) / 100);
  const moved = year === 2 ? Math.trunc((grown * customer.trend) / 100) : grown;
  const cents = Math.max(9_000, Math.trunc((moved * seeded.between(75, 125)) / 100));
  const even = cents - (cents % (category.id === 'spares' ? 5 : 500));
  const labour = Math.max(0, category.labour - (category.labour > 20 ? (LEARNED[year] as number) : 0));
  const cost = (hundredths: number): number =>
    hundredths === 0 ? 0 : Math.trunc((even * Math.max(1, hundredths + seeded.between(-2, 2))) / 100);
  return {
    customer,
    category,
    date,
    cents: even,
    costs: [cost(category.material), cost(category.freight), cost(labour)],
  };
}

function lineOf(seeded: Seeded, sale: Sale, id: string, invoice: string): Line {
  const { customer, category, date, cents, costs } = sale;
  const [material, freight, labour] = costs;
  const isOldCode = category.id === 'maintenance' && date <= OLD_MAINTENANCE.until;
  return {
    id,
    date,
    customer: customer.id,
    category: isOldCode ? OLD_MAINTENANCE.id : category.id,
    amount: euros(cents),
    cost:
      date < NAMED_COSTS_FROM
        ? euros(material + freight + labour)
        : { material: euros(material), freight: euros(freight), labour: euros(labour) },
    ...creditOf(seeded, sale),
    invoice,
  };
}

/** Nobody (assignments decide), a colleague who closed it, two who share it, or the team lead beside the owner. */
function creditOf(seeded: Seeded, { customer, category, date, cents }: Sale): Pick<Line, 'payee' | 'credits'> {
  const valid = stretchesOf(customer.owner).filter(({ from, to }) => from <= date && (to === undefined || date <= to));
  const own = valid[0]?.payee as string;
  const chance = seeded.below(100);
  if (category.id === 'modernisation' && cents >= OVERLAY_FROM_CENTS && own !== 'winter') {
    const credits = valid.map(({ payee, share }) => ({ payee, share }));
    return { credits: [...credits, { payee: 'winter', share: '50%', overlay: true }] };
  }
  const colleague = COLLEAGUES[(COLLEAGUES.indexOf(own as 'falk') + 1 + seeded.below(2)) % COLLEAGUES.length] as string;
  if (chance < 4) {
    const [mine, theirs] = seeded.one([
      ['2/3', '1/3'],
      ['50%', '50%'],
      ['0.8', '0.2'],
    ] as const);
    return {
      credits: [
        { payee: own, share: mine },
        { payee: colleague, share: theirs },
      ],
    };
  }
  return chance < 8 ? { payee: colleague } : {};
}

/** Takes a part or all of a line back some weeks later; at times the whole invoice by its number. */
function creditNote(seeded: Seeded, line: Line, sale: Sale): Line[] {
  const date = daysLater(line.date, seeded.between(1, 7) * 7);
  if (date > COVERS.to) return [];
  const isWhole = seeded.happens(40);
  const cents = isWhole ? sale.cents : Math.trunc((sale.cents * seeded.between(5, 60)) / 100);
  const byInvoice = seeded.happens(25);
  return [
    {
      id: `G${line.id.slice(1)}`,
      date,
      amount: euros(-cents),
      reverses: byInvoice ? { invoice: line.invoice as string } : { line: line.id },
      reason: seeded.one(REASONS),
    },
  ];
}

/** Cents as money text: `-1250` is `"-12.50"`. */
function euros(cents: number): string {
  const [size, sign] = cents < 0 ? [-cents, '-'] : [cents, ''];
  return `${sign}${Math.trunc(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
