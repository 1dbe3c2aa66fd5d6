import { describe, expect, it } from 'vitest';
import { around, readOff, someForm } from '../../test/support/forms.js';
import { exact, payOnMoney, rows } from '../../test/support/pays.js';
import { Seeded } from '../../test/support/seeded.js';
import { Rational } from '../number/rational.js';
import type { Form } from './form.js';
import { reach } from './invert.js';
import { payForm } from './pay-form.js';

function formOf(pay: Parameters<typeof payOnMoney>[0]): Form {
  return payForm(payOnMoney(pay), {}) ?? [];
}

/** What reaching a goal comes to, as text: `"30000"`, `"above 0"`, `"never"`. */
function reached(form: Form, goal: string, from = '0'): string {
  const found = reach(form, exact(goal), exact(from));
  if (found === undefined) return 'never';
  return found.open ? `above ${found.figure}` : found.figure.toString();
}

describe('the figure that a pay needs', () => {
  const tiers = formOf({ rate: { tiers: rows('0 2% | 20000 3%') } });

  it('lies inside the tier that comes to it', () => {
    expect(reached(tiers, '400')).toBe('20000');
    expect(reached(tiers, '700')).toBe('30000');
    expect(reached(tiers, '1')).toBe('50');
    expect(reached(tiers, '1/3')).toBe('50/3');
  });

  it('is where the search begins, if that is enough already', () => {
    expect(reached(tiers, '400', '25000')).toBe('25000');
    expect(reached(tiers, '0', '0')).toBe('0');
    expect(reached(tiers, '-1', '-50')).toBe('-50');
    expect(reached(tiers, '-1', '-80')).toBe('-50');
  });

  it('is the mark itself where a step jumps over the goal', () => {
    const steps = formOf({ amount: { steps: rows('3 500 | 5 800') } });
    expect(reached(steps, '501')).toBe('5');
    expect(reached(steps, '500')).toBe('3');
    expect(reached(steps, '801')).toBe('never');
  });

  it('lies above a mark whose own figure does not pay it yet', () => {
    const extra = formOf({ rate: { tiers: rows('0 1% 25') } });
    expect(reached(extra, '20')).toBe('above 0');
    expect(reached(extra, '25')).toBe('above 0');
    expect(reached(extra, '26')).toBe('100');
  });

  it('is found before a cliff, and again behind it', () => {
    const cliff = formOf({ amount: { curve: rows('0 0 | 10 100 | 20 0 | 30 200'), above: 'flat' } });
    expect(reached(cliff, '80')).toBe('8');
    expect(reached(cliff, '80', '13')).toBe('24');
    expect(reached(cliff, '80', '11')).toBe('11');
    expect(reached(cliff, '201')).toBe('never');
  });

  it('is none where the form falls from the goal as soon as it is entered', () => {
    const zero = Rational.ZERO;
    const falls: Form = [
      { from: null, open: false, value: zero, slope: zero },
      { from: zero, open: true, value: exact('10'), slope: exact('-1') },
    ];
    expect(reached(falls, '10')).toBe('never');
    expect(reached(falls, '9')).toBe('above 0');
  });
});

describe('for any form, the figure found', () => {
  const step = new Rational(1n, 24n);
  const grid = Array.from({ length: 24 * 20 + 1 }, (_, place) => Rational.of(-10).plus(step.times(Rational.of(place))));
  const tiny = new Rational(1n, 1_000_000_007n);

  it.each(Array.from({ length: 300 }, (_, seed) => seed))('is the least that reaches the goal (seed %i)', (seed) => {
    const seeded = new Seeded(seed + 1);
    const form = someForm(seeded);
    const goal = new Rational(BigInt(seeded.between(-24, 24)), BigInt(seeded.between(1, 2)));
    const from = new Rational(BigInt(seeded.between(-16, 16)), 2n);
    const found = reach(form, goal, from);
    const enough = (x: Rational): boolean => readOff(form, x).isAtLeast(goal);
    const probes = [...grid, ...around(form)].filter((x) => x.isAtLeast(from));
    if (found === undefined) {
      expect(probes.filter(enough)).toEqual([]);
      return;
    }
    const { figure, open } = found;
    expect(figure.isAtLeast(from)).toBe(true);
    expect(enough(open ? figure.plus(tiny) : figure), 'reaches').toBe(true);
    if (open) expect(enough(figure), 'only above').toBe(false);
    const below = [figure.minus(tiny), ...probes].filter((x) => figure.isAbove(x) && x.isAtLeast(from));
    expect(below.filter(enough).map(String), 'reached before').toEqual([]);
  });
});
