import { describe, expect, it } from 'vitest';
import { explain, parseFacts, parsePlan, type Statement, settle } from '../src/index.js';
import { verifyStatement } from '../src/verifier/index.js';
import { type BadCase, caseFiles, chainCases, type GoodCase, versionsCases } from './support/cases.js';
import { attemptsOf } from './support/chains.js';
import { expectInChain, expectPays, expectProblems, expectVersions } from './support/expectations.js';

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

describe('every good case of several versions of a plan', () => {
  it.each(versionsCases('good'))('$name', ({ content: { plans, facts, settle: options, expected } }) => {
    const parsed = plans.map((plan) => parsePlan(plan));
    const statement = settle(parsed, parseFacts(facts, parsed), options);
    expectPays(statement, expected);
    if (expected.versions === undefined) expect(statement.versions).toBeUndefined();
    else expectVersions(statement, expected.versions);
    expect(verifyStatement(JSON.parse(JSON.stringify(statement)))).toMatchObject({ ok: true });
    for (const locale of ['en', 'de'] as const) expect(explain(statement, { locale })).not.toContain('undefined');
  });
});

describe('every bad case of several versions of a plan', () => {
  it.each(versionsCases('bad'))('$name', ({ content: { plans, facts, settle: options, problems } }) => {
    expectProblems(() => {
      const parsed = plans.map((plan) => parsePlan(plan));
      settle(parsed, parseFacts(facts, parsed), options as GoodCase['settle']);
    }, problems);
  });
});

describe('every chain of statements', () => {
  it.each(chainCases())('$name', ({ content }) => {
    const periods: string[] = [];
    for (const { step, statement, settleIt } of attemptsOf(content)) {
      periods.push(step.settle.period);
      if (step.problems !== undefined) {
        expectProblems(settleIt, step.problems);
        continue;
      }
      expect(step.expected, `${step.settle.period} says what is expected`).toBeDefined();
      const stored = statement();
      expectInChain(stored, step.expected ?? {});
      expect(verifyStatement(stored), step.settle.period).toMatchObject({ ok: true });
      for (const locale of ['en', 'de'] as const) expect(explain(stored, { locale })).not.toContain('undefined');
    }
    expect(periods.length).toBeGreaterThan(0);
  });
});
