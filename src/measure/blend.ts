/** Dated values blended over days, and dated quotas added up over months. Exact. */
import { dayCount, overlap, type Window } from '../calendar/period.js';
import { type Dated, FIRST_DAY, LAST_DAY } from '../facts/facts.js';
import { Rational } from '../number/rational.js';
import type { Described, Figure } from '../trace/ledger.js';
import { type MeasureContext, refused } from './context.js';
import { daysByValue, windowOf } from './eligible-days.js';

type Of = Readonly<Record<string, Described>>;

/** The mean over the eligible days of what was valid on each. A day without a value is a problem. */
export function blended(dated: readonly Dated<Rational>[], of: Of, at: string, context: MeasureContext): Figure {
  const { ledger, proration } = context;
  const stretches = proration.eligibleDays > 0 ? proration.eligible : [proration.period];
  const days = stretches.reduce((total, stretch) => total + dayCount(stretch), 0);
  const parts = daysByValue(proration.eligibleDays > 0 ? dated : extended(dated), stretches);
  if (parts.reduce((total, part) => total + part.days, 0) !== days) {
    return refused(context, { code: 'dated_gap', at, found: String(of.id) });
  }
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return ledger.fact(only.value, of);
  const counted = { counted: 'eligible-days', ...windowOf(proration.period) };
  const weighed = parts.map((part) =>
    ledger.multiply([
      ledger.fact(part.value, { ...of, ...windowOf(part) }),
      ledger.calendar(Rational.of(part.days), { ...counted, ...windowOf(part) }),
    ]),
  );
  return ledger.divide(ledger.add(weighed), ledger.calendar(Rational.of(days), counted));
}

/**
 * The first value also for all days before it, every other one until the next begins: outside somebody's eligible days
 * nothing is asked of the list, yet a full-time figure is one of the whole period.
 */
export function extended<Value>(dated: readonly Dated<Value>[]): Dated<Value>[] {
  return dated.map((entry, place) => ({
    ...entry,
    from: place === 0 ? FIRST_DAY : entry.from,
    to: (dated[place + 1]?.from ?? LAST_DAY + 1) - 1,
  }));
}

/** Whether a dated list has a value on every day of some stretches. */
export function coversAll(dated: readonly Window[], stretches: readonly Window[]): boolean {
  return stretches.every((stretch) => {
    const days = dated.reduce((total, entry) => {
      const part = overlap(entry, stretch);
      return total + (part === undefined ? 0 : dayCount(part));
    }, 0);
    return days === dayCount(stretch);
  });
}
