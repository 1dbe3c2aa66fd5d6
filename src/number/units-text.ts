/** Whole units of a power of ten as text, without a detour through rationals. */

/**
 * Whole units of `10^-scale` as the canonical text of the number: no decimal that is not needed.
 *
 * @param units a machine integer
 * @example
 * unitsText(-1250, 2) // '-12.5'
 */
export function unitsText(units: number, scale: number): string {
  let whole = units;
  let decimals = scale;
  if ((units | 0) === units) {
    // The same in small integers, for which the remainder costs next to nothing.
    let small = units | 0;
    for (; decimals > 0 && small % 10 === 0; decimals -= 1) small = (small / 10) | 0;
    whole = small;
  } else {
    for (; decimals > 0 && whole % 10 === 0; decimals -= 1) whole /= 10;
  }
  return pointed(String(Math.abs(whole)), whole < 0, decimals);
}

/** Digits with a point before the last `decimals` of them, where there are any. */
export function pointed(digits: string, isNegative: boolean, decimals: number): string {
  const sign = isNegative ? '-' : '';
  if (decimals === 0) return sign + digits;
  const enough = digits.padStart(decimals + 1, '0');
  const point = enough.length - decimals;
  return `${sign}${enough.slice(0, point)}.${enough.slice(point)}`;
}
