/** A line that was kept by itself, put into the cells: where a plan looks at nothing of it but its sums. */
import { type Day, parseDay } from '../calendar/day.js';
import { decimalPlaces, Rational } from '../number/rational.js';
import { fail } from '../trace/problems.js';
import { emptyKey } from './cells.js';
import { keepsApart, thingText } from './fact-texts.js';
import { exchangeTo, type ForeignKey, foreignText, isMoney, narrowed, rateMissing } from './foreign.js';
import { exactAmounts, exchanged } from './line-amounts.js';
import { nettedFigure, nettedUnknown } from './netting.js';
import { unknownBits } from './place.js';
import type { FigureName } from './reads.js';
import type { SumColumn } from './sum-column.js';
import type { AmendedLine, Tally } from './tally.js';

/** Decimals that a figure of a line has, so that a tally can hold it. */
export function decimalsOfLine(line: AmendedLine, figure: FigureName): number {
  return decimalPlaces(figureOfLine(line, figure).denominator) as number;
}

/** Adds a line to the cells of a tally whose scales can hold it; one that no stretch takes is left out. */
export function foldLine(tally: Tally, line: AmendedLine): void {
  const { spec } = tally;
  const day = parseDay(line.date) as Day;
  const stretch = spec.stretches.findIndex(({ from, to }) => from <= day && day <= to);
  if (stretch < 0) return;
  const key = emptyKey();
  key.stretch = stretch;
  key.customer = tally.customers.intern(line.customer);
  key.category = tally.categories.intern(line.category);
  key.pattern = tally.internPattern(line.credits);
  key.deal = keepsApart(spec) ? tally.deals.intern(thingText(line, spec)) : -1;
  key.unknown = (nettedUnknown(exactAmounts(line)) & unknownBits(spec.figures)) | (line.met ?? 0);
  const foreign = foreignOf(line, spec.currencies);
  const cells = foreign === undefined ? tally.cells : tally.foreignCells(foreignText(foreign));
  const cell = cells.cellOf(key);
  cells.lines.set(cell, cells.lines.at(cell) + 1);
  const rate = foreign && exchangeTo(spec.currencies[0] as string, foreign)?.rate;
  spec.figures.forEach((figure, place) => {
    const sum = cells.sums[place] as SumColumn;
    sum.addExact(cell, figureOfLine(line, figure, rate));
  });
}

/** What a line is exchanged at; undefined where it is in the currency of all plans. */
function foreignOf(line: AmendedLine, into: readonly string[]): ForeignKey | undefined {
  const { currency, rates = [] } = line;
  const key = currency === undefined ? undefined : narrowed({ currency, rates }, into);
  const missing = into.find((to) => key !== undefined && to !== currency && key.rates.every(([of]) => of !== to));
  if (missing === undefined) return key;
  const problem = rateMissing(currency as string, missing, parseDay(line.date) as Day);
  return fail({ ...problem, at: '/lines', line: { id: line.id } });
}

/** A figure as cells keep it: in the line's currency; a count by the amount in that of the first plan. What is not known is 0. */
function figureOfLine(line: AmendedLine, figure: FigureName, rate?: Rational): Rational {
  const own = exactAmounts(line);
  const amounts = rate !== undefined && !isMoney(figure) ? exchanged(own, rate) : own;
  const known: Rational | undefined = nettedFigure(figure, { amounts, left: amounts });
  return known ?? Rational.ZERO;
}
