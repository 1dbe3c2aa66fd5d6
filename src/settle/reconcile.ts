/** `reconcile`: a run held against what another system paid; who differs, by how much, and why, as far as the statements tell. */
import { Rational, sum } from '../number/rational.js';
import { parseCanonical, readFigure } from '../number/read.js';
import type { MoneyInput } from '../plan/input-figures.js';
import type { Statement } from '../statement/statement.js';
import { deepFrozen } from '../trace/canonical.js';
import { fail, guarded, ProblemList, pointer, shown } from '../trace/problems.js';
import { amountOfComponent, type Compared, type DifferenceReason, reasonOf } from './reconcile-reasons.js';
import type { Run } from './run.js';

/** What another system paid. */
export interface PaidElsewhere {
  readonly payee: string;
  /** Money in the currency of the payee's statement: text or `Decimal`. Several entries of one payee add up. */
  readonly amount: MoneyInput;
  /** Id of a component; absent: what is payable in all. */
  readonly component?: string;
}

/** One comparison. Amounts are money, exact. */
export interface Reconciled {
  readonly payee: string;
  /** Absent: what is payable in all. */
  readonly component?: string;
  /** Of the statement; null where there is none of this payee. */
  readonly currency: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
  /** Ours − theirs, what is not there being 0. */
  readonly difference: string;
  readonly reason: DifferenceReason;
}

/** What is payable in all, where no component was named; of payees without a statement the currency is null. */
export interface ReconciledTotals {
  readonly currency: string | null;
  readonly ours: string;
  readonly theirs: string;
  readonly difference: string;
  /** Payees, or their components, that agree, and that do not. */
  readonly equal: number;
  readonly different: number;
}

/** Largest difference first, whatever its sign; those alike in the order of the run, then of what was handed in. */
export interface Reconciliation {
  readonly rows: readonly Reconciled[];
  readonly totals: readonly ReconciledTotals[];
}

/**
 * Holds a run against what was paid elsewhere. Of each payee, what is payable; where components were named, the amounts of the
 * components, after the plan's cap. The reason is the first of these that explains the difference to the minor unit: one side only;
 * a rounding, of at most one minor unit a component; a step of the statement (a cap, a modifier, a guarantee, corrections of a period, a
 * draw, …) that is missing there, or with which they stopped; a component that is missing there; lines left out; else
 * `unexplained`. Exact.
 *
 * @param run from `settleAll`
 * @param paidElsewhere one entry a payee, or one for each component
 * @returns frozen plain data
 * @throws DreiklangError `statement_is_preview`: an estimate is not paid out, so that nothing is held against it; `wrong_type`, `missing_field`, `not_a_figure`, …: each entry that can't be read
 * @example
 * reconcile(run, [{ payee: 'anna', amount: '3254.17' }]).rows[0]
 * // { payee: 'anna', currency: 'EUR', ours: '3254.16', theirs: '3254.17', difference: '-0.01', reason: { code: 'rounding' } }
 */
export function reconcile(
  run: Pick<Run, 'statements' | 'failed' | 'skipped' | 'leftOut'>,
  paidElsewhere: readonly PaidElsewhere[],
): Reconciliation {
  return guarded(() => {
    refusePreviews(run);
    const theirs = readPaid(paidElsewhere);
    const known = new Map(run.statements.map((statement) => [statement.payee.id, statement]));
    const rows = [
      ...run.statements.flatMap((statement) => rowsOf(statement, theirs.get(statement.payee.id), run)),
      ...[...theirs].flatMap(([payee, paid]) => (known.has(payee) ? [] : rowsOfOthers(payee, paid, run))),
    ];
    return deepFrozen({
      rows: rows.sort((a, b) => sizeOf(b).compare(sizeOf(a))).map(({ row }) => row),
      totals: totalsOf(rows),
    });
  });
}

function refusePreviews({ statements }: Pick<Run, 'statements'>): void {
  const place = statements.findIndex(({ status }) => status !== 'settled');
  if (place < 0) return;
  fail({
    code: 'statement_is_preview',
    at: pointer('/run/statements', place),
    found: shown((statements[place] as Statement).id),
  });
}

/** By component; `undefined` is what is payable in all. */
type Paid = ReadonlyMap<string | undefined, Rational>;

/** A row with its exact amounts. */
interface Exact {
  readonly row: Reconciled;
  readonly ours: Rational;
  readonly theirs: Rational;
}

function sizeOf({ ours, theirs }: Exact): Rational {
  const difference = ours.minus(theirs);
  return difference.sign < 0 ? difference.negated() : difference;
}

