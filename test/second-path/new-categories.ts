/** Pairs of customer and category that are newly bought. */
import type Fraction from 'fraction.js';
import { type Days, plusDays, plusSpan } from './calendar.js';
import { pairOf, type Taken } from './counted-pairs.js';
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
  const { as = 'count', net } = measure.newCategories;
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
  const won = [...groups].map(([key, own]) => [key, wonOf(measure, own, ofCustomers)] as const);
  remember(
    measure,
    at,
    won.flatMap(([, all]) => all),
  );
  const figureOf = (all: readonly Won[]): Fraction => {
    const figures = all.map(({ figure }) => figure);
    // What the payee is credited with; where something fell elsewhere, quotients are added up.
    const isExact = as === 'amount' && all.every(({ counted }) => counted.every(({ left }) => left.equals(1)));
    return isExact ? sum([ZERO, ...figures]) : sumOfParts(figures);
  };
  return new Map(won.map(([key, all]) => [key, figureOf(all)]));
}

/** What counts, and the pairs that it is made of. */
interface Won {
  readonly figure: Fraction;
  readonly counted: readonly Pair[];
}

/** Of pairs of one group: each of them, or each of their customers. */
function wonOf({ newCategories: { as, atLeast = 1 } }: Json, own: readonly Pair[], all: readonly Pair[][]): Won[] {
  if (as !== 'customers') {
    return own.map((pair) => ({
      figure: (as === 'amount' ? pair.own : weightOf(pair.own, pair.whole)).mul(pair.left),
      counted: [pair],
    }));
  }
  return all.flatMap((pairs) => {
    const mine = pairs.filter((pair) => own.includes(pair));
    const left = pairs.filter((pair) => pair.left.compare(0) > 0);
    if (mine.length === 0 || left.length < atLeast) return [];
    return [{ figure: weightOf(amountOf(mine), sum(pairs.map(({ whole }) => whole))), counted: left }];
  });
}

/** What comes to nothing was not counted. */
function remember(measure: Json, at: Setting, won: readonly Won[]): void {
  const pairs = won.filter(({ figure }) => !figure.equals(0)).flatMap(({ counted }) => counted);
  if (!isCompared(at))
    at.pairs.count(
      pairs.map(({ first }) => pairOf(first)),
      takenIn(measure, at),
    );
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
    if (!isEligible(eligible, first, at) || isKnown(measure, first, at)) return [];
    if (whole.compare(0) <= 0 || bought(before) || !bought(until)) return [];
    // Whether a pair is new, and its whole amount, are told by all of its lines, also for one group of them.
    const shares = ofPair
      .filter((line) => at.within === undefined || at.within(line, at))
      .map((line) => ({ line, share: own(line, measure, at) }))
      .filter(({ share }) => share.compare(0) > 0);
    return [{ first, whole, own: credited(shares), isOwn: shares.length > 0, left: ONE }];
  });
}

/** In what is compared with, pairs count in full, whatever was counted before. */
function isCompared({ now: compared }: Setting): boolean {
  return compared !== undefined;
}

function takenIn(measure: Json, { window, since }: Setting): Taken {
  const { lookBack = 'P24M', place } = measure.newCategories;
  return { place, lookBack, first: plusSpan(window.from, lookBack, -1), since };
}

function isKnown(measure: Json, line: NetLine, at: Setting): boolean {
  return !isCompared(at) && at.pairs.isKnown(pairOf(line), takenIn(measure, at));
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
