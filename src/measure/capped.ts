/**
 * `capEach`: a deal whose whole amount lies above a cap counts with cap ÷ whole amount of each of its figures, whoever is
 * credited with how much of it.
 */
import type { CapEach } from '../plan/plan.js';
import type { Described, Figure } from '../trace/ledger.js';
import type { MeasureContext } from './context.js';
import { dealSums } from './deals.js';
import type { ExactSum } from './exact-sum.js';
import { idOfThing } from './fact-texts.js';
import { inOrder } from './group-key.js';
import { roundedParts, roundedSum } from './rounded-parts.js';
import { sliceDescription } from './slice-description.js';
import { creditedGroups, type Slice, type Sums, stretchesOf, wholeTest } from './slices.js';

/** Enters what some lines come to; `more`: what else they have in common. */
export type EnterSums = (sums: Sums, key: string, more: Readonly<Record<string, Described>>) => Figure;

/** What a slice, its deals capped, comes to by key, in order of the keys. Each capped deal is a part of its own. */
export function cappedFigures(
  { cap }: CapEach,
  slice: Slice,
  context: MeasureContext,
  keyOf: (row: number) => string,
  enter: EnterSums,
): Map<string, Figure> {
  const { view, ledger } = context;
  const amountOf = dealSums(
    cap,
    slice.window,
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
  const parts = new Map<string, Figure[]>();
  for (const [place, sums] of inOrder(groups)) {
    const [key, deal] = JSON.parse(place) as [string, string];
    const whole = above.get(deal);
    const part =
      whole === undefined
        ? enter(sums, key, { capEach: cap.value.toString() })
        : ledger.multiply(
            [enter(sums, key, { deal: idOfThing(deal) }), partThatCounts(deal, whole, cap, slice, context)],
            slice.at,
          );
    parts.set(key, [...(parts.get(key) ?? []), roundedParts(part, true, context, slice.at)]);
  }
  return new Map([...parts].map(([key, own]) => [key, roundedSum(own, context, slice.at)]));
}

/** Cap ÷ whole amount; of the whole deal, also where one group of its lines is looked at. */
function partThatCounts(
  deal: string,
  whole: ExactSum,
  cap: CapEach['cap'],
  slice: Slice,
  { ledger, within }: MeasureContext,
): Figure {
  const of = { ...sliceDescription(slice, 'amount'), deal: idOfThing(deal), credited: 'whole' };
  const all = (within?.outer ?? ledger).lines(whole.value, whole.lines, of, slice.at);
  return ledger.divide(ledger.written(cap), all, slice.at);
}
