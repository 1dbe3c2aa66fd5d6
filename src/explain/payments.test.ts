import { describe, expect, it } from 'vitest';
import { caseFiles, type GoodCase } from '../../test/support/cases.js';
import { parseFacts } from '../facts/parse.js';
import { parsePlan } from '../plan/parse.js';
import { settle } from '../settle/settle.js';
import type { Statement } from '../statement/statement.js';
import { explain } from './explain.js';

function settled(name: string, trace = true): Statement {
  const { content } = caseFiles('good').find((one) => one.name === name) as { content: GoodCase };
  const plan = parsePlan(content.plan);
  return settle(plan, parseFacts(content.facts, plan), { ...content.settle, trace });
}

/** The rows from earned to payable, blanks in a row as one. */
function told(statement: Statement, locale: 'en' | 'de' = 'en'): string[] {
  const lines = explain(statement, { locale }).split('\n');
  const from = lines.findIndex((line) => /^= (?:Earned|Verdient)/.test(line));
  const to = lines.findIndex((line, place) => place > from && line === '');
  return lines.slice(from, to).map((line) => line.replace(/ {2,}/g, ' ').trim());
}

describe('from earned to payable, a statement tells', () => {
  const steps = settled('advances/good/deducted-after-adjustments');

  it('adjustments with their reason and author, and advances with their date', () => {
    expect(told(steps)).toEqual([
      '= Earned 1,000.00 EUR',
      '+ Adjustment: Paid twice in 2025-Q4 (m.kurz) 200.00 EUR',
      '− Advance of 31 Jan 2026, deducted 300.00 EUR',
      '− Advance of 28 Feb 2026, deducted 500.00 EUR',
      '---------',
      '= Payable 400.00 EUR',
    ]);
  });

  it('the same in German', () => {
    expect(told(steps, 'de').slice(1, 3)).toEqual([
      '+ Anpassung: Paid twice in 2025-Q4 (m.kurz) 200,00 EUR',
      '− Vorschuss vom 31.01.2026, abgezogen 300,00 EUR',
    ]);
  });

  it('the component that an adjustment is about', () => {
    const about = settled('adjustments/good/about-a-component');
    expect(told(about)[1]).toBe('+ Adjustment to sales: Paid twice in 2025-Q4 (m.kurz) -120.00 EUR');
    expect(told(about, 'de')[1]).toBe('+ Anpassung zu sales: Paid twice in 2025-Q4 (m.kurz) -120,00 EUR');
  });

  it('what is left open of an advance', () => {
    expect(told(settled('rulings/good/ruling-59-advance-beyond-the-payable')).slice(1)).toEqual([
      '− Advance of 28 Feb 2026, deducted 1,300.00 EUR',
      '≥ What is below 0 is not paid out 0.00 EUR',
      '---------',
      '= Payable 0.00 EUR',
      'Left open, to be carried over -300.00 EUR',
    ]);
  });

  it('the same without its trace', () => {
    expect(told(settled('advances/good/deducted-after-adjustments', false))).toEqual(told(steps));
  });
});
