/** What the marks of a how are read on, and what becomes of them where they are those of a part of a period. */
import type { MeasureContext } from '../measure/context.js';
import { figureOf } from '../measure/measure.js';
import type { Part } from '../measure/part.js';
import { growsWithDays } from '../plan/growth.js';
import type { How, MarkedOn, Packs } from '../plan/plan.js';
import type { Figure, Ledger } from '../trace/ledger.js';
import type { Attained } from './attainment.js';

/** How a rate is paid: on the figure, or on packs of it. */
export interface PaidBy {
  readonly ledger: Ledger;
  readonly packs?: Packs;
  /** For other measures that marks are read on. */
  readonly context: MeasureContext;
  /** The proration of marks that are read on the figure. */
  readonly marks?: Figure;
  /** The proration of what the word `amount` pays, without extras. */
  readonly amounts?: Figure;
  /** In a part of a period: the part by days of marks on other measures. */
  readonly share?: Part['share'];
  /** The same of marks on the component's own figure, where it grows with the days. */
  readonly days?: Part['share'];
  /** The same of fixed extras beside a rate. */
  readonly extras?: Part['share'];
  /** It adds up over a year: the proration of its marks stands nowhere else. */
  readonly ofYear?: true;
}

/** What marks are read on: the attainment, else the figure, unless the plan says otherwise. */
export function readOn(
  { on, at }: { readonly on?: MarkedOn; readonly at: string },
  figure: Figure | undefined,
  attained: Attained | undefined,
  { context, marks, share, ledger }: PaidBy,
): Figure {
  if (typeof on === 'object') {
    const other = figureOf(on, context);
    const part = growsWithDays(on) ? share?.() : undefined;
    return part === undefined ? other : ledger.divide(other, part, at);
  }
  if (!readsFigure(on, attained?.attainment !== undefined)) return attained?.attainment as Figure;
  // Prorated marks are read at what the figure would be over the whole period.
  return marks === undefined ? (figure as Figure) : ledger.divide(figure as Figure, marks, at);
}

/** What tiers on prorated marks pay: a part of what they pay on whole ones, the part by days being in the incentive already. */
export function ofWholeMarks(found: Figure, marks: Figure, at: string, { days, ledger }: PaidBy): Figure {
  const part = ledger.multiply([found, marks], at);
  const byDays = days?.();
  return byDays === undefined ? part : ledger.divide(part, byDays, at);
}

/** Whether marks are read on the component's own figure; without `on` they are where there is no attainment. */
export function readsFigure(on: MarkedOn | undefined, hasAttainment: boolean): boolean {
  return on === 'figure' || (on === undefined && !hasAttainment);
}

/** Whether any marks are read on the component's own figure. */
export function readsOwnFigure(how: How, hasAttainment: boolean): boolean {
  switch (how.how) {
    case 'number':
      return false;
    case 'table':
      return how.rows.some((row) => readsOwnFigure(row.how, hasAttainment));
    case 'matrix':
      return readsFigure(how.rows.on, hasAttainment) || readsFigure(how.columns.on, hasAttainment);
    default:
      return readsFigure(how.on, hasAttainment);
  }
}

/** Whether marks on the figure are those of a period of which nothing counts: then they are 0, and nothing is paid. */
export function marksAreGone(how: How, attained: Attained | undefined, { marks }: PaidBy): boolean {
  return marks?.value.sign === 0 && readsOwnFigure(how, attained?.attainment !== undefined);
}

/** What is paid by such marks: nothing, with a note. */
export function nothing({ at }: How, { context, ledger, marks, share, ofYear }: PaidBy): Figure {
  context.note({ code: 'marks_prorated_to_zero' });
  return share === undefined && ofYear === undefined ? ledger.add([], at) : ledger.multiply([marks as Figure], at);
}
