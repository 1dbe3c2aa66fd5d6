/**
 * `efficiencyGain`: margin − baseline margin rate × amount, group by group: what better processes added, apart from
 * more volume.
 */

import type { EfficiencyGainMeasure, Written } from '../plan/plan.js';
import { byCodePoint } from '../trace/canonical.js';
import type { Figure } from '../trace/ledger.js';
import { comparedWindow, type MeasureContext, type MeasureMeaning } from './context.js';
import { enterMargin, type MarginSums, marginGroups } from './margin.js';
import { roundedParts, roundedSum } from './rounded-parts.js';

export const efficiencyGainMeaning: MeasureMeaning<EfficiencyGainMeasure> = {
  figure(measure, given) {
    const context = { ...given, compared: true };
    const gains = gainsByGroup(measure, context);
    if (measure.by === undefined) return gains.get('') ?? context.ledger.add([], measure.at);
    return roundedSum([...gains.values()], context, measure.at);
  },
};

/** The gain of each group, in code-point order of the group. */
function gainsByGroup(measure: EfficiencyGainMeasure, context: MeasureContext): Map<string, Figure> {
  const gains = new Map<string, Figure>();
  for (const { group, current, before } of marginsByGroup(measure, context)) {
    if (hasBaseline(before)) {
      if (current !== undefined) gains.set(group, gainOver(measure, group, current, before, context));
    } else if (current !== undefined) {
      const rate =
        measure.referenceRates.find(({ key }) => key === group) ??
        measure.referenceRates.find(({ key }) => key === '*');
      if (rate === undefined) context.note({ code: 'group_without_baseline', about: group });
      else gains.set(group, gainAgainst(measure, group, current, rate.rate, context));
    }
  }
  return gains;
}

/** Amount and margin of a group now and then; absent where it has no line. */
export interface GroupMargins {
  readonly group: string;
  readonly current: MarginSums | undefined;
  readonly before: MarginSums | undefined;
}

/** All groups with a line now or then, in code-point order. */
export function marginsByGroup(measure: EfficiencyGainMeasure, context: MeasureContext): GroupMargins[] {
  const keyOf = groupOf(measure, context);
  const now = marginGroups(measure, context.window, context, keyOf);
  const then = marginGroups(measure, comparedWindow(measure, context), context, keyOf);
  return [...new Set([...now.keys(), ...then.keys()])]
    .sort(byCodePoint)
    .map((group) => ({ group, current: now.get(group), before: then.get(group) }));
}

/** Whether a group has something to compare with. */
export function hasBaseline(before: MarginSums | undefined): before is MarginSums {
  return before !== undefined && before.amount.sign > 0;
}

function groupOf(measure: EfficiencyGainMeasure, { view }: MeasureContext): (row: number) => string {
  if (measure.by === 'category') return (row) => view.categoryId(view.category[row] as number);
  if (measure.by === 'customer') return (row) => view.customerId(view.customer[row] as number);
  return () => '';
}

/** margin − amount × baseline margin ÷ baseline amount. */
export function gainOver(
  measure: EfficiencyGainMeasure,
  group: string,
  current: MarginSums,
  before: MarginSums,
  context: MeasureContext,
): Figure {
  const { ledger } = context;
  const named = measure.by === undefined ? {} : { [measure.by]: group };
  const baseline = comparedWindow(measure, context);
  const now = enterMargin(measure, current, context.window, context, named);
  const then = enterMargin(measure, before, baseline, context, named);
  const rate = ledger.divide(then.margin, then.amount, measure.at);
  const expected = ledger.multiply([now.amount, rate], measure.at);
  return roundedParts(ledger.subtract(now.margin, expected, measure.at), measure.by !== undefined, context, measure.at);
}

function gainAgainst(
  measure: EfficiencyGainMeasure,
  group: string,
  current: MarginSums,
  rate: Written,
  context: MeasureContext,
): Figure {
  const { ledger } = context;
  const named = measure.by === undefined ? {} : { [measure.by]: group };
  const now = enterMargin(measure, current, context.window, context, named);
  const expected = ledger.multiply([now.amount, ledger.written(rate)], measure.at);
  return roundedParts(ledger.subtract(now.margin, expected, measure.at), measure.by !== undefined, context, measure.at);
}
