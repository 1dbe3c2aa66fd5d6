/**
 * What is held back of a closed period changes with its correction, at its share, as far as it is still held; what was forfeited
 * of it too: it was never paid, so that it is not taken back either.
 */
import { Rational, sum } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import { roundTo } from '../number/round.js';
import type { Plan } from '../plan/plan.js';
import type { Chain } from '../statement/earlier.js';
import type { AmountStatus } from '../statement/statement.js';
import { grouped } from '../trace/grouped.js';
import type { Ledger } from '../trace/ledger.js';
import type { Replay } from './corrections.js';
import { fromBefore, type Held, type HeldOf, heldAmount, heldKey, isHeld, stillHeld } from './held.js';
import { factorsOf, type HeldShare, heldOf, heldShares, type Released, takesFrom } from './holding.js';
import { type Later, later } from './later.js';
import type { Looking } from './paid-out.js';
import type { PayableSteps } from './payable-steps.js';
import { postingKey } from './posted.js';
import { leftOfComponents } from './sums.js';

/** A closed period that is corrected. */
export type Corrected = Pick<Replay, 'earned' | 'posted'>;

/** What is corrected, and with what. */
export interface Correcting extends Looking {
  readonly chain: Chain;
  /** No other statement follows: nothing more is held back. */
  readonly isFinal: boolean;
}

type Part = HeldOf & Pick<Held, 'payCode'>;

/** By how much an amount that is held back, or was forfeited, is another one now. */
interface Change {
  readonly of: Part;
  readonly by: Later;
  readonly status: AmountStatus;
}

/**
 * Takes the steps of what is held back, and was forfeited, of a corrected period.
 *
 * @param known what is held, and what this statement forfeited
 * @returns what is held after it
 */
export function correctHeld(
  corrected: Corrected,
  known: Released,
  correcting: Correcting,
  steps: PayableSteps,
): readonly Held[] {
  const { ledger } = correcting.settlement;
  const { period } = corrected.earned.settlement;
  const shares = heldShares(corrected.earned, period.name);
  const changes: Change[] = [];
  const held = known.held.flatMap((one) => {
    if (one.period !== period.name) return [one];
    const after = rescaled(one, shareNow(one, shares, correcting), correcting);
    if (after === one) return [one];
    changes.push({ of: one, by: minus(stillHeld(after), stillHeld(one)), status: 'conditional' });
    return isHeld(after) ? [after] : [];
  });
  changes.push(...lapsedChanges(corrected, known.forfeited, shares, correcting));
  const added = correcting.isFinal ? [] : newlyHeld(corrected, known.held, shares, correcting);
  changes.push(...added.map((one) => ({ of: one, by: stillHeld(one), status: 'conditional' as const })));
  takeSteps(
    changes.filter(({ by }) => by.value.sign !== 0),
    ledger,
    steps,
  );
  return [...held, ...added];
}

/** The share of what the component now comes to; nothing, where that is not above 0. */
function shareNow(of: HeldOf, shares: readonly HeldShare[], { settlement: { plan } }: Looking): Later {
  const { scale, mode } = plan.rounding;
  const found = shares.find((share) => heldKey(shareKey(share, of.period)) === heldKey(of))?.share;
  return found ?? later((ledger) => ledger.round(ledger.add([]), scale, mode));
}

function shareKey({ holdback, one: { component, printed } }: HeldShare, period: string): HeldOf {
  const { version } = printed;
  return { id: holdback.id, period, component: component.id, ...(version === undefined ? undefined : { version }) };
}

/** What was paid and what is held, in proportion to the share as it is now. */
function rescaled(held: Held, share: Later, { settlement: { plan } }: Looking): Held {
  if (share.value.equals(held.share.value)) return held;
  const { released } = held;
  if (released === undefined) return { ...held, share };
  return { ...held, share, released: inProportion(released, share, held.share, plan) };
}

/** A part of what was, in proportion to what is now. */
function inProportion(part: Later, now: Later, was: Later, { rounding: { scale, mode } }: Plan): Later {
  return later((ledger) => {
    const exact = ledger.divide(ledger.multiply([part.in(ledger), now.in(ledger)]), was.in(ledger));
    return ledger.round(exact, scale, mode);
  });
}

function minus(a: Later, b: Later): Later {
  return later((ledger) => ledger.subtract(a.in(ledger), b.in(ledger)));
}

/** What is held of components that had no share to hold back before. */
function newlyHeld(
  corrected: Corrected,
  known: readonly Held[],
  shares: readonly HeldShare[],
  looking: Looking,
): Held[] {
  const { period } = corrected.earned.settlement;
  const keys = new Set(known.map(heldKey));
  return shares.flatMap((share) => {
    const of = shareKey(share, period.name);
    if (keys.has(heldKey(of)) || (shareBefore(of, corrected)?.sign ?? 0) > 0) return [];
    const held = heldOf(share, period, looking);
    return isHeld(held) ? [held] : [];
  });
}

