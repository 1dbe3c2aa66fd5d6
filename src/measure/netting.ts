/**
 * Reversals taken off the lines that they amend: in order of date, then id, each in its line's period, class,
 * category, shares. Done after merging, so that it does not matter in which shard a reversal came.
 */
import { type Day, parseDay } from '../calendar/day.js';
import { Rational, sum } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import { shareOutInProportion } from '../number/share-out.js';
import { byCodePoint } from '../trace/canonical.js';
import type { ProblemList } from '../trace/problems.js';
import { countsLine } from './add-lines.js';
import { UNKNOWN } from './place.js';
import type { FigureName } from './reads.js';
import type { AmendedLine, Amendment, LinkedAmounts, Tally } from './tally.js';

/** A line after its reversals, or an amendment that counts on its own date. */
export interface NettedLine {
  readonly line: AmendedLine;
  readonly day: Day;
  readonly amounts: ExactAmounts;
}

/** Exact amounts of one line; what it does not have is undefined. */
export interface ExactAmounts {
  readonly amount: Rational;
  readonly cost?: Rational;
  readonly namedCosts?: ReadonlyMap<string, Rational>;
  readonly list?: Rational;
  readonly units?: Rational;
}

/** How reversals of lines from before the first statement are taken; they are an error unless the plan says. */
export interface FirstStatement {
  readonly firstDay: Day;
  readonly amendsBefore: 'leave-out' | 'own-date' | undefined;
  /** Decimals in which a reversal of an invoice is shared out over its lines. */
  readonly scale: number;
}

/** Nets the linked rows of a tally. Exact. A line that was reversed in full is not in the result. */
export function netted(tally: Tally, first: FirstStatement, problems: ProblemList): NettedLine[] {
  const lines = new Map<string, NettedLine>();
  const byInvoice = new Map<string, string[]>();
  for (const line of [...tally.amendedLines].sort((a, b) => byCodePoint(a.id, b.id))) {
    lines.set(line.id, { line, day: parseDay(line.date) as Day, amounts: exactAmounts(line) });
    if (line.invoice !== undefined) byInvoice.set(line.invoice, [...(byInvoice.get(line.invoice) ?? []), line.id]);
  }
  const original = new Map([...lines].map(([id, { amounts }]) => [id, amounts]));
  const onOwnDate: NettedLine[] = [];
  const ordered = [...tally.amendments].sort((a, b) => byCodePoint(a.date, b.date) || byCodePoint(a.id, b.id));
  for (const amendment of ordered) {
    for (const [id, part] of partsOf(amendment, lines, byInvoice, first.scale, problems)) {
      const target = lines.get(id) as NettedLine;
      const day = parseDay(amendment.date) as Day;
      const taken = completed(part, target.amounts, original.get(id) as ExactAmounts);
      if (day >= first.firstDay && target.day < first.firstDay) {
        if (first.amendsBefore === undefined) {
          problems.add({
            code: 'amends_before_first_statement',
            at: '/lines',
            line: { id: amendment.id },
            found: `${id} (${target.line.date})`,
            expected: 'amendsBefore',
          });
        } else if (first.amendsBefore === 'own-date') {
          onOwnDate.push({ line: { ...target.line, id: amendment.id }, day, amounts: taken });
        }
        continue;
      }
      const left = plus(target.amounts, taken);
      if (overdrawn(left.amount, (original.get(id) as ExactAmounts).amount)) {
        problems.add({
          code: 'reversal_too_large',
          at: '/lines',
          line: { id: amendment.id },
          found: part.amount.toString(),
          expected: target.amounts.amount.toString(),
        });
        continue;
      }
      lines.set(id, { ...target, amounts: left });
    }
  }
  const remaining = [...lines].filter(([id, { amounts }]) => isThere(amounts, original.get(id) as ExactAmounts));
  return [...remaining.map(([, line]) => line), ...onOwnDate];
}

/** A line reversed in full counts nowhere; one that was 0 from the beginning stays. */
function isThere(amounts: ExactAmounts, before: ExactAmounts): boolean {
  return amounts.amount.sign !== 0 || before.amount.sign === 0;
}

/** The amendment as parts of lines: the line itself, or shared out over what is left of the invoice's lines. */
function partsOf(
  amendment: Amendment,
  lines: ReadonlyMap<string, NettedLine>,
  byInvoice: ReadonlyMap<string, readonly string[]>,
  minorScale: number,
  problems: ProblemList,
): [string, ExactAmounts][] {
  const given = exactAmounts(amendment);
  if (amendment.line !== undefined) {
    if (lines.has(amendment.line)) return [[amendment.line, given]];
    problems.add({ code: 'reversal_unknown_line', at: '/lines', line: { id: amendment.id }, found: amendment.line });
    return [];
  }
  const problem = { at: '/lines', line: { id: amendment.id } };
  const ids = byInvoice.get(amendment.invoice as string) ?? [];
  const left = ids.map((id) => (lines.get(id) as NettedLine).amounts.amount);
  if (ids.length === 0)
    problems.add({ ...problem, code: 'reversal_unknown_invoice', found: String(amendment.invoice) });
  else if (sum(left).sign === 0)
    problems.add({ ...problem, code: 'reversal_too_large', found: amendment.amount, expected: '0' });
  if (ids.length === 0 || sum(left).sign === 0) return [];
  const scale = Math.max(minorScale, amendment.amount.split('.')[1]?.length ?? 0);
  const whole = (given.amount.numerator * 10n ** BigInt(scale)) / given.amount.denominator;
  return shareOutInProportion(whole, left, scale).map((units, place): [string, ExactAmounts] => {
    const amount = Rational.ofScaled(units, scale);
    const ratio = given.amount.sign === 0 ? Rational.ZERO : amount.dividedBy(given.amount);
    return [ids[place] as string, { ...scaled(given, ratio), amount }];
  });
}

