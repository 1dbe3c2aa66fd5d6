/** Amounts of a plan from a seed: for any length of time, by seasons, and as bounds. */
import type { PlanInput } from '../../src/index.js';
import { type Frame, someSeason } from './generate-frame.js';
import { decimal, type Seeded } from './seeded.js';

type Amount = NonNullable<PlanInput['guarantee']>;
type Bound = NonNullable<PlanInput['cap']>;

/** Money in hundredths, written so that a currency without cents takes it too. */
export function someAmount(seeded: Seeded, frame: Frame, least: number, most: number): Amount {
  const amount = String(Math.round(seeded.between(least, most) / 100));
  if (seeded.happens(50)) return amount;
  if (seeded.happens(30)) return { amount: { multiply: [{ personal: 'salary' }, '15%'] }, per: 'year' };
  if (seeded.happens(15)) return { amount, per: 'year', seasonal: someSeason(seeded, frame) };
  return { amount, per: seeded.pick(['period', 'month', 'quarter', 'year'] as const) };
}

/** A cap or a floor; `times` where there is an incentive that it may be so many times of. */
export function someBound(seeded: Seeded, frame: Frame, times: boolean, least: number, most: number): Bound {
  const one = () =>
    times && seeded.happens(40) ? { times: decimal(seeded.between(0, 300)) } : someAmount(seeded, frame, least, most);
  return seeded.happens(30) ? [one(), one()] : one();
}
