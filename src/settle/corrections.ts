/**
 * Closed periods, settled again: what they come to now, less what was settled and posted of them so far. A period that was not
 * closed is never looked at, and no settled statement ever changes.
 */
import { Rational } from '../number/rational.js';
import type { PayableStep, StatementCorrection } from '../statement/statement.js';
import { type Figure, Ledger } from '../trace/ledger.js';
import type { Earned } from './earned.js';
import { type Later, later } from './later.js';
import type { Left } from './memory.js';
import { knowsTheSame, type Posted, type Posting, postingKey } from './posted.js';
import { pairsField, plainComponents, rememberedComponents } from './remembered.js';
import { printed } from './settlement.js';

/** A closed period as it is settled now. */
export interface Replay {
  readonly period: string;
  readonly earned: Earned;
  /** What was settled and posted of it. */
  readonly posted: Posted;
  /** By how much its postings differ; those that do not are absent. */
  readonly differences: readonly Difference[];
  /** What is known after it. */
  readonly after: Left;
}

export type Difference = Omit<Posting, 'key' | 'payCode'>;

/** A posting of a period that is settled again. */
interface NewPosting extends Posting {
  readonly now: Later;
}

/** A closed period, settled again and held against what was posted of it. */
export function replayOf(period: string, earned: Earned, posted: Posted): Replay {
  const silent = new Ledger(false);
  const { memory } = earned.settlement;
  const after = { components: plainComponents(memory.known(silent)), pairs: memory.pairs.known() };
  return { period, earned, posted, after, differences: differencesOf(newPostings(earned), posted) };
}

/** Whether anything about a closed period is other than it was. */
export function hasChanged({ earned, posted, differences, after }: Replay, tallyDigest: string): boolean {
  return differences.length > 0 || earned.tallyDigest !== tallyDigest || !knowsTheSame(after, posted.after);
}

function newPostings({ components, totals }: Earned): NewPosting[] {
  const ofComponents = components.flatMap(({ component, amount, printed: { version } }) => {
    if (component.pays === false) return [];
    const of = { component: component.id, ...(version === undefined ? undefined : { version }) };
    return [{ ...of, key: postingKey(of), value: amount.value, now: later(() => amount) }];
  });
  const ofSteps = totals.acted.map(({ step, before, after }) => {
    const now = later((ledger) => ledger.subtract(after, before));
    return { of: step, key: postingKey({ of: step }), value: now.value, now };
  });
  return [...ofComponents, ...ofSteps];
}

/** New − posted, in the order of the new ones; then what stands there no more. */
function differencesOf(now: readonly NewPosting[], { postings }: Posted): Difference[] {
  const before = new Map(postings.map((posting) => [posting.key, posting.value]));
  const changed = now.map(({ key, value, now: _, ...of }) => {
    return { ...of, value: value.minus(before.get(key) ?? Rational.ZERO) };
  });
  const gone = postings
    .filter(({ key }) => !now.some((one) => one.key === key))
    .map(({ key: _, payCode: __, value, ...of }) => ({ ...of, value: value.negated() }));
  return [...changed, ...gone].filter(({ value }) => value.sign !== 0);
}

/** What a correction adds to the sum of the statement that posts it. */
export interface Correcting extends Pick<Replay, 'earned' | 'posted'> {
  readonly entry: StatementCorrection;
  readonly lines: readonly { readonly figure: Figure; readonly step: Omit<PayableStep, 'figure' | 'amount'> }[];
}

/**
 * A closed period as the statement that corrects it says it.
 *
 * @param replay settled again with the steps kept
 */
export function correcting({ period, earned, posted }: Replay, ledger: Ledger): Correcting {
  const own = ledger.ofPeriod(period);
  const now = newPostings(earned);
  const before = posted.postings.map((posting) => ({ ...posting, was: settledLeaf(posting, period, posted, own) }));
  const lines = linesOf(now, before, own).map(({ figure, ...of }) => ({
    figure,
    step: { step: 'correction' as const, period, ...of },
  }));
  const { settlement, components, totals, tallyDigest, proration, versions } = earned;
  const { plan } = settlement;
  return {
    earned,
    posted,
    lines,
    entry: {
      period,
      plan: { id: plan.id, digest: plan.digest },
      ...(versions === undefined ? undefined : { versions }),
      tally: tallyDigest,
      ...(proration === undefined ? undefined : { proration }),
      components: components.map((component) => component.printed),
      steps: totals.steps,
      earned: printed(totals.earned),
      settled: {
        statement: posted.statement,
        components: before.flatMap(({ component: id, version, payCode, was }) => {
          if (id === undefined) return [];
          const of = { id, ...(version === undefined ? undefined : { version }) };
          return [{ ...of, ...(payCode === undefined ? undefined : { payCode }), amount: printed(was) }];
        }),
        steps: before.flatMap(({ of, was }) => (of === undefined ? [] : [{ step: of, amount: printed(was) }])),
      },
      remembers: rememberedComponents(settlement.memory.known(own)),
      ...pairsField(settlement.memory),
    },
  };
}

function settledLeaf(
  { component, version, of, value }: Posting,
  period: string,
  posted: Posted,
  ledger: Ledger,
): Figure {
  return ledger.fact(value, {
    fact: 'settled',
    period,
    statement: posted.statement,
    ...(component === undefined ? undefined : { component }),
    ...(version === undefined ? undefined : { version }),
    ...(of === undefined ? undefined : { step: of }),
  });
}

function linesOf(
  now: readonly NewPosting[],
  before: readonly (Posting & { readonly was: Figure })[],
  ledger: Ledger,
): (Omit<Difference, 'value'> & { readonly figure: Figure })[] {
  const changed = now.flatMap(({ key, value, now: amount, ...of }) => {
    const was = before.find((one) => one.key === key)?.was;
    if (was === undefined) return value.sign === 0 ? [] : [{ ...of, figure: amount.in(ledger) }];
    return value.equals(was.value) ? [] : [{ ...of, figure: ledger.subtract(amount.in(ledger), was) }];
  });
  const gone = before.flatMap(({ key, value, was, payCode: _, ...of }) => {
    if (value.sign === 0 || now.some((one) => one.key === key)) return [];
    return [{ ...of, figure: ledger.subtract(ledger.add([]), was) }];
  });
  return [...changed, ...gone];
}
