/** Where the lines of a run's period went: every amount × share once, as counted, left out or unclaimed. */
import { type Day, dayText } from '../calendar/day.js';
import type { CreditPattern } from '../facts/credit-book.js';
import type { Facts, Payee } from '../facts/facts.js';
import { takenRows } from '../measure/taken-back.js';
import { Rational } from '../number/rational.js';
import { isCurrency, minorUnitOf } from '../plan/currency.js';
import { type Item, LinesAlike, own, restOf } from './lines-alike.js';

/** Why the share of a payee in a line counts in no statement of the run. */
export type LeftOutReason =
  /** The payee was not employed on the day on which it counts. */
  | 'not_employed'
  /** The payee has no statement in this run. */
  | 'not_in_run'
  /** The payee could not be settled. */
  | 'failed'
  /** No measure of the payee's plan looks at that day; without a payee: none of the run's plans does. */
  | 'outside_windows'
  /** It takes back a line of another period, and counts there. */
  | 'of_other_period'
  /** It takes back a line from before the first statement, and the plan leaves that out. */
  | 'amends_before_first_statement'
  /** It takes back a line that was not handed in. */
  | 'of_unknown_line'
  /** It is dated after the day as of which a preview looks. */
  | 'after_as_of';

/** Lines that are left out alike. Amounts are exact: of whole lines × the share. */
export interface LeftOutLines {
  readonly reason: LeftOutReason;
  /** Absent where it is nobody's share. */
  readonly payee?: string;
  /** Null: the lines name none, and the plans have several. */
  readonly currency: string | null;
  readonly lines: number;
  readonly amount: string;
}

/** A line, or a part of it, that is credited to nobody. */
export interface UnclaimedLine {
  readonly id: string;
  readonly date: string;
  readonly currency: string | null;
  /** Of the whole line. */
  readonly amount: string;
  /** What of it is credited to nobody. */
  readonly unclaimed: string;
  /** `nobody`: neither it nor an assignment of its customer names anyone; `shares_below_one`: they leave a rest. */
  readonly why: 'nobody' | 'shares_below_one';
}

/** The lines of the period in one currency: given = counted + left out + unclaimed, exactly. Overlay credits stand beside. */
export interface LineTotals {
  readonly currency: string | null;
  readonly lines: number;
  readonly given: string;
  readonly counted: string;
  readonly leftOut: string;
  readonly unclaimed: string;
}

export interface LineAccount {
  readonly lines: readonly LineTotals[];
  readonly leftOut: readonly LeftOutLines[];
  readonly unclaimed: readonly UnclaimedLine[];
}

/** What the account asks of a run. */
export interface Asked {
  /** Whether a day lies in the period. */
  isInPeriod(day: Day): boolean;
  /** Whether a plan of the run looks at a day. */
  looksAt(day: Day): boolean;
  /** Why the share of a payee does not count on a day; undefined where it does. */
  leavesOut(payee: Payee, day: Day): LeftOutReason | undefined;
  /** The same of what takes back a line of another period. */
  leavesOutReversal(payee: Payee, ofDay: Day, day: Day): LeftOutReason | undefined;
  /** The last day that a preview looks at; what is dated later is left out. Undefined where the period is settled. */
  readonly seenTo: Day | undefined;
  /** Of lines that name none; undefined where the plans have several. */
  readonly currency: string | undefined;
}

/**
 * The account of the lines dated in the period, and of reversals of these whenever dated: they count on the day of their line.
 */
export function lineAccount(facts: Facts, asked: Asked): LineAccount {
  const account = new Account(facts, asked);
  const { lines } = facts;
  const reversing = new Set(lines.reversals.map(({ row }) => row));
  const alike = new LinesAlike(facts);
  for (let row = 0; row < lines.count; row += 1) {
    const day = lines.day[row] as Day;
    if (!asked.isInPeriod(day) || reversing.has(row)) continue;
    const pattern = creditsOf(facts, row);
    if (!alike.take(row, pattern, day)) account.take({ row, lines: 1, pattern, day, amount: lines.amount.at(row) });
  }
  for (const item of alike.items) account.take(item);
  const open = new Map([...reversing].map((row) => [row, lines.amount.at(row)]));
  const parts = new Set<number>();
  for (const { row, of, amount } of takenRows(facts, asked.currency ?? '')) {
    open.set(row, (open.get(row) as Rational).minus(amount));
    const count = parts.has(row) ? 0 : 1;
    parts.add(row);
    const day = lines.day[row] as Day;
    const ofDay = lines.day[of] as Day;
    const pattern = creditsOf(facts, of);
    const reversed = { row, lines: count, pattern, amount };
    if (asked.isInPeriod(ofDay)) account.take({ ...reversed, day: ofDay, booked: day });
    else if (asked.isInPeriod(day)) account.take({ ...reversed, day, ofDay });
  }
  for (const [row, amount] of open) {
    if (amount.sign !== 0 && asked.isInPeriod(lines.day[row] as Day))
      account.takeUnknown(row, parts.has(row) ? 0 : 1, amount);
  }
  return account.result();
}

function creditsOf({ lines, credits }: Facts, row: number): number {
  const named = lines.credit[row] as number;
  return named >= 0 ? named : credits.assignedOn(lines.customer[row] as number, lines.day[row] as Day);
}

/** A sum that grows. */
interface Growing {
  lines: number;
  amount: Rational;
}

