/** Sums over lines, counts of things, margin rates. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { between0And1, most, ONE, sum, sumOfParts, ZERO } from './figures.js';
import type { NetLine } from './lines.js';
import { capped, cappedParts } from './only.js';
import type { Groups, Json, KeyOf, Setting } from './setting.js';
import {
  type Credited,
  costOf,
  credited,
  grouped,
  isExisting,
  passing,
  passingWhole,
  reachesMinimum,
  taken,
  total,
  wholeOf,
} from './taking.js';

export function summed(measure: Json, at: Setting, keyOf: KeyOf): Groups {
  const { sum: what, costs, weigh } = measure;
  const reads = what === 'margin' || what === 'cost' ? ['cost'] : [];
  const figure = (of: readonly Credited[]): Fraction => {
    const amount = (): Fraction => total(of, (line) => line.amount);
    if (what === 'amount' || what === 'annual') return amount();
    if (what === 'units') return total(of, ({ units }) => units as Fraction);
    if (what === 'discount') return total(of, ({ list }) => list as Fraction).sub(amount());
    const cost = costsOf(of, costs);
    return what === 'cost' ? cost : amount().sub(cost);
  };
  const lines = taken(measure, at, reads, costs);
  const parts = cappedParts(measure.capEach, passingWhole(measure, at, reads, costs));
  const totalOf = (of: readonly Credited[]): Fraction => capped(of, parts, figure);
  const weighed = (of: readonly Credited[]): Fraction =>
    sum(
      [...grouped(of, ({ line }) => (weigh[line.category] === undefined ? '*' : line.category))].map(([key, own]) =>
        totalOf(own).mul(fraction(weigh[key])),
      ),
    );
  return new Map(
    [...grouped(lines, ({ line }) => keyOf(line, at))].map(([key, of]) => [
      key,
      weigh === undefined ? totalOf(of) : weighed(of),
    ]),
  );
}

/** The cost, or the named ones one by one. */
function costsOf(of: readonly Credited[], costs: readonly string[] | undefined): Fraction {
  const names = costs === undefined ? [undefined] : costs.map((name) => [name]);
  return sum(names.map((some) => total(of, (line) => costOf(line, some) as Fraction)));
}

/** Things that a measure counts, by what makes two lines the same thing. */
const THINGS: Readonly<Record<string, (line: NetLine) => string>> = {
  deals: ({ deal }) => deal,
  customers: ({ customer }) => customer,
  categories: ({ category }) => category,
  pairs: ({ customer, category }) => JSON.stringify([customer, category]),
  months: ({ customer, date }) => JSON.stringify([customer, date.slice(0, 7)]),
};

export function counted(measure: Json, at: Setting, keyOf: KeyOf): Groups {
  const { count: what, minimum, shares } = measure;
  const lines = taken(measure, at);
  if (what === 'lines') {
    // Of a line that counts in parts, the whole must reach the minimum.
    const counts = ({ amount, part, left }: NetLine): Fraction =>
      reachesMinimum(part === undefined ? amount : left.amount, minimum) ? (part ?? ONE) : ZERO;
    const full = lines.map(({ line }) => ({ line, share: ONE }));
    const byKey = grouped(shares === 'full' ? full : lines, ({ line }) => keyOf(line, at));
    return new Map([...byKey].map(([key, of]) => [key, total(of, counts)]));
  }
  const thingOf = THINGS[what] as (line: NetLine) => string;
  const all = grouped(passing(measure, at), thingOf);
  const groups = new Map<string, Fraction[]>();
  for (const [thing, ofThing] of grouped(lines, ({ line }) => thingOf(line))) {
    const whole = wholeOf(all.get(thing) as NetLine[]);
    if (!reachesMinimum(whole, minimum)) continue;
    // With lines of both classes, it is new.
    const telling = ofThing.find(({ line }) => !isExisting(line, at)) ?? ofThing[0];
    const key = keyOf(telling?.line as NetLine, at);
    const part = whole.equals(0) ? most(ofThing.map(({ share }) => share)) : credited(ofThing).div(whole);
    groups.set(key, [...(groups.get(key) ?? []), shares === 'full' ? ONE : between0And1(part)]);
  }
  return new Map([...groups].map(([key, parts]) => [key, sumOfParts(parts)]));
}

/** What is credited of amount and margin, over lines whose cost is known. */
export function margins(
  measure: Json,
  costs: readonly string[] | undefined,
  at: Setting,
  keyOf: KeyOf,
): Map<string, { readonly amount: Fraction; readonly margin: Fraction }> {
  const lines = grouped(taken(measure, at, ['cost'], costs), ({ line }) => keyOf(line, at));
  const parts = cappedParts(measure.capEach, passingWhole(measure, at, ['cost'], costs));
  return new Map(
    [...lines].map(([key, of]) => {
      const amount = (some: readonly Credited[]): Fraction => total(some, (line) => line.amount);
      const margin = capped(of, parts, (some) => amount(some).sub(costsOf(some, costs)));
      return [key, { amount: capped(of, parts, amount), margin }];
    }),
  );
}

export function marginRate(measure: Json, at: Setting): Fraction {
  const { amount, margin } = margins(measure, measure.marginRate.costs, at, () => '').get('') ?? {
    amount: ZERO,
    margin: ZERO,
  };
  return amount.equals(0) ? fraction(measure.ifZero) : margin.div(amount);
}

/** What better work added, as a whole or group by group; groups without a baseline are left out. */
export function efficiencyGain(measure: Json, inWindow: Setting, inThen: Setting): Fraction {
  const { by, costs, referenceRate } = measure.efficiencyGain;
  const keyOf = (line: NetLine): string => (by === undefined ? '' : line[by as 'category' | 'customer']);
  const [current, then] = [inWindow, inThen].map((at) => margins(measure, costs, at, keyOf)) as [
    ReturnType<typeof margins>,
    ReturnType<typeof margins>,
  ];
  const rateOf = (key: string): Fraction | undefined => {
    const before = then.get(key);
    if (before !== undefined && before.amount.compare(0) > 0) return before.margin.div(before.amount);
    const written = typeof referenceRate === 'string' ? referenceRate : (referenceRate?.[key] ?? referenceRate?.['*']);
    return written === undefined ? undefined : fraction(written);
  };
  const gains = [...current].flatMap(([key, { amount, margin }]) => {
    const rate = rateOf(key);
    return rate === undefined ? [] : [margin.sub(amount.mul(rate))];
  });
  return by === undefined ? sum(gains) : sumOfParts(gains);
}
