/** `gain`: a measure in the window minus the same in the baseline. */
import { growsWithDays } from '../plan/growth.js';
import type { GainMeasure } from '../plan/plan.js';
import { byCodeUnit } from '../trace/canonical.js';
import type { Figure } from '../trace/ledger.js';
import { inBaseline, type MeasureContext, type MeasureMeaning } from './context.js';

export const gainMeaning: MeasureMeaning<GainMeasure> = {
  figure(measure, context) {
    const { figureOf } = context.measures;
    const compared = { ...context, compared: true };
    const now = figureOf(measure.measure, compared);
    const then = figureOf(measure.measure, inBaseline(compared, measure.baseline));
    return context.ledger.subtract(now, partOfThen(then, measure, context), measure.at);
  },
  groups(measure, by, context) {
    const { groupsOf } = context.measures;
    const compared = { ...context, compared: true };
    const now = groupsOf(measure.measure, by, compared);
    const then = groupsOf(measure.measure, by, inBaseline(compared, measure.baseline));
    const keys = [...new Set([...now.keys(), ...then.keys()])].sort(byCodeUnit);
    return new Map(
      keys.map((key): [string, Figure] => {
        const [a, b] = [now.get(key), then.get(key)];
        if (b === undefined) return [key, a as Figure];
        const taken = partOfThen(b, measure, context);
        return [key, context.ledger.subtract(a ?? context.ledger.add([]), taken, measure.at)];
      }),
    );
  },
};

/** In a part of a period, a baseline of two dates counts by the part of days; any other one moves with the part. */
function partOfThen(then: Figure, { measure, baseline, at }: GainMeasure, { share, ledger }: MeasureContext): Figure {
  if (share === undefined || baseline.kind !== 'range' || !growsWithDays(measure)) return then;
  return ledger.scaled(then, share(), at);
}
