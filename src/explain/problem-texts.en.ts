/** What is wrong with an input and what to do next, in English: one text a code. */
import type { ProblemCode } from '../trace/problem-codes.js';

export const PROBLEM_TEXTS_EN = {
  // figures
  not_a_figure:
    'This is not a figure. Write plain digits with a point, such as "12.50": no comma, no grouping, no blank.',
  figure_too_many_digits: 'The figure has too many digits. Write at most 18 before and 12 after the point.',
  number_not_exact:
    'This number looks like the result of calculating with floating point. Round it first, or hand it in as text.',
  percent_not_allowed: 'A percent sign cannot stand here. Write a plain figure such as "12.50", or what is expected.',
  fraction_not_allowed: 'A fraction cannot stand here. Write the figure with decimals.',
  denominator_too_large: 'The denominator is too large. Write a fraction with a denominator of at most 1,000,000.',
  division_by_zero: 'Something is divided by 0. Say with "ifZero" what the quotient is then.',
  figure_too_long: 'A figure grew too long to be kept exactly. Use figures with fewer digits or add a rounding step.',
  // shape
  input_not_readable: 'This could not be read. Hand in plain objects, such as JSON.parse gives them.',
  not_plain_data:
    'Only plain objects, lists, texts, figures, true and false can stand here. Turn dates, functions and other objects into text first.',
  forbidden_key: 'This key is never allowed. Take it out.',
  circular_input: 'The input contains itself here. Hand in plain data without circles.',
  too_deep: 'The input is nested too deeply. Take out levels of nesting.',
  too_large: 'The input holds too many values. Split it or take out what is not needed.',
  missing_field: 'A field is missing. Add it.',
  unknown_field: 'This field is not known here. Correct its name or take it out.',
  wrong_type: 'The value is of the wrong type. Write what is expected, or leave an optional field out.',
  not_one_of: 'This word cannot stand here. Write one of those expected.',
  not_a_date: 'This is not a calendar date. Write it as YYYY-MM-DD, and only days that exist.',
  dates_reversed: 'The last day lies before the first. Put the dates in order.',
  not_a_span: 'This is not a length of time. Write whole months such as "P12M" or days such as "P91D".',
  not_an_integer: 'A whole number is needed here. Write it without decimals.',
  out_of_range: 'The figure lies outside what is possible here. Write one within the limits.',
  text_empty: 'The text is empty. Write something, or leave the field out.',
  text_too_long: 'The text is too long. Shorten it.',
  text_control_characters: 'The text holds control characters. Take them out.',
  id_empty: 'The id is empty. Give it at least one letter or digit.',
  id_too_long: 'The id is too long. Write at most 128 characters.',
  id_begins_wrong:
    'The id begins with the wrong character. Names that a plan gives begin with a letter, other ids with a letter or digit.',
  id_not_nfc:
    'The id is written with combined characters that look the same but are not. Hand it in in Unicode normal form C.',
  id_invisible_characters: 'The id holds characters that cannot be seen. Take them out.',
  duplicate_id: 'This id stands here a second time. Give each its own, or take one out.',
  list_too_short: 'The list has too few entries. Add some, or leave the field out.',
  list_too_long: 'The list has too many entries. Take some out.',
  // plan
  no_word: 'None of the words that say what this is stands here. Write one of those expected.',
  two_words: 'Two words that exclude each other stand here. Keep one of them.',
  word_not_here:
    'This word belongs somewhere else. Move it to where it is expected (beside a word; after a colon: inside its object), or take it out.',
  word_needs_more: 'This measure cannot be written as its name alone. Write an object that says what it takes.',
  how_not_here: 'What is paid cannot depend on the figure in this way. Use one of those expected.',
  currency_not_valid: 'This is not a currency. Write the three capital letters of ISO 4217.',
  year_start_not_valid: 'The fiscal year must begin on the first of a month. Write it as MM-01.',
  money_trailing_zero:
    'This amount ends in a zero beyond the smallest unit of the currency: was the point meant to group thousands? Write one of those expected.',
  amount_not_money:
    'This measure is a count or a ratio, but an amount of money is needed. Multiply it by money, or use another.',
  needs_percent: 'On an attainment or a ratio this is written with a percent sign. Write it so.',
  percent_not_here:
    'On money or a count no percent sign stands here. Write the amount or number itself, or what is expected.',
  marks_mixed: 'Some of these are written with a percent sign and some without. Write all alike.',
  marks_not_rising: 'The marks do not rise. Put them in order, each one once.',
  curve_on_own_figure:
    'A rate on a curve cannot run with the figure that it is paid on. Use tiers or steps, or pay a share or an amount.',
  edge_without_jump: 'Nothing jumps at these marks, so that it is the same on which side they lie. Take "edge" out.',
  on_figure_needs_quota: 'Without a quota the marks are on the figure anyway. Take "on" out, or add a "quota".',
  matrix_one_figure:
    'Rows and columns of the matrix are read on the same figure. Say with "on" what one of them reads, or use steps.',
  cells_not_matching:
    'A matrix has one row of cells for each mark of its rows, and in it one cell for each mark of its columns. Add what is missing, or take out what is too much.',
  target_incentive_missing: 'A part of the target incentive is named, but the plan has none. Add "targetIncentive".',
  share_needs_quota:
    'A share by tiers is a part of an attainment, but there is no quota. Add a "quota", or use steps or a curve.',
  weight_missing: 'Several share the target incentive, and this one has no weight. Give each a weight.',
  weight_not_here: 'A weight stands where no share of the target incentive is paid. Take it out.',
  weights_not_whole: 'These weights do not add up to 100 %. Correct them.',
  table_not_splittable:
    'The figure of this measure is not the sum of the figures of such groups. Use a sum, a count of lines, a count of pairs (not by a tag), or no table.',
  reference_rate_needs_groups: 'Rates by group need a measure by group. Add "by", or write one rate.',
  times_needs_share: 'Times the target incentive needs a component that pays a share of it. Write an amount instead.',
  measure_missing: 'The kind "other" has no measure of its own. Say what is measured, or pay a fixed amount.',
  unknown_component: 'There is no component with this id. Correct it.',
  acts_on_nothing: 'This acts on no component of the plan. Name components or kinds that there are.',
  component_not_above:
    'No component with this id is written above, and only their figures can be read here. Correct the id, or move the component up.',
  attainment_without_quota:
    'This component has no quota and so no attainment. Give it a "quota", or read what it earned.',
  attainment_of_unpaid:
    'This component does not pay ("pays": false): it is only shown, and its attainment opens nothing. Let it pay, or read another one.',
  earned_of_total_rounding:
    'The plan rounds the sum of its components once, so that no component has a rounded amount to read. Round at "component".',
  acts_on_what_it_reads:
    'This modifier reads a component that it acts on. Name the "components" it acts on without that one, or read another.',
  circular_components:
    'This figure depends on itself, by way of a modifier that reads a component whose own modifier reads back. Take one of them out.',
  comparison_missing: 'A condition needs a comparison beside its measure. Add one of those expected.',
  two_comparisons: 'A condition takes one comparison. Keep one, or join two conditions with "all".',
  group_with_quota:
    'A component with a quota pays on the attainment of all its lines, not group by group. Take "quota" or "group" away.',
  group_not_here: 'The figure of this measure cannot be taken by such groups. Use one of those expected, or no group.',
  amount_not_accumulated:
    'Year to date, an amount that is the same in every period would be paid once a year. Say "accumulate" on the other components and not on this one, or pay steps.',
  total_rounding_not_here:
    'What runs on from statement to statement (year to date, or pay as payments come in) is rounded component by component, but the plan rounds their sum once. Round at "component".',
  held_of_unpaid:
    'This component does not pay ("pays": false), so that nothing of it can be held back. Let it pay, or take it out here.',
  held_above_whole: 'More than all of what a component earned would be held back. Lower the shares.',
  shares_not_whole: 'The shares of the parts do not add up to 100 %. Correct them.',
  spans_not_alike:
    'Some of these lengths are whole months and some are days, and a month has no length in days. Write all in months or all in days.',
  // facts
  covers_missing: 'It is not said for which dates the lines are complete. Add "covers" with "from" and "to".',
  unknown_payee: 'There is no payee with this id. Correct it, or add the payee.',
  unknown_reference: 'Nothing with this id was handed in. Correct it, or add what it names.',
  circular_reference: 'The references go round in a circle. Correct one of them.',
  payee_and_credits: 'A line names its payee or its credits, not both. Keep one of them.',
  duplicate_credit: 'One payee is credited twice here. Make it one credit.',
  shares_above_one: 'The shares add up to more than 1. Correct them, or mark those on top as "overlay".',
  reversal_of_reversal: 'This reverses a line that is itself a reversal. Name the original line.',
  reversal_unknown_line: 'The line that is reversed was not handed in. Add it, or correct its id.',
  reversal_unknown_invoice: 'No line of the invoice that is reversed was handed in. Add them, or correct its number.',
  reversal_too_large:
    'More is taken back than there was, or the amount has the sign of the line it takes back. Correct the amount.',
  payments_too_large:
    'More was paid than the amount less what was taken back, or more was paid back than was paid. Correct the payments; a refund is a negative one.',
  not_of_reversal:
    'A reversal has no payments and no service of its own. Hand in a refund as a negative payment of the line that it takes back, and take this out.',
  not_a_period: 'This names no period. Write "2026-03", "2026-Q1", "2026-H1" or "2026".',
  dated_overlap: 'Two entries are valid on the same day. Correct their dates.',
  kpi_given_twice: 'The KPI is handed in twice for one period. Take one out.',
  // settling
  period_not_of_plan: 'This is no period of the plan. Name one of the length that the plan says.',
  payee_of_other_plan: 'The payee belongs to another plan. Settle with that plan, or correct the payee.',
  plan_not_effective: 'The plan is not in force in this period. Use the plan of that time.',
  versions_gap:
    'The plan changes in this period, and on some days no version is in force. Extend "effective" of one, or add the version in between.',
  versions_overlap:
    'Two versions of the plan are in force on the same days. End "effective" of the one the day before the other begins.',
  versions_differ:
    'Versions of a plan in force in one period must have this in common. Let the change take effect with a new period, or under another plan id.',
  baseline_of_dates:
    'The plan changes in this period, and a baseline of two dates has no part that belongs to some of its days. Write "previous-year" or "previous-period", or let the change take effect with a new period.',
  tally_not_for_this: 'The tally was not made for this plan and period. Make it with a spec that names them.',
  not_a_tally: 'This is not the text of a tally. Hand in what tallyJson wrote, unchanged.',
  covers_too_short:
    'The lines are not complete for a stretch that the plan looks at. Hand in those that are missing and widen "covers".',
  since_missing: 'It is not known since when this is a customer. Add "since", or "unknownCustomers" to the plan.',
  segment_missing: 'The segment of this customer is not known. Add "segment".',
  cost_missing: 'A line has no cost where a margin is read. Add it, or "unknownCost" to the plan.',
  list_price_missing: 'A line has no list price where a discount is read. Add "list".',
  units_missing: 'A line has no units where they are added up. Add "units".',
  kpi_missing:
    'The KPI was not handed in for this payee and period. Add it; null says that there was nothing to measure.',
  nothing_to_measure: 'There was nothing to measure for this KPI. Say with "ifNone" what holds then.',
  personal_missing: 'The personal figure was not handed in for this payee. Add it.',
  quota_missing: 'The quota was not handed in for this payee. Add it.',
  dated_gap: 'A dated figure has a gap inside the days that count. Close it.',
  quota_zero: 'The quota is 0, so that there is no attainment. Correct it, or say with "ifZero" what holds then.',
  attainment_missing:
    'The component whose attainment is read does not run in this period. Settle a period of its time, or take the reading out.',
  too_many_conditions:
    'The plans ask more of single lines (tags, ages of customers, figures) than one tally keeps apart. Ask for fewer, or tally the plans apart.',
  days_given_twice: 'The days of this period are there twice. Keep one of them.',
  rate_given_twice:
    'There are two exchange rates for this day: the same date, overlapping periods, or a date within a period. Keep one of them.',
  rate_to_itself: 'A currency has no exchange rate to itself. Name the currency of the plan as "to".',
  rate_missing:
    'The line is in another currency, and there is no exchange rate for its date: neither of a period that holds it, nor of a date at most 7 days earlier. Add it under "rates".',
  reversal_other_currency:
    'What is taken back is in another currency than the line, or the lines of the invoice are in several. Reverse each line in its own currency.',
  days_missing:
    'The plan prorates by days handed in, and none are there for exactly this period. Add them to the payee as "days".',
  seasonal_not_of_a_year:
    'Only a yearly amount falls to the periods by season. Say "per": "year", or take "seasonal" away.',
  seasonal_not_whole: 'The shares of the periods of a year do not add up to 100 %. Correct them.',
  unit_unknown: 'Nobody who was handed in belongs to this unit. Correct its name, or say the unit of the payees.',
  zero_denominator: 'A quotient has the denominator 0. Say with "ifZero" what it is then.',
  table_key_missing:
    'The table has no row for this key. Add one, or a row "*" for all others. “channel: –” means lines without the tag “channel” (in "tags"): give it to them or their customer, or add "*".',
  amends_before_first_statement:
    'A reversal takes back a line dated before the first statement. Say with "amendsBefore" what to do with it: "own-date" counts it on its own date, "leave-out" not at all.',
  closed_period_changed:
    'Facts of a period that was settled have changed since, and it now comes to more or less by this amount. Say with "reopen" from which period on to correct, or "none" to leave it for later.',
  period_not_closed:
    'Only a period that was settled, and whose lines and plan were handed in, can be reopened. Name one of those.',
  period_already_settled:
    'This period, or a later one, was settled already. A settled statement never changes: settle the next period, and correct this one there with "reopen".',
  budget_plans_differ:
    'A budget is one amount over all: the plans of the run must have one currency and round alike. Settle the others in a run of their own.',
  payee_not_in_run: 'This payee has no statement in the run. See "skipped" for the reason.',
  statement_changed:
    'The statement is not what was settled: its digest does not fit what it says. Hand in the statement as it was returned.',
  statement_not_linked:
    'The statement does not follow the one before it among those handed in. Hand in all of them, each as it was returned.',
  statement_missing:
    'An earlier statement is needed that was not handed in. Hand in all of the payee up to then, or settle that period first.',
  statement_is_preview:
    'A preview is an estimate and no statement: nothing goes on from it, and nothing of it is paid out. Hand in what was settled.',
  statement_is_final: 'A final statement was made, and nothing follows it. Leave it out, or settle nobody after it.',
  // statements
  not_a_statement:
    'This is not a statement that the library wrote. Hand in what "settle" returned, or its JSON read back.',
} as const satisfies Record<ProblemCode, string>;
