/**
 * Settling a second time, step by step over lines, with plain fractions: reads the plan and the facts as they were
 * written and imports nothing that measures, schedules or settles.
 */
import type Fraction from 'fraction.js';
import type { PlanInput } from '../../src/index.js';
import type { FactsInput } from '../support/generate-facts.js';
import { fraction } from '../support/some-pay.js';
import { amountOf, bound } from './amounts.js';
import { common, type Days, isIn, periodDays } from './calendar.js';
import { type Component, settleComponent } from './component.js';
import { minorUnitOf } from './exchange.js';
import { least, most, ONE, rounded, sharedOut, sum, ZERO } from './figures.js';
import { netLines } from './lines.js';
import { eligibleDays } from './presence.js';
import { type Json, payeeOf, type Setting } from './setting.js';
import { partOf, type Version, versionsOf } from './versions.js';

const KINDS = ['revenue', 'performance', 'profit', 'other'] as const;

/** The figures of a statement. */
export interface Second {
  /** In order of time; where the plan does not change, one. */
  readonly versions: readonly Pick<Setting, 'days' | 'share'>[];
  readonly components: readonly (Settled & { readonly amount: Fraction })[];
  readonly kinds: ReadonlyMap<string, Fraction>;
  readonly earned: Fraction;
  readonly payable: Fraction;
  readonly carried: Fraction | undefined;
  /** The days of the period. */
  readonly days: Days;
}

interface Settled extends Component {
  /** The place of its version. */
  readonly version: number;
  /** What is only a figure for others stands in no sum. */
  readonly isPaid: boolean;
}

/** @param plans the versions of one plan that are in force in the period, together on all of its days */
export function settledAgain(
  plans: readonly PlanInput[],
  facts: FactsInput,
  payee: string,
  periodName: string,
): Second {
  const last = plans.at(-1) as PlanInput;
  const { mode = 'half-up', at = 'component', scale: written } = last.rounding ?? {};
  const scale = written ?? minorUnitOf(last.currency);
  const round = (figure: Fraction): Fraction => rounded(figure, scale, mode);
  const period = { ...periodDays(periodName, last.yearStart), name: periodName };
  const versions = versionsOf(plans, facts.payees.find(({ id }) => id === payee) as Json, period);
  const all = { from: (versions[0] as Version).days.from, to: (versions.at(-1) as Version).days.to };
  const isParted = plans.length > 1;
  const settings = versions.map((version) => settingOf(version, all, { facts, payee, period, round, isParted }));
  const components = settings.flatMap(({ setting, settledOf }, version) =>
    setting.plan.components.flatMap(({ id, pays }): Settled[] => {
      const component = settledOf(id);
      return component === undefined ? [] : [{ ...component, version, isPaid: pays !== false }];
    }),
  );
  const exact = components.filter(({ isPaid }) => isPaid).map((one) => one.exact);
  const shares = at === 'component' ? exact.map(round) : sharedOut(round(sum(exact)), exact, scale);
  const withAmounts = components.map((one) => ({
    ...one,
    amount: one.isPaid ? (shares.shift() as Fraction) : round(one.exact),
  }));
  const counted = withAmounts.filter(({ isPaid }) => isPaid);
  const kinds = new Map(
    KINDS.filter((kind) => counted.some((one) => one.kind === kind)).map((kind) => [
      kind as string,
      sum(counted.filter((one) => one.kind === kind).map(({ amount }) => amount)),
    ]),
  );
  const own = settings.map(({ setting }) => setting);
  const amounts = own.map((_, place) =>
    sum([ZERO, ...counted.filter(({ version }) => version === place).map(({ amount }) => amount)]),
  );
  const earned = earnedOf(sum([...kinds.values()]), own, amounts, round);
  const payable = payableOf(earned, own.at(-1) as Setting);
  return { versions: own, components: withAmounts, kinds, earned, ...payable, days: period };
}

/** After adjustments of exactly this period, and advances paid in it: what is payable, and what is left open below 0. */
function payableOf(earned: Fraction, setting: Setting): Pick<Second, 'payable' | 'carried'> {
  const { plan, period, round } = setting;
  const { adjustments = [], advances = [] } = payeeOf(setting);
  const whole = sum([
    earned,
    ...adjustments.filter((one: Json) => one.period === period.name).map(({ amount }: Json) => round(fraction(amount))),
    ...advances.filter(({ date }: Json) => isIn(date, period)).map(({ amount }: Json) => round(fraction(amount)).neg()),
  ]);
  const { negative = 'carry' } = plan;
  const isBelow = whole.compare(0) < 0;
  return {
    payable: isBelow && negative !== 'pay' ? ZERO : whole,
    carried: isBelow && negative === 'carry' ? whole : undefined,
  };
}

/** The sum after floor, cap and guarantee of the plan: of several versions, once by what each of them says for its days. */
function earnedOf(
  whole: Fraction,
  versions: readonly Setting[],
  amounts: readonly Fraction[],
  round: (figure: Fraction) => Fraction,
): Fraction {
  const has = (word: 'floor' | 'cap' | 'guarantee'): boolean => versions.some(({ plan }) => plan[word] !== undefined);
  const summed = (figure: (at: Setting, place: number) => Fraction): Fraction => round(sum(versions.map(figure)));
  let earned = whole;
  if (has('floor')) {
    const floorOf = (at: Setting): Fraction =>
      at.plan.floor === undefined ? ZERO : bound('floor', at.plan.floor, ONE, at);
    earned = most([earned, summed(floorOf)]);
  }
  if (has('cap')) {
    // A version without a cap limits nothing: what its days came to stands beside the others' caps.
    const capOf = (at: Setting, place: number): Fraction =>
      at.plan.cap === undefined ? most([amounts[place] as Fraction, ZERO]) : bound('cap', at.plan.cap, ONE, at);
    earned = least([earned, summed(capOf)]);
  }
  if (!has('guarantee')) return earned;
  const promised = (at: Setting): Fraction =>
    at.plan.guarantee === undefined ? ZERO : amountOf(at.plan.guarantee, at).mul(at.partOf('guarantee'));
  return most([earned, summed(promised)]);
}

type SettledOf = (id: string) => Component | undefined;

/** What a version is settled with, and its components, each settled when it is asked for: a modifier may read another. */
function settingOf(
  version: Version,
  all: Days,
  of: Pick<Setting, 'facts' | 'payee' | 'period' | 'round'> & { readonly isParted: boolean },
): { readonly setting: Setting; readonly settledOf: SettledOf } {
  const { plan, days } = version;
  const { facts, period } = of;
  const payee = facts.payees.find(({ id }) => id === of.payee) as Json;
  const known = new Map<string, Component | undefined>();
  const componentOf = (id: string): Json => plan.components.find((one) => one.id === id);
  const settledOf: SettledOf = (id) => {
    if (!known.has(id)) known.set(id, settleComponent(componentOf(id), setting));
    return known.get(id);
  };
  const whole: Omit<Setting, 'days' | 'window' | 'share' | 'partOf' | 'eligible'> = {
    ...of,
    plan,
    lines: netLines(facts, period.from, plan.amendsBefore, plan.currency),
    baseline: plan.baseline,
    recognise: plan.recognise,
    baselineOf: plan.baselineOf,
    above: (id) => {
      const found = settledOf(id);
      const isPaid = componentOf(id).pays !== false;
      return { attainment: found?.attainment ?? ZERO, earned: isPaid ? of.round(found?.exact ?? ZERO) : ZERO };
    },
    whole: () => inDays(period, partOf({ plan, days: period }, period, payee, period)),
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
