/**
 * A period in which the plan changed: each version settles its components over its own days, with its part by days of
 * all that is per period; what the versions say of the whole sum acts once, on the sum of their parts.
 */
import type { Window } from '../calendar/period.js';
import type { Payee } from '../facts/facts.js';
import { prorationLater, windowOf } from '../measure/eligible-days.js';
import { employedDays, type Part, partOf } from '../measure/part.js';
import { payeeCellsDigest } from '../measure/payee-cells.js';
import type { TallyView } from '../measure/view.js';
import { comparedWithDates } from '../plan/growth.js';
import { otherMeasures } from '../plan/pay/on.js';
import type { Plan } from '../plan/plan.js';
import type { StatementVersion } from '../statement/statement.js';
import { byCodePoint, canonicalJson } from '../trace/canonical.js';
import type { Figure, Ledger } from '../trace/ledger.js';
import { type Problem, ProblemList } from '../trace/problems.js';
import { sha256Hex } from '../trace/sha256.js';
import type { SettledComponent } from './component.js';
import type { Components } from './components.js';
import type { Earned, PeriodInput } from './earned.js';
import type { InForce, Version } from './in-force.js';
import { printedPart } from './parts.js';
import { checkCoverage, prorationRules, settlingOf, viewOf } from './period.js';
import { type PlanBounds, planBounds, type RoundedComponent, roundComponents, totalsOf } from './sums.js';

/** What a period is settled from, where the plan changed in it. */
export type VersionsInput = PeriodInput & InForce;

/** A version that is settled. */
interface Settling {
  readonly version: Version;
  readonly view: TallyView;
  readonly part: Part;
  readonly components: Components;
}

/**
 * What a payee earned in a period in parts. A version in whose days the payee was not employed has no part of it.
 *
 * @throws DreiklangError with everything that is missing or does not fit; places in a plan begin with `/plans/` and its
 *   place in the list
 */
export function earnedInVersions(input: VersionsInput): Earned {
  const { payee, ledger } = input;
  const all = new ProblemList();
  const own = employedVersions(input.versions, payee);
  const known = own.map((version) => ({ version, problems: new ProblemList() }));
  const days = { from: (own[0] as Version).window.from, to: (own.at(-1) as Version).window.to };
  const throwIfAny = (): void => {
    for (const { version, problems } of known) all.addAllOnce(problems, (problem) => inPlan(problem, version));
    all.throwIfAny();
  };
  for (const { version, problems } of known) checkVersion(version, input, problems);
  throwIfAny();
  const settling = known.map(({ version, problems }, place) =>
    settlingIn(version, place, { ...input, days }, ledger, problems),
  );
  const versions = settling.map(versionOf);
  const settled = settling.flatMap(({ components }) => goingOn(components));
  throwIfAny();
  const last = (settling.at(-1) as Settling).components.settlement;
  const components = roundComponents(settled, last);
  const bounds = { ...boundsOf(settling, components), ...(input.budget && { budget: input.budget }) };
  const totals = totalsOf(components, last, bounds);
  throwIfAny();
  const views = settling.map(({ view }) => view) as [TallyView, ...TallyView[]];
  const digests = views.map((view) => payeeCellsDigest(view, payee.id));
  return {
    settlement: last,
    views,
    tallyDigest: sha256Hex(canonicalJson({ format: 'dreiklang-cells/1', versions: digests })),
    versions,
    labels: labelsOf(settling),
    components,
    totals,
    bounds,
    hasEligibleDays: settling.some(({ part }) => part.proration.eligibleDays > 0),
  };
}

/** A component that runs on, or leaves something open, goes on in the next version from what this one comes to. */
function goingOn(components: Components): SettledComponent[] {
  const settled = components.settle();
  if (components.settlement.plan.rounding.level === 'component') for (const { alone } of settled) alone();
  return settled;
}

