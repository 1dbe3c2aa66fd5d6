/**
 * Adjustments, advances, components that do not pay, and lines in other currencies, put into a plan and facts that were made
 * without them. By chance of its own, so that everything else of a seed stays as it was.
 */
import type { PlanInput } from '../../src/index.js';
import type { FactsInput, LineInput } from './generate-facts.js';
import { type Frame, someDay } from './generate-frame.js';
import { decimal, Seeded } from './seeded.js';

interface Made {
  readonly plan: PlanInput;
  readonly facts: FactsInput;
}

/** The same plan and facts, with money of these kinds in about every third of them. */
export function withMoney(seed: number, { plan, facts }: Made, frame: Frame): Made {
  const seeded = new Seeded(seed * 31 + 7);
  return {
    plan: seeded.happens(20) ? withShadow(seeded, plan) : plan,
    facts: withCurrencies(
      seeded,
      plan,
      { ...facts, payees: facts.payees.map(withPayments(seeded, plan, frame)) },
      frame,
    ),
  };
}

/** One component is only a figure for others. */
function withShadow(seeded: Seeded, plan: PlanInput): PlanInput {
  const shadow = seeded.between(0, plan.components.length - 1);
  const components = plan.components.map((one, place) => (place === shadow ? { ...one, pays: false } : one));
  return { ...plan, components };
}

type Payee = FactsInput['payees'][number];

function withPayments(seeded: Seeded, plan: PlanInput, { period, covers }: Frame): (payee: Payee) => Payee {
  const adjustment = () => ({
    period: seeded.pick([period.name, { from: period.from, to: period.to }]),
    amount: decimal(seeded.between(-200_000, 200_000), seeded.pick([2, 3])),
    reason: 'agreed',
    author: 'm.kurz',
    ...(seeded.happens(50) ? { component: seeded.pick(plan.components).id } : undefined),
  });
  const advance = () => ({
    date: someDay(seeded, seeded.pick([period.from, covers.from]), period.to),
    amount: decimal(seeded.between(0, 100_000), 2),
  });
  return (payee) => ({
    ...payee,
    ...(seeded.happens(30) ? { adjustments: seeded.times(seeded.between(1, 2), adjustment) } : undefined),
    ...(seeded.happens(30) ? { advances: seeded.times(seeded.between(1, 3), advance) } : undefined),
  });
}

/** Some lines are in dollars, at a rate a month, or in francs, at one a week; invoices stay in one currency. */
function withCurrencies(seeded: Seeded, plan: PlanInput, facts: FactsInput, { covers }: Frame): FactsInput {
  if (!seeded.happens(30)) return facts;
  const byLine = new Map<string, string>();
  for (const { id, reverses, invoice } of facts.lines) {
    if (reverses === undefined && invoice === undefined && seeded.happens(40)) {
      byLine.set(id, seeded.pick(['USD', 'CHF', plan.currency]));
    }
  }
  const currencyOf = ({ id, reverses }: LineInput): string | undefined => {
    const { line } = (reverses ?? {}) as { readonly line?: string };
    return line === undefined ? byLine.get(id) : seeded.happens(50) ? byLine.get(line) : undefined;
  };
  const lines = facts.lines.map((line) => {
    const currency = currencyOf(line);
    return currency === undefined ? line : { ...line, currency };
  });
  const to = plan.currency;
  const rate = (): string => decimal(seeded.between(1, 30_000), 4);
  const months = monthsOf(covers).map((period) => ({ currency: 'USD', to, period, rate: rate(), source: 'a bank' }));
  const weeks = weeksOf(covers).map((date) => ({ currency: 'CHF', to, date, rate: rate() }));
  return { ...facts, lines, rates: seeded.shuffled([...months, ...weeks]) };
}

function monthsOf({ from, to }: Frame['covers']): string[] {
  const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  const last = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1;
  return Array.from({ length: last - first + 1 }, (_, place) => {
    const month = first + place;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** Every eighth day: each is good for itself and the 7 days after it. */
function weeksOf({ from, to }: Frame['covers']): string[] {
  const dates: string[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += 8 * 86_400_000) {
    dates.push(new Date(day).toISOString().slice(0, 10));
  }
  return dates;
}
