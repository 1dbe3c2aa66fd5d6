/** Rounding, from its words. */
import Fraction from 'fraction.js';

export function rounded(figure: Fraction, scale: number, mode: string): Fraction {
  const unit = new Fraction(1n, 10n ** BigInt(scale));
  const units = figure.div(unit);
  const [below, above] = [units.floor(), units.ceil()];
  if (below.equals(above)) return figure;
  const isNegative = units.compare(0) < 0;
  const [near, far] = isNegative ? [above, below] : [below, above];
  const toHalf = units.sub(below).compare(new Fraction(1, 2));
  const nearest = toHalf < 0 ? below : above;
  const chosen = {
    up: far,
    down: near,
    ceiling: above,
    floor: below,
    'half-up': toHalf === 0 ? far : nearest,
    'half-down': toHalf === 0 ? near : nearest,
    'half-even': toHalf === 0 ? (below.mod(2).equals(0) ? below : above) : nearest,
  }[mode];
  return (chosen as Fraction).mul(unit);
}