function readPaid(input: unknown): ReadonlyMap<string, Paid> {
  const problems = new ProblemList();
  const byPayee = new Map<string, Map<string | undefined, Rational>>();
  if (!Array.isArray(input))
    problems.add({ code: 'wrong_type', at: '/paidElsewhere', found: shown(input), expected: '[ … ]' });
  for (const [place, entry] of Array.isArray(input) ? input.entries() : []) {
    const at = pointer('/paidElsewhere', place);
    if (typeof entry !== 'object' || entry === null) {
      problems.add({ code: 'wrong_type', at, found: shown(entry), expected: '{ payee, amount, component? }' });
      continue;
    }
    const { payee, amount, component } = entry as Readonly<Record<string, unknown>>;
    const isNamed = readText(payee, `${at}/payee`, problems);
    const isKnown = component === undefined || readText(component, `${at}/component`, problems);
    const read = readFigure(amount, {});
    if ('refusal' in read) {
      const code = amount === undefined ? 'missing_field' : read.refusal;
      problems.add({ code, at: `${at}/amount`, ...(amount === undefined ? undefined : { found: shown(amount) }) });
    } else if (isNamed && isKnown) {
      const own = byPayee.get(payee as string) ?? new Map<string | undefined, Rational>();
      byPayee.set(payee as string, own);
      const key = component as string | undefined;
      own.set(key, (own.get(key) ?? Rational.ZERO).plus(read.value));
    }
  }
  problems.throwIfAny();
  return byPayee;
}

function readText(value: unknown, at: string, problems: ProblemList): boolean {
  if (typeof value === 'string') return true;
  if (value === undefined) problems.add({ code: 'missing_field', at });
  else problems.add({ code: 'wrong_type', at, found: shown(value), expected: 'text' });
  return false;
}

function rowsOf(statement: Statement, paid: Paid | undefined, run: Pick<Run, 'leftOut'>): Exact[] {
  const named = [...(paid?.keys() ?? [])].filter((key) => key !== undefined);
  const components = named.length === 0 ? [] : componentsOf(statement, named);
  const whole = paid === undefined || paid.has(undefined) ? [undefined] : [];
  return [...whole, ...components].map((component) => {
    const ours =
      component === undefined ? parseCanonical(statement.payable.value) : amountOfComponent(statement, component);
    return rowOf({ statement, component, ours, theirs: paid?.get(component) }, run);
  });
}

/** Those that are paid here, in the order of the plan, then those that are only paid there. */
function componentsOf({ components }: Statement, named: readonly string[]): readonly string[] {
  const own = components.flatMap(({ id, pays }) => (pays === false ? [] : [id]));
  return [...new Set([...own, ...named])];
}

function rowOf(compared: Compared, { leftOut }: Pick<Run, 'leftOut'>): Exact {
  const { statement, component, ours = Rational.ZERO, theirs = Rational.ZERO } = compared;
  const { currency, scale, payee } = statement;
  const text = (amount: Rational | undefined): string | null => (amount === undefined ? null : amount.toText(scale));
  const row: Reconciled = {
    payee: payee.id,
    ...(component === undefined ? undefined : { component }),
    currency,
    ours: text(compared.ours),
    theirs: text(compared.theirs),
    difference: ours.minus(theirs).toText(scale),
    reason: reasonOf(compared, leftOut),
  };
  return { row, ours, theirs };
}

/** Paid there to someone who has no statement here. */
function rowsOfOthers(payee: string, paid: Paid, { failed, skipped }: Pick<Run, 'failed' | 'skipped'>): Exact[] {
  const why = failed.some((one) => one.payee === payee) ? 'failed' : skipped.find((one) => one.payee === payee)?.reason;
  return [...paid].map(([component, theirs]) => ({
    row: {
      payee,
      ...(component === undefined ? undefined : { component }),
      currency: null,
      ours: null,
      theirs: theirs.toString(),
      difference: theirs.negated().toString(),
      reason: { code: 'only_theirs', ...(why === undefined ? undefined : { why }) },
    },
    ours: Rational.ZERO,
    theirs,
  }));
}

function totalsOf(rows: readonly Exact[]): readonly ReconciledTotals[] {
  const currencies = [...new Set(rows.map(({ row }) => row.currency))];
  return currencies.map((currency) => {
    const own = rows.filter(({ row }) => row.currency === currency);
    const decimals = Math.max(0, ...own.map(({ row }) => row.difference.split('.')[1]?.length ?? 0));
    const ours = sum(own.map((one) => one.ours));
    const theirs = sum(own.map((one) => one.theirs));
    const equal = own.filter(({ row }) => row.reason.code === 'equal').length;
    return {
      currency,
      ours: ours.toText(decimals),
      theirs: theirs.toText(decimals),
      difference: ours.minus(theirs).toText(decimals),
      equal,
      different: own.length - equal,
    };
  });
}
