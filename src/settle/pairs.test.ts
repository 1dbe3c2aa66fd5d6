import { describe, expect, it } from 'vitest';
import { chained, figuresOf, notesOf } from '../../test/support/chained.js';
import { line } from '../../test/support/measured.js';
import type { PlanInput } from '../index.js';

const customers = [
  { id: 'k', since: '2015-01-01', segment: 'retail' },
  { id: 'm', since: '2015-01-01', segment: 'industry' },
];

/** A plan by the month with one component, which pays 100 for each of its figure. */
function planOf(inside: object, component: object = {}, more: object = {}): PlanInput {
  return {
    id: 'p',
    currency: 'EUR',
    period: 'month',
    components: [
      { id: 'c', kind: 'performance', measure: { newCategories: inside }, pay: { each: '100' }, ...component },
    ],
    ...more,
  } as PlanInput;
}

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04'].map((period) => ({ period }));

/** Bought in January, given back by a credit note of February, bought again in March: new again, by the amounts alone. */
const BACK_AND_FORTH = [
  line('L1', '2026-01-10', '600'),
  line('L2', '2026-02-10', '-600'),
  line('L3', '2026-03-10', '600'),
];

describe('a pair that a statement counted', () => {
  it('is not counted again, and the component says so', () => {
    const statements = chained({ plan: planOf({}), lines: BACK_AND_FORTH, facts: { customers } }, MONTHS);
    expect(figuresOf(statements)).toEqual(['1', '0', '0', '0']);
    expect(statements.map(notesOf)).toEqual([[], [], ['pairs_counted_before 1'], []]);
    expect(statements[3]?.remembers.pairs).toEqual([
      { component: 'c', at: '/measure', lookBack: 'P24M', counted: [{ on: '2026-01-31', pairs: [['k', 's']] }] },
    ]);
  });

  it('is remembered although no customer and no line of it is handed in any more', () => {
    const facts = { customers, covers: { from: '2023-01-01', to: '2026-12-31' } };
    const gone = { customers: [customers[1]], lines: [line('L2', '2026-02-10', '600', { customer: 'm' })] };
    const statements = chained({ plan: planOf({}), lines: [line('L1', '2026-01-10', '600')], facts }, [
      { period: '2026-01' },
      { period: '2026-02', facts: gone, reopen: 'none' },
    ]);
    expect(figuresOf(statements)).toEqual(['1', '1']);
    expect(statements[1]?.remembers.pairs?.[0]?.counted).toEqual([
      { on: '2026-01-31', pairs: [['k', 's']] },
      { on: '2026-02-28', pairs: [['m', 's']] },
    ]);
  });

  it('would be counted again if nothing were remembered', () => {
    const [statement] = chained({ plan: planOf({}), lines: BACK_AND_FORTH, facts: { customers } }, [
      { period: '2026-03' },
    ]);
    expect(statement?.components[0]?.figure?.value).toBe('1');
  });

  it('is remembered while the last day of its period is on or after the first day of the look-back', () => {
    // Three months before 1 April is 1 January, on which or after which January ends; three months before 1 May is 1 February.
    const sold = (date: string): object[] => [
      line('L1', '2026-01-10', '600'),
      line('L2', '2026-02-01', '-600'),
      line('L3', date, '700'),
    ];
    const months = [...MONTHS, { period: '2026-05' }];
    const figures = (date: string): (string | undefined)[] =>
      figuresOf(chained({ plan: planOf({ lookBack: 'P3M' }), lines: sold(date), facts: { customers } }, months));
    expect(figures('2026-04-10')).toEqual(['1', '0', '0', '0', '0']);
    expect(figures('2026-05-10')).toEqual(['1', '0', '0', '0', '1']);
  });

  it('to the day: 60 days before 1 April is 31 January', () => {
    const sold = [line('L1', '2026-01-10', '600'), line('L2', '2026-02-01', '-600'), line('L3', '2026-04-10', '700')];
    const inApril = (lookBack: string): string | undefined =>
      figuresOf(chained({ plan: planOf({ lookBack }), lines: sold, facts: { customers } }, MONTHS)).at(-1);
    expect(inApril('P60D')).toBe('0');
    expect(inApril('P59D')).toBe('1');
  });

  it('is forgotten once it cannot matter any more', () => {
    const statements = chained(
      { plan: planOf({ lookBack: 'P2M' }), lines: [line('L1', '2026-01-10', '600')], facts: { customers } },
      MONTHS,
    );
    expect(statements.map(({ remembers }) => remembers.pairs?.[0]?.counted.length ?? 0)).toEqual([1, 1, 1, 0]);
    expect(statements[3]?.remembers.pairs).toBeUndefined();
  });

  it.each([
    ['amount', { as: 'amount' }, ['600', '0', '0', '0']],
    ['customers', { as: 'customers' }, ['1', '0', '0', '0']],
    ['net of falls', { net: true }, ['1', '0', '0', '0']],
  ])('counts once as %s too', (_, inside, expected) => {
    const statements = chained({ plan: planOf(inside), lines: BACK_AND_FORTH, facts: { customers } }, MONTHS);
    expect(figuresOf(statements)).toEqual(expected);
    expect(notesOf(statements[2] as never)).toEqual(['pairs_counted_before 1']);
  });

  it('counts once in tables, groups, marks and conditions', () => {
    const each = { by: 'category', table: { s: '100', '*': '7' } };
    const lines = [...BACK_AND_FORTH, line('L4', '2026-03-10', '50', { category: 't' })];
    const byTable = chained({ plan: planOf({}, { pay: { each } }), lines, facts: { customers } }, MONTHS);
    expect(byTable.map(({ payable }) => payable.value)).toEqual(['100.00', '0.00', '7.00', '0.00']);
    const byGroup = chained({ plan: planOf({}, { group: { by: 'customer' } }), lines, facts: { customers } }, MONTHS);
    expect(byGroup.map(({ payable }) => payable.value)).toEqual(['100.00', '0.00', '100.00', '0.00']);
    const modifiers = [{ id: 'won', require: { newCategories: {}, atLeast: '1' }, otherwise: '50%' }];
    const component = { id: 'r', kind: 'revenue', measure: { sum: 'amount' }, pay: { rate: '10%' } };
    const plan = planOf({}, {}, { components: [component], modifiers });
    const gated = chained({ plan, lines: BACK_AND_FORTH, facts: { customers } }, MONTHS);
    expect(gated.map(({ earned }) => earned.value)).toEqual(['60.00', '0.00', '30.00', '0.00']);
    expect(gated[2]?.remembers.pairs).toMatchObject([{ modifier: 'won', at: '/require' }]);
  });

  it('is known by component and place, so that another measure may count it as well', () => {
    const measure = {
      add: [{ newCategories: { minimum: '500' } }, { multiply: [{ newCategories: {} }, '10'] }],
    };
    const lines = [line('L1', '2026-01-10', '100'), line('L2', '2026-02-10', '500')];
    const statements = chained({ plan: planOf({}, { measure }), lines, facts: { customers } }, MONTHS);
    expect(figuresOf(statements)).toEqual(['10', '1', '0', '0']);
    expect(statements[1]?.remembers.pairs?.map(({ at }) => at)).toEqual([
      '/measure/add/0',
      '/measure/add/1/multiply/0',
    ]);
  });

  it('is found again where a new plan lists its components otherwise', () => {
    const other = planOf({}, {}, { effective: { from: '2026-03-01' } });
    const base = { id: 'base', kind: 'other', pay: { amount: '10' } };
    const plans = [
      planOf({}, {}, { effective: { from: '2026-01-01', to: '2026-02-28' } }),
      { ...other, components: [base, ...other.components] } as PlanInput,
    ];
    const statements = chained(
      { plan: plans[0] as PlanInput, lines: BACK_AND_FORTH, facts: { customers } },
      MONTHS.map((step) => ({ ...step, plans })),
    );
    expect(statements.map(({ payable }) => payable.value)).toEqual(['100.00', '0.00', '10.00', '10.00']);
  });

  it('follows its customer and category', () => {
    const lines = [
      line('L1', '2026-01-10', '600', { customer: 'old', category: 'was' }),
      line('L2', '2026-02-10', '-600', { customer: 'old', category: 'was' }),
      line('L3', '2026-03-10', '600'),
    ];
    const facts = {
      customers: [...customers, { id: 'old', since: '2015-01-01' }],
      categories: [{ id: 's' }, { id: 'was' }],
    };
    const merged = {
      customers: [...customers, { id: 'old', since: '2015-01-01', mergedInto: 'k' }],
      categories: [{ id: 's' }, { id: 'was', sameAs: 's' }],
    };
    const plan = planOf({});
    const inMarch = (others: object): (string | undefined)[] =>
      figuresOf(
        chained({ plan, lines, facts }, [
          ...MONTHS.slice(0, 2),
          { period: '2026-03', reopen: 'none', facts: { ...facts, ...others } },
        ]),
      );
    expect(inMarch({})).toEqual(['1', '0', '1']);
    expect(inMarch(merged)).toEqual(['1', '0', '0']);
  });
});