/** The versions in whose days the payee was employed; all where there are none. */
export function employedVersions(versions: readonly Version[], payee: Payee): readonly Version[] {
  const own = versions.filter(({ window }) => employedDays(payee, window) > 0);
  return own.length === 0 ? versions : own;
}

/** What can be told of a version before it is settled: whether the lines cover its days, and its baselines have parts. */
function checkVersion(version: Version, { period, facts }: VersionsInput, problems: ProblemList): void {
  const { plan } = version;
  checkCoverage(plan, period, facts, problems);
  for (const { measure, pay } of plan.components) {
    const measures = [...(measure === undefined ? [] : [measure]), ...otherMeasures(pay.how)];
    for (const { at } of measures.flatMap(comparedWithDates)) problems.addOnce({ code: 'baseline_of_dates', at });
  }
}

/** Everything in facts and options has its own place; all else is a place in a plan. */
const OUTSIDE_PLANS = /^\/(?:payees?|lines|customers|categories|assignments|covers|period|tally)(?:\/|$)/;

function inPlan(problem: Problem, { place }: Version): Problem {
  return OUTSIDE_PLANS.test(problem.at) ? problem : { ...problem, at: `/plans/${place}${problem.at}` };
}

function settlingIn(
  version: Version,
  place: number,
  input: VersionsInput & { readonly days: Window },
  whole: Ledger,
  problems: ProblemList,
): Settling {
  const { plan, window } = version;
  const { payee, period } = input;
  const ledger = whole.ofVersion(place);
  const rules = prorationRules(plan);
  const proration = prorationLater(payee, period, rules, ledger, problems);
  const part = partOf(window, { payee, period, days: input.days, proration, rules, ledger });
  const view = viewOf(plan, input, problems);
  const { memory } = input;
  const around = { view, proration, ledger, problems, memory, version: { version: place, part } };
  return {
    version,
    view,
    part,
    components: settlingOf(plan, input, around),
  };
}

/** A version as the statement names it, with its part. */
function versionOf({ version: { plan, window }, part }: Settling): StatementVersion {
  return {
    ...windowOf(window),
    ...(plan.title === undefined ? undefined : { title: plan.title }),
    digest: plan.digest,
    ...printedPart(part),
  };
}

type Summed = Exclude<keyof PlanBounds, 'budget'>;

/**
 * What the versions say of the whole: the sums of their parts. A version without a floor or guarantee promises nothing
 * for its days; one without a cap limits nothing: what its components come to, where that is above 0, is its part.
 */
function boundsOf(settling: readonly Settling[], components: readonly RoundedComponent[]): PlanBounds {
  const paying = components.filter(({ component }) => component.pays !== false);
  const own = settling.map(({ components: { settlement } }) => ({ settlement, bounds: planBounds(settlement) }));
  const { ledger } = (own.at(-1) as (typeof own)[number]).settlement;
  const has = (which: Summed): boolean => own.some(({ bounds }) => bounds[which] !== undefined);
  const summed = (which: Summed) => (): Figure => ledger.add(own.flatMap(({ bounds }) => bounds[which]?.() ?? []));
  const cap = (): Figure =>
    ledger.add(
      own.map(({ settlement, bounds }) => {
        if (bounds.cap !== undefined) return bounds.cap();
        const amounts = paying.filter((one) => one.printed.version === settlement.version);
        return ledger.max([ledger.add(amounts.map(({ amount }) => amount)), ledger.add([])]);
      }),
    );
  return {
    ...(has('floor') && { floor: summed('floor') }),
    ...(has('cap') && { cap }),
    ...(has('guarantee') && { guarantee: summed('guarantee') }),
    ...(has('draw') && { draw: summed('draw'), drawAtLeast: summed('drawAtLeast') }),
  };
}

/** The labels of all versions; of one id, that of the last. */
function labelsOf(settling: readonly Settling[]): Plan['labels'] {
  const byId = new Map(settling.flatMap(({ version }) => version.plan.labels.map((label) => [label.id, label])));
  return [...byId.values()].sort((a, b) => byCodePoint(a.id, b.id));
}
