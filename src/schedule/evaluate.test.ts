import { describe, expect, it } from 'vitest';
import { around, readOff, someForm } from '../../test/support/forms.js';
import { Seeded } from '../../test/support/seeded.js';
import { Rational } from '../number/rational.js';
import { evaluate, pieceAt } from './evaluate.js';
import { type Form, formJson } from './form.js';

const zero = Rational.ZERO;
const one = Rational.ONE;

describe('a form at a figure', () => {
  /** 0 up to 10, 5 at 10 itself, and above it 7 and one more for each. */
  const form: Form = [
    { from: null, open: false, value: zero, slope: zero },
    { from: Rational.of(10), open: false, value: Rational.of(5), slope: zero },
    { from: Rational.of(10), open: true, value: Rational.of(7), slope: one },
  ];

  it('takes the piece that has begun last; a mark belongs to the piece before where that one is open', () => {
    expect(evaluate(form, new Rational(999n, 100n)).toString()).toBe('0');
    expect(evaluate(form, Rational.of(10)).toString()).toBe('5');
    expect(evaluate(form, new Rational(1001n, 100n)).toString()).toBe('7.01');
    expect(pieceAt(form, Rational.of(-3))).toBe(form[0]);
  });

  it('is value + slope × x where the first piece holds', () => {
    const line: Form = [{ from: null, open: false, value: Rational.of(2), slope: Rational.of(3) }];
    expect(evaluate(line, Rational.of(-4)).toString()).toBe('-10');
  });

  it('is written as the statement writes it', () => {
    expect(formJson(form)).toEqual([
      { from: null, value: '0', slope: '0' },
      { from: '10', value: '5', slope: '0' },
      { from: '10', open: true, value: '7', slope: '1' },
    ]);
  });

  it('comes to the same as reading it off piece by piece, at every mark and just beside it', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const some = someForm(new Seeded(seed));
      for (const x of around(some))
        expect(evaluate(some, x).equals(readOff(some, x)), `seed ${seed} at ${x}`).toBe(true);
    }
  });
});
