/** What generated plans and facts agree on: names, the settled period, the days for which lines are made. */
import type { PlanInput } from '../../src/index.js';
import type { Seeded } from './seeded.js';

/** What plan and facts agree on before they are written. */
export interface Frame {
  readonly length: 'month' | 'quarter' | 'half-year' | 'year';
  readonly yearStartMonth: number;
  /** The settled period: its name and its days. */
  readonly period: { readonly name: string; readonly from: string; readonly to: string };
  /** Days for which lines are made. */
  readonly covers: { readonly from: string; readonly to: string };
  /** Few lines in round amounts, so that figures lie on marks and pay on half cents. */
  readonly sharp: boolean;
  /** More is taken back than sold, and pay below 0 stays. */
  readonly loses: boolean;
  /** How many components a plan has at most; default 5. */
  readonly components?: number;
}

export const PAYEES = ['anna', 'ben', 'cleo', 'dora'] as const;
export const CATEGORIES = ['maintenance', 'spares', 'rental', 'training'] as const;
export const SEGMENTS = ['industry', 'retail', 'public'] as const;
export const CHANNELS = ['field', 'shop', 'web'] as const;
export const COSTS = ['material', 'labour', 'freight'] as const;
export const QUOTAS = ['goal', 'stretch'] as const;
/** A quota of the year, dated. */
export const YEARLY = 'yearly';
export const KPIS = ['feedback', 'talks'] as const;

export const MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;

/** A period of any length, in a fiscal year that begins in any month. */
export function someFrame(seeded: Seeded): Frame {
  const length = seeded.pick(['month', 'quarter', 'quarter', 'half-year', 'year'] as const);
  const yearStartMonth = seeded.happens(60) ? 1 : seeded.between(1, 12);
  const months = MONTHS[length];
  const number = seeded.between(0, 12 / months - 1);
  const start = length === 'month' ? 2024 * 12 + number : 2024 * 12 + yearStartMonth - 1 + number * months;
  const names = {
    month: `2024-${String(number + 1).padStart(2, '0')}`,
    quarter: `2024-Q${number + 1}`,
    'half-year': `2024-H${number + 1}`,
    year: '2024',
  };
  return {
    length,
    yearStartMonth,
    period: { name: names[length], from: firstOf(start), to: dayBefore(start + months) },
    covers: { from: firstOf(start - 36), to: dayBefore(start + months + seeded.between(0, 2)) },
    sharp: seeded.happens(25),
    loses: seeded.happens(20),
  };
}

/** How a year falls to the plan's periods, one share each. */
export function someSeason(seeded: Seeded, { length }: Frame): string[] {
  const seasons = {
    month: [
      ['5%', '5%', '10%', '5%', '5%', '10%', '10%', '10%', '10%', '10%', '10%', '10%'],
      ['1/3', '0', '0', '0', '0', '1/6', '0', '0', '0', '1/4', '1/4', '0'],
    ],
    quarter: [
      ['20%', '20%', '20%', '40%'],
      ['1/3', '0', '1/6', '50%'],
    ],
    'half-year': [
      ['0.475', '0.525'],
      ['1/3', '2/3'],
    ],
    year: [['100%'], ['1']],
  };
  return seeded.pick(seasons[length]);
}

/** The first day of a month, counted from the year 0. */
export function firstOf(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

function dayBefore(month: number): string {
  const [year, last] = [Math.floor((month - 1) / 12), ((month - 1) % 12) + 1];
  const length = last === 2 ? (year % 4 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(last) ? 30 : 31;
  return `${year}-${String(last).padStart(2, '0')}-${length}`;
}

/** A day from the first to the last one, both included. */
export function someDay(seeded: Seeded, from: string, to: string): string {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return new Date(Date.parse(from) + seeded.between(0, days) * 86_400_000).toISOString().slice(0, 10);
}

/** What gains may be compared with; a range lies in the year before. */
export function someBaseline(seeded: Seeded, { period }: Frame): NonNullable<PlanInput['baseline']> {
  const year = Number(period.from.slice(0, 4)) - 1;
  const month = period.from.slice(5, 7);
  const range = { from: `${year}-${month}-05`, to: `${year}-${month}-24` };
  return seeded.pick(['previous-year', 'previous-period', range] as const);
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