type Bucket = 'counted' | 'leftOut' | 'unclaimed';

class Account {
  readonly #facts: Facts;
  readonly #asked: Asked;
  readonly #lines = new Map<string | null, number>();
  readonly #given = new Map<string | null, Rational>();
  readonly #sums: Readonly<Record<Bucket, Map<string | null, Rational>>> = {
    counted: new Map(),
    leftOut: new Map(),
    unclaimed: new Map(),
  };
  readonly #leftOut = new Map<string, Growing & Pick<LeftOutLines, 'reason' | 'payee' | 'currency'>>();
  readonly #unclaimed: UnclaimedLine[] = [];
  readonly #patterns = new Map<number, { readonly credits: CreditPattern; readonly rest: Rational }>();

  constructor(facts: Facts, asked: Asked) {
    this.#facts = facts;
    this.#asked = asked;
  }

  take(item: Item): void {
    const { row, lines, pattern, day, booked = day, amount } = item;
    const currency = this.#enter(row, lines, amount);
    const isLater = booked > (this.#asked.seenTo ?? booked);
    const { credits, rest } = this.#ofPattern(pattern);
    for (const { payee: index, share } of credits) {
      const payee = this.#facts.payees[index] as Payee;
      const reason = isLater ? 'after_as_of' : this.#leavesOut(payee, item);
      const part = share.equals(Rational.ONE) ? amount : amount.times(share);
      if (reason === undefined) grow(this.#sums.counted, currency, part);
      else this.#leaveOut(reason, currency, lines, part, payee.id);
    }
    if (rest.sign <= 0) return;
    if (isLater) this.#leaveOut('after_as_of', currency, lines, amount.times(rest));
    else this.#claimedByNobody(item, currency, amount.times(rest), credits.length === 0);
  }

  #leavesOut(payee: Payee, { day, ofDay }: Item): LeftOutReason | undefined {
    return ofDay === undefined ? this.#asked.leavesOut(payee, day) : this.#asked.leavesOutReversal(payee, ofDay, day);
  }

  /** Who is credited, but for overlays, and what that leaves to nobody; worked out once. */
  #ofPattern(pattern: number): { readonly credits: CreditPattern; readonly rest: Rational } {
    const known = this.#patterns.get(pattern);
    if (known !== undefined) return known;
    const credits = own(this.#facts.credits.pattern(pattern));
    const found = { credits, rest: restOf(credits) };
    this.#patterns.set(pattern, found);
    return found;
  }

  takeUnknown(row: number, lines: number, amount: Rational): void {
    this.#leaveOut('of_unknown_line', this.#enter(row, lines, amount), lines, amount);
  }

  #enter(row: number, lines: number, amount: Rational): string | null {
    const currency = this.#facts.lines.currency.get(row) ?? this.#asked.currency ?? null;
    this.#lines.set(currency, (this.#lines.get(currency) ?? 0) + lines);
    grow(this.#given, currency, amount);
    return currency;
  }

  #leaveOut(reason: LeftOutReason, currency: string | null, lines: number, amount: Rational, payee?: string): void {
    grow(this.#sums.leftOut, currency, amount);
    const key = JSON.stringify([reason, payee ?? null, currency]);
    const known = this.#leftOut.get(key);
    if (known === undefined) {
      const of = { reason, currency, ...(payee === undefined ? undefined : { payee }) };
      this.#leftOut.set(key, { ...of, lines: Math.max(lines, 1), amount });
    } else {
      known.lines += Math.max(lines, 1);
      known.amount = known.amount.plus(amount);
    }
  }

  #claimedByNobody(
    { row, lines: count, day, ofDay, amount }: Item,
    currency: string | null,
    rest: Rational,
    isWhole: boolean,
  ): void {
    if (ofDay !== undefined) this.#leaveOut('of_other_period', currency, count, rest);
    else if (!this.#asked.looksAt(day)) this.#leaveOut('outside_windows', currency, count, rest);
    else {
      grow(this.#sums.unclaimed, currency, rest);
      const { lines } = this.#facts;
      this.#unclaimed.push({
        id: lines.ids.at(row),
        date: dayText(lines.day[row] as Day),
        currency,
        amount: written(amount, currency),
        unclaimed: written(rest, currency),
        why: isWhole ? 'nobody' : 'shares_below_one',
      });
    }
  }

  result(): LineAccount {
    const of = (bucket: Bucket, currency: string | null): string =>
      written(this.#sums[bucket].get(currency) ?? Rational.ZERO, currency);
    return {
      lines: [...this.#given].map(([currency, given]) => ({
        currency,
        lines: this.#lines.get(currency) ?? 0,
        given: written(given, currency),
        counted: of('counted', currency),
        leftOut: of('leftOut', currency),
        unclaimed: of('unclaimed', currency),
      })),
      leftOut: [...this.#leftOut.values()].map(({ amount, ...rest }) => ({
        ...rest,
        amount: written(amount, rest.currency),
      })),
      unclaimed: this.#unclaimed,
    };
  }
}

function grow(sums: Map<string | null, Rational>, currency: string | null, amount: Rational): void {
  sums.set(currency, sums.get(currency)?.plus(amount) ?? amount);
}

/** Exact, with the decimals of the currency where it has no more. */
function written(amount: Rational, currency: string | null): string {
  return amount.toText(currency === null || !isCurrency(currency) ? 0 : minorUnitOf(currency));
}
