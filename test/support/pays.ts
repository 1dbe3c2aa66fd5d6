/** Pay as a person writes it, read by `parsePlan`: for tests of what a form makes of it. */
import { type PlanInput, parsePlan } from '../../src/index.js';
import type { Rational } from '../../src/number/rational.js';
import { parseCanonical } from '../../src/number/read.js';
import type { Component, Pay } from '../../src/plan/plan.js';

type ComponentInput = PlanInput['components'][number];

/** A component of a monthly plan in euros; with a target incentive of 1,000 where it pays a share. */
export function component(input: Omit<ComponentInput, 'id' | 'kind'>): Component {
  const share = 'share' in input.pay;
  const plan = parsePlan({
    id: 'p',
    currency: 'EUR',
    period: 'month',
    ...(share ? { targetIncentive: '1000' } : undefined),
    components: [{ id: 'c', kind: 'revenue', ...input }],
  });
  return plan.components[0] as Component;
}

/** How a component on the sum of amounts pays, without a quota: marks are money. */
export function payOnMoney(pay: ComponentInput['pay']): Pay {
  return component({ measure: { sum: 'amount' }, pay }).pay;
}

/** How it pays with a quota: marks are written with %. */
export function payOnQuota(pay: ComponentInput['pay']): Pay {
  return component({ measure: { sum: 'amount' }, quota: { amount: '1000' }, pay }).pay;
}

/** An exact number from its text: `"12.5"`, `"1/3"`, `"80%"`. */
export function exact(text: string): Rational {
  return text.endsWith('%') ? parseCanonical(text.slice(0, -1)).dividedBy(parseCanonical('100')) : parseCanonical(text);
}

/** Rows of tiers, steps, a curve or a table of results: `'0 2% | 20000 3% 500'`. */
export function rows(text: string): [string, string][] {
  return text.split(' | ').map((row) => row.split(' ') as [string, string]);
}
