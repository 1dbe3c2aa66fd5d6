/** What a plan says about later statements, from a seed: what is held back, and when it is due. */
import type { PlanInput } from '../../src/index.js';
import { type Frame, MONTHS, plusDays, someDay } from './generate-frame.js';
import type { Seeded } from './seeded.js';

type Holdback = NonNullable<PlanInput['holdbacks']>[number];

/** Versions of a plan with words about later statements, mostly the same in each. */
export function withLater(seeded: Seeded, frame: Frame, plans: readonly PlanInput[]): PlanInput[] {
  const holdbacks = seeded.happens(30) ? someHoldbacks(seeded, frame) : [];
  const payouts = seeded.aside(1);
  const payout = payouts.happens(20) ? { payout: payouts.pick(PAYOUTS) } : undefined;
  return plans.map((plan, place) => {
    const isOther = place > 0 && seeded.happens(25);
    const own = isOther && payouts.happens(50) ? { payout: payouts.pick(PAYOUTS) } : payout;
    return withHoldbacks(seeded, isOther ? someHoldbacks(seeded, frame) : holdbacks, { ...plan, ...own });
  });
}

const PAYOUTS: readonly NonNullable<PlanInput['payout']>[] = [
  { instalments: 2 },
  { instalments: 3 },
  { instalments: 12 },
  { shares: ['75%', '25%'] },
  { shares: ['0', '1/3', '2/3'] },
];

const SHARES = [['20%'], ['1/3'], ['10%'], ['100%'], ['60%', '40%'], ['1/3', '2/3'], ['12.5%', '5%', '1/7']] as const;

/** Together never more than all. */
function someHoldbacks(seeded: Seeded, frame: Frame): Holdback[] {
  return seeded
    .pick(SHARES)
    .map((share, place) => ({ id: `h${place}`, share, ...someRelease(seeded, frame) }) as Holdback);
}

function someRelease(seeded: Seeded, { period, length }: Frame): Omit<Holdback, 'id' | 'share'> {
  const months = MONTHS[length];
  const latest = seeded.pick([`P${months}M`, `P${2 * months}M`, `P${40 * months}D`, `P${3 * months}M`]);
  const ends = seeded.happens(60) ? { latest } : undefined;
  const way = seeded.between(1, 10);
  if (way <= 4) return { until: 'paid', ...ends };
  if (way === 5) return { until: 'year-end' };
  if (way === 6) return { until: someDay(seeded, period.from, plusDays(period.to, 40)) };
  const customerActiveAfter = seeded.pick(['P0D', 'P10D', `P${31 * months}D`, `P${months}M`]);
  return { releaseIf: { customerActiveAfter }, ...ends };
}

/** Of all components that are paid, or of some of them. */
function withHoldbacks(seeded: Seeded, holdbacks: readonly Holdback[], plan: PlanInput): PlanInput {
  const paid = plan.components.filter(({ pays }) => pays !== false).map(({ id }) => id);
  if (paid.length === 0 || holdbacks.length === 0) return plan;
  const some = holdbacks.map((one) =>
    seeded.happens(40) ? { ...one, components: seeded.some(paid) as [string, ...string[]] } : one,
  );
  return { ...plan, holdbacks: some as unknown as NonNullable<PlanInput['holdbacks']> };
}
