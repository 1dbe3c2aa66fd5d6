import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { toDecimal } from './to-decimal.js';

describe('a figure of a statement, to go on calculating with', () => {
  it.each([
    ['12.50', '12.5'],
    ['-0.005', '-0.005'],
    ['1/8', '0.125'],
    ['-7/3', `-2.${'3'.repeat(59)}`],
  ])('%s is %s', (figure, decimal) => {
    expect(toDecimal(figure).toString()).toBe(decimal);
  });

  it.each([['1,5'], ['1e3'], [''], ['1/0'], ['9'.repeat(40_001)], [12.5], [null]])('%j is none', (figure) => {
    expectProblems(() => toDecimal(figure as string), [{ code: 'not_a_figure' }]);
  });
});
