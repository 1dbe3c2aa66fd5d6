/**
 * Reversals taken off the lines that they amend: in order of date, then id, each in its line's period, class,
 * category, shares. Done after merging, so that it does not matter in which shard a reversal came.
 */
import { type Day, parseDay } from '../calendar/day.js';
import { contains } from '../calendar/period.js';
import type { Exchange } from '../facts/rates.js';
import { decimalPlaces, Rational, sum } from '../number/rational.js';
import { roundedUnits } from '../number/round.js';
import { shareOutInProportion } from '../number/share-out.js';
import { minorUnitOf } from '../plan/currency.js';
import { byCodePoint } from '../trace/canonical.js';
import { type Problem, ProblemList } from '../trace/problems.js';
import { countsLine } from './add-lines.js';
import { type Exchanges, rateMissing } from './foreign.js';
import type { Unseen } from './late-reversals.js';
import { completed, type ExactAmounts, exactAmounts, exchanged, overdrawn, plus, scaled } from './line-amounts.js';
import { UNKNOWN } from './place.js';
import type { FigureName } from './reads.js';
import type { AmendedLine, Amendment, Tally } from './tally.js';

/** A line after its reversals, or what an amendment that counts on its own date takes off it there. */
export interface NettedLine {
  readonly line: AmendedLine;
  readonly day: Day;
  readonly amounts: ExactAmounts;
  /** What all reversals leave of the line, on whatever day they count: what conditions on the line look at. */
  readonly left: ExactAmounts;
  /** What its amounts were exchanged at, where it was in another currency. */
  readonly exchange?: Exchange;
  /** It is what was taken off the line on another day. */
  readonly isTakenBack?: true;
  /** Where it is a part of the line: which part. */
  readonly part?: Rational;
  /** Where it does not count on the line's own date: that date. */
  readonly bookedOn?: Day;
}

/**
 * A netted line in the currency of a plan: exchanged at the rate of the line's own date, also where a reversal counts on
 * another one. A rate that is not there is a problem that names the line.
 */
export function inCurrency(to: string, netted: NettedLine, exchanges: Exchanges, problems: ProblemList): NettedLine {
  const { line, amounts, left } = netted;
  if (line.currency === undefined || line.currency === to) return netted;
  const exchange = exchanges.of({ currency: line.currency, rates: line.rates ?? [] });
  if (exchange === undefined) {
    const missing = rateMissing(line.currency, to, parseDay(line.date) as Day);
    problems.add({ ...missing, at: '/lines', line: { id: line.id } });
    return netted;
  }
  return { ...netted, amounts: exchanged(amounts, exchange.rate), left: exchanged(left, exchange.rate), exchange };
}

/** How reversals of lines from before the first statement are taken; they are an error unless the plan says. */
export interface FirstStatement {
  readonly firstDay: Day;
  readonly amendsBefore: 'leave-out' | 'own-date' | undefined;
  /**
   * Of lines that name no other one. A reversal of an invoice is shared out over its lines in minor units of their
   * currency, where their amounts have no more decimals.
   */
  readonly currency: string;
  readonly unseen: Unseen | undefined;
}

/** A line that reversals name, while they are taken off it. */
interface OpenLine {
  readonly line: AmendedLine;
  readonly day: Day;
  readonly original: ExactAmounts;
  /** What no reversal has taken back so far. */
  left: ExactAmounts;
  /** What of it counts on the line's date: also what was taken back on another day. */
  counted: ExactAmounts;
}

/** What an amendment takes back from a line; from an invoice it may take several such parts. */
export interface TakenBack {
  readonly amendment: string;
  readonly line: string;
  /** As the amendment has it: below 0 where it takes back a line above 0. */
  readonly amount: Rational;
}

/** What all amendments of a tally take back, whenever the first statement was. */
export function takenBack(tally: Tally, currency: string): readonly TakenBack[] {
  const taken: TakenBack[] = [];
  const first = { firstDay: Number.NEGATIVE_INFINITY, amendsBefore: 'leave-out', currency, unseen: undefined } as const;
  netted(tally, first, new ProblemList(), (one) => taken.push(one));
  return taken;
}

