/** Pairs of customer and category that are newly bought. */
import type Fraction from 'fraction.js';
import { type Days, plusDays, plusSpan } from './calendar.js';
import { placeOf } from './counted-pairs.js';
import { between0And1, least, most, ONE, sum, sumOfParts, ZERO } from './figures.js';
import { type NetLine, now } from './lines.js';
import { linesIn } from './recognised.js';
import type { Groups, Json, KeyOf, Setting } from './setting.js';
import { credited, grouped, own, passingWhole, reachesMinimum, wholeOf } from './taking.js';
import { inBaseline } from './windows.js';

interface Pair {
  readonly first: NetLine;
  /** The amount of the window, whoever is credited; and what of it the payee is credited with. */
  readonly whole: Fraction;
  readonly own: Fraction;
  /** Whether a line of it is credited to the payee. */
  readonly isOwn: boolean;
  /** The part that is left of it where what fell elsewhere is deducted. */
  readonly left: Fraction;
}

export function newCategories(measure: Json, given: Setting, keyOf: KeyOf): Groups {
  const { as = 'count', net, atLeast = 1 } = measure.newCategories;
  const asked = { ...measure, customers: 'existing' };
  const at: Setting = { ...given, compares: true };
  const ofCustomers = [...grouped(passingWhole(asked, at), ({ customer }) => customer)].map(([customer, lines]) => {
    const pairs = newPairs(asked, customer, lines, at);
    return net === true ? netOfFalls(measure, customer, pairs, at) : pairs;
  });
  const groups = new Map<string, Pair[]>();
  for (const pair of ofCustomers.flat().filter(({ isOwn }) => isOwn)) {
    const key = keyOf(pair.first, at);
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  const weights = (own: readonly Pair[]): Fraction[] =>
    ofCustomers.flatMap((pairs) => {
      const mine = pairs.filter((pair) => own.includes(pair));
      const isWon = mine.length > 0 && pairs.filter(({ left }) => left.compare(0) > 0).length >= atLeast;
      return isWon ? [weightOf(amountOf(mine), sum(pairs.map(({ whole }) => whole)))] : [];
    });
  remember(measure, ofCustomers, at);
  const figureOf = (own: readonly Pair[]): Fraction => {
    if (as === 'amount') return amountOf(own);
    if (as === 'customers') return sumOfParts(weights(own));
    return sumOfParts(own.map((pair) => weightOf(pair.own, pair.whole).mul(pair.left)));
  };
  return new Map([...groups].map(([key, own]) => [key, figureOf(own)]));
}

/** In what is compared with, pairs count in full, whatever was counted before. */
function remembers({ now }: Setting): boolean {
  return now === undefined;
}

/** Pairs with a weight above 0, as an amount those that have one; of customers who count, all that are new, also those of colleagues. */
function remember(measure: Json, ofCustomers: readonly (readonly Pair[])[], at: Setting): void {
  if (!remembers(at)) return;
  const { as = 'count', atLeast = 1 } = measure.newCategories;
  const counts = (pair: Pair): boolean => {
    const amount = pair.own.mul(pair.left);
    return as === 'amount' ? !amount.equals(0) : amount.compare(0) > 0;
  };
  const counted = ofCustomers.flatMap((pairs) => {
    if (as !== 'customers') return pairs.filter(counts);
    const left = pairs.filter((pair) => pair.left.compare(0) > 0);
    return left.length >= atLeast && amountOf(pairs).compare(0) > 0 ? left : [];
  });
  const pairs = counted.map(({ first: { customer, category } }) => ({ customer, category, on: at.days.to }));
  at.pairs.count(placeOf(measure, at.plan), pairs, at.since);
}

/** What the payee is credited with; where something fell elsewhere, quotients are added up. */
function amountOf(own: readonly Pair[]): Fraction {
  const amounts = own.map((pair) => pair.own.mul(pair.left));
  return own.every(({ left }) => left.equals(1)) ? sum(amounts) : sumOfParts(amounts);
}

function weightOf(own: Fraction, whole: Fraction): Fraction {
  return between0And1(own.div(whole));
}

/** The new pairs of a customer, in code-point order of their categories. */
function newPairs(measure: Json, customer: string, lines: readonly NetLine[], at: Setting): Pair[] {
  const { minimum, lookBack = 'P24M', customerMustGrow, eligible } = measure.newCategories;
  const { window } = at;
  const before = { from: plusSpan(window.from, lookBack, -1), to: plusDays(window.from, -1) };
  const until = { from: plusSpan(plusDays(window.to, 1), lookBack, -1), to: window.to };
  const inAll = (days: Days): Fraction => wholeOf(linesIn(at, days).filter((line) => line.customer === customer));
  if (customerMustGrow === true && inAll(window).compare(inAll(inBaseline(measure, at).window)) < 0) return [];
  const pairs = [...grouped(lines, ({ category }) => category)].sort(([a], [b]) => (a < b ? -1 : 1));
  return pairs.flatMap(([category, ofPair]): Pair[] => {
    const first = ofPair[0] as NetLine;
    const whole = wholeOf(ofPair);
    const bought = (days: Days): boolean => {
      const there = passingWhole(measure, { ...at, window: days });
      const ofIt = there.filter((line) => line.customer === customer && line.category === category);
      return reachesMinimum(wholeOf(ofIt), minimum);
    };
    if (!isEligible(eligible, first, at) || whole.compare(0) <= 0 || bought(before) || !bought(until)) return [];
    if (remembers(at) && at.pairs.knows(placeOf(measure, at.plan), { customer, category }, before.from, at.since))
      return [];
    // Whether a pair is new, and its whole amount, are told by all of its lines, also for one group of them.
    const shares = ofPair
      .filter((line) => at.within === undefined || at.within(line, at))
      .map((line) => ({ line, share: own(line, measure, at) }))
      .filter(({ share }) => share.compare(0) > 0);
    return [{ first, whole, own: credited(shares), isOwn: shares.length > 0, left: ONE }];
  });
}

function isEligible(eligible: Json, { segment, category }: NetLine, { facts }: Setting): boolean {
  if (eligible === undefined) return true;
  const named: string[] = eligible[segment] ?? eligible['*'] ?? [];
  return named.some((id) => now(facts.categories, 'sameAs', id) === category);
}

/** What the customer's other categories fell by is deducted, each fall once, whoever is credited and whatever the filters. */
function netOfFalls(measure: Json, customer: string, pairs: readonly Pair[], at: Setting): Pair[] {
  const byCategory = (days: Days): Map<string, NetLine[]> =>
    grouped(
      linesIn(at, days).filter((line) => line.customer === customer),
      ({ category }) => category,
    );
  const [current, then] = [byCategory(at.window), byCategory(inBaseline(measure, at).window)];
  const falls = new Map(
    [...new Set([...current.keys(), ...then.keys()])]
      .sort()
      .map((category) => [
        category,
        most([ZERO, wholeOf(then.get(category) ?? []).sub(wholeOf(current.get(category) ?? []))]),
      ]),
  );
  return pairs.map((pair) => {
    let left = pair.whole;
    for (const [category, fall] of falls) {
      if (category === pair.first.category) continue;
      const used = least([left, fall]);
      falls.set(category, fall.sub(used));
      left = left.sub(used);
    }
    return { ...pair, left: left.div(pair.whole) };
  });
}
