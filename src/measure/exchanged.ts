/** Sums of lines in several currencies as steps of the trace: what there was in each, and what it was exchanged at. */
import type { Exchange } from '../facts/rates.js';
import type { Rational } from '../number/rational.js';
import { byCodeUnit } from '../trace/canonical.js';
import type { Described, Figure, Ledger } from '../trace/ledger.js';
import type { ExactSum } from './exact-sum.js';

/** A part of some sums that was exchanged alike: in the currency of the plan. */
export interface ExchangedPart {
  readonly values: readonly Rational[];
  readonly lines: number;
}

/** Parts of sums by what they were exchanged at. */
export type Exchanged = ReadonlyMap<Exchange, ExchangedPart>;

/** Sums of which parts may have been exchanged. */
interface MixedSums {
  readonly values: readonly Rational[];
  readonly lines: number;
  readonly exchanged?: Exchanged;
  readonly isRounded?: boolean;
}

/** The exchanged parts of sums over the same rows × a share, as a field; none where nothing was exchanged. */
export function exchangedField(group: readonly ExactSum[], share: Rational): { readonly exchanged?: Exchanged } {
  const exchanges = group[0]?.exchanged;
  if (exchanges === undefined) return {};
  const parts = new Map<Exchange, ExchangedPart>();
  // Sums over the same rows are exchanged alike.
  const all = group.map((one) => one.exchanged as typeof exchanges);
  for (const [exchange, { lines }] of exchanges) {
    const values = all.map((own) => (own.get(exchange) as { readonly value: Rational }).value.times(share));
    parts.set(exchange, { values, lines });
  }
  return { exchanged: parts };
}

/** The exchanged parts of two lists of sums over different rows, added up. */
export function exchangedOfBoth(
  a: Exchanged | undefined,
  b: Exchanged | undefined,
): { readonly exchanged?: Exchanged } {
  if (a === undefined || b === undefined) return (a ?? b) === undefined ? {} : { exchanged: (a ?? b) as Exchanged };
  const parts = new Map(a);
  for (const [exchange, { values, lines }] of b) {
    const known = parts.get(exchange);
    if (known === undefined) parts.set(exchange, { values, lines });
    else {
      const added = known.values.map((value, place) => value.plus(values[place] as Rational));
      parts.set(exchange, { values: added, lines: known.lines + lines });
    }
  }
  return { exchanged: parts };
}

/** Some exchanges in the order in which statements show them: by currency, then by date or period. */
function inOrder(exchanges: Iterable<Exchange>): Exchange[] {
  const keyed = [...new Set(exchanges)].map((exchange) => ({ exchange, key: JSON.stringify(rateList(exchange)) }));
  return keyed.sort((a, b) => byCodeUnit(a.key, b.key)).map(({ exchange }) => exchange);
}

/** `[currency, date or period, rate, source]` */
function rateList({ currency, on, rate, source }: Exchange): string[] {
  return [currency, on, rate.toString(), ...(source === undefined ? [] : [source])];
}

/** What a leaf says of the rates that are in it; nothing where all of it is in the plan's currency. */
export function ratesField(sums: Iterable<{ readonly exchanged?: ReadonlyMap<Exchange, unknown> | undefined }>): {
  readonly rates?: readonly string[][];
} {
  const exchanges: Exchange[] = [];
  for (const { exchanged } of sums) if (exchanged !== undefined) exchanges.push(...exchanged.keys());
  return exchanges.length === 0 ? {} : { rates: inOrder(exchanges).map(rateList) };
}

/** More rates than this are listed on one leaf instead of shown step by step, so that statements stay readable. */
const MOST_SHOWN = 12;

/**
 * Enters a sum of money: a leaf where all of it is in the plan's currency; else a leaf for each rate, in its own
 * currency, times the rate, added up. Exact.
 *
 * @param totalOf what the values of the sums come to, without any product of them
 */
export function enteredSum(
  sums: MixedSums,
  totalOf: (values: readonly Rational[]) => Rational,
  of: Readonly<Record<string, Described>>,
  at: string,
  ledger: Ledger,
): Figure {
  const { exchanged } = sums;
  const total = totalOf(sums.values);
  if (exchanged === undefined) return ledger.lines(total, sums.lines, of, at);
  if (exchanged.size > MOST_SHOWN || sums.isRounded === true)
    return ledger.lines(total, sums.lines, { ...of, ...ratesField([sums]) }, at);
  let [left, lines] = [total, sums.lines];
  const parts = inOrder(exchanged.keys()).map((exchange) => {
    const part = exchanged.get(exchange) as ExchangedPart;
    const amount = totalOf(part.values);
    left = left.minus(amount);
    lines -= part.lines;
    const own = amount.dividedBy(exchange.rate);
    return { own, lines: part.lines, exchange };
  });
  const home = lines === 0 ? [] : [ledger.lines(left, lines, of, at)];
  const figures = parts.map(({ own, lines: count, exchange }) => {
    const leaf = ledger.lines(own, count, { ...of, currency: exchange.currency }, at);
    return ledger.multiply([leaf, rateFigure(exchange, ledger)], at);
  });
  const all = [...home, ...figures];
  return all.length === 1 ? (all[0] as Figure) : ledger.add(all, at);
}

/** A rate in the trace, entered once a statement. */
function rateFigure(exchange: Exchange, ledger: Ledger): Figure {
  const { currency, to, rate, on, source } = exchange;
  const of = { fact: 'rate', currency, to, on, ...(source === undefined ? undefined : { source }) };
  return ledger.once(exchange, () => ledger.fact(rate, of));
}
