/** `parsePlan`: from what a person wrote to a checked plan. */
import { MONTHS_IN } from '../calendar/period.js';
import { deepFrozen, digestOf } from '../trace/canonical.js';
import { guarded, ProblemList, pointer } from '../trace/problems.js';
import { readAccumulate } from './accumulate.js';
import { readAmountFromZero, readBounds } from './amount.js';
import { PREVIOUS_YEAR, readBaseline } from './baseline.js';
import { readClawback } from './clawback.js';
import { type ComponentDraft, type ComponentScope, readComponent } from './component.js';
import { refuseCircles } from './component-order.js';
import { withoutPlaces } from './digest.js';
import { readDraw } from './draw.js';
import { readHoldbacks } from './holdbacks.js';
import type { MeasureScope } from './measure/entry.js';
import { measureScope } from './measure/read.js';
import { readModifier } from './modifier/read.js';
import type { ModifierScope } from './modifier/scope.js';
import { inOrderOf } from './order.js';
import { readPayout } from './payout.js';
import type { Bound, Modifier, Plan } from './plan.js';
import { type PlanFields, planSchema, readCurrency, readOwnFields } from './plan-fields.js';
import { Reading } from './reading.js';
import { readRecognise } from './recognise.js';
import { refuseTotalRounding } from './recognition.js';
import { shaped } from './shape.js';
import { isWritten, snapshot } from './snapshot.js';
import { readWeights } from './weights.js';

/**
 * Checks a plan and returns it with all defaults, every figure exact and with its place. The input is read once and
 * never changed; the plan is frozen.
 *
 * @param input a plan as `PlanInput` describes it, such as `JSON.parse` gives it
 * @throws DreiklangError with every problem of the plan: its code, its place, what was found and expected; the first
 *   100, in the order of the input, and how many in all
 * @example
 * parsePlan({ id: 'p', currency: 'EUR', period: 'month', components: [{ id: 'c', kind: 'revenue', pay: { rate: '2%' } }] })
 */
export function parsePlan(input: unknown): Plan {
  return guarded(() => {
    const reading = new Reading();
    const root = snapshot(input, reading.problems);
    const plan = readPlan(reading, root);
    const problems = new ProblemList();
    for (const problem of inOrderOf(root, reading.problems)) problems.add(problem);
    problems.throwIfAny();
    return deepFrozen({ ...plan, digest: digestOf(withoutPlaces(plan)) }) as Plan;
  });
}

/** What was read; complete where no problem was found. */
function readPlan(reading: Reading, root: unknown): Partial<Plan> {
  const given: PlanFields = shaped(reading, planSchema(), root, '') ?? {};
  const currency = readCurrency(reading, given.currency);
  if (given.period !== undefined) reading.periodsInYear = 12 / MONTHS_IN[given.period];
  const id = given.id === undefined ? undefined : reading.id(given.id, '/id', 'letter-or-digit');
  const own = readOwnFields(reading, given, currency);
  const baseline = readBaseline(reading, given, '', PREVIOUS_YEAR);
  const scope = measureScope(reading, baseline, {
    yearStartMonth: own?.yearStartMonth ?? 1,
    roundsTotal: own?.rounding.level === 'total',
    recognise: readRecognise(reading, given.recognise, '/recognise', undefined).recognise,
  });
  const targetIncentive = readMoneyOf(scope, given, 'targetIncentive');
  const accumulate = readAccumulate(scope, given.accumulate, '/accumulate', undefined);
  const drafts = readComponents({ ...scope, accumulate }, given.components ?? []);
  const below: MeasureScope = { ...scope, above: drafts };
  const guarantee = readMoneyOf(below, given, 'guarantee');
  refuseDoubles(
    reading,
    drafts.map(({ id: componentId, at }) => ({ id: componentId, at })),
  );
  if (scope.roundsTotal) {
    const places = new Set(drafts.flatMap(({ paidAt }) => paidAt));
    for (const at of places) refuseTotalRounding(reading, at, 'recognise');
  }
  const { weights, components } = readWeights(reading, given.weights, isWritten(root, 'weights'), drafts);
  const caps = readBounds(below, given.cap, '/cap');
  const floors = readBounds(below, given.floor, '/floor');
  if (!isWritten(root, 'targetIncentive')) refuseMissingIncentive(reading, drafts, [...caps, ...floors]);
  const modifiers = readModifiers({ ...below, components: drafts }, given.modifiers ?? []);
  refuseCircles(reading, components, modifiers);
  return {
    ...(id !== undefined && { id }),
    ...own,
    ...(targetIncentive && { targetIncentive }),
    weights,
    components,
    modifiers,
    caps,
    floors,
    ...(guarantee && { guarantee }),
    ...readBetweenStatements(below, given, drafts),
  };
}

function readComponents(scope: ComponentScope, list: readonly unknown[]): ComponentDraft[] {
  const drafts: ComponentDraft[] = [];
  for (const [place, component] of list.entries()) {
    drafts.push(readComponent({ ...scope, above: [...drafts] }, component, `/components/${place}`));
  }
  return drafts;
}

/** What leads from one statement to the next. */
function readBetweenStatements(
  scope: MeasureScope,
  given: PlanFields,
  drafts: readonly ComponentDraft[],
): Pick<Plan, 'draw' | 'holdbacks' | 'payout' | 'clawback'> {
  const { reading } = scope;
  const draw = readDraw(scope, given.draw, given.negative);
  const holdbacks = given.holdbacks && readHoldbacks(reading, given.holdbacks, drafts);
  const payout = readPayout(reading, given.payout);
  const clawback = readClawback(reading, given.clawback);
  refuseDoubles(reading, holdbacks ?? []);
  return {
    ...(draw && { draw }),
    ...(holdbacks && { holdbacks }),
    ...(payout && { payout }),
    ...(clawback && { clawback }),
  };
}

function readMoneyOf(scope: MeasureScope, given: PlanFields, field: 'targetIncentive' | 'guarantee') {
  const value = given[field];
  return value === undefined ? undefined : readAmountFromZero(scope, value, `/${field}`);
}

function readModifiers(scope: ModifierScope, list: readonly unknown[]): Modifier[] {
  const modifiers = list.flatMap(
    (modifier, place) => readModifier(scope, modifier, pointer('/modifiers', place)) ?? [],
  );
  refuseDoubles(scope.reading, modifiers);
  return modifiers;
}

/** Says where an id stands a second time. */
function refuseDoubles(
  reading: Reading,
  named: readonly { readonly id: string | undefined; readonly at: string }[],
): void {
  const places = new Map<string, string>();
  for (const { id, at } of named) {
    if (id === undefined) continue;
    const first = places.get(id);
    if (first === undefined) places.set(id, at);
    else reading.refuse('duplicate_id', `${at}/id`, id, `≠ ${first}/id`);
  }
}

/** A share, and a cap of so many times, is of the target incentive: without one there is nothing to take it of. */
function refuseMissingIncentive(reading: Reading, drafts: readonly ComponentDraft[], bounds: readonly Bound[]): void {
  const share = drafts.find((draft) => draft.payWord === 'share');
  const times = bounds.find((bound) => 'times' in bound);
  if (share !== undefined) reading.refuse('target_incentive_missing', `${share.at}/pay/share`);
  else if (times !== undefined) reading.refuse('target_incentive_missing', `${times.at}/times`);
}
