/** What must hold of every month, worked out here in whole cents beside the library. */
import { type PaidElsewhere, payables, type Run, reconcile, type Statement } from 'dreiklang';
import { verifyStatement } from 'dreiklang/verifier';
import { columnOf, payablesCsv } from './csv.js';
import { cents, euros } from './months.js';
import type { Month } from './year.js';

/** Throws where a month does not add up. */
export function checkMonth({ name, run, late, facts }: Month): void {
  const expect = (what: string, found: unknown, expected: unknown): void => {
    if (found !== expected) throw new Error(`${name}: ${what}: ${String(found)} instead of ${String(expected)}`);
  };
  for (const statement of [...run.statements, ...late]) {
    const verdict = verifyStatement(statement);
    expect(`${statement.id} verified`, verdict.ok ? 'ok' : verdict.at, 'ok');
    expect(`payables of ${statement.id}`, paidOut(statement), statement.payable.value);
  }
  expect('everyone stands once', run.statements.length + run.failed.length + run.skipped.length, facts.payees.length);
  for (const totals of run.totals) {
    expect(
      'payable in all',
      totals.payable,
      sumOf(run, ({ payable }) => payable.value),
    );
    expect(
      'earned in all',
      totals.earned,
      sumOf(run, ({ earned }) => earned.value),
    );
    const csv = payablesCsv(run.statements);
    expect('rows for payroll', euros(added(columnOf(csv, 'amount').map(cents))), totals.payable);
    expect('rows without a pay code', columnOf(csv, 'payCode').filter((code) => code === '').length, 0);
    const kinds = [...totals.kinds, ...totals.steps].map(({ amount }) => cents(amount));
    expect('kinds and steps', euros(added(kinds)), totals.earned);
    const steps = totals.toPayable.map(({ amount }) => cents(amount));
    expect('steps to payable', euros(added([cents(totals.earned), ...steps, cents(totals.belowZero)])), totals.payable);
    expect('plans', euros(added(totals.plans.map(({ payable }) => cents(payable)))), totals.payable);
  }
  for (const { currency, given, counted, leftOut, unclaimed } of run.lines) {
    expect(`lines in ${currency}`, euros(added([counted, leftOut, unclaimed].map(cents))), given);
  }
  expect('lines of nobody', run.unclaimed.length, ['2026-02', '2026-06'].includes(name) ? 1 : 0);
  const same = run.statements.map(({ payee, payable }): PaidElsewhere => ({ payee: payee.id, amount: payable.value }));
  expect(
    'held against itself',
    reconcile(run, same).totals.reduce((sum, { different }) => sum + different, 0),
    0,
  );
}

/** What the payables of a statement come to. */
function paidOut(statement: Statement): string {
  return euros(added(payables(statement).map(({ amount }) => cents(amount))));
}

function sumOf({ statements }: Run, figure: (statement: Statement) => string): string {
  return euros(added(statements.map((statement) => cents(figure(statement)))));
}

export function added(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