function exactAmounts(row: LinkedAmounts): ExactAmounts {
  const { amount, cost, namedCosts, list, units } = row;
  return {
    amount: parseCanonical(amount),
    ...(cost === undefined ? undefined : { cost: parseCanonical(cost) }),
    ...(namedCosts === undefined
      ? undefined
      : { namedCosts: new Map(Object.entries(namedCosts).map(([name, text]) => [name, parseCanonical(text)])) }),
    ...(list === undefined ? undefined : { list: parseCanonical(list) }),
    ...(units === undefined ? undefined : { units: parseCanonical(units) }),
  };
}

function scaled(amounts: ExactAmounts, ratio: Rational): ExactAmounts {
  const { cost, namedCosts, list, units } = amounts;
  return {
    amount: amounts.amount.times(ratio),
    ...(cost === undefined ? undefined : { cost: cost.times(ratio) }),
    ...(namedCosts === undefined
      ? undefined
      : { namedCosts: new Map([...namedCosts].map(([name, value]) => [name, value.times(ratio)])) }),
    ...(list === undefined ? undefined : { list: list.times(ratio) }),
    ...(units === undefined ? undefined : { units: units.times(ratio) }),
  };
}

/** Cost, list price and units that a reversal leaves out are those of its line in proportion to the amount. */
function completed(given: ExactAmounts, left: ExactAmounts, original: ExactAmounts): ExactAmounts {
  const ratio = original.amount.sign === 0 ? Rational.ZERO : given.amount.dividedBy(original.amount);
  const inProportion = scaled(original, ratio);
  const named = given.namedCosts ?? (given.cost === undefined ? inProportion.namedCosts : undefined);
  const cost = given.cost ?? inProportion.cost;
  const list = given.list ?? inProportion.list;
  const units = given.units ?? inProportion.units;
  return {
    amount: given.amount,
    ...(cost === undefined || left.cost === undefined ? undefined : { cost }),
    ...(named === undefined || left.namedCosts === undefined ? undefined : { namedCosts: named }),
    ...(list === undefined || left.list === undefined ? undefined : { list }),
    ...(units === undefined || left.units === undefined ? undefined : { units }),
  };
}

/** Sums; what one of the two does not know, the sum does not know either. */
function plus(a: ExactAmounts, b: ExactAmounts): ExactAmounts {
  return {
    amount: a.amount.plus(b.amount),
    ...(a.cost === undefined || b.cost === undefined ? undefined : { cost: a.cost.plus(b.cost) }),
    ...(a.namedCosts === undefined || b.namedCosts === undefined
      ? undefined
      : { namedCosts: plusNamed(a.namedCosts, b.namedCosts) }),
    ...(a.list === undefined || b.list === undefined ? undefined : { list: a.list.plus(b.list) }),
    ...(a.units === undefined || b.units === undefined ? undefined : { units: a.units.plus(b.units) }),
  };
}

function plusNamed(a: ReadonlyMap<string, Rational>, b: ReadonlyMap<string, Rational>): Map<string, Rational> {
  const total = new Map(a);
  for (const [name, value] of b) total.set(name, (total.get(name) ?? Rational.ZERO).plus(value));
  return total;
}

/** Whether more was taken back than there was, or the reversal has the sign of its line. */
function overdrawn(left: Rational, original: Rational): boolean {
  if (original.sign === 0) return left.sign !== 0;
  return left.sign === -original.sign || (original.sign > 0 ? left.isAbove(original) : original.isAbove(left));
}

/** The figure of a netted line; 0 for one that it does not know (its unknown bits say so). */
export function nettedFigure(figure: FigureName, amounts: ExactAmounts): Rational {
  if (figure === 'amount') return amounts.amount;
  if (figure === 'cost') return amounts.cost ?? Rational.ZERO;
  if (figure === 'list') return amounts.list ?? Rational.ZERO;
  if (figure === 'units') return amounts.units ?? Rational.ZERO;
  if (figure.startsWith('cost:')) return amounts.namedCosts?.get(figure.slice(5)) ?? Rational.ZERO;
  return countsLine(figure, amounts.amount) ? Rational.ONE : Rational.ZERO;
}

/** What is not known of a netted line. */
export function nettedUnknown(amounts: ExactAmounts): number {
  return (
    (amounts.cost === undefined ? UNKNOWN.cost : 0) |
    (amounts.namedCosts === undefined ? UNKNOWN.namedCosts : 0) |
    (amounts.list === undefined ? UNKNOWN.list : 0) |
    (amounts.units === undefined ? UNKNOWN.units : 0)
  );
}
