/** What is handed in of a payee for each of several periods: KPIs and days. */
import type { PlanInput } from '../../src/index.js';
import { type Frame, firstOf, MONTHS } from './generate-frame.js';
import type { Seeded } from './seeded.js';

interface KpiInput {
  readonly id?: string;
  readonly period: string;
  readonly value: unknown;
}
interface DaysInput {
  readonly period: string;
}
interface Handed {
  readonly kpis: readonly KpiInput[];
  readonly days: readonly DaysInput[];
}

/**
 * The same payee with KPIs and days of all periods, those of the settled one as they are. What adds up over a year needs them
 * as quotients.
 */
export function handedInFor<Payee extends Handed>(
  seeded: Seeded,
  payee: Payee,
  periods: readonly string[],
  plans: readonly PlanInput[],
): Payee {
  const addsUp = JSON.stringify(plans).includes('"accumulate"');
  const ids = [...new Set(payee.kpis.map(({ id }) => String(id)))];
  const kpis = ids.flatMap((id) =>
    periods.map((period) => {
      const given = payee.kpis.find((one) => one.id === id && one.period === period);
      const { value, ...rest } = given ?? { ...payee.kpis.find((one) => one.id === id), value: someValue(seeded, id) };
      return { ...rest, period, value: addsUp && !isQuotient(value) ? someQuotient(seeded, id) : value };
    }),
  );
  const days = periods.map(
    (period) =>
      payee.days.find((one) => one.period === period) ?? { period, worked: String(seeded.between(0, 60)), of: '60' },
  );
  return { ...payee, kpis, days };
}

function isQuotient(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

export function someValue(seeded: Seeded, id: string): unknown {
  if (id === 'talks') return String(seeded.between(0, 12));
  return seeded.pick([null, '0.87', '96%', '1', { num: '47', den: '50' }, { num: '0', den: '0' }]);
}

/** A quotient that adds up with others. */
export function someQuotient(seeded: Seeded, id: string): { readonly num: string; readonly den: string } {
  if (id === 'talks') return { num: String(seeded.between(0, 12)), den: '1' };
  const den = seeded.between(0, 20);
  return { num: String(den === 0 ? 0 : seeded.between(0, den)), den: String(den) };
}

/** The periods of the settled one's fiscal year up to it. */
export function periodsSoFar({ length, yearStartMonth, period }: Frame): string[] {
  const months = MONTHS[length];
  const [year, month] = period.from.split('-').map(Number) as [number, number];
  const start = (month < yearStartMonth ? year - 1 : year) * 12 + yearStartMonth - 1;
  const last = year * 12 + month - 1;
  return Array.from({ length: (last - start) / months + 1 }, (_, place) => nameOf(length, start, place));
}

/** The name of a period by its place after the first of a fiscal year that begins in some month, counted from the year 0. */
export function nameOf(length: Frame['length'], start: number, place: number): string {
  const months = MONTHS[length];
  const perYear = 12 / months;
  const year = Math.floor(start / 12) + Math.floor(place / perYear);
  const number = (place % perYear) + 1;
  if (length === 'month') return firstOf(start + place).slice(0, 7);
  if (length === 'year') return String(year);
  return `${year}-${length === 'quarter' ? 'Q' : 'H'}${number}`;
}
