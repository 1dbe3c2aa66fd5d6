/** Sharing out: rounded parts that always add up to the rounded whole. */
import { Rational, sum } from './rational.js';
import { roundedUnits } from './round.js';

/**
 * Shares a whole out over parts, in units of `10^-scale`. Each part is its exact value cut towards zero; what is then
 * missing is handed out unit by unit to the parts with the largest remainder in its direction, ties to the earlier
 * part, round after round where more is missing than there are parts. Negated parts of a negated whole give the
 * negated result.
 *
 * @param parts the exact parts; at least one where the whole is not 0
 * @param wholeUnits what the results add up to, in units of `10^-scale`
 * @returns one number of units a part, in the order of the parts
 * @example
 * shareOut([new Rational(1n, 3n), new Rational(1n, 3n), new Rational(1n, 3n)], 100n, 2) // [34n, 33n, 33n]
 */
export function shareOut(parts: readonly Rational[], wholeUnits: bigint, scale: number): bigint[] {
  if (parts.length === 0) return [];
  const units = parts.map((part) => roundedUnits(part, scale, 'down'));
  const missing = wholeUnits - units.reduce((total, part) => total + part, 0n);
  if (missing === 0n) return units;
  const direction = missing < 0n ? -1n : 1n;
  const count = BigInt(parts.length);
  const each = missing / count;
  const rest = Number((missing - each * count) * direction);
  const first = new Set(byRemainder(parts, units, scale, direction).slice(0, rest));
  return units.map((part, place) => part + each + (first.has(place) ? direction : 0n));
}

/**
 * A whole shared out in proportion to weights: part i is `whole × weight i ÷ Σ weights`, then as {@link shareOut}.
 *
 * @param weights at least one; their sum is not 0
 */
export function shareOutInProportion(wholeUnits: bigint, weights: readonly Rational[], scale: number): bigint[] {
  const whole = Rational.ofScaled(wholeUnits, scale);
  const total = sum(weights);
  return shareOut(
    weights.map((weight) => whole.times(weight).dividedBy(total)),
    wholeUnits,
    scale,
  );
}

/** The places of the parts, largest remainder in the direction first, ties to the earlier part. */
function byRemainder(parts: readonly Rational[], units: readonly bigint[], scale: number, direction: bigint): number[] {
  const signed = new Rational(direction, 1n);
  const remainders = parts.map((part, place) =>
    part.minus(Rational.ofScaled(units[place] as bigint, scale)).times(signed),
  );
  return parts
    .map((_, place) => place)
    .sort((a, b) => (remainders[b] as Rational).compare(remainders[a] as Rational) || a - b);
}
