import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothPurchases, joined, PurchaseDays, type Purchases, type Run } from './purchases.js';

const GAP = { days: 10 };
const runsOf = (days: readonly number[], after: { days: number } | { months: number } = GAP): readonly Run[] =>
  joined(
    days.map((day): Run => [day, day]),
    after,
  );

describe('runs of purchases', () => {
  it('end where a gap is as long as the plan says', () => {
    expect(runsOf([100, 109, 119, 128])).toEqual([
      [100, 109],
      [119, 128],
    ]);
  });

  it('are the same for lines in any order and any split', () => {
    const days = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 30 });
    const after = fc.oneof(
      fc.record({ days: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ months: fc.constantFrom(1, 2) }),
    );
    fc.assert(
      fc.property(days, days, after, (a, b, gap) => {
        const of = (some: readonly number[]): Purchases => new Map([['c1', runsOf(some, gap)]]);
        expect(bothPurchases(of(a), of(b), gap)).toEqual(of([...b, ...a]));
        expect(bothPurchases(of(b), of(a), gap)).toEqual(of([...a, ...b]));
      }),
    );
  });

  it('are kept for the days that are asked for', () => {
    const days = new PurchaseDays([
      { after: { days: 5 }, window: { from: 10, to: 20 } },
      { after: { days: 30 }, window: { from: 0, to: 20 } },
    ]);
    for (const day of [21, 20, 12, 3, -1]) days.add(7, day);
    days.add(8, 3);
    const [short, long] = days.runs((customer) => `c${customer}`);
    expect([...(short as Purchases)]).toEqual([
      [
        'c7',
        [
          [12, 12],
          [20, 20],
        ],
      ],
    ]);
    expect([...(long as Purchases)]).toEqual([
      ['c7', [[3, 20]]],
      ['c8', [[3, 3]]],
    ]);
  });
});
