/** The view of a measure whose lines count otherwise than on their own date. */
import type { Measure } from '../plan/plan.js';
import type { MeasureContext } from './context.js';
import type { Unseen } from './late-reversals.js';
import { readsOfPlan } from './reads.js';
import { TallyView } from './view.js';
import { type Way, wayDescription, wayName, wayOf } from './way.js';

const VIEWS = {};

/** The view in which lines count in some way; made once for all payees. */
export function viewBy(way: Way, base: TallyView): TallyView {
  const { plan, period, facts, tally, firstDay, unseen } = base;
  return base.rememberedAt(VIEWS, wayName(way), () => new TallyView(plan, period, facts, tally, firstDay, way, unseen));
}

/** The same view without some reversals; made once for all payees. */
export function viewWithout(unseen: Unseen | undefined, base: TallyView): TallyView {
  if (unseen === undefined) return base;
  const { plan, period, facts, tally, firstDay } = base;
  return base.rememberedAt(
    WITHOUT,
    unseen.key,
    () => new TallyView(plan, period, facts, tally, firstDay, undefined, unseen),
  );
}

const WITHOUT = {};

/** The ways in which lines count for measures of a plan, other than on their own date; each once, by name. */
export function waysOf(base: TallyView): readonly Way[] {
  return base.remembered(WAYS, () => {
    const byName = new Map(
      readsOfPlan(base.plan, base.period).flatMap(({ way }) =>
        way === undefined ? [] : [[wayName(way), way] as const],
      ),
    );
    return [...byName.keys()].sort().map((name) => byName.get(name) as Way);
  });
}

const WAYS = {};

/** The context of a measure over lines as they count for it; every sum of lines says how. */
export function asRecognised(measure: Measure, context: MeasureContext): MeasureContext {
  const way = wayOf(measure);
  if (way === undefined) return context;
  const { within, ledger } = context;
  const said = wayDescription(way);
  return {
    ...context,
    view: viewBy(way, context.view),
    ledger: ledger.describing(said),
    ...(within && { within: { ...within, outer: within.outer.describing(said) } }),
  };
}
