import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { figureOn, line, statementOf } from '../../test/support/measured.js';

const facts = {
  customers: [
    { id: 'k', since: '2015-01-01', segment: 'retail' },
    { id: 'm', since: '2015-01-01', segment: 'industry' },
    { id: 'fresh', since: '2025-06-01', segment: 'retail' },
  ],
};

/** New categories on some lines; the customers are known. */
function won(inside: object, lines: readonly object[], more: object = {}): string {
  const { measure, ...around } = more as { measure?: object };
  return figureOn({ newCategories: inside, ...measure }, lines, { facts, ...around });
}

const WON = line('L1', '2026-02-15', '600');

describe('a category is newly won', () => {
  it('where the customer did not buy it in the look-back and buys it now', () => {
    expect(won({}, [WON])).toBe('1');
    expect(figureOn('newCategories', [WON], { facts })).toBe('1');
    expect(won({}, [])).toBe('0');
  });

  it('not where it was bought before, whoever was credited then', () => {
    expect(won({}, [WON, line('B1', '2024-01-01', '1', { payee: 'ben' })])).toBe('0');
    expect(won({}, [WON, line('B1', '2023-12-31', '1')])).toBe('1');
    expect(won({}, [WON, line('B1', '2025-12-31', '1')])).toBe('0');
    expect(
      won({}, [
        WON,
        line('B1', '2024-06-01', '1', { category: 't' }),
        line('B2', '2024-06-01', '1', { customer: 'm' }),
      ]),
    ).toBe('1');
  });

  it('again after a look-back of the length that the plan says', () => {
    const before = line('B1', '2024-12-31', '1');
    expect(won({}, [WON, before])).toBe('0');
    expect(won({ lookBack: 'P12M' }, [WON, before])).toBe('1');
    expect(won({ lookBack: 'P365D' }, [WON, line('B1', '2025-01-01', '1')])).toBe('0');
    expect(won({ lookBack: 'P364D' }, [WON, line('B1', '2025-01-01', '1')])).toBe('1');
  });

  it('only by customers that are existing on the first day of the period', () => {
    expect(won({}, [line('L1', '2026-02-15', '600', { customer: 'fresh' })])).toBe('0');
    const young = { plan: { existingAfter: 'P6M' } };
    expect(won({}, [line('L1', '2026-02-15', '600', { customer: 'fresh' })], young)).toBe('1');
  });

  it('with filters, which act on then and now alike', () => {
    const lines = [
      WON,
      line('L2', '2026-02-15', '600', { category: 't' }),
      line('L3', '2026-02-15', '600', { customer: 'm' }),
    ];
    expect(won({}, lines)).toBe('3');
    expect(won({}, lines, { measure: { categories: ['t'] } })).toBe('1');
    expect(won({}, lines, { measure: { segments: ['retail'] } })).toBe('2');
  });

  it('and credited to the payee, else it is somebody else’s', () => {
    expect(won({}, [line('L1', '2026-02-15', '600', { payee: 'ben' })])).toBe('0');
  });
});

describe('with a minimum', () => {
  const minimum = { minimum: '500' };

  it('S0 < minimum ≤ S1: both ends of the rule', () => {
    expect(won(minimum, [line('L1', '2026-02-15', '500')])).toBe('1');
    expect(won(minimum, [line('L1', '2026-02-15', '499.99')])).toBe('0');
    expect(won(minimum, [WON, line('B1', '2025-06-15', '499.99')])).toBe('1');
    expect(won(minimum, [WON, line('B1', '2025-06-15', '500')])).toBe('0');
    expect(
      won(minimum, [WON, line('B1', '2025-06-15', '100'), line('B2', '2025-07-15', '400', { payee: 'ben' })]),
    ).toBe('0');
  });

  it('S1 is the amount in a stretch of the look-back’s length that ends with the period', () => {
    const lines = [line('L1', '2026-02-15', '300'), line('B1', '2025-06-15', '200')];
    expect(won(minimum, lines)).toBe('1');
    expect(won({ ...minimum, lookBack: 'P6M' }, lines)).toBe('0');
    expect(won(minimum, [line('L1', '2026-02-15', '300'), line('B1', '2024-03-31', '200')])).toBe('0');
  });

  it('a steady small buyer is never new', () => {
    const steady = Array.from({ length: 9 }, (_, quarter) =>
      line(`B${quarter}`, `${2024 + Math.floor(quarter / 4)}-0${(quarter % 4) * 2 + 1}-15`, '70'),
    );
    expect(won(minimum, steady)).toBe('0');
    expect(won({}, steady)).toBe('0');
  });

  it('of 0 counts from an amount of 0 in the stretch on, where the window’s is above 0', () => {
    const returned = [line('L1', '2026-02-15', '100'), line('B1', '2025-02-15', '-100')];
    expect(won({ minimum: '0' }, returned)).toBe('1');
    expect(won({}, returned)).toBe('0');
    expect(won({ minimum: '0' }, [WON, line('B1', '2025-02-15', '0')])).toBe('0');
  });

  it('looks at whole amounts, also where they are shared', () => {
    const shared = line('L1', '2026-02-15', '500', {
      credits: [
        { payee: 'anna', share: '1/5' },
        { payee: 'ben', share: '4/5' },
      ],
    });
    expect(won(minimum, [shared])).toBe('0.2');
    expect(won(minimum, [shared], { payee: 'ben' })).toBe('0.8');
  });
});

