/** The year as it is printed, that everything it tells of really happened, and that what was paid is what a fresh start would pay. */
import { readFileSync } from 'node:fs';
import {
  addLines,
  amendedBy,
  emptyTally,
  type PayableKind,
  payables,
  type Statement,
  settle,
  tallySpec,
} from 'dreiklang';
import { beforeAll, describe, expect, test } from 'vitest';
import { added } from './checks.js';
import { cents, euros } from './months.js';
import { summary } from './summary.js';
import { type Month, settledYear, type Year } from './year.js';

const MINUTES = 60_000;

let year: Year;

beforeAll(() => {
  year = settledYear();
}, 10 * MINUTES);

function month(name: string): Month {
  return year.months.find((one) => one.name === name) as Month;
}

function statementOf(payee: string, period: string): Statement {
  return year.statements.find((one) => one.payee.id === payee && one.period.name === period) as Statement;
}

/** The steps of a statement, each as its name and period. */
function steps({ toPayable = [] }: Statement): string[] {
  return toPayable.map(({ step, period }) => (period === undefined ? step : `${step} ${period}`));
}

test('prints the page that lies beside it', () => {
  expect(summary(year)).toBe(readFileSync(new URL('summary.txt', import.meta.url), 'utf8'));
});

describe('in the year', () => {
  test('January is corrected in April and again in May', () => {
    expect(steps(statementOf('p02', '2026-04'))).toContain('correction 2026-01');
    expect(steps(statementOf('p02', '2026-05'))).toContain('correction 2026-01');
    expect(steps(statementOf('p02', '2026-06'))).not.toContain('correction 2026-01');
  });

  test('a missing KPI and a missing quota fail one payee each, who is settled in the next month', () => {
    expect(month('2026-03').run.failed.map(({ payee }) => payee)).toEqual(['p05']);
    expect(month('2026-04').late.map(({ id }) => id)).toEqual(['care/p05/2026-03/3']);
    expect(month('2026-05').run.failed.map(({ payee }) => payee)).toEqual(['p37']);
    expect(month('2026-06').late.map(({ id }) => id)).toEqual(['abroad/p37/2026-05/5']);
  });

  test('the plan changes in mid-year and inside September', () => {
    expect(statementOf('p01', '2026-07').plan.digest).not.toBe(statementOf('p01', '2026-06').plan.digest);
    expect(statementOf('p01', '2026-09').versions).toHaveLength(2);
  });

  test('a booked exchange rate is put right', () => {
    const corrected = year.statements.filter((one) => steps(one).includes('correction 2026-08'));
    expect(corrected.filter(({ plan }) => plan.id === 'abroad').map(({ period }) => period.name)).toContain('2026-09');
  });

  test('the budget of June holds', () => {
    expect(month('2026-06').run.totals.map(({ earned }) => earned)).toEqual(['20000.00']);
  });

  test('whoever has left is paid as customers pay, until a final statement', () => {
    expect(cents(statementOf('p24', '2026-08').payable.value)).toBeGreaterThan(0n);
    expect(statementOf('p24', '2026-12').final).toBe('claim');
    expect(month('2026-05').run.skipped).toContainEqual({ payee: 'p07', reason: 'settled_for_good' });
  });

  test('hold-backs are released and forfeited, draws are paid and recovered', () => {
    const all = year.statements.flatMap(({ toPayable = [] }) => toPayable.map(({ step }) => step));
    for (const step of ['holdback', 'release', 'forfeit', 'correction', 'adjustment', 'balance', 'draw', 'advance'])
      expect(all).toContain(step);
  });
});

/** What of a payable was earned in the month that it names, hold-backs and draws aside. */
const EARNED: ReadonlySet<PayableKind> = new Set(['earnings', 'top-up', 'budget', 'correction'] as const);

test(
  'what was paid of each month, corrections and all, is what it comes to when the year is settled afresh',
  () => {
    const { facts } = month('2026-12');
    const { plans, months } = year;
    const spec = tallySpec(plans, { periods: months.map(({ name }) => name), amended: amendedBy(facts) });
    const tally = addLines(emptyTally(spec), facts);
    for (const { id } of facts.payees) {
      const own = year.statements.filter(({ payee }) => payee.id === id);
      const rows = own.flatMap((statement) => payables(statement));
      let before: Statement | undefined;
      for (const { period } of own) {
        const options = { payee: id, period: period.name, trace: false, tally, ...(before && { earlier: [before] }) };
        const fresh: Statement = settle(plans, facts, options);
        before = fresh;
        // June was scaled to a budget: only a run of everyone has that.
        if (period.name === '2026-06') continue;
        const paid = rows.filter(({ kind, earnedIn }) => EARNED.has(kind) && earnedIn === period.name);
        expect(`${fresh.id} ${euros(added(paid.map(({ amount }) => cents(amount))))}`).toBe(
          `${fresh.id} ${fresh.earned.value}`,
        );
      }
    }
  },
  MINUTES * 5,
);
