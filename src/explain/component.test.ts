/** Components of statements made by hand, row by row. */
import { describe, expect, it } from 'vitest';
import { amountOf, handMade, printed, RATE, SALES } from '../../test/support/hand-made.js';
import { toldComponent as told } from '../../test/support/printed-tape.js';
import { explain } from './explain.js';

describe('a component made by hand', () => {
  it('reads as a tape from sales to the amount', () => {
    const statement = handMade({
      trace: [SALES, RATE, { op: 'multiply', in: [1, 0], value: '100' }, amountOf('100.00', 2)],
      component: {
        figure: printed('1000', 0),
        unit: 'money',
        pay: printed('100', 2),
        steps: [{ step: 'rounding', amount: printed('100.00', 3) }],
      },
    });
    expect(told(explain(statement))).toEqual([
      '  Sales, 1 Jan 2026 – 31 Jan 2026, 1 line  1,000.00 EUR',
      '× Rate  10  %',
      '= Pay  100.00 EUR',
      '  --------',
      '= Amount  100.00 EUR',
    ]);
    expect(told(explain(statement, { locale: 'de' }), 'de')[0]).toBe(
      '  Umsatz, 01.01.2026 – 31.01.2026, 1 Posten  1.000,00 EUR',
    );
  });

  it('shows operations that have no story of their own with what they take', () => {
    const statement = handMade({
      trace: [
        SALES,
        { op: 'plan', value: '400', at: '/components/0/measure/max/1' },
        { op: 'max', in: [0, 1], value: '1000' },
        { op: 'subtract', in: [2, 1], value: '600' },
        { op: 'add', in: [3, 0], value: '1600' },
        { op: 'fact', value: '0.5', of: { fact: 'weather', id: 'sun' } },
        { op: 'multiply', in: [4, 5], value: '800' },
        { op: 'add', in: [0, 0], value: '2000' },
        { op: 'share-out', in: [7, 6, 6], value: '400.00', scale: 2, part: 0 },
        { op: 'compare', in: [8, 1], value: '1', test: 'atLeast', at: '/x' },
        { op: 'choose', in: [9, 8, 6], value: '400.00' },
      ],
      component: { figure: printed('800', 6), unit: 'money', pay: printed('400.00', 10) },
    });
    expect(told(explain(statement))).toEqual([
      '  Sales, 1 Jan 2026 – 31 Jan 2026, 1 line  1,000.00 EUR',
      '  ≥ Figure of the plan  400.00 EUR',
      '  − Figure of the plan  400.00 EUR',
      '+ Difference  600.00 EUR',
      '+ Sales  1,000.00 EUR',
      '= Sum  1,600.00 EUR',
      '× sun  50  %',
      '= Figure  800.00 EUR',
      '  Part of the rounded whole: 400.00 EUR, required at least',
      '  400.00 EUR (met)',
      '  Part of the rounded whole  400.00 EUR',
      '= Pay  400.00 EUR',
      '= Amount  400.00 EUR',
    ]);
  });

  it('without a figure has a fixed amount, and shows clause and pay code', () => {
    const statement = handMade({
      trace: [{ op: 'plan', value: '50', at: '/components/0/pay/amount' }, amountOf('50.00', 0)],
      component: { pay: printed('50', 0), clause: '§ 1', steps: [{ step: 'rounding', amount: printed('50.00', 1) }] },
    });
    const text = explain(statement);
    expect(text).toContain('c (Revenue)\nClause § 1\n');
    expect(told(explain(statement))).toContain('  Fixed amount  50.00 EUR');
    expect(explain(statement, { locale: 'de' })).toContain('c (Umsatz)\nVereinbart in § 1\n');
  });

  it('says what a modifier did, whatever its nodes look like', () => {
    const trace = [SALES, RATE, { op: 'multiply', in: [1, 0], value: '100' }];
    const component = { figure: printed('1000', 0), unit: 'money', pay: printed('100', 2) };
    const plain = handMade({
      trace: [
        ...trace,
        { op: 'plan', value: '0.5', at: '/modifiers/0/factor' },
        { op: 'multiply', in: [2, 3], value: '50' },
      ],
      component: {
        ...component,
        steps: [
          { step: 'modifier', amount: printed('50', 4) },
          { step: 'rounding', amount: printed('50', 4) },
        ],
      },
    });
    expect(told(explain(plain))).toContain('× Factor of the plan  50  %');
    const odd = handMade({
      trace: [
        ...trace,
        { op: 'compare', in: [0, 1], value: '0', test: 'below', at: '/modifiers/0/require' },
        { op: 'any', in: [3], value: '0', at: '/modifiers/0/require' },
        { op: 'plan', value: '0', at: '/modifiers/0' },
      ],
      component: {
        ...component,
        steps: [{ step: 'modifier', id: 'm', figure: printed('0', 4), amount: printed('0', 5) }],
      },
    });
    expect(explain(odd)).toContain('m: not met, share that remains');
    expect(explain(odd, { locale: 'de' })).toContain('m: nicht erfüllt, verbleibender Anteil');
  });

  it('puts a cap in the place of the pay where a requirement is missed', () => {
    const statement = handMade({
      trace: [
        SALES,
        RATE,
        { op: 'multiply', in: [1, 0], value: '100' },
        { op: 'fact', value: '0.5', of: { fact: 'kpi', id: 'k', period: '2026-01' } },
        { op: 'plan', value: '0.8', at: '/modifiers/0/require/atLeast' },
        { op: 'compare', in: [3, 4], value: '0', test: 'atLeast', at: '/modifiers/0/require' },
        { op: 'plan', value: '40', at: '/modifiers/0/otherwise/cap' },
        { op: 'min', in: [2, 6], value: '40' },
        { op: 'choose', in: [5, 2, 7], value: '40' },
      ],
      component: {
        figure: printed('1000', 0),
        unit: 'money',
        pay: printed('100', 2),
        steps: [
          { step: 'modifier', id: 'm', figure: printed('0', 5), amount: printed('40', 8) },
          { step: 'rounding', amount: printed('40', 8) },
        ],
      },
      rest: { labels: { m: { en: 'Quality', de: 'Güte' }, k: { en: 'Complaints' } } },
    });
    expect(told(explain(statement))).toEqual([
      '  Sales, 1 Jan 2026 – 31 Jan 2026, 1 line  1,000.00 EUR',
      '× Rate  10  %',
      '= Pay  100.00 EUR',
      '  Complaints: 50%, required at least 80% (not met)',
      '≤ Quality: not met, the pay is at most  40.00 EUR',
      '= Pay after Quality  40.00 EUR',
      '  --------',
      '= Amount  40.00 EUR',
    ]);
    expect(told(explain(statement, { locale: 'de' }), 'de')).toContain(
      '≤ Güte: nicht erfüllt, die Vergütung beträgt höchstens  40,00 EUR',
    );
  });
});