/**
 * Nets the linked rows of a tally. Exact. A line that was reversed in full is not in the result.
 *
 * @param take is told what is taken back, in the order in which it is
 */
export function netted(
  tally: Tally,
  first: FirstStatement,
  problems: ProblemList,
  take?: (taken: TakenBack) => void,
): NettedLine[] {
  const open = new OpenLines(tally, problems);
  const onOwnDate: { readonly target: OpenLine; readonly day: Day; readonly amounts: ExactAmounts }[] = [];
  const ordered = [...tally.amendments].sort((a, b) => byCodePoint(a.date, b.date) || byCodePoint(a.id, b.id));
  for (const amendment of ordered) {
    const day = parseDay(amendment.date) as Day;
    for (const [target, part] of open.partsOf(amendment, first.currency)) {
      if (isUnseen(amendment, target, first.unseen)) continue;
      const isOlder = day >= first.firstDay && target.day < first.firstDay;
      if (isOlder && first.amendsBefore === undefined) problems.add(amendsBefore(amendment, target));
      if (isOlder && first.amendsBefore !== 'own-date') continue;
      const taken = completed(part, target.original);
      const left = plus(target.left, taken);
      if (overdrawn(left.amount, target.original.amount)) {
        problems.add(tooLarge(amendment, part.amount, target.left.amount));
        continue;
      }
      target.left = left;
      take?.({ amendment: amendment.id, line: target.line.id, amount: part.amount });
      if (isOlder) onOwnDate.push({ target, day, amounts: taken });
      else target.counted = left;
    }
  }
  return [
    ...open.all.filter(isThere).map(({ line, day, counted, left }) => ({ line, day, amounts: counted, left })),
    ...onOwnDate.map(({ target, day, amounts }) => ({
      line: target.line,
      day,
      amounts,
      left: target.left,
      isTakenBack: true as const,
    })),
  ];
}

function isUnseen({ id }: Amendment, { day }: OpenLine, unseen: Unseen | undefined): boolean {
  return unseen?.ids.has(id) === true && contains(unseen.window, { from: day, to: day });
}

/** A line reversed in full counts nowhere; one that was 0 from the beginning stays. */
function isThere({ counted, original }: OpenLine): boolean {
  return counted.amount.sign !== 0 || original.amount.sign === 0;
}

/** The lines that reversals name, by id and by invoice, in order of their ids. */
class OpenLines {
  readonly #byId = new Map<string, OpenLine>();
  readonly #byInvoice = new Map<string, OpenLine[]>();
  readonly #reversing = new Set<string>();
  readonly #problems: ProblemList;

