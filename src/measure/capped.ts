/**
 * `capEach`: a deal whose whole amount lies above a cap counts with cap ÷ whole amount of each of its figures, whoever is
 * credited with how much of it.
 */
import type { CapEach } from '../plan/plan.js';
import type { Described, Figure } from '../trace/ledger.js';
import type { MeasureContext } from './context.js';
import { creditedGroups, type Sums } from './credited.js';
import { dealSums } from './deals.js';
import type { ExactSum } from './exact-sum.js';
import { idOfThing } from './fact-texts.js';
import { inOrder } from './group-key.js';
import { roundedParts, roundedSum } from './rounded-parts.js';
import { sliceDescription } from './slice-description.js';
import { type Slice, stretchesOf, wholeTest } from './slices.js';

/** Enters what some lines come to; `more`: what else they have in common. */
export type EnterSums = (sums: Sums, key: string, more: Readonly<Record<string, Described>>) => Figure;

/** What a slice comes to by key and capped deal, and the whole amounts of the deals above the cap. */
export interface CappedSums {
  /** By `[key, deal]`; all deals that are not capped together, with no name. */
  readonly groups: ReadonlyMap<string, Sums>;
  readonly above: ReadonlyMap<string, ExactSum>;
}

/** The sums of a slice with each capped deal apart. */
export function cappedSums(
  { cap }: CapEach,
  slice: Slice,
  context: MeasureContext,
  keyOf: (row: number) => string,
): CappedSums {
  const { view } = context;
  const amountOf = dealSums(
    cap,
    slice,
    stretchesOf(slice, context),
    ['amount'],
    (own) => wholeTest(slice, own),
    context,
  );
  const above = new Map<string, ExactSum>();
  const groups = creditedGroups(slice, context, (row) => {
    const [amount] = amountOf(view.dealOf(row)) as [ExactSum];
    if (!amount.value.isAbove(cap.value)) return JSON.stringify([keyOf(row), '']);
    const deal = view.dealName(row);
    above.set(deal, amount);
    return JSON.stringify([keyOf(row), deal]);
  });
  return { groups, above };
}

/** What such sums come to by key, in order of the keys. Each capped deal is a part of its own. */
export function cappedFigures(
  { cap }: CapEach,
  { groups, above }: CappedSums,
  slice: Slice,
  context: MeasureContext,
  enter: EnterSums,
): Map<string, Figure> {
  const { ledger } = context;
  const partOfDeal = (own: Figure, deal: string, whole: ExactSum): Figure => {
    const product = ledger.multiply([own, partThatCounts(deal, whole, cap, slice, context)], slice.at);
    return roundedParts(product, true, context, slice.at);
  };
  const parts = new Map<string, { readonly figures: readonly Figure[]; readonly capped: boolean }>();
  for (const [place, sums] of inOrder(groups)) {
    const [key, deal] = JSON.parse(place) as [string, string];
    const whole = above.get(deal);
    const part =
      whole === undefined
        ? enter(sums, key, { capEach: cap.value.toString() })
        : partOfDeal(enter(sums, key, { deal: idOfThing(deal) }), deal, whole);
    const known = parts.get(key) ?? { figures: [], capped: false };
    parts.set(key, { figures: [...known.figures, part], capped: known.capped || whole !== undefined });
  }
  return new Map(
    [...parts].map(([key, { figures, capped }]) => [
      key,
      // What no deal was capped of is as exact as any other sum.
      capped ? roundedSum(figures, context, slice.at) : (figures[0] as Figure),
    ]),
  );
}

/** Cap ÷ whole amount; of the whole deal, also where one group of its lines is looked at. */
function partThatCounts(
  deal: string,
  whole: ExactSum,
  cap: CapEach['cap'],
  slice: Slice,
  { ledger, view, within }: MeasureContext,
): Figure {
  const of = { ...sliceDescription(slice, 'amount', view), deal: idOfThing(deal), credited: 'whole' };
  const all = (within?.outer ?? ledger).lines(whole.value, whole.lines, of, slice.at);
  return ledger.divide(ledger.written(cap), all, slice.at);
}
