/**
 * The margin gain behind an efficiency gain by group, split without a rest: more or less sold (volume), of other groups
 * (mix), at another margin rate (rate), and in groups that have nothing to compare with.
 */
import { Rational } from '../number/rational.js';
import type { EfficiencyGainMeasure, Measure } from '../plan/plan.js';
import type { Figure } from '../trace/ledger.js';
import { comparedWindow, type MeasureContext, withOwnWindow } from './context.js';
import { type GroupMargins, gainOver, hasBaseline, marginsByGroup } from './efficiency-gain.js';
import { exchangedOfBoth } from './exchanged.js';
import { enterOne, type Margin, type MarginSums } from './margin.js';
import { roundedSum } from './rounded-parts.js';

/** Volume + mix + rate + new groups = gain, exactly. */
export interface MarginSplit {
  /** The efficiency gain's place in the plan. */
  readonly at: string;
  /** Margin now − margin then, of all groups. */
  readonly gain: Figure;
  /** (amount now − amount then) × margin rate then, of the groups with a baseline amount above 0 together. */
  readonly volume: Figure;
  /** What is left over. */
  readonly mix: Figure;
  /** Σ over these groups of margin now − their own rate then × amount now. */
  readonly rate: Figure;
  /** Margin now − margin then of the other groups. */
  readonly newGroups: Figure;
}

/** The split of each efficiency gain by group that a measure is made of, in the order of the plan. */
export function marginSplits(measure: Measure, context: MeasureContext): MarginSplit[] {
  if ('operands' in measure) return measure.operands.flatMap((operand) => marginSplits(operand, context));
  if (measure.word !== 'efficiencyGain' || measure.by === undefined) return [];
  return [splitOf(measure, { ...withOwnWindow(measure, context), compared: true })];
}

function splitOf(measure: EfficiencyGainMeasure, context: MeasureContext): MarginSplit {
  const { ledger } = context;
  const { at } = measure;
  const all = marginsByGroup(measure, context);
  const compared = all.filter(({ before }) => hasBaseline(before));
  const others = all.filter(({ before }) => !hasBaseline(before));
  const windows = { current: context.window, before: comparedWindow(measure, context) };
  const entered = (which: keyof Margin, when: 'current' | 'before', of: readonly GroupMargins[]): Figure => {
    const groups = of === compared ? 'with-baseline' : 'without-baseline';
    return enterOne(measure, which, together(of, when), windows[when], context, { groups });
  };
  const [now, then] = [entered('margin', 'current', compared), entered('margin', 'before', compared)];
  const newGroups = ledger.subtract(entered('margin', 'current', others), entered('margin', 'before', others), at);
  const gain = ledger.add([ledger.subtract(now, then, at), newGroups], at);
  const volume = compared.length === 0 ? ledger.add([], at) : volumeOf(entered, then, compared, measure, context);
  const rate = roundedSum(
    compared.flatMap(({ group, current, before }) =>
      current === undefined ? [] : [gainOver(measure, group, current, before as MarginSums, context)],
    ),
    context,
    at,
  );
  const mix = ledger.subtract(gain, ledger.add([volume, rate, newGroups], at), at);
  return { at, gain, volume, mix, rate, newGroups };
}

function volumeOf(
  entered: (which: keyof Margin, when: 'current' | 'before', of: readonly GroupMargins[]) => Figure,
  marginThen: Figure,
  compared: readonly GroupMargins[],
  { at }: EfficiencyGainMeasure,
  { ledger }: MeasureContext,
): Figure {
  const then = entered('amount', 'before', compared);
  const more = ledger.subtract(entered('amount', 'current', compared), then, at);
  return ledger.multiply([more, ledger.divide(marginThen, then, at)], at);
}

/** The sums of some groups together. */
function together(of: readonly GroupMargins[], when: 'current' | 'before'): MarginSums {
  return of.reduce<MarginSums>(
    (total, group) => {
      const own = group[when];
      if (own === undefined) return total;
      const exchanged = exchangedOfBoth(total.exchanged, own.exchanged);
      return {
        amount: total.amount.plus(own.amount),
        margin: total.margin.plus(own.margin),
        lines: total.lines + own.lines,
        ...exchanged,
      };
    },
    { amount: Rational.ZERO, margin: Rational.ZERO, lines: 0 },
  );
}
