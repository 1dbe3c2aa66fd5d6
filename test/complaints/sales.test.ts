/** What people complain of where sales are counted, each beside a short program that pays wrongly. */
import { afterEach, describe, expect, test } from 'vitest';
import { cents, earned, factsOf, planOf, refusal, sale, settled } from '../support/complaints.js';

interface Deal {
  readonly amount: number;
  readonly date?: string;
}

describe('"You only have three months of data, and it calls everything growth"', () => {
  const plan = planOf({ measure: { gain: { sum: 'amount' } }, pay: { rate: '10%' } }, { period: 'quarter' });
  const lines = [sale('L1', '2026-02-10', '50000'), sale('L0', '2025-02-10', '48000')];
  /** Growth over the same months of the year before, whatever was handed in. */
  const naive = (now: readonly Deal[], before: readonly Deal[]): number =>
    0.1 * (cents(now.map(({ amount }) => amount)) - cents(before.map(({ amount }) => amount)));

  test('a year before that was not handed in pays 5,000 instead of 200, and is refused here', () => {
    expect(naive([{ amount: 50_000 }], [])).toBe(5000);
    const short = factsOf(lines.slice(0, 1), { covers: { from: '2026-01-01', to: '2026-03-31' } });
    expect(refusal(plan, short, '2026-Q1')).toEqual(['covers_too_short']);
    expect(earned(settled(plan, factsOf(lines), '2026-Q1'))).toBe(200);
  });
});

describe('"It depends on which deal they key in first"', () => {
  const amounts = [60_000, 30_000, 20_000];
  /** Each deal at the rate that is reached once it is booked: 2 %, from 80,000 on 4 %. */
  const naive = (deals: readonly number[]): number => {
    let sold = 0;
    return cents(
      deals.map((amount) => {
        sold += amount;
        return amount * (sold >= 80_000 ? 0.04 : 0.02);
      }),
    );
  };

  test('the same three deals pay 3,200 or 3,400 by their order, and here the same statement to the byte', () => {
    expect(naive(amounts)).toBe(3200);
    expect(naive([30_000, 20_000, 60_000])).toBe(3400);
    const plan = planOf({
      pay: {
        rate: {
          tiers: [
            ['0', '2%'],
            ['80000', '4%'],
          ],
        },
      },
    });
    const lines = amounts.map((amount, place) => sale(`L${place}`, `2026-01-${10 + place}`, String(amount)));
    const orders = [
      [0, 1, 2],
      [1, 2, 0],
      [2, 1, 0],
    ].map((order) => order.map((place) => lines[place] as (typeof lines)[number]));
    const statements = orders.map((one) => settled(plan, factsOf(one), '2026-01'));
    // 80,000 × 2 % + 30,000 × 4 %
    expect(statements.map(earned)).toEqual([2800, 2800, 2800]);
    expect(new Set(statements.map((one) => JSON.stringify(one))).size).toBe(1);
  });
});

describe('"A deal of the 1st ended up in last month, because the server is in New York"', () => {
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });
  /** What was sold in February, by the month that a clock at a place shows. */
  const naive = (deals: readonly Deal[], timeZone: string): number => {
    const month = new Intl.DateTimeFormat('en', { timeZone, month: 'numeric' });
    const ofFebruary = deals.filter(({ date }) => month.format(new Date(date as string)) === '2');
    return cents(ofFebruary.map(({ amount }) => amount * 0.1));
  };

  test('a date has no time: the month is the same wherever it is settled', () => {
    const deals = [{ amount: 1000, date: '2026-02-01' }];
    expect(naive(deals, 'Europe/Berlin')).toBe(100);
    expect(naive(deals, 'America/New_York')).toBe(0);
    const statements = ['Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati'].map((zone) => {
      process.env.TZ = zone;
      return settled(planOf({ pay: { rate: '10%' } }), factsOf([sale('L1', '2026-02-01', '1000')]), '2026-02');
    });
    expect(statements.map(earned)).toEqual([100, 100, 100]);
    expect(new Set(statements.map((one) => JSON.stringify(one))).size).toBe(1);
  });
});

describe('"The same deal was credited twice"', () => {
  const plan = planOf({ pay: { rate: '10%' } });
  const ben = { payees: [{ id: 'anna', plan: 'care', from: '2020-01-01' }, { id: 'ben' }] };
  /** Everybody who is named on a deal gets it. */
  const naive = (amount: number, named: readonly string[]): number => cents(named.map(() => amount * 0.1));

  test('to two people in whole: 2,000 instead of 1,000, and refused here until the shares are said', () => {
    expect(naive(10_000, ['anna', 'ben'])).toBe(2000);
    const shared = (anna: string, other: string) => {
      const credits = [
        { payee: 'anna', share: anna },
        { payee: 'ben', share: other },
      ];
      return factsOf([sale('L1', '2026-01-10', '10000', { credits })], ben);
    };
    expect(refusal(plan, shared('1', '1'), '2026-01')).toEqual(['shares_above_one']);
    const both = ['anna', 'ben'].map((payee) => earned(settled(plan, shared('2/3', '1/3'), '2026-01', { payee })));
    expect(both).toEqual([666.67, 333.33]);
  });

  test('since the export was loaded twice: 2,000 instead of 1,000, and refused here', () => {
    expect(cents([1000, 1000])).toBe(2000);
    const line = sale('L1', '2026-01-10', '10000');
    expect(refusal(plan, factsOf([line, line]), '2026-01')).toEqual(['duplicate_id']);
    expect(earned(settled(plan, factsOf([line]), '2026-01'))).toBe(1000);
  });
});

describe('"Which exchange rate did you take?"', () => {
  const plan = planOf({ pay: { rate: '10%' } });
  const line = sale('L1', '2026-01-10', '10000', { currency: 'USD' });
  /** Whatever the rate is on the day on which somebody presses the button. */
  const naive = (amount: number, today: number): number => cents([amount * today * 0.1]);

  test('the one handed in for the date or the period, named with its source; without one nothing is settled', () => {
    expect([0.9235, 0.9012].map((today) => naive(10_000, today))).toEqual([923.5, 901.2]);
    expect(refusal(plan, factsOf([line]), '2026-01')).toEqual(['rate_missing']);
    const rates = [{ currency: 'USD', to: 'EUR', period: '2026-01', rate: '0.9235', source: 'ECB average' }];
    const statement = settled(plan, factsOf([line], { rates }), '2026-01');
    expect(earned(statement)).toBe(923.5);
    expect(statement.trace.map(({ of }) => of)).toContainEqual({
      fact: 'rate',
      currency: 'USD',
      to: 'EUR',
      on: '2026-01',
      source: 'ECB average',
    });
  });
});
