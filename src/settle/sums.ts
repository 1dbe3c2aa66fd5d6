/** From components to the statement: rounding, sums by kind, plan cap and floor, guarantee. */
import type { Bound, Kind } from '../plan/plan.js';
import type { ComponentAmount, StatementComponent, StatementStep } from '../statement/statement.js';
import type { Figure } from '../trace/ledger.js';
import type { Amounted } from './amounted.js';
import { amountOf, boundOf, prorated } from './amounts.js';
import { type Budget, scaledDown } from './budget.js';
import type { SettledComponent } from './component.js';
import { printed, type Settlement } from './settlement.js';

/** Kinds in the order in which a statement lists them. */
export const KINDS: readonly Kind[] = ['revenue', 'performance', 'profit', 'other'];

/** A component with its rounded amount. */
export interface RoundedComponent {
  readonly component: SettledComponent['component'];
  readonly amount: Figure;
  readonly printed: StatementComponent;
}

/** Rounds each component, or the sum once and shares it out over the components. */
export function roundComponents(
  settled: readonly SettledComponent[],
  { plan, ledger }: Settlement,
): RoundedComponent[] {
  const { scale, mode, level } = plan.rounding;
  if (level === 'component') {
    return settled.map((one) => withAmount(one, one.alone()));
  }
  const paying = settled.filter(({ component }) => component.pays !== false);
  const parts = paying.map((one) => one.exact);
  const whole = parts.length === 0 ? undefined : ledger.round(ledger.add(parts), scale, mode);
  const shares = whole === undefined ? [] : ledger.shareOut(whole, parts, scale);
  return settled.map((one) => {
    const share = shares[paying.indexOf(one)];
    return withAmount(one, share === undefined ? one.alone() : one.together(share));
  });
}

function withAmount(settled: SettledComponent, { amount, steps: own }: Amounted): RoundedComponent {
  const steps = [...settled.steps, ...own];
  return {
    component: settled.component,
    amount,
    printed: { ...settled.printed, steps, amount: printed(amount) },
  };
}

/** Sums, in order: by kind and in all, plan floor, plan cap (so that the cap wins), budget, guarantee. */
export interface Totals {
  readonly kinds: readonly { readonly kind: Kind; readonly amount: Figure }[];
  readonly steps: readonly StatementStep[];
  /** What components come to after the plan's cap, where it cuts. */
  readonly cut?: ReadonlyMap<RoundedComponent, Figure>;
  /** The sum before and after each of the steps. */
  readonly acted: readonly { readonly step: StatementStep['step']; readonly before: Figure; readonly after: Figure }[];
  readonly earned: Figure;
}

/** What the plan says of the whole sum, worked out when it is asked for; absent where it says nothing. Not rounded. */
export interface PlanBounds {
  readonly floor?: () => Figure;
  readonly cap?: () => Figure;
  readonly guarantee?: () => Figure;
  readonly draw?: () => Figure;
  /** Instead of the draw, while a balance is being recovered. */
  readonly drawAtLeast?: () => Figure;
  /** What the budget of a run leaves of the sum. */
  readonly budget?: Budget;
}

/** What one plan says of the sum; in a part of a period, the part of it. */
export function planBounds(settlement: Settlement): PlanBounds {
  const { floors, caps, guarantee, draw } = settlement.plan;
  const atLeast = draw?.atLeast ?? draw?.amount;
  const bound = (bounds: readonly Bound[], holds: 'lower' | 'higher'): Figure =>
    boundOf(bounds, holds, settlement.planIncentive, settlement);
  return {
    ...(floors.length > 0 && { floor: () => bound(floors, 'higher') }),
    ...(caps.length > 0 && { cap: () => bound(caps, 'lower') }),
    ...(guarantee && { guarantee: () => prorated('guarantee', amountOf(guarantee, settlement), settlement) }),
    ...(draw && { draw: () => prorated('draw', amountOf(draw.amount, settlement), settlement) }),
    ...(atLeast && { drawAtLeast: () => prorated('draw', amountOf(atLeast, settlement), settlement) }),
  };
}

