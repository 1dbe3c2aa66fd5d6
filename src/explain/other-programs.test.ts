/** Statements of other programs, whose leaves say less than ours, or in another way: they are read as they stand. */
import { describe, expect, it } from 'vitest';
import { handMade, printed, SALES } from '../../test/support/hand-made.js';
import { toldComponent as told } from '../../test/support/printed-tape.js';
import { explain } from './explain.js';

const JANUARY = { from: '2026-01-01', to: '2026-01-31' };

function lines(of: object, value = '1000') {
  return { op: 'lines', value, count: 1, at: '/components/0/measure', of: { figure: 'amount', ...JANUARY, ...of } };
}

/** The text without its line breaks. */
function text(of: Parameters<typeof handMade>[0], locale: 'en' | 'de' = 'en'): string {
  return explain(handMade(of), { locale }).replace(/\s+/g, ' ');
}

describe('lines of which is said', () => {
  it.each([
    ['a unit without its name', { whose: 'unit' }, 'Sales of the unit , 1 Jan 2026'],
    ['a rate that is no figure', { rates: [['USD', '2026-01-05', '?']] }, 'exchanged USD at ?, 5 Jan 2026'],
    ['rates that are no texts', { rates: [['CHF', 1], 'USD'] }, 'Sales, 1 Jan 2026 – 31 Jan 2026, 1 line 1,000.00 EUR'],
    ['a test of its own', { only: [['line'], ['height', 'over', 'a lot']] }, 'only lines: height over a lot'],
    ['an age in words', { age: ['soon', ''] }, 'first order at least soon before'],
    ['one month and one day', { age: ['P1M', 'P1D'] }, 'at least 1 month and less than 1 day before'],
  ])('%s', (_, of, told) => {
    expect(text({ trace: [lines(of)] })).toContain(told);
  });

  it('the same in German', () => {
    expect(text({ trace: [lines({ age: ['P1M', 'P1D'] })] }, 'de')).toContain('1 Monat und weniger als 1 Tag zuvor');
    const only = { only: [['line'], ['height', 'over', 'a lot']] };
    expect(text({ trace: [lines(only)] }, 'de')).toContain('nur Posten: height over a lot');
  });
});

describe('facts that say no more than their figure', () => {
  it('a rate without currency and date', () => {
    const rate = { op: 'fact', value: '2', of: { fact: 'rate' } };
    const product = { op: 'multiply', in: [0, 1], value: '2000' };
    expect(text({ trace: [lines({ currency: 'USD' }), rate, product] })).toContain('× Exchange rate for 1 , 2.00');
  });

  it('a KPI without its id', () => {
    const part = (name: string, value: string) => ({ op: 'fact', value, of: { fact: 'kpi', part: name } });
    const trace = [part('num', '47'), part('den', '50'), { op: 'divide', in: [0, 1], value: '0.94' }];
    expect(text({ trace })).toContain(': 47 of 50 0.94');
  });

  it('an advance without its date, an adjustment without reason and author', () => {
    const trace = [SALES, { op: 'plan', value: '1' }, { op: 'subtract', in: [0, 1], value: '999' }];
    const toPayable = [
      { step: 'advance', figure: printed('1', 1), amount: printed('999', 2) },
      { step: 'adjustment', figure: printed('1', 1), amount: printed('1000', 0) },
    ];
    const whole = printed('1000', 0);
    const rest = { earned: whole, payable: whole, toPayable };
    expect(text({ trace, component: { amount: whole, pay: whole }, rest })).toMatch(/Advance.*Adjustment/);
  });

  it('an efficiency gain without the days that it is compared with', () => {
    const then = (figure: string, value: string) => ({ op: 'lines', value, count: 1, of: { figure } });
    const trace = [
      lines({ figure: 'margin' }, '300'),
      lines({}, '1000'),
      then('margin', '200'),
      then('amount', '800'),
      { op: 'divide', in: [2, 3], value: '0.25' },
      { op: 'multiply', in: [1, 4], value: '250' },
      { op: 'subtract', in: [0, 5], value: '50' },
    ];
    expect(text({ trace })).toContain('1,000.00 of sales × 25% (: margin 200.00 ÷ sales 800.00)');
  });
});

