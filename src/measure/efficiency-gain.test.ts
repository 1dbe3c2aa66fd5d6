import { describe, expect, it } from 'vitest';
import { figureOn, line, notesOn, statementOf } from '../../test/support/measured.js';

/** Services went from 40 % to 45 % margin, spares from 20 % to 25 %; rental is new and training was given up. */
const lines = [
  line('B1', '2025-01-15', '1000', { cost: { labour: '500', material: '100' } }),
  line('B2', '2025-02-15', '500', { cost: { material: '400' }, category: 'spares', customer: 'm' }),
  line('B3', '2025-02-15', '200', { cost: { labour: '50' }, category: 'training' }),
  line('L1', '2026-01-15', '2000', { cost: { labour: '1000', material: '100' } }),
  line('L2', '2026-02-15', '800', { cost: { material: '600' }, category: 'spares', customer: 'm' }),
  line('L3', '2026-02-15', '400', { cost: { labour: '100' }, category: 'rental' }),
];

describe('the efficiency gain', () => {
  it('is margin less the margin rate of then × amount, group by group, so that the mix does not count', () => {
    // 900 − 0.4 × 2000 = 100, 200 − 0.2 × 800 = 40, rental left out, training gone
    expect(figureOn({ efficiencyGain: { by: 'category' } }, lines)).toBe('140');
    expect(notesOn({ efficiencyGain: { by: 'category' } }, { lines })).toEqual(['group_without_baseline rental']);
  });

  it('of all lines together takes one rate', () => {
    // 1400 − 650 ÷ 1700 × 3200
    expect(figureOn({ efficiencyGain: {} }, lines)).toBe('3000/17');
    expect(figureOn('efficiencyGain', lines)).toBe('3000/17');
  });

  it('by customer goes customer by customer', () => {
    // k: 1200 − 550 ÷ 1200 × 2400 = 100; m: 40
    expect(figureOn({ efficiencyGain: { by: 'customer' } }, lines)).toBe('140');
  });

  it('takes only the costs that it names', () => {
    // services 2000 − 100 − 0.9 × 2000 = 100; spares 40; rental 400 at no material is left out
    expect(figureOn({ efficiencyGain: { by: 'category', costs: ['material'] } }, lines)).toBe('140');
    expect(figureOn({ efficiencyGain: { by: 'category', costs: ['material'] }, categories: ['s'] }, lines)).toBe('100');
  });

  it('takes the reference rate for groups that are new', () => {
    // 300 − 0.5 × 400
    expect(figureOn({ efficiencyGain: { by: 'category', referenceRate: '50%' } }, lines)).toBe('240');
    const table = { rental: '70%', '*': '10%' };
    expect(figureOn({ efficiencyGain: { by: 'category', referenceRate: table } }, lines)).toBe('160');
    expect(figureOn({ efficiencyGain: { by: 'category', referenceRate: { '*': '10%' } } }, lines)).toBe('400');
    expect(figureOn({ efficiencyGain: { by: 'category', referenceRate: { spares: '10%' } } }, lines)).toBe('140');
    expect(notesOn({ efficiencyGain: { by: 'category', referenceRate: '50%' } }, { lines })).toEqual([]);
  });

  it('takes a group whose amount of then is not above 0 as new', () => {
    const credited = [
      line('B1', '2025-01-15', '-10', { cost: '-5' }),
      line('B2', '2025-01-15', '0', { cost: '5', category: 't' }),
      line('L1', '2026-01-15', '100', { cost: '40' }),
      line('L2', '2026-01-15', '100', { cost: '40', category: 't' }),
    ];
    expect(figureOn({ efficiencyGain: { by: 'category' } }, credited)).toBe('0');
    expect(figureOn({ efficiencyGain: { by: 'category', referenceRate: '50%' } }, credited)).toBe('20');
    expect(figureOn({ efficiencyGain: {}, categories: ['t'] }, credited)).toBe('0');
    expect(figureOn({ efficiencyGain: { referenceRate: '50%' }, categories: ['t'] }, credited)).toBe('10');
  });

  it('of a group that was only credited then, and is not bought now, is nothing', () => {
    const credited = [line('B1', '2025-01-15', '-10', { cost: '-5' })];
    expect(figureOn({ efficiencyGain: { by: 'category', referenceRate: '50%' } }, credited)).toBe('0');
  });

  it('of a group that is bought no more is 0', () => {
    expect(figureOn({ efficiencyGain: { by: 'category' }, categories: ['training'] }, lines)).toBe('0');
    expect(figureOn({ efficiencyGain: {}, categories: ['training'] }, lines)).toBe('0');
  });

  it('is negative where costs rose faster', () => {
    const worse = [line('B1', '2025-01-15', '100', { cost: '50' }), line('L1', '2026-01-15', '100', { cost: '60' })];
    expect(figureOn({ efficiencyGain: { by: 'category' } }, worse)).toBe('-10');
  });

  it('by group is rounded half up to 24 decimals, the sum to 12; of all together it stays exact', () => {
    const thirds = [line('B1', '2025-01-15', '3', { cost: '2' }), line('L1', '2026-01-15', '1', { cost: '1' })];
    expect(figureOn({ efficiencyGain: {} }, thirds)).toBe('-1/3');
    const { components, trace } = statementOf({ efficiencyGain: { by: 'category' } }, { lines: thirds });
    expect(components[0]?.figure?.value).toBe('-0.333333333333');
    expect(trace.filter(({ scale }) => scale === 24).map(({ value }) => value)).toEqual([
      '-0.333333333333333333333333',
    ]);
  });
});
