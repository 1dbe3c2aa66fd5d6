/**
 * Settling a second time, step by step over lines, with plain fractions: reads the plan and the facts as they were
 * written and imports nothing that measures, schedules or settles.
 */
import type Fraction from 'fraction.js';
import type { PlanInput } from '../../src/index.js';
import type { FactsInput } from '../support/generate-facts.js';
import { fraction } from '../support/some-pay.js';
import { amountOf, bound } from './amounts.js';
import { type Days, isIn, periodDays } from './calendar.js';
import { type Component, settleComponent } from './component.js';
import { minorUnitOf } from './exchange.js';
import { least, most, ONE, rounded, sharedOut, sum, ZERO } from './figures.js';
import { netLines } from './lines.js';
import { eligibleDays, prorating } from './presence.js';
import { type Json, payeeOf, type Setting } from './setting.js';

const KINDS = ['revenue', 'performance', 'profit', 'other'] as const;

/** The figures of a statement. */
export interface Second {
  readonly components: readonly (Component & { readonly amount: Fraction })[];
  readonly kinds: ReadonlyMap<string, Fraction>;
  readonly earned: Fraction;
  readonly payable: Fraction;
  readonly carried: Fraction | undefined;
  /** The days of the period. */
  readonly days: Days;
}

export function settledAgain(plan: PlanInput, facts: FactsInput, payee: string, periodName: string): Second {
  const { mode = 'half-up', at = 'component', scale: written } = plan.rounding ?? {};
  const scale = written ?? minorUnitOf(plan.currency);
  const round = (figure: Fraction): Fraction => rounded(figure, scale, mode);
  // A component is settled when it is asked for: another one's modifier may read it.
  const settled = new Map<string, Component | undefined>();
  const settledOf = (id: string): Component | undefined => {
    if (!settled.has(id)) {
      const component = plan.components.find((one) => one.id === id);
      settled.set(id, settleComponent(component, setting));
    }
    return settled.get(id);
  };
  const setting = settingOf(plan, facts, payee, periodName, round, (id) => {
    const found = settledOf(id);
    const isPaid = plan.components.find((one) => one.id === id)?.pays !== false;
    return { attainment: found?.attainment ?? ZERO, earned: isPaid ? round(found?.exact ?? ZERO) : ZERO };
  });
  const components = plan.components.flatMap(({ id }) => settledOf(id) ?? []);
  // What is only a figure for others is rounded for itself and stands in no sum.
  const isPaid = ({ id }: { readonly id: string }): boolean =>
    plan.components.some((one) => one.id === id && one.pays !== false);
  const exact = components.filter(isPaid).map((one) => one.exact);
  const shares = at === 'component' ? exact.map(round) : sharedOut(round(sum(exact)), exact, scale);
  const withAmounts = components.map((one) => ({
    ...one,
    amount: isPaid(one) ? (shares.shift() as Fraction) : round(one.exact),
  }));
  const counted = withAmounts.filter(isPaid);
  const kinds = new Map(
    KINDS.filter((kind) => counted.some((one) => one.kind === kind)).map((kind) => [
      kind as string,
      sum(counted.filter((one) => one.kind === kind).map(({ amount }) => amount)),
    ]),
  );
  const earned = earnedOf(sum([...kinds.values()]), setting, round);
  return { components: withAmounts, kinds, earned, ...payableOf(earned, setting), days: setting.period };
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

/** The sum after floor, cap and guarantee of the plan. */
function earnedOf(whole: Fraction, setting: Setting, round: (figure: Fraction) => Fraction): Fraction {
  const { floor, cap, guarantee } = setting.plan;
  let earned = whole;
  if (floor !== undefined) earned = most([earned, round(bound('floor', floor, ONE, setting))]);
  if (cap !== undefined) earned = least([earned, round(bound('cap', cap, ONE, setting))]);
  if (guarantee === undefined) return earned;
  return most([earned, round(amountOf(guarantee, setting).mul(setting.partOf('guarantee')))]);
}

function settingOf(
  plan: PlanInput,
  facts: FactsInput,
  id: string,
  name: string,
  round: Setting['round'],
  above: Setting['above'],
): Setting {
  const period = { ...periodDays(name, plan.yearStart), name };
  const payee = facts.payees.find((one) => one.id === id) as Json;
  const eligible = eligibleDays(plan, payee, period);
  return {
    plan,
    facts,
    lines: netLines(facts, period.from, plan.amendsBefore, plan.currency),
    payee: id,
    period,
    window: period,
    round,
    above,
    baseline: plan.baseline,
    eligible,
    partOf: prorating(plan, payee, period, eligible),
  };
}
