/** What an editor shows over the words of a plan. Typed by the words, so that a forgotten one does not compile. */
import type { ComponentInput, GroupInput, NamedQuotaInput, PlanInput, WrittenQuotaInput } from '../input.js';
import type { LastingInput, MeasureInputs } from '../input-measures.js';
import type { ModifierInputs } from '../input-modifiers.js';

/** A word: what it is, and what each of its fields says. */
export interface Described<Fields = Record<string, unknown>> {
  readonly text: string;
  readonly fields: { readonly [Field in keyof Fields]-?: string };
}

const FILTERS = {
  customers: 'Only customers that are existing, or new, on the first day of the window. Default: all.',
  categories: 'Ids of categories whose lines count. Default: all.',
  segments: 'Segments of customers whose lines count. Default: all.',
  customerAge: 'How long the customer has been one on the day of the line: { from, before }.',
  tags: 'Key → values, one of which the line must have, or else its customer.',
  not: 'Leaves out the lines that meet all that stands here.',
  only: 'Only lines with such figures, or with "by": "deal" deals: { "marginRate": { "atLeast": "60%" } }.',
  of: 'Whose lines: payee (default), team, { team, self }, { unit }, all.',
};

const { not: _, only: __, of: ___, ...CONDITIONS } = FILTERS;

/** Parts of filters that are objects of their own. */
export const FILTER_TEXTS = {
  customerAge: {
    text: 'How long the customer has been one on the day of the line.',
    fields: { from: 'This old or older: "P12M".', before: 'Younger than this: "P24M".' },
  },
  not: { text: 'Lines that meet all of these are left out.', fields: CONDITIONS },
  only: {
    text: 'Only lines, or deals, that meet all of these, net of reversals.',
    fields: {
      by: 'line (default), or deal: its lines in the window, whoever is credited.',
      amount: 'Money: { "atLeast": "10000" }.',
      margin: 'Amount less cost.',
      marginRate: 'Margin ÷ amount: { "atLeast": "60%" }. Without an amount there is none.',
      units: 'How many units.',
      discountRate: '(List price less amount) ÷ list price: { "below": "20%" }.',
    },
  },
  capEach: {
    text: 'Each deal counts up to a cap; a larger one with cap ÷ whole amount of all its figures.',
    fields: { by: 'deal.', cap: 'Money above 0: "100000".' },
  },
  team: {
    text: 'Those who report to the payee, over one or more levels.',
    fields: { team: '1: direct reports; [1, 2]: from the first to the second level.', self: 'With the own lines.' },
  },
  unit: { text: 'Everyone of a unit.', fields: { unit: 'The unit, as the payees name it.' } },
  scopes: { team: 'Those who report to the payee.', unit: 'Everyone of a unit.' },
} as const;
const ACCUMULATE = {
  accumulate:
    'Year to date: figure, quota, target incentive, floor and cap from the start of the fiscal year. Default: every period stands for itself.',
};
const CAP_EACH = { capEach: 'Each deal counts up to a cap: { "by": "deal", "cap": "100000" }.' };
const ROUND = { round: 'Rounds the figure as a step of its own.' };
const BASELINE = {
  baseline: 'What is compared with: previous-year (default), previous-period, or { from, to }.',
  baselineOf:
    'Whose lines the baseline takes: payee, those credited then (default); customers, all of the customers of now, at the share of now.',
};
const WINDOW = { window: 'Days it takes: period (default), year-to-date, baseline, or { "trailing": "P12M" }.' };
const RECOGNISE = {
  recognise:
    'When lines count: booked (their date, default), paid (each payment’s part on its day), { "paidAtLeast": "75%" } (the whole line on that day), service (spread over its days).',
};
const FILTERED = { ...FILTERS, ...WINDOW, ...RECOGNISE, ...ROUND };
const ANNUAL = {
  figure: 'annual: what services that run on the last day come to in a year. Default: what was bought.',
};

