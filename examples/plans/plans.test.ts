/** The ready plans: each gives the statements that lie beside it, in both languages, and the figures that its README tells. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { fileOf, planNames, printed, statementsOf } from './settled.js';

/** What each plan pays, period by period. Worked out by hand from the facts; the README of the plan has the sum in words. */
const PAYABLE: Readonly<Record<string, readonly string[]>> = {
  'broadening-campaign': ['911.50'],
  'contribution-margin': ['768.00'],
  'net-retention': ['5847.00'],
  'other-currency': ['5061.50'],
  'ramp-up-draw': ['822.58', '1500.00', '2400.00', '1000.00', '1877.42', '1500.00'],
  'target-40-30-30': ['5400.00'],
  'team-lead': ['3281.60'],
  'three-components': ['2650.19'],
};

const root = fileURLToPath(new URL('../../', import.meta.url));

function run(...args: string[]) {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  return spawnSync(process.execPath, ['--import', 'tsx', main, ...args], { cwd: root, encoding: 'utf8' });
}

test('every plan is among those whose figures are held', () => {
  expect(planNames()).toEqual(Object.keys(PAYABLE).sort());
});

describe.each(Object.keys(PAYABLE))('%s', (name) => {
  test.each(['en', 'de'] as const)('prints the statements that lie beside it, in %s', (locale) => {
    expect(printed(name, locale)).toBe(readFileSync(fileOf(name, `statement.${locale}.txt`), 'utf8'));
  });

  test('pays what was worked out by hand', () => {
    expect(statementsOf(name).map(({ payable }) => payable.value)).toEqual(PAYABLE[name]);
  });

  test('says in a README what the situation is', () => {
    expect(existsSync(fileOf(name, 'README.md'))).toBe(true);
  });
});

describe('the command', () => {
  test('prints one plan, in German too', () => {
    expect(run('ramp-up-draw').stdout).toBe(`${printed('ramp-up-draw', 'en')}\n`);
    expect(run('ramp-up-draw', '--locale', 'de').stdout).toBe(`${printed('ramp-up-draw', 'de')}\n`);
  });

  test('says which plans there are when it is asked for another', () => {
    const { status, stderr } = run('nothing');
    expect(status).toBe(1);
    expect(stderr).toContain('ramp-up-draw');
  });
});
