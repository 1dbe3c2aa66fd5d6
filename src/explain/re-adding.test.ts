/** What is printed adds up: read back from the text alone, by a reader that imports nothing of the library. */
import { describe, expect, it } from 'vitest';
import { caseFiles, chainCases, type GoodCase, versionsCases } from '../../test/support/cases.js';
import { statementsOfChain } from '../../test/support/chains.js';
import { generated } from '../../test/support/generate.js';
import { readTape } from '../../test/support/printed-tape.js';
import { statementsOf } from '../../test/support/settled.js';
import { parseFacts } from '../facts/parse.js';
import { parsePlan } from '../plan/parse.js';
import { settle } from '../settle/settle.js';
import type { Statement } from '../statement/statement.js';
import { explain } from './explain.js';

const PAYABLE = { en: '= Payable', de: '= Auszuzahlen' } as const;
const SEEDS = Array.from({ length: 40 }, (_, seed) => seed + 1);

function settled({ plan, facts, settle: options }: GoodCase): Statement {
  const parsed = parsePlan(plan);
  return settle(parsed, parseFacts(facts, parsed), options);
}

/** Reads both languages back; the statement goes through JSON first, as one that was stored. */
function expectAddsUp(statement: Statement): number {
  const stored = JSON.parse(JSON.stringify(statement)) as Statement;
  const counts = (['en', 'de'] as const).map((locale) => {
    const { wrong, rows, checked } = readTape(explain(stored, { locale }), locale);
    expect(wrong).toEqual([]);
    const payable = rows.filter(({ label }) => label === PAYABLE[locale]).at(-1);
    expect(payable?.from.equals(payable.to)).toBe(true);
    expect(payable?.from.equals(statement.payable.value)).toBe(true);
    return checked;
  });
  expect(counts[0]).toBe(counts[1]);
  return counts[0] as number;
}

describe('from the printed text alone, every row follows from the rows above it', () => {
  const cases = caseFiles('good').filter(({ content }) => content.facts !== undefined);

  it.each(cases)('$name', ({ content }) => {
    expect(expectAddsUp(settled(content))).toBeGreaterThan(1);
  });

  it.each(versionsCases('good'))('$name', ({ content: { plans, facts, settle: options } }) => {
    const parsed = plans.map((plan) => parsePlan(plan));
    expect(expectAddsUp(settle(parsed, parseFacts(facts, parsed), options))).toBeGreaterThan(1);
  });

  it.each(chainCases())('every statement of $name', ({ content }) => {
    for (const statement of statementsOfChain(content)) expect(expectAddsUp(statement)).toBeGreaterThan(0);
  });

  it.each(SEEDS)('statements of generated plans, seed %i', (seed) => {
    for (const statement of statementsOf(generated(seed))) expectAddsUp(statement);
  });
});

describe('the reader of printed statements', () => {
  const { content } = caseFiles('good').find(({ name }) => name === 'full-plan/good/full-plan-by-hand') as {
    content: GoodCase;
  };
  const text = explain(settled(content));

  it.each([
    ['a part', '3,254.16', '3,254.17'],
    ['a total', '6,155.19', '6,155.18'],
    ['a sign', '× feedback', '÷ feedback'],
    ['a rate', '99.3333…', '99.3433…'],
    ['a negative figure', '-1,200.00', '1,200.00'],
  ])('notices when %s is another', (_, printed, other) => {
    expect(text).toContain(printed);
    expect(readTape(text.replace(printed, other), 'en').wrong).not.toEqual([]);
  });
});
