/** Settling one payee in one period, from a tally; without any memory of earlier periods. */
import { contains, type Period, periodKey, seenDays, windowText } from '../calendar/period.js';
import type { Facts } from '../facts/facts.js';
import { type Proration, type ProrationRules, prorationOf } from '../measure/eligible-days.js';
import { MEASURES } from '../measure/measure.js';
import type { Part } from '../measure/part.js';
import { payeeCellsDigest } from '../measure/payee-cells.js';
import { projected } from '../measure/projected.js';
import { dormancyLooks, readsOfPlan } from '../measure/reads.js';
import { TallyView } from '../measure/view.js';
import type { Plan } from '../plan/plan.js';
import { prorationOfPlan } from '../plan/proration.js';
import type { Figure, Ledger } from '../trace/ledger.js';
import { ProblemList } from '../trace/problems.js';
import { planIncentive } from './amounts.js';
import { Components } from './components.js';
import type { Earned, PeriodInput } from './earned.js';
import type { Memory } from './memory.js';
import { once } from './once.js';
import { printed } from './settlement.js';
import { planBounds, roundComponents, totalsOf } from './sums.js';

/**
 * What a payee earned in a period under one plan.
 *
 * @throws DreiklangError with everything that is missing or does not fit
 */
export function earnedInPeriod(plan: Plan, input: PeriodInput): Earned {
  const { payee, period, ledger, memory } = input;
  const problems = new ProblemList();
  const view = viewOf(plan, input, problems);
  const proration = prorationOf(payee, period, prorationRules(plan), ledger, problems);
  const settling = settlingOf(plan, input, { view, proration, ledger, problems, memory });
  const { settlement } = settling;
  const settled = settling.settle();
  problems.throwIfAny();
  const components = roundComponents(settled, settlement);
  const bounds = { ...planBounds(settlement), ...(input.budget && { budget: input.budget }) };
  const totals = totalsOf(components, settlement, bounds);
  return {
    settlement,
    views: [view],
    tallyDigest: payeeCellsDigest(view, payee.id),
    labels: plan.labels,
    ...(proration.factor === undefined ? undefined : { proration: printed(proration.factor) }),
    components,
    totals,
    bounds,
    hasEligibleDays: proration.eligibleDays > 0,
  };
}

/** What a plan says of proration. */
export function prorationRules(plan: Plan): ProrationRules {
  return { unpaidAbsences: plan.unpaidAbsences, basis: prorationOfPlan(plan).basis };
}

/** Where figures come from and steps and problems go to; where the plan is one of several versions, its part. */
interface Around {
  readonly view: TallyView;
  readonly proration: Proration;
  readonly ledger: Ledger;
  readonly problems: ProblemList;
  readonly memory: Memory;
  readonly version?: { readonly version: number; readonly part: Part };
}

/** The components of a plan, ready to be settled. */
export function settlingOf(
  plan: Plan,
  { payee, period, horizon, marginSplit }: Pick<PeriodInput, 'payee' | 'period' | 'horizon' | 'marginSplit'>,
  { view, proration, ledger, problems, memory, version }: Around,
): Components {
  const days = { plan, period, leaves: payee.to, ...(version && { version: version.version }) };
  const measures = {
    view,
    payee,
    proration,
    ledger,
    problems,
    window: seenDays(period),
    note: () => undefined,
    pairs: memory.pairs.recordsIn(days),
    measures: MEASURES,
  };
  const incentive = once((): Figure => planIncentive(settlement));
  const settling = new Components({
    plan,
    period,
    payee,
    ledger,
    marginSplit,
    measures,
    planIncentive: incentive,
    horizon,
    memory,
    accumulated: new Map(),
    ...version,
    ...(version && { pairsOfPart: memory.pairs.recordsIn({ ...days, part: version.part.window }) }),
  });
  const { settlement } = settling;
  return settling;
}

/** The view of the tally, made once for all payees; what the lines must cover is looked at here. */
export function viewOf(
  plan: Plan,
  { facts, period, tally, firstDay, knownTo }: Pick<PeriodInput, 'facts' | 'period' | 'tally' | 'firstDay' | 'knownTo'>,
  problems: ProblemList,
): TallyView {
  const ofFacts = tally.remembered(facts, () => new Map<string, TallyView>());
  const key = `${plan.digest} ${periodKey(period)} ${firstDay} ${knownTo ?? ''}`;
  const known = ofFacts.get(key);
  if (known !== undefined) return known;
  checkCoverage(plan, period, facts, problems);
  problems.throwIfAny();
  const view = new TallyView(plan, period, facts, projected(tally, plan, period, knownTo), firstDay);
  ofFacts.set(key, view);
  return view;
}

/** Short history must not look like growth: every window lies inside the dates for which the lines are complete. */
export function checkCoverage(plan: Plan, period: Period, facts: Facts, problems: ProblemList): void {
  const { covers } = facts;
  for (const { at, window } of [...readsOfPlan(plan, period), ...dormancyLooks(plan, period)]) {
    if (covers === undefined) problems.addOnce({ code: 'covers_missing', at, expected: windowText(window) });
    else if (!contains(covers, window)) {
      problems.addOnce({ code: 'covers_too_short', at, found: windowText(covers), expected: windowText(window) });
    }
  }
}
