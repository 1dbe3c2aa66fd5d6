/** Every measure word and its meaning; a word without one does not compile. */
import type { Measure, MeasureWord } from '../plan/plan.js';
import type { Figure } from '../trace/ledger.js';
import { arithmeticMeaning } from './arithmetic.js';
import { breadthMeaning, penetrationMeaning } from './breadth.js';
import {
  type GroupBy,
  type GroupFigures,
  type MeasureContext,
  type MeasureMeaning,
  type Measures,
  withOwnWindow,
} from './context.js';
import { countMeaning } from './count.js';
import { efficiencyGainMeaning } from './efficiency-gain.js';
import { flowMeaning, retentionMeaning } from './flow.js';
import { gainMeaning } from './gain.js';
import { kpiMeaning, personalMeaning, quotaMeaning, valueMeaning } from './handed-in.js';
import { marginRateMeaning } from './margin-rate.js';
import { newCategoriesMeaning } from './new-categories.js';
import { attainmentMeaning, earnedMeaning } from './of-components.js';
import { asRecognised } from './recognised-view.js';
import { sumMeaning } from './sum.js';

const MEANINGS: { readonly [Word in MeasureWord]: MeasureMeaning<Extract<Measure, { word: Word }>> } = {
  sum: sumMeaning,
  count: countMeaning,
  gain: gainMeaning,
  flow: flowMeaning,
  retention: retentionMeaning,
  marginRate: marginRateMeaning,
  efficiencyGain: efficiencyGainMeaning,
  newCategories: newCategoriesMeaning,
  breadth: breadthMeaning,
  penetration: penetrationMeaning,
  kpi: kpiMeaning,
  personal: personalMeaning,
  quota: quotaMeaning,
  value: valueMeaning,
  attainment: attainmentMeaning,
  earned: earnedMeaning,
  add: arithmeticMeaning,
  subtract: arithmeticMeaning,
  multiply: arithmeticMeaning,
  divide: arithmeticMeaning,
  min: arithmeticMeaning,
  max: arithmeticMeaning,
};

/** The figure of a measure, rounded where the plan says so. Exact otherwise. */
export function figureOf(measure: Measure, context: MeasureContext): Figure {
  const figure = meaningOf(measure).figure(measure, asRecognised(measure, withOwnWindow(measure, context)));
  const { round } = measure;
  return round === undefined ? figure : context.ledger.round(figure, round.scale, round.mode, round.at);
}

/** The figure of a measure by group of a table, each rounded where the plan says so; only for those that split exactly. */
export function groupsOf(measure: Measure, by: readonly GroupBy[], context: MeasureContext): GroupFigures {
  const meaning = meaningOf(measure) as Required<MeasureMeaning<Measure>>;
  const groups = meaning.groups(measure, by, asRecognised(measure, withOwnWindow(measure, context)));
  const { round } = measure;
  if (round === undefined) return groups;
  return new Map(
    [...groups].map(([key, figure]) => [key, context.ledger.round(figure, round.scale, round.mode, round.at)]),
  );
}

function meaningOf(measure: Measure): MeasureMeaning<Measure> {
  return MEANINGS[measure.word] as MeasureMeaning<Measure>;
}

/** What a context hands to measures that are made of others. */
export const MEASURES: Measures = { figureOf, groupsOf };
