/**
 * Whole statements as payees see them, held against files. Where a change of words is meant, write them anew with
 * `UPDATE_GOLDEN=1 npx vitest run src/explain/golden.test.ts` and read the difference.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { caseFiles, type VersionsCase, versionsCases } from '../../test/support/cases.js';
import { parseFacts } from '../facts/parse.js';
import { parsePlan } from '../plan/parse.js';
import { settle } from '../settle/settle.js';
import { explain } from './explain.js';

const CASES = [
  'full-plan/good/full-plan-by-hand',
  'full-plan/good/full-plan-prorated',
  'caps/good/floor-and-cap',
  'caps/good/salescookie-plan-budget-cap',
  'group/good/amount-and-share',
  'group/good/by-deal',
  'guarantee/good/topped-up',
  'modifiers/good/hr-assistant-7-7-6.1',
  'rounding/good/at-total',
  'rulings/good/ruling-27-tiers-cut-groups-alike',
  'rulings/good/ruling-33-negative-zero',
];

const VERSIONS = [
  'versions/good/whole-plan-changes',
  'versions/good/left-after-the-change',
  'versions/good/campaign-and-leaver',
  'rulings/good/ruling-36-plan-cap-acts-once',
];

function statementOf(name: string, trace = true) {
  const { content } = caseFiles('good').find((file) => file.name === name) ?? { content: undefined };
  if (content === undefined) throw new Error(`there is no case ${name}`);
  const plan = parsePlan(content.plan);
  return settle(plan, parseFacts(content.facts, plan), { ...content.settle, trace });
}

function expectGolden(name: string, text: string): void {
  const path = fileURLToPath(new URL(`../../test/golden/explain/${name}.txt`, import.meta.url));
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${text}\n`);
  }
  expect(`${text}\n`).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '');
}

describe.each(['en', 'de'] as const)('a statement in %s', (locale) => {
  it.each(CASES)('%s reads as it did', (name) => {
    expectGolden(`${name.split('/').at(-1)}.${locale}`, explain(statementOf(name), { locale }));
  });

  it.each(VERSIONS)('%s of several versions reads as it did', (name) => {
    const content = versionsCases('good').find((file) => file.name === name)?.content as VersionsCase;
    const plans = content.plans.map((plan) => parsePlan(plan));
    const statement = settle(plans, parseFacts(content.facts, plans), content.settle);
    expectGolden(`${name.split('/').at(-1)}.${locale}`, explain(statement, { locale }));
  });

  it('without its trace shows figures, not how they come about', () => {
    const text = explain(statementOf('full-plan/good/full-plan-by-hand', false), { locale });
    expectGolden(`full-plan-untraced.${locale}`, text);
  });
});
