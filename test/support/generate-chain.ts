/** Chains from a seed: a plan, up to six periods in a row, and facts that change between their statements. */
import type { PlanInput } from '../../src/index.js';
import { Changing } from './changing-facts.js';
import { type FactsInput, someFacts, withSureLines } from './generate-facts.js';
import { type Frame, firstOf, MONTHS, PAYEES, plusDays } from './generate-frame.js';
import { handedInFor, nameOf } from './generate-handed-in.js';
import { withLater } from './generate-later.js';
import { somePlan } from './generate-plan.js';
import { inForce, someVersions } from './generate-versions.js';
import { Seeded } from './seeded.js';

/** One statement of a chain: its period, and what is done with closed ones. */
export interface Step {
  readonly period: string;
  /** What is reopened at first; where that is refused, the statement is asked for once more, as `otherwise` says. */
  readonly reopen: 'nothing' | 'none' | number;
  readonly otherwise: 'none' | 'earliest' | 'first';
  readonly final?: 'claim' | 'forgive';
}

/** Periods in a row for one payee. */
export interface Chain {
  readonly seed: number;
  readonly plans: readonly PlanInput[];
  readonly payee: string;
  readonly steps: readonly Step[];
  /** What is known when the statement of a place is written; the same object where nothing changed. */
  readonly factsAt: (place: number) => FactsInput;
}

/** The chain of a seed: the same on every machine. */
export function chained(seed: number): Chain {
  const seeded = new Seeded(seed);
  const { frame, names } = someStretch(seeded);
  const plan = somePlan(seeded, frame);
  const plans = someVersions(seeded.aside(8), frame, plan);
  const lines = frame.sharp ? seeded.between(3, 8) : seeded.between(4, 14);
  const facts = someFacts(seeded, frame, [plan, ...plans], { lines });
  const versions = withLater(seeded.aside(18), frame, inForce(seeded.aside(9), frame, plans, facts));
  const ends = names.map((_, place) => endOf(frame, place));
  const changes = versions.slice(0, -1).map(({ effective }) => String(effective?.to));
  const days = [...new Set([...ends.slice(0, -1), ...changes])];
  const inParts = withSureLines(seeded.aside(10), facts, versions, days);
  const payee = PAYEES[seed % PAYEES.length] as string;
  const own = handedIn(seeded.aside(12), inParts, names, versions);
  const changing = new Changing(seeded.aside(13), own, {
    payee,
    ends,
    names,
  });
  const steps = names.map((period, place) => someStep(seeded.aside(20 + place), period, place, names.length));
  return { seed, plans: versions, payee, steps, factsAt: (place) => changing.at(place) };
}

/** Up to six periods in a row; what is made for a period is made for all of their days. */
function someStretch(seeded: Seeded): { readonly frame: Frame; readonly names: readonly string[] } {
  const length = seeded.pick(['month', 'month', 'month', 'quarter', 'quarter', 'half-year', 'year'] as const);
  const yearStartMonth = seeded.happens(60) ? 1 : seeded.between(1, 12);
  const months = MONTHS[length];
  const most = { month: 6, quarter: 6, 'half-year': 4, year: 3 }[length];
  const count = Math.min(most, seeded.pick([2, 2, 2, 2, 3, 3, 3, 6]));
  const first = seeded.between(0, 12 / months - 1);
  const start = length === 'month' ? 2024 * 12 : 2024 * 12 + yearStartMonth - 1;
  const from = start + first * months;
  const end = from + count * months;
  const names = Array.from({ length: count }, (_, place) => nameOf(length, start, first + place));
  const frame: Frame = {
    length,
    yearStartMonth,
    period: { name: names[0] as string, from: firstOf(from), to: plusDays(firstOf(end), -1) },
    covers: { from: firstOf(from - 36), to: plusDays(firstOf(end + seeded.between(0, 2)), -1) },
    sharp: seeded.happens(25),
    loses: seeded.happens(20),
    components: seeded.pick([1, 1, 2, 2, 3]),
  };
  return { frame, names };
}

/** The last day of a period of the stretch. */
function endOf({ period, length }: Frame, place: number): string {
  const [year, month] = period.from.split('-').map(Number) as [number, number];
  return plusDays(firstOf(year * 12 + month - 1 + (place + 1) * MONTHS[length]), -1);
}

/** KPIs and days of all periods, and of those before them in the first year; adjustments and advances in any of them. */
function handedIn(
  seeded: Seeded,
  facts: FactsInput,
  names: readonly string[],
  plans: readonly PlanInput[],
): FactsInput {
  const payees = facts.payees.map((payee) => {
    const { kpis, adjustments = [] } = payee as { kpis: { period: string }[]; adjustments?: { period: string }[] };
    const all = [...new Set([...kpis.map(({ period }) => period), ...names])];
    const moved = adjustments.map((one) => (names.includes(one.period) ? { ...one, period: seeded.pick(names) } : one));
    const whole = handedInFor(seeded, payee as never as Parameters<typeof handedInFor>[1], all, plans);
    return { ...whole, ...(moved.length > 0 ? { adjustments: moved } : undefined) };
  });
  return { ...facts, payees: payees as unknown as FactsInput['payees'] };
}

function someStep(seeded: Seeded, period: string, place: number, count: number): Step {
  const reopen =
    seeded.happens(70) || place === 0 ? 'nothing' : seeded.happens(25) ? 'none' : seeded.between(0, place - 1);
  const isLast = place === count - 1;
  return {
    period,
    reopen,
    otherwise: seeded.pick(['none', 'earliest', 'earliest', 'first'] as const),
    ...(isLast && seeded.happens(30) ? { final: seeded.pick(['claim', 'forgive'] as const) } : undefined),
  };
}
