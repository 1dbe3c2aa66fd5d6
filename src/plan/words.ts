/** Which words the format knows and where they stand: for words in the wrong place, and for slips of the pen. */

/** Where each word of the format may stand, in words of the format. */
const PLACES: Readonly<Record<string, string>> = {
  $schema: 'plan',
  format: 'plan',
  title: 'plan',
  currency: 'plan',
  period: 'plan',
  yearStart: 'plan',
  effective: 'plan',
  existingAfter: 'plan',
  dormantAfter: 'plan',
  classOn: 'plan',
  targetIncentive: 'plan',
  weights: 'plan',
  labels: 'plan',
  unpaidAbsences: 'plan',
  rounding: 'plan',
  unknownCustomers: 'plan',
  unknownCost: 'plan',
  amendsBefore: 'plan',
  components: 'plan, modifiers, holdbacks',
  modifiers: 'plan',
  guarantee: 'plan',
  proration: 'plan',
  draw: 'plan',
  holdbacks: 'plan',
  payout: 'plan',
  clawback: 'plan',
  accumulate: 'plan, components',
  negative: 'plan, components',
  cap: 'plan, components, otherwise, capEach, group',
  floor: 'plan, components, group',
  baseline: 'plan, components, gain, flow, retention, efficiencyGain, newCategories',
  baselineOf: 'plan, components, gain, flow, retention, efficiencyGain, newCategories',
  recognise:
    'plan, components, sum, count, flow, retention, marginRate, efficiencyGain, newCategories, breadth, penetration',
  kind: 'components',
  weight: 'components',
  measure: 'components',
  pay: 'components',
  group: 'components',
  pays: 'components',
  lineShares: 'components',
  clause: 'components',
  payCode: 'components',
  legal: 'components',
  id: 'plan, components, modifiers, holdbacks',
  from: 'components, effective, baseline, customerAge',
  to: 'components, effective, baseline',
  before: 'customerAge',
  // measures and their options
  sum: 'measure',
  count: 'measure',
  gain: 'measure',
  flow: 'measure',
  retention: 'measure',
  marginRate: 'measure, only',
  margin: 'only',
  units: 'only',
  discountRate: 'only',
  efficiencyGain: 'measure',
  newCategories: 'measure',
  breadth: 'measure',
  penetration: 'measure',
  kpi: 'measure',
  personal: 'measure',
  quota: 'components, measure, accumulate',
  value: 'measure',
  attainment: 'measure',
  earned: 'measure',
  add: 'measure',
  subtract: 'measure',
  multiply: 'measure',
  divide: 'measure',
  min: 'measure',
  max: 'measure',
  customers: 'sum, count, flow, retention, marginRate, efficiencyGain, newCategories, breadth, penetration',
  categories: 'sum, count, flow, retention, marginRate, efficiencyGain, newCategories, breadth, penetration',
  segments: 'sum, count, flow, retention, marginRate, efficiencyGain, newCategories, breadth, penetration',
  customerAge: 'sum, count, flow, retention, marginRate, efficiencyGain, newCategories, breadth, penetration',
  tags: 'sum, count, flow, retention, marginRate, efficiencyGain, newCategories, breadth, penetration',
  only: 'sum, count, flow, retention, marginRate, efficiencyGain, newCategories, breadth, penetration',
  capEach: 'sum, marginRate',
  not: 'sum, count, flow, retention, marginRate, efficiencyGain, newCategories, breadth, penetration',
  of: 'sum, count, flow, retention, marginRate, efficiencyGain, newCategories, breadth, penetration, proration',
  basis: 'proration',
  team: 'of: {}',
  self: 'of: {}',
  unit: 'of: {}',
  window: 'sum, count, flow, retention, marginRate, efficiencyGain, newCategories, breadth, penetration',
  trailing: 'window',
  paidAtLeast: 'recognise',
  weigh: 'sum',
  costs: 'sum, marginRate: {}, efficiencyGain: {}',
  minimum: 'count, newCategories: {}',
  shares: 'count, payout, clawback',
  round: 'measure, quota, group',
  ifZero: 'retention, marginRate, breadth, penetration, divide, quota',
  ifNone: 'kpi',
  referenceRate: 'efficiencyGain: {}',
  lookBack: 'newCategories: {}',
  customerMustGrow: 'newCategories: {}',
  as: 'newCategories: {}',
  lasting: 'newCategories: {}',
  eligible: 'newCategories: {}',
  net: 'newCategories: {}',
  // pay and modifiers
  rate: 'pay',
  each: 'pay',
  amount: 'pay, quota, cap, floor, guarantee, targetIncentive, draw, only',
  share: 'pay, holdbacks',
  per: 'each, quota, cap, floor, guarantee, targetIncentive, draw',
  parts: 'each',
  tiers: 'rate, each, share',
  steps: 'rate, each, amount, share, factor',
  curve: 'rate, each, amount, share, factor',
  matrix: 'rate, each, amount, share, factor',
  table: 'rate, each',
  by: 'table, efficiencyGain: {}, only, capEach, group',
  cumulative: 'steps',
  edge: 'steps, tiers, matrix',
  on: 'steps, curve, tiers, rows, columns',
  rows: 'matrix: {}',
  columns: 'matrix: {}',
  cells: 'matrix: {}',
  marks: 'rows: {}, columns: {}',
  above: 'pay: curve, require, only',
  below: 'pay: curve, require, only',
  atLeast: 'require, only, penetration: {}, newCategories: {}, draw',
  atMost: 'require, only',
  between: 'require, only',
  all: 'require',
  any: 'require',
  none: 'require',
  factor: 'modifiers',
  figure: 'factor, flow, retention',
  require: 'modifiers',
  otherwise: 'require',
  kinds: 'modifiers',
  times: 'cap, floor, lasting',
  name: 'quota',
  seasonal: 'quota, amount',
  // from one statement to the next
  recoverFrom: 'draw',
  until: 'holdbacks',
  releaseIf: 'holdbacks',
  customerActiveAfter: 'releaseIf',
  latest: 'holdbacks',
  instalments: 'payout',
  within: 'clawback, lasting',
  keep: 'lasting',
  first: 'lasting',
  mode: 'rounding, round',
  scale: 'rounding, round',
  at: 'rounding',
  revenue: 'weights',
  performance: 'weights',
  profit: 'weights',
};

/** Where a word may stand, or undefined where the format does not know it. */
export function placesOf(word: string): string | undefined {
  return Object.hasOwn(PLACES, word) ? PLACES[word] : undefined;
}

/** The word of a list that a slip of the pen comes closest to: at most two letters apart, or only in capitals. */
export function nearestWord(written: string, words: readonly string[]): string | undefined {
  if (written.length > 24) return undefined;
  let nearest: string | undefined;
  let least = written.length <= 4 ? 1 : 2;
  for (const word of words) {
    if (Math.abs(written.length - word.length) > least) continue;
    const distance = written.toLowerCase() === word.toLowerCase() ? 0 : distanceOf(written, word);
    if (distance <= least && (nearest === undefined || distance < least)) {
      nearest = word;
      least = distance;
    }
  }
  return nearest;
}

/** Letters to change, add, take away or swap with a neighbour to come from one word to the other. */
function distanceOf(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    const before = rows[i - 1] as number[];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (before[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (before[j] as number) + 1, (row[j - 1] as number) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, ((rows[i - 2] as number[])[j - 2] as number) + 1);
      }
      row.push(least);
    }
    rows.push(row);
  }
  return (rows[a.length] as number[])[b.length] as number;
}
