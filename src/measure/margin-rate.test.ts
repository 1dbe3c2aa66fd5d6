import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { figureOn, line, notesOn, statementOf } from '../../test/support/measured.js';

describe('the margin rate', () => {
  const lines = [
    line('L1', '2026-01-15', '100', { cost: { material: '30', labour: '12' } }),
    line('L2', '2026-01-15', '50', { cost: { material: '20' }, category: 't' }),
  ];

  it('is margin ÷ amount over the same lines', () => {
    expect(figureOn({ marginRate: {} }, lines)).toBe('44/75');
    expect(figureOn('marginRate', lines)).toBe('44/75');
    expect(figureOn({ marginRate: { costs: ['material'] } }, lines)).toBe('2/3');
    expect(figureOn({ marginRate: {}, categories: ['t'] }, lines)).toBe('0.6');
    expect(figureOn({ marginRate: {}, round: { scale: 2 } }, lines)).toBe('0.59');
  });

  it('is taken over the credited parts', () => {
    const shared = lines.map((one) => ({ ...one, payee: undefined, credits: [{ payee: 'anna', share: '1/3' }] }));
    expect(figureOn({ marginRate: {} }, shared)).toBe('44/75');
  });

  it('leaves out lines without a cost on both sides of the fraction', () => {
    const more = [...lines, line('L3', '2026-01-15', '1000')];
    expect(figureOn({ marginRate: {} }, more, { plan: { unknownCost: 'leave-out' } })).toBe('44/75');
  });

  it('of an amount of 0 is what the plan says, with a note, or an error', () => {
    expect(figureOn({ marginRate: {}, ifZero: '25%' }, [])).toBe('0.25');
    expect(notesOn({ marginRate: {}, ifZero: '25%' }, {})).toEqual(['zero_denominator']);
    expectProblems(
      () => statementOf({ marginRate: {} }, {}),
      [{ code: 'zero_denominator', at: '/components/0/measure' }],
    );
  });
});
