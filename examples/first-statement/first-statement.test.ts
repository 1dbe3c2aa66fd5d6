/** The shipped example: fresh from its script, read from CSV as from JSON, printed by one command. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addLines, amendedBy, emptyTally, parseFacts, parsePlan, settle, tallyJson, tallySpec } from 'dreiklang';
import { verifyStatement } from 'dreiklang/verifier';
import { describe, expect, test } from 'vitest';
import { loadFacts } from './load.js';
import { makeFiles } from './make-data.js';

const folder = new URL('.', import.meta.url);
const root = fileURLToPath(new URL('../../', import.meta.url));

function textOf(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

const plan = parsePlan(JSON.parse(textOf('plan.json')));
const facts = parseFacts(JSON.parse(textOf('facts.json')), plan);

function run(...args: string[]) {
  const main = fileURLToPath(new URL('main.ts', folder));
  return spawnSync(process.execPath, ['--import', 'tsx', main, ...args], { cwd: root, encoding: 'utf8' });
}

describe('the data', () => {
  test.each([...makeFiles()])('%s is what the script makes', (name, fresh) => {
    expect(textOf(name) === fresh).toBe(true);
  });

  test('stays below 1 MB in all', () => {
    const bytes = [...makeFiles().values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThan(1_000_000);
  });

  test('is the same from CSV as from JSON', () => {
    expect(loadFacts(folder)).toEqual(JSON.parse(textOf('facts.json')));
    const tallies = [facts, parseFacts(loadFacts(folder), plan)].map((read) => {
      const spec = tallySpec(plan, { periods: ['2026-Q2'], amended: amendedBy(read) });
      return tallyJson(addLines(emptyTally(spec), read));
    });
    expect(tallies[0] === tallies[1]).toBe(true);
  });

  test('keeps the zero at the front of a customer number', () => {
    expect(loadFacts(folder).customers[0]?.id).toBe('01017');
  });
});

describe('the statements', () => {
  const payees = facts.payees.filter((payee) => payee.plan === plan.id).map(({ id }) => id);

  test.each(['2026-Q1', '2026-Q2'])('of %s hold for the verifier, all of them', (period) => {
    expect(payees).toHaveLength(7);
    for (const payee of payees) {
      const statement = settle(plan, facts, { payee, period });
      expect(verifyStatement(statement)).toMatchObject({ ok: true });
      expect(statement.kinds.map(({ kind }) => kind)).toEqual(['revenue', 'performance', 'profit']);
    }
  });

  test('of someone who came in April 2025 have no profit component before there is a baseline', () => {
    const amounts = ['2026-Q1', '2026-Q2'].map(
      (period) => settle(plan, facts, { payee: 'krueger', period }).kinds[2]?.amount.value,
    );
    expect(amounts).toEqual(['0.00', '59.54']);
  });

  test('of someone on parental leave have 40 of 91 days', () => {
    expect(settle(plan, facts, { payee: 'hoffmann', period: '2026-Q2' }).proration?.value).toBe('40/91');
  });
});

describe('the command', () => {
  test('prints one statement, in German too', () => {
    expect(run().stdout).toContain('5,346.80');
    expect(run('krueger', '2026-Q2', '--locale', 'de').stdout).toContain('5.346,80');
  });

  test('prints everyone', () => {
    const { stdout } = run('--all', '2026-Q1');
    for (const name of ['Brandt', 'Demir', 'Falk', 'Hoffmann', 'Krüger', 'Seidel', 'Winter'])
      expect(stdout).toContain(name);
  });

  test('says what is wrong in the language asked for and fails', () => {
    const { status, stdout, stderr } = run('nobody', '2026-Q2', '--locale', 'de');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('nobody');
  });
});
