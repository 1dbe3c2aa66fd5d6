/** Which groups of lines a component is paid by, and what is paid for all of them. */
import type Fraction from 'fraction.js';
import { fraction } from '../support/some-pay.js';
import { least, most, sum } from './figures.js';
import type { NetLine } from './lines.js';
import { figureOf, written } from './measures.js';
import type { Groups, Json, Setting } from './setting.js';
import { taken } from './taking.js';
import { before, inBaseline, inOwnWindow } from './windows.js';

/** A figure, by the keys of a table where the pay is one. */
export interface Figures {
  readonly figure: Fraction | undefined;
  readonly groups?: Groups | undefined;
}

/** What a component comes to group by group: the figure of all, and the pay of all. */
export function byGroup(
  { by, floor, cap, round }: Json,
  measure: Json,
  at: Setting,
  figuresOf: (own: Setting) => Figures,
  payOf: (figures: Figures, own: Setting) => Fraction,
): Figures & { readonly pay: Fraction } {
  const nameOf = NAMES[by] as (line: NetLine) => string;
  const names = [...new Set(linesTaken(measure, at).map(nameOf))];
  const groups = names.map((name) => {
    const own: Setting = { ...at, within: (line) => nameOf(line) === name };
    const figures = figuresOf(own);
    let pay = payOf(figures, own);
    if (floor !== undefined) pay = most([pay, fraction(floor)]);
    if (cap !== undefined) pay = least([pay, fraction(cap)]);
    return { figure: figures.figure as Fraction, pay: round === true ? at.round(pay) : pay };
  });
  const figure = addsUpBy(measure, by) ? sum(groups.map((one) => one.figure)) : figureOf(measure, at);
  return { figure, pay: sum(groups.map(({ pay }) => pay)) };
}

/** A line and what takes something off it are one; a line without a deal is its own. */
const NAMES: Readonly<Record<string, (line: NetLine) => string>> = {
  line: ({ line }) => line,
  deal: ({ deal }) => deal,
  customer: ({ customer }) => customer,
  category: ({ category }) => category,
  month: ({ date }) => date.slice(0, 7),
};

/** The lines that a measure takes in its window, and then where it compares; those of all that it is made of. */
function linesTaken(given: Json, outer: Setting): NetLine[] {
  const measure = written(given);
  const inner: Json[] | undefined =
    measure.add ?? measure.subtract ?? measure.multiply ?? measure.divide ?? measure.min ?? measure.max;
  if (inner !== undefined) return inner.flatMap((one) => linesTaken(one, outer));
  if (measure.gain !== undefined) {
    const now: Setting = { ...outer, compares: true };
    return [...linesTaken(measure.gain, now), ...linesTaken(measure.gain, before(measure, now))];
  }
  if (HANDED_IN.some((word) => measure[word] !== undefined)) return [];
  const isOfThen = ['flow', 'retention', 'efficiencyGain'].some((word) => measure[word] !== undefined);
  const isOfExisting = ['newCategories', 'breadth', 'penetration'].some((word) => measure[word] !== undefined);
  const at: Setting = {
    ...inOwnWindow(measure, outer),
    ...(isOfThen || measure.newCategories ? { compares: true } : undefined),
  };
  const asked = isOfExisting ? { ...measure, customers: 'existing' } : measure;
  const costs: Json = measure.costs ?? measure.marginRate?.costs ?? measure.efficiencyGain?.costs;
  const readsCost = measure.sum === 'margin' || measure.sum === 'cost' || measure.marginRate || measure.efficiencyGain;
  const linesOf = (where: Setting): NetLine[] =>
    taken(asked, where, readsCost ? ['cost'] : [], costs).map(({ line }) => line);
  return isOfThen ? [...linesOf(at), ...linesOf(inBaseline(measure, at))] : linesOf(at);
}

const HANDED_IN = ['kpi', 'personal', 'quota', 'value', 'attainment', 'earned'];

/** Whether the figure of all lines is the sum of those of the groups. */
function addsUpBy(given: Json, by: string): boolean {
  const measure = written(given);
  const { sum: figure, count, gain, flow, newCategories, efficiencyGain } = measure;
  if (gain !== undefined) return addsUpBy(gain, by);
  if (count !== undefined) return COUNTS_BY[count]?.includes(by) ?? true;
  if (newCategories !== undefined) return by === 'customer' || newCategories.as !== 'customers';
  if (efficiencyGain !== undefined) return efficiencyGain.by === by;
  return figure !== undefined || (flow !== undefined && by === 'customer');
}

/** By what things may be taken apart without one of them standing in two groups; lines by anything. */
const COUNTS_BY: Readonly<Record<string, readonly string[]>> = {
  deals: ['deal'],
  customers: ['customer'],
  categories: ['category'],
  pairs: ['customer', 'category'],
  months: ['customer'],
};