/** Adds up the rounded components that are paid, and applies what the plan says of the whole. */
export function totalsOf(all: readonly RoundedComponent[], settlement: Settlement, bounds: PlanBounds): Totals {
  const { plan, ledger } = settlement;
  const { scale, mode } = plan.rounding;
  const components = all.filter(({ component }) => component.pays !== false);
  const kinds = KINDS.flatMap((kind) => {
    const own = components.filter(({ component }) => component.kind === kind);
    return own.length === 0 ? [] : [{ kind, amount: ledger.add(own.map(({ amount }) => amount)) }];
  });
  const steps: StatementStep[] = [];
  const acted: Totals['acted'][number][] = [];
  const take = (step: StatementStep, after: Figure): void => {
    steps.push(step);
    acted.push({ step: step.step, before: total, after });
    total = after;
  };
  const sum = ledger.add(kinds.map(({ amount }) => amount));
  let cut: Totals['cut'];
  let total = kinds.length === 0 ? ledger.round(sum, scale, mode) : sum;
  if (bounds.floor !== undefined) {
    const floor = ledger.round(bounds.floor(), scale, mode);
    const raised = ledger.max([total, floor]);
    take({ step: 'floor', figure: printed(floor), amount: printed(raised) }, raised);
  }
  if (bounds.cap !== undefined) {
    const cap = ledger.round(bounds.cap(), scale, mode);
    const capped = ledger.min([total, cap]);
    cut = sum.value.isAbove(cap.value) ? cutComponents(components, capped, settlement) : undefined;
    const cutTo = cut === undefined ? undefined : { components: [...cut].map(printedCut) };
    take({ step: 'cap', figure: printed(cap), amount: printed(capped), ...cutTo }, capped);
  }
  if (bounds.budget !== undefined) {
    const { step, amount } = scaledDown(total, bounds.budget, settlement);
    take(step, amount);
  }
  if (bounds.guarantee !== undefined) {
    const guaranteed = ledger.round(bounds.guarantee(), scale, mode);
    const raised = ledger.max([total, guaranteed]);
    take({ step: 'guarantee', figure: printed(guaranteed), amount: printed(raised) }, raised);
  }
  return { kinds, steps, ...(cut && { cut }), acted, earned: total };
}

/** A plan cap cuts the components above 0 in proportion to their rounded amounts; those below 0 stay. Undefined: none is. */
function cutComponents(
  components: readonly RoundedComponent[],
  capped: Figure,
  { plan, ledger }: Settlement,
): Totals['cut'] {
  const { scale } = plan.rounding;
  const above = components.filter(({ amount }) => amount.value.sign > 0);
  if (above.length === 0) return undefined;
  const below = components.filter(({ amount }) => amount.value.sign < 0);
  const left = below.length === 0 ? capped : ledger.subtract(capped, ledger.add(below.map(({ amount }) => amount)));
  const sumAbove = ledger.add(above.map(({ amount }) => amount));
  const parts = above.map(({ amount }) => ledger.divide(ledger.multiply([amount, left]), sumAbove));
  const shares = ledger.shareOut(left, parts, scale);
  return new Map(
    components.map((one) => {
      const place = above.indexOf(one);
      return [one, place < 0 ? one.amount : (shares[place] as Figure)];
    }),
  );
}

function printedCut([{ component, printed: one }, cut]: readonly [RoundedComponent, Figure]): ComponentAmount {
  const { version } = one;
  return { id: component.id, ...(version === undefined ? undefined : { version }), amount: printed(cut) };
}

/** What a component comes to after what the plan's cap and the budget of a run leave of all. */
export interface LeftOfComponent {
  readonly one: RoundedComponent;
  readonly amount: Figure;
  /** The sum before and after the budget, where that left less of it. */
  readonly budget?: { readonly before: Figure; readonly after: Figure };
}

/** What is left of each component that is paid, in their order. */
export function leftOfComponents(components: readonly RoundedComponent[], { cut, acted }: Totals): LeftOfComponent[] {
  const budget = acted.find(({ step, before, after }) => step === 'budget' && before.value.isAbove(after.value));
  return components
    .filter(({ component }) => component.pays !== false)
    .map((one) => ({ one, amount: cut?.get(one) ?? one.amount, ...(budget && { budget }) }));
}
