/** With whom a component earned its amount in a period, and what of that was paid. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { between0And1, ONE, sum, ZERO } from './figures.js';
import type { NetLine } from './lines.js';
import { groupsOf, written } from './measures.js';
import { placedIn } from './placed.js';
import { wayOf } from './recognised.js';
import type { Json, Setting } from './setting.js';
import { type Credited, credited, grouped, taken } from './taking.js';
import { inOwnWindow } from './windows.js';

/** A line of which something counted, with the credited share. */
interface Sale extends Credited {
  /** It counts as it is paid. */
  readonly isPaid?: boolean;
}

/** The part of what its lines come to that is paid up to a day; undefined where it has none. */
export function paidPart(component: Json, given: Setting, until: string): Fraction | undefined {
  const sales = salesOf(component, given);
  const whole = credited(sales);
  if (whole.compare(0) <= 0) return undefined;
  const paid = sales.map((sale) => sale.share.mul(sale.line.amount).mul(paidOf(sale, until)));
  return between0And1(sum([ZERO, ...paid]).div(whole));
}

/** Of what counts as it is paid, all is; of what is taken back on a day of its own, or wholly, nothing. */
function paidOf({ line: { id, line, payments, own }, isPaid }: Sale, until: string): Fraction {
  if (isPaid === true) return ONE;
  if (own.amount.equals(0) || id !== line) return ZERO;
  const paid = payments.filter(({ date }) => date <= until).map(({ amount }) => fraction(amount));
  return between0And1(sum([ZERO, ...paid]).div(own.amount));
}

/** By customer, what the parts are in proportion to of what was earned with each: above 0 alone. */
export function earnedWith(component: Json, given: Setting): Map<string, Fraction> {
  const placed = placedIn(component, given);
  const measure = placed?.measure === undefined ? {} : written(placed.measure);
  const byCustomer = ({ customer }: NetLine): string => customer;
  const { round: _, ...exact } = measure;
  const ofSum: ReadonlyMap<string, Fraction> =
    placed === undefined || measure.sum === undefined
      ? new Map()
      : groupsOf(exact, { ...placed.at, window: placed.stand }, byCustomer);
  // The first of these in which anything comes to something above 0.
  const ways = [() => ofSum, () => byAmount(countedBy(component, given)), () => byAmount(allSales(given))];
  for (const way of ways) {
    const above = [...way()].filter(([, one]) => one.compare(0) > 0);
    if (above.length > 0) return new Map(above.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  return new Map();
}

function byAmount(sales: readonly Sale[]): ReadonlyMap<string, Fraction> {
  const byCustomer = grouped(sales, ({ line }) => line.customer);
  return new Map([...byCustomer].map(([customer, lines]) => [customer, credited(lines)]));
}

/** The lines that a component counts; where it counts none, all of the payee in the period. */
function salesOf(component: Json, given: Setting): Sale[] {
  const own = countedBy(component, given);
  return own.length > 0 ? own : allSales(given);
}

function countedBy(component: Json, given: Setting): Sale[] {
  const placed = placedIn(component, given);
  return placed?.measure === undefined ? [] : linesCounted(placed.measure, { ...placed.at, window: placed.stand });
}

function allSales(given: Setting): Sale[] {
  return taken({}, { ...given, way: wayOf({ recognise: 'booked' }, given) });
}

const ARITHMETIC = ['add', 'subtract', 'multiply', 'divide', 'min', 'max'];
const HANDED_IN = ['kpi', 'personal', 'quota', 'value', 'attainment', 'earned'];
const OF_EXISTING = ['newCategories', 'breadth', 'penetration'];

/** Those of a measure, or of all that it is made of, as often as they count; of what compares, those of now. */
function linesCounted(given: Json, at: Setting): Sale[] {
  const measure = written(given);
  const [word] = ARITHMETIC.filter((one) => measure[one] !== undefined);
  if (word !== undefined) {
    return measure[word].flatMap((one: Json) => linesCounted(one, at));
  }
  if (measure.gain !== undefined) return linesCounted(measure.gain, { ...at, compares: true });
  if (HANDED_IN.some((one) => measure[one] !== undefined)) return [];
  const isOfExisting = OF_EXISTING.some((one) => measure[one] !== undefined);
  const compares = ['flow', 'retention', 'efficiencyGain', 'newCategories'].some((one) => measure[one] !== undefined);
  const asked = isOfExisting ? { ...measure, customers: 'existing' } : measure;
  const costs: Json = measure.costs ?? measure.marginRate?.costs ?? measure.efficiencyGain?.costs;
  const readsCost = measure.sum === 'margin' || measure.sum === 'cost' || measure.marginRate || measure.efficiencyGain;
  const own: Setting = { ...inOwnWindow(measure, at), ...(compares ? { compares: true } : undefined) };
  const sales = taken(asked, own, readsCost ? ['cost'] : [], costs);
  return own.way === 'paid' ? sales.map((sale) => ({ ...sale, isPaid: true })) : sales;
}
