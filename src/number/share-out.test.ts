import { describe, expect, it } from 'vitest';
import { FigureError } from './rational.js';
import { parseCanonical } from './read.js';
import { shareOut, shareOutInProportion } from './share-out.js';

const figures = (texts: readonly string[]) => texts.map(parseCanonical);

describe('sharing out', () => {
  it.each<[string, string[], bigint, number, bigint[]]>([
    ['three thirds of a unit of money', ['1/3', '1/3', '1/3'], 100n, 2, [34n, 33n, 33n]],
    ['what adds up already', ['1.25', '2.75'], 400n, 2, [125n, 275n]],
    ['the largest remainder first', ['0.001', '0.009', '0.005'], 2n, 2, [0n, 1n, 1n]],
    ['ties to the earlier part', ['0.005', '0.005', '0.005', '0.005'], 2n, 2, [1n, 1n, 0n, 0n]],
    ['a negative whole', ['-1/3', '-1/3', '-1/3'], -100n, 2, [-34n, -33n, -33n]],
    ['parts of both signs, missing upwards', ['0.009', '-0.004', '0.006'], 2n, 2, [1n, 0n, 1n]],
    ['parts of both signs, missing downwards', ['-0.009', '0.004', '-0.006'], -2n, 2, [-1n, 0n, -1n]],
    ['more missing than there are parts: round after round', ['0', '0', '0'], 7n, 0, [3n, 2n, 2n]],
    ['less than the parts come to', ['5', '5', '5'], 10n, 0, [3n, 3n, 4n]],
    ['one part takes all', ['0.4'], 9n, 0, [9n]],
    ['in thousandths', ['1/7', '2/7', '4/7'], 1000n, 3, [143n, 286n, 571n]],
  ])('%s', (_, parts, whole, scale, expected) => {
    expect(shareOut(figures(parts), whole, scale)).toEqual(expected);
  });

  it('of nothing over nobody is nothing', () => {
    expect(shareOut([], 0n, 2)).toEqual([]);
  });
});

describe('sharing out in proportion', () => {
  it.each<[bigint, string[], number, bigint[]]>([
    [1000n, ['1', '1', '1'], 2, [334n, 333n, 333n]],
    [1000n, ['0.7', '0.3'], 2, [700n, 300n]],
    [-1000n, ['1', '2'], 2, [-333n, -667n]],
    [5n, ['0', '1'], 0, [0n, 5n]],
  ])('%s over %j', (whole, weights, scale, expected) => {
    expect(shareOutInProportion(whole, figures(weights), scale)).toEqual(expected);
  });

  it('needs weights that do not add up to 0', () => {
    expect(() => shareOutInProportion(5n, figures(['1', '-1']), 2)).toThrow(FigureError);
  });
});
