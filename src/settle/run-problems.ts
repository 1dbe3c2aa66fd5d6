/** What goes wrong in a run: of one payee, who fails alone; or of a plan, a line, the tally, which stops everyone. */
import { DreiklangError, guarded, orRefusal, type Problem, type ProblemCode, ProblemList } from '../trace/problems.js';

/** A payee who could not be settled. */
export interface FailedPayee {
  readonly payee: string;
  /** The first 100. */
  readonly problems: readonly Problem[];
}

/** Places in what is handed in of one payee. */
const PLACES = /^\/(?:payees?|earlier|final)(?:\/|$)/;

/** What is missing of a payee, or comes to nothing for one, wherever in the plan it is read. */
const CODES: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'kpi_missing',
  'nothing_to_measure',
  'personal_missing',
  'quota_missing',
  'dated_gap',
  'quota_zero',
  'attainment_missing',
  'zero_denominator',
  'days_missing',
  'plan_not_effective',
  'period_already_settled',
  'division_by_zero',
  'figure_too_long',
]);

function isOfPayee({ code, at }: Problem): boolean {
  return CODES.has(code) || PLACES.test(at);
}

/** Gathers what goes wrong. */
export class RunProblems {
  readonly failed: FailedPayee[] = [];
  readonly #all = new ProblemList();

  /**
   * What something gives for a payee; undefined where it fails.
   *
   * @param isDue false: there is nothing to settle but perhaps a closed period that changed; whatever else is missing then is not
   */
  attempt<Result>(payee: string, run: () => Result, isDue = true): Result | undefined {
    const result = orRefusal(() => guarded(run));
    if (!(result instanceof DreiklangError)) return result;
    this.#note(payee, result.problems, isDue);
    return undefined;
  }

  #note(payee: string, problems: readonly Problem[], isDue: boolean): void {
    const others = problems.filter((problem) => !isOfPayee(problem));
    for (const problem of others) this.#all.addOnce(problem);
    const isChanged = problems.some(({ code }) => code === 'closed_period_changed');
    if (others.length === 0 && (isDue || isChanged)) this.failed.push({ payee, problems });
  }

  hasFailed(id: string): boolean {
    return this.failed.some(({ payee }) => payee === id);
  }

  /** @throws DreiklangError where something is wrong that is not about one payee alone */
  throwIfAny(): void {
    this.#all.throwIfAny();
  }
}
