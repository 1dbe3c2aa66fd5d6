/** Reading exchange rates, and that no day has two of them. */
import { dayText } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import { Rational } from '../number/rational.js';
import { isCurrency } from '../plan/currency.js';
import { pointer } from '../trace/problems.js';
import type { FieldReader } from './field-reader.js';
import { readPeriod } from './kpis.js';
import { lastHolding, type Pair, pairKey, RateTable } from './rates.js';

/** How many days after its own a rate by date holds at most. */
const GOOD_FOR_DAYS = 7;

/**
 * Reads rates: `{ currency, to, rate, source }`, each with a `period` or a `date`.
 *
 * @param yearStartOf the first month of the fiscal year of the plans in a currency, for names of periods
 */
export function readRates(reader: FieldReader, input: unknown, yearStartOf: (to: string) => number): RateTable {
  const pairs = new Map<string, Pair>();
  const keys = ['currency', 'to', 'period', 'date', 'rate', 'source'] as const;
  reader.each(input, '/rates', (entry, place) => {
    const at = pointer('/rates', place);
    const fields = reader.fields(entry, at, keys, '{ currency, to, date, rate }');
    if (fields === undefined) return;
    const currency = readCurrency(reader, fields.currency, pointer(at, 'currency'));
    const to = readCurrency(reader, fields.to, pointer(at, 'to'));
    const rate = reader.figureWithin(fields.rate, pointer(at, 'rate'), {}, Rational.ZERO);
    const source = reader.text(fields.source, pointer(at, 'source'));
    if (rate?.sign === 0) reader.refuse('out_of_range', pointer(at, 'rate'), '0', '> 0');
    if (currency !== undefined && currency === to) reader.refuse('rate_to_itself', pointer(at, 'to'), to);
    if (fields.period !== undefined && fields.date !== undefined) reader.refuse('two_words', at, 'period, date');
    const when =
      fields.period === undefined
        ? readDate(reader, fields.date, pointer(at, 'date'))
        : readPeriod(reader, fields.period, pointer(at, 'period'), yearStartOf(to ?? ''));
    if (currency === undefined || to === undefined || rate === undefined || when === undefined) return;
    const { from, to: last, name: on } = when;
    const exchange = { currency, to, rate, on, ...(source === undefined ? undefined : { source }) };
    const key = pairKey(currency, to);
    const pair = pairs.get(key) ?? { periods: [], dates: [] };
    pairs.set(key, pair);
    pair[fields.period === undefined ? 'dates' : 'periods'].push({ from, to: last, at, exchange });
  });
  for (const pair of pairs.values()) refuseDoubles(reader, pair);
  return new RateTable(pairs);
}

function readCurrency(reader: FieldReader, input: unknown, at: string): string | undefined {
  if (input === undefined) return reader.refuse('missing_field', at);
  if (typeof input !== 'string') return reader.refuse('wrong_type', at, input, 'text');
  return isCurrency(input) ? input : reader.refuse('currency_not_valid', at, input);
}

function readDate(reader: FieldReader, input: unknown, at: string): (Window & { readonly name: string }) | undefined {
  const date = reader.date(input, at);
  return date === undefined ? undefined : { from: date, to: date + GOOD_FOR_DAYS, name: dayText(date) };
}

/** No day has two rates of its own: periods do not overlap, no date is there twice or lies in a period. */
function refuseDoubles(reader: FieldReader, { periods, dates }: Pair): void {
  for (const quoted of [periods, dates]) quoted.sort((a, b) => a.from - b.from);
  periods.forEach(({ from, at, exchange }, place) => {
    const before = periods[place - 1];
    if (before !== undefined && from <= before.to) reader.refuse('rate_given_twice', at, exchange.on);
  });
  dates.forEach(({ from, at, exchange }, place) => {
    const isTwice = dates[place - 1]?.from === from || lastHolding(periods, from) !== undefined;
    if (isTwice) reader.refuse('rate_given_twice', at, exchange.on);
  });
}
