import { describe, expect, it } from 'vitest';
import { chained, figuresOf, notesOf } from '../../test/support/chained.js';
import { line } from '../../test/support/measured.js';
import { explain, type PlanInput } from '../index.js';

const customers = [{ id: 'k', since: '2015-01-01', segment: 'retail' }];
const facts = { customers };

/** Kept is what comes to 500 in a month; the rest counts once that was so in two of the next three. */
const LASTING = { keep: '500', times: 2, within: 3, first: '50%' };

function planOf(lasting: object, inside: object = {}, component: object = {}): PlanInput {
  return {
    id: 'p',
    currency: 'EUR',
    period: 'month',
    components: [
      {
        id: 'c',
        kind: 'performance',
        measure: { newCategories: { lasting: { ...LASTING, ...lasting }, ...inside } },
        pay: { each: '100' },
        ...component,
      },
    ],
  } as PlanInput;
}

const months = (count: number): { period: string }[] =>
  Array.from({ length: count }, (_, month) => ({ period: `2026-0${month + 1}` }));

/** Sold in the first month, then as much in each of the following ones as is said. */
function sold(first: string, ...then: string[]): object[] {
  return [first, ...then].flatMap((amount, month) =>
    amount === '' ? [] : [line(`L${month}`, `2026-0${month + 1}-10`, amount)],
  );
}

