/** From what was earned to what is payable: adjustments of the period, then advances that were paid in it. */
import { dayText } from '../calendar/day.js';
import { overlap } from '../calendar/period.js';
import type { Adjustment } from '../facts/facts.js';
import { MAX_EXPECTED_IDS } from '../number/limits.js';
import type { Plan } from '../plan/plan.js';
import type { PayableStep } from '../statement/statement.js';
import type { Figure } from '../trace/ledger.js';
import { printed, type Settlement } from './settlement.js';

/**
 * What is left of an earned amount after each step; it may be below 0. Each step is rounded as the plan says.
 *
 * @param plans the plan, or all its versions in the period: an adjustment may be about a component of any of them
 */
export function paymentsOf(
  earned: Figure,
  settlement: Settlement,
  plans: readonly Plan[],
): { readonly steps: readonly PayableStep[]; readonly left: Figure } {
  const { plan, payee, period, ledger } = settlement;
  const { scale, mode } = plan.rounding;
  const steps: PayableStep[] = [];
  let left = earned;
  for (const { amount, reason, author, component } of adjustmentsOf(settlement, plans)) {
    const about = { reason, author, ...(component === undefined ? undefined : { component }) };
    const figure = ledger.round(ledger.fact(amount, { fact: 'adjustment', ...about }), scale, mode);
    left = ledger.add([left, figure]);
    steps.push({ step: 'adjustment', figure: printed(figure), amount: printed(left), ...about });
  }
  for (const { date, amount } of payee.advances) {
    if (date < period.from || date > period.to) continue;
    const on = { date: dayText(date) };
    const figure = ledger.round(ledger.fact(amount, { fact: 'advance', ...on }), scale, mode);
    left = ledger.subtract(left, figure);
    steps.push({ step: 'advance', figure: printed(figure), amount: printed(left), ...on });
  }
  return { steps, left };
}

/**
 * The adjustments of the settled period. One that shares days with it and is of another one, or that is about a
 * component that no plan has, is a problem.
 */
function adjustmentsOf({ payee, period, measures }: Settlement, plans: readonly Plan[]): readonly Adjustment[] {
  const components = new Set(plans.flatMap((plan) => plan.components.map(({ id }) => id)));
  const { problems } = measures;
  const touching = payee.adjustments.filter((adjustment) => overlap(adjustment.period, period) !== undefined);
  for (const { at, period: own, periodName, component } of touching) {
    if (own.from !== period.from || own.to !== period.to) {
      problems.add({ code: 'period_not_of_plan', at: `${at}/period`, found: periodName, expected: period.name });
    }
    if (component !== undefined && !components.has(component)) {
      const known = [...components].slice(0, MAX_EXPECTED_IDS);
      problems.add({
        code: 'unknown_component',
        at: `${at}/component`,
        found: component,
        expected: known.join(', '),
      });
    }
  }
  return touching;
}
