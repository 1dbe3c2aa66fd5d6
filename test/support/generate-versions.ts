/** Versions of a plan from a seed: what changes in it, and on which days of the settled period. */
import type { PlanInput } from '../../src/index.js';
import { type Component, someComponent } from './generate-component.js';
import type { FactsInput } from './generate-facts.js';
import { type Frame, plusDays, someDay } from './generate-frame.js';
import { somePlan, wakeful } from './generate-plan.js';
import { alone, goesOn, inTime } from './generate-time.js';
import { decimal, type Seeded } from './seeded.js';

/** One in eight plans has two or three versions in the settled period; else there is the plan alone. */
export function someVersions(seeded: Seeded, frame: Frame, plan: PlanInput): PlanInput[] {
  if (seeded.between(1, 8) > 1) return [plan];
  const others = seeded.times(seeded.happens(30) ? 2 : 1, () => someOther(seeded, frame, plan));
  return inAgreement(seeded.shuffled([plan, ...others]), plan).map(settlingInParts);
}

/** Another plan; the same with changes; or one that changes nothing. */
function someOther(seeded: Seeded, frame: Frame, plan: PlanInput): PlanInput {
  if (seeded.happens(15)) return plan;
  const other = somePlan(seeded, frame);
  if (seeded.happens(40)) return { ...other, id: plan.id };
  const withTerms = seeded.happens(60) ? otherTerms(seeded, plan, other) : plan;
  const components = plan.components.map((one) => (seeded.happens(50) ? changed(seeded, frame, one, plan) : one));
  return otherModifiers(seeded, {
    ...withTerms,
    ...otherWeights(seeded, plan.weights),
    components: taken(seeded, frame, reweighed(seeded, components), plan) as [Component, ...Component[]],
  });
}

/** Words of the plan that stand for themselves. */
const TERMS = [
  'title',
  'labels',
  'existingAfter',
  'dormantAfter',
  'baseline',
  'proration',
  'negative',
  'classOn',
  'unknownCustomers',
  'amendsBefore',
  'unpaidAbsences',
  'targetIncentive',
  'cap',
  'floor',
  'guarantee',
] as const;

/** Some of them as another plan has them. */
function otherTerms(seeded: Seeded, plan: PlanInput, other: PlanInput): PlanInput {
  const terms: Record<string, unknown> = { ...plan };
  for (const term of TERMS) {
    const isNeeded = term === 'targetIncentive' && (plan.targetIncentive === undefined || !(term in other));
    const isOfIncentive = JSON.stringify(other[term] ?? '').includes('"times"');
    if (!seeded.happens(40) || isNeeded || (isOfIncentive && plan.targetIncentive === undefined)) continue;
    if (other[term] === undefined) delete terms[term];
    else terms[term] = other[term];
  }
  return terms as unknown as PlanInput;
}

/** The first kind has less, the second more. */
function otherWeights(seeded: Seeded, weights: PlanInput['weights']): Pick<PlanInput, 'weights'> {
  const kinds = Object.keys(weights ?? {});
  if (kinds.length < 2 || seeded.happens(50)) return {};
  const parts = [1, 3].map((part) => `${part}/${2 * kinds.length}`);
  const [first, second] = kinds as [string, string];
  return { weights: { ...weights, [first]: parts[0], [second]: parts[1] } as NonNullable<PlanInput['weights']> };
}

function reweighed(seeded: Seeded, components: readonly Component[]): Component[] {
  const [first, second] = components.filter(({ weight }) => weight !== undefined);
  if (second === undefined || first?.kind !== second.kind || seeded.happens(50)) return [...components];
  const sharing = components.filter(({ kind, weight }) => kind === first.kind && weight !== undefined).length;
  const weights = new Map([
    [first, `1/${2 * sharing}`],
    [second, `3/${2 * sharing}`],
  ]);
  return components.map(
    (one) => ({ ...one, ...(weights.has(one) ? { weight: weights.get(one) } : undefined) }) as Component,
  );
}

/** A component with other figures, or measured and paid in another way. */
function changed(seeded: Seeded, frame: Frame, component: Component, plan: PlanInput): Component {
  const isShare = 'share' in component.pay;
  const drafts = seeded.times(8, () => someComponent(seeded, frame, component.id));
  const like = drafts.find((draft) => draft.kind === component.kind && 'share' in draft.pay === isShare);
  if (!isRead(component, plan) && like !== undefined && seeded.happens(30)) {
    return component.weight === undefined ? like : { ...like, weight: component.weight };
  }
  const { cap: _, floor: __, negative: ___, ...rest } = component;
  const bounds = drafts.find((draft) => 'share' in draft.pay === isShare) ?? component;
  const { cap, floor, negative } = seeded.happens(50) ? bounds : component;
  const bounded = {
    ...rest,
    ...(cap === undefined ? undefined : { cap }),
    ...(floor === undefined ? undefined : { floor }),
    ...(negative === undefined ? undefined : { negative }),
  };
  return { ...bounded, ...otherQuota(seeded, component), pay: otherPay(seeded, component.pay) };
}

function otherQuota(seeded: Seeded, { quota }: Component): Pick<Component, 'quota'> {
  if (typeof quota !== 'object' || !('amount' in quota)) return {};
  const { amount } = quota;
  const isMoved = typeof amount === 'string' && /^[1-9]\d*$/.test(amount) && seeded.happens(60);
  return isMoved ? { quota: { ...quota, amount: String(Number(amount) + seeded.between(1, 9)) } } : {};
}