describe('a new pair that must last', () => {
  it('counts in part at first, and the rest in the period in which it is kept for the last time needed', () => {
    const statements = chained({ plan: planOf({}), lines: sold('600', '500', '', '500'), facts }, months(5));
    expect(figuresOf(statements)).toEqual(['0.5', '0', '0', '0.5', '0']);
    expect(statements.map(({ payable }) => payable.value)).toEqual(['50.00', '0.00', '0.00', '50.00', '0.00']);
    const open = { customer: 'k', category: 's', period: '2026-01', rest: '0.5' };
    expect(statements.map(({ remembers }) => remembers.pairs?.[0]?.pending)).toEqual([
      [{ ...open, kept: 0, looked: 0 }],
      [{ ...open, kept: 1, looked: 1 }],
      [{ ...open, kept: 1, looked: 2 }],
      undefined,
      undefined,
    ]);
    expect(statements.map(notesOf)).toEqual([['pairs_pending 1'], ['pairs_pending 1'], ['pairs_pending 1'], [], []]);
  });

  it('counts the rest as soon as it was kept often enough, and once', () => {
    const statements = chained({ plan: planOf({}), lines: sold('600', '500', '500', '500'), facts }, months(4));
    expect(figuresOf(statements)).toEqual(['0.5', '0', '0.5', '0']);
  });

  it('is remembered in order of its period, then of customer and category', () => {
    const lines = ['u', 't'].map((category) => line(category, '2026-01-10', '600', { category }));
    const statements = chained(
      { plan: planOf({}), lines: [...lines, line('s', '2026-02-10', '600')], facts },
      months(2),
    );
    const pending = statements.map(({ remembers }) =>
      remembers.pairs?.[0]?.pending?.map(({ period, category }) => `${period} ${category}`),
    );
    expect(pending).toEqual([
      ['2026-01 t', '2026-01 u'],
      ['2026-01 t', '2026-01 u', '2026-02 s'],
    ]);
  });

  it.each(['2026-03-10', '2026-03-20'])(
    'counts its rest once where the plan changes in that period, kept on %s',
    (date) => {
      const plans = [
        { ...planOf({ times: 1 }), effective: { from: '2026-01-01', to: '2026-03-14' } },
        { ...planOf({ times: 1 }), effective: { from: '2026-03-15' } },
      ];
      const lines = [...sold('600'), line('K', date, '500')];
      const statements = chained(
        { plan: planOf({}), lines, facts },
        months(4).map((step) => ({ ...step, plans })),
      );
      expect(statements.map(({ payable }) => payable.value)).toEqual(['50.00', '0.00', '50.00', '0.00']);
      expect(statements[2]?.remembers.pairs?.[0]?.pending).toBeUndefined();
    },
  );

  it('lapses after the last of the periods', () => {
    const statements = chained(
      { plan: planOf({}), lines: sold('600', '500', '499.99', '499.99', '900'), facts },
      months(5),
    );
    expect(figuresOf(statements)).toEqual(['0.5', '0', '0', '0', '0']);
    expect(statements.map(notesOf)).toEqual([
      ['pairs_pending 1'],
      ['pairs_pending 1'],
      ['pairs_pending 1'],
      ['pairs_lapsed 1'],
      [],
    ]);
  });

  it('lapses when the payee leaves, after a look at the period of leaving', () => {
    const leaving = (to: string, kept: string): ReturnType<typeof chained> =>
      chained({ plan: planOf({ times: 1 }), lines: sold('600', kept), facts, payee: { to } }, months(2));
    const kept = leaving('2026-02-20', '500');
    expect(figuresOf(kept)).toEqual(['0.5', '0.5']);
    const open = leaving('2026-02-20', '499');
    expect(figuresOf(open)).toEqual(['0.5', '0']);
    expect(open.map(notesOf)).toEqual([['pairs_pending 1'], ['pairs_lapsed 1']]);
    const gone = leaving('2026-01-31', '500');
    expect(figuresOf(gone)).toEqual(['0.5', '0']);
    expect(notesOf(gone[0] as never)).toEqual(['pairs_lapsed 1']);
    expect(gone[0]?.remembers.pairs?.[0]?.pending).toBeUndefined();
  });

  it('looks at whole amounts, whoever is credited', () => {
    const lines = [...sold('600'), line('B', '2026-02-10', '500', { payee: 'ben' })];
    expect(figuresOf(chained({ plan: planOf({ times: 1 }), lines, facts }, months(2)))).toEqual(['0.5', '0.5']);
  });

  it('looks at the lines that the filter takes', () => {
    const measure = { newCategories: { lasting: { ...LASTING, times: 1 } }, tags: { way: ['x'] } };
    const lines = (way: string): object[] => [
      line('L1', '2026-01-10', '600', { tags: { way: 'x' } }),
      line('L2', '2026-02-10', '500', { tags: { way } }),
    ];
    const plan = planOf({}, {}, { measure });
    expect(figuresOf(chained({ plan, lines: lines('x'), facts }, months(2)))).toEqual(['0.5', '0.5']);
    expect(figuresOf(chained({ plan, lines: lines('y'), facts }, months(2)))).toEqual(['0.5', '0']);
  });

  it.each([
    ['0%', ['0', '1']],
    ['1/3', ['1/3', '2/3']],
    ['100%', ['1', '0']],
  ])('counts a first share of %s', (first, expected) => {
    const statements = chained({ plan: planOf({ first, times: 1 }), lines: sold('600', '500'), facts }, months(2));
    expect(figuresOf(statements)).toEqual(expected);
  });

  it('counts as its weight', () => {
    const shared = line('L0', '2026-01-10', '600', { credits: [{ payee: 'anna', share: '60%' }] });
    const lines = [shared, line('L1', '2026-02-10', '500')];
    expect(figuresOf(chained({ plan: planOf({ times: 1 }), lines, facts }, months(2)))).toEqual(['0.3', '0.3']);
    const thirds = line('L0', '2026-01-10', '600', { credits: [{ payee: 'anna', share: '1/3' }] });
    const statements = chained({ plan: planOf({ times: 1 }), lines: [thirds, lines[1] as object], facts }, months(2));
    expect(figuresOf(statements)).toEqual(['0.1666666666665', '0.1666666666666666666666665']);
    expect(statements.map(({ payable }) => payable.value)).toEqual(['16.67', '16.67']);
  });

  it('counts as its amount, less what fell elsewhere', () => {
    const amount = { as: 'amount' };
    const pay = { pay: { rate: '10%' } };
    const statements = chained(
      { plan: planOf({ times: 1 }, amount, pay), lines: sold('600', '500'), facts },
      months(2),
    );
    expect(figuresOf(statements)).toEqual(['300', '300']);
    const then = line('B', '2025-01-10', '200', { category: 't' });
    const net = { as: 'amount', net: true };
    const left = chained(
      { plan: planOf({ times: 1 }, net, pay), lines: [...sold('600', '500'), then], facts },
      months(2),
    );
    expect(figuresOf(left)).toEqual(['200', '200']);
  });

  it('stands in the row of its key in a table', () => {
    const each = { by: 'category', table: { s: '100', '*': '7' } };
    const lines = [...sold('600', '500'), line('T', '2026-02-10', '50', { category: 't' })];
    const statements = chained({ plan: planOf({ times: 1 }, {}, { pay: { each } }), lines, facts }, months(2));
    expect(statements.map(({ payable }) => payable.value)).toEqual(['50.00', '53.50']);
  });

  it('is read up to a quota and a cap like any other figure', () => {
    const component = { quota: { amount: '1', per: 'period' }, pay: { share: 'linear' }, cap: { times: '0.4' } };
    const plan = { ...planOf({ times: 1 }, {}, component), targetIncentive: '1000', weights: { performance: '100%' } };
    const statements = chained({ plan: plan as PlanInput, lines: sold('600', '500'), facts }, months(2));
    expect(statements.map(({ components: [one] }) => one?.attainment?.value)).toEqual(['0.5', '0.5']);
    // What the cap takes in January is not made up for.
    expect(statements.map(({ payable }) => payable.value)).toEqual(['400.00', '400.00']);
  });

  it('is awaited after a campaign is over', () => {
    const plan = planOf({ times: 1, within: 2 }, {}, { from: '2026-01-01', to: '2026-01-31' });
    const lines = [...sold('600', '', '500'), line('T', '2026-02-10', '900', { category: 't' })];
    const statements = chained({ plan, lines, facts }, months(4));
    expect(figuresOf(statements)).toEqual(['0.5', '0', '0.5', undefined]);
    expect(statements.map(({ payable }) => payable.value)).toEqual(['50.00', '0.00', '50.00', '0.00']);
  });

  it('is awaited after a campaign also where the measure looks further back', () => {
    const measure = { newCategories: { lasting: { ...LASTING, times: 1 } }, window: { trailing: 'P2M' } };
    const plan = planOf({}, {}, { measure, from: '2026-01-01', to: '2026-01-31' });
    const statements = chained({ plan, lines: sold('600', '500'), facts }, months(3));
    expect(figuresOf(statements)).toEqual(['0.5', '0.5', undefined]);
    expect(statements[2]?.remembers.pairs?.[0]?.counted).toEqual([{ on: '2026-01-31', pairs: [['k', 's']] }]);
  });

  it('needs lines that are complete for the period in which it is looked at', () => {
    const plan = planOf({ times: 1, within: 2 }, {}, { from: '2026-01-01', to: '2026-01-31' });
    const short = { customers, covers: { from: '2020-01-01', to: '2026-02-27' } };
    expect(() => chained({ plan, lines: sold('600'), facts: short }, months(2))).toThrow(/covers|cover/i);
  });

  it('is dropped with a notice where a new plan waits for it no longer', () => {
    const other = { ...planOf({}), components: [{ id: 'x', kind: 'other', pay: { amount: '1' } }] } as PlanInput;
    const plans = [
      { ...planOf({}), effective: { from: '2026-01-01', to: '2026-01-31' } },
      { ...other, effective: { from: '2026-02-01' } },
    ];
    const steps = months(3).map((step) => ({ ...step, plans }));
    const statements = chained({ plan: planOf({}), lines: sold('600', '500'), facts }, steps);
    expect(statements.map(({ notices }) => notices)).toEqual([[], [{ code: 'pairs_lapsed', count: 1 }], []]);
  });

  it('is told in words', () => {
    const statements = chained({ plan: planOf({ times: 1 }), lines: sold('600', '500'), facts }, months(2));
    const [first = '', second = ''] = statements.map((one) => explain(one, { locale: 'en' }).replace(/\s+/g, ' '));
    expect(first).toContain('× Share of new categories that counts at once 50 %');
    expect(first).toContain('New categories whose rest counts once they were kept long enough: 1.');
    expect(second).toContain('k: s, new in 2026-01 and kept: the rest 0.5');
    const german = explain(statements[1] as never, { locale: 'de' }).replace(/\s+/g, ' ');
    expect(german).toContain('k: s, neu in 2026-01 und gehalten: der Rest 0,5');
  });
});

