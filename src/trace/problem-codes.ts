/**
 * Every code that a problem can carry. Callers branch on codes, so one never changes its meaning once it is released.
 * The words stand in `dreiklang/texts`, one text a code and language; a code without one does not compile.
 */

/** A figure as it is read, and arithmetic with exact numbers. */
const NUMBER_CODES = [
  'not_a_figure',
  'figure_too_many_digits',
  'number_not_exact',
  'percent_not_allowed',
  'fraction_not_allowed',
  'denominator_too_large',
  'division_by_zero',
  'figure_too_long',
] as const;

/** The shape of any input, plans and facts alike. */
const SHAPE_CODES = [
  'input_not_readable',
  'not_plain_data',
  'forbidden_key',
  'circular_input',
  'too_deep',
  'too_large',
  'missing_field',
  'unknown_field',
  'wrong_type',
  'not_one_of',
  'not_a_date',
  'dates_reversed',
  'not_a_span',
  'not_an_integer',
  'out_of_range',
  'text_empty',
  'text_too_long',
  'text_control_characters',
  'id_empty',
  'id_too_long',
  'id_begins_wrong',
  'id_not_nfc',
  'id_invisible_characters',
  'duplicate_id',
  'list_too_short',
  'list_too_long',
] as const;

/** What a plan says. */
const PLAN_CODES = [
  'no_word',
  'two_words',
  'word_not_here',
  'word_needs_more',
  'how_not_here',
  'currency_not_valid',
  'year_start_not_valid',
  'money_trailing_zero',
  'amount_not_money',
  'needs_percent',
  'percent_not_here',
  'marks_mixed',
  'marks_not_rising',
  'curve_on_own_figure',
  'edge_without_jump',
  'on_figure_needs_quota',
  'matrix_one_figure',
  'cells_not_matching',
  'target_incentive_missing',
  'share_needs_quota',
  'weight_missing',
  'weight_not_here',
  'weights_not_whole',
  'table_not_splittable',
  'reference_rate_needs_groups',
  'times_needs_share',
  'measure_missing',
  'unknown_component',
  'acts_on_nothing',
  'component_not_above',
  'attainment_without_quota',
  'attainment_of_unpaid',
  'earned_of_total_rounding',
  'acts_on_what_it_reads',
  'circular_components',
  'comparison_missing',
  'two_comparisons',
  'seasonal_not_of_a_year',
  'seasonal_not_whole',
  'group_with_quota',
  'group_not_here',
  'amount_not_accumulated',
  'total_rounding_not_here',
  'held_of_unpaid',
  'held_above_whole',
  'shares_not_whole',
  'spans_not_alike',
] as const;

// facts: codes of parseFacts are appended here.
/** What the facts say. */
const FACTS_CODES = [
  'covers_missing',
  'unknown_payee',
  'unknown_reference',
  'circular_reference',
  'payee_and_credits',
  'duplicate_credit',
  'shares_above_one',
  'reversal_of_reversal',
  'reversal_unknown_line',
  'reversal_unknown_invoice',
  'reversal_too_large',
  'payments_too_large',
  'not_of_reversal',
  'not_a_period',
  'dated_overlap',
  'kpi_given_twice',
  'days_given_twice',
  'rate_given_twice',
  'rate_to_itself',
] as const;

// settle: codes of settle are appended here.
/** What settling finds. */
const SETTLE_CODES = [
  'period_not_of_plan',
  'payee_of_other_plan',
  'plan_not_effective',
  'versions_gap',
  'versions_overlap',
  'versions_differ',
  'baseline_of_dates',
  'tally_not_for_this',
  'not_a_tally',
  'covers_too_short',
  'since_missing',
  'segment_missing',
  'cost_missing',
  'list_price_missing',
  'units_missing',
  'kpi_missing',
  'nothing_to_measure',
  'personal_missing',
  'quota_missing',
  'dated_gap',
  'quota_zero',
  'attainment_missing',
  'zero_denominator',
  'table_key_missing',
  'amends_before_first_statement',
  'unit_unknown',
  'too_many_conditions',
  'days_missing',
  'rate_missing',
  'reversal_other_currency',
  'closed_period_changed',
  'period_not_closed',
  'period_already_settled',
  'budget_plans_differ',
  'payee_not_in_run',
] as const;

/** What a statement that is handed in turns out to be. */
const STATEMENT_CODES = [
  'not_a_statement',
  'statement_changed',
  'statement_not_linked',
  'statement_missing',
  'statement_is_final',
  'statement_is_preview',
] as const;

/** All codes, in the order of the way through the library. */
export const PROBLEM_CODES = [
  ...NUMBER_CODES,
  ...SHAPE_CODES,
  ...PLAN_CODES,
  ...FACTS_CODES,
  ...SETTLE_CODES,
  ...STATEMENT_CODES,
] as const;

/** What is wrong with an input: a closed set. */
export type ProblemCode = (typeof PROBLEM_CODES)[number];
