/** Payees from a seed: employment, working share, absences, and every figure that a plan may read of them. */
import { type Frame, KPIS, someDay, YEARLY } from './generate-frame.js';
import { decimal, type Seeded } from './seeded.js';

/** Somebody with everything that a plan may read; `stays` where the plan needs a line of everybody. */
export function somePayee(seeded: Seeded, frame: Frame, id: string, stays: boolean) {
  const { period, covers, sharp } = frame;
  const inside = (): string => someDay(seeded, period.from, period.to);
  const [early, late] = [inside(), inside()].sort() as [string, string];
  const nextDay = new Date(Date.parse(early) + 86_400_000).toISOString().slice(0, 10);
  const whole = [{ from: '2015-01-01' }, {}, { from: '2015-01-01' }];
  const part = [{ from: early }, { from: '2015-01-01', to: late }, { from: '2015-01-01', to: covers.from }];
  const employed: { readonly from?: string; readonly to?: string } = seeded.pick(stays ? whole : [...whole, ...part]);
  const amount = (): string => String(sharp ? seeded.between(1, 6) * 500 : seeded.between(1, 40_000));
  const kind = (): string => seeded.pick(['parental', 'sick']);
  return {
    id,
    name: `Name of ${id}`,
    plan: 'plan',
    ...employed,
    ...(id === 'anna' ? undefined : { reportsTo: id === 'dora' ? 'ben' : 'anna' }),
    unit: id < 'c' ? 'north' : 'south',
    ...(seeded.happens(40) ? { workingShare: someWorkingShare(seeded, early, nextDay) } : undefined),
    ...(seeded.happens(40)
      ? {
          absences: [
            { from: early, to: early === late ? late : seeded.pick([early, late]), kind: kind() },
            ...(seeded.happens(30) ? [{ from: covers.from, to: period.from, kind: kind() }] : []),
            ...(seeded.happens(10) ? [{ from: period.to, kind: kind() }] : []),
          ],
        }
      : undefined),
    days: [{ period: period.name, worked: String(seeded.between(0, 60)), of: '60' }],
    personal: {
      salary: seeded.happens(50)
        ? '48000'
        : [
            { to: early, amount: '48000' },
            { from: nextDay, amount: '51600.50' },
          ],
    },
    quotas: {
      goal: { amount: amount(), per: seeded.pick(['month', 'quarter', 'year', 'period']), told: '2023-12-01' },
      stretch: [
        { to: early, amount: amount(), per: 'month', told: '2023-12-01' },
        { from: nextDay, amount: amount(), per: 'month', told: early },
      ],
      [YEARLY]: seeded.happens(50)
        ? { amount: amount(), per: 'year' }
        : [
            { to: early, amount: amount(), per: 'year' },
            { from: nextDay, amount: amount(), per: 'year' },
          ],
    },
    kpis: [
      {
        id: KPIS[0],
        period: period.name,
        value: seeded.pick([null, '0.87', '96%', { num: '47', den: '50' }, { num: '0', den: '0' }]),
        source: 'tickets',
      },
      { id: KPIS[1], period: period.name, value: String(seeded.between(0, 12)), source: 'CRM' },
    ],
  };
}

/** What is added or taken off after what was earned, in this period and in others. */
export function someCorrections(seeded: Seeded, { period, covers }: Frame) {
  const why = { reason: 'Paid twice', author: 'm.kurz' };
  const amount = (least: number): string => decimal(seeded.between(least, 90_000));
  const before = `${Number(period.name.slice(0, 4)) - 1}${period.name.slice(4)}`;
  const adjustment = () => ({
    period: seeded.happens(80) ? period.name : before,
    amount: amount(-90_000),
    ...why,
    ...(seeded.happens(30) ? { component: 'c0' } : undefined),
  });
  const advance = () => ({ date: seeded.pick([period.from, period.to, covers.from]), amount: amount(0) });
  return {
    ...(seeded.happens(30) ? { adjustments: seeded.times(seeded.between(1, 2), adjustment) } : undefined),
    ...(seeded.happens(30) ? { advances: seeded.times(seeded.between(1, 3), advance) } : undefined),
  };
}

function someWorkingShare(seeded: Seeded, early: string, nextDay: string) {
  const share = seeded.pick(['80%', '1/3', '0.5']);
  if (seeded.happens(20)) return share;
  return [
    { to: early, share: '1' },
    { from: nextDay, share },
  ];
}
