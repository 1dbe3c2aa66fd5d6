/** What payroll takes: one row for each payable of a month, with its pay code. */
import { type PayableKind, payables, type Statement } from 'dreiklang';

/** Pay codes of what is about no component. */
const OWN_CODES: Readonly<Partial<Record<PayableKind, string>>> = {
  'top-up': '4790',
  budget: '4795',
  draw: '6190',
  balance: '6191',
  advance: '4780',
  correction: '4799',
  carried: '6192',
  forgiven: '6193',
  'not-paid': '6194',
};

const COLUMNS = ['payee', 'payCode', 'kind', 'component', 'holdback', 'earnedIn', 'due', 'amount', 'status'] as const;

/** A statement is of one payee; the rows stand in the order of the statements. Ids and codes need no quotes. */
export function payablesCsv(statements: readonly Statement[]): string {
  const rows = statements.flatMap((statement) =>
    payables(statement).map(({ payCode, ...row }): Readonly<Record<string, string>> => {
      return { payee: statement.payee.id, payCode: payCode ?? OWN_CODES[row.kind] ?? '', ...row };
    }),
  );
  return `${[COLUMNS.join(';'), ...rows.map((row) => COLUMNS.map((column) => row[column] ?? '').join(';'))].join('\n')}\n`;
}

/** The cells of a column of such a text. */
export function columnOf(csv: string, column: (typeof COLUMNS)[number]): readonly string[] {
  const place = COLUMNS.indexOf(column);
  return csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split(';')[place] as string);
}
