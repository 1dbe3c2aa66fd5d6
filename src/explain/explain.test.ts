/** `explain` as a whole: what it says beside the figures, what it makes of text from elsewhere, what it refuses. */
import { describe, expect, it } from 'vitest';
import { amountOf, handMade, JANUARY, SALES } from '../../test/support/hand-made.js';
import { DreiklangError } from '../trace/problems.js';
import { explain } from './explain.js';

describe('what else a statement says', () => {
  const trace = [{ op: 'plan', value: '50', at: '/components/0/pay/amount' }, amountOf('50.00', 0)];

  it('tells every notice in both languages', () => {
    const notices = [
      { code: 'plan_before_effective' },
      { code: 'unclaimed_lines', count: 3 },
      { code: 'not_employed_lines' },
      { code: 'unclaimed_lines' },
      { code: 'not_employed_lines', count: 2 },
      { code: 'look_alike_ids', about: ['a', 'а'] },
      { code: 'no_eligible_days' },
      { code: 'pairs_lapsed' },
      { code: 'pairs_lapsed', count: 4 },
    ];
    const statement = handMade({ trace, rest: { notices } });
    const english = explain(statement);
    expect(english).toContain('Lines credited to nobody: 3.');
    const wanting = 'New categories whose rest has lapsed, as the plan waits for it no longer';
    for (const count of ['some', '4']) expect(english.replace(/\s+/g, ' ')).toContain(`${wanting}: ${count}.`);
    expect(english).toContain('These names look alike but are different: a, а.');
    expect(explain(statement, { locale: 'de' })).toContain(
      'Posten außerhalb der Beschäftigung, nicht berücksichtigt: einige.',
    );
  });

  it('tells every note of a component once, with all that it is about', () => {
    const notes = [
      'quota_prorated_to_zero',
      'quota_zero',
      'zero_denominator',
      'lines_without_cost_left_out',
      'modifiers_pass',
      'nothing_to_measure',
    ].map((code) => ({ code, about: 'k' }));
    const groups = ['x', 'y'].map((about) => ({ code: 'group_without_baseline', about }));
    const statement = handMade({
      trace,
      component: { notes: [...notes, ...groups, { code: 'quota_zero' }] },
      rest: { labels: { k: { de: 'Güte' } } },
    });
    expect(explain(statement).match(/The quota is 0/g)).toHaveLength(1);
    expect(explain(statement)).toMatch(/no\s+reference rate: x, y\./);
    expect(explain(statement, { locale: 'de' })).toMatch(/es gilt, was der Plan dafür vorsieht:\s+Güte\./);
  });

  it('names period, plan and payee as readers know them', () => {
    const head = (name: string, locale: 'en' | 'de') =>
      explain(
        handMade({
          trace,
          rest: {
            period: { ...JANUARY, name },
            plan: { id: 'p', title: { de: 'Plan' } },
            payee: { id: 'a', name: 'Ann' },
          },
        }),
        { locale },
      )
        .split('\n')
        .slice(2, 5);
    expect(head('2026-H1', 'en')).toEqual([
      'Plan       Plan',
      'For        Ann',
      'Period     H1 2026 (1 Jan 2026 – 31 Jan 2026)',
    ]);
    expect(head('2026-H2', 'de')[2]).toBe('Zeitraum    2. Halbjahr 2026 (01.01.2026 – 31.01.2026)');
    expect(head('2026-Q3', 'de')[2]).toContain('3. Quartal 2026');
    expect(head('2026-03', 'de')[2]).toContain('März 2026');
    expect(head('2026-13', 'de')[2]).toContain('13 2026');
    expect(head('2026-13', 'en')[2]).toContain('13 2026');
    expect(head('2026', 'de')[2]).toContain('2026 (');
    expect(head('some other period', 'en')[2]).toContain('some other period');
  });
});

describe('text that others typed', () => {
  const trace = [{ op: 'plan', value: '50', at: '/components/0/pay/amount' }, amountOf('50.00', 0)];

  it('cannot turn the direction of writing, break lines or pass for a row', () => {
    const name = 'Eve\u202e\n+ Bonus          9,999.00 EUR';
    const text = explain(handMade({ trace, rest: { payee: { id: 'eve', name } } }));
    expect(text).toContain('EveU+202EU+000A+ Bonus 9,999.00 EUR');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
  });

  it('is wrapped, also where it has no blanks or takes two columns a character', () => {
    const label = `${'x'.repeat(200)} ${'販売'.repeat(60)}`;
    const text = explain(handMade({ trace, rest: { labels: { c: { en: label } } } }));
    for (const line of text.split('\n')) {
      const width = [...line].reduce((total, char) => total + (char > '\u2fff' ? 2 : 1), 0);
      expect(width).toBeLessThanOrEqual(78);
    }
  });
});

describe('what is refused', () => {
  it('a locale that there are no words for', () => {
    const statement = handMade({ trace: [amountOf('0.00', 0)].map(() => ({ op: 'add', in: [], value: '0' })) });
    expect(() => explain(statement, { locale: 'fr' as 'en' })).toThrow(DreiklangError);
    expect(() => explain(statement, { locale: '__proto__' as 'en' })).toThrow('not_one_of');
    expect(explain(statement, {})).toBe(explain(statement));
  });

  it('ends soon and with our error at most, however nodes are piled up', () => {
    const doubled = Array.from({ length: 80 }, (_, place) =>
      place === 0 ? SALES : { op: 'add', in: [place - 1, place - 1], value: '1' },
    );
    expect(explain(handMade({ trace: doubled })).split('\n').length).toBeLessThan(300);
    const chain = Array.from({ length: 60_000 }, (_, place) =>
      place === 0 ? SALES : { op: 'max', in: [place - 1, 0], value: '1' },
    );
    expect(() => explain(handMade({ trace: chain }))).toThrow(DreiklangError);
  });
});
