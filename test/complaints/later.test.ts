/** What people complain of when something happens after payday, each beside a short program that pays wrongly. */
import { describe, expect, test } from 'vitest';
import {
  byMonthOfOrigin,
  cents,
  creditNote,
  earned,
  factsOf,
  payable,
  planOf,
  refusal,
  sale,
  settledInTurn,
} from '../support/complaints.js';

describe('"A credit note of the next quarter was taken off twice"', () => {
  const plan = planOf({ pay: { rate: '10%' } }, { period: 'quarter' });
  /** Takes the credit note off this quarter’s sales, and settles the old quarter again without the returned part. */
  const naive = (thisQuarter: number, then: number, note: number): number =>
    cents([(thisQuarter - note) * 0.1, (then - note) * 0.1, -then * 0.1]);

  test('4,000 returned of 10,000 in Q1: 200 paid in Q2 instead of 600', () => {
    expect(naive(10_000, 10_000, 4000)).toBe(200);
    const [q1, q2, q3] = settledInTurn(
      plan,
      factsOf([
        sale('L1', '2026-02-10', '10000'),
        sale('L2', '2026-05-10', '10000'),
        sale('L3', '2026-08-10', '10000'),
      ]),
      [
        { period: '2026-Q1' },
        { period: '2026-Q2', reopen: '2026-Q1', add: { lines: [creditNote('R1', '2026-05-20', '-4000', 'L1')] } },
        { period: '2026-Q3' },
      ],
    ).map(payable);
    expect([q1, q2, q3]).toEqual([1000, 600, 1000]);
  });

  test('nor is it forgotten: without being told to reopen, settling is refused', () => {
    const facts = factsOf([sale('L1', '2026-02-10', '10000')]);
    const earlier = settledInTurn(plan, facts, [{ period: '2026-Q1' }]);
    const later = {
      ...facts,
      lines: [sale('L1', '2026-02-10', '10000'), creditNote('R1', '2026-05-20', '-4000', 'L1')],
    };
    expect(refusal(plan, later, '2026-Q2', { earlier })).toEqual(['closed_period_changed']);
  });
});

describe('"The customer never paid, I got nothing for it, and then the credit note was taken off me"', () => {
  /** Pays what was paid, and takes credit notes off on their date. */
  const naive = (paid: number, notes: number): number => cents([(paid - notes) * 0.1]);

  test('an invoice that was never paid and credited in full is nothing, then and later', () => {
    expect(naive(0, 5000)).toBe(-500);
    const plan = planOf({ recognise: 'paid', pay: { rate: '10%' } });
    const statements = settledInTurn(plan, factsOf([sale('L1', '2026-01-10', '5000')]), [
      { period: '2026-01' },
      { period: '2026-02' },
      { period: '2026-03' },
      { period: '2026-04', reopen: '2026-01', add: { lines: [creditNote('R1', '2026-04-20', '-5000', 'L1')] } },
    ]);
    expect(statements.map(payable)).toEqual([0, 0, 0, 0]);
    expect(statements.at(-1)?.carried).toBeUndefined();
  });
});

describe('"Ten part payments don’t add up to what one payment would have paid"', () => {
  const plan = planOf({ recognise: 'paid', pay: { rate: '5%' } });
  /** Rounds the commission on each payment. */
  const naive = (payments: readonly number[]): number => cents(payments.map((amount) => cents([amount * 0.05])));
  const splits = [1, 2, 3, 7, 10, 12].map((parts) => {
    const part = Math.floor(10_005 / parts);
    return Array.from({ length: parts }, (_, place) => (place === 0 ? 10_005 - part * (parts - 1) : part) / 100);
  });

  test.each(splits)('100.05 at 5 %% is 5.00, however it is paid: first %d', (...amounts) => {
    const days = amounts.map((_, place) => `2026-${String(place + 1).padStart(2, '0')}-15`);
    const payments = amounts.map((amount, place) => ({ date: days[place], amount: amount.toFixed(2) }));
    const months = days.map((day) => ({ period: day.slice(0, 7) }));
    const statements = settledInTurn(plan, factsOf([sale('L1', '2026-01-10', '100.05', { payments })]), months);
    expect(cents(statements.map(payable))).toBe(5);
  });

  test('where rounding each payment gives less by one split, and more by another', () => {
    const naively = splits.map(naive);
    expect(Math.min(...naively)).toBeLessThan(5);
    expect(Math.max(...naively)).toBeGreaterThan(5);
  });
});

