/** Plain fractions: sums, the larger and the smaller, rounding, and sharing out, from their words. */
import Fraction from 'fraction.js';

export const ZERO: Fraction = new Fraction(0);
export const ONE: Fraction = new Fraction(1);

/** Numerators are added as long as denominators divide each other; the sum is reduced once. */
export function sum(figures: readonly Fraction[]): Fraction {
  if (figures.length === 1) return figures[0] as Fraction;
  let [above, below] = [0n, 1n];
  for (const { s, n, d } of figures) {
    if (below % d === 0n) above += s * n * (below / d);
    else if (d % below === 0n) [above, below] = [above * (d / below) + s * n, d];
    else [above, below] = [above * d + s * n * below, below * d];
  }
  return new Fraction(above, below);
}

export function most(figures: readonly Fraction[]): Fraction {
  return figures.reduce((a, b) => (a.compare(b) >= 0 ? a : b));
}

export function least(figures: readonly Fraction[]): Fraction {
  return figures.reduce((a, b) => (a.compare(b) <= 0 ? a : b));
}

export function between0And1(part: Fraction): Fraction {
  return least([most([part, ZERO]), ONE]);
}

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

/** Where a figure adds up quotients: each part rounded half up to 24 decimals, their sum to 12. */
export function sumOfParts(parts: readonly Fraction[]): Fraction {
  return rounded(sum(parts.map((part) => rounded(part, 24, 'half-up'))), 12, 'half-up');
}

/** Decimals of a figure that ends. */
export function decimals(figure: Fraction): number {
  let places = 0;
  while (
    !figure
      .mul(10 ** places)
      .mod(1)
      .equals(0)
  )
    places += 1;
  return places;
}

/** Each part cut towards zero; what is missing unit by unit to the largest remainders, ties to the earlier part. */
export function sharedOut(whole: Fraction, parts: readonly Fraction[], scale: number): Fraction[] {
  const unit = new Fraction(1n, 10n ** BigInt(scale));
  const cut = parts.map((part) => cutTo(part, unit));
  const missing = whole.sub(sum(cut)).div(unit);
  const direction = missing.compare(0) < 0 ? -1 : 1;
  const rest = (place: number): Fraction => (parts[place] as Fraction).sub(cut[place] as Fraction).mul(direction);
  const ranked = parts.map((_, place) => place).sort((a, b) => rest(b).compare(rest(a)) || a - b);
  for (let handed = 0; handed < Number(missing.abs().valueOf()); handed += 1) {
    const place = ranked[handed % ranked.length] as number;
    cut[place] = (cut[place] as Fraction).add(unit.mul(direction));
  }
  return cut;
}

function cutTo(figure: Fraction, unit: Fraction): Fraction {
  const units = figure.div(unit);
  return (units.compare(0) < 0 ? units.ceil() : units.floor()).mul(unit);
}