/** Measures by their word. */
export const MEASURE_TEXTS: { readonly [Word in keyof MeasureInputs]: Described<MeasureInputs[Word]> } = {
  sum: {
    text: 'The exact sum over lines.',
    fields: {
      sum: 'amount; margin = amount less cost; cost; units; discount = list price less amount; annual = what services that run on the last day come to in a year.',
      costs: 'The named costs that a margin or a cost takes. Default: all.',
      weigh: 'Weight of each category: { "strategic": "1.5", "*": "1" }. Default: all weigh 1.',
      ...CAP_EACH,
      ...FILTERED,
    },
  },
  count: {
    text: 'How many different things there are.',
    fields: {
      count: 'lines, deals, customers, categories, pairs (customer × category) or months (active months a customer).',
      minimum: 'Whole amount that a counted thing needs. Default: above 0.',
      shares: 'full: each thing counts as 1. Default: as the credited part of its amount.',
      ...FILTERED,
    },
  },
  gain: {
    text: 'A measure in the window less the same in the baseline.',
    fields: { gain: 'The measure that is compared; filters stand in it.', ...BASELINE, ...ROUND },
  },
  flow: {
    text: 'Customer by customer, now against then, in money.',
    fields: {
      flow: 'Of customers who bought then: retained, expansion, lost; of the others: new.',
      ...ANNUAL,
      ...BASELINE,
      ...FILTERED,
    },
  },
  retention: {
    text: 'A ratio over the customers who bought then.',
    fields: {
      retention: 'customers: those still buying; gross: what stayed of their amount; net: with what came on top.',
      ...ANNUAL,
      ifZero: 'The ratio where nobody bought then. Without it that is an error.',
      ...BASELINE,
      ...FILTERED,
    },
  },
  marginRate: {
    text: 'Margin ÷ amount, a ratio.',
    fields: {
      marginRate: 'Options of the margin: { "costs": […] }, or {}.',
      ...CAP_EACH,
      ifZero: 'The rate where the amount is 0. Without it that is an error.',
      ...FILTERED,
    },
  },
  efficiencyGain: {
    text: 'Margin less baseline margin rate × amount: what better work added, apart from more volume.',
    fields: { efficiencyGain: 'Options: by, costs, referenceRate; or {}.', ...BASELINE, ...FILTERED },
  },
  newCategories: {
    text: 'Customer × category pairs newly won.',
    fields: {
      newCategories:
        'Options: minimum, lookBack (default P24M), as, atLeast, customerMustGrow, net, eligible, lasting; or {}.',
      ...BASELINE,
      ...FILTERED,
    },
  },
  breadth: {
    text: 'Categories per active existing customer.',
    fields: {
      breadth: 'Takes no options: {}.',
      ifZero: 'The figure where no customer is active. Without it that is an error.',
      ...FILTERED,
    },
  },
  penetration: {
    text: 'Share of active existing customers who buy at least so many categories, a ratio.',
    fields: {
      penetration: '{ "atLeast": 3 }',
      ifZero: 'The ratio where no customer is active. Without it that is an error.',
      ...FILTERED,
    },
  },
  kpi: {
    text: 'A figure handed in with the facts.',
    fields: {
      kpi: 'Name of the KPI.',
      ifNone: 'The figure where there was nothing to measure. Without it that is an error.',
      ...ROUND,
    },
  },
  personal: {
    text: 'A figure of the payee, such as a salary.',
    fields: { personal: 'Name of the personal figure.', ...ROUND },
  },
  quota: { text: 'A quota of the payee, as a figure.', fields: { quota: 'Name of the quota.', ...ROUND } },
  value: { text: 'A figure that the plan writes.', fields: { value: 'The figure.', ...ROUND } },
  attainment: {
    text: 'The attainment of a component written above, a ratio.',
    fields: { attainment: 'Id of a component that has a quota.', ...ROUND },
  },
  earned: {
    text: 'The rounded amount of a component written above.',
    fields: { earned: 'Id of the component.', ...ROUND },
  },
  add: { text: 'The sum of measures.', fields: { add: 'At least two measures or figures.', ...ROUND } },
  subtract: {
    text: 'One measure less another.',
    fields: { subtract: 'Two measures or figures: the first less the second.', ...ROUND },
  },
  multiply: { text: 'The product of measures.', fields: { multiply: 'At least two measures or figures.', ...ROUND } },
  divide: {
    text: 'One measure ÷ another.',
    fields: {
      divide: 'Two measures or figures: the first ÷ the second.',
      ifZero: 'The quotient where the second is 0. Without it that is an error.',
      ...ROUND,
    },
  },
  min: { text: 'The smallest of measures.', fields: { min: 'At least two measures or figures.', ...ROUND } },
  max: { text: 'The largest of measures.', fields: { max: 'At least two measures or figures.', ...ROUND } },
};

/** Comparisons of a condition. */
export const COMPARISON_TEXTS = {
  atLeast: 'The measure is this or more.',
  above: 'The measure is more than this.',
  atMost: 'The measure is this or less.',
  below: 'The measure is less than this.',
  between: 'The measure lies between the two, both inside.',
};

