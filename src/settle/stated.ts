/** From what was settled to the statement: its fields, its notices, its seal. */
import { addMonths, dayText } from '../calendar/day.js';
import type { Period } from '../calendar/period.js';
import type { IdTable } from '../facts/id-table.js';
import { lookAlikePairs } from '../facts/look-alikes.js';
import { windowOf } from '../measure/eligible-days.js';
import type { TallyView } from '../measure/view.js';
import { MAX_LOOK_ALIKES } from '../number/limits.js';
import { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { Plan } from '../plan/plan.js';
import type { Chain } from '../statement/earlier.js';
import type { ClosedPeriod, Notice, Statement } from '../statement/statement.js';
import { VERSION } from '../statement/version.js';
import { ByteText } from '../trace/byte-text.js';
import type { Figure } from '../trace/ledger.js';
import { pointer } from '../trace/problems.js';
import { sealed } from './control.js';
import type { Correcting } from './corrections.js';
import type { Earned } from './earned.js';
import { rememberedHeld } from './held.js';
import type { Known } from './memory.js';
import { type FromBefore, payableOf } from './payments.js';
import { pairsField, rememberedComponents } from './remembered.js';
import { printed } from './settlement.js';

/** What a statement is made of beside what was earned. */
export interface Around {
  readonly lineIds: 'checked' | 'promised';
  readonly originOf: FromBefore['originOf'];
  /** The statements before this one. */
  readonly chain?: Chain;
  readonly corrections: readonly Correcting[];
  /** Closed periods whose sums the lines still tell. */
  readonly closed: readonly ClosedPeriod[];
  /** Closed periods that were left as they are though they changed. */
  readonly leftAsIs: readonly string[];
  readonly final?: 'claim' | 'forgive';
}

/** The statement, sealed. What is payable of what was earned is worked out here. */
export function stated(earned: Earned, around: Around): Statement {
  const { settlement, views, versions, proration, labels, components, totals } = earned;
  const { plan, payee, period, ledger, measures, memory } = settlement;
  const { chain, corrections, final } = around;
  const known = memory.known(ledger);
  const balances = known.flatMap(([component, { balance }]) => (balance === undefined ? [] : [{ component, balance }]));
  const { payable, carried, forgiven, steps, held } = payableOf(
    earned,
    { ...openBefore(chain), ...(chain && { chain }), originOf: around.originOf, corrections, ...(final && { final }) },
    balances,
  );
  measures.problems.throwIfAny();
  const statement = {
    format: 'dreiklang-statement/1' as const,
    library: VERSION,
    id: `${inPath(plan.id)}/${inPath(payee.id)}/${period.name}/${numberAfter(chain)}`,
    previous: chain === undefined ? null : { id: chain.last.id, digest: chain.last.digest },
    ...(period.asOf === undefined
      ? { status: 'settled' as const }
      : { status: 'preview' as const, asOf: dayText(period.asOf) }),
    ...(final && { final }),
    plan: { id: plan.id, ...(plan.title === undefined ? undefined : { title: plan.title }), digest: plan.digest },
    ...(versions === undefined ? undefined : { versions }),
    currency: plan.currency,
    scale: plan.rounding.scale,
    payee: { id: payee.id, ...(payee.name === undefined ? undefined : { name: payee.name }) },
    period: { name: period.name, ...windowOf(period) },
    tally: { digest: earned.tallyDigest, lineIds: around.lineIds },
    ...(proration === undefined ? undefined : { proration }),
    labels: Object.fromEntries(labels.map(({ id, text }) => [id, text])),
    components: components.map((component) => component.printed),
    kinds: totals.kinds.map(({ kind, amount }) => ({ kind, amount: printed(amount) })),
    steps: totals.steps,
    earned: printed(totals.earned),
    ...(steps.length === 0 ? undefined : { toPayable: steps }),
    payable: printed(payable),
    ...payoutField(plan, period),
    ...(carried === undefined ? undefined : { carried: printed(carried) }),
    ...forgivenField(final, forgiven, balances),
    ...(corrections.length === 0 ? undefined : { corrections: corrections.map(({ entry }) => entry) }),
    remembers: {
      first: dayText(views[0].firstDay),
      components: rememberedComponents(final === undefined ? known : withoutBalances(known)),
      ...(final === undefined && pairsField(memory)),
      ...(held.length === 0 ? undefined : { held: rememberedHeld(held, ledger) }),
      closed: [...around.closed, { period: period.name, tally: earned.tallyDigest }],
    },
    notices: noticesOf(earned, around),
    trace: ledger.nodes,
  };
  return sealed(
    statement,
    views[0].remembered(TEXT, () => new ByteText()),
  );
}

/** After a final statement nothing is open; what ran on is still said, since its amounts were told from it. */
function withoutBalances(known: readonly [string, Known<Figure>][]): [string, Known<Figure>][] {
  return known.flatMap(([id, { balance: _, ...sums }]) => (sums.exact === undefined ? [] : [[id, sums]]));
}

function openBefore(chain: Chain | undefined): Pick<FromBefore, 'open'> {
  if (chain?.last.carried === undefined) return {};
  return {
    open: { value: parseCanonical(chain.last.carried.value), statement: chain.last.id, period: chain.last.period.name },
  };
}

/** When parts of what is payable are due: at the end of this period and of those after it. */
function payoutField({ payout }: Plan, { from, months }: Period): Pick<Statement, 'payout'> {
  if (payout === undefined) return {};
  const shares =
    'shares' in payout
      ? payout.shares.map(({ value }) => value)
      : Array.from({ length: payout.instalments }, () => new Rational(1n, BigInt(payout.instalments)));
  return {
    payout: shares.map((share, place) => ({
      due: dayText(addMonths(from, months * (place + 1)) - 1),
      share: share.toText(0),
    })),
  };
}

/** Statements of a payee are numbered one after the other. */
function numberAfter(chain: Chain | undefined): number {
  return chain === undefined ? 1 : Number(chain.last.id.slice(chain.last.id.lastIndexOf('/') + 1)) + 1;
}

/** What a final statement claims is on its way to what is payable; what it forgives is said here. */
function forgivenField(
  final: Around['final'],
  whole: Figure | undefined,
  balances: readonly { readonly component: string; readonly balance: Figure }[],
): Pick<Statement, 'forgiven'> {
  if (final !== 'forgive') return {};
  const forgiven = [
    ...balances.map(({ component, balance }) => ({ component, amount: printed(balance) })),
    ...(whole === undefined ? [] : [{ amount: printed(whole) }]),
  ];
  return forgiven.length === 0 ? {} : { forgiven };
}

function noticesOf({ views, hasEligibleDays, settlement }: Earned, { leftAsIs }: Around): readonly Notice[] {
  const { abandoned } = settlement.memory.pairs;
  return [
    ...(abandoned === 0 ? [] : [{ code: 'pairs_lapsed' as const, count: abandoned }]),
    ...(hasEligibleDays ? [] : [{ code: 'no_eligible_days' as const }]),
    ...(leftAsIs.length === 0 ? [] : [{ code: 'closed_periods_changed' as const, about: leftAsIs }]),
    ...lookAlikesOf(views),
  ];
}

/** An id as a part of a statement's id: a slash of its own stands as in JSON pointers, so that no two are joined alike. */
function inPath(id: string): string {
  return pointer('', id).slice(1);
}

/** Under which a view keeps the room in which statements are put into bytes. */
const TEXT = {};

const LOOK_ALIKES = {};

/** Look-alike ids of all views, each pair once. */
function lookAlikesOf([first, ...others]: Earned['views']): readonly Notice[] {
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
