/** The closed periods of a payee: which the lines given still tell, whether anything about them changed, and settling them again. */
import type { Day } from '../calendar/day.js';
import type { Facts, Payee } from '../facts/facts.js';
import type { Tally } from '../measure/tally.js';
import { sum } from '../number/rational.js';
import type { Plan } from '../plan/plan.js';
import type { Chain } from '../statement/earlier.js';
import type { ClosedPeriod } from '../statement/statement.js';
import { Ledger } from '../trace/ledger.js';
import { DreiklangError, fail, orRefusal, type Problem, ProblemList, shown } from '../trace/problems.js';
import { hasChanged, type Replay, replayOf } from './corrections.js';
import { earnedIn } from './earned-in.js';
import { type InForce, inForceIn } from './in-force.js';
import { type Before, type Left, Memory } from './memory.js';
import { checkCoverage } from './period.js';
import { beforePeriod, canBeReplayed, postedOf } from './posted.js';

/** A closed period that can be settled again. */
interface Closed extends InForce {
  readonly tally: string;
}

export interface ClosedPeriods {
  /** In order of time: those whose days the lines cover, and for which a plan was handed in. */
  readonly periods: readonly Closed[];
}

/** The closed periods whose sums the lines given still tell. */
export function closedPeriods(plans: Plan | readonly Plan[], facts: Facts, payee: Payee, chain: Chain): ClosedPeriods {
  const periods = chain.last.remembers.closed.flatMap(({ period, tally }) => {
    const inForce = orRefusal(() => inForceIn(plans, payee, period));
    if (inForce instanceof DreiklangError) return [];
    const problems = new ProblemList();
    for (const { plan } of inForce.versions) checkCoverage(plan, inForce.period, facts, problems);
    return problems.count > 0 ? [] : [{ ...inForce, tally }];
  });
  return { periods };
}

/** What periods are settled again from. */
export interface Replaying {
  readonly facts: Facts;
  readonly payee: Payee;
  readonly tally: Tally;
  /** First day of the first statement. */
  readonly firstDay: Day;
  /** Last day of the period whose statement looks at them. */
  readonly horizon: Day;
  /** Where that statement is a preview: the last day of what is known. */
  readonly knownTo?: Day;
}

/** What became of the closed periods. */
export interface Past {
  /** Settles one of those again that are corrected, its steps kept by a ledger. */
  readonly corrected: readonly ((ledger: Ledger) => Replay)[];
  /** What is known after the last of them; undefined where none was reopened. */
  readonly after?: Left;
  readonly closed: readonly ClosedPeriod[];
  /** Those that changed and were left as they are. */
  readonly leftAsIs: readonly string[];
}

/**
 * Looks whether closed periods changed, and settles those again that are reopened.
 *
 * @throws DreiklangError `closed_period_changed` for each that changed and is not reopened, `period_not_closed`,
 *   `statement_missing` where an earlier statement is needed that was not handed in
 */
export function replayed(
  replaying: Replaying,
  chain: Chain,
  { periods }: ClosedPeriods,
  reopen: string | readonly string[] | undefined,
): Past {
  const from = firstReopened(periods, reopen);
  const problems = new ProblemList();
  const leftAsIs: string[] = [];
  const corrected: ((ledger: Ledger) => Replay)[] = [];
  const digests: ClosedPeriod[] = [];
  let after: Left | undefined;
  periods.forEach((closed, place) => {
    const { name } = closed.period;
    const isReopened = place >= from;
    const before = after === undefined ? beforePeriod(chain, name) : { statement: chain.last.id, ...after };
    const again = (ledger: Ledger): Replay => settledAgain(closed, replaying, chain, before, ledger);
    const change = isReopened ? changeOf(closed, again(new Ledger(false))) : changeIfAny(closed, chain, again);
    if (isReopened) after = change.replay?.after;
    if (isReopened && change.hasChanged) corrected.push(again);
    else if (change.hasChanged && reopen === 'none') leftAsIs.push(`${name}: ${change.found}`);
    else if (change.hasChanged) {
      problems.add({
        code: 'closed_period_changed',
        at: '/earlier',
        found: `${name}: ${change.found}`,
        expected: 'reopen',
      });
    }
    const digest = isReopened ? change.replay?.earned.tallyDigest : undefined;
    digests.push({ period: name, tally: digest ?? closed.tally });
  });
  problems.throwIfAny();
  return { corrected, ...(after && { after }), closed: digests, leftAsIs };
}

/** The place of the earliest period that is reopened; beyond all where none is. */
function firstReopened(periods: readonly Closed[], reopen: string | readonly string[] | undefined): number {
  if (reopen === undefined || reopen === 'none') return periods.length;
  const names: readonly unknown[] = Array.isArray(reopen) ? reopen : [reopen];
  const places = names.map((name) => {
    const place = periods.findIndex(({ period }) => period.name === name);
    if (place >= 0) return place;
    const known = periods.map(({ period }) => period.name).join(', ');
    return fail({ code: 'period_not_closed', at: '/reopen', found: shown(name), expected: known });
  });
  return Math.min(...places);
}

interface Change {
  readonly hasChanged: boolean;
  /** By how much, or what can't be settled any more. */
  readonly found: string;
  readonly replay?: Replay;
}

function changeOf({ tally }: Closed, replay: Replay): Change {
  const difference = sum(replay.differences.map(({ value }) => value));
  const { plan } = replay.earned.settlement;
  return { hasChanged: hasChanged(replay, tally), found: difference.toText(plan.rounding.scale), replay };
}

/** What can't be settled any more, since facts of it are gone, has changed too. */
function changeIfAny(closed: Closed, chain: Chain, again: (ledger: Ledger) => Replay): Change {
  if (!canBeReplayed(chain, closed.period.name)) return { hasChanged: false, found: '' };
  const replay = orRefusal(() => again(new Ledger(false)));
  if (!(replay instanceof DreiklangError)) return changeOf(closed, replay);
  const [{ code, at }] = replay.problems as readonly [Problem, ...Problem[]];
  return { hasChanged: true, found: `${code} ${at}` };
}

function settledAgain(
  closed: Closed,
  replaying: Replaying,
  chain: Chain,
  before: Before | undefined,
  ledger: Ledger,
): Replay {
  const { period } = closed;
  const posted = postedOf(chain, period.name);
  if (posted === undefined || !canBeReplayed(chain, period.name))
    return fail({ code: 'statement_missing', at: '/earlier', expected: period.name });
  const own = ledger.ofPeriod(period.name);
  const memory = new Memory(before);
  const { budget } = posted;
  const input = { ...replaying, period, ledger: own, memory, marginSplit: false };
  const earned = earnedIn(closed, { ...input, ...(budget && { budget }) });
  return replayOf(period.name, earned, posted);
}
