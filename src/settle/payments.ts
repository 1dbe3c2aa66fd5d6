/**
 * From what was earned to what is payable: adjustments of the period, corrections of closed ones, what is open from before, the
 * draw, advances that were paid in the period; and what of it is left open.
 */
import { dayText } from '../calendar/day.js';
import { overlap, seenDays } from '../calendar/period.js';
import type { Adjustment } from '../facts/facts.js';
import { MAX_EXPECTED_IDS } from '../number/limits.js';
import type { Rational } from '../number/rational.js';
import type { Plan } from '../plan/plan.js';
import type { PayableStep } from '../statement/statement.js';
import type { Figure, Ledger } from '../trace/ledger.js';
import type { Correcting } from './corrections.js';
import type { Earned } from './earned.js';
import type { Held } from './held.js';
import { type HeldBefore, Holdbacks } from './holdbacks.js';
import { PayableSteps } from './payable-steps.js';
import type { Settlement } from './settlement.js';

/** What other periods bring to a statement. */
export interface FromBefore extends Pick<HeldBefore, 'chain' | 'originOf'> {
  /** What the statement before left open, below 0. */
  readonly open?: { readonly value: Rational; readonly statement: string; readonly period: string };
  readonly corrections: readonly Correcting[];
  /** Whether this is the last statement, and what it does with what is open. */
  readonly final?: 'claim' | 'forgive';
}

/** What is payable, and how it came to that. */
export interface Payable {
  readonly steps: readonly PayableStep[];
  readonly payable: Figure;
  /** Left open, below 0. */
  readonly carried?: Figure;
  /** What a final statement forgives, below 0. */
  readonly forgiven?: Figure;
  /** What is held back. */
  readonly held: readonly Held[];
}

/**
 * Each step is rounded as the plan says; what is left after one may be below 0.
 *
 * @param balances what components left open, for a final statement
 */
export function payableOf(
  earned: Earned,
  before: FromBefore,
  balances: readonly { readonly component: string; readonly balance: Figure }[],
): Payable {
  const { settlement, totals, views } = earned;
  const { plan, payee, period, ledger } = settlement;
  const { scale, mode } = plan.rounding;
  const steps = new PayableSteps(totals.earned);
  const holdbacks = new Holdbacks(earned, { ...before, isFinal: before.final !== undefined }, steps);
  const plans = views.map((view) => view.plan);
  for (const { amount, reason, author, component } of adjustmentsOf(settlement, plans)) {
    const about = { reason, author, ...(component === undefined ? undefined : { component }) };
    const figure = ledger.round(ledger.fact(amount, { fact: 'adjustment', ...about }), scale, mode);
    steps.take({ step: 'adjustment', ...about }, figure, ledger.add([steps.left, figure]));
  }
  for (const correction of before.corrections) {
    for (const { figure, step } of correction.lines) steps.take(step, figure, ledger.add([steps.left, figure]));
    holdbacks.correct(correction);
  }
  for (const { component, balance } of before.final === 'claim' ? balances : []) {
    steps.take({ step: 'balance', component }, balance, ledger.add([steps.left, balance]));
  }
  const drawn = withDraw(earned, before, steps);
  const seen = seenDays(period);
  for (const { date, amount } of payee.advances) {
    if (date < seen.from || date > seen.to) continue;
    const on = { date: dayText(date) };
    const figure = ledger.round(ledger.fact(amount, { fact: 'advance', ...on }), scale, mode);
    steps.take({ step: 'advance', ...on }, figure, ledger.subtract(steps.left, figure));
  }
  return { steps: steps.list, held: holdbacks.held, ...closing(steps.left, drawn, earned, before) };
}

/** What was drawn beyond what was earned, and what stays open because it is not recovered yet; both at most 0. */
type Drawn = readonly Figure[];

/** What is open from before is set off; a draw then lifts what is left to its amount. */
function withDraw(
  { settlement, bounds, hasEligibleDays }: Earned,
  before: FromBefore,
  steps: PayableSteps,
): Drawn | undefined {
  const { plan, period, ledger } = settlement;
  const { draw } = plan;
  const open = openLeaf(before, settlement);
  const recovers = draw?.recoverFrom === undefined || period.from >= draw.recoverFrom || before.final !== undefined;
  if (open !== undefined && recovers)
    steps.take(
      { step: 'balance', ...(before.open && { period: before.open.period }) },
      open,
      ledger.add([steps.left, open]),
    );
  const kept = open === undefined || recovers ? [] : [open];
  if (bounds.draw === undefined || before.final === 'claim') return draw === undefined ? undefined : kept;
  const { scale, mode } = plan.rounding;
  const isRecovering = open !== undefined && recovers;
  const least = (isRecovering ? bounds.drawAtLeast : undefined) ?? bounds.draw;
  const figure = hasEligibleDays ? ledger.round(least(), scale, mode) : ledger.add([]);
  const { left } = steps;
  const drawn = ledger.max([left, figure]);
  steps.take({ step: 'draw' }, figure, drawn);
  return drawn.value.equals(left.value) ? kept : [...kept, ledger.subtract(left, drawn)];
}

function openLeaf({ open }: FromBefore, { ledger }: Settlement): Figure | undefined {
  if (open === undefined || open.value.sign === 0) return undefined;
  return ledger.fact(open.value, { fact: 'before', what: 'balance', statement: open.statement });
}

/** What is payable of what is left: below 0 it is paid as it is, dropped, or left open. */
function closing(
  left: Figure,
  drawn: Drawn | undefined,
  { settlement: { plan, ledger } }: Earned,
  { final }: FromBefore,
): Omit<Payable, 'steps' | 'held'> {
  const isBelow = left.value.sign < 0;
  if (final === 'claim' || (drawn === undefined && plan.negative === 'pay' && final === undefined))
    return { payable: left };
  const payable = isBelow ? ledger.max([left, ledger.add([])]) : left;
  if (drawn === undefined && plan.negative === 'zero') return { payable };
  if (!isBelow && (drawn ?? []).every(({ value }) => value.sign === 0)) return { payable };
  const all = drawn?.length ? openAfterDraw(drawn, left, payable, ledger) : ledger.subtract(left, payable);
  return final === undefined ? { payable, carried: all } : { payable, forgiven: all };
}

/** What was drawn too much and what stays open, and what is left beyond what is payable. */
function openAfterDraw(drawn: Drawn, left: Figure, payable: Figure, ledger: Ledger): Figure {
  return ledger.add([...drawn, left, ledger.subtract(ledger.add([]), payable)]);
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