describe('the last statement alone', () => {
  it('is enough to go on from', () => {
    const steps = [...MONTHS.slice(0, 3), { period: '2026-04', since: 2 }];
    const lines = [...BACK_AND_FORTH, line('L4', '2026-04-10', '40', { category: 't' })];
    const statements = chained({ plan: planOf({}), lines, facts: { customers } }, steps);
    expect(figuresOf(statements)).toEqual(['1', '0', '0', '1']);
    expect(statements[3]?.notices).toEqual([]);
  });
});

describe('a steady small buyer', () => {
  it('is never new, over all statements', () => {
    const lines = Array.from({ length: 30 }, (_, month) =>
      line(`S${month}`, `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`, '30'),
    );
    const statements = chained({ plan: planOf({ minimum: '500' }), lines, facts: { customers } }, MONTHS);
    expect(figuresOf(statements)).toEqual(['0', '0', '0', '0']);
    expect(statements.at(-1)?.remembers.pairs).toBeUndefined();
  });
});

describe('year to date', () => {
  const accumulate = { accumulate: { quota: 'to-date' } };

  it('keeps the pairs of the same year in the figure so far', () => {
    const lines = [line('L1', '2026-01-10', '600'), line('L2', '2026-03-10', '600', { category: 't' })];
    const statements = chained({ plan: planOf({}, accumulate), lines, facts: { customers } }, MONTHS);
    expect(figuresOf(statements)).toEqual(['1', '1', '2', '2']);
    expect(statements.map(({ payable }) => payable.value)).toEqual(['100.00', '0.00', '100.00', '0.00']);
    expect(statements.flatMap(notesOf)).toEqual([]);
    expect(statements[3]?.remembers.pairs?.[0]?.counted).toEqual([
      { on: '2026-01-31', pairs: [['k', 's']] },
      { on: '2026-03-31', pairs: [['k', 't']] },
    ]);
  });

  it('and does not count those of the years before', () => {
    const lines = [
      line('L1', '2025-11-10', '600'),
      line('L2', '2025-12-31', '-600', { payee: 'ben' }),
      line('L3', '2026-01-10', '600'),
    ];
    const months = ['2025-11', '2025-12', '2026-01'].map((period) => ({ period }));
    const statements = chained({ plan: planOf({}, accumulate), lines, facts: { customers } }, months);
    // In December nothing is left of the pair: the year comes to 0, so that it may count in the next one.
    expect(figuresOf(statements)).toEqual(['1', '0', '1']);
    const sold = [line('L1', '2025-11-10', '600'), line('L3', '2026-02-10', '600')];
    const back = { id: 'R1', date: '2026-01-10', amount: '-600', reverses: { line: 'L1' } };
    const again = chained({ plan: planOf({}, accumulate), lines: sold, facts: { customers } }, [
      ...months.slice(0, 2),
      { period: '2026-01', reopen: 'none', add: [back] },
      { period: '2026-02', reopen: 'none' },
    ]);
    expect(figuresOf(again)).toEqual(['1', '1', '0', '0']);
    expect(notesOf(again[3] as never)).toEqual(['pairs_counted_before 1']);
  });
});

