import { describe, expect, it } from 'vitest';
import { expectProblems } from '../../test/support/expectations.js';
import { type Around, figureOn, line, notesOn, statementOf } from '../../test/support/measured.js';

function anna(fields: object): Around {
  return { payees: [{ id: 'anna', ...fields }] };
}

function figure(measure: unknown, fields: object, more: Around = {}): string {
  return figureOn(measure, [], { ...anna(fields), ...more });
}

describe('a KPI', () => {
  const kpi = (value: unknown, period = '2026-Q1') => ({ kpis: [{ id: 'score', period, value, source: 'CRM' }] });

  it('is the figure of exactly the settled period', () => {
    expect(figure({ kpi: 'score' }, kpi('94%'))).toBe('0.94');
    expect(figure({ kpi: 'score' }, kpi({ num: '47', den: '50' }))).toBe('0.94');
    for (const period of ['2026-01', '2025-Q1', '2026']) {
      expectProblems(
        () => statementOf({ kpi: 'score' }, anna(kpi('1', period))),
        [{ code: 'kpi_missing', at: '/components/0/measure' }],
      );
    }
  });

  it('is that of the whole period in a campaign too', () => {
    expect(figure({ kpi: 'score' }, kpi('3'), { component: { from: '2026-02-01' } })).toBe('3');
  });

  it('names its source in the trace, also where it is a fraction', () => {
    for (const value of ['1', { num: '1', den: '2' }]) {
      const { trace } = statementOf({ kpi: 'score' }, anna(kpi(value)));
      expect(trace[0]?.of).toMatchObject({ fact: 'kpi', id: 'score', period: '2026-Q1', source: 'CRM' });
    }
  });

  it('with nothing to measure takes what the plan says, with a note, or is an error', () => {
    for (const value of [null, { num: '0', den: '0' }]) {
      expect(figure({ kpi: 'score', ifNone: '100%' }, kpi(value))).toBe('1');
      expect(notesOn({ kpi: 'score', ifNone: '100%' }, anna(kpi(value)))).toEqual(['nothing_to_measure score']);
      expectProblems(() => statementOf({ kpi: 'score' }, anna(kpi(value))), [{ code: 'nothing_to_measure' }]);
    }
  });

  it('that was not handed in is an error even where the plan says what holds for none', () => {
    expectProblems(() => statementOf({ kpi: 'score', ifNone: '1' }, anna({})), [{ code: 'kpi_missing' }]);
  });
});

describe('a personal figure', () => {
  const salary = [
    { to: '2026-01-31', amount: '3000' },
    { from: '2026-02-01', amount: '6000' },
  ];

  it('is blended over the eligible days', () => {
    expect(figure({ personal: 'salary' }, { personal: { salary: '4000' } })).toBe('4000');
    // (31 × 3000 + 59 × 6000) ÷ 90
    expect(figure({ personal: 'salary' }, { personal: { salary } })).toBe('14900/3');
    expect(figure({ personal: 'salary' }, { from: '2026-02-01', personal: { salary } })).toBe('6000');
  });

  it('counts only days without unpaid absence', () => {
    const absences = [{ from: '2026-02-01', to: '2026-03-31', kind: 'parental' }];
    const plan = { unpaidAbsences: ['parental'] };
    expect(figure({ personal: 'salary' }, { personal: { salary }, absences }, { plan })).toBe('3000');
    expect(figure({ personal: 'salary' }, { personal: { salary }, absences })).toBe('14900/3');
  });

  it('has no gap on eligible days, but may have one on others', () => {
    const gap = [
      { to: '2026-01-31', amount: '3000' },
      { from: '2026-03-01', amount: '6000' },
    ];
    expectProblems(
      () => statementOf({ personal: 'salary' }, anna({ personal: { salary: gap } })),
      [{ code: 'dated_gap', at: '/payees/0/personal/salary' }],
    );
    const absences = [{ from: '2026-02-01', to: '2026-02-28', kind: 'parental' }];
    const plan = { unpaidAbsences: ['parental'] };
    expect(figure({ personal: 'salary' }, { personal: { salary: gap }, absences }, { plan })).toBe('4500');
  });

  it('of somebody who was not there at all is that of the days around', () => {
    expect(figure({ personal: 'salary' }, { from: '2026-05-01', personal: { salary } })).toBe('14900/3');
    const later = [{ from: '2026-05-01', amount: '700' }];
    expect(figure({ personal: 'salary' }, { from: '2026-05-01', personal: { salary: later } })).toBe('700');
  });

  it('that was not handed in is an error', () => {
    expectProblems(() => statementOf({ personal: 'salary' }, anna({})), [{ code: 'personal_missing' }]);
  });
});

