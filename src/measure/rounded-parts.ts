/**
 * Where a figure is rounded before it is paid, as steps of the trace: where quotients of many groups are added up, each is
 * rounded half up to 24 decimals and their sum to 12. Exact sums of thousands of fractions
 * would grow without bound; and rounding the sum to fewer places than its parts gives back what ends after 12 decimals.
 */
import { QUOTIENT_SCALE, SUM_OF_QUOTIENTS_SCALE } from '../number/limits.js';
import { powerOfTen, type Rational } from '../number/rational.js';
import { roundTo } from '../number/round.js';
import type { Figure } from '../trace/ledger.js';
import type { MeasureContext } from './context.js';

/** One group's part; a figure that ends within 24 decimals stays as it is. */
export function roundedParts(part: Figure, grouped: boolean, { ledger }: MeasureContext, at: string): Figure {
  if (!grouped || endsWithin(part, QUOTIENT_SCALE)) return part;
  return ledger.round(part, QUOTIENT_SCALE, 'half-up', at);
}

/** The same of a value that is no step of the trace. */
export function roundedPart(value: Rational): Rational {
  return powerOfTen(QUOTIENT_SCALE) % value.denominator === 0n ? value : roundTo(value, QUOTIENT_SCALE, 'half-up');
}

/** The sum of the parts; one that ends within 12 decimals stays as it is. */
export function roundedSum(parts: readonly Figure[], { ledger }: MeasureContext, at: string): Figure {
  const total = ledger.add(parts, at);
  return endsWithin(total, SUM_OF_QUOTIENTS_SCALE) ? total : ledger.round(total, SUM_OF_QUOTIENTS_SCALE, 'half-up', at);
}

function endsWithin(figure: Figure, scale: number): boolean {
  return powerOfTen(scale) % figure.value.denominator === 0n;
}