describe('steps in another order', () => {
  it('a figure of the plan that has no place; customers of customers; a sum of nothing', () => {
    const half = { op: 'plan', value: '0.5' };
    expect(text({ trace: [SALES, half, { op: 'multiply', in: [0, 1], value: '500' }] })).toContain(
      '× Figure of the plan 50 %',
    );
    const customers = (value: string) => lines({ figure: 'customers' }, value);
    const ratio = { op: 'divide', in: [0, 1], value: '0.75' };
    const component = { figure: printed('0.75', 2), unit: 'ratio' };
    expect(text({ trace: [customers('3'), customers('4'), ratio], component })).toContain('= Figure 75 %');
    const nothing = { op: 'add', value: '0' };
    const twice = { op: 'add', in: [0, 0], value: '0' };
    expect(text({ trace: [nothing, twice, { op: 'subtract', in: [1, 0], value: '0' }] })).toContain(
      '= Amount 0.00 EUR',
    );
  });

  it('months × a ratio', () => {
    const months = { op: 'calendar', value: '2', of: { counted: 'months', ...JANUARY } };
    const rate = { op: 'plan', value: '0.5', at: '/components/0/pay/rate' };
    const kpi = { op: 'fact', value: '4', of: { fact: 'kpi', id: 'visits' } };
    const product = { op: 'multiply', in: [0, 1], value: '1' };
    const sum = { op: 'add', in: [2, 3], value: '5' };
    expect(told(explain(handMade({ trace: [months, rate, product, kpi, sum] })))).toEqual([
      '  Months, 1 Jan 2026 – 31 Jan 2026  2  months',
      '  × Rate  50  %',
      '+ Product  1.00 EUR',
      '+ visits  4.00 EUR',
      '= Fixed amount  5.00 EUR',
      '= Amount  5.00 EUR',
    ]);
  });

  it.each([
    ['compare', 'Comparison (1: holds)'],
    ['all', 'All hold (1: yes)'],
    ['any', 'One holds (1: yes)'],
    ['none', 'None holds (1: yes)'],
  ])('what %s comes to, added as a figure', (op, label) => {
    const compared = { op: 'compare', in: [0, 1], value: '1', test: 'above' };
    const joined = op === 'compare' ? [] : [{ op, in: [2], value: '1' }];
    const sum = { op: 'add', in: [1 + 1 + joined.length, 0], value: '1001' };
    expect(text({ trace: [SALES, { op: 'plan', value: '5' }, compared, ...joined, sum] })).toContain(`+ ${label} 1.00`);
  });

  it('what is taken off by the days of a version', () => {
    const days = { op: 'calendar', value: '0.5', of: { counted: 'part-days', ...JANUARY } };
    const trace = [
      SALES,
      days,
      { op: 'subtract', in: [0, 1], value: '999.5' },
      { op: 'add', in: [2, 0], value: '1999.5' },
    ];
    const rest = { versions: [{ ...JANUARY, digest: '00', share: printed('0.5', 1) }] };
    expect(text({ trace, rest, component: { version: 0 } })).toContain('− Days under this version 0.50 EUR');
  });
});

it('columns stand below each other also beside wide letters and combining ones', () => {
  const labels = { c: { en: 'Cafe\u0301 顧客 한' } };
  const rows = explain(handMade({ trace: [SALES], rest: { labels } })).split('\n');
  const [named, kind] = ['    + Cafe', '+ Revenue'].map((start) => rows.find((row) => row.startsWith(start)) as string);
  // One accent takes no column, three letters take two each.
  expect(named?.length).toBe((kind?.length as number) + 1 - 3);
});
