import { describe, expect, it } from 'vitest';
import { readOff, someForm } from '../../test/support/forms.js';
import { payOnMoney, rows } from '../../test/support/pays.js';
import { Seeded } from '../../test/support/seeded.js';
import { Rational } from '../number/rational.js';
import { jumps } from './jumps.js';
import { payForm } from './pay-form.js';

/** The jumps of a pay on money, as text. */
function jumpsOf(pay: Parameters<typeof payOnMoney>[0]): string[] {
  const form = payForm(payOnMoney(pay), {}) ?? [];
  return jumps(form).map(({ mark, before, after, open }) => `${open ? 'above' : 'at'} ${mark}: ${before} to ${after}`);
}

describe('the jumps of a pay', () => {
  it('are none where tiers only bend it', () => {
    expect(jumpsOf({ rate: { tiers: rows('0 2% | 20000 3%') } })).toEqual([]);
    expect(jumpsOf({ rate: { tiers: rows('1000 10%') } })).toEqual([]);
  });

  it('are the extras of tiers, that from 0 above 0', () => {
    expect(jumpsOf({ rate: { tiers: rows('0 1% 25 | 1000 2% 40') } })).toEqual([
      'above 0: 0 to 25',
      'at 1000: 35 to 75',
    ]);
  });

  it('are where steps rise or fall', () => {
    expect(jumpsOf({ rate: { steps: rows('0 2% | 1000 3% | 2000 1%') } })).toEqual([
      'at 1000: 20 to 30',
      'at 2000: 60 to 20',
    ]);
    expect(jumpsOf({ amount: { steps: rows('0 100 | 10 100 | 20 300') } })).toEqual([
      'at 0: 0 to 100',
      'at 20: 100 to 300',
    ]);
  });

  it('are where a curve does not begin at 0', () => {
    expect(jumpsOf({ amount: { curve: rows('10 100 | 20 50'), above: 'flat' } })).toEqual(['at 10: 0 to 100']);
    expect(jumpsOf({ amount: { curve: rows('10 0 | 20 50'), above: 'flat' } })).toEqual([]);
  });

  it('are, for any form, exactly where it does not go on where it was', () => {
    const tiny = new Rational(1n, 1_000_000_000_039n);
    const near = new Rational(1n, 1_000_000_000n);
    for (let seed = 1; seed <= 300; seed += 1) {
      const form = someForm(new Seeded(seed));
      const marks = new Set(form.flatMap((piece) => piece.from?.toString() ?? []));
      const found = jumps(form);
      for (const text of marks) {
        const mark = Rational.of(BigInt(text));
        const values = [mark.minus(tiny), mark, mark.plus(tiny)].map((x) => readOff(form, x));
        const far = (a: Rational, b: Rational): boolean => a.minus(b).isAbove(near) || b.minus(a).isAbove(near);
        const jumped =
          far(values[0] as Rational, values[1] as Rational) || far(values[1] as Rational, values[2] as Rational);
        expect(
          found.some((jump) => jump.mark.equals(mark)),
          `seed ${seed} at ${mark}`,
        ).toBe(jumped);
      }
    }
  });
});
