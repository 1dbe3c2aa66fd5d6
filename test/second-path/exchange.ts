/** Currencies: decimals of each, and what one unit of a line's comes to in the plan's. */
import type Fraction from 'fraction.js';
import type { FactsInput, LineInput } from '../support/generate-facts.js';
import { fraction } from '../support/some-pay.js';
import { isIn, plusDays } from './calendar.js';
import { ONE } from './figures.js';
import type { Json } from './setting.js';

const MINOR_UNITS: Readonly<Record<string, number>> = { JPY: 0, KWD: 3 };

export function minorUnitOf(currency: string): number {
  return MINOR_UNITS[currency] ?? 2;
}

/** The currency of a line; of several in one invoice there is one alone. */
export function currencyOf(line: LineInput, ofPlan: string): string {
  return String(line.currency ?? ofPlan);
}

/** The rate of the line's own day: that of a period, else the last one by date, at most 7 days old. */
export function rateOf({ rates = [] }: FactsInput, line: LineInput, ofPlan: string): Fraction {
  const currency = currencyOf(line, ofPlan);
  if (currency === ofPlan) return ONE;
  const ours: Json[] = rates.filter((one: Json) => one.currency === currency && one.to === ofPlan);
  const ofPeriod = ours.find(({ period }) => period !== undefined && isIn(line.date, period));
  const dated = ours.filter(({ date }) => date !== undefined && date <= line.date && line.date <= plusDays(date, 7));
  const latest = dated.sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
  return fraction((ofPeriod ?? latest).rate);
}
