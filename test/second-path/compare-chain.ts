/** The statements of a chain held against what the second path makes of the same plans and facts. */
import Fraction from 'fraction.js';
import { DreiklangError, parseFacts, parsePlan, type Statement, settle } from '../../src/index.js';
import { verifyStatement } from '../../src/verifier/index.js';
import type { Chain, Step } from '../support/generate-chain.js';
import type { FactsInput } from '../support/generate-facts.js';
import { type Asked, type Corrected, type Next, nextAgain, type Told } from './chain.js';
import { differing, type Held, holding } from './compare.js';
import { holdHeld } from './compare-held.js';
import { holdPairs } from './compare-pairs.js';
import { holdRows } from './compare-rows.js';

/** Every figure of every statement in which the two differ; the chain ends with the first statement that does. */
export function chainDifferences(chain: Chain, options: { readonly verifies?: boolean } = {}): string[] {
  const plans = chain.plans.map((plan) => parsePlan(plan));
  const read = new Map<FactsInput, ReturnType<typeof parseFacts>>();
  const earlier: Statement[] = [];
  const { verifies = false } = options;
  let told: Told | undefined;
  for (const [place, step] of chain.steps.entries()) {
    const facts = chain.factsAt(place);
    const parsed = read.get(facts) ?? parseFacts(facts, plans);
    read.set(facts, parsed);
    const asked = { plans: chain.plans, facts, payee: chain.payee, period: step.period, final: step.final };
    const ours = (reopen: string | undefined): Statement | Refused => {
      const { payee, period } = asked;
      const words = {
        ...(reopen === undefined ? undefined : { reopen }),
        ...(step.final && { final: { balances: step.final } }),
      };
      try {
        return settle(plans, parsed, { payee, period, earlier, trace: verifies, ...words });
      } catch (thrown) {
        return refusal(thrown);
      }
    };
    const isKnown = place > 0 && [...Array(place).keys()].every((before) => chain.factsAt(before) === facts);
    const result = both(step, asked, told, ours, isKnown);
    const { statement, next } = result;
    if (result.found.length > 0 || statement === undefined || next === undefined)
      return result.found.map((one) => `${step.period}: ${one}`);
    if (verifies) {
      const verdict = verifyStatement(statement);
      if (!verdict.ok) return [`${step.period} does not verify: ${JSON.stringify(verdict)}`];
    }
    earlier.push(statement);
    told = next.record;
  }
  return [];
}

type Settled = Extract<Next, { record: Told }>;
/** The closed periods for which a statement is refused. */
interface Refused {
  readonly refused: readonly string[];
}

/** Anything else is an error. */
function refusal(thrown: unknown): Refused {
  const problems = thrown instanceof DreiklangError ? thrown.problems : [];
  const isRefusal = problems.length > 0 && problems.every(({ code }) => code === 'closed_period_changed');
  if (!isRefusal) throw thrown;
  return { refused: problems.map(({ found }) => String(found).split(':')[0] as string) };
}

type Result = { readonly found: readonly string[] } & Partial<{
  readonly statement: Statement;
  readonly next: Settled;
}>;

/**
 * Asks both for a statement; where one is refused, once more as the step says. Where lines changed and no figure with them, the
 * library refuses alone.
 */
function both(
  step: Step,
  asked: Asked,
  told: Told | undefined,
  ours: (reopen: string | undefined) => Statement | Refused,
  isKnown: boolean,
): Result {
  const closed = told?.said.map(({ period }) => period) ?? [];
  const ask = (reopen: string | undefined): Result & Partial<Refused> => {
    const statement = ours(reopen);
    const next = nextAgain(told, { ...asked, reopen });
    const theirs = 'refused' in next ? next.refused : [];
    if (!('refused' in statement)) {
      if ('refused' in next) return { found: [`not refused, although ${theirs} changed`] };
      return { found: differingNext(statement, next), statement, next };
    }
    const missed = theirs.filter((period) => !statement.refused.includes(period));
    if (missed.length > 0) return { found: [`refused, but not for ${missed}`] };
    return { found: isKnown ? ['refused, although no facts changed'] : [], refused: statement.refused };
  };
  const first = ask(step.reopen === 'nothing' ? undefined : step.reopen === 'none' ? 'none' : closed[step.reopen]);
  if (first.refused === undefined || first.found.length > 0) return first;
  const reopen = { none: 'none', earliest: first.refused[0], first: closed[0] }[step.otherwise];
  const second = ask(reopen);
  return second.refused === undefined ? second : { found: ['refused again'] };
}

