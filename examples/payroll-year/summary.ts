/** The year on one page. */
import { type Reconciliation, type Run, reconcile, type Statement } from 'dreiklang';
import { added } from './checks.js';
import { columnOf, payablesCsv } from './csv.js';
import { cents, euros } from './months.js';
import { paidByOldSystem } from './old-system.js';
import type { Month, Year } from './year.js';

type Step = NonNullable<Statement['toPayable']>[number]['step'];

const HEAD = [
  'month',
  'paid',
  'failed',
  'late',
  'reopened',
  'earned',
  'held',
  'released',
  'forfeited',
  'corrected',
  'drawn',
  'set off',
  'payable',
  'rows',
];

/** Month by month, what was out of the ordinary, January beside the old system, and May's rows of one payee. */
export function summary(year: Year): string {
  const [january] = year.months as [Month, ...Month[]];
  return [
    table([HEAD, ...year.months.map(rowOf), yearOf(year)]),
    ...year.months.flatMap(notesOf),
    '',
    ...reconciled(reconcile(january.run, paidByOldSystem(january.input))),
    '',
    'What payroll takes of p02 for May, January being corrected a second time:',
    ...csvOf(year, '2026-05', 'p02'),
    '',
    `${year.statements.length} statements, each verified.`,
    '',
  ].join('\n');
}

function rowOf({ name, run, late, reopened }: Month): string[] {
  const statements = [...run.statements, ...late];
  const step = (...steps: Step[]): string => euros(added(stepsOf(statements, steps)));
  return [
    name,
    String(run.statements.length),
    String(run.failed.length),
    String(late.length),
    reopened ?? '–',
    euros(added(statements.map(({ earned }) => cents(earned.value)))),
    step('holdback'),
    step('release'),
    euros(added(figuresOf(statements, 'forfeit'))),
    step('correction', 'adjustment'),
    step('draw'),
    step('balance', 'advance'),
    euros(added(statements.map(({ payable }) => cents(payable.value)))),
    String(columnOf(payablesCsv(statements), 'amount').length),
  ];
}

/** What some steps added, statement by statement. */
function stepsOf(statements: readonly Statement[], steps: readonly Step[]): bigint[] {
  return statements.flatMap(({ earned, toPayable = [] }) => {
    const before = [earned, ...toPayable.map(({ amount }) => amount)];
    return toPayable.flatMap(({ step, amount }, place) => {
      return steps.includes(step) ? [cents(amount.value) - cents((before[place] as typeof amount).value)] : [];
    });
  });
}

function figuresOf(statements: readonly Statement[], of: Step): bigint[] {
  return statements.flatMap(({ toPayable = [] }) =>
    toPayable.flatMap(({ step, figure }) => (step === of ? [cents(figure.value)] : [])),
  );
}

/** The sums of the year. */
function yearOf({ months }: Year): string[] {
  const rows = months.map(rowOf);
  return HEAD.map((_, column) => {
    if (column === 0) return '2026';
    const cells = rows.map((row) => row[column] as string);
    if (HEAD[column] === 'reopened') return '';
    const isMoney = cells.some((cell) => cell.includes('.'));
    return isMoney ? euros(added(cells.map(cents))) : String(cells.reduce((sum, cell) => sum + Number(cell), 0));
  });
}

/** All columns but the first are set to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  const text = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number),
      )
      .join('  ');
  return rows.map((row) => text(row).trimEnd()).join('\n');
}

function notesOf({ name, run, late, preview }: Month): string[] {
  const notes = [
    ...run.failed.map(({ payee, problems }) => `${payee} failed alone: ${problems.map(({ code }) => code).join(', ')}`),
    ...late.map(({ payee, period }) => `${payee.id} is settled for ${period.name} after all`),
    ...run.unclaimed.map(({ id, unclaimed }) => `${id} is credited to nobody: ${unclaimed}`),
    ...run.leftOut
      .filter(({ reason }) => reason === 'not_employed')
      .map(({ payee, amount, reason }) => `${amount} of ${payee} are left out: ${reason}`),
    ...run.statements
      .filter(({ final }) => final !== undefined)
      .map(({ payee, final, payable, forgiven }) => {
        const left = forgiven === undefined ? '' : `, forgiven ${JSON.stringify(forgiven)}`;
        return `${payee.id} leaves (${final}): ${payable.value}${left}`;
      }),
    ...(preview === undefined ? [] : aheadOf(preview)),
    ...(run.budget === undefined ? [] : [`budget: everyone × ${run.budget.factor}`]),
    ...run.statements
      .filter(({ versions }) => versions !== undefined)
      .slice(0, 1)
      .map(
        ({ versions = [] }) => `the care plan changes: ${versions.map(({ from, to }) => `${from} – ${to}`).join(', ')}`,
      ),
  ];
  return notes.length === 0 ? [] : ['', name, ...notes.map((note) => `  ${note}`)];
}

/** What a preview says: of a month that is not over yet, and what of its lines is still to come. */
function aheadOf({ asOf, statements, totals, leftOut }: Run): string[] {
  const later = leftOut.filter(({ reason }) => reason === 'after_as_of');
  return [
    `as of ${asOf}: ${statements.length} estimates, earned ${totals.map(({ earned }) => earned).join(', ')} without a budget`,
    `still to come in June: lines of ${euros(added(later.map(({ amount }) => cents(amount))))}`,
  ];
}

function reconciled({ rows, totals }: Reconciliation): string[] {
  const reasons = rows
    .filter(({ difference }) => /[1-9]/.test(difference))
    .map(({ reason }) => `${reason.code}${reason.step === undefined ? '' : ` ${reason.step}`}`);
  const counted = [...new Set(reasons)]
    .sort()
    .map((reason) => `  ${reason}: ${reasons.filter((one) => one === reason).length}`);
  const sums = totals.map(({ currency, ours, theirs, equal, different }) => {
    return `  ${currency ?? 'not here'}: ours ${ours}, theirs ${theirs}; ${equal} equal, ${different} different`;
  });
  return ['January beside the old system', ...sums, ...counted];
}

function csvOf({ months }: Year, name: string, payee: string): string[] {
  const statements = months.find((month) => month.name === name)?.run.statements ?? [];
  return payablesCsv(statements.filter((statement) => statement.payee.id === payee))
    .trimEnd()
    .split('\n');
}
