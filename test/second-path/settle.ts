/**
 * Settling a second time, step by step over lines, with plain fractions: reads the plan and the facts as they were
 * written and imports nothing that measures, schedules or settles.
 */
import type Fraction from 'fraction.js';
import type { PlanInput } from '../../src/index.js';
import type { FactsInput } from '../support/generate-facts.js';
import { common, type Days, periodDays } from './calendar.js';
import { type Component, settleComponent } from './component.js';
import { CountingPeriod, type KnownPairs, type Pairs, withPlaces } from './counted-pairs.js';
import { minorUnitOf } from './exchange.js';
import { rounded, sharedOut, sum, ZERO } from './figures.js';
import { type HeldOn, heldOn } from './held-on.js';
import { type Known, type KnownComponents, runningAmount, setOff } from './known-sums.js';
import { netLines } from './lines.js';
import { readModifiers } from './modifiers.js';
import { type Payable, payableOf } from './payable.js';
import { eligibleDays } from './presence.js';
import type { Json, Setting } from './setting.js';
import { partOf, type Version, versionsOf } from './versions.js';
import { earnedOf } from './whole.js';

const KINDS = ['revenue', 'performance', 'profit', 'other'] as const;

/** What a period comes to, before anything of other periods acts on it. */
export interface Earned {
  /** In order of time; where the plan does not change, one. */
  readonly versions: readonly Setting[];
  readonly components: readonly Settled[];
  readonly kinds: ReadonlyMap<string, Fraction>;
  /** What floor, cap and guarantee of the plan add to the sum, in this order; those that the plan does not name are absent. */
  readonly steps: ReadonlyMap<string, Fraction>;
  /** What components come to after the plan's cap: those that are paid, by id and version. */
  readonly afterCap: ReadonlyMap<string, Fraction>;
  readonly earned: Fraction;
  /** The days of the period. */
  readonly days: Days;
  /** What is known of components after it, and of new categories. */
  readonly known: KnownComponents;
  readonly pairs: KnownPairs;
}

/** The figures of a statement. */
export interface Second extends Omit<Earned, 'versions'>, Payable {
  readonly versions: readonly Pick<Setting, 'days' | 'share'>[];
}

/** The statement of a period before which there is none. */
export interface First extends Earned, Payable {
  readonly holding: HeldOn;
}

export interface Settled extends Component {
  /** The place of its version. */
  readonly version: number;
  /** What is only a figure for others stands in no sum. */
  readonly isPaid: boolean;
  readonly amount: Fraction;
  /** The component as the plan writes it. */
  readonly words: Json;
}

/** What stands before a period. */
export interface Before {
  /** First day of the first statement; by default of the period itself. */
  readonly firstDay?: string;
  readonly known?: KnownComponents;
  readonly pairs?: KnownPairs;
}

/** @param plans the versions of one plan that are in force in the period, together on all of its days */
export function settledAgain(plans: readonly PlanInput[], facts: FactsInput, payee: string, periodName: string): First {
  const earned = earnedAgain(plans, facts, payee, periodName);
  const holding = heldOn([], { earned, corrected: [], settingsOf: () => [], isFinal: false });
  return { ...earned, ...payableOf(earned, { held: holding.added }), holding };
}

/** The same up to what was earned, which goes on from what was before. */
export function earnedAgain(
  plans: readonly PlanInput[],
  facts: FactsInput,
  payee: string,
  periodName: string,
  before: Before = {},
): Earned {
  const known = new Map(before.known);
  const { settings, round, scale, at, period, counting } = settingsOf(plans, facts, payee, periodName, {
    ...before,
    known,
  });
  const components = settings.flatMap(({ setting, settledOf }, version) => {
    const own = setting.plan.components.flatMap((given): Settled[] => {
      const component = settledOf(given.id);
      return component === undefined ? [] : [{ ...component, version, isPaid: given.pays !== false, words: given }];
    });
    readModifiers(setting);
    return own;
  });
  const withAmounts = at === 'component' ? components : sharing(components, settings, known, { round, scale });
  // A period without a component ends what ran on of it; what it left open stays open.
  for (const [id, { balance }] of known) if (!components.some((one) => one.id === id)) known.set(id, { balance });
  const counted = withAmounts.filter(({ isPaid }) => isPaid);
  const kinds = new Map(
    KINDS.filter((kind) => counted.some((one) => one.kind === kind)).map((kind) => [
      kind as string,
      sum(counted.filter((one) => one.kind === kind).map(({ amount }) => amount)),
    ]),
  );
  const own = settings.map(({ setting }) => setting);
  const totals = earnedOf(sum([...kinds.values()]), own, counted);
  return {
    versions: own,
    components: withAmounts,
    kinds,
    ...totals,
    days: period,
    known,
    pairs: counting.known(period),
  };
}

/** What each version in force in a period is settled with. */
export function settingsAgain(...given: Parameters<typeof earnedAgain>): readonly Setting[] {
  const [plans, facts, payee, period, before = {}] = given;
  const { settings } = settingsOf(plans, facts, payee, period, { ...before, known: new Map(before.known) });
  return settings.map(({ setting }) => setting);
}

