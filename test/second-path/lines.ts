/** Lines one by one: who is credited, what reversals leave of each. */
import Fraction from 'fraction.js';
import type { FactsInput, LineInput } from '../support/generate-facts.js';
import { fraction } from '../support/some-pay.js';
import type { Days } from './calendar.js';
import { currencyOf, minorUnitOf, rateOf } from './exchange.js';
import { decimals, sharedOut, sum } from './figures.js';
import { keptOf } from './kept.js';

export interface Amounts {
  readonly amount: Fraction;
  readonly cost?: Fraction | undefined;
  readonly named?: Readonly<Record<string, Fraction>> | undefined;
  readonly list?: Fraction | undefined;
  readonly units?: Fraction | undefined;
}

export interface NetLine extends Amounts {
  readonly id: string;
  readonly date: string;
  /** Of the line itself, or of the one that it takes back: tells its customer's class and age. */
  readonly soldOn: string;
  /** The line that it is, or takes something off. */
  readonly line: string;
  /** What all reversals leave of that line. */
  readonly left: Amounts;
  readonly customer: string;
  readonly category: string;
  readonly deal: string;
  /** Everyone credited who was employed on the date, with the share; overlays too. */
  readonly credits: readonly { readonly payee: string; readonly share: Fraction; readonly overlay: boolean }[];
  /** The line's own tags, else its customer's. */
  readonly tags: Readonly<Record<string, string>>;
  readonly tagsOfCustomer: Readonly<Record<string, string>>;
  /** What all reversals leave of it in its own currency, and what that is exchanged at. */
  readonly own: Amounts;
  readonly rate: Fraction;
  /** Its amount before all reversals. */
  readonly soldFor: Fraction;
  readonly payments: readonly { readonly date: string; readonly amount: string }[];
  readonly service: Days | undefined;
  /** Of a line that does not count on its own date: that date; and which part of the line it is. */
  readonly bookedOn?: string;
  readonly part?: Fraction;
  /** Of its customer. */
  readonly since: string | undefined;
  readonly segment: string;
}

type Credit = { readonly payee: string; readonly share: string; readonly overlay?: boolean };

/** The lines that count, after all reversals. */
export function netLines(
  facts: FactsInput,
  firstDay: string,
  amendsBefore: string | undefined,
  currency: string,
): readonly NetLine[] {
  const work = () => netLinesOf(facts, firstDay, amendsBefore, currency);
  return ofFacts(facts, JSON.stringify([firstDay, amendsBefore, currency]), work);
}

const ofFacts = keptOf<FactsInput, readonly NetLine[]>();

function netLinesOf(
  facts: FactsInput,
  firstDay: string,
  amendsBefore: string | undefined,
  currency: string,
): NetLine[] {
  const reversals = facts.lines.filter((line) => line.reverses !== undefined).sort(byDateThenId);
  const originals = facts.lines.filter((line) => line.reverses === undefined).sort(byId);
  const left = new Map<string, Amounts>(originals.map((line) => [line.id, amountsOf(line)]));
  const counted = new Map(left);
  const onOwnDate: [LineInput, string, string, Amounts][] = [];
  for (const reversal of reversals) {
    for (const [target, part] of partsOf(reversal, originals, left, currency)) {
      const isOlder = reversal.date >= firstDay && target.date < firstDay;
      if (isOlder && amendsBefore === 'leave-out') continue;
      const taken = completed(part, amountsOf(target));
      const rest = plus(left.get(target.id) as Amounts, taken);
      left.set(target.id, rest);
      if (isOlder) onOwnDate.push([target, reversal.id, reversal.date, taken]);
      else counted.set(target.id, rest);
    }
  }
  // Everything is exchanged at the rate of the line's own day, also what is taken back later.
  const netOf = (line: LineInput, id: string, date: string, amounts: Amounts): NetLine => {
    const rate = rateOf(facts, line, currency);
    const inPlan = (some: Amounts): Amounts => ({ ...times(some, rate), units: some.units });
    const own = left.get(line.id) as Amounts;
    return { ...netLine(facts, line, id, date, inPlan(amounts), inPlan(own)), own, rate };
  };
  const remaining = originals.flatMap((line) => {
    const rest = counted.get(line.id) as Amounts;
    const isGone = rest.amount.equals(0) && !fraction(line.amount).equals(0);
    return isGone ? [] : [netOf(line, line.id, line.date, rest)];
  });
  return [...remaining, ...onOwnDate.map((taken) => netOf(...taken))];
}

function byId(a: LineInput, b: LineInput): number {
  return a.id < b.id ? -1 : 1;
}

function byDateThenId(a: LineInput, b: LineInput): number {
  return a.date === b.date ? byId(a, b) : a.date < b.date ? -1 : 1;
}

function netLine(
  facts: FactsInput,
  line: LineInput,
  id: string,
  date: string,
  amounts: Amounts,
  left: Amounts,
): Omit<NetLine, 'own' | 'rate'> {
  const customer = now(facts.customers, 'mergedInto', String(line.customer));
  const { tags, since, segment } = facts.customers.find((one) => one.id === customer) ?? {};
  return {
    tags: { ...(tags as object | undefined), ...(line.tags as object | undefined) },
    tagsOfCustomer: { ...(tags as object | undefined) },
    since: since as string | undefined,
    segment: String(segment),
    id,
    date,
    soldOn: line.date,
    line: line.id,
    left,
    soldFor: fraction(line.amount),
    payments: (line.payments ?? []) as NetLine['payments'],
    service: line.service as Days | undefined,
    customer,
    category: now(facts.categories, 'sameAs', String(line.category)),
    deal: line.deal === undefined ? `line ${line.id}` : `deal ${String(line.deal)}`,
    credits: creditsOf(facts, line).filter(
      ({ payee }) => isEmployed(facts, payee, date) && isEmployedThen(facts, payee, line, date),
    ),
    ...amounts,
  };
}

