/**
 * Which lines count for a component in a period: a second pass over the lines of some facts, placed and filtered as the measure
 * of the component has them, each kept apart from all others.
 */
import { type Period, seenDays } from '../calendar/period.js';
import type { Payee } from '../facts/facts.js';
import type { Rational } from '../number/rational.js';
import type { Component, Filter, Measure, Plan } from '../plan/plan.js';
import { prorationOfPlan } from '../plan/proration.js';
import { Ledger } from '../trace/ledger.js';
import { ProblemList } from '../trace/problems.js';
import { accumulatedStand } from './accumulation.js';
import { addLines, emptyTally } from './add-lines.js';
import { type MeasureContext, over, withOwnWindow } from './context.js';
import { sharedRows } from './credited.js';
import { prorationLater } from './eligible-days.js';
import { amendedBy } from './links.js';
import { MEASURES } from './measure.js';
import { daysInForce, daysOfComponent, figuresCounted } from './reads.js';
import { asRecognised } from './recognised-view.js';
import { rowTest, type Slice } from './slices.js';
import { lineSpec } from './spec.js';
import { forgetLater } from './tally.js';
import { TallyView } from './view.js';
import { wayOf } from './way.js';

/** A line, or a part of one, that counts. */
export interface CountedLine {
  readonly view: TallyView;
  /** Its row in the view. */
  readonly row: number;
  /** What counts of it, of the amount, in the currency of the plan: with the share that is credited. */
  readonly amount: Rational;
  /** It counts as it is paid. */
  readonly isPaid?: true;
}

/** The lines of a plan's period one by one, as far as they are known where it is asked from a preview. Made once for all payees, and kept with the view of a whole settlement. */
export function lineView(plan: Plan, period: Period, around: TallyView): TallyView {
  const {
    facts,
    firstDay,
    period: { asOf },
  } = around;
  return around.rememberedAt(LINES, `${plan.digest} ${period.name}`, () => {
    const spec = lineSpec(plan, period, amendedBy(facts));
    const tally = forgetLater(addLines(emptyTally(spec), facts), asOf);
    return new TallyView(plan, period, facts, tally, firstDay);
  });
}

const LINES = {};

/** A context for questions about single lines: over the days of a component in a period; undefined where it does not run in it. */
export function lineContext(component: Component, payee: Payee, view: TallyView): MeasureContext | undefined {
  const { plan, period } = view;
  const seen = seenDays(period);
  const days = daysOfComponent(component, plan, seen);
  if (days === undefined) return undefined;
  const ledger = new Ledger(false);
  const problems = new ProblemList();
  const rules = { unpaidAbsences: plan.unpaidAbsences, basis: prorationOfPlan(plan).basis };
  // Which lines count asks for no part of the period: days are handed in for the whole of it alone.
  const proration = prorationLater(payee, days, rules, ledger, new ProblemList());
  const note = (): void => undefined;
  const all = { view, payee, proration, ledger, problems, window: seen, note, measures: MEASURES };
  // Of a component that adds up over a year, customers are told apart at its start, also those of this period's lines.
  const { judgedOn } = accumulatedStand(component, plan, days, period);
  return judgedOn === undefined ? over(all, days) : { ...over(all, { ...days, judgedOn }), classDay: judgedOn };
}

/** The lines of its days that count for a measure, or for one that it is made of; none of those that it is compared with. */
export function countedLines(measure: Measure, context: MeasureContext): CountedLine[] {
  if (measure.word === 'gain') return countedLines(measure.measure, { ...context, compared: true });
  if ('operands' in measure) return measure.operands.flatMap((operand) => countedLines(operand, context));
  if (!('filter' in measure)) return [];
  const own = asRecognised(measure, withOwnWindow(measure, context));
  const compared = 'baseline' in measure || context.compared === true;
  const lines = linesOf({ ...measure, figures: figuresCounted(measure) }, { ...own, compared });
  return wayOf(measure)?.by === 'paid' ? lines.map((line) => ({ ...line, isPaid: true })) : lines;
}

/** All lines that credit the payee in the period, or in the part of it in which the plan is in force: also outside of the days of the component. */
export function creditedLines({ at }: Component, context: MeasureContext): CountedLine[] {
  const { plan, period } = context.view;
  const days = daysInForce(plan, seenDays(period));
  return days === undefined ? [] : linesOf({ at, filter: NO_FILTER, figures: ['amount'] }, over(context, days));
}

const NO_FILTER: Filter = { customers: 'all' };

function linesOf({ at, filter, figures }: Omit<Slice, 'window'>, context: MeasureContext): CountedLine[] {
  const { view, window } = context;
  const slice = { at, filter, window, figures };
  const takes = rowTest(slice, context);
  const amount = view.figureIndex('amount');
  return sharedRows(slice, context).flatMap(({ share, rows }) =>
    rows.flatMap((list) =>
      [...list].flatMap((row) => (takes(row) ? [{ view, row, amount: view.exact(amount, row).times(share) }] : [])),
    ),
  );
}
