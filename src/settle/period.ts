/** Settling one payee in one period, from a tally; without any memory of earlier periods. */
import { contains, type Period, windowText } from '../calendar/period.js';
import type { Facts, Payee } from '../facts/facts.js';
import type { IdTable } from '../facts/id-table.js';
import { lookAlikePairs } from '../facts/look-alikes.js';
import { prorationOf, windowOf } from '../measure/eligible-days.js';
import { MEASURES } from '../measure/measure.js';
import { payeeCellsDigest } from '../measure/payee-cells.js';
import { projected } from '../measure/projected.js';
import { readsOfPlan } from '../measure/reads.js';
import type { Tally } from '../measure/tally.js';
import { TallyView } from '../measure/view.js';
import { MAX_LOOK_ALIKES } from '../number/limits.js';
import type { Amount, Plan } from '../plan/plan.js';
import { prorationOfPlan } from '../plan/proration.js';
import type { Notice, Statement } from '../statement/statement.js';
import { VERSION } from '../statement/version.js';
import { ByteText } from '../trace/byte-text.js';
import { type Figure, Ledger } from '../trace/ledger.js';
import { ProblemList, pointer } from '../trace/problems.js';
import { amountOf, prorated } from './amounts.js';
import { Components } from './components.js';
import { sealed } from './control.js';
import { once, printed } from './settlement.js';
import { payableOf, roundComponents, totalsOf } from './sums.js';

/** What a period is settled from. */
export interface PeriodInput {
  readonly plan: Plan;
  readonly facts: Facts;
  readonly payee: Payee;
  readonly period: Period;
  readonly tally: Tally;
  readonly lineIds: 'checked' | 'promised';
  /** Whether the steps are kept; never changes a figure. */
  readonly trace: boolean;
}

/**
 * The statement of a period.
 *
 * @throws DreiklangError with everything that is missing or does not fit
 */
export function settlePeriod(input: PeriodInput): Statement {
  const { plan, payee, period } = input;
  const problems = new ProblemList();
  const view = viewOf(input, problems);
  const ledger = new Ledger(input.trace);
  const notices: Notice[] = [];
  const proration = prorationOf(
    payee,
    period,
    { unpaidAbsences: plan.unpaidAbsences, basis: prorationOfPlan(plan).basis },
    ledger,
    problems,
  );
  const measures = {
    view,
    payee,
    proration,
    ledger,
    problems,
    window: period,
    note: () => undefined,
    measures: MEASURES,
  };
  const planIncentive = once(
    (): Figure => prorated('targetIncentive', amountOf(plan.targetIncentive as Amount, settlement), settlement),
  );
  const settling = new Components({ plan, period, payee, ledger, measures, planIncentive });
  const { settlement } = settling;
  const settled = settling.settle();
  problems.throwIfAny();
  const components = roundComponents(settled, settlement);
  const { kinds, steps, earned } = totalsOf(components, settlement);
  const { payable, carried } = payableOf(earned, settlement);
  problems.throwIfAny();
  if (proration.eligibleDays === 0) notices.push({ code: 'no_eligible_days' });
  notices.push(...lookAlikes(view));
  const statement = {
    format: 'dreiklang-statement/1' as const,
    library: VERSION,
    id: `${inPath(plan.id)}/${inPath(payee.id)}/${period.name}/1`,
    previous: null,
    status: 'settled' as const,
    plan: { id: plan.id, ...(plan.title === undefined ? undefined : { title: plan.title }), digest: plan.digest },
    currency: plan.currency,
    scale: plan.rounding.scale,
    payee: { id: payee.id, ...(payee.name === undefined ? undefined : { name: payee.name }) },
    period: { name: period.name, ...windowOf(period) },
    tally: { digest: payeeCellsDigest(view, payee.id), lineIds: input.lineIds },
    ...(proration.factor === undefined ? undefined : { proration: printed(proration.factor) }),
    labels: Object.fromEntries(plan.labels.map(({ id, text }) => [id, text])),
    components: components.map((component) => component.printed),
    kinds: kinds.map(({ kind, amount }) => ({ kind, amount: printed(amount) })),
    steps,
    earned: printed(earned),
    payable: printed(payable),
    ...(carried === undefined ? undefined : { carried: printed(carried) }),
    notices,
    trace: ledger.nodes,
  };
  return sealed(
    statement,
    view.remembered(TEXT, () => new ByteText()),
  );
}

/** The view of the tally, made once for all payees; what the lines must cover is looked at here. */
function viewOf({ plan, facts, period, tally }: PeriodInput, problems: ProblemList): TallyView {
  const ofFacts = tally.remembered(facts, () => new Map<string, TallyView>());
  const key = `${plan.digest} ${period.name}`;
  const known = ofFacts.get(key);
  if (known !== undefined) return known;
  checkCoverage(plan, period, facts, problems);
  problems.throwIfAny();
  const view = new TallyView(plan, period, facts, projected(tally, plan, period));
  ofFacts.set(key, view);
  return view;
}

/** An id as a part of a statement's id: a slash of its own stands as in JSON pointers, so that no two are joined alike. */
function inPath(id: string): string {
  return pointer('', id).slice(1);
}

/** Under which a view keeps the room in which statements are put into bytes. */
const TEXT = {};

const LOOK_ALIKES = {};

/** Look-alike ids among all payees, and among the customers and categories that the tally's lines name. */
function lookAlikes(view: TallyView): readonly Notice[] {
  return view.remembered(LOOK_ALIKES, () => {
    const { facts, tally } = view;
    const named = (column: Int32Array, table: IdTable): string[] => {
      const isNamed = new Uint8Array(table.size);
      for (const entry of column) isNamed[entry] = 1;
      return table.ids.filter((_, entry) => isNamed[entry] === 1);
    };
    return [facts.credits.payees.ids, named(view.customer, tally.customers), named(view.category, tally.categories)]
      .flatMap((ids) => lookAlikePairs(ids, MAX_LOOK_ALIKES))
      .slice(0, MAX_LOOK_ALIKES)
      .map((about) => ({ code: 'look_alike_ids' as const, about }));
  });
}

/** Short history must not look like growth: every window lies inside the dates for which the lines are complete. */
function checkCoverage(plan: Plan, period: Period, facts: Facts, problems: ProblemList): void {
  const { covers } = facts;
  for (const { at, window } of readsOfPlan(plan, period)) {
    if (covers === undefined) problems.addOnce({ code: 'covers_missing', at, expected: windowText(window) });
    else if (!contains(covers, window)) {
      problems.addOnce({ code: 'covers_too_short', at, found: windowText(covers), expected: windowText(window) });
    }
  }
}