/** Nobody who was not employed on the line's own date is credited on another one. */
function isEmployedThen(facts: FactsInput, payee: string, line: LineInput, date: string): boolean {
  return date === line.date || isEmployed(facts, payee, line.date);
}

/** An id after mergers. */
export function now(rows: FactsInput['customers'], field: string, id: string): string {
  const next = rows.find((row) => row.id === id)?.[field];
  return next === undefined ? id : now(rows, field, String(next));
}

function isEmployed(facts: FactsInput, id: string, date: string): boolean {
  const payee = facts.payees.find((one) => one.id === id) as { from?: string; to?: string };
  return (payee.from ?? '0001-01-01') <= date && date <= (payee.to ?? '9999-12-31');
}

/** As the line says, else as its customer is assigned on its date. */
function creditsOf(facts: FactsInput, line: LineInput): { payee: string; share: Fraction; overlay: boolean }[] {
  if (line.payee !== undefined) return [{ payee: String(line.payee), share: new Fraction(1), overlay: false }];
  const named = line.credits as readonly Credit[] | undefined;
  if (named !== undefined)
    return named.map(({ payee, share, overlay = false }) => ({ payee, share: fraction(share), overlay }));
  const customer = now(facts.customers, 'mergedInto', String(line.customer));
  return facts.assignments
    .filter((one) => now(facts.customers, 'mergedInto', String(one.customer)) === customer)
    .filter((one) => String(one.from ?? '0001') <= line.date && line.date <= String(one.to ?? '9999-12-31'))
    .map((one) => ({ payee: String(one.payee), share: fraction(String(one.share ?? '1')), overlay: false }));
}

function amountsOf(line: LineInput): Amounts {
  const optional = (value: unknown): Fraction | undefined =>
    value === undefined ? undefined : fraction(String(value));
  const { cost } = line;
  const isNamed = typeof cost === 'object' && cost !== null;
  const named = isNamed
    ? Object.fromEntries(Object.entries(cost).map(([name, part]) => [name, fraction(String(part))]))
    : undefined;
  return {
    amount: fraction(line.amount),
    cost: named === undefined ? optional(cost) : sum(Object.values(named)),
    named,
    list: optional(line.list),
    units: optional(line.units),
  };
}

export function times(amounts: Amounts, ratio: Fraction): Amounts {
  if (ratio.equals(1)) return amounts;
  const { cost, named, list, units } = amounts;
  return {
    amount: amounts.amount.mul(ratio),
    cost: cost?.mul(ratio),
    named: named && Object.fromEntries(Object.entries(named).map(([name, part]) => [name, part.mul(ratio)])),
    list: list?.mul(ratio),
    units: units?.mul(ratio),
  };
}

/** What a reversal leaves out is its line's in proportion; what its line does not know, it does not know either. */
function completed(given: Amounts, original: Amounts): Amounts {
  const ratio = original.amount.equals(0) ? new Fraction(0) : given.amount.div(original.amount);
  const own = times(original, ratio);
  return {
    amount: given.amount,
    cost: original.cost && (given.cost ?? own.cost),
    named: original.named && (given.named ?? (given.cost === undefined ? own.named : undefined)),
    list: original.list && (given.list ?? own.list),
    units: original.units && (given.units ?? own.units),
  };
}

function plus(a: Amounts, b: Amounts): Amounts {
  const names = new Set([...Object.keys(a.named ?? {}), ...Object.keys(b.named ?? {})]);
  return {
    amount: a.amount.add(b.amount),
    cost: a.cost && b.cost && a.cost.add(b.cost),
    named:
      a.named &&
      b.named &&
      Object.fromEntries(
        [...names].map((name) => [name, sum([a.named?.[name] ?? new Fraction(0), b.named?.[name] ?? new Fraction(0)])]),
      ),
    list: a.list && b.list && a.list.add(b.list),
    units: a.units && b.units && a.units.add(b.units),
  };
}

/** The line itself, or what is left of an invoice's lines, by amount, in minor units of its currency, the largest remainders first. */
function partsOf(
  reversal: LineInput,
  originals: readonly LineInput[],
  left: ReadonlyMap<string, Amounts>,
  ofPlan: string,
): (readonly [LineInput, Amounts])[] {
  const of = reversal.reverses as { readonly line?: string; readonly invoice?: string };
  const given = amountsOf(reversal);
  if (of.line !== undefined) return originals.filter(({ id }) => id === of.line).map((line) => [line, given]);
  const targets = originals.filter(({ invoice }) => invoice === of.invoice);
  const weights = targets.map(({ id }) => (left.get(id) as Amounts).amount);
  const whole = sum(weights);
  const scale = Math.max(
    minorUnitOf(currencyOf(targets[0] as LineInput, ofPlan)),
    ...[given.amount, ...weights].map(decimals),
  );
  const parts = sharedOut(
    given.amount,
    weights.map((weight) => given.amount.mul(weight).div(whole)),
    scale,
  );
  return targets.map((line, place) => {
    const amount = parts[place] as Fraction;
    return [line, { ...times(given, amount.div(given.amount)), amount }];
  });
}
