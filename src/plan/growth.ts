/** Whether a figure grows with time: with the length of a period, or with the days of a part of it. */
import type { Measure, MeasureWindow } from './plan.js';

/**
 * Sums and counts over the period grow with its days. Ratios, KPIs, personal figures and written values do not, nor does
 * what looks at other days whatever the part (`year-to-date`, `trailing`, a baseline of two dates): they are what they
 * are, in each part of a period.
 */
export function growsWithDays(measure: Measure): boolean {
  switch (measure.word) {
    case 'sum':
    case 'count':
    case 'flow':
    case 'efficiencyGain':
      return !isOfOneDay(measure) && movesWithDays(measure.window);
    case 'newCategories':
      // However far it looks, what one part of a period counts the next does not count again.
      return true;
    case 'gain':
      return growsWithDays(measure.measure);
    case 'quota':
    case 'earned':
      return true;
    case 'marginRate':
    case 'retention':
    case 'breadth':
    case 'penetration':
    case 'kpi':
    case 'personal':
    case 'value':
    case 'attainment':
      return false;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'min':
    case 'max':
      return measure.operands.some(growsWithDays);
    case 'divide': {
      const [above, ...below] = measure.operands as readonly [Measure, ...Measure[]];
      return growsWithDays(above) && !below.some(growsWithDays);
    }
  }
}

/**
 * Whether the figure of a measure grows with time, as money and counts do: marks on it are those of a whole period.
 * Ratios, quotients, KPIs, personal and written figures have no length; arithmetic grows with what it is made of.
 */
export function growsWithTime(measure: Measure): boolean {
  switch (measure.word) {
    case 'sum':
    case 'flow':
      return !isOfOneDay(measure);
    case 'count':
    case 'newCategories':
    case 'efficiencyGain':
    case 'earned':
    case 'quota':
      return true;
    case 'gain':
      return growsWithTime(measure.measure);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'min':
    case 'max':
      return measure.operands.some(growsWithTime);
    case 'breadth':
    case 'penetration':
    case 'marginRate':
    case 'retention':
    case 'attainment':
    case 'divide':
    case 'kpi':
    case 'personal':
    case 'value':
      return false;
  }
}

/** What services come to that run on the last day of a stretch is the same however long the stretch is. */
export function isOfOneDay(measure: Measure): boolean {
  if (measure.word === 'sum') return measure.what === 'annual';
  return (measure.word === 'flow' || measure.word === 'retention') && measure.figure === 'annual';
}

/** Whether a window is as long as the days that a measure stands over. */
function movesWithDays(window: MeasureWindow | undefined): boolean {
  return window === undefined || (window.kind === 'baseline' && window.baseline.kind !== 'range');
}

/**
 * The measures inside one that compare customer by customer, over the days of a part, with a baseline of two dates: such
 * a baseline has no part that belongs to these days. Those that take no more than its rate, or its sum, have one.
 */
export function comparedWithDates(measure: Measure): readonly Measure[] {
  switch (measure.word) {
    case 'flow':
    case 'retention':
      return measure.baseline.kind === 'range' && movesWithDays(measure.window) && !isOfOneDay(measure)
        ? [measure]
        : [];
    case 'newCategories':
      return measure.baseline.kind === 'range' && (measure.customerMustGrow || measure.net) ? [measure] : [];
    case 'gain':
      return comparedWithDates(measure.measure);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'min':
    case 'max':
      return measure.operands.flatMap(comparedWithDates);
    default:
      return [];
  }
}