/** What is paid. */
export const PAY_TEXTS = {
  rate: 'Pays rate × figure.',
  each: 'Pays an amount for each thing counted.',
  amount: 'Pays an amount.',
  share: 'Pays a share of the target incentive × the weights.',
};

/** What may stand beside `each`. */
export const PACK_TEXTS = {
  per: 'How much of the figure makes a pack, above 0. Default: 1.',
  parts: 'A pack that is not full: full (default) does not count it, started counts it as one, exact as its part.',
};

/** How it depends on the figure. */
export const HOW_TEXTS = {
  tiers: {
    text: 'Each value pays for the part of the figure inside its tier.',
    fields: {
      tiers: '[[mark, value, plus?], …], marks rising; the last tier is open.',
      edge: 'upper: a mark belongs to the tier below it. Only with an extra.',
      on: 'figure: marks are on the figure although there is a quota.',
    },
  },
  steps: {
    text: 'The value of the last mark reached holds for the whole figure.',
    fields: {
      steps: '[[mark, value, plus?], …], marks rising.',
      cumulative: 'Adds up all steps reached. Default: false.',
      edge: 'upper: a mark belongs to what holds below it.',
      on: 'The measure that the marks are read on.',
    },
  },
  curve: {
    text: 'Straight lines between the points.',
    fields: {
      curve: '[[mark, value], …], marks rising.',
      below: 'extend: the first line goes on before the first mark. Default: 0 there.',
      above: 'After the last mark: flat, or the last line goes on (extend).',
      on: 'The measure that the marks are read on.',
    },
  },
  matrix: {
    text: 'Two figures, stepwise; before a first mark 0 (a factor: flat).',
    fields: {
      matrix: '{ rows: { on?, marks }, columns: { on?, marks }, cells }.',
      edge: 'upper: a mark belongs to what holds below it.',
    },
  },
  table: {
    text: 'The figure falls into groups, each with its own how.',
    fields: {
      by: 'category, segment, class (existing, new), or the values of a tag ("tag:channel").',
      table: 'Key → how; "*" for all other keys, and for lines without the tag.',
    },
  },
};

/** What stands under `matrix`. */
export const MATRIX_TEXT = {
  text: 'The cell of the last mark reached in rows and columns.',
  fields: {
    rows: 'What the rows are read on, and their marks.',
    columns: 'What the columns are read on, and their marks.',
    cells: 'One row of cells for each mark of the rows, in it one cell for each mark of the columns.',
  },
};

/** The rows, or the columns, of a matrix. */
export const AXIS_TEXT = {
  text: 'What is read, and its marks.',
  fields: {
    on: 'The measure that the marks are on. In pay: default the attainment, or the figure; "figure" the figure.',
    marks: '[mark, …], rising.',
  },
};

const ACTS_ON = {
  id: 'Begins with a letter; unique among the modifiers.',
  components: 'Ids of the components it acts on. Default: all but those of kind other.',
  kinds: 'Kinds it acts on, beside the components named.',
};

/** Modifiers by their word. */
export const MODIFIER_TEXTS: { readonly [Word in keyof ModifierInputs]: Described<ModifierInputs[Word]> } = {
  factor: {
    text: 'Multiplies pay above 0.',
    fields: { factor: 'A factor, steps or a curve on a measure, a matrix, or { figure: measure }.', ...ACTS_ON },
  },
  require: {
    text: 'Pays less where a condition does not hold.',
    fields: {
      require: 'A measure with one comparison, or all, any, none of several conditions.',
      otherwise: 'What is paid where it does not hold: a share of the pay, or { cap }. Default: nothing.',
      ...ACTS_ON,
    },
  },
};

/** Fields of a component. */
export const COMPONENT_TEXTS: Described<ComponentInput> = {
  text: 'One part of the pay.',
  fields: {
    id: 'Begins with a letter; unique among the components.',
    kind: 'revenue, performance or profit; other stands beside the three.',
    weight: 'Share of its kind’s target incentive; only where it pays a share.',
    quota: 'What 100 % is: a name, { name, … } or { amount, per, … }.',
    measure: 'What is measured. Each of the three kinds has a default, over existing customers.',
    pay: 'What is paid: rate, each, amount or share.',
    group: 'Pays group by group of its lines and adds up: { by, floor, cap, round }.',
    cap: 'No more than this: an amount, { times }, or a list.',
    floor: 'No less than this: an amount, { times }, or a list.',
    negative: 'Pay below 0: zero (default), pay, or carry (left open and set off later).',
    ...BASELINE,
    ...RECOGNISE,
    ...ACCUMULATE,
    lineShares: 'running: its lines share in its amount by date and id. Default: in proportion to the figure.',
    from: 'First day of its lines.',
    to: 'Last day of its lines.',
    pays: '`false`: only shown on the statement, in no sum. Default: it is paid.',
    clause: 'Where the agreement says so.',
    payCode: 'Wage type of the payroll.',
    legal: 'What it is before the law: commission on transactions, or target-bonus.',
  },
};