describe('a correction', () => {
  it('of the period in which a pair was new takes the rest back with it', () => {
    const back = { id: 'R', date: '2026-04-10', amount: '-600', reverses: { line: 'L0' } };
    const statements = chained({ plan: planOf({ times: 1 }), lines: sold('600', '500'), facts }, [
      ...months(3),
      { period: '2026-04', reopen: '2026-01', add: [back] },
    ]);
    expect(figuresOf(statements)).toEqual(['0.5', '0.5', '0', '0']);
    // In January nothing was bought, so that the pair is new in February, at half: −50, and −50 + 50.
    expect(statements[3]?.toPayable).toMatchObject([{ period: '2026-01', figure: { value: '-50.00' } }]);
    expect(statements[3]?.corrections?.map(({ period, pairs }) => [period, pairs?.[0]?.pending?.[0]?.period])).toEqual([
      ['2026-01', undefined],
      ['2026-02', '2026-02'],
      ['2026-03', '2026-02'],
    ]);
  });

  it('of a period in which it was not kept adds the rest there', () => {
    const late = line('L9', '2026-02-28', '500');
    const statements = chained({ plan: planOf({ times: 1 }), lines: sold('600'), facts }, [
      ...months(2),
      { period: '2026-03', reopen: '2026-02', add: [late] },
      { period: '2026-04' },
    ]);
    expect(statements[2]?.toPayable).toMatchObject([
      { step: 'correction', period: '2026-02', figure: { value: '50.00' } },
    ]);
    expect(figuresOf(statements)).toEqual(['0.5', '0', '0', '0']);
    expect(statements[2]?.remembers.pairs?.[0]?.pending).toBeUndefined();
  });
});
