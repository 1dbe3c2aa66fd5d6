/** Which conditions of a spec the lines of some facts meet. */
import type { Day } from '../calendar/day.js';
import type { Facts } from '../facts/facts.js';
import type { ScaledColumn } from '../facts/scaled-column.js';
import { tagOfLine } from '../facts/tag-column.js';
import type { Rational } from '../number/rational.js';
import { conditionBits, isOfAge, type LineCondition } from './conditions.js';
import { figureTests, type TestedAmounts } from './figure-tests.js';

/** Tells for each row which conditions it meets; what only depends on its tags is told once for each list of tags. */
export class MetConditions {
  readonly #facts: Facts;
  readonly #currency: string;
  readonly #tags: { readonly bit: number; readonly key: string; readonly values: ReadonlySet<string> }[] = [];
  readonly #ages: { readonly bit: number; readonly age: Extract<LineCondition, { age: unknown }>['age'] }[] = [];
  readonly #figures: { readonly bit: number; readonly hold: (amounts: TestedAmounts) => boolean }[] = [];
  readonly #ofTags = new Map<string, number>();

  /** @param currency of the plans: what figures of lines are compared in */
  constructor(facts: Facts, conditions: readonly LineCondition[], currency: string) {
    this.#facts = facts;
    this.#currency = currency;
    const bits = [...conditionBits(conditions).values()];
    conditions.forEach((condition, place) => {
      const bit = bits[place] as number;
      if ('age' in condition) this.#ages.push({ bit, age: condition.age });
      else if ('only' in condition) this.#figures.push({ bit, hold: figureTests(condition.only) });
      else this.#tags.push({ bit, key: condition.tag, values: new Set(condition.values) });
    });
  }

  /** The bits of the conditions that a row meets on a day. A customer whose first order is not known is of no age. */
  of(row: number, customer: number, day: Day): number {
    let bits = this.#tags.length === 0 ? 0 : this.#byTags(row, customer);
    if (this.#figures.length > 0) bits |= this.ofAmounts(amountsOf(this.#facts, row, this.#currency));
    const since = this.#facts.customers.since[customer];
    if (since === undefined) return bits;
    for (const { bit, age } of this.#ages) if (isOfAge(age, since, day)) bits |= bit;
    return bits;
  }

  /** The bits of the conditions that only look at figures. */
  ofAmounts(amounts: TestedAmounts): number {
    return this.#figures.reduce((bits, { bit, hold }) => (hold(amounts) ? bits | bit : bits), 0);
  }

  /** The bits of all conditions that only look at figures, met or not. */
  get figureBits(): number {
    return this.#figures.reduce((bits, { bit }) => bits | bit, 0);
  }

  #byTags(row: number, customer: number): number {
    const { lines, customers } = this.#facts;
    const list = lines.tags.listOf(row);
    const ofCustomer = customers.tags[customer];
    const key = `${list} ${ofCustomer === undefined ? '' : customer}`;
    const known = this.#ofTags.get(key);
    if (known !== undefined) return known;
    const own = lines.tags.list(list);
    let bits = 0;
    for (const { bit, key: name, values } of this.#tags) {
      const value = tagOfLine(own, ofCustomer, name);
      if (value !== undefined && values.has(value)) bits |= bit;
    }
    this.#ofTags.set(key, bits);
    return bits;
  }
}

/** The figures of a line, its money in a currency; where there is no rate, that is a problem told elsewhere. */
function amountsOf({ lines, rates }: Facts, row: number, currency: string): TestedAmounts {
  const own = lines.currency.get(row) ?? currency;
  const rate = own === currency ? undefined : rates.find(own, currency, lines.day[row] as Day)?.rate;
  const at = (column: ScaledColumn | undefined): Rational | undefined =>
    column?.has(row) === true ? column.at(row) : undefined;
  const money = (column: ScaledColumn | undefined): Rational | undefined =>
    rate === undefined ? at(column) : at(column)?.times(rate);
  return {
    amount: money(lines.amount) as Rational,
    cost: money(lines.cost),
    list: money(lines.list),
    units: at(lines.units),
  };
}
