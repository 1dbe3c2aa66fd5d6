import { describe, expect, it } from 'vitest';
import { around, readOff, someForm } from '../../test/support/forms.js';
import { Seeded } from '../../test/support/seeded.js';
import { Rational } from '../number/rational.js';
import { addForms, scaleMarks, scaleValues, timesFigure } from './algebra.js';
import type { Form } from './form.js';

/** Runs with many forms, and a number above 0 and one of any sign beside each. */
function forManyForms(check: (form: Form, other: Form, above: Rational, any: Rational, seed: number) => void): void {
  for (let seed = 1; seed <= 300; seed += 1) {
    const seeded = new Seeded(seed);
    const form = someForm(seeded);
    const other = someForm(seeded);
    const above = new Rational(BigInt(seeded.between(1, 9)), BigInt(seeded.between(1, 9)));
    const any = new Rational(BigInt(seeded.between(-9, 9)), BigInt(seeded.between(1, 9)));
    check(form, other, above, any, seed);
  }
}

/** Pieces rise, and of two at one mark the first is closed and the second open. */
function expectInOrder(form: Form, seed: number): void {
  form.slice(1).forEach((piece, place) => {
    const before = form[place];
    if (before?.from === null || before === undefined || piece.from === null) return;
    const order = piece.from.compare(before.from);
    expect(order > 0 || (order === 0 && piece.open && !before.open), `seed ${seed}, piece ${place + 1}`).toBe(true);
  });
}

describe('forms calculated with, at every mark and just beside it:', () => {
  it('marks on an attainment become marks on the figure when scaled by the quota', () => {
    forManyForms((form, _, quota, __, seed) => {
      const scaled = scaleMarks(form, quota);
      expectInOrder(scaled, seed);
      for (const x of [...around(form), ...around(scaled)]) {
        expect(readOff(scaled, x.times(quota)).equals(readOff(form, x)), `seed ${seed} at ${x}`).toBe(true);
      }
    });
  });

  it('every value is multiplied when scaled', () => {
    forManyForms((form, _, __, factor, seed) => {
      const scaled = scaleValues(form, factor);
      for (const x of around(form)) {
        expect(readOff(scaled, x).equals(readOff(form, x).times(factor)), `seed ${seed} at ${x}`).toBe(true);
      }
    });
  });

  it('the sum of two is the sum of both, with the marks of both', () => {
    forManyForms((form, other, _, __, seed) => {
      const total = addForms(form, other);
      expectInOrder(total, seed);
      for (const x of around(form, other)) {
        expect(readOff(total, x).equals(readOff(form, x).plus(readOff(other, x))), `seed ${seed} at ${x}`).toBe(true);
      }
    });
  });

  it('a lookup times the figure is what it looks up, paid on the whole figure', () => {
    forManyForms((form, _, __, ___, seed) => {
      const lookup = form.map((piece) => ({ ...piece, slope: Rational.ZERO }));
      const paid = timesFigure(lookup);
      for (const x of around(form)) {
        expect(readOff(paid, x).equals(readOff(lookup, x).times(x)), `seed ${seed} at ${x}`).toBe(true);
      }
    });
  });
});