describe('a correction', () => {
  it('carries the corrected pairs', () => {
    // In March a sale of January is found: counted there, and in March no more.
    const plan = planOf({ minimum: '500' });
    const lines = [line('L1', '2026-03-10', '500')];
    const late = line('L0', '2026-01-10', '500');
    const undone = line('L2', '2026-02-10', '-500');
    const statements = chained({ plan, lines: [...lines, undone], facts: { customers } }, [
      { period: '2026-01' },
      { period: '2026-02' },
      { period: '2026-03', reopen: '2026-01', add: [late] },
      { period: '2026-04' },
    ]);
    expect(figuresOf(statements)).toEqual(['0', '0', '0', '0']);
    expect(statements.map(({ payable }) => payable.value)).toEqual(['0.00', '0.00', '100.00', '0.00']);
    expect(notesOf(statements[2] as never)).toEqual(['pairs_counted_before 1']);
    expect(statements[2]?.corrections?.map(({ period, pairs }) => [period, pairs?.[0]?.counted])).toEqual([
      ['2026-01', [{ on: '2026-01-31', pairs: [['k', 's']] }]],
      ['2026-02', [{ on: '2026-01-31', pairs: [['k', 's']] }]],
    ]);
  });

  it('takes away pairs that a closed period counted, so that they may count later', () => {
    const back = { id: 'R1', date: '2026-02-20', amount: '-600', reverses: { line: 'L1' } };
    const statements = chained({ plan: planOf({}), lines: [line('L1', '2026-01-10', '600')], facts: { customers } }, [
      { period: '2026-01' },
      { period: '2026-02', reopen: '2026-01', add: [back] },
      { period: '2026-03', add: [line('L3', '2026-03-10', '600')] },
    ]);
    expect(figuresOf(statements)).toEqual(['1', '0', '1']);
    expect(statements.map(({ earned }) => earned.value)).toEqual(['100.00', '0.00', '100.00']);
    expect(statements[1]?.toPayable).toMatchObject([{ step: 'correction', figure: { value: '-100.00' } }]);
  });

  it('does not know what later statements counted', () => {
    const statements = chained({ plan: planOf({}), lines: [line('L2', '2026-02-10', '600')], facts: { customers } }, [
      { period: '2026-01' },
      { period: '2026-02' },
      { period: '2026-03', reopen: '2026-01', add: [line('L1', '2026-01-10', '10')] },
    ]);
    // Counted in January now, so that it is taken away in February.
    expect(statements[2]?.toPayable).toMatchObject([
      { step: 'correction', period: '2026-01', figure: { value: '100.00' } },
      { step: 'correction', period: '2026-02', figure: { value: '-100.00' } },
    ]);
    expect(statements[2]?.payable.value).toBe('0.00');
    expect(
      figuresOf(chained({ plan: planOf({}), lines: [line('L2', '2026-02-10', '600')], facts: { customers } }, MONTHS)),
    ).toEqual(['0', '1', '0', '0']);
  });

  it('is noticed where only what is remembered has changed', () => {
    // The cap hides the second pair.
    const plan = planOf({}, { cap: '100' });
    const lines = [line('L1', '2026-01-10', '600')];
    const add = [line('L2', '2026-01-11', '10', { category: 't' })];
    const statements = chained({ plan, lines, facts: { customers } }, [
      { period: '2026-01' },
      { period: '2026-02', reopen: '2026-01', add },
    ]);
    expect(statements[1]?.corrections).toMatchObject([
      {
        pairs: [
          {
            counted: [
              {
                pairs: [
                  ['k', 's'],
                  ['k', 't'],
                ],
              },
            ],
          },
        ],
      },
    ]);
  });
});

