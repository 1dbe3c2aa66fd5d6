/** Statements one after the other: what earlier ones said is a plain record, and whatever is asked is settled again from the lines. */
import type Fraction from 'fraction.js';
import type { PlanInput } from '../../src/index.js';
import type { FactsInput } from '../support/generate-facts.js';
import { common, periodDays } from './calendar.js';
import { type KnownPairs, samePairs } from './counted-pairs.js';
import { sum, ZERO } from './figures.js';
import { type HeldOn, heldOn } from './held-on.js';
import type { Held } from './holding.js';
import type { Known, KnownComponents } from './known-sums.js';
import { type Payable, payableOf } from './payable.js';
import type { Setting } from './setting.js';
import { type Earned, earnedAgain, settingsAgain } from './settle.js';

/** What was said of a closed period so far: settled, and posted since. */
export interface Said {
  readonly period: string;
  /** Of each component and each step of the whole. */
  readonly posted: ReadonlyMap<string, Fraction>;
  /** What is known of components after it. */
  readonly known: KnownComponents;
  readonly pairs: KnownPairs;
  /** With which facts, after what, it was settled or looked at last without a difference. */
  readonly asOf: FactsInput | undefined;
}

/** All that earlier statements said. */
export interface Told {
  readonly said: readonly Said[];
  readonly known: KnownComponents;
  readonly pairs: KnownPairs;
  readonly carried: Fraction | undefined;
  readonly held: readonly Held[];
}

/** A closed period settled again. */
export interface Corrected {
  readonly earned: Earned;
  readonly period: string;
  /** What it comes to more or less, where that is something. */
  readonly lines: ReadonlyMap<string, Fraction>;
}

/** A statement, or the closed periods for which it is refused. */
export type Next =
  | { readonly refused: readonly string[] }
  | {
      readonly earned: Earned;
      readonly corrected: readonly Corrected[];
      readonly payable: Payable;
      readonly holding: HeldOn;
      /** Those that changed and stay as they are. */
      readonly left: readonly string[];
      readonly record: Told;
    };

export interface Asked {
  readonly plans: readonly PlanInput[];
  readonly facts: FactsInput;
  readonly payee: string;
  readonly period: string;
  readonly reopen?: string | undefined;
  readonly final?: 'claim' | 'forgive' | undefined;
}

const NOTHING: Told = { said: [], known: new Map(), pairs: new Map(), carried: undefined, held: [] };

/** The statement after some others. */
export function nextAgain(before: Told = NOTHING, asked: Asked): Next {
  const { facts, period, reopen, final } = asked;
  const firstDay = firstDayOf(before, asked);
  const from = before.said.findIndex((one) => one.period === reopen);
  const corrected: Corrected[] = [];
  const changed: string[] = [];
  const said: Said[] = [];
  before.said.forEach((closed, place) => {
    const isReopened = from >= 0 && place >= from;
    const { known, pairs } = (isReopened ? said : before.said)[place - 1] ?? NOTHING;
    if (!isReopened && closed.asOf === facts) {
      said.push(closed);
      return;
    }
    const earned = inForce(asked, closed.period, { firstDay, known, pairs }, earnedAgain);
    const lines = differences(postingsOf(earned), closed.posted);
    const isSame = lines.size === 0 && sameKnown(earned.known, closed.known) && samePairs(earned.pairs, closed.pairs);
    if (isReopened) {
      corrected.push({ earned, period: closed.period, lines });
      said.push(saidOf(earned, closed.period, facts));
      return;
    }
    if (!isSame) changed.push(closed.period);
    said.push({ ...closed, asOf: isSame ? facts : undefined });
  });
  if (changed.length > 0 && reopen !== 'none') return { refused: changed };
  const { known, pairs } = from >= 0 ? (said.at(-1) as Said) : before;
  const earned = inForce(asked, period, { firstDay, known, pairs }, earnedAgain);
  const corrections = sum([ZERO, ...corrected.flatMap(({ lines }) => [...lines.values()])]);
  const settingsOf = (own: string): readonly Setting[] => inForce(asked, own, { firstDay }, settingsAgain);
  const holding = heldOn(before.held, { earned, corrected, settingsOf, isFinal: final !== undefined });
  const payable = payableOf(earned, { open: before.carried, corrections, held: holding.added, final });
  const record = {
    said: [...said, saidOf(earned, period, facts)],
    known: earned.known,
    pairs: earned.pairs,
    carried: payable.carried,
    held: holding.held,
  };
  return { earned, corrected, payable, holding, left: changed, record };
}

function saidOf(earned: Earned, period: string, asOf: FactsInput): Said {
  return { period, posted: postingsOf(earned), known: earned.known, pairs: earned.pairs, asOf };
}

function firstDayOf({ said }: Told, { plans, period }: Asked): string {
  return periodDays(said[0]?.period ?? period, plans[0]?.yearStart).from;
}

/** Under the versions of the plan that are in force in a period. */
function inForce<Found>(
  { plans, facts, payee }: Asked,
  period: string,
  before: Parameters<typeof earnedAgain>[4],
  settle: (...given: Parameters<typeof earnedAgain>) => Found,
): Found {
  const days = periodDays(period, plans[0]?.yearStart);
  const ever = { from: '0001-01-01', to: '9999-12-31' };
  const own = plans.filter(({ effective }) => common({ ...ever, ...effective }, days) !== undefined);
  return settle(own, facts, payee, period, before);
}

/** What stands in the sum, by what it is of. */
function postingsOf({ components, steps }: Earned): Map<string, Fraction> {
  const paid = components.filter(({ isPaid }) => isPaid);
  return new Map([
    ...paid.map(({ id, version, amount }) => [`${id} ${version}`, amount] as const),
    ...[...steps].map(([step, amount]) => [`step ${step}`, amount] as const),
  ]);
}

function differences(now: ReadonlyMap<string, Fraction>, then: ReadonlyMap<string, Fraction>): Map<string, Fraction> {
  const names = [...new Set([...now.keys(), ...then.keys()])];
  const found = names.map((name) => [name, (now.get(name) ?? ZERO).sub(then.get(name) ?? ZERO)] as const);
  return new Map(found.filter(([, difference]) => !difference.equals(0)));
}

/** Whether what is known says the same; what is not said is nothing. */
export function sameKnown(a: KnownComponents, b: KnownComponents): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].every((id) => {
    const [one, other] = [a.get(id) ?? {}, b.get(id) ?? {}] as [Known, Known];
    const same = (word: 'parts' | 'exact' | 'paid' | 'balance'): boolean =>
      (one[word] ?? ZERO).equals(other[word] ?? ZERO);
    return one.since === other.since && same('parts') && same('exact') && same('paid') && same('balance');
  });
}
