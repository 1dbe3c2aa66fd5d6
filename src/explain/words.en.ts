/** What a statement says in English. */
import type { StatementStep } from '../statement/statement.js';
import { exchangedText, lineCount, linesText } from './lines-text.en.js';
import type { BoundWord, PerText, Words } from './words.js';

const PERS: Readonly<Record<PerText, string>> = {
  period: 'per period',
  month: 'per month',
  quarter: 'per quarter',
  year: 'per year',
};

const BOUNDS: Readonly<Record<BoundWord, string>> = {
  cap: 'Cap',
  floor: 'Minimum',
  'plan-cap': 'Cap of the plan',
  'plan-floor': 'Minimum of the plan',
  guarantee: 'Guarantee',
};

export const WORDS_EN: Words = {
  title: 'Statement of variable pay',
  head: { plan: 'Plan', payee: 'For', period: 'Period', statement: 'Statement', status: 'Status' },
  preview: (date) => `Preview as of ${date}, not settled`,
  sections: {
    proration: 'Part of the period that counts',
    versions: 'The plan changed in this period',
    sum: 'Summary',
    notices: 'Please note',
    legend: 'How to read this',
  },
  days: 'days',
  months: 'months',
  span: (count, unit) => `${count} ${count === '1' ? unit.slice(0, -1) : unit}`,
  kinds: { revenue: 'Revenue', performance: 'Performance', profit: 'Profit', other: 'Other' },
  rounding: {
    'half-up': 'half up',
    'half-even': 'half to even',
    'half-down': 'half down',
    up: 'up',
    down: 'down',
    ceiling: 'to the larger one',
    floor: 'to the smaller one',
  },
  tests: { atLeast: 'at least', above: 'above', atMost: 'at most', below: 'below' },
  written: {
    rate: 'Rate',
    each: 'Amount for each',
    per: 'Size of a pack',
    amount: 'Amount of the plan',
    share: 'Share of the target incentive',
    weight: 'Weight of the component',
    times: 'Multiple',
    targetIncentive: 'Target incentive of the plan',
    guarantee: 'Guarantee of the plan',
    cap: 'Cap in the plan',
    floor: 'Minimum in the plan',
    quota: 'Quota of the plan',
    seasonal: 'Share of the period in the year',
    otherwise: 'Share that remains',
    factor: 'Factor of the plan',
    referenceRate: 'Reference rate',
    weigh: 'Weight of the category',
    first: 'Share of new categories that counts at once',
    ifZero: 'Agreed for a denominator of 0',
    ifNone: 'Agreed where there was nothing to measure',
    other: 'Figure of the plan',
  },
  operations: {
    add: 'Sum',
    subtract: 'Difference',
    multiply: 'Product',
    divide: 'Quotient',
    min: 'The smaller one',
    max: 'The larger one',
    round: 'Rounded',
    piecewise: 'Read off the scale',
    compare: 'Comparison (1: holds)',
    all: 'All hold (1: yes)',
    any: 'One holds (1: yes)',
    none: 'None holds (1: yes)',
    choose: 'What then holds',
    'share-out': 'Part of the rounded whole',
  },
  readAs: {
    share: 'Share of the target incentive',
    rate: 'Rate',
    each: 'Amount for each',
    pay: 'Pay',
    factor: 'Factor',
    extra: 'Fixed extra',
    value: 'Value',
  },

  periodName: (year, part) => {
    if (part === undefined) return year;
    return part.startsWith('Q') || part.startsWith('H')
      ? `${part} ${year}`
      : `${MONTHS[Number(part) - 1] ?? part} ${year}`;
  },
  range: (from, to) => `${from} – ${to}`,
  onDay: (date) => `on ${date}`,
  list: (names) => names.join(', '),
  componentHeading: (name, kind) => `${name} (${kind})`,
  clause: (clause) => `Clause ${clause}`,
  payCode: (code) => `pay code ${code}`,
  seeAbove: (label) => `${label} (see above)`,

  lines: linesText,
  withoutTag: (tag) => `${tag} not stated`,
  lineGroup: (by, name) => `${by === 'line' ? 'Line' : by === 'deal' ? 'Deal' : 'Customer'} ${name}`,
  pair: (customer, category) => `${customer}: ${category}`,
  restOf: (pair, period) => `${pair}, new in ${period} and kept: the rest`,
  countingNow: 'Newly won categories that count now',
  creditedPart: (names) => (names.length === 0 ? 'Counted in part' : `${names.join(': ')}, in part`),
  creditedOf: (own, whole) => `${own} of ${whole} credited`,
  kpi: (name, source) => (source === undefined ? name : `${name} (source: ${source})`),
  kpiParts: (name, part, whole) => `${name}: ${part} of ${whole}`,
  kpiPart: 'part',
  kpiWhole: 'whole',
  personal: (name, range) => `Personal figure ${name}${comma(range)}`,
  exchangeRate: (currency, on, source) => `Exchange rate for 1 ${currency}, ${on}${sourceText(source)}`,
  exchangedAt: (currency, rate, on, source) => `${currency} at ${rate}, ${on}${sourceText(source)}`,
  exchanged: exchangedText,
  exchangedFrom: (currency) => `Exchanged from ${currency}`,
  quotaOf: (name, per, range) => `Quota ${name}${comma(per === undefined ? undefined : PERS[per])}${comma(range)}`,
  workingShare: 'Working time',
  workingTime: (days, share) => `${days} at ${share} of full time`,
  eligibleDays: 'Days that count',
  eligibleDaysInAll: 'Days that count, in all',
  wholeMonths: 'Whole months that count',
  daysWorked: 'Days worked',
  daysToWork: 'Working days of the period',
  periodDays: 'Days of the period',
  partDays: 'Days under this version',
  employedDays: 'Days in all',
  monthsOf: (range) => `Months${comma(range)}`,
  monthsPer: (per) => (per === undefined ? 'Months' : `Months that the figure is for (${PERS[per]})`),
  weightOf: (kind) => `Weight of ${kind.toLowerCase()}`,
  referenceRate: (group) => `Reference rate for ${group === '*' ? 'all others' : group}`,

  figure: 'Figure',
  newlyWon: 'Newly won categories',
  efficiencyGain: 'Efficiency gain',
  growth: 'Growth over the earlier period',
  marginRate: 'Margin rate',
  flows: {
    retained: 'Sales kept',
    expansion: 'Additional sales to customers of the earlier period',
    lost: 'Sales lost',
    new: 'Sales won with other customers',
    retention: 'Retention',
    breadth: 'Categories per customer',
    penetration: 'Share of customers buying broadly',
    fallen: 'Fall to be deducted',
    left: 'Left after the fall',
    counted: 'Counted in part',
    capped: 'Part that counts under the cap',
    customersWon: 'Customers with newly won categories',
    weighed: 'Weighed',
  },
  nothing: 'Nothing',
  noGroup: 'No group to compare',
  quota: 'Quota',
  fullQuota: 'Full quota',
  overMonths: 'For these months',
  attainment: 'Attainment',
  attainmentOf: (name) => `Attainment of ${name}`,
  amountOf: (name) => `Amount of ${name}`,
  quotaZero: 'Attainment agreed for a quota of 0',
  componentIncentive: 'Target incentive of the component',
  planIncentive: 'Target incentive for the period',
  proration: 'Proration',
  partOfPeriod: 'Part of what is per period',
  partProrated: 'Part of what is prorated',
  forPart: (range) => `For ${range}`,
  wholePeriod: 'Put as for the whole period',
  pay: 'Pay',
  packs: { full: 'Full packs', started: 'Started packs', exact: 'Packs' },
  payAfter: (step) => `Pay after ${step}`,
  fixedAmount: 'Fixed amount',
  bound: (which, state) => {
    if (state === undefined) return BOUNDS[which];
    if (state === 'applies') return `${BOUNDS[which]} (applies)`;
    return `${BOUNDS[which]} (${which.endsWith('cap') ? 'not reached' : 'not needed'})`;
  },
  afterBound: (which) => `After the ${(BOUNDS[which] as string).toLowerCase()}`,
  belowZero: 'Pay below 0 counts as 0',
  rounded: (mode, decimals) =>
    `rounded ${WORDS_EN.rounding[mode]} to ${decimals} ${decimals === 1 ? 'decimal' : 'decimals'}`,
  roundedRatio: (mode, step) => `rounded ${WORDS_EN.rounding[mode]} to steps of ${step}`,
  amount: 'Amount',
  amountRounded: (how) => (how === undefined ? 'Amount' : `Amount, ${how}`),
  amountSharedOut: 'Amount: all components rounded as one sum, this one’s part of it',

  gainMargin: (margin, lines, expected) => `margin ${margin} (${lines}) − expected ${expected}`,
  gainExpected: (amount, rate, origin) => `expected: ${amount} of sales × ${rate} (${origin})`,
  gainThen: (margin, amount, range) => `${range}: margin ${margin} ÷ sales ${amount}`,
  gainReference: 'reference rate of the plan',
  lineCount,

  readAt: (what, at) => `${what} at ${at}`,
  scaleFrom: (from, to, open, closed) =>
    `${open ? `above ${from}` : `from ${from} on`}${to === undefined ? '' : `, ${closed ? 'up to' : 'below'} ${to}`}`,
  scaleBelow: (mark, closed) => `${closed ? 'up to' : 'below'} ${mark}`,
  scaleBetween: (from, value, to, next) => `between ${value} (at ${from}) and ${next} (at ${to})`,
  scaleBeyond: (from, value, slope, unit) => `${value} (at ${from}), ${slope} for each further ${unit}`,
  tier: (from, to, rate) => `${from} – ${to} at ${rate}`,
  atRate: (rate) => `at ${rate}`,
  byTiers: 'sum of the tiers',
  wholeAt: (rate, from, open) => `the whole at ${rate} (tier ${open ? 'above' : 'from'} ${from})`,
  inProportion: 'the same percentage',
  matrixCell: (row, column) => `row ${row}, column ${column}`,

  compared: (left, value, test, bound, holds) =>
    `${left}: ${value}, required ${test} ${bound} (${holds ? 'met' : 'not met'})`,
  several: (which, holds) => {
    const what = { all: 'All of these required', any: 'One of these required', none: 'None of these allowed' }[which];
    return `${what}: ${holds ? 'met' : 'not met'}`;
  },
  requirementMet: (name) => `${name}: met, the pay stays as it is`,
  requirementMissed: (name, remains) =>
    `${name}: not met, ${remains === 'share' ? 'share that remains' : 'the pay is at most'}`,
  averageRate: 'Rate on average',
  zeroDenominator: 'Agreed for a denominator of 0',
  dividedByZero: (above) => `instead of ${above} ÷ 0`,

  sumOfComponents: 'Sum of the components',
  cutFrom: (name, before) => `${name} (before the cap ${before})`,
  cutParts: 'What each component comes to under the cap:',
  sumSoFar: 'Sum so far',
  topUp: (which) => (which === 'guarantee' ? 'Top-up to the guarantee' : 'Top-up to the minimum of the plan'),
  budgetFactor: 'Factor of the budget over all',
  budgetRemainder: 'Part of the cents of the budget',
  afterBudget: 'After the budget',
  budgetIdle: 'The budget over all scales amounts above 0 only.',
  earned: 'Earned',
  payable: 'Payable',
  notPaidBelowZero: 'What is below 0 is not paid out',
  marginSplit: ({ gain, volume, mix, rate, newGroups }) =>
    `Margin gain ${gain} = volume ${volume} + mix ${mix} + margin rate ${rate} + new groups ${newGroups}`,
  inNoSum: 'Not paid: this amount is only shown, and stands in no sum.',
  adjustment: (component, reason, author) =>
    `Adjustment${component === undefined ? '' : ` to ${component}`}: ${reason} (${author})`,
  advance: (date) => `Advance of ${date}, deducted`,
  carried: 'Left open, to be carried over',
  draw: 'Draw: payable at least',
  openBefore: (component) =>
    component === undefined ? 'Left open by the statement before' : `Left open before: ${component}`,
  forgiven: (component) => (component === undefined ? 'Open, and forgiven' : `Open, and forgiven: ${component}`),
  settledBefore: 'Settled before',
  difference: 'Difference',
  beforeReversals: (reversals) => `Before reversal ${reversals}`,
  takenBack: 'Taken back',
  clawbackShare: 'Share that is taken back',
  afterClawback: 'Kept after the clawback',
  correction: (period, about) => `Correction of ${period}: ${about}`,
  heldBack: (holdback) => `Held back: ${holdback}`,
  heldOfCorrection: (holdback, period, what, isLess) => {
    if (what === 'lapsed')
      return `${isLess ? 'Was never paid, so is not taken back' : 'Forfeited as before'}: ${holdback} of ${period}`;
    return `${isLess ? 'Of that no longer held back' : 'Of that held back'}: ${holdback} of ${period}`;
  },
  released: (holdback, period) => `Released: ${holdback} of ${period}`,
  forfeited: (holdback, period, reason) =>
    `Forfeited, as ${reason === 'final' ? 'this is the last statement' : 'its last day has passed'}, and not paid: ${holdback} of ${period}`,
  correctedStep: (step) => CORRECTED_STEPS[step],
  earlierParts: 'Less what the periods before earned of it this year',
  earnedInPeriod: 'Earned in this period',
  earnedBefore: 'With what earlier statements earned of it',
  earnedSoFar: 'Earned so far',
  paidBefore: 'Less what earlier statements paid of it',
  leftToPay: 'Left to pay',
  afterSetOff: 'After setting off',

  notes: {
    group_without_baseline: (groups) =>
      `Left out of the efficiency gain, as there were no sales to compare with and the plan names no reference rate: ${groups}.`,
    quota_prorated_to_zero: () => 'No day of this period counts for the quota, so this component pays nothing.',
    quota_of_last_period: (period) =>
      `No day of this period counts, but lines that were sold before do: quota and incentive are those of ${period}, in full.`,
    quota_zero: () => 'The quota is 0; the plan says which attainment holds then.',
    zero_denominator: () => 'A quotient had 0 as its denominator; what the plan says for that case was taken.',
    marks_prorated_to_zero: () =>
      'No day of this period counts for the marks on the figure, so nothing is paid by them.',
    nobody_in_team: () => 'Nobody belongs to this team, so it has no lines.',
    won_back_counts_as_new: (gap) => `Customers who had not bought for ${gap} and then bought again count as new.`,
    nothing_to_measure: (kpis) => `There was nothing to measure; what the plan says for that case was taken: ${kpis}.`,
    lines_without_cost_left_out: () => 'Lines without a known cost were left out, as the plan says.',
    modifiers_pass: (modifiers) => `Not applied, as the pay is not above 0: ${modifiers}.`,
    pairs_counted_before: (count) =>
      `New categories that an earlier statement counted already, not counted again: ${count}.`,
    pairs_pending: (count) => `New categories whose rest counts once they were kept long enough: ${count}.`,
    pairs_lapsed: (count) =>
      `New categories whose rest has lapsed, as they were not kept long enough or employment ends: ${count}.`,
  },
  notices: {
    plan_before_effective: () => 'The plan was not yet in force in all of this period.',
    unclaimed_lines: (count) => `Lines credited to nobody: ${count ?? 'some'}.`,
    not_employed_lines: (count) => `Lines outside the time of employment, left out: ${count ?? 'some'}.`,
    look_alike_ids: (_count, about) => `These names look alike but are different: ${about}.`,
    closed_periods_changed: (_count, about) =>
      `Facts of closed periods have changed since; they were left as they are for now: ${about}.`,
    pairs_lapsed: (count) =>
      `New categories whose rest has lapsed, as the plan waits for it no longer: ${count ?? 'some'}.`,
    no_eligible_days: () => 'No day of this period counts: what is per period is 0, unless a component says otherwise.',
  },
  untraced: 'This statement was made without its steps, so it shows the figures but not how they come about.',
  legend: [
    'Each block reads from top to bottom like a calculator tape. Indented rows show how the next row comes about.',
    '→ reads a figure off the scale of the plan, ≈ rounds, ≤ is an upper and ≥ a lower bound.',
    '… means that further digits follow; all steps use the exact figures, and money is rounded only where it says so.',
  ],
  legendOfSums:
    'Where quotients of many groups are added up, their sum is rounded to 12 decimals, far below a cent: the exact figure could have thousands of digits.',
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function sourceText(source: string | undefined): string {
  return source === undefined ? '' : ` (source: ${source})`;
}

function comma(text: string | undefined): string {
  return text === undefined ? '' : `, ${text}`;
}

/** What the plan, or a budget, says of the sum of the components. */
const CORRECTED_STEPS: Readonly<Record<StatementStep['step'], string>> = {
  cap: 'cap of the plan',
  floor: 'minimum of the plan',
  budget: 'budget over all',
  guarantee: 'top-up to the guarantee',
};
