/** What `only` asks of figures of a line or deal: which figures it reads, and whether they hold. */
import type { Rational } from '../number/rational.js';
import { parseCanonical } from '../number/read.js';
import type { Only, OnlyFigure } from '../plan/plan.js';
import { holds } from '../trace/ledger.js';
import type { FigureTest } from './conditions.js';

/** Amounts of a line or deal; one that is not known is undefined. */
export interface TestedAmounts {
  readonly amount: Rational;
  readonly cost?: Rational | undefined;
  readonly list?: Rational | undefined;
  readonly units?: Rational | undefined;
}

/** The figures of a tally that conditions look at. */
type AskedFigure = 'amount' | 'cost' | 'list' | 'units';

const READ: { readonly [Figure in OnlyFigure]: readonly AskedFigure[] } = {
  amount: ['amount'],
  margin: ['amount', 'cost'],
  marginRate: ['amount', 'cost'],
  units: ['units'],
  discountRate: ['amount', 'list'],
};

/** The figures that the conditions read, the amount always among them: by it a line is told from one reversed in full. */
export function figuresOfOnly({ conditions }: Only): readonly AskedFigure[] {
  return [...new Set<AskedFigure>(['amount', ...conditions.flatMap(({ figure }) => READ[figure])])];
}

/** Conditions in the form in which they are tested, again and again. */
export function figureTests(tests: readonly FigureTest[]): (amounts: TestedAmounts) => boolean {
  const read = tests.map(([figure, test, against]) => ({ figure, test, against: parseCanonical(against) }));
  return (amounts) =>
    read.every(({ figure, test, against }) => {
      const value = testedFigure(figure, amounts);
      return value !== undefined && holds(value, test, against);
    });
}

/** Undefined where something of it is not known, or where a rate has nothing to be a rate of: then no condition holds. */
function testedFigure(figure: OnlyFigure, { amount, cost, list, units }: TestedAmounts): Rational | undefined {
  switch (figure) {
    case 'amount':
      return amount;
    case 'margin':
      return cost && amount.minus(cost);
    case 'marginRate':
      return cost && rateOf(amount.minus(cost), amount);
    case 'units':
      return units;
    case 'discountRate':
      return list && rateOf(list.minus(amount), list);
  }
}

function rateOf(part: Rational, whole: Rational): Rational | undefined {
  return whole.sign === 0 ? undefined : part.dividedBy(whole);
}
