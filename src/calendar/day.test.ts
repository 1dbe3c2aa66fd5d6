import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_DAY, LAST_DAY } from '../facts/facts.js';
import {
  addMonths,
  addSpan,
  type Day,
  dateOf,
  dayNumber,
  daysInMonth,
  dayText,
  isLeapYear,
  parseDay,
  parseSpan,
} from './day.js';

const MILLISECONDS_A_DAY = 86_400_000;
const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY });
const day = (text: string): Day => parseDay(text) as Day;
/** The calendar of the JavaScript engine, an oracle that shares no line with ours. */
const textByEngine = (number: Day): string => new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10);

describe('reading a date', () => {
  it.each([
    ['1970-01-01', 0],
    ['1970-01-02', 1],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2026-01-01', 20_454],
    ['0001-01-01', FIRST_DAY],
    ['9999-12-31', LAST_DAY],
  ])('%s is day %i', (text, number) => {
    expect(parseDay(text)).toBe(number);
    expect(dayText(number)).toBe(text);
  });

  it.each([
    ['a 29 February in a year that has none', '2026-02-29'],
    ['a 29 February in 1900, a century that is no leap year', '1900-02-29'],
    ['a 30 February', '2024-02-30'],
    ['a 31 April', '2026-04-31'],
    ['a 31 June', '2026-06-31'],
    ['a 31 September', '2026-09-31'],
    ['a 31 November', '2026-11-31'],
    ['a 32nd of a month', '2026-01-32'],
    ['a day 0', '2026-01-00'],
    ['a month 0', '2026-00-10'],
    ['a month 13', '2026-13-01'],
    ['the year 0', '0000-01-01'],
    ['one digit for the month', '2026-1-01'],
    ['slashes', '2026/01/01'],
    ['a dot before the day', '2026-01.01'],
    ['a time', '2026-01-01T00:00:00Z'],
    ['a blank at the end', '2026-01-01 '],
    ['a sign', '-026-01-01'],
    ['letters', 'abcd-ef-gh'],
    ['a letter for the last digit', '2026-01-0x'],
    ['full-width digits', '２０２６-01-01'],
    ['Arabic digits', '٢٠٢٦-01-01'],
    ['nothing', ''],
  ])('%s is not taken: %j', (_, text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it('takes 29 February in leap years alone', () => {
    for (const year of [2024, 2000, 2400, 1600, 4])
      expect(parseDay(`${String(year).padStart(4, '0')}-02-29`)).toBeDefined();
    for (const year of [2025, 2026, 2100, 1900, 2200]) expect(parseDay(`${year}-02-29`)).toBeUndefined();
  });
});

describe('against the calendar of the engine', () => {
  it('every day has the text that the engine gives it, and reads back as itself', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        expect(dayText(number)).toBe(textByEngine(number));
        expect(parseDay(textByEngine(number))).toBe(number);
      }),
      { numRuns: 2_000 },
    );
  });

  it('every day of eight years, one after the other', () => {
    for (let number = day('2019-12-30'); number <= day('2028-01-02'); number += 1) {
      const { year, month, dayOfMonth } = dateOf(number);
      expect(dayText(number)).toBe(textByEngine(number));
      expect(dayNumber(year, month, dayOfMonth)).toBe(number);
    }
  });

  it('any year, month and day of the month is a date for both or for neither', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (y, m, d) => {
          const text = `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
          const engine = new Date(0);
          engine.setUTCFullYear(y, m - 1, d);
          const exists = engine.toISOString().startsWith(text);
          expect(parseDay(text)).toBe(exists ? engine.getTime() / MILLISECONDS_A_DAY : undefined);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('any text is a date only where the engine writes that day the same way', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9x-]{8,11}$/), (text) => {
        const number = parseDay(text);
        if (number !== undefined) expect(textByEngine(number)).toBe(text);
      }),
    );
  });
});

describe('months', () => {
  it('have the days that everyone learns at school', () => {
    const days = (year: number): number[] => Array.from({ length: 12 }, (_, month) => daysInMonth(year, month + 1));
    expect(days(2026)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(days(2024)[1]).toBe(29);
    expect([2024, 2000, 1900, 2026].map(isLeapYear)).toEqual([true, true, false, false]);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2026-01-28', 1, '2026-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-05-20', 0, '2026-05-20'],
    ['2026-05-20', -24, '2024-05-20'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(dayText(addMonths(day(from), months))).toBe(to);
  });

  it('a day moved by months keeps its day of the month, or is the last of a month that is too short', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: day('2200-01-01') }),
        fc.integer({ min: -600, max: 600 }),
        (start, months) => {
          const before = dateOf(start);
          const after = dateOf(addMonths(start, months));
          expect(after.year * 12 + after.month).toBe(before.year * 12 + before.month + months);
          expect(after.dayOfMonth).toBe(Math.min(before.dayOfMonth, daysInMonth(after.year, after.month)));
        },
      ),
    );
  });

  it('later days never move before earlier ones', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: -60, max: 60 }),
        (start, later, months) => {
          expect(addMonths(start + later, months)).toBeGreaterThanOrEqual(addMonths(start, months));
        },
      ),
    );
  });
});

describe('lengths of time', () => {
  it('are whole months or days', () => {
    expect(parseSpan('P12M')).toEqual({ months: 12 });
    expect(parseSpan('P91D')).toEqual({ days: 91 });
    expect(parseSpan('P0M')).toEqual({ months: 0 });
    expect(parseSpan('P9999D')).toEqual({ days: 9_999 });
  });

  it.each([
    '',
    'P',
    'P12',
    '12M',
    'P1Y',
    'P1M1D',
    'P-1M',
    'P1.5M',
    'P012M',
    'P00D',
    'P10000M',
    'p12m',
    'P12M ',
    'PT12M',
  ])('%j is none', (text) => {
    expect(parseSpan(text)).toBeUndefined();
  });

  it('move a day on and back', () => {
    expect(dayText(addSpan(day('2026-01-31'), { months: 1 }, 1))).toBe('2026-02-28');
    expect(dayText(addSpan(day('2026-03-31'), { months: 1 }, -1))).toBe('2026-02-28');
    expect(dayText(addSpan(day('2026-01-31'), { days: 91 }, 1))).toBe('2026-05-02');
    expect(dayText(addSpan(day('2026-01-31'), { days: 31 }, -1))).toBe('2025-12-31');
  });
});
