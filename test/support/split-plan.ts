/** A plan cut into versions: the same plan, in force one after the other. */
import type { PlanInput } from '../../src/index.js';
import type { Generated } from './generate.js';
import { Seeded } from './seeded.js';

/** The days of a period as its name and its plan say, by the first and last day that a generated plan is in force. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The same plan as versions that begin on some days, the first at all times before. */
export function versionsFrom(plan: PlanInput, firstDays: readonly string[]): PlanInput[] {
  const starts = ['2000-01-01', ...[...new Set(firstDays)].sort()];
  return starts.map((from, place) => {
    const next = starts[place + 1];
    return { ...plan, effective: next === undefined ? { from } : { from, to: dayBefore(next) } };
  });
}

/** One or two days inside the period of a generated pair, on which its plan changes. */
export function someChanges({ seed }: Pick<Generated, 'seed'>, { from, to }: Days): string[] {
  const seeded = new Seeded(seed + 7_000_000);
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  return Array.from({ length: seeded.happens(30) ? 2 : 1 }, () => plusDays(from, seeded.between(1, days)));
}

const DAY = 86_400_000;

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

function dayBefore(date: string): string {
  return plusDays(date, -1);
}
