/** The public API of Dreiklang: a short, reviewed list. */

export { type ExplainOptions, explain, type Locale } from './explain/explain.js';
export type { Facts } from './facts/facts.js';
export type { FactsInput } from './facts/input.js';
export { parseFacts } from './facts/parse.js';
export { addLines, emptyTally, mergeTallies } from './measure/add-lines.js';
export { amendedBy } from './measure/links.js';
export { type Amended, type TallySpec, tallySpec } from './measure/spec.js';
export type { Tally } from './measure/tally.js';
export { tallyJson } from './measure/tally-json.js';
export { parseTally } from './measure/tally-parse.js';
export type { PlanInput } from './plan/input.js';
export { parsePlan } from './plan/parse.js';
export type { Plan } from './plan/plan.js';
export type { BudgetOption } from './settle/budget.js';
export { type PayableKind, type PayableRow, payables } from './settle/payables.js';
export { type PaidElsewhere, type Reconciliation, reconcile } from './settle/reconcile.js';
export { type Run, type SkippedPayee, settleAll } from './settle/run.js';
export type { RunOptions } from './settle/run-options.js';
export { type SettleOptions, settle } from './settle/settle.js';
export type { Statement } from './statement/statement.js';
export { toDecimal } from './statement/to-decimal.js';
export { DreiklangError, type Problem, type ProblemCode } from './trace/problems.js';
