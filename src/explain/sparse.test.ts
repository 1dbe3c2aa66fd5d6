/** Statements that leave things out which a settled one has, or say them in another way. */
import { describe, expect, it } from 'vitest';
import { handMade, printed, SALES } from '../../test/support/hand-made.js';
import { toldComponent as told } from '../../test/support/printed-tape.js';
import { explain } from './explain.js';

describe('where the plan leaves things out', () => {
  it('a target incentive without weights is that of the plan; a weight of 100 % is not told', () => {
    const incentive = { op: 'plan', value: '500', at: '/targetIncentive' };
    const share = { op: 'plan', value: '0.5', at: '/components/0/pay/share' };
    const plain = handMade({
      trace: [incentive, share, { op: 'multiply', in: [1, 0], value: '250', at: '/components/0/pay' }],
      component: { incentive: printed('500', 0) },
    });
    expect(told(explain(plain))).toEqual([
      '  Share of the target incentive  50  %',
      '× Target incentive of the plan  500.00 EUR',
      '= Fixed amount  250.00 EUR',
      '= Amount  250.00 EUR',
    ]);
    const weight = { op: 'plan', value: '1', at: '/components/0' };
    const weighed = handMade({
      trace: [weight, { op: 'multiply', in: [0, 0], value: '1', at: '/components/0' }],
      component: { incentive: printed('1', 1) },
    });
    expect(told(explain(weighed))).toContain('  Weight of the component  100  %');
  });

  it('a cap without its figure, an amount that nobody rounded, a missing place in the plan', () => {
    const statement = handMade({
      trace: [
        SALES,
        { op: 'piecewise', in: [0], value: '100', form: [{ from: null, value: '0', slope: '0.1' }] },
        { op: 'plan', value: '80' },
        { op: 'min', in: [1, 2], value: '80' },
        { op: 'plan', value: '79' },
      ],
      component: {
        figure: printed('1000', 0),
        unit: 'money',
        pay: printed('100', 1),
        steps: [
          { step: 'cap', amount: printed('80', 3) },
          { step: 'rounding', amount: printed('79', 4) },
        ],
      },
    });
    const text = explain(statement);
    expect(text).toMatch(/→ Value: 0\.00 \(at 0\.00\), 0\.10 for each further 1\.00 +100\.00 EUR/);
    expect(text).toMatch(/= After the cap +80\.00 EUR/);
    expect(text).toMatch(/≈ Amount +79\.00 EUR/);
  });

  it('what was chosen where a condition does not hold; what a condition was held against', () => {
    const statement = handMade({
      trace: [
        SALES,
        { op: 'fact', value: '3', of: { fact: 'kpi', id: 'visits' } },
        { op: 'fact', value: '4', of: { fact: 'personal', id: 'goal' } },
        { op: 'compare', in: [1, 2], value: '0', test: 'above' },
        { op: 'multiply', in: [0, 1], value: '3000' },
        { op: 'choose', in: [3, 0, 4], value: '3000' },
      ],
    });
    expect(told(explain(statement))).toEqual([
      '  visits: 3, required above Personal figure goal 4 (not met)',
      '  Sales, 1 Jan 2026 – 31 Jan 2026, 1 line  1,000.00 EUR',
      '× visits  3',
      '= Fixed amount  3,000.00 EUR',
      '= Amount  3,000.00 EUR',
    ]);
  });

  it('a proration that is handed in, a cut that names what is not there, a total that shows no cut', () => {
    const trace = [
      { op: 'fact', value: '0.5', of: { fact: 'share' } },
      { op: 'add', in: [], value: '0' },
    ];
    const cap = {
      step: 'cap',
      figure: printed('0', 1),
      amount: printed('0.5', 0),
      components: [{ id: 'gone', amount: printed('0.5', 0) }],
    };
    const floor = { step: 'floor', figure: printed('0.5', 0), amount: printed('0.5', 0) };
    const text = explain(
      handMade({
        trace,
        rest: {
          proration: printed('0.5', 0),
          steps: [cap, { ...cap, components: undefined, amount: printed('0', 1) }, floor],
        },
      }),
    );
    expect(text).toContain('Part of the period that counts');
    expect(text).toMatch(/ {4}\+ gone +0\.50 EUR/);
    expect(text).toMatch(/\+ Top-up to the minimum of the plan +0\.50 EUR/);
  });

  it('without a trace: bounds, what is below 0, a modifier that has no name', () => {
    const figure = printed('5', -1);
    const steps = [
      { step: 'modifier', amount: figure },
      { step: 'floor', figure, amount: figure },
      { step: 'negative', amount: figure },
      { step: 'total-rounding', amount: figure },
    ];
    const component = { id: 'c', kind: 'other', pay: figure, amount: figure, steps, notes: [] };
    const statement = handMade({
      trace: [{ op: 'add', in: [], value: '5' }],
      rest: {
        trace: [],
        components: [component],
        kinds: [],
        earned: figure,
        payable: figure,
        proration: printed('0.5', -1),
      },
    });
    const text = explain(statement, { locale: 'de' });
    expect(text).toMatch(/ {2}Zeitanteil +50 {4}%/);
    expect(text).toMatch(/ {2}Mindestbetrag +5,00 EUR/);
    expect(text).toMatch(/ {2}Negative Vergütung zählt als 0 +5,00 EUR/);
  });

  it('units: what nothing tells is a number, or a ratio where it looks like one', () => {
    const kpi = (value: string) => ({ op: 'fact', value, of: { fact: 'kpi', id: 'k' } });
    const figureOf = (...trace: Record<string, unknown>[]) =>
      told(
        explain(
          handMade({
            trace,
            component: { figure: printed(trace.at(-1)?.value as string, trace.length - 1), unit: 'any' },
          }),
        ),
      )[0];
    expect(figureOf(kpi('0.94'))).toBe('  k  94  %');
    expect(figureOf(kpi('4.2'))).toBe('  k  4.2');
    expect(figureOf(kpi('1'))).toBe('  k  1');
    const ofMany = { fact: 'kpi', id: 'k', part: 'num' };
    const num = { op: 'fact', value: '412', of: ofMany };
    const den = { op: 'fact', value: '100', of: { ...ofMany, part: 'den' } };
    expect(figureOf(num, den, { op: 'divide', in: [0, 1], value: '4.12' })).toBe('  k: 412 of 100  4.12');
    expect(figureOf(SALES, kpi('3'), { op: 'divide', in: [0, 1], value: '1000/3' })).toContain('EUR');
    expect(
      figureOf(SALES, { op: 'pairs', value: '0', of: { pairs: [] } }, { op: 'divide', in: [0, 1], value: '5' }),
    ).toContain('EUR');
  });
});
