/** Sums over lines, counts of things, margin rates. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { between0And1, most, ONE, sum, sumOfParts, ZERO } from './figures.js';
import type { NetLine } from './lines.js';
import { capped, cappedParts } from './only.js';
import { added, type Groups, type Json, type KeyOf, type Setting } from './setting.js';
import {
  type Credited,
  costOf,
  credited,
  grouped,
  passing,
  passingWhole,
  reachesMinimum,
  taken,
  wholeOf,
} from './taking.js';

export function summed(measure: Json, at: Setting, keyOf: KeyOf): Groups {
  const { sum: what, costs, weigh } = measure;
  const reads = what === 'margin' || what === 'cost' ? ['cost'] : [];
  const figure = (line: NetLine): Fraction => {
    if (what === 'amount' || what === 'annual') return line.amount;
    if (what === 'units') return line.units as Fraction;
    if (what === 'discount') return (line.list as Fraction).sub(line.amount);
    const cost = costOf(line, costs) as Fraction;
    return what === 'cost' ? cost : line.amount.sub(cost);
  };
  const lines = taken(measure, at, reads, costs);
  const parts = cappedParts(measure.capEach, passingWhole(measure, at, reads, costs));
  const total = (of: readonly Credited[]): Fraction => capped(of, parts, ({ line, share }) => share.mul(figure(line)));
  const weighed = (of: readonly Credited[]): Fraction =>
    sum(
      [...grouped(of, ({ line }) => (weigh[line.category] === undefined ? '*' : line.category))].map(([key, own]) =>
        total(own).mul(fraction(weigh[key])),
      ),
    );
  return new Map(
    [...grouped(lines, ({ line }) => keyOf(line, at))].map(([key, of]) => [
      key,
      weigh === undefined ? total(of) : weighed(of),
    ]),
  );
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
    return added(
      lines.map(({ line, share }) => {
        const weight = shares === 'full' ? ONE : share;
        // Of a line that counts in parts, the whole must reach the minimum.
        const { part = ONE, amount, left } = line;
        const whole = line.part === undefined ? amount : left.amount;
        return [keyOf(line, at), reachesMinimum(whole, minimum) ? weight.mul(part) : ZERO] as const;
      }),
    );
  }
  const thingOf = THINGS[what] as (line: NetLine) => string;
  const all = grouped(passing(measure, at), thingOf);
  const groups = new Map<string, Fraction[]>();
  for (const [thing, ofThing] of grouped(lines, ({ line }) => thingOf(line))) {
    const whole = wholeOf(all.get(thing) as NetLine[]);
    if (!reachesMinimum(whole, minimum)) continue;
    const key = keyOf(ofThing[0]?.line as NetLine, at);
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
      const total = (figure: (line: NetLine) => Fraction): Fraction =>
        capped(of, parts, ({ line, share }) => share.mul(figure(line)));
      const margin = total((line) => line.amount.sub(costOf(line, costs) as Fraction));
      return [key, { amount: total(({ amount }) => amount), margin }];
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