function settingsOf(
  given: readonly PlanInput[],
  facts: FactsInput,
  payee: string,
  periodName: string,
  { known, firstDay, pairs = new Map() }: Before & { readonly known: Map<string, Known> },
) {
  const plans = given.map(withPlaces);
  const last = plans.at(-1) as PlanInput;
  const { mode = 'half-up', at = 'component', scale: written } = last.rounding ?? {};
  const scale = written ?? minorUnitOf(last.currency);
  const round = (figure: Fraction): Fraction => rounded(figure, scale, mode);
  const period = { ...periodDays(periodName, last.yearStart), name: periodName };
  const versions = versionsOf(plans, facts.payees.find(({ id }) => id === payee) as Json, period);
  const all = { from: (versions[0] as Version).days.from, to: (versions.at(-1) as Version).days.to };
  const own = { facts, payee, period, round, scale, known, firstDay: firstDay ?? period.from };
  const of = { ...own, isParted: plans.length > 1, isAlone: at === 'component' };
  const counting = new CountingPeriod(pairs);
  const settings = versions.map((version) => settingOf(version, all, of, counting.version(version.days, period)));
  return { settings, round, scale, at, period, counting };
}

/** Amounts that are shares of a sum that is rounded once; what is not paid stands in no sum. */
function sharing(
  components: readonly Settled[],
  settings: readonly { readonly setting: Setting }[],
  known: Map<string, Known>,
  { round, scale }: { readonly round: Setting['round']; readonly scale: number },
): Settled[] {
  const exact = components.filter(({ isPaid }) => isPaid).map((one) => one.exact);
  const shares = sharedOut(round(sum(exact)), exact, scale);
  return components.map((one) => {
    const given = settings[one.version]?.setting.plan.components.find(({ id }) => id === one.id);
    const whole = one.isPaid ? (shares.shift() as Fraction) : round(one.exact);
    const { amount, known: after } = setOff(given, { amount: whole, known: {} }, known.get(one.id));
    known.set(one.id, after);
    return { ...one, amount };
  });
}

type SettledOf = (id: string) => (Component & { readonly amount: Fraction }) | undefined;

/** What a version is settled with, and its components, each settled when it is asked for: a modifier may read another. */
function settingOf(
  version: Version,
  all: Days,
  of: Pick<Setting, 'facts' | 'payee' | 'period' | 'round' | 'scale'> & {
    readonly isParted: boolean;
    readonly firstDay: string;
    readonly known: Map<string, Known>;
    /** Each component is rounded by itself. */
    readonly isAlone: boolean;
  },
  pairs: { readonly part: Pairs; readonly whole: Pairs },
): { readonly setting: Setting; readonly settledOf: SettledOf } {
  const { plan, days } = version;
  const { facts, period } = of;
  const payee = facts.payees.find(({ id }) => id === of.payee) as Json;
  const settled = new Map<string, ReturnType<SettledOf>>();
  const componentOf = (id: string): Json => plan.components.find((one) => one.id === id);
  const settledOf: SettledOf = (id) => {
    if (!settled.has(id)) settled.set(id, withAmount(componentOf(id), setting, of));
    return settled.get(id);
  };
  const whole: Omit<Setting, 'days' | 'window' | 'share' | 'partOf' | 'eligible'> = {
    ...of,
    pairs: pairs.part,
    plan,
    lines: netLines(facts, of.firstDay, plan.amendsBefore, plan.currency),
    baseline: plan.baseline,
    recognise: plan.recognise,
    baselineOf: plan.baselineOf,
    above: (id) => {
      const found = settledOf(id);
      const isPaid = componentOf(id).pays !== false;
      return { attainment: found?.attainment ?? ZERO, earned: isPaid ? (found?.amount ?? ZERO) : ZERO };
    },
    whole: () => ({
      ...inDays(period, partOf({ plan, days: period }, period, payee, period)),
      pairs: pairs.whole,
    }),
    // The part of a campaign is that of its own days; where the plan does not change, it has the whole period.
    during: (some) => {
      const shared = common(all, some) as Days;
      return of.isParted ? inDays(common(days, shared) as Days, partOf(version, shared, payee, period)) : setting;
    },
  };
  const inDays = (own: Days, part: Pick<Setting, 'share' | 'partOf'>): Setting => ({
    ...whole,
    ...part,
    days: own,
    window: own,
    eligible: eligibleDays(plan, payee, own),
  });
  const setting = inDays(days, partOf(version, all, payee, period));
  return { setting, settledOf };
}

/** A component with its amount, and with what later periods are to know of it; of a sum that is rounded once, not yet. */
function withAmount(
  component: Json,
  setting: Setting,
  { known, isAlone, round }: Parameters<typeof settingOf>[2],
): ReturnType<SettledOf> {
  const before = known.get(component.id);
  const settled = settleComponent(component, setting, before);
  if (settled === undefined) return undefined;
  if (!isAlone) return { ...settled, amount: round(settled.exact) };
  const own = settled.runsOn
    ? runningAmount(component, settled, before, round)
    : { amount: round(settled.exact), known: {} };
  const { amount, known: after } = setOff(component, own, before);
  known.set(component.id, after);
  return { ...settled, amount };
}
