/** What was settled and posted of a closed period so far, as the statements say: its original, and the corrections since. */
import { parseDay } from '../calendar/day.js';
import { Rational, sum } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { Chain } from '../statement/earlier.js';
import type {
  RememberedComponent,
  RememberedPairs,
  Statement,
  StatementComponent,
  StatementCorrection,
  StatementStep,
} from '../statement/statement.js';
import { canonicalJson } from '../trace/canonical.js';
import { addedBySteps } from './added.js';
import { type Budget, budgetIn } from './budget.js';
import { type Before, KNOWN_VALUES, type Known, type KnownComponents, type Left } from './memory.js';
import { eachKnown } from './remembered.js';

/** An amount that stands in the sum of a statement: of a component, or of a step of the whole. */
export interface Posting {
  /** What it is of, alike for the same in two statements. */
  readonly key: string;
  readonly component?: string;
  readonly version?: number;
  readonly of?: StatementStep['step'];
  /** That the component had. */
  readonly payCode?: string;
  readonly value: Rational;
}

/** A closed period as it was settled or corrected last. */
export interface Posted {
  /** The statement that says so. */
  readonly statement: string;
  readonly postings: readonly Posting[];
  /** What the budget of its run left of it. */
  readonly budget?: Budget;
  /** What was left of components after a plan cap and a budget, by the key of their postings. Exact. */
  readonly amounts: ReadonlyMap<string, Rational>;
  /** What was known after it. */
  readonly after: Before;
}

/** Undefined where none of the statements that were handed in says it. */
export function postedOf({ statements }: Chain, period: string): Posted | undefined {
  for (const statement of [...statements].reverse()) {
    const correction = statement.corrections?.find((one) => one.period === period);
    if (correction !== undefined)
      return postedIn(statement, correction, leftBy(correction.remembers, correction.pairs));
    if (statement.period.name === period) return postedIn(statement, statement, knownAfter(statement));
  }
  return undefined;
}

/** Whether the statements that were handed in say all that a closed period was settled from: it begins them, or follows another one. */
export function canBeReplayed(chain: Chain, period: string): boolean {
  const place = chain.statements.findIndex((statement) => statement.period.name === period);
  return place > 0 || (place === 0 && chain.statements[0].previous === null);
}

/** What was known before a period: after the last one before it. */
export function beforePeriod(chain: Chain, period: string): Before | undefined {
  const place = chain.statements.findIndex((statement) => statement.period.name === period);
  const earlier = chain.statements[place - 1];
  return earlier === undefined ? undefined : postedOf(chain, earlier.period.name)?.after;
}

function postedIn(
  statement: Statement,
  { components, steps }: Pick<StatementCorrection, 'components' | 'steps'>,
  left: Left,
): Posted {
  const budget = budgetIn(steps, statement.id);
  const ofComponents = postingsOfComponents(components);
  const whole = sum(ofComponents.map(({ value }) => value));
  return {
    statement: statement.id,
    ...(budget && { budget }),
    postings: [...ofComponents, ...postingsOfSteps(whole, steps)],
    amounts: leftOf(components, whole, steps),
    after: { statement: statement.id, ...left },
  };
}

/** What a statement leaves to the next one. */
export function knownAfter({ remembers }: Statement): Left {
  return leftBy(remembers.components, remembers.pairs);
}

function leftBy(components: readonly RememberedComponent[], pairs: readonly RememberedPairs[] = []): Left {
  return { components: knownFrom(components), pairs };
}

/** What is remembered of components, read back. */
function knownFrom(remembers: readonly RememberedComponent[]): KnownComponents {
  return new Map(
    remembers.map(({ id, since, ...figures }): [string, Known<Rational>] => [
      id,
      {
        ...(since === undefined ? undefined : { since: parseDay(since) as number }),
        ...eachKnown(figures, ({ value }) => parseCanonical(value)),
      },
    ]),
  );
}

/** What a posting of a component, or of a step, is known by. */
export function postingKey(of: {
  readonly component?: string;
  readonly version?: number;
  readonly of?: string;
}): string {
  return JSON.stringify([of.component ?? null, of.version ?? null, of.of ?? null]);
}

function postingsOfComponents(components: readonly StatementComponent[]): Posting[] {
  return components.flatMap(({ id, version, payCode, pays, amount }) => {
    if (pays === false) return [];
    const of = { component: id, ...(version === undefined ? undefined : { version }) };
    const code = payCode === undefined ? undefined : { payCode };
    return [{ ...of, ...code, key: postingKey(of), value: parseCanonical(amount.value) }];
  });
}

/** What is left of components after a plan cap and the budget of a run. */
function leftOf(
  components: readonly StatementComponent[],
  sumOfAll: Rational,
  steps: readonly StatementStep[],
): ReadonlyMap<string, Rational> {
  const paid = components.filter(({ pays }) => pays !== false);
  const cut = steps.flatMap((step) => step.components ?? []);
  const place = steps.findIndex(({ step }) => step === 'budget');
  const before = steps[place - 1]?.amount.value;
  const whole = before === undefined ? sumOfAll : parseCanonical(before);
  const after = parseCanonical(steps[place]?.amount.value ?? whole.toString());
  const part = whole.isAbove(after) ? after.dividedBy(whole) : Rational.ONE;
  return new Map(
    [...paid, ...cut].map(({ id, version, amount }) => [
      postingKey({ component: id, ...(version === undefined ? undefined : { version }) }),
      parseCanonical(amount.value).times(part),
    ]),
  );
}

/** What each step added to the sum of the components. */
function postingsOfSteps(sumOfAll: Rational, steps: readonly StatementStep[]): Posting[] {
  return addedBySteps(sumOfAll, steps).map(({ step: { step }, added }) => ({
    of: step,
    key: postingKey({ of: step }),
    value: added,
  }));
}

/** Whether two things that are known before a period are the same. */
export function knowsTheSame(a: Left, b: Left): boolean {
  return canonicalJson(a.pairs) === canonicalJson(b.pairs) && areAlike(a.components, b.components);
}

function areAlike(a: KnownComponents, b: KnownComponents): boolean {
  const ids = new Set([...a.keys(), ...b.keys()]);
  return [...ids].every((id) => {
    const [one = {}, other = {}] = [a.get(id), b.get(id)] as [Known<Rational>?, Known<Rational>?];
    const same = (x: Rational | undefined, y: Rational | undefined): boolean =>
      x === undefined || y === undefined ? x === y : x.equals(y);
    return one.since === other.since && KNOWN_VALUES.every((name) => same(one[name], other[name]));
  });
}