function amountBefore({ component, version }: HeldOf, { amounts }: Corrected['posted']): Rational {
  const key = postingKey({ component, ...(version === undefined ? undefined : { version }) });
  return amounts.get(key) ?? Rational.ZERO;
}

/** The share that a holdback took; undefined where the plan of the closed period, as it says now, has it no more. Several take no more than all. */
function shareBefore({ id, ...of }: HeldOf, { earned, posted }: Corrected): Rational | undefined {
  const plan = earned.views[of.version ?? 0]?.plan;
  if (plan?.holdbacks === undefined) return undefined;
  const { scale, mode } = plan.rounding;
  const amount = amountBefore({ id, ...of }, posted);
  let left = amount;
  for (const holdback of plan.holdbacks.filter((one) => takesFrom(one, of.component))) {
    const rounded = roundTo(amount.times(holdback.share.value), scale, mode);
    const taken = rounded.isAbove(left) ? left : rounded;
    if (holdback.id === id) return taken;
    left = left.minus(taken);
  }
  return undefined;
}

/** What was forfeited, in proportion to the share as it is now. */
function lapsedChanges(
  corrected: Corrected,
  known: readonly Held[],
  shares: readonly HeldShare[],
  correcting: Correcting,
): Change[] {
  const { earned, posted } = corrected;
  const { settlement, chain } = correcting;
  const { plan } = settlement;
  const { name } = earned.settlement.period;
  const before = forfeitedIn(chain, name);
  const now = known.filter(({ period }) => period === name);
  return [...grouped<Part, string>([...before, ...now], heldKey)].flatMap(([key, parts]) => {
    const [of] = parts as [Part];
    const ofKey = <One extends HeldOf>(list: readonly One[]): One[] => list.filter((one) => heldKey(one) === key);
    const earlier = sum(ofKey(before).map(({ amount }) => amount));
    const amounts = [
      ...(earlier.sign === 0 ? [] : [fromBefore(earlier, 'forfeited', of, chain.last.id, plan)]),
      ...ofKey(now).map(stillHeld),
    ];
    const lost = later((ledger) => ledger.add(amounts.map((amount) => amount.in(ledger))));
    // Where the plan has the holdback no more, the amount itself tells by how much it changed.
    const taken = shareBefore(of, corrected);
    const was = taken ?? amountBefore(of, posted);
    const is = taken === undefined ? amountNow(of, earned, plan) : shareNow(of, shares, correcting);
    if (lost.value.sign === 0 || was.sign <= 0 || is.value.equals(was)) return [];
    const what = taken === undefined ? 'amount' : 'share';
    const after = inProportion(lost, is, fromBefore(was, what, of, posted.statement, plan), plan);
    return [{ of, by: minus(after, lost), status: 'lapsed' }];
  });
}

/** What is left of a component after a plan cap and a budget, rounded; nothing, where that is not above 0. */
function amountNow(
  { component, version }: HeldOf,
  { components, totals }: Corrected['earned'],
  { rounding: { scale, mode } }: Plan,
): Later {
  const own = leftOfComponents(components, totals).filter(
    ({ one, amount }) => one.component.id === component && one.printed.version === version && amount.value.sign > 0,
  );
  return later((ledger) => {
    const left = own.map((one) => ledger.multiply(factorsOf(one, ledger)));
    return ledger.round(ledger.add(left), scale, mode);
  });
}

/** What earlier statements say was forfeited of a period, later corrections of that with it. */
function forfeitedIn({ statements }: Chain, period: string): (Part & { readonly amount: Rational })[] {
  const steps = statements.flatMap(({ toPayable = [] }) =>
    toPayable.filter((step) => step.status === 'lapsed' && step.period === period),
  );
  return steps.flatMap(({ id = '', components = [] }) =>
    components.map(({ id: component, amount, ...of }) => ({
      id,
      period,
      component,
      ...(of.version === undefined ? undefined : { version: of.version }),
      ...(of.payCode === undefined ? undefined : { payCode: of.payCode }),
      amount: parseCanonical(amount.value),
    })),
  );
}

/** A step for each holdback, and for what became of it: what is held back more is deducted, what is held back less is added. */
function takeSteps(changes: readonly Change[], ledger: Ledger, steps: PayableSteps): void {
  for (const [, parts] of grouped(changes, ({ of, status }) => JSON.stringify([of.id, status]))) {
    const [{ of, status }] = parts as [Change];
    const figure = ledger.add(parts.map(({ by }) => by.in(ledger)));
    const components = parts.map((part) => heldAmount(part.of, part.by.in(ledger)));
    const said = { step: 'holdback', id: of.id, period: of.period, components, status } as const;
    steps.take(said, figure, ledger.subtract(steps.left, figure));
  }
}
