/** Why two systems paid differently, in English. */
import type { DifferenceWords } from './difference-words.js';

export const DIFFERENCE_EN: DifferenceWords = {
  amounts: (ours, theirs, difference) => `ours ${ours}, theirs ${theirs}, difference ${difference}`,
  nothing: 'none',
  equal: 'Both pay the same.',
  onlyOurs: 'They pay nothing to this payee. Look whether the payee is missing there, or is paid elsewhere.',
  onlyOursOfComponent: 'They pay nothing for this component. Look whether it is missing there, or has another name.',
  onlyTheirsOfComponent: 'Our statement pays no such component. Look whether its id is right, or the plan lacks it.',
  rounding: 'The difference is so small that it comes from rounding: at most one minor unit a component.',
  withoutStep: (step) => `They pay what we would pay without ${step}. Look whether their system knows it.`,
  beforeStep: (step) =>
    `They pay what stands before ${step}: neither it nor anything that comes after it. Look whether their system ends there.`,
  withoutComponent: (component) => `They pay all but one component: ${component}. Look whether it is missing there.`,
  linesLeftOut: {
    not_employed:
      'They also pay for lines that count nowhere here, since the payee was not employed on their day. Look whether the dates of employment are right.',
    not_in_run:
      'They also pay for lines that count nowhere here, since the payee has no statement in this run. Look at "skipped" of the run for the reason.',
    failed:
      'They also pay for lines that count nowhere here, since the payee could not be settled. Look at "failed" of the run for what is missing.',
    outside_windows:
      'They also pay for lines that count nowhere here, since the plan does not look at their day. Look whether they belong to this period.',
    of_other_period:
      'They also count credit notes that take back lines of another period, and count there with us. Look whether they book them on their own date.',
    amends_before_first_statement:
      'They also count credit notes for lines from before the first statement, which the plan leaves out. Look at "amendsBefore" of the plan.',
    of_unknown_line:
      'They also count credit notes whose line was not handed in here. Hand in the line that is taken back.',
    after_as_of:
      'They also pay for lines that are dated after the day of the preview. Compare again when the period has been settled.',
  },
  unexplained:
    'No single step of our statement explains it. Compare the components one by one: hand in what they paid by component.',
  unexplainedOfComponent:
    'No single step of this component explains it. Compare its figure, its rate and its lines with theirs.',
  noStatement: {
    failed:
      'They pay someone who could not be settled here. Look at "failed" of the run for what is missing, hand it in, and settle again.',
    other_plan: 'They pay someone whose plan is not in this run. Add the plan, or correct the plan of the payee.',
    without_plan: 'They pay someone who names no plan, and this run has several. Say the plan of the payee.',
    other_period:
      'They pay someone whose plan is settled in periods of another length. Compare with the run of that period.',
    left_before:
      'They pay someone who left before this period and has nothing open here. Look whether they know of the leaving.',
    joins_later: 'They pay someone who joins after this period. Look whether the first day of employment is right.',
    settled_for_good:
      'They pay someone whose last statement here was final. Look whether they know that all is settled.',
    not_in_facts:
      'They pay someone who has earlier statements here and is missing among the payees. Add the payee to the facts.',
    unknown: 'They pay someone who is not known here. Look whether the id is right, or add the payee.',
  },
  steps: {
    modifier: 'a factor or a requirement of the plan',
    negative: 'the rule for amounts below 0',
    floor: 'the minimum',
    cap: 'the cap',
    part: 'taking off what the periods before earned of it this year',
    clawback: 'the clawback',
    'earned-before': 'adding what earlier statements earned of it',
    rounding: 'the rounding',
    'total-rounding': 'the rounding of the sum',
    'paid-before': 'taking off what earlier statements paid of it',
    'set-off': 'setting off what was left open of it before',
    budget: 'the budget over all',
    guarantee: 'the guarantee',
    holdback: 'what is held back',
    release: 'paying what was held back before',
    forfeit: 'dropping what was held back before',
    adjustment: 'one or all of the adjustments',
    correction: 'the correction of a closed period',
    balance: 'setting off what earlier statements left open',
    draw: 'the draw',
    advance: 'one or all of the advances',
  },
  ofPlan: 'of the plan',
};
