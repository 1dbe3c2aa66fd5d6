import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, dateOf, dayText, parseDay } from './day.js';
import {
  contains,
  dayCount,
  MONTHS_IN,
  monthsOf,
  movedByMonths,
  overlap,
  type Period,
  type PeriodLength,
  parsePeriod,
  periodName,
  stretchBefore,
  type Window,
} from './period.js';

const day = (text: string): Day => parseDay(text) as Day;
const window = (from: string, to: string): Window => ({ from: day(from), to: day(to) });
const shown = ({ from, to }: Window): string => `${dayText(from)} to ${dayText(to)}`;
const daysOf = (name: string, yearStartMonth: number): string => shown(parsePeriod(name, yearStartMonth) as Period);

describe('names of periods in a year from January', () => {
  it.each([
    ['2026-03', 'month', '2026-03-01 to 2026-03-31'],
    ['2024-02', 'month', '2024-02-01 to 2024-02-29'],
    ['2026-12', 'month', '2026-12-01 to 2026-12-31'],
    ['2026-Q1', 'quarter', '2026-01-01 to 2026-03-31'],
    ['2026-Q4', 'quarter', '2026-10-01 to 2026-12-31'],
    ['2026-H1', 'half-year', '2026-01-01 to 2026-06-30'],
    ['2026-H2', 'half-year', '2026-07-01 to 2026-12-31'],
    ['2026', 'year', '2026-01-01 to 2026-12-31'],
  ])('%s is a %s: %s', (name, length, days) => {
    expect(parsePeriod(name, 1)).toMatchObject({ name, length });
    expect(daysOf(name, 1)).toBe(days);
  });

  it.each([
    '',
    '2026-00',
    '2026-13',
    '2026-3',
    '2026-Q0',
    '2026-Q5',
    '2026-H0',
    '2026-H3',
    '2026-q1',
    'Q1-2026',
    '26',
    '02026',
    '0000',
    '0000-01',
    '2026-W10',
    '2026-01-01',
    ' 2026',
    '2026 ',
    '2026-Q1\n',
  ])('%j names none', (name) => {
    expect(parsePeriod(name, 1)).toBeUndefined();
  });
});

describe('names of periods in a fiscal year from another month', () => {
  it.each([
    ['2026', 4, '2026-04-01 to 2027-03-31'],
    ['2026-Q1', 4, '2026-04-01 to 2026-06-30'],
    ['2026-Q4', 4, '2027-01-01 to 2027-03-31'],
    ['2026-H1', 4, '2026-04-01 to 2026-09-30'],
    ['2026-H2', 4, '2026-10-01 to 2027-03-31'],
    ['2026', 10, '2026-10-01 to 2027-09-30'],
    ['2026-Q2', 10, '2027-01-01 to 2027-03-31'],
    ['2023-Q2', 11, '2024-02-01 to 2024-04-30'],
    ['2026', 12, '2026-12-01 to 2027-11-30'],
    ['2026-H2', 7, '2027-01-01 to 2027-06-30'],
  ])('%s of a year from month %i is %s', (name, yearStartMonth, days) => {
    expect(daysOf(name, yearStartMonth)).toBe(days);
  });

  it('leaves months as they are: they are calendar months', () => {
    for (let start = 1; start <= 12; start += 1) expect(daysOf('2027-02', start)).toBe('2027-02-01 to 2027-02-28');
  });

  it('names a quarter by the year in which its fiscal year begins', () => {
    expect(periodName('quarter', day('2027-01-01'), 4)).toBe('2026-Q4');
    expect(periodName('half-year', day('2026-10-01'), 4)).toBe('2026-H2');
    expect(periodName('year', day('2026-10-01'), 10)).toBe('2026');
    expect(periodName('month', day('2027-01-01'), 4)).toBe('2027-01');
    expect(periodName('quarter', day('2026-04-01'), 1)).toBe('2026-Q2');
  });

  it('the name of a period and its days lead to each other, whatever month the year begins in', () => {
    const lengths: readonly PeriodLength[] = ['month', 'quarter', 'half-year', 'year'];
    const year = fc.integer({ min: 1, max: 9_000 });
    fc.assert(
      fc.property(
        year,
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...lengths),
        fc.nat({ max: 11 }),
        (y, start, length, n) => {
          const number = (n % (12 / MONTHS_IN[length])) + 1;
          const fiscalYear = String(y).padStart(4, '0');
          const name = {
            month: `${fiscalYear}-${String(number).padStart(2, '0')}`,
            quarter: `${fiscalYear}-Q${number}`,
            'half-year': `${fiscalYear}-H${number}`,
            year: fiscalYear,
          }[length];
          const period = parsePeriod(name, start) as Period;
          expect(periodName(length, period.from, start)).toBe(name);
          expect(monthsOf(period)).toHaveLength(MONTHS_IN[length]);
          expect(dateOf(period.from).dayOfMonth).toBe(1);
          expect(dateOf(period.to + 1).dayOfMonth).toBe(1);
        },
      ),
    );
  });

  it('the quarters of a fiscal year are its days, each once', () => {
    for (let start = 1; start <= 12; start += 1) {
      const year = parsePeriod('2023', start) as Period;
      const quarters = [1, 2, 3, 4].map((number) => parsePeriod(`2023-Q${number}`, start) as Period);
      expect(quarters[0]?.from).toBe(year.from);
      expect(quarters[3]?.to).toBe(year.to);
      for (let next = 1; next < 4; next += 1) expect(quarters[next]?.from).toBe((quarters[next - 1]?.to as number) + 1);
    }
  });
});