/** The same marks with the values in another order, or all but the last mark; another number. */
function otherPay(seeded: Seeded, pay: Component['pay']): Component['pay'] {
  const change = (how: unknown): unknown => {
    // A mark that lies on the lower side needs a jump there.
    if (typeof how !== 'object' || how === null || 'edge' in how) return how;
    return Object.fromEntries(
      Object.entries(how).map(([word, inner]) => {
        const isRows = word === 'tiers' || word === 'steps' || word === 'curve';
        return [word, isRows ? otherRows(seeded, inner as Row[], word) : word === 'table' ? changeAll(inner) : inner];
      }),
    );
  };
  const changeAll = (table: object): object =>
    Object.fromEntries(Object.entries(table).map(([key, how]) => [key, change(how)]));
  const [[word, how]] = Object.entries(pay) as [[string, unknown]];
  const isRate = word === 'rate' && typeof how === 'string';
  return { ...pay, [word]: isRate ? `${decimal(seeded.between(1, 900))}%` : change(how) } as Component['pay'];
}

type Row = readonly [mark: string, value: string, plus?: string];

function otherRows(seeded: Seeded, rows: readonly Row[], word: string): Row[] {
  const least = word === 'curve' ? 2 : 1;
  const kept = rows.length > least && seeded.happens(30) ? rows.slice(0, -1) : rows;
  const values = seeded.shuffled(kept.map(([, value]) => value));
  return kept.map(([mark, , ...plus], place) => [mark, values[place] as string, ...plus]);
}

/** One component less, or one more. */
function taken(seeded: Seeded, frame: Frame, components: readonly Component[], plan: PlanInput): Component[] {
  const removed = seeded.pick(components);
  const stays = components.filter((one) => one !== removed);
  const isFree = !isRead(removed, plan) && !('share' in removed.pay) && removed.id !== 'c0';
  if (seeded.happens(30) && isFree && stays.some(({ kind }) => kind === removed.kind)) return stays;
  const added = someComponent(seeded, frame, 'added');
  // Times an incentive is a cap only of what pays a share.
  const fits = !('share' in added.pay) && !JSON.stringify(plan.modifiers ?? []).includes('"times"');
  if (!fits || !seeded.happens(30)) return [...components];
  const place = seeded.between(0, components.length);
  return [...components.slice(0, place), added, ...components.slice(place)];
}

/** Whether another component or a modifier names it. */
function isRead({ id }: Component, { components, modifiers = [] }: PlanInput): boolean {
  const inMeasures = components.map(({ measure, pay }) => ({ measure, pay }));
  return JSON.stringify([inMeasures, modifiers]).includes(`"${id}"`);
}

function otherModifiers(seeded: Seeded, { modifiers, ...plan }: PlanInput): PlanInput {
  if (modifiers === undefined || seeded.happens(15)) return plan;
  const some = modifiers.map((one) =>
    'factor' in one && typeof one.factor === 'string' && seeded.happens(50)
      ? { ...one, factor: seeded.pick(['85%', '1.1', '3/7']) }
      : one,
  );
  const kept = some.filter(() => seeded.happens(85));
  return kept.length === 0 ? plan : { ...plan, modifiers: kept as NonNullable<PlanInput['modifiers']> };
}

/** What versions in one period have in common. */
function inAgreement(plans: readonly PlanInput[], { currency, rounding }: PlanInput): PlanInput[] {
  // Rounded as one sum, nothing may read what a component earned.
  const reads = JSON.stringify(plans).includes('"earned"');
  const common = (reads || goesOn(plans)) && rounding?.at === 'total' ? alone(rounding) : rounding;
  return plans.map(({ rounding: _, ...plan }) =>
    inTime({ ...plan, currency, ...(common === undefined ? undefined : { rounding: common }) }),
  );
}

/** Without what has no part of a period: customers compared with two dates, a campaign whose attainment is read. */
function settlingInParts(plan: PlanInput): PlanInput {
  const text = JSON.stringify(plan);
  const components = plan.components.map((component) => {
    const { from, to, ...rest } = component;
    const always = text.includes(`"attainment":"${component.id}"`) ? (rest as Component) : component;
    const compares = /"(?:flow|retention)"|"(?:customerMustGrow|net)":true/.test(JSON.stringify(component));
    return compares ? comparedWithDays(always, plan) : always;
  });
  return wakeful({ ...plan, components: components as [Component, ...Component[]] }, plan);
}

function comparedWithDays(component: Component, { baseline }: PlanInput): Component {
  const own = component.baseline === undefined && typeof baseline === 'object' ? { baseline: 'previous-year' } : {};
  const text = JSON.stringify({ ...component, ...own });
  return JSON.parse(text.replace(/"baseline":\{[^}]*\}/g, '"baseline":"previous-period"')) as Component;
}

/** The versions one after the other, from days on which somebody comes or goes now and then. */
export function inForce(
  seeded: Seeded,
  { period }: Frame,
  plans: readonly PlanInput[],
  facts: FactsInput,
): PlanInput[] {
  if (plans.length === 1) return [...plans];
  const comings = facts.payees.flatMap(({ from, to }) => [
    from,
    to,
    from && plusDays(String(from), 1),
    to && plusDays(String(to), 1),
  ]);
  const inside = comings.map(String).filter((day) => period.from < day && day <= period.to);
  const changes = new Set<string>();
  while (changes.size < plans.length - 1) {
    const drawn = someDay(seeded, plusDays(period.from, 1), period.to);
    changes.add(inside.length > 0 && seeded.happens(40) ? seeded.pick(inside) : drawn);
  }
  const starts = [seeded.pick([period.from, '2020-01-01']), ...[...changes].sort()];
  return plans.map((plan, place) => {
    const next = starts[place + 1];
    const to = next === undefined ? seeded.pick([undefined, period.to, '2030-12-31']) : plusDays(next, -1);
    return { ...plan, effective: { from: starts[place] as string, ...(to === undefined ? undefined : { to }) } };
  });
}
