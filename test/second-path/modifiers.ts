/** Factors and requirements: what they make of pay above 0. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { bound } from './amounts.js';
import { least, ZERO } from './figures.js';
import { blendedQuota } from './handed-in.js';
import { factorAt } from './marks.js';
import { figureOf, isRatio } from './measures.js';
import type { Json, Setting } from './setting.js';

export function actsOn({ components, kinds }: Json, { id, kind }: Json): boolean {
  if (components === undefined && kinds === undefined) return kind !== 'other';
  return components?.includes(id) === true || kinds?.includes(kind) === true;
}

/**
 * What it reads is of the whole period, also where the plan changes in it.
 *
 * @param amounts what an amount is worked out from that caps the pay
 */
export function modified(pay: Fraction, modifier: Json, weight: Fraction, at: Setting, amounts: Setting): Fraction {
  const { factor, require: condition, otherwise } = modifier;
  if (factor !== undefined) return pay.mul(factorOf(factor, at.whole()));
  if (holds(condition, at.whole())) return pay;
  if (otherwise === undefined) return ZERO;
  if (typeof otherwise === 'string') return pay.mul(fraction(otherwise));
  return least([pay, bound('cap', otherwise.cap, weight, amounts)]);
}

/** What finds no pay above 0 is read all the same: what the pay makes of new pairs changes nothing about whether they count. */
export function readModifiers(at: Setting): void {
  for (const { factor, require: condition } of (at.plan.modifiers ?? []) as Json[]) {
    if (!JSON.stringify(factor ?? condition).includes('"newCategories"')) continue;
    if (factor === undefined) holds(condition, at.whole());
    else factorOf(factor, at.whole());
  }
}

function factorOf(factor: Json, at: Setting): Fraction {
  if (typeof factor === 'string') return fraction(factor);
  if (factor.figure !== undefined) return figureOf(factor.figure, at);
  return factorAt(factor, (on) => figureOf(on, at), factor.on);
}

function holds(condition: Json, at: Setting): boolean {
  const parts = (list: Json[]): boolean[] => list.map((one) => holds(one, at));
  if (condition.all !== undefined) return parts(condition.all).every(Boolean);
  if (condition.any !== undefined) return parts(condition.any).some(Boolean);
  if (condition.none !== undefined) return !parts(condition.none).some(Boolean);
  const figure = figureOf(condition, at);
  const against = (mark: Json): number => {
    if (typeof mark === 'string') return figure.compare(fraction(mark));
    return figure.compare(isRatio(condition) ? blendedQuota(mark.quota, at) : figureOf(mark, at));
  };
  const { atLeast, above, atMost, below, between } = condition;
  if (between !== undefined) return against(between[0]) >= 0 && against(between[1]) <= 0;
  if (atLeast !== undefined) return against(atLeast) >= 0;
  if (above !== undefined) return against(above) > 0;
  if (atMost !== undefined) return against(atMost) <= 0;
  return against(below) < 0;
}
