/** Lines one by one: who is credited, what reversals leave of each. */
import Fraction from 'fraction.js';
import type { FactsInput, LineInput } from '../support/generate-facts.js';
import { fraction } from '../support/some-pay.js';

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
  readonly customer: string;
  readonly category: string;
  readonly deal: string;
  /** Everyone credited who was employed on the date, with the share; overlays too. */
  readonly credits: readonly { readonly payee: string; readonly share: Fraction; readonly overlay: boolean }[];
  /** The line's own tags, else its customer's. */
  readonly tags: Readonly<Record<string, string>>;
}

type Credit = { readonly payee: string; readonly share: string; readonly overlay?: boolean };

/** The lines that count, after all reversals. */
export function netLines(
  facts: FactsInput,
  firstDay: string,
  amendsBefore: string | undefined,
  minorUnit: number,
  currency: string,
): NetLine[] {
  const exchanged = (amounts: Amounts, line: LineInput): Amounts => {
    const rate = rateOf(facts, line, currency);
    return rate === undefined ? amounts : { ...times(amounts, rate), units: amounts.units };
  };
  const reversals = facts.lines.filter((line) => line.reverses !== undefined).sort(byDateThenId);
  const originals = facts.lines.filter((line) => line.reverses === undefined).sort(byId);
  const left = new Map<string, Amounts>(originals.map((line) => [line.id, amountsOf(line)]));
  const counted = new Map(left);
  const onOwnDate: NetLine[] = [];
  for (const reversal of reversals) {
    for (const [target, part] of partsOf(reversal, originals, left, minorUnit)) {
      const isOlder = reversal.date >= firstDay && target.date < firstDay;
      if (isOlder && amendsBefore === 'leave-out') continue;
      const taken = completed(part, amountsOf(target));
      const rest = plus(left.get(target.id) as Amounts, taken);
      left.set(target.id, rest);
      if (isOlder) onOwnDate.push(netLine(facts, target, reversal.id, reversal.date, exchanged(taken, target)));
      else counted.set(target.id, rest);
    }
  }
  const remaining = originals.flatMap((line) => {
    const rest = counted.get(line.id) as Amounts;
    const isGone = rest.amount.equals(0) && !fraction(line.amount).equals(0);
    return isGone ? [] : [netLine(facts, line, line.id, line.date, exchanged(rest, line))];
  });
  return [...remaining, ...onOwnDate];
}

/** What a line in another currency is exchanged at: by its period, else by the last date that is at most 7 days old. */
function rateOf(facts: FactsInput, line: LineInput, to: string): Fraction | undefined {
  if (line.currency === undefined || line.currency === to) return undefined;
  const rates = (facts.rates ?? []).filter((one) => one.currency === line.currency && one.to === to);
  const ofMonth = rates.find(({ period }) => period === line.date.slice(0, 7));
  const oldest = new Date(Date.parse(line.date) - 7 * 86_400_000).toISOString().slice(0, 10);
  const ofDay = rates
    .filter(({ date }) => date !== undefined && oldest <= String(date) && String(date) <= line.date)
    .sort((a, b) => (String(a.date) < String(b.date) ? 1 : -1));
  const found = ofMonth ?? ofDay[0];
  return found && fraction(String(found.rate));
}

function byId(a: LineInput, b: LineInput): number {
  return a.id < b.id ? -1 : 1;
}

function byDateThenId(a: LineInput, b: LineInput): number {
  return a.date === b.date ? byId(a, b) : a.date < b.date ? -1 : 1;
}

function netLine(facts: FactsInput, line: LineInput, id: string, date: string, amounts: Amounts): NetLine {
  const customer = now(facts.customers, 'mergedInto', String(line.customer));
  const ofCustomer = facts.customers.find((one) => one.id === customer)?.tags as Record<string, string> | undefined;
  return {
    tags: { ...ofCustomer, ...(line.tags as Record<string, string> | undefined) },
    id,
    date,
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

export function sum(figures: readonly Fraction[]): Fraction {
  return figures.reduce((total, figure) => total.add(figure), new Fraction(0));
}

function times(amounts: Amounts, ratio: Fraction): Amounts {
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

/** The line itself, or what is left of an invoice's lines, by amount, in minor units, the largest remainders first. */
function partsOf(
  reversal: LineInput,
  originals: readonly LineInput[],
  left: ReadonlyMap<string, Amounts>,
  minorUnit: number,
): (readonly [LineInput, Amounts])[] {
  const of = reversal.reverses as { readonly line?: string; readonly invoice?: string };
  const given = amountsOf(reversal);
  if (of.line !== undefined) return originals.filter(({ id }) => id === of.line).map((line) => [line, given]);
  const targets = originals.filter(({ invoice }) => invoice === of.invoice);
  const weights = targets.map(({ id }) => (left.get(id) as Amounts).amount);
  const whole = sum(weights);
  const scale = Math.max(minorUnit, ...[given.amount, ...weights].map(decimals));
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

/** Decimals of a figure that ends. */
export function decimals(figure: Fraction): number {
  let places = 0;
  while (
    !figure
      .mul(10 ** places)
      .mod(1)
      .equals(0)
  )
    places += 1;
  return places;
}

/** Each part cut towards zero; what is missing unit by unit to the largest remainders, ties to the earlier part. */
export function sharedOut(whole: Fraction, parts: readonly Fraction[], scale: number): Fraction[] {
  const unit = new Fraction(1n, 10n ** BigInt(scale));
  const cut = parts.map((part) => cutTo(part, unit));
  const missing = whole.sub(sum(cut)).div(unit);
  const direction = missing.compare(0) < 0 ? -1 : 1;
  const rest = (place: number): Fraction => (parts[place] as Fraction).sub(cut[place] as Fraction).mul(direction);
  const ranked = parts.map((_, place) => place).sort((a, b) => rest(b).compare(rest(a)) || a - b);
  for (let handed = 0; handed < Number(missing.abs().valueOf()); handed += 1) {
    const place = ranked[handed % ranked.length] as number;
    cut[place] = (cut[place] as Fraction).add(unit.mul(direction));
  }
  return cut;
}

function cutTo(figure: Fraction, unit: Fraction): Fraction {
  const units = figure.div(unit);
  return (units.compare(0) < 0 ? units.ceil() : units.floor()).mul(unit);
}
