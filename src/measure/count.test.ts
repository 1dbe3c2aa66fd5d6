import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { figureOn, line, statementOf } from '../../test/support/measured.js';

const half = {
  credits: [
    { payee: 'anna', share: '1/2' },
    { payee: 'ben', share: '1/2' },
  ],
};

describe('lines', () => {
  const lines = [
    line('L1', '2026-01-15', '1000'),
    line('L2', '2026-01-16', '999.99'),
    line('L3', '2026-01-17', '0'),
    line('L4', '2026-01-18', '-5'),
    line('L5', '2026-01-19', '3000', half),
  ];

  it('count where their whole amount is above 0, as the share that is credited', () => {
    expect(figureOn({ count: 'lines' }, lines)).toBe('2.5');
  });

  it('count from a minimum on, which is included', () => {
    expect(figureOn({ count: 'lines', minimum: '1000' }, lines)).toBe('1.5');
    expect(figureOn({ count: 'lines', minimum: '0' }, lines)).toBe('3.5');
  });

  it('count as 1 for everyone who is credited where the shares are full', () => {
    expect(figureOn({ count: 'lines', shares: 'full' }, lines)).toBe('3');
    expect(figureOn({ count: 'lines', shares: 'full' }, lines, { payee: 'ben' })).toBe('1');
  });

  it('are counted once for somebody who has a share and an overlay of one line', () => {
    const both = [
      line('L1', '2026-01-15', '10', {
        credits: [
          { payee: 'anna', share: '1/4' },
          { payee: 'anna', share: '1/2', overlay: true },
        ],
      }),
    ];
    expect(figureOn({ count: 'lines' }, both)).toBe('0.75');
    expect(figureOn({ count: 'lines', shares: 'full' }, both)).toBe('1');
  });

  it('are none where there are none', () => {
    expect(figureOn({ count: 'lines' }, [])).toBe('0');
    expect(figureOn({ count: 'deals' }, [])).toBe('0');
  });
});

describe('things with several lines', () => {
  const lines = [
    line('L1', '2026-01-15', '400', { deal: 'D1' }),
    line('L2', '2026-02-15', '700', { deal: 'D1', category: 't' }),
    line('L3', '2026-02-16', '200', { customer: 'm' }),
    line('L4', '2026-03-01', '-200', { customer: 'm', category: 't' }),
    line('L5', '2026-03-02', '50', { customer: 'n', deal: 'D2' }),
  ];

  it.each([
    ['deals', '3'],
    ['customers', '2'],
    ['categories', '2'],
    ['pairs', '4'],
    ['months', '4'],
    ['lines', '4'],
  ])('are counted where their whole amount is above 0: %s', (what, count) => {
    expect(figureOn({ count: what }, lines)).toBe(count);
  });

  it.each([
    ['deals', '1'],
    ['customers', '1'],
    ['categories', '1'],
    ['pairs', '1'],
    ['months', '1'],
    ['lines', '1'],
  ])('or at least the minimum: %s', (what, count) => {
    expect(figureOn({ count: what, minimum: '700' }, lines.slice(0, 2))).toBe(count);
  });

  it('a line without a deal is its own deal, also beside a deal of the same name', () => {
    const named = [
      line('X', '2026-01-15', '1'),
      line('Y', '2026-01-16', '1', { deal: 'X' }),
      line('Z', '2026-01-17', '1', { deal: 'line X' }),
    ];
    expect(figureOn({ count: 'deals' }, named)).toBe('3');
  });

  it('the minimum tests what the filters leave', () => {
    expect(figureOn({ count: 'deals', minimum: '1000' }, lines)).toBe('1');
    expect(figureOn({ count: 'deals', minimum: '1000', categories: ['t'] }, lines)).toBe('0');
    expect(figureOn({ count: 'deals', minimum: '700', categories: ['t'] }, lines)).toBe('1');
  });

  it('a month is active for each customer by itself', () => {
    const two = [
      line('L1', '2026-01-01', '1'),
      line('L2', '2026-01-31', '1', { customer: 'm' }),
      line('L3', '2026-03-31', '1'),
    ];
    expect(figureOn({ count: 'months' }, two)).toBe('3');
  });
});

