/** Lines in other currencies from a seed, and a rate for each of their days. */
import type { FactsInput, LineInput } from './generate-facts.js';
import { type Frame, plusDays } from './generate-frame.js';
import { decimal, type Seeded } from './seeded.js';

/** Of the plan's currency none is. */
const ABROAD = ['USD', 'CHF'] as const;

/** Some of the lines in another currency; those of an invoice in one. */
export function someAbroad(seeded: Seeded, lines: readonly LineInput[], ofPlan: string): LineInput[] {
  if (!seeded.happens(25)) return [...lines];
  const currencies = [...ABROAD, ofPlan, undefined, undefined];
  const invoices = new Map<unknown, string | undefined>();
  return lines.map((line) => {
    const drawn = seeded.pick(currencies);
    const currency = line.invoice !== undefined && invoices.has(line.invoice) ? invoices.get(line.invoice) : drawn;
    invoices.set(line.invoice, currency);
    return currency === undefined ? line : { ...line, currency };
  });
}

/** By period before the settled one, by date within it, at times on the last day that a rate is good for. */
export function someRates(seeded: Seeded, { covers, period }: Frame, to: string): NonNullable<FactsInput['rates']> {
  const rate = (): string => decimal(seeded.between(5_000, 15_000), 4);
  const end = [covers.to, period.to].sort()[1] as string;
  const usd = { currency: 'USD', to };
  const dates: string[] = [];
  for (let date = period.from; date <= end; date = plusDays(date, seeded.between(3, 8))) dates.push(date);
  return [
    { currency: 'CHF', to, period: { from: covers.from, to: end }, rate: rate(), source: 'ECB' },
    { ...usd, period: { from: covers.from, to: plusDays(period.from, -1) }, rate: rate() },
    ...dates.map((date) => ({ ...usd, date, rate: rate() })),
    // The other way round it is none.
    { currency: to, to: 'USD', period: { from: covers.from, to: end }, rate: rate() },
  ];
}
