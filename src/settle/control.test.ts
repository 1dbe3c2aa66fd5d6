import { describe, expect, it } from 'vitest';
import type { Statement } from '../statement/statement.js';
import { ByteText } from '../trace/byte-text.js';
import { sealed } from './control.js';

describe('the control sum', () => {
  it('is exact also beyond the million leaves up to which machine integers hold it', () => {
    const leaves = 2 ** 20 + 3;
    const trace = Array.from({ length: leaves }, () => 7);
    const { control } = sealed({ trace } as unknown as Omit<Statement, 'control' | 'digest'>, new ByteText());
    // The length is the first leaf, with the weight of its seven digits; then each `7`, whose only code unit is 55, at the places from 2 on.
    const length = [...String(leaves)].reduce((weight, digit) => weight * 65_599n + BigInt(digit.charCodeAt(0)), 0n);
    const places = (BigInt(leaves + 1) * BigInt(leaves + 2)) / 2n - 1n;
    expect(control).toEqual({ nodes: leaves, sum: String((length % 2n ** 32n) + 55n * places) });
  });
});
