/** What a component pays for its figure, before modifiers, as the plan writes it. */
import type Fraction from 'fraction.js';
import { extras, fraction, inTiers, lookedUp, type Packing, packsOf } from '../support/some-pay.js';
import { sum, ZERO } from './figures.js';
import { extrasAt, goesOnBelow, isWithoutMarks, type Reading, readOn, tiersOf, valueAt } from './marks.js';
import type { Groups, Json } from './setting.js';
import { howOf } from './tables.js';

/** Of a component: what its pay reads, and what it is a part of. */
export interface Paying {
  readonly figure: Fraction;
  /** Only where the pay is a table. */
  readonly groups: Groups | undefined;
  /** What marks read: by the key of a table, since other measures are taken anew for each. */
  readonly reading: (path?: string) => Reading;
  readonly incentive: () => Fraction;
  /** The part of what the word `amount` pays. */
  readonly ofAmounts: Fraction;
}

export function paid(pay: Json, { figure, groups, reading, incentive, ofAmounts }: Paying): Fraction {
  const [[word, how]] = Object.entries(pay) as [[string, Json]];
  if (word === 'amount') return value(how, figure, reading(), ofAmounts);
  if (word === 'share') return value(how, figure, reading(), undefined).mul(incentive());
  const packs = packsOf(pay);
  if (groups === undefined) return rate(how, figure, reading(), packs);
  return sum([...groups].map(([path, part]) => groupRate(howOf(how, path), part, reading(path), packs)));
}

/** Tiers cut every group in the proportions in which the attainment is cut. */
function groupRate(how: Json, figure: Fraction, reading: Reading, packs: Packing): Fraction {
  const { goal } = reading;
  if (how.tiers === undefined || how.on === 'figure' || goal?.exact === undefined || goal.exact.equals(0))
    return rate(
      how,
      figure,
      goal?.exact?.equals(0) ? { ...reading, goal: { ...goal, exact: undefined } } : reading,
      packs,
    );
  // Packs are counted up to the group's own part of each mark.
  const { exact, attainment } = goal;
  const counted = (mark: Fraction): Fraction => packs(mark.mul(figure).div(exact));
  return inTiers(how.tiers, exact, counted).add(extras(how.tiers, attainment, true, how.edge).mul(reading.ofExtras));
}

function rate(how: Json, figure: Fraction, reading: Reading, packs: Packing): Fraction {
  if (typeof how === 'string') return fraction(how).mul(packs(figure));
  if (isWithoutMarks(how, reading)) return ZERO;
  const { tiers, on, edge } = how;
  const read = readOn(on, figure, reading);
  const extra = extrasAt(how, figure, reading);
  const goal = on === undefined ? reading.goal : undefined;
  if (tiers !== undefined && goal?.exact !== undefined)
    return inTiers(tiers, goal.exact, (mark) => packs(mark.mul(goal.quota))).add(extra);
  if (tiers !== undefined && goal === undefined) return tiersOf(tiers, figure, reading, packs).add(extra);
  const found = (): Fraction =>
    tiers === undefined ? valueAt(how, figure, reading) : lookedUp(tiers, read, false, edge);
  const reached = goesOnBelow(how, read) ? fraction((tiers ?? how.steps)[0][1]) : found();
  return reached.mul(packs(figure)).add(extra);
}

/** An amount or a share: of an amount, a part where the plan says so; what reaching a mark pays besides stays whole. */
function value(how: Json, figure: Fraction, reading: Reading, part: Fraction | undefined): Fraction {
  const ofWhole = (found: Fraction): Fraction => (part === undefined ? found : found.mul(part));
  if (isWithoutMarks(how, reading)) return ZERO;
  if (how === 'linear') return reading.goal?.attainment ?? figure.mul(reading.ofShare);
  if (typeof how === 'string') return ofWhole(fraction(how));
  const { tiers, on } = how;
  const ofTiers = (): Fraction =>
    on === undefined && reading.goal !== undefined
      ? inTiers(tiers, reading.goal.attainment, (mark) => mark)
      : tiersOf(tiers, figure, reading, (mark) => mark).mul(reading.ofShare);
  const found = tiers === undefined ? ofWhole(valueAt(how, figure, reading)) : ofTiers();
  return found.add(extrasAt(how, figure, reading));
}
