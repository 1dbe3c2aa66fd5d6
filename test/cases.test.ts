import { describe, expect, it } from 'vitest';
import { parseFacts, parsePlan, type Statement, settle } from '../src/index.js';
import { verifyStatement } from '../src/verifier/index.js';
import { type BadCase, caseFiles, type GoodCase } from './support/cases.js';
import { expectPays, expectProblems } from './support/expectations.js';

function settled({ plan, facts, settle: options }: GoodCase): Statement {
  const parsed = parsePlan(plan);
  return settle(parsed, parseFacts(facts, parsed), options);
}

function refused({ plan, facts, settle: options }: BadCase): unknown {
  const parsed = parsePlan(plan);
  if (facts === undefined) return parsed;
  const read = parseFacts(facts, parsed);
  return options === undefined ? read : settle(parsed, read, options);
}

describe('every good case pays what it says, and its statement verifies', () => {
  it.each(caseFiles('good').filter(({ content }) => content.facts !== undefined))('$name', ({ content }) => {
    const statement = settled(content);
    expectPays(statement, content.expected);
    expect(verifyStatement(JSON.parse(JSON.stringify(statement)))).toMatchObject({ ok: true });
  });
});

describe('every bad case is refused with the problems it names', () => {
  it.each(caseFiles('bad'))('$name', ({ content }) => {
    expectProblems(() => refused(content), content.problems);
  });
});
