/** `gain`: a measure in the window minus the same in the baseline. */
import type { GainMeasure } from '../plan/plan.js';
import { byCodeUnit } from '../trace/canonical.js';
import type { Figure } from '../trace/ledger.js';
import { inBaseline, type MeasureMeaning } from './context.js';

export const gainMeaning: MeasureMeaning<GainMeasure> = {
  figure(measure, context) {
    const { figureOf } = context.measures;
    const compared = { ...context, compared: true };
    const now = figureOf(measure.measure, compared);
    return context.ledger.subtract(now, figureOf(measure.measure, inBaseline(compared, measure.baseline)), measure.at);
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
        return [key, context.ledger.subtract(a ?? context.ledger.add([]), b, measure.at)];
      }),
    );
  },
};