describe('a quota as a figure', () => {
  const quota = (goal: unknown) => ({ quotas: { goal } });

  it.each([
    ['month', '90'],
    ['quarter', '30'],
    ['year', '7.5'],
    ['period', '30'],
  ])('is for the length of the settled period: 30 per %s', (per, expected) => {
    expect(figure({ quota: 'goal' }, quota({ amount: '30', per }))).toBe(expected);
  });

  it('adds up what was valid month by month, a part of a month by its days', () => {
    const monthly = [30, 40, 50].map((amount, place) => ({
      from: `2026-0${place + 1}-01`,
      to: `2026-0${place + 1}-${[31, 28, 31][place]}`,
      amount: String(amount),
      per: 'month',
    }));
    expect(figure({ quota: 'goal' }, quota(monthly))).toBe('120');
    const midMonth = [
      { to: '2026-02-14', amount: '28', per: 'month' },
      { from: '2026-02-15', amount: '56', per: 'month' },
    ];
    // 28 + 14 + 28 + 56
    expect(figure({ quota: 'goal' }, quota(midMonth))).toBe('126');
  });

  it('takes of a list over years what falls into the period', () => {
    const years = [2024, 2025, 2026, 2027].map((year) => ({
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      amount: String(year),
      per: 'year',
    }));
    expect(figure({ quota: 'goal' }, quota(years))).toBe('506.5');
  });

  it('is prorated like every quota', () => {
    expect(figure({ quota: 'goal' }, { ...quota({ amount: '90' }), from: '2026-03-02' })).toBe('30');
    expect(figure({ quota: 'goal' }, { ...quota({ amount: '90' }), workingShare: '1/3' })).toBe('30');
  });

  it('of days that are not eligible is that of the days before: a full-time quota is one of the whole period', () => {
    const months = [
      { to: '2026-01-31', amount: '30', per: 'month' },
      { from: '2026-03-01', amount: '30', per: 'month' },
    ];
    const absences = [{ from: '2026-02-01', to: '2026-02-28', kind: 'parental' }];
    // 90 × 62 ÷ 90
    const plan = { unpaidAbsences: ['parental'] };
    expect(figure({ quota: 'goal' }, { ...quota(months), absences }, { plan })).toBe('62');
    expectProblems(
      () => statementOf({ quota: 'goal' }, { ...anna({ ...quota(months), absences }) }),
      [{ code: 'dated_gap', at: '/payees/0/quotas/goal' }],
    );
  });

  it('that was not handed in is an error', () => {
    expectProblems(() => statementOf({ quota: 'goal' }, anna({})), [{ code: 'quota_missing' }]);
  });
});

describe('arithmetic', () => {
  const sold = [line('L1', '2026-01-15', '100', { cost: '70' })];

  it.each<[string, unknown, string]>([
    ['add', { add: [{ sum: 'amount' }, { value: '1/3' }, '5%'] }, '6023/60'],
    ['subtract', { subtract: [{ sum: 'amount' }, { sum: 'cost' }] }, '30'],
    ['multiply', { multiply: [{ sum: 'amount' }, '15%', '2'] }, '30'],
    ['divide', { divide: [{ sum: 'margin' }, { count: 'lines' }] }, '30'],
    ['min', { min: [{ sum: 'amount' }, { sum: 'cost' }, '80'] }, '70'],
    ['max', { max: [{ sum: 'cost' }, { sum: 'amount' }, '80'] }, '100'],
    ['value', { value: '-12.5' }, '-12.5'],
    ['rounded', { divide: [{ sum: 'amount' }, '3'], round: { scale: 1, mode: 'up' } }, '33.4'],
  ])('%s', (_, measure, expected) => {
    expect(figureOn(measure, sold)).toBe(expected);
  });

  it('divides by 0 only where the plan says what that is', () => {
    const measure = { divide: [{ sum: 'amount' }, { sum: 'amount', categories: ['none'] }] };
    expect(figureOn({ ...measure, ifZero: '7' }, sold)).toBe('7');
    expect(notesOn({ ...measure, ifZero: '7' }, { lines: sold })).toEqual(['zero_denominator']);
    expectProblems(
      () => statementOf(measure, { lines: sold }),
      [{ code: 'zero_denominator', at: '/components/0/measure' }],
    );
  });

  it('that misses something names each thing, and nothing that follows from it', () => {
    const measure = { divide: [{ personal: 'salary' }, { kpi: 'score' }] };
    expectProblems(() => statementOf(measure, anna({})), [{ code: 'personal_missing' }, { code: 'kpi_missing' }]);
  });
});
