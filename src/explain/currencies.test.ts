import { describe, expect, it } from 'vitest';
import { caseFiles, type GoodCase } from '../../test/support/cases.js';
import { parseFacts } from '../facts/parse.js';
import { parsePlan } from '../plan/parse.js';
import { settle } from '../settle/settle.js';
import { explain } from './explain.js';
import type { Locale } from './view.js';

/** The statement of a case in words, each run of blanks as one. */
function told(name: string, locale: Locale = 'en', change: (facts: GoodCase['facts']) => unknown = (facts) => facts) {
  const { content } = caseFiles('good').find((one) => one.name === `currencies/good/${name}`) as { content: GoodCase };
  const plan = parsePlan(content.plan);
  const statement = settle(plan, parseFacts(change(content.facts), plan), content.settle);
  return explain(statement, { locale }).replace(/\s+/g, ' ');
}

describe('lines in another currency are told', () => {
  it('in their own, times the rate with its period and source', () => {
    expect(told('rate-of-the-period')).toContain(
      '+ Sales, 1 Jan 2026 – 31 Mar 2026, 1 line 12,000.00 EUR Sales, 1 Jan 2026 – 31 Mar 2026, 1 line, in USD 900 ' +
        '× Exchange rate for 1 USD, 2026-Q1 (source: ECB average) 0.9235 EUR + Exchanged from USD 831.15 EUR',
    );
    expect(told('rate-of-the-period', 'de')).toContain(
      '1 Posten, in USD 900 × Wechselkurs für 1 USD, 2026-Q1 (Quelle: ECB average) 0,9235 EUR + Umgerechnet aus USD 831,15 EUR',
    );
  });

  it('with the date of a rate by date, the days of one of days, and no source where none is known', () => {
    expect(told('last-rate-by-date', 'de')).toContain('Wechselkurs für 1 USD, 07.01.2026 (Quelle: ECB) 0,9');
    expect(told('by-days-of-a-fiscal-year')).toContain('Exchange rate for 1 CHF, 1 Jun 2026 – 30 Jun 2026');
    expect(told('plan-in-yen')).toContain('Exchange rate for 1 EUR, 2026-02 161.25 JPY');
    expect(told('plan-in-yen', 'de')).toContain('Wechselkurs für 1 EUR, 2026-02 161,25 JPY');
  });

  it('by the rates in one row where customers or groups are told in one row', () => {
    expect(told('flow-over-a-changed-rate')).toContain('1 line; exchanged USD at 0.8, 2026-Q1 (source: ECB average)');
    expect(told('efficiency-gain-over-currencies')).toContain(
      'exchanged USD at 0.8, 2026-Q1 (source: ECB average); USD at 0.9, 2025-Q1 (source: ECB average)',
    );
    expect(told('half-of-a-newly-won-category', 'de')).toContain(
      'umgerechnet USD zu 0,9, 2026-Q1 (Quelle: ECB average)',
    );
  });

  it('by their currencies alone where there are very many rates', () => {
    expect(told('a-rate-a-day')).toContain('15 lines; USD exchanged at the rates of their dates');
    expect(told('a-rate-a-day', 'de')).toContain('15 Posten; USD umgerechnet zu den Kursen ihrer Tage');
  });

  it('without anything that a source could hide', () => {
    const text = told('rate-of-the-period', 'en', (facts) => {
      const { rates, ...rest } = facts as { rates: object[] };
      return { ...rest, rates: rates.map((rate) => ({ ...rate, source: 'a\u202eb' })) };
    });
    expect(text).not.toContain('\u202e');
  });
});
