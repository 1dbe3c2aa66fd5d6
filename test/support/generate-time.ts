/** What a plan says about time, from a seed: what adds up over a year, what is carried, what is drawn. */
import type { PlanInput } from '../../src/index.js';
import { someAmount } from './generate-amount.js';
import type { Component } from './generate-component.js';
import { type Frame, plusDays, someDay } from './generate-frame.js';
import type { Seeded } from './seeded.js';

/** Some words of time in a plan; it stays one that can be settled. */
export function withTime(seeded: Seeded, frame: Frame, plan: PlanInput): PlanInput {
  const { components } = plan;
  const accumulate = { quota: seeded.pick(['full', 'to-date', 'to-date'] as const) };
  const way = seeded.between(1, 100);
  const timed = components.map((one) => ({
    ...one,
    ...(way > 12 && way <= 30 && seeded.happens(60) ? { accumulate } : undefined),
    ...(seeded.happens(frame.loses ? 20 : 12) ? { negative: 'carry' as const } : undefined),
  }));
  const hasDraw = seeded.happens(20);
  return inTime({
    ...plan,
    ...(way <= 12 ? { accumulate } : undefined),
    ...(hasDraw ? { draw: someDraw(seeded, frame) } : undefined),
    components: timed as unknown as PlanInput['components'],
  });
}

function someDraw(seeded: Seeded, frame: Frame): NonNullable<PlanInput['draw']> {
  return {
    amount: someAmount(seeded, frame, 0, 300_000),
    ...(seeded.happens(40) ? { atLeast: someAmount(seeded, frame, 0, 200_000) } : undefined),
    ...(seeded.happens(40)
      ? {
          recoverFrom: seeded.pick([
            frame.period.from,
            plusDays(frame.period.to, 1),
            someDay(seeded, frame.period.from, frame.period.to),
          ]),
        }
      : undefined),
  };
}

/** What goes on is rounded component by component, a plain amount does not add up, and the balance of a draw is the only one. */
export function inTime(plan: PlanInput): PlanInput {
  const { accumulate, negative, ...rest } = plan;
  const isPlain = ({ pay }: Component): boolean => 'amount' in pay && typeof pay.amount === 'string';
  const components = plan.components.map((one) => {
    const { accumulate: own = accumulate, ...other } = one;
    if (own === undefined || isPlain(one)) return other;
    return one.accumulate === undefined && !plan.components.some(isPlain) ? one : { ...other, accumulate: own };
  }) as unknown as PlanInput['components'];
  const isOfPlan = accumulate !== undefined && !plan.components.some(isPlain);
  const ofSum = negative === undefined || plan.draw !== undefined ? undefined : { negative };
  const timed = { ...rest, ...ofSum, ...(isOfPlan ? { accumulate } : undefined), components } as PlanInput;
  return goesOn([timed]) && timed.rounding?.at === 'total' ? { ...timed, rounding: alone(timed.rounding) } : timed;
}

/** Whether anything in some plans is rounded as one sum over many statements. */
export function goesOn(plans: readonly PlanInput[]): boolean {
  return /"accumulate":|"recognise":"paid"/.test(JSON.stringify(plans));
}

export function alone(rounding: NonNullable<PlanInput['rounding']>): NonNullable<PlanInput['rounding']> {
  return { ...rounding, at: 'component' };
}