/** Fields of a group. */
export const GROUP_TEXT: Described<GroupInput> = {
  text: 'Pay is worked out for each group of lines and added up. Not together with a quota.',
  fields: {
    by: 'line, deal (a line without one is its own), customer, category or month.',
    floor: 'Money that each group pays at least.',
    cap: 'Money that each group pays at most; wins over the floor.',
    round: 'Rounds the pay of each group, as the plan rounds. Default: false.',
  },
};

/** Fields of `lasting`. */
export const LASTING_TEXT: Described<LastingInput> = {
  text: 'A first share of each new pair counts now, the rest once it was kept often enough.',
  fields: {
    keep: 'Money above 0: what the pair comes to, whole, in a period in which it is kept.',
    times: 'In how many periods it must be kept; at most within.',
    within: 'Of how many following periods: 1 to 24.',
    first: 'The share that counts at once: "50%".',
  },
};

/** Fields of both forms of a quota. */
export const QUOTA_TEXTS: Described<NamedQuotaInput & WrittenQuotaInput> = {
  text: 'What 100 % is.',
  fields: {
    name: 'Name of a quota of the payee.',
    amount: 'The quota itself, in the unit of the figure; with % for a ratio.',
    per: 'What the amount is for. Default: period.',
    seasonal: 'How a yearly amount falls to the periods of the fiscal year: one share each, adding up to 100 %.',
    ifZero: 'The attainment where the quota is 0. Without it that is an error.',
    round: 'Rounds the attainment as a step of its own.',
  },
};

/** Fields of a plan. */
export const PLAN_TEXTS: Described<PlanInput> = {
  text: 'A plan for variable pay: what is measured and what is paid for it.',
  fields: {
    $schema: 'Address of this schema.',
    format: 'The format this plan is written in.',
    id: 'Begins with a letter or digit; payees name it.',
    title: 'Name of the plan for readers.',
    currency: 'Three capital letters of ISO 4217.',
    period: 'How long one settled period is.',
    yearStart: 'First day of the fiscal year, MM-01. Default: 01-01.',
    effective: 'Days on which the plan is in force.',
    existingAfter: 'How long after the first order a customer counts as existing. Default: P12M.',
    dormantAfter: 'Who did not buy for so long counts from the next purchase on as if that were the first order.',
    ...BASELINE,
    ...RECOGNISE,
    ...ACCUMULATE,
    targetIncentive: 'Money that 100 % pays.',
    weights: 'Shares of the target incentive by kind, adding up to 100 %.',
    labels: 'Names of ids for readers of statements.',
    unpaidAbsences: 'Kinds of absence whose days earn nothing.',
    rounding: 'How pay is rounded: mode, scale, at.',
    proration:
      'What is prorated (of), and by what (basis). Default: quota, targetIncentive, guarantee, draw by calendar-days.',
    classOn: 'The day on which a class is told: year-start, or line. Default: the first day of the period.',
    unknownCustomers: 'Class of customers whose first order is not known. Without it that is an error.',
    unknownCost: 'leave-out: lines without a cost are left out where a margin is read.',
    amendsBefore: 'What to do with a reversal of a line dated before the settled period.',
    components: 'The parts of the pay.',
    modifiers: 'Factors and requirements, acting in this order.',
    cap: 'No more than this in all.',
    floor: 'No less than this in all.',
    guarantee: 'Money that is earned in any case.',
    negative:
      'A sum below 0: carry (default: left open, no later statement takes it by itself yet), zero or pay. With a draw only carry.',
    draw: 'What is payable at least, to be recovered from what is earned later.',
    holdbacks: 'Parts of what was earned that are paid later, or never.',
    payout: 'When what is payable falls due: { "instalments": 12 }, or { "shares": […] }.',
    clawback: 'How much of what a line earned is taken back where it is reversed later. Default: all of it.',
  },
};
