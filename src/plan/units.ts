/** What the figure of a measure is: money, a count, a ratio, or anything; and how its marks are written. */
import { type Axis, axisOf } from './figures.js';
import type { FigureUnit, Measure } from './plan.js';

/**
 * The unit of a measure's figure. `any` is what the plan cannot tell: a KPI, a personal figure, a quota, a written
 * value, arithmetic.
 *
 * @example
 * unitOf(plan.components[0].measure) // 'money' for { "sum": "amount" }
 */
export function unitOf(measure: Measure): FigureUnit {
  switch (measure.word) {
    case 'sum':
      return measure.what === 'units' ? 'count' : 'money';
    case 'count':
    case 'breadth':
      return 'count';
    case 'newCategories':
      return measure.as === 'amount' ? 'money' : 'count';
    case 'gain':
      return unitOf(measure.measure);
    case 'marginRate':
    case 'retention':
    case 'attainment':
    case 'penetration':
      return 'ratio';
    case 'efficiencyGain':
    case 'flow':
    case 'earned':
      return 'money';
    case 'kpi':
    case 'personal':
    case 'quota':
    case 'value':
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max':
      return 'any';
  }
}

/** How marks on a measure are written: a quota's without %, whatever it is a quota of. */
export function axisOfMeasure(measure: Measure): Axis {
  return measure.word === 'quota' ? { percent: 'forbidden', money: false } : axisOf(unitOf(measure));
}