describe('a pair', () => {
  it('counts once, since the look-back of the next period is the stretch of this one', () => {
    const bought = [line('L1', '2026-01-31', '300'), line('L2', '2026-02-01', '900'), line('B1', '2025-03-01', '200')];
    const monthly = { plan: { period: 'month' as const } };
    const months = ['2025-12', '2026-01', '2026-02', '2026-03'];
    const counted = (inside: object): string[] => months.map((period) => won(inside, bought, { ...monthly, period }));
    expect(counted({ minimum: '500' })).toEqual(['0', '1', '0', '0']);
    expect(counted({ minimum: '500', lookBack: 'P91D' })).toEqual(['0', '0', '1', '0']);
    expect(counted({ minimum: '100' })).toEqual(['0', '0', '0', '0']);
  });
});

describe('the pair needs', () => {
  it('a counted line in the window and an amount above 0 there', () => {
    expect(won({}, [line('L1', '2026-02-15', '0')])).toBe('0');
    expect(won({}, [WON, line('L2', '2026-02-16', '-600')])).toBe('0');
    expect(won({}, [WON, line('L2', '2026-02-16', '-600', { payee: 'ben' })])).toBe('0');
  });

  it('and weighs the credited part of its amount, between 0 and 1', () => {
    const mixed = [WON, line('L2', '2026-02-16', '200', { payee: 'ben' })];
    expect(won({}, mixed)).toBe('0.75');
    const negative = [WON, line('L2', '2026-02-16', '-200', { payee: 'ben' })];
    expect(won({}, negative)).toBe('1');
    expect(won({}, negative, { payee: 'ben' })).toBe('0');
    const { trace } = statementOf({ newCategories: {} }, { lines: mixed, facts });
    const leaves = trace.filter(({ op }) => op === 'lines').map(({ value, count, of }) => [value, count, of?.credited]);
    expect(leaves).toEqual([
      ['600', 1, 'payee'],
      ['800', 2, 'whole'],
    ]);
  });

  it('thirds are rounded half up to 24 decimals, their sum to 12', () => {
    const third = line('L1', '2026-02-15', '600', { credits: [{ payee: 'anna', share: '1/3' }] });
    expect(won({}, [third])).toBe('0.333333333333');
  });
});

describe('a customer who must grow', () => {
  const grow = { customerMustGrow: true };

  it('counts where all lines together are not below the baseline, whatever the filters', () => {
    const then = line('B1', '2025-02-15', '600', { category: 't', payee: 'ben' });
    expect(won(grow, [WON, then])).toBe('1');
    const more = line('B1', '2025-02-15', '600.01', { category: 't', payee: 'ben' });
    expect(won(grow, [WON, more])).toBe('0');
    expect(won(grow, [WON, more], { measure: { categories: ['s'] } })).toBe('0');
    const also = line('L2', '2026-03-15', '0.01', { category: 't', payee: 'ben' });
    expect(won(grow, [WON, more, also], { measure: { categories: ['s'] } })).toBe('1');
  });

  it('is compared with the baseline of the plan', () => {
    const then = line('B1', '2025-11-15', '9000', { category: 't' });
    expect(won(grow, [WON, then])).toBe('1');
    expect(won(grow, [WON, then], { measure: { baseline: 'previous-period' } })).toBe('0');
  });
});

describe('new categories', () => {
  const lines = [
    WON,
    line('L2', '2026-02-15', '600', { category: 't' }),
    line('L3', '2026-02-15', '600', { customer: 'm', category: 't', credits: [{ payee: 'anna', share: '1/2' }] }),
  ];

  it('stand in the trace by name, in order of customer and category', () => {
    const { trace } = statementOf({ newCategories: {} }, { lines: [...lines].reverse(), facts });
    expect(trace.find(({ op }) => op === 'pairs')).toMatchObject({
      value: '2',
      of: {
        figure: 'new-categories',
        pairs: [
          ['k', 's'],
          ['k', 't'],
        ],
      },
    });
  });

  it('fall into tables by category, segment and class', () => {
    const paid = (each: object): string | undefined =>
      statementOf({ newCategories: {} }, { lines, facts, component: { pay: { each } as never } }).components[0]?.pay
        .value;
    expect(paid({ by: 'category', table: { s: '1', t: '100' } })).toBe('151');
    expect(paid({ by: 'segment', table: { retail: '1', industry: '100' } })).toBe('52');
    expect(paid({ by: 'class', table: { existing: '1', new: '100' } })).toBe('2.5');
  });

  it('need the lines of the whole look-back', () => {
    const short = { ...facts, covers: { from: '2024-01-02', to: '2026-03-31' } };
    expectProblems(
      () => statementOf({ newCategories: {} }, { lines, facts: short }),
      [{ code: 'covers_too_short', at: '/components/0/measure' }],
    );
    expect(figureOn({ newCategories: { lookBack: 'P12M' } }, lines, { facts: short })).toBe('2.5');
  });
});