function differingNext(
  statement: Statement,
  { earned, corrected, payable, holding: ofHeld, left, record }: Settled,
): string[] {
  const held = holding();
  differing(
    statement,
    { ...earned, ...payable, carried: statement.final === undefined ? payable.carried : undefined },
    held,
  );
  holdHeld(statement, ofHeld, held);
  const previous = statement.previous?.id.split('/').at(-2);
  holdRows(statement, { earned, corrected, payable, holding: ofHeld, previous }, held);
  if (statement.final !== undefined) holdForgiven(statement, { earned, payable }, held);
  for (const one of corrected) holdCorrection(statement, one, held);
  const lines = (statement.toPayable ?? []).filter(({ step }) => step === 'correction');
  const known = new Set(
    corrected.flatMap(({ period, lines: own }) => [...own.keys()].map((name) => `${period} ${name}`)),
  );
  for (const { period, component, version = 0, of } of lines) {
    const name = `${period} ${of === undefined ? `${component} ${version}` : `step ${of}`}`;
    if (!known.has(name)) held.found.push(`correction ${name} stands alone`);
  }
  const about = statement.notices.find(({ code }) => code === 'closed_periods_changed')?.about ?? [];
  for (const period of left) {
    if (!about.some((text) => text.startsWith(`${period}: `))) held.found.push(`${period} is not left as it is`);
  }
  if (statement.final === undefined) {
    holdKnown(statement.remembers.components, record.known, 'remembers', held);
    holdPairs(statement.remembers.pairs, record.pairs, 'remembers', held);
  }
  return held.found;
}

/** Each line of a correction; where the library writes the period down in full, each of its figures. */
function holdCorrection(statement: Statement, { earned, period, lines }: Corrected, held: Held): void {
  for (const [name, figure] of lines) {
    const line = statement.toPayable?.find(
      ({ step, period: own, component, version = 0, of }) =>
        step === 'correction' &&
        own === period &&
        (of === undefined ? `${component} ${version}` : `step ${of}`) === name,
    );
    held.hold(`correction of ${period} ${name}`, line?.figure, figure);
  }
  const entry = statement.corrections?.find((one) => one.period === period);
  if (entry === undefined) return;
  for (const component of earned.components) {
    const own = entry.components.find(({ id, version = 0 }) => id === component.id && version === component.version);
    for (const figure of ['figure', 'quota', 'attainment', 'pay', 'amount'] as const) {
      held.hold(`${period} ${component.id} ${component.version} ${figure}`, own?.[figure], component[figure]);
    }
  }
  held.hold(`${period} earned`, entry.earned, earned.earned);
  holdKnown(entry.remembers, earned.known, `${period} remembers`, held);
  holdPairs(entry.pairs, earned.pairs, `${period} remembers`, held);
}

function holdKnown(
  ours: Statement['remembers']['components'],
  known: Told['known'],
  where: string,
  { hold, found }: Held,
): void {
  const ids = new Set([...ours.map(({ id }) => id), ...known.keys()]);
  for (const id of ids) {
    const one = ours.find((own) => own.id === id);
    const other = known.get(id) ?? {};
    // What runs on no more is of no use.
    if (other.exact === undefined) {
      hold(`${where} ${id} balance`, one?.balance ?? { value: '0' }, other.balance ?? new Fraction(0));
      continue;
    }
    for (const word of ['parts', 'exact', 'paid', 'balance'] as const) {
      hold(`${where} ${id} ${word}`, one?.[word] ?? { value: '0' }, other[word] ?? new Fraction(0));
    }
    if (one?.since !== other.since) found.push(`${where} ${id} since: ${one?.since}, ${other.since}`);
  }
}

/** What a final statement forgives: of the whole, and what components left open. */
function holdForgiven(
  statement: Statement,
  { earned, payable }: Pick<Settled, 'earned' | 'payable'>,
  { hold }: Held,
): void {
  const isForgiven = statement.final === 'forgive';
  const { forgiven = [] } = statement;
  const nothing = new Fraction(0);
  const ofWhole = forgiven.find(({ component }) => component === undefined)?.amount ?? { value: '0' };
  hold('forgiven', ofWhole, isForgiven ? (payable.carried ?? nothing) : nothing);
  for (const [id, { balance = nothing }] of earned.known) {
    const own = forgiven.find(({ component }) => component === id)?.amount ?? { value: '0' };
    hold(`forgiven ${id}`, own, isForgiven ? balance : nothing);
  }
}
