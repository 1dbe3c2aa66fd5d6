import { describe, expect, it } from 'vitest';
import { caseFiles, type GoodCase } from '../../test/support/cases.js';
import { readTape } from '../../test/support/printed-tape.js';
import { parseFacts } from '../facts/parse.js';
import { parsePlan } from '../plan/parse.js';
import { settle } from '../settle/settle.js';
import type { Statement } from '../statement/statement.js';
import { explain } from './explain.js';

function settled({ plan, facts, settle: options }: GoodCase): Statement {
  const parsed = parsePlan(plan);
  return settle(parsed, parseFacts(facts, parsed), options);
}

const CASES = caseFiles('good').filter(({ content }) => content.facts !== undefined);

describe('from the printed text alone, every row follows from the rows above it', () => {
  it.each(CASES)('$name', ({ content }) => {
    const statement = settled(content);
    for (const locale of ['en', 'de'] as const) {
      const text = explain(JSON.parse(JSON.stringify(statement)) as Statement, { locale });
      const { wrong, rows } = readTape(text, locale);
      expect(wrong).toEqual([]);
      const payable = rows.at(-1);
      expect(payable?.from.equals(payable.to)).toBe(true);
      expect(payable?.from.equals(statement.payable.value)).toBe(true);
    }
  });
});
