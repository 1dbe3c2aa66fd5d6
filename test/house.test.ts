/** The house itself: the direction check notices each kind of planted violation; no regular expression is slow. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const rules = join(root, '.dependency-cruiser.cjs');
const checker = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const houses: string[] = [];

afterAll(() => {
  for (const house of houses) rmSync(house, { recursive: true, force: true });
});

/** Builds a small house from files and returns what the direction check says of it: `rule: from -> to`, sorted. */
function violationsIn(files: Readonly<Record<string, string>>): readonly string[] {
  const house = mkdtempSync(join(tmpdir(), 'house-'));
  houses.push(house);
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
  writeFileSync(join(house, 'package.json'), readFileSync(join(root, 'package.json')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const { stdout } = spawnSync(process.execPath, [checker, 'src', '--config', rules, '--output-type', 'json'], {
    cwd: house,
    encoding: 'utf8',
  });
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; to: string; rule: { name: string } }[] };
  };
  return summary.violations
    .map(
      ({ from, to, rule }) => `${rule.name}: ${from} -> ${to.replace(/^.*node_modules\/([^/]+)\/.*$/, 'package $1')}`,
    )
    .sort();
}

/** A house that keeps every rule, with one import of each kind that is allowed. */
const CLEAN_HOUSE = {
  'src/number/decimal.ts': "import { Decimal } from 'decimal.js';\nexport const one = new Decimal(1);\n",
  'src/number/rational.ts': "import type { one } from './decimal.js';\nexport type Rational = typeof one;\n",
  'src/plan/schema.ts': "import * as z from 'zod/mini';\nexport const schema = () => z.string();\n",
  'src/schedule/form.ts': "import type { Rational } from '../number/rational.js';\nexport type Form = Rational[];\n",
  'src/schedule/evaluate.ts':
    "import type { Rational } from '../number/rational.js';\nimport type { Form } from './form.js';\nexport type E = [Rational, Form];\n",
  'src/schedule/evaluate.test.ts': "import { test } from 'vitest';\nimport 'node:fs';\nimport '../explain/text.js';\n",
  'src/explain/text.ts': "import '../plan/schema.js';\nexport const text = '';\n",
  'src/verifier/index.ts': 'export const verify = () => true;\n',
  'src/index.ts': "export * from './explain/text.js';\nexport * from './schedule/evaluate.js';\n",
  'src/texts.ts': "export * from './explain/text.js';\n",
};

describe('the direction check', () => {
  test('finds nothing in a house that keeps every rule', () => {
    expect(violationsIn(CLEAN_HOUSE)).toEqual([]);
  });

  test('notices each kind of planted violation', () => {
    const found = violationsIn({
      ...CLEAN_HOUSE,
      'src/number/peeks-right.ts': "import type { Form } from '../schedule/form.js';\nexport type A = Form;\n",
      'src/settle/imports-entry.ts': "import '../index.js';\n",
      'src/settle/takes-decimal.ts': "import { Decimal } from 'decimal.js';\nexport const d = Decimal;\n",
      'src/settle/takes-zod.ts': "import * as z from 'zod/mini';\nexport const s = z;\n",
      'src/plan/takes-whole-zod.ts': "import { z } from 'zod';\nexport const s = z;\n",
      'src/schedule/jumps.ts': "import type { s } from '../plan/takes-whole-zod.js';\nexport type S = typeof s;\n",
      'src/settle/asks-verifier.ts': "import { verify } from '../verifier/index.js';\nexport const v = verify;\n",
      'src/verifier/leans.ts': "import '../number/decimal.js';\n",
      'src/facts/reads-disk.ts': "import { readFileSync } from 'node:fs';\nexport const r = readFileSync;\n",
      'src/facts/takes-tool.ts': "import fc from 'fast-check';\nexport const f = fc;\n",
      'src/facts/lost.ts': "import './nowhere.js';\n",
      'src/measure/a.ts': "import type { B } from './b.js';\nexport type A = B | 1;\n",
      'src/measure/b.ts': "import type { A } from './a.js';\nexport type B = A | 2;\n",
      'src/attic/old.ts': "import '../number/decimal.js';\n",
      'src/explain/looks-up.ts': "import '../attic/old.js';\n",
    });
    expect(found).toEqual([
      'decimal-in-one-file: src/settle/takes-decimal.ts -> package decimal.js',
      'imports-stay-in-known-rooms: src/explain/looks-up.ts -> src/attic/old.ts',
      'no-cycles: src/measure/a.ts -> src/measure/b.ts',
      'no-node-builtins: src/facts/reads-disk.ts -> fs',
      'no-other-packages: src/facts/takes-tool.ts -> package fast-check',
      'not-resolvable: src/facts/lost.ts -> ./nowhere.js',
      'number-imports-only-left: src/number/peeks-right.ts -> src/schedule/form.ts',
      'only-known-rooms: src/attic/old.ts -> src/number/decimal.ts',
      'schedule-rests-on-its-form: src/schedule/jumps.ts -> src/plan/takes-whole-zod.ts',
      'settle-imports-only-left: src/settle/imports-entry.ts -> src/index.ts',
      'verifier-imports-nothing: src/verifier/leans.ts -> src/number/decimal.ts',
      'verifier-stands-alone: src/settle/asks-verifier.ts -> src/verifier/index.ts',
      'zod-in-plan-only: src/settle/takes-zod.ts -> package zod',
      'zod-is-zod-mini: src/plan/takes-whole-zod.ts -> package zod',
    ]);
  });
});

/** Every regular expression literal and every `new RegExp` of a source text. */
function regularExpressionsIn(path: string, text: string): { readonly literals: string[]; readonly made: number } {
  const literals: string[] = [];
  let made = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) literals.push(node.text);
    const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isCall && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp') made += 1;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  return { literals, made };
}

/** The verdict on one literal: `safe`, `vulnerable` or `unknown`. */
async function verdictOn(literal: string): Promise<string> {
  process.env.RECHECK_BACKEND = 'pure';
  const { check } = await import('recheck');
  const end = literal.lastIndexOf('/');
  return (await check(literal.slice(1, end), literal.slice(end + 1))).status;
}

describe('the regular expressions of src', () => {
  test('the check notices a planted slow one', async () => {
    const { literals, made } = regularExpressionsIn('x.ts', 'const slow = /^(\\d+)*$/u; const m = new RegExp("a");');
    expect(literals).toEqual(['/^(\\d+)*$/u']);
    expect(made).toBe(1);
    expect(await verdictOn('/^(\\d+)*$/u')).toBe('vulnerable');
  });

  test('are all literal and none is slow', async () => {
    const sourceFiles = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !/\.(test|typetest)\.ts$/.test(path))
      .map((path) => join(root, 'src', path));
    const faults: string[] = [];
    for (const path of sourceFiles) {
      const { literals, made } = regularExpressionsIn(path, readFileSync(path, 'utf8'));
      if (made > 0) faults.push(`${relative(root, path)}: RegExp made from text`);
      for (const literal of literals) {
        const verdict = await verdictOn(literal);
        if (verdict !== 'safe') faults.push(`${relative(root, path)}: ${literal} is ${verdict}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