  constructor(tally: Tally, problems: ProblemList) {
    this.#problems = problems;
    for (const { id } of tally.amendments) {
      if (this.#reversing.has(id)) problems.add({ code: 'duplicate_id', at: '/lines', found: id });
      this.#reversing.add(id);
    }
    for (const line of [...tally.amendedLines].sort((a, b) => byCodePoint(a.id, b.id))) {
      const original = exactAmounts(line);
      const open = { line, day: parseDay(line.date) as Day, original, left: original, counted: original };
      if (this.#byId.has(line.id)) problems.add({ code: 'duplicate_id', at: '/lines', found: line.id });
      this.#byId.set(line.id, open);
      if (line.invoice === undefined) continue;
      const ofInvoice = this.#byInvoice.get(line.invoice);
      if (ofInvoice === undefined) this.#byInvoice.set(line.invoice, [open]);
      else ofInvoice.push(open);
    }
  }

  get all(): readonly OpenLine[] {
    return [...this.#byId.values()];
  }

  /** The amendment as parts of lines: the line itself, or shared out over what is left of the invoice's lines. */
  partsOf(amendment: Amendment, planCurrency: string): readonly (readonly [OpenLine, ExactAmounts])[] {
    const given = exactAmounts(amendment);
    if (amendment.line === undefined) return this.#partsOfInvoice(amendment, given, planCurrency);
    const target = this.#byId.get(amendment.line);
    if (target !== undefined) {
      return this.#oneCurrency(amendment, [target], planCurrency) === undefined ? [] : [[target, given]];
    }
    const code = this.#reversing.has(amendment.line) ? 'reversal_of_reversal' : 'reversal_unknown_line';
    this.#problems.add({ ...placeOf(amendment), code, found: amendment.line });
    return [];
  }

  /** The currency of a reversal and of all lines that it takes back from; a problem where they are in several. */
  #oneCurrency(amendment: Amendment, targets: readonly OpenLine[], planCurrency: string): string | undefined {
    const currencies = new Set(targets.map(({ line }) => line.currency ?? planCurrency));
    const [currency = planCurrency, ...others] = [...currencies];
    if (others.length === 0 && (amendment.currency ?? currency) === currency) return currency;
    const expected = [...currencies].sort().join(', ');
    const found = amendment.currency === undefined ? undefined : { found: amendment.currency };
    this.#problems.add({ ...placeOf(amendment), code: 'reversal_other_currency', ...found, expected });
    return undefined;
  }

  #partsOfInvoice(
    amendment: Amendment,
    given: ExactAmounts,
    planCurrency: string,
  ): readonly (readonly [OpenLine, ExactAmounts])[] {
    const targets = this.#byInvoice.get(amendment.invoice as string) ?? [];
    const amounts = targets.map((target) => target.left.amount);
    const whole = sum(amounts);
    if (targets.length === 0) {
      this.#problems.add({ ...placeOf(amendment), code: 'reversal_unknown_invoice', found: String(amendment.invoice) });
      return [];
    }
    const currency = this.#oneCurrency(amendment, targets, planCurrency);
    if (currency === undefined) return [];
    const minorScale = minorUnitOf(currency);
    if (whole.sign === 0) {
      this.#problems.add(tooLarge(amendment, given.amount, whole));
      return [];
    }
    // Where amounts have more decimals than the currency, sharing out in its units could take more than there is.
    const scale = [given.amount, ...amounts].reduce(
      (most, figure) => Math.max(most, decimalPlaces(figure.denominator) as number),
      minorScale,
    );
    const units = shareOutInProportion(roundedUnits(given.amount, scale, 'down'), amounts, scale);
    return targets.map((target, place) => {
      const amount = Rational.ofScaled(units[place] as bigint, scale);
      const isNothing = given.amount.sign === 0;
      const ratio = isNothing ? target.left.amount.dividedBy(whole) : amount.dividedBy(given.amount);
      return [target, { ...scaled(given, ratio), amount }] as const;
    });
  }
}

function placeOf(amendment: Amendment): Pick<Problem, 'at' | 'line'> {
  return { at: '/lines', line: { id: amendment.id } };
}

function tooLarge(amendment: Amendment, taken: Rational, left: Rational): Problem {
  return { ...placeOf(amendment), code: 'reversal_too_large', found: taken.toString(), expected: left.toString() };
}

function amendsBefore(amendment: Amendment, { line }: OpenLine): Problem {
  const found = `${line.id} (${line.date})`;
  return { ...placeOf(amendment), code: 'amends_before_first_statement', found, expected: 'amendsBefore' };
}

/**
 * The figure of a netted line that knows it: rows whose unknown bits say otherwise are not asked. A part of a line is so
 * much of a line, where the line as a whole is counted.
 */
export function nettedFigure(
  figure: FigureName,
  { amounts, left, part }: Pick<NettedLine, 'amounts' | 'left' | 'part'>,
): Rational {
  if (figure === 'amount') return amounts.amount;
  if (figure === 'cost') return amounts.cost as Rational;
  if (figure === 'list') return amounts.list as Rational;
  if (figure === 'units') return amounts.units as Rational;
  if (figure.startsWith('cost:')) return amounts.namedCosts?.get(figure.slice(5)) ?? Rational.ZERO;
  if (part !== undefined) return countsLine(figure, left.amount) ? part : Rational.ZERO;
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
