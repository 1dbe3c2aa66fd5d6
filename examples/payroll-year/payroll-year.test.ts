/** The year as it is printed, that everything it tells of really happened, and that what was paid is what a fresh start would pay. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addLines,
  amendedBy,
  DreiklangError,
  emptyTally,
  type PayableKind,
  payables,
  type Statement,
  settle,
  tallySpec,
} from 'dreiklang';
import { verifyStatement } from 'dreiklang/verifier';
import { beforeAll, describe, expect, test } from 'vitest';
import { added } from './checks.js';
import { columnOf } from './csv.js';
import { cents, euros } from './months.js';
import { writeYear } from './out.js';
import { summary } from './summary.js';
import { keptOfRampUp } from './taken-back.js';
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

describe('beside what is paid at once', () => {
  test('two fifths of what is sold abroad are due a month later, each pay code to the cent', () => {
    const may = payables(statementOf('p36', '2026-05'));
    expect(may.map(({ payCode, kind, earnedIn, due }) => [payCode, kind, earnedIn, due])).toEqual([
      ['7100', 'earnings', '2026-05', '2026-05-31'],
      ['7100', 'earnings', '2026-05', '2026-06-30'],
    ]);
    const abroad = year.statements.filter(({ plan }) => plan.id === 'abroad');
    for (const statement of abroad) {
      const rows = payables(statement);
      const later = added(rows.filter(({ due }) => due > statement.period.to).map(({ amount }) => cents(amount)));
      const off = later * 5n - added(rows.map(({ amount }) => cents(amount))) * 2n;
      // Less than a cent a row beside two fifths.
      expect(off < 0n ? -off : off, statement.id).toBeLessThan(5n * BigInt(rows.length + 1));
    }
    expect(abroad.some((one) => payables(one).some(({ due }) => due.startsWith('2027-01')))).toBe(true);
  });

  test('who is new answers in full for what comes back within a month, and for half of it afterwards', () => {
    const steps = year.statements.flatMap(({ id, corrections = [] }) =>
      corrections.flatMap(({ period, components }) =>
        components.flatMap((component) =>
          component.steps.some(({ step }) => step === 'clawback') ? [`${id} ${period}`] : [],
        ),
      ),
    );
    expect(steps).toEqual(['ramp-up/p31/2026-08/6 2026-07', 'ramp-up/p33/2026-07/2 2026-06']);
    const { trace } = statementOf('p31', '2026-08');
    expect(trace.filter(({ of }) => of?.fact === 'clawback-share').map(({ value }) => value)).toEqual(['0.5']);
  });

  test('half of a new category waits until it is bought again: it is paid then, or lapses', () => {
    const care = year.statements.filter(({ plan }) => plan.id === 'care');
    const noted = (code: string): string[] =>
      care.flatMap(({ period, components }) =>
        components.some(({ notes }) => notes.some((note) => note.code === code)) ? [period.name] : [],
      );
    expect(noted('pairs_pending').every((name) => name >= '2026-07')).toBe(true);
    expect([noted('pairs_pending').length, noted('pairs_lapsed').length].every((count) => count > 9)).toBe(true);
    const kept = care.filter(({ trace }) => trace.some(({ of }) => of?.what === 'rest'));
    expect(kept.map(({ id }) => id)).toEqual(['care/p06/2026-10/10', 'care/p10/2026-08/8', 'care/p10/2026-12/12']);
    for (const { components, trace } of kept) {
      const rest = trace.find(({ of }) => of?.what === 'rest');
      expect([rest?.value, components.find(({ id }) => id === 'broadening')?.figure?.value]).toEqual(['0.5', '0.5']);
    }
  });

  test('June is looked at before it is over: an estimate, kept nowhere and paid to nobody', () => {
    const { preview, run } = month('2026-06');
    if (preview === undefined) throw new Error('there is no preview');
    expect(preview).toMatchObject({ status: 'preview', asOf: '2026-06-22', failed: [] });
    expect(preview.statements.map(({ payee }) => payee.id)).toEqual(run.statements.map(({ payee }) => payee.id));
    expect(preview.leftOut.some(({ reason }) => reason === 'after_as_of')).toBe(true);
    for (const { lines } of [preview, run])
      for (const { given, counted, leftOut, unclaimed } of lines)
        expect(euros(added([counted, leftOut, unclaimed].map(cents)))).toBe(given);
    for (const statement of preview.statements) {
      expect(verifyStatement(preview.statement(statement.payee.id)).ok).toBe(true);
      expect(() => payables(statement)).toThrow(DreiklangError);
    }
    expect(year.statements.every(({ status }) => status === 'settled')).toBe(true);
  });
});

test('--out writes the payables of each month and every statement, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'payroll-year-'));
  try {
    const inside = join(folder, 'year', 'of-2026');
    writeYear(year, inside);
    const files = readdirSync(inside).sort();
    const tables = year.months.map(({ name }) => `payables-${name}.csv`);
    const statements = year.statements.map(({ id }) => `${id.replaceAll('/', '-')}.json`);
    expect(files).toEqual([...statements, ...tables].sort());
    for (const { id, digest } of year.statements) {
      const read = JSON.parse(readFileSync(join(inside, `${id.replaceAll('/', '-')}.json`), 'utf8')) as Statement;
      expect([read.digest, verifyStatement(read).ok]).toEqual([digest, true]);
    }
    const paid = tables.map((name) => {
      const text = readFileSync(join(inside, name), 'utf8');
      expect(text.split('\n')[0]).toBe('payee;payCode;kind;component;holdback;earnedIn;due;amount;status');
      return added(columnOf(text, 'amount').map(cents));
    });
    expect(euros(added(paid))).toBe(euros(added(year.statements.map(({ payable }) => cents(payable.value)))));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What of a payable was earned in the month that it names, hold-backs and draws aside. */
const EARNED: ReadonlySet<PayableKind> = new Set(['earnings', 'top-up', 'budget', 'correction'] as const);

test(
  'what was paid of each month, corrections and all, is what it comes to when the year is settled afresh',
  () => {
    const { facts, input } = month('2026-12');
    const { plans, months } = year;
    const spec = tallySpec(plans, { periods: months.map(({ name }) => name), amended: amendedBy(facts) });
    const tally = addLines(emptyTally(spec), facts);
    for (const { id } of facts.payees) {
      const own = year.statements.filter(({ payee }) => payee.id === id);
      const rows = own.flatMap((statement) => payables(statement));
      let before: Statement | undefined;
      for (const { period, plan } of own) {
        // Credit notes that a clawback takes at their share come after the month, also in a fresh start.
        const reopen = plan.id === 'ramp-up' ? { reopen: 'none' } : {};
        const earlier = before && { earlier: [before] };
        const options = { payee: id, period: period.name, trace: false, tally, ...earlier, ...reopen };
        const fresh: Statement = settle(plans, facts, options);
        before = fresh;
        // June was scaled to a budget: only a run of everyone has that.
        if (period.name === '2026-06') continue;
        const paid = rows.filter(({ kind, earnedIn }) => EARNED.has(kind) && earnedIn === period.name);
        expect(`${fresh.id} ${euros(added(paid.map(({ amount }) => cents(amount))))}`).toBe(
          `${fresh.id} ${plan.id === 'ramp-up' ? keptOfRampUp(input, id, period.name) : fresh.earned.value}`,
        );
      }
    }
  },
  MINUTES * 5,
);