describe('windows', () => {
  it('of whole months move by whole months', () => {
    expect(shown(movedByMonths(window('2026-02-01', '2026-02-28'), -12))).toBe('2025-02-01 to 2025-02-28');
    expect(shown(movedByMonths(window('2025-02-01', '2025-02-28'), -12))).toBe('2024-02-01 to 2024-02-29');
    expect(shown(movedByMonths(window('2026-01-01', '2026-03-31'), -3))).toBe('2025-10-01 to 2025-12-31');
    expect(shown(movedByMonths(window('2026-01-01', '2026-01-31'), 1))).toBe('2026-02-01 to 2026-02-28');
  });

  it('reach back by a span, up to the day before', () => {
    expect(shown(stretchBefore(day('2026-01-01'), { months: 24 }))).toBe('2024-01-01 to 2025-12-31');
    expect(shown(stretchBefore(day('2026-04-01'), { days: 91 }))).toBe('2025-12-31 to 2026-03-31');
  });

  it('count both their ends', () => {
    expect(dayCount(window('2026-01-01', '2026-01-31'))).toBe(31);
    expect(dayCount(window('2026-01-01', '2026-01-01'))).toBe(1);
    expect(dayCount({ from: 5, to: 4 })).toBe(0);
    expect(dayCount({ from: 5, to: 1 })).toBe(0);
  });

  it('share the days that lie in both', () => {
    const january = window('2026-01-01', '2026-01-31');
    expect(overlap(january, window('2026-01-31', '2026-02-10'))).toEqual(window('2026-01-31', '2026-01-31'));
    expect(overlap(january, window('2026-02-01', '2026-02-10'))).toBeUndefined();
    expect(overlap(january, window('2025-01-01', '2027-01-01'))).toEqual(january);
    expect(contains(january, january)).toBe(true);
    expect(contains(january, window('2026-01-01', '2026-02-01'))).toBe(false);
    expect(contains(january, window('2025-12-31', '2026-01-05'))).toBe(false);
  });

  it('fall into calendar months, each with its days inside and in all', () => {
    expect(monthsOf(window('2026-01-20', '2026-03-05')).map(({ days, daysInMonth }) => [days, daysInMonth])).toEqual([
      [12, 31],
      [28, 28],
      [5, 31],
    ]);
    expect(monthsOf(window('2024-02-10', '2024-02-10'))).toEqual([
      { window: window('2024-02-10', '2024-02-10'), days: 1, daysInMonth: 29 },
    ]);
    expect(monthsOf({ from: 5, to: 4 })).toEqual([]);
  });

  it('the days of the months of a window are the days of the window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 2_000 }), (from, length) => {
        const months = monthsOf({ from, to: from + length });
        expect(months.reduce((total, month) => total + month.days, 0)).toBe(length + 1);
        for (const { days, daysInMonth } of months) expect(days).toBeLessThanOrEqual(daysInMonth);
      }),
    );
  });
});
