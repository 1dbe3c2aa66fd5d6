/** From what was settled to the statement: its fields, its notices, its seal. */
import type { IdTable } from '../facts/id-table.js';
import { lookAlikePairs } from '../facts/look-alikes.js';
import { windowOf } from '../measure/eligible-days.js';
import type { TallyView } from '../measure/view.js';
import { MAX_LOOK_ALIKES } from '../number/limits.js';
import type { Plan } from '../plan/plan.js';
import type { Notice, Statement } from '../statement/statement.js';
import { VERSION } from '../statement/version.js';
import { ByteText } from '../trace/byte-text.js';
import { pointer } from '../trace/problems.js';
import { sealed } from './control.js';
import { paymentsOf } from './payments.js';
import { printed, type Settlement } from './settlement.js';
import { payableOf, type RoundedComponent, type Totals } from './sums.js';

/** Everything that a statement is made of. */
export interface Stated extends Pick<Statement, 'tally' | 'proration' | 'versions'> {
  /** Of the plan; of several versions the last. */
  readonly settlement: Settlement;
  /** Of the plan, or of each version. */
  readonly views: readonly [TallyView, ...TallyView[]];
  readonly labels: Plan['labels'];
  readonly components: readonly RoundedComponent[];
  readonly totals: Totals;
  readonly hasEligibleDays: boolean;
}

/** The statement, sealed. What is payable of what was earned is worked out here. */
export function stated(what: Stated): Statement {
  const { settlement, views, tally, versions, proration, labels, components, totals } = what;
  const { plan, payee, period, ledger, measures } = settlement;
  const { kinds, steps, earned } = totals;
  const { steps: toPayable, left } = paymentsOf(
    earned,
    settlement,
    views.map((view) => view.plan),
  );
  const { payable, carried } = payableOf(left, settlement);
  measures.problems.throwIfAny();
  const notices: Notice[] = what.hasEligibleDays ? [] : [{ code: 'no_eligible_days' }];
  notices.push(...lookAlikesOf(views));
  const statement = {
    format: 'dreiklang-statement/1' as const,
    library: VERSION,
    id: `${inPath(plan.id)}/${inPath(payee.id)}/${period.name}/1`,
    previous: null,
    status: 'settled' as const,
    plan: { id: plan.id, ...(plan.title === undefined ? undefined : { title: plan.title }), digest: plan.digest },
    ...(versions === undefined ? undefined : { versions }),
    currency: plan.currency,
    scale: plan.rounding.scale,
    payee: { id: payee.id, ...(payee.name === undefined ? undefined : { name: payee.name }) },
    period: { name: period.name, ...windowOf(period) },
    tally,
    ...(proration === undefined ? undefined : { proration }),
    labels: Object.fromEntries(labels.map(({ id, text }) => [id, text])),
    components: components.map((component) => component.printed),
    kinds: kinds.map(({ kind, amount }) => ({ kind, amount: printed(amount) })),
    steps,
    earned: printed(earned),
    ...(toPayable.length === 0 ? undefined : { toPayable }),
    payable: printed(payable),
    ...(carried === undefined ? undefined : { carried: printed(carried) }),
    notices,
    trace: ledger.nodes,
  };
  return sealed(
    statement,
    views[0].remembered(TEXT, () => new ByteText()),
  );
}

/** An id as a part of a statement's id: a slash of its own stands as in JSON pointers, so that no two are joined alike. */
function inPath(id: string): string {
  return pointer('', id).slice(1);
}

/** Under which a view keeps the room in which statements are put into bytes. */
const TEXT = {};

const LOOK_ALIKES = {};

/** Look-alike ids of all views, each pair once. */
function lookAlikesOf([first, ...others]: Stated['views']): readonly Notice[] {
  const found = lookAlikes(first);
  if (others.length === 0) return found;
  const byText = new Map([first, ...others].flatMap(lookAlikes).map((notice) => [JSON.stringify(notice), notice]));
  return [...byText.values()].slice(0, MAX_LOOK_ALIKES);
}

/** Look-alike ids among all payees, and among the customers and categories that the tally's lines name. */
function lookAlikes(view: TallyView): readonly Notice[] {
  return view.remembered(LOOK_ALIKES, () => {
    const { facts, tally } = view;
    const named = (column: Int32Array, table: IdTable): string[] => {
      const isNamed = new Uint8Array(table.size);
      for (let row = 0; row < column.length; row += 1) isNamed[column[row] as number] = 1;
      return table.ids.filter((_, entry) => isNamed[entry] === 1);
    };
    return [facts.credits.payees.ids, named(view.customer, tally.customers), named(view.category, tally.categories)]
      .flatMap((ids) => lookAlikePairs(ids, MAX_LOOK_ALIKES))
      .slice(0, MAX_LOOK_ALIKES)
      .map((about) => ({ code: 'look_alike_ids' as const, about }));
  });
}