describe('where the past is looked at twice', () => {
  it('a clawback does not remember what there was before the reversal', () => {
    const clawback = { within: 'P12M', shares: [['P0M', '50%']] };
    const back = { id: 'R1', date: '2026-02-20', amount: '-600', reverses: { line: 'L1' } };
    const statements = chained(
      { plan: planOf({}, {}, { clawback }), lines: [line('L1', '2026-01-10', '600')], facts: { customers } },
      [
        { period: '2026-01' },
        { period: '2026-02', reopen: '2026-01', add: [back] },
        { period: '2026-03', add: [line('L3', '2026-03-10', '600')] },
      ],
    );
    expect(statements[1]?.toPayable).toMatchObject([{ step: 'correction', figure: { value: '-50.00' } }]);
    expect(statements[1]?.remembers.pairs).toBeUndefined();
    expect(figuresOf(statements)).toEqual(['1', '0', '1']);
  });

  it('a second version of the plan does not count what the first one counted in the same period', () => {
    // 600 are below the minimum of the second one, 1,200 are not.
    const lines = [line('L1', '2026-01-05', '600'), line('L3', '2026-01-20', '600')];
    const plans = [
      planOf({}, {}, { effective: { from: '2026-01-01', to: '2026-01-10' } }),
      planOf({ minimum: '1000' }, {}, { effective: { from: '2026-01-11' } }),
    ];
    const [statement, next] = chained({ plan: plans[0] as PlanInput, lines, facts: { customers } }, [
      { period: '2026-01', plans },
      { period: '2026-02' },
    ]);
    expect(statement?.components.map(({ figure }) => figure?.value)).toEqual(['1', '0']);
    expect(statement?.remembers.pairs?.[0]?.counted).toEqual([{ on: '2026-01-10', pairs: [['k', 's']] }]);
    expect(next?.remembers.pairs).toEqual(statement?.remembers.pairs);
  });
});
