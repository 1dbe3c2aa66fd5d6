/** Facts that come to light one after the other, from a seed: late lines, reversals and payments; changed KPIs, quotas, days. */
import type { FactsInput, LineInput } from './generate-facts.js';
import { someQuotient, someValue } from './generate-handed-in.js';
import type { Seeded } from './seeded.js';

/** When things are known: from the statement of a place on. */
interface Known {
  readonly line: LineInput;
  readonly from: number;
  /** How many of its payments are known, from a place on. */
  readonly payments?: readonly { readonly from: number; readonly count: number }[];
}

interface Change {
  readonly from: number;
  readonly make: (payee: Payee) => Payee;
}
type Payee = Readonly<Record<string, unknown>>;

/** For whom and when. */
interface Around {
  readonly payee: string;
  /** The last day of each period. */
  readonly ends: readonly string[];
  readonly names: readonly string[];
}

export class Changing {
  readonly #facts: FactsInput;
  readonly #lines: readonly Known[];
  readonly #changes: readonly Change[];
  readonly #around: Around;
  readonly #made = new Map<string, FactsInput>();

  constructor(seeded: Seeded, facts: FactsInput, around: Around) {
    this.#facts = facts;
    this.#around = around;
    const isQuiet = seeded.happens(15);
    this.#lines = isQuiet ? facts.lines.map((line) => ({ line, from: 0 })) : knownLater(seeded, facts.lines, around);
    this.#changes = isQuiet ? [] : someChanges(seeded, around);
  }

  at(place: number): FactsInput {
    const lines = this.#lines.filter(({ from }) => from <= place).map((known) => asKnown(known, place));
    const changes = this.#changes.filter(({ from }) => from <= place);
    const key = JSON.stringify([
      lines.map((line) => [line.id, (line.payments as unknown[] | undefined)?.length]),
      changes.length,
    ]);
    const known = this.#made.get(key) ?? this.#facts_(lines, changes);
    this.#made.set(key, known);
    return known;
  }

  #facts_(lines: readonly LineInput[], changes: readonly Change[]): FactsInput {
    const payees = this.#facts.payees.map((payee) =>
      payee.id === this.#around.payee ? changes.reduce((one: Payee, { make }) => make(one), payee) : payee,
    );
    return { ...this.#facts, lines, payees };
  }
}

function asKnown({ line, payments }: Known, place: number): LineInput {
  if (payments === undefined) return line;
  const count = payments.filter(({ from }) => from <= place).at(-1)?.count ?? 0;
  const { payments: all, ...rest } = line;
  return count === 0 ? (rest as LineInput) : { ...line, payments: (all as unknown[]).slice(0, count) };
}

/** Some lines come late, reversals never before what they take back; a second one may take back as much again. */
function knownLater(seeded: Seeded, lines: readonly LineInput[], { ends }: Around): Known[] {
  const last = ends.length - 1;
  const placeOf = (date: string): number =>
    Math.max(
      0,
      ends.findIndex((end) => date <= end),
    );
  const late = (date: string): number => Math.min(last, placeOf(date) + seeded.between(1, 3));
  const sold = new Map(
    lines
      .filter((line) => line.reverses === undefined)
      .map((line) => [line, line.id.startsWith('S') || !seeded.happens(20) ? 0 : late(line.date)]),
  );
  const known: Known[] = [...sold].map(([line, from]) => {
    const payments = line.payments as readonly { readonly date: string }[] | undefined;
    if (payments === undefined || takenBack(line, lines) || line.id.startsWith('S') || seeded.happens(60))
      return { line, from };
    return { line, from, payments: payments.map(({ date }, place) => ({ from: placeOf(date), count: place + 1 })) };
  });
  for (const reversal of lines.filter((line) => line.reverses !== undefined)) {
    const targets = [...sold].filter(([line]) => isTarget(line, reversal)).map(([, from]) => from);
    const from = Math.max(seeded.happens(30) ? 0 : late(reversal.date), ...targets);
    known.push({ line: reversal, from });
    const again = secondOf(seeded, reversal, [...sold.keys()]);
    if (again !== undefined) known.push({ line: again, from: seeded.between(from, last) });
  }
  return known.sort((a, b) => lines.indexOf(a.line) - lines.indexOf(b.line));
}

function isTarget(line: LineInput, reversal: LineInput): boolean {
  const of = reversal.reverses as { readonly line?: string; readonly invoice?: string };
  return of.line === line.id || (of.invoice !== undefined && of.invoice === line.invoice);
}

function takenBack(line: LineInput, lines: readonly LineInput[]): boolean {
  return lines.some((one) => one.reverses !== undefined && isTarget(line, one));
}

/** Of a line without payments, of which a half or less was taken back, as much once more. */
function secondOf(seeded: Seeded, reversal: LineInput, sold: readonly LineInput[]): LineInput | undefined {
  const targets = sold.filter((line) => isTarget(line, reversal));
  const [line, ...others] = targets;
  if (line === undefined || others.length > 0 || line.payments !== undefined || !seeded.happens(50)) return undefined;
  const isHalf = Number(reversal.amount) * -2 <= Number(line.amount) * 0.99;
  return isHalf ? { ...reversal, id: `${reversal.id}-2` } : undefined;
}

/** KPIs, quotas and days of periods that are closed by then. */
function someChanges(seeded: Seeded, { names, ends }: Around): Change[] {
  const last = ends.length - 1;
  if (last === 0 || !seeded.happens(50)) return [];
  return seeded.times(seeded.between(1, 2), (): Change => {
    const from = seeded.between(1, last);
    const period = names[seeded.between(0, from - 1)] as string;
    return {
      from,
      make: seeded.pick([changedKpi, changedQuota, changedDays, changedAbsence])(
        seeded,
        period,
        ends[from - 1] as string,
      ),
    };
  });
}

type Make = (seeded: Seeded, period: string, day: string) => Change['make'];

const changedKpi: Make = (seeded, period) => {
  const id = seeded.pick(['feedback', 'talks']);
  const [quotient, value] = [someQuotient(seeded, id), someValue(seeded, id)];
  return (payee) => ({
    ...payee,
    kpis: (payee.kpis as { id: string; period: string; value: unknown }[]).map((kpi) =>
      kpi.id !== id || kpi.period !== period
        ? kpi
        : { ...kpi, value: typeof kpi.value === 'object' && kpi.value !== null ? quotient : value },
    ),
  });
};

const changedQuota: Make = (seeded) => {
  const amount = String(seeded.between(1, 20) * 500);
  return (payee) => {
    const quotas = payee.quotas as { goal: object };
    return { ...payee, quotas: { ...quotas, goal: { ...quotas.goal, amount } } };
  };
};

const changedDays: Make = (seeded, period) => {
  const count = String(seeded.between(0, 60));
  return (payee) => ({
    ...payee,
    days: (payee.days as { period: string }[]).map((one) => (one.period === period ? { ...one, worked: count } : one)),
  });
};

const changedAbsence: Make = (_, __, day) => (payee) => ({
  ...payee,
  absences: [...((payee.absences as object[] | undefined) ?? []), { from: day, to: day, kind: 'parental' }],
});
