/**
 * Reversals that come after the period of their line, where the plan takes back a share only: the component is worked out before and
 * after them, and of the difference that share is taken back.
 */
import { dayText } from '../calendar/day.js';
import type { Window } from '../calendar/period.js';
import { type LateReversal, lateReversals, unseen } from '../measure/late-reversals.js';
import { readsOfPlan } from '../measure/reads.js';
import { viewWithout } from '../measure/recognised-view.js';
import type { TallyView } from '../measure/view.js';
import { Rational } from '../number/rational.js';
import type { Figure, Ledger } from '../trace/ledger.js';
import type { Settlement } from './settlement.js';

/** Reversals in a row of which the same share is taken back. */
export interface LateGroup {
  readonly reversals: readonly LateReversal[];
  readonly share: Rational;
}

/** The lines as a component looks at them. */
export interface Looks {
  /** With all reversals that were there by the day up to which late ones are looked at. */
  readonly view: TallyView;
  /** Late reversals of which a share only is taken back, and the lines before each of them. */
  readonly before: readonly { readonly group: LateGroup; readonly view: TallyView }[];
}

/** @param window the days of the component's lines */
export function looksAt(window: Window, { plan, payee, measures, horizon }: Settlement): Looks {
  const { view } = measures;
  const { clawback } = plan;
  if (clawback === undefined || view.tally.amendments.length === 0) return { view, before: [] };
  const late = view.rememberedAt(LATE, `${window.from} ${window.to}`, () =>
    lateReversals(view.tally, plan, clawback, window),
  );
  const later = late.filter(({ day }) => day > horizon);
  const limited = late.filter(
    ({ day, share, line }) =>
      day <= horizon &&
      !share.equals(Rational.ONE) &&
      (readsOthers(view) || line.credits.some(([id]) => id === payee.id)),
  );
  const groups = groupsOf(limited);
  const without = (from: number): TallyView =>
    viewWithout(unseen(window, [...later, ...groups.slice(from).flatMap(({ reversals }) => reversals)]), view);
  return {
    view: without(groups.length),
    before: groups.map((group, place) => ({ group, view: without(place) })),
  };
}

const LATE = {};

/** Whether a plan looks at more than the lines that are credited to the payee: then every reversal may change its figures. */
function readsOthers(view: TallyView): boolean {
  const { others } = view.remembered(OTHERS, () => ({
    others: readsOfPlan(view.plan, view.period).some(({ of, whole }) => of !== undefined || whole === true),
  }));
  return others;
}

const OTHERS = {};

function groupsOf(reversals: readonly LateReversal[]): LateGroup[] {
  const groups: { reversals: LateReversal[]; share: Rational }[] = [];
  for (const reversal of reversals) {
    const last = groups.at(-1);
    if (last?.share.equals(reversal.share)) last.reversals.push(reversal);
    else groups.push({ reversals: [reversal], share: reversal.share });
  }
  return groups;
}

/** The share of a group, as a step. */
export function shareFigure({ reversals: [first], share }: LateGroup, ledger: Ledger): Figure {
  const { line, day } = first as LateReversal;
  return ledger.fact(share, { fact: 'clawback-share', from: line.date, to: dayText(day) });
}

/** What is kept: what was there before the first of the groups, plus of each difference the share that is taken back. */
export function keptOf(
  stages: readonly { readonly amount: Figure; readonly share: Figure }[],
  last: Figure,
  at: string,
  ledger: Ledger,
): Figure {
  const [first] = stages as readonly [(typeof stages)[number], ...typeof stages];
  const taken = stages.map(({ amount, share }, place) => {
    const after = stages[place + 1]?.amount ?? last;
    return ledger.multiply([ledger.subtract(after, amount), share], at);
  });
  return ledger.add([first.amount, ...taken], at);
}
