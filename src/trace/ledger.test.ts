import { describe, expect, it } from 'vitest';
import { Rational } from '../number/rational.js';
import { type Figure, figureText, isTrue, Ledger } from './ledger.js';

function figures(ledger: Ledger, ...texts: readonly (readonly [bigint, bigint])[]): Figure[] {
  return texts.map(([n, d], place) => ledger.written({ value: new Rational(n, d), at: `/${place}` }));
}

/** Does everything that a ledger can do, and gives all figures. */
function everything(ledger: Ledger): Figure[] {
  const [a, b, c] = figures(ledger, [7n, 2n], [1n, 3n], [-2n, 1n]) as [Figure, Figure, Figure];
  const yes = ledger.compare(a, 'above', b, '/x');
  const no = ledger.compare(a, 'below', b, '/x');
  const rounded = ledger.round(a, 0, 'half-even', '/x');
  return [
    ledger.fact(Rational.ONE, { fact: 'kpi', id: 'k' }),
    ledger.lines(Rational.ONE, 3, { figure: 'amount' }, '/x'),
    ledger.pairs([['k', 's']], { figure: 'new-categories' }, '/x'),
    ledger.calendar(Rational.of(90), { counted: 'days' }),
    ledger.add([a, b, c], '/x'),
    ledger.add([]),
    ledger.subtract(a, b, '/x'),
    ledger.multiply([a, b], '/x'),
    ledger.divide(a, b, '/x'),
    ledger.min([a, b, c], '/x'),
    ledger.max([a, b, c], '/x'),
    rounded,
    ledger.piecewise(a, Rational.of(5), () => [{ from: null, value: '5', slope: '0' }], '/x'),
    yes,
    no,
    ledger.all([yes, no], '/x'),
    ledger.any([yes, no], '/x'),
    ledger.none([no], '/x'),
    ledger.choose(yes, a, b, '/x'),
    ledger.choose(no, a, b, '/x'),
    ...ledger.shareOut(rounded, [a, b], 0, '/x'),
  ];
}

describe('a ledger', () => {
  it('comes to the same figures with and without keeping its steps', () => {
    const kept = everything(new Ledger(true));
    const silent = everything(new Ledger(false));
    expect(silent.map(figureText)).toEqual(kept.map(figureText));
    expect(kept.map(figureText)).toEqual([
      '1',
      '1',
      '1',
      '90',
      '11/6',
      '0',
      '19/6',
      '7/6',
      '10.5',
      '-2',
      '3.5',
      '4',
      '5',
      '1',
      '0',
      '0',
      '1',
      '1',
      '3.5',
      '1/3',
      '4',
      '0',
    ]);
  });

  it('keeps each step as a node that takes only earlier ones, or none at all', () => {
    const ledger = new Ledger(true);
    const last = everything(ledger).at(-1) as Figure;
    expect(ledger.nodes.map(({ id }) => id)).toEqual(ledger.nodes.map((_, place) => place));
    for (const node of ledger.nodes) for (const input of node.in ?? []) expect(input).toBeLessThan(node.id);
    expect(ledger.nodes[last.node]).toEqual({
      id: last.node,
      op: 'share-out',
      in: [5, 0, 1],
      value: '0',
      at: '/x',
      scale: 0,
      part: 1,
    });
    const silent = new Ledger(false);
    expect(everything(silent).every(({ node }) => node === -1)).toBe(true);
    expect(silent.nodes).toEqual([]);
    expect([ledger.keeps, silent.keeps]).toEqual([true, false]);
  });

  it('makes the form of a piecewise step only where it is kept', () => {
    const form = () => {
      throw new Error('asked for');
    };
    const silent = new Ledger(false);
    const [figure] = figures(silent, [1n, 1n]) as [Figure];
    expect(figureText(silent.piecewise(figure, Rational.of(5), form, '/x'))).toBe('5');
  });

  it.each([
    ['atLeast', true, true, false],
    ['above', true, false, false],
    ['atMost', false, true, true],
    ['below', false, false, true],
  ] as const)('compares: %s', (test, larger, equal, smaller) => {
    const ledger = new Ledger(false);
    const [two, one] = figures(ledger, [2n, 1n], [1n, 1n]) as [Figure, Figure];
    const results = [
      ledger.compare(two, test, one, ''),
      ledger.compare(one, test, one, ''),
      ledger.compare(one, test, two, ''),
    ];
    expect(results.map(isTrue)).toEqual([larger, equal, smaller]);
  });

  it('shows all decimals of what was rounded, also in sums, differences, bounds and choices, not in products', () => {
    const ledger = new Ledger(false);
    const [third, one] = figures(ledger, [1n, 3n], [1n, 1n]) as [Figure, Figure];
    const cents = ledger.round(one, 2, 'half-up');
    const texts = [
      cents,
      ledger.add([cents, one]),
      ledger.subtract(cents, one),
      ledger.min([cents, one]),
      ledger.max([cents, one]),
      ledger.choose(one, one, cents, ''),
      ledger.multiply([cents, one]),
      ledger.divide(cents, one),
      ledger.add([cents, third]),
      ledger.round(third, 2, 'up'),
    ].map(figureText);
    expect(texts).toEqual(['1.00', '2.00', '0.00', '1.00', '1.00', '1.00', '1', '1', '4/3', '0.34']);
  });

  it('takes the first of equal figures as the smallest and the largest', () => {
    const ledger = new Ledger(true);
    const [one, same] = figures(ledger, [1n, 1n], [1n, 1n]) as [Figure, Figure];
    expect(figureText(ledger.min([one, same]))).toBe('1');
    expect(figureText(ledger.max([one, same]))).toBe('1');
  });

  it('all and none of nothing hold, any does not', () => {
    const ledger = new Ledger(false);
    expect([ledger.all([], ''), ledger.any([], ''), ledger.none([], '')].map(isTrue)).toEqual([true, false, true]);
  });
});
