/**
 * Lines in another currency than a plan's: what they are exchanged at, so that a tally keeps them apart by it. Rates
 * multiply after merging.
 */
import { type Day, dayText } from '../calendar/day.js';
import type { Facts } from '../facts/facts.js';
import type { Exchange } from '../facts/rates.js';
import { parseCanonical } from '../number/read.js';
import { type Problem, ProblemList } from '../trace/problems.js';
import type { FigureName } from './reads.js';
import type { TallySpec } from './spec.js';

/** A rate as a tally keeps it: currency of the plan, rate, date or period, and the source where it has one. */
export type TallyRate = readonly [to: string, rate: string, on: string, source?: string];

/** A currency and its rates to the currencies of the plans, in their order. */
export interface ForeignKey {
  readonly currency: string;
  readonly rates: readonly TallyRate[];
}

/** The one text of a key. */
export function foreignText({ currency, rates }: ForeignKey): string {
  return JSON.stringify([currency, rates]);
}

/** The key of a text that {@link foreignText} wrote. */
export function foreignKey(text: string): ForeignKey {
  const [currency, rates] = JSON.parse(text) as [string, TallyRate[]];
  return { currency, rates };
}

/** The rates of a key to some currencies alone; undefined where it is in one of them: then it needs none. */
export function narrowed({ currency, rates }: ForeignKey, into: readonly string[]): ForeignKey | undefined {
  if (into.length === 1 && into[0] === currency) return undefined;
  return { currency, rates: rates.filter(([to]) => into.includes(to)) };
}

/** What is exchanged alike for one plan, each way once: so that two lines of one rate name the same. */
export class Exchanges {
  readonly #to: string;
  readonly #known = new Map<string, Exchange>();

  /** @param to the currency of the plan */
  constructor(to: string) {
    this.#to = to;
  }

  /** What lines of a key are exchanged at; undefined where the rate is missing. */
  of(key: ForeignKey): Exchange | undefined {
    const text = foreignText({ ...key, rates: key.rates.filter(([to]) => to === this.#to) });
    const exchange = this.#known.get(text) ?? exchangeTo(this.#to, key);
    if (exchange !== undefined) this.#known.set(text, exchange);
    return exchange;
  }
}

/** What lines of a key are exchanged at for a plan in a currency; undefined where the rate is missing. */
export function exchangeTo(to: string, { currency, rates }: ForeignKey): Exchange | undefined {
  const found = rates.find(([target]) => target === to);
  if (found === undefined) return undefined;
  const [, rate, on, source] = found;
  return { currency, to, rate: parseCanonical(rate), on, ...(source === undefined ? undefined : { source }) };
}

/** Whether a figure is an amount of money, which is exchanged. */
export function isMoney(figure: FigureName): boolean {
  return figure !== 'units' && !figure.startsWith('lines>');
}

/** The keys of the lines of some facts, looked up once a currency and day. */
export class ForeignLines {
  readonly problems: ProblemList = new ProblemList();
  readonly #facts: Facts;
  readonly #currencies: readonly string[];
  readonly #known = new Map<string, Map<Day, ForeignKey>>();

  constructor(facts: Facts, { currencies }: Pick<TallySpec, 'currencies'>) {
    this.#facts = facts;
    this.#currencies = currencies;
  }

  /** The key of a row; undefined where it is in the currency of all plans. Rates that are not there are left out. */
  keyOf(row: number, day: Day): ForeignKey | undefined {
    const currency = this.#facts.lines.currency.get(row);
    if (currency === undefined || (this.#currencies.length === 1 && this.#currencies[0] === currency)) return undefined;
    let ofCurrency = this.#known.get(currency);
    if (ofCurrency === undefined) {
      ofCurrency = new Map();
      this.#known.set(currency, ofCurrency);
    }
    let key = ofCurrency.get(day);
    if (key === undefined) {
      key = { currency, rates: this.#ratesOn(currency, day) };
      ofCurrency.set(day, key);
    }
    return key;
  }

  #ratesOn(currency: string, day: Day): TallyRate[] {
    return this.#currencies.flatMap((to): TallyRate[] => {
      const found = this.#facts.rates.find(currency, to, day);
      if (found === undefined) return [];
      const { rate, on, source } = found;
      return [source === undefined ? [to, rate.toString(), on] : [to, rate.toString(), on, source]];
    });
  }

  /** Notes a problem for every rate that the key of a row lacks. */
  check(row: number, day: Day, { currency, rates }: ForeignKey): void {
    for (const to of this.#currencies) {
      if (to === currency || rates.some(([target]) => target === to)) continue;
      const line = { index: row, id: this.#facts.lines.ids.at(row) };
      this.problems.add({ ...rateMissing(currency, to, day), at: `/lines/${row}/currency`, line });
    }
  }
}

/** The problem of a rate that is not there; the place is that of the line. */
export function rateMissing(currency: string, to: string, day: Day): Omit<Problem, 'at'> {
  return { code: 'rate_missing', found: `${currency}, ${dayText(day)}`, expected: `${currency} → ${to}` };
}