describe('a counted thing is weighed by', () => {
  const lines = [
    line('L1', '2026-01-15', '300', { deal: 'D1' }),
    line('L2', '2026-01-16', '100', { deal: 'D1', payee: 'ben' }),
    line('L3', '2026-01-17', '800', { deal: 'D2', payee: 'ben' }),
  ];

  it('the credited part of its amount, the minimum by its whole amount', () => {
    expect(figureOn({ count: 'deals', minimum: '400' }, lines)).toBe('0.75');
    expect(figureOn({ count: 'deals', minimum: '400' }, lines, { payee: 'ben' })).toBe('1.25');
    expect(figureOn({ count: 'deals', minimum: '401' }, lines)).toBe('0');
    expect(figureOn({ count: 'deals', shares: 'full' }, lines, { payee: 'ben' })).toBe('2');
  });

  it('at least 0 and at most 1', () => {
    const mixed = [
      line('L1', '2026-01-15', '500', { deal: 'D1' }),
      line('L2', '2026-01-16', '-100', { deal: 'D1', payee: 'ben' }),
    ];
    expect(figureOn({ count: 'deals' }, mixed)).toBe('1');
    expect(figureOn({ count: 'deals' }, mixed, { payee: 'ben' })).toBe('0');
  });

  it('the largest share where its whole amount is 0', () => {
    const nothing = [
      line('L1', '2026-01-15', '100', { deal: 'D1', ...half }),
      line('L2', '2026-01-16', '-100', { deal: 'D1', credits: [{ payee: 'anna', share: '1/3' }] }),
      line('L3', '2026-01-17', '0', { deal: 'D2' }),
    ];
    expect(figureOn({ count: 'deals', minimum: '0' }, nothing)).toBe('1.5');
    expect(figureOn({ count: 'deals', minimum: '0' }, nothing, { payee: 'ben' })).toBe('0.5');
    expect(figureOn({ count: 'deals', minimum: '0', shares: 'full' }, nothing, { payee: 'ben' })).toBe('1');
    expect(figureOn({ count: 'deals' }, nothing)).toBe('0');
    expect(
      figureOn({ count: 'deals', minimum: '0', categories: ['s'] }, [
        ...nothing,
        line('L4', '2026-01-15', '0', { category: 't' }),
      ]),
    ).toBe('1.5');
  });

  it('the share of somebody with an overlay beside a share, at most 1', () => {
    const both = [
      line('L1', '2026-01-15', '0', {
        credits: [
          { payee: 'anna', share: '3/4' },
          { payee: 'anna', share: '1/2', overlay: true },
        ],
      }),
    ];
    expect(figureOn({ count: 'deals', minimum: '0' }, both)).toBe('1');
  });

  it('quotients rounded half up to 24 decimals, their sum to 12, as steps of the trace', () => {
    const thirds = [1, 2].map((place) =>
      line(`L${place}`, '2026-01-15', '30', {
        credits: [
          { payee: 'anna', share: '1/3' },
          { payee: 'ben', share: '2/3' },
        ],
      }),
    );
    const { trace, components } = statementOf({ count: 'deals' }, { lines: thirds });
    expect(components[0]?.figure?.value).toBe('0.666666666667');
    expect(
      trace.filter(({ op, scale }) => op === 'round' && (scale ?? 0) > 2).map(({ value, scale }) => [value, scale]),
    ).toEqual([
      ['0.333333333333333333333333', 24],
      ['0.333333333333333333333333', 24],
      ['0.666666666667', 12],
    ]);
    const counts = trace.filter(({ op }) => op === 'lines').map(({ value, count }) => [value, count]);
    expect(counts).toContainEqual(['30', 1]);
  });
});

describe('the class of customers whose lines are credited to others', () => {
  const lines = [
    line('L1', '2026-01-15', '1', { customer: 'known' }),
    line('L2', '2026-01-15', '1', { customer: 'unknown', payee: 'ben' }),
  ];
  const facts = { customers: [{ id: 'known', since: '2020-01-01' }, { id: 'unknown' }] };

  it('is not asked for where things are not shared', () => {
    expect(figureOn({ count: 'customers', customers: 'existing' }, lines, { facts })).toBe('1');
    expectProblems(
      () => statementOf({ count: 'customers', customers: 'existing' }, { lines, facts, payee: 'ben' }),
      [{ code: 'since_missing' }],
    );
  });

  it('is asked for where their lines belong to the same thing', () => {
    const measure = { count: 'categories', customers: 'existing' };
    for (const payee of ['anna', 'ben']) {
      expectProblems(() => statementOf(measure, { lines, facts, payee }), [{ code: 'since_missing' }]);
    }
  });
});

describe('counts by group', () => {
  const facts = {
    customers: [
      { id: 'k', since: '2020-01-01', segment: 'retail' },
      { id: 'm', since: '2026-01-01', segment: 'industry' },
    ],
  };
  const lines = [
    line('L1', '2026-01-15', '5'),
    line('L2', '2026-01-15', '5', { customer: 'm', ...half }),
    line('L3', '2026-01-15', '5', { category: 't' }),
    line('L4', '2026-02-15', '5', { category: 't' }),
  ];
  const paid = (what: string, each: object): string | undefined =>
    statementOf({ count: what }, { lines, facts, component: { pay: { each } as never } }).components[0]?.pay.value;

  it('tell lines and pairs apart by category, segment and class', () => {
    expect(paid('lines', { by: 'category', table: { s: '1', t: '100' } })).toBe('201.5');
    expect(paid('pairs', { by: 'category', table: { s: '1', t: '100' } })).toBe('101.5');
    expect(paid('pairs', { by: 'segment', table: { retail: '1', industry: '100' } })).toBe('52');
    expect(paid('lines', { by: 'class', table: { existing: '1', new: '100' } })).toBe('53');
  });

  it('tell customers apart by segment and class', () => {
    expect(paid('customers', { by: 'segment', table: { retail: '1', industry: '100' } })).toBe('51');
    expect(paid('customers', { by: 'class', table: { existing: '1', new: '100' } })).toBe('51');
  });
});

describe('counts in two windows that begin on one day', () => {
  it('are kept apart', () => {
    const lines = [line('L1', '2026-01-10', '1'), line('L2', '2026-02-10', '1', { customer: 'm' })];
    const measure = { gain: { count: 'customers' }, baseline: { from: '2026-01-01', to: '2026-01-31' } };
    expect(figureOn(measure, lines)).toBe('1');
  });
});