describe('"They took back more than they ever paid me for it"', () => {
  /** Takes back at the average rate of the statement. */
  const atTheAverage = (paid: number, sold: number, returned: number): number => cents([(-returned * paid) / sold]);
  const inTurn = (plan: Parameters<typeof settledInTurn>[0], lines: Parameters<typeof factsOf>[0], note: string) =>
    settledInTurn(plan, factsOf(lines), [
      { period: '2026-01' },
      { period: '2026-02', reopen: '2026-01', add: { lines: [creditNote('R1', '2026-02-20', note, 'L2')] } },
    ]);

  test('tiers: what lay in the upper tier is taken back at its rate, not at the average', () => {
    const plan = planOf({
      pay: {
        rate: {
          tiers: [
            ['0', '2%'],
            ['100000', '4%'],
          ],
        },
      },
    });
    const lines = [
      sale('L1', '2026-01-10', '100000'),
      sale('L2', '2026-01-20', '50000'),
      sale('L3', '2026-02-10', '200000'),
    ];
    const [january, february] = inTurn(plan, lines, '-50000').map(payable);
    expect(january).toBe(4000);
    expect(atTheAverage(4000, 150_000, 50_000)).toBe(-1333.33);
    expect(february).toBe(cents([6000, -2000]));
  });

  test('a minimum: nothing is taken back that the minimum pays anyway', () => {
    const plan = planOf({ pay: { rate: '2%' } }, { guarantee: '500' });
    const lines = [
      sale('L1', '2026-01-10', '10000'),
      sale('L2', '2026-01-20', '20000'),
      sale('L3', '2026-02-10', '50000'),
    ];
    const [january, february] = inTurn(plan, lines, '-20000').map(payable);
    expect(january).toBe(600);
    expect(atTheAverage(600, 30_000, 20_000)).toBe(-400);
    // 10,000 × 2 % = 200, lifted to 500: 100 less than was paid.
    expect(february).toBe(cents([1000, -100]));
  });

  test('a cap: nothing is taken back that the cap never let through', () => {
    const plan = planOf({ cap: '1000', pay: { rate: '2%' } });
    const lines = [
      sale('L1', '2026-01-10', '60000'),
      sale('L2', '2026-01-20', '20000'),
      sale('L3', '2026-02-10', '10000'),
    ];
    const [january, february] = inTurn(plan, lines, '-20000').map(payable);
    expect(january).toBe(1000);
    expect(atTheAverage(1000, 80_000, 20_000)).toBe(-250);
    expect(february).toBe(200);
  });
});

describe('"January was corrected in April, and in May they took it off again"', () => {
  const plan = planOf({ pay: { rate: '10%' } }, { guarantee: '50' });
  const lines = ['01', '02', '03', '04', '05'].map((month, place) =>
    sale(`L${month}`, `2026-${month}-10`, String(1000 + place)),
  );
  const first = creditNote('R1', '2026-04-20', '-300', 'L01');
  const second = creditNote('R2', '2026-05-20', '-600', 'L01');
  /** Holds every correction against what January paid at first. */
  const naive = (paid: number, nowAndThen: readonly number[]): number =>
    cents([paid, ...nowAndThen.map((now) => now - paid)]);

  test('what is payable by month of origin is what a fresh settlement of each month gives', () => {
    expect(naive(100, [70, 50])).toBe(20);
    const periods = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
    const later: Readonly<Record<string, object>> = {
      '2026-04': { reopen: '2026-01', add: { lines: [first] } },
      '2026-05': { reopen: '2026-01', add: { lines: [second] } },
    };
    const months = periods.map((period) => ({ period, ...later[period] }));
    const statements = settledInTurn(plan, factsOf(lines), months);
    const fresh = settledInTurn(
      plan,
      factsOf([...lines, first, second]),
      periods.map((period) => ({ period })),
    );
    expect(byMonthOfOrigin(statements)).toEqual(Object.fromEntries(fresh.map((one) => [one.period.name, earned(one)])));
    expect(statements.map(payable)).toEqual([100, 100.1, 100.2, 70.3, 80.4]);
    // 10 % of 100 is 10, lifted to 50.
    expect(byMonthOfOrigin(statements)['2026-01']).toBe(50);
  });
});

describe('"He left in February, and his deals of January were paid to nobody"', () => {
  const plan = planOf({ recognise: 'paid', pay: { rate: '10%' } });
  const lines = [
    sale('L1', '2026-01-10', '10000', { payments: [{ date: '2026-04-10', amount: '10000' }] }),
    sale('L2', '2026-03-05', '8000', { payments: [{ date: '2026-04-10', amount: '8000' }] }),
  ];
  /** Pays whoever works here on the day of the payment. */
  const byThePayment = (amount: number, isHere: boolean): number => (isHere ? cents([amount * 0.1]) : 0);
  /** Pays whoever is named on it, whether he was still here or not. */
  const byTheName = (amounts: readonly number[]): number => cents(amounts.map((amount) => amount * 0.1));

  test('what he sold is paid to him when it is paid; what is booked on him later is not his', () => {
    expect(byThePayment(10_000, false)).toBe(0);
    expect(byTheName([10_000, 8000])).toBe(1800);
    const facts = factsOf(lines, {}, { to: '2026-02-28' });
    const statements = settledInTurn(plan, facts, [
      { period: '2026-01' },
      { period: '2026-02' },
      { period: '2026-04', final: { balances: 'claim' } },
    ]);
    expect(statements.map(payable)).toEqual([0, 0, 1000]);
    expect(statements.at(-1)?.final).toBe('claim');
  });
});
